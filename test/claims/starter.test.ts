/** The starter ledger as a careful reader meets it: what each headline says, on whose figures, and what stands beside it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evaluateBundle } from '../../claims/evaluate.ts';
import { headlineOf } from '../../claims/verdict/headline.ts';
import type { Verdict } from '../../claims/verdict/verdict.ts';
import { STARTER_TOPICS } from '../../db/ledger/starter.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { ROOT } from '../support/servers.ts';

/** A day on which all the figures of the starter ledger are known. */
const TODAY = '2026-11-30';

const starter = (await readStarter()).map(({ bundle }) => bundle);
const bySlug = new Map(starter.map((bundle) => [bundle.claim.slug, bundle]));

function bundleOf(slug: string) {
  const bundle = bySlug.get(slug);
  if (bundle === undefined) throw new Error(`the starter ledger has no claim ${slug}`);
  return bundle;
}

/** What both clocks say of a claim. */
function clocks(slug: string): { said: Verdict; now: Verdict } {
  const bundle = bundleOf(slug);
  return {
    said: evaluateBundle({ ...bundle, asOf: bundle.claim.saidOn }),
    now: evaluateBundle({ ...bundle, asOf: TODAY }),
  };
}

const headline = (slug: string) => headlineOf(clocks(slug));
const flags = (verdict: Verdict) => verdict.framing.map(({ flag }) => flag);
const others = ({ alsoOn = [] }: Verdict) => alsoOn.map(({ label, word }) => [label, word]);

describe('what is said of a pace leads with the day it was said', () => {
  test.each([
    ['braverman-on-track', 'not-borne-out', 'borne-out'],
    ['home-office-well-on-its-way', 'not-borne-out', 'borne-out'],
    ['nao-on-course-to-achieve-its-target', 'not-borne-out', 'borne-out'],
    ['cooper-on-course-to-miss', 'borne-out', 'not-borne-out'],
    ['liberal-democrats-off-track', 'borne-out', 'not-borne-out'],
    ['bradburn-another-broken-promise', 'borne-out', 'not-borne-out'],
  ])('%s: %s when said, %s by what came', (slug, word, other) => {
    expect(headline(slug)).toEqual({ word, clock: 'said', other });
  });

  test('the commissioners’ “ahead of schedule” is held against the programme’s own schedule', () => {
    for (const slug of ['commissioners-ahead-of-schedule', 'on-track-october-2020']) {
      expect(headline(slug)).toMatchObject({ word: 'borne-out', clock: 'said' });
      expect(clocks(slug).said.pace?.target.exact, slug).toBe('6000');
    }
    expect(clocks('commissioners-ahead-of-schedule').said.finding).toBe('reached');
  });

  test('“well on track” in April 2021 was borne out on the day and by what came', () => {
    expect(headline('johnson-well-on-track-april-2021')).toEqual({ word: 'borne-out', clock: 'said' });
  });

  test('the Liberal Democrats are judged on the figure that was out on their day', () => {
    expect(clocks('liberal-democrats-off-track').said.pace).toMatchObject({
      at: '2021-12-31',
      actual: { exact: '11048' },
    });
  });
});

describe('what was said of figures still to come', () => {
  test.each([
    ['met-could-lose-up-to-14-million', 'not-borne-out'],
    ['home-office-confident-20000', 'borne-out'],
    ['whitehall-source-likely-to-have-hit-the-target', 'borne-out'],
    ['met-forecast-32750-officers', 'borne-out'],
  ])('%s is a forecast, and %s', (slug, word) => {
    expect(bundleOf(slug).claim.kind).toBe('forecast');
    expect(headline(slug)).toEqual({ word, clock: 'now', other: 'too-early' });
  });
});

describe('an estimate of its day', () => {
  test.each(['economy-1-2-percent-smaller-end-of-2021', 'economy-smaller-than-before-covid'])(
    '%s was right when said, and its author is not blamed for the revision',
    (slug) => {
      expect(headline(slug)).toEqual({ word: 'right', clock: 'said', other: 'wrong' });
      expect(bundleOf(slug).claim.claimant.name).toBe('Office for National Statistics');
    },
  );
});

describe('promises', () => {
  test('are quoted in their own words', () => {
    expect(bundleOf('johnson-20000-officers').claim).toMatchObject({
      quote: 'I promised 20,000 extra officers and that recruitment will now start in earnest.',
      claimant: { name: 'Boris Johnson' },
    });
    const promised = starter.filter(({ claim }) => claim.kind === 'promise');
    expect(
      promised
        .map(({ claim }) => claim.quote)
        .filter((quote) => /promise to|has promised|its goal/.test(quote)),
    ).toEqual([]);
  });

  test.each([
    ['johnson-20000-officers', 'kept'],
    ['thames-valley-598-by-march-2023', 'kept'],
    ['3000-neighbourhood-officers-within-a-year', 'too-early'],
    ['government-13000-by-end-of-parliament', 'too-early'],
    ['labour-13000-as-said-in-2023', 'cannot-be-checked'],
    ['labour-neighbourhood-guarantee-2023', 'cannot-be-checked'],
  ])('%s: %s', (slug, word) => {
    expect(headline(slug)).toMatchObject({ word, clock: 'now' });
  });
});

describe('one quotation, read in several ways', () => {
  test('Cooke’s 20%: pay and prices of one month, at the top of the scale and after training', () => {
    const { said } = clocks('cooke-20-percent-pay-cut-top-of-scale');
    expect([said.word, said.computed?.decimal]).toEqual(['nearly-right', '16.963529']);
    expect(others(said)).toEqual([['pay after initial training', 'understated']]);
    for (const slug of ['cooke-20-percent-pay-cut-top-of-scale', '20-percent-real-terms-pay-cut']) {
      const { inputs } = bundleOf(slug).claim as { inputs: Record<string, { at: string }> };
      const month = (name: string) => inputs[name]?.at.slice(0, 7);
      expect([month('from'), month('to')]).toEqual([month('pricesFrom'), month('pricesTo')]);
    }
  });

  test('609 or 598: the target is the Home Office’s, and the force gave itself another', () => {
    const { said } = clocks('thames-valley-609-promised');
    expect([said.word, others(said)]).toEqual([
      'right',
      [['the number that Thames Valley Police gave itself', 'nearly-right']],
    ]);
    expect(others(clocks('thames-valley-25-a-month').said)).toEqual([
      ['the 598 that Thames Valley Police gave itself', 'right'],
    ]);
  });

  test('“in just one year … 9,000”: 5,766 in that year, and nearly 9,000 since the start', () => {
    const { said } = clocks('johnson-9000-in-just-one-year');
    expect([said.word, said.computed?.decimal]).toEqual(['overstated', '5766']);
    expect(others(said)).toEqual([['the 19 months since recruitment began', 'right']]);
  });

  test('the Met over 34,000: right by heads, nearly right by full-time equivalents', () => {
    const { said } = clocks('met-over-34000-headcount');
    expect([said.word, others(said)]).toEqual(['right', [['full-time equivalents', 'nearly-right']]]);
    expect(headline('met-over-34000-fte').word).toBe('nearly-right');
  });

  test('245 officers per 100,000 people, on two fixed days', () => {
    const { said, now } = clocks('245-officers-per-100000-people');
    expect(said.computed).toMatchObject({ decimal: '245.270427', unit: 'officers per 100,000 people' });
    expect([said.word, flags(said)]).toEqual(['right', expect.arrayContaining(['dates-apart'])]);
    expect(others(now).map(([, word]) => word)).toEqual(['right', 'nearly-right']);
    expect(said.because).not.toContain('times');
  });
});

describe('what right words leave out', () => {
  test('“more police than ever before”: not per head, and not before 2007', () => {
    const { now } = clocks('more-police-than-ever-before');
    expect(now.word).toBe('right');
    expect(flags(now)).toEqual(expect.arrayContaining(['coverage', 'per-head']));
  });

  test('the Met’s own sum is of its own figures, and 2,000 out', () => {
    const { said } = clocks('met-4660891-contacts-add-up');
    expect([said.word, said.finding, said.computed?.decimal]).toEqual([
      'nearly-right',
      'slightly-off',
      '4662891',
    ]);
    expect(flags(said)).toContain('own-figures');
  });
});

describe('arithmetic', () => {
  test.each([
    ['3427-still-to-be-recruited', 'overstated', '3247'],
    ['liberal-democrats-lag-by-3427', 'overstated', '3247'],
    ['1142-officers-a-month', 'overstated', '1082.333333'],
    ['liberal-democrats-597-a-month', 'right', '596.8'],
    ['16-percent-short', 'right', '16.235'],
    ['hmicfrs-9-8-percent-average-adds-up', 'overstated', '7.8'],
  ])('%s: %s, %s', (slug, word, computed) => {
    const { said } = clocks(slug);
    expect([said.word, said.computed?.decimal]).toEqual([word, computed]);
  });

  test('128,433 officers are said as the adjusted baseline', () => {
    expect(clocks('149572-officers-add-up').said.because).toMatch(
      /^128,433 officers on 31 March 2023 in “Adjusted baseline of the Uplift”, 20,951 officers /,
    );
  });

  test('“nearly 450” is not tested on its own arithmetic', () => {
    expect(headline('met-nearly-450-a-month')).toEqual({ word: 'cannot-be-checked', clock: 'said' });
    expect(JSON.stringify(bundleOf('met-nearly-450-a-month').claim)).not.toContain('3257');
  });
});

describe('the other side of each dispute', () => {
  test.each([
    ['mcfadden-nudging-8-million-people-waiting', 'overstated'],
    ['law-over-7-million-people-waiting', 'overstated'],
    ['raab-waiting-lists-down-two-thirds', 'wrong'],
    ['cleverly-knife-crime-down-without-london', 'wrong'],
    ['sunak-violent-crime-cut-in-half', 'right'],
    ['sunak-net-migration-down-10-percent', 'right'],
    ['labour-illegal-working-visits-down-over-1000', 'right'],
    ['melenchon-pas-plus-d-immigres-qu-en-1930', 'wrong'],
    ['poilievre-rents-have-doubled', 'overstated'],
  ])('%s: %s', (slug, word) => {
    expect(headline(slug).word).toBe(word);
  });

  test('a number that is of something else is told as what it is', () => {
    for (const slug of ['mcfadden-nudging-8-million-people-waiting', 'law-over-7-million-people-waiting'])
      expect(clocks(slug).said.insteadOf, slug).toEqual({ what: 'the number of cases, not of people' });
    expect(clocks('sunak-200000-people-in-scottish-oil-and-gas').said.insteadOf).toEqual({
      what: 'the whole United Kingdom',
    });
  });
});

describe('every claim', () => {
  test('has the name of its file and stands under one topic', () => {
    const files = readdirSync(join(ROOT, 'db/starter')).map((name) => name.replace(/\.json$/, ''));
    expect(files.sort()).toEqual([...bySlug.keys()].sort());
    expect(Object.values(STARTER_TOPICS).flat().sort()).toEqual([...bySlug.keys()].sort());
  });

  test('names the day it was said as the day of its bundle', () => {
    for (const { asOf, claim } of starter) expect(asOf, claim.slug).toBe(claim.saidOn);
  });

  test('gives a series or a source of one id as all others do', () => {
    const held = new Map<string, string>();
    for (const { claim, series, sources } of starter)
      for (const [what, one] of [
        ...series.map((s) => [`series ${s.id}`, s] as const),
        ...sources.map((s) => [`source ${s.id}`, s] as const),
      ]) {
        const text = JSON.stringify(one);
        expect(held.get(what) ?? text, `${what} in ${claim.slug}`).toBe(text);
        held.set(what, text);
      }
  });

  test('says where it was said, and no paper is called untitled', () => {
    for (const { claim } of starter) expect(claim.appearance?.title, claim.slug).toBeDefined();
    for (const name of readdirSync(join(ROOT, 'db/starter')))
      expect(readFileSync(join(ROOT, 'db/starter', name), 'utf8'), name).not.toMatch(/untitled/i);
  });

  test('whose words are a paraphrase says by whom they are reported', () => {
    const paraphrased = starter.filter(({ claim }) => claim.appearance?.publisher === 'exbulletin.com');
    expect(paraphrased.length).toBeGreaterThan(5);
    for (const { claim } of paraphrased)
      expect(`${claim.claimant.name} ${claim.claimant.role}`, claim.slug).toMatch(/exbulletin\.com/);
  });
});
