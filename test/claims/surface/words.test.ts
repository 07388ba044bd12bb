/** What a surface says, judged as a statistician and the press officers of both sides would: on real figures. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Evidence, type EvidenceParts } from '../../../claims/engine/evidence.ts';
import type { AnyClaim } from '../../../claims/engine/kind.ts';
import { surfaceOf } from '../../../claims/surface/surface.ts';
import { surfaceTold } from '../../../claims/surface/told.ts';
import type { Framing } from '../../../claims/verdict/verdict.ts';
import { english } from '../../../claims/words/language.ts';
import { ROOT } from '../../support/servers.ts';

interface Case {
  name: string;
  bundle: EvidenceParts & { claim: AnyClaim; asOf: string };
}

const cases = readFileSync(join(ROOT, 'test/cases/surface.ndjson'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as Case);

function bundleOf(name: string): Case['bundle'] {
  const found = cases.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no case ${name}`);
  return found.bundle;
}

/** A claim's sentences and its flags in words; no sentences where it has no surface. */
function said({ claim, asOf, ...evidence }: Case['bundle']) {
  const told = surfaceTold(claim, new Evidence(evidence), asOf);
  const flags: Framing[] = surfaceOf(claim, new Evidence(evidence), asOf)?.framing ?? [];
  return {
    sentences:
      told === undefined ? undefined : english.surface(told.told).sentences.map(({ sentence }) => sentence),
    pairs: told === undefined ? undefined : english.surface(told.told).pairs,
    figures: told === undefined ? undefined : english.surface(told.told).figures,
    flags: flags.map(({ flag }) => flag),
    told: flags.map((flag) => {
      const { label, sentence } = english.framing(flag, (input) => input, told?.told);
      return `${label} ${sentence.map((part) => (typeof part === 'string' ? part : part.text)).join('')}`;
    }),
  };
}

const ofCase = (name: string) => said(bundleOf(name));

describe('judged fair to both sides', () => {
  test('1. more officers than in 2010, said by a government', () => {
    const { sentences, flags, told } = ofCase('ew-up-since-2010-to-2023');
    expect(sentences).toContain('Every one of the 19 other starting years gives a rise.');
    expect(flags).toEqual(['per-head']);
    expect(told).toEqual(['Per head. Per head of population it is a fall of 6.5%.']);
    expect(sentences).toContain('Counted as headcount: also a rise, of 2.4%.');
  });

  test('2. up since 2018, a trough that is named by its consequence only', () => {
    const { sentences, told, pairs } = ofCase('ew-up-since-2018');
    expect(sentences?.[0]).toBe(
      'Of 18 other starting years, 12 give a rise; since March 2010 it is a fall of 2.4%.',
    );
    expect(sentences).toContain('Of 15 other spans of four years, 6 show a rise.');
    expect(told).toEqual([
      'The starting point matters: since March 2018 it is a rise of 14.6%, but 6 of 18 other starting years give a fall.',
    ]);
    expect(pairs).toBe('Every pair of years from 2003 to 2022: 58 of 189 give a rise.');
  });

  test('3. up 20% since 2019: what an opposition would say, and true', () => {
    const { sentences, flags } = ofCase('to-published-on-the-day');
    expect(flags).toEqual([]);
    expect(sentences).toContain(
      'Every one of the 19 other starting years gives a rise; since March 2010 it is only a rise of 2.6%.',
    );
    expect(sentences?.join(' '), 'of other years').not.toMatch(/between/);
  });

  test('4. more police than ever before: nothing is said of later first years', () => {
    const { sentences, flags, told } = ofCase('ew-record-2023-hc');
    expect(flags).toEqual(['per-head', 'stale']);
    expect(sentences).toEqual([
      'By FTE it is also the highest.',
      'Per head of population it is not the highest: March 2007 was higher.',
    ]);
    expect(told[1]).toBe(
      'A newer figure was already out when this was said: by March 2025 it is 1,317 below March 2024.',
    );
  });

  test('5. 21,000 cut since 2010, said in 2018: nobody knew the later figures', () => {
    expect(ofCase('ew-down-2010-2018-as-of-2018').flags).toEqual([]);
    const { sentences, flags } = ofCase('ew-down-2010-2018-said-2018-now');
    expect(flags).toEqual([]);
    expect(sentences).toContain(
      'Figures published since: by March 2025 it is a rise of 2,708 officers, the other way.',
    );
  });

  test('6. PCSOs cut in half: the first year of all is told with its figure', () => {
    const { sentences, flags, figures } = ofCase('pcso-fall-2010');
    expect(flags).toEqual([]);
    expect(sentences?.[0]).toBe(
      'Of 19 other starting years, 15 give a fall; since March 2003 it is a rise of 564%.',
    );
    expect(figures).toBe('The figures: 1,176 in March 2003, 16,918 in March 2010 and 7,806 in March 2023.');
  });

  test('7. down on the year: other years are told, and no other starts', () => {
    const { sentences, flags } = ofCase('ew-down-year-2025');
    expect(flags).toEqual([]);
    expect(sentences).toContain('Of 21 other years, 10 show a fall.');
    expect(sentences).toContain(
      'The nearest reading that says otherwise: since March 2020 it is a rise of 17,332 officers.',
    );
    expect(sentences?.join(' ')).not.toContain('starting');
  });

  test('8. 312 more than a year before: fewer at the population of the year', () => {
    expect(ofCase('ew-up-year-2024').told[0]).toBe(
      'Per head. Allowing for population growth it is a fall: 1,395 fewer officers at the population of March 2024.',
    );
  });

  test('9. pay up 13% since 2010: after inflation a fall, and pay of others is no other measure', () => {
    const { sentences, flags } = ofCase('pay-top-up-2010-2021-cpih');
    expect(flags).toEqual(['real-terms']);
    expect(sentences).toContain('After inflation it is a fall of 9.1%.');
    expect(ofCase('pay-top-up-2013-2024-pounds').sentences).toContain(
      'In the prices of 2024 it is £1,106 a year less.',
    );
  });

  test('10. pay of new constables down since 2010: the year in which a government began is nobody’s choice', () => {
    const { sentences, flags } = ofCase('pay-new-fall-2010-2021');
    expect(flags).not.toContain('window');
    expect(sentences).toContain('After inflation: also a fall, of 23.5%.');
  });

  test('11. the largest in its history: both measures agree', () => {
    const { sentences, flags } = ofCase('met-record-2022-hc');
    expect(flags).toEqual([]);
    expect(sentences).toEqual(['By FTE it is also the highest.']);
  });

  test('12. the Met down since 2011, to March 2020: newer figures were out', () => {
    const { told } = ofCase('met-down-2011-2020');
    expect(told).toEqual([
      'The starting point matters: since March 2011 it is a fall of 95 officers, but 9 of 12 other starting years give a rise.',
      'A newer figure was already out when this was said: by March 2022 it is a rise of 1,648 officers, the other way.',
    ]);
  });

  test.each(['superlative-since', 'pcso-lowest-since-2006'])(
    '13 and 14. %s names the year itself',
    (name) => {
      const { claim, asOf, ...evidence } = bundleOf(name);
      expect(surfaceOf(claim, new Evidence(evidence), asOf)?.surface.counter).toBeNull();
      expect(ofCase(name).sentences?.join(' ')).not.toMatch(/was (?:higher|lower)/);
    },
  );

  test('15. population up since 2010: a shorter time gives less, which is no counter-example', () => {
    const { claim, asOf, ...evidence } = bundleOf('scale-claim-in-million');
    expect(surfaceOf(claim, new Evidence(evidence), asOf)?.surface.counter).toBeNull();
    expect(ofCase('scale-claim-in-million').sentences).toContain(
      'It holds from every natural starting point we know.',
    );
  });

  test('16. down on the quarter: neighbours in the series have no window', () => {
    expect(ofCase('flow-quarter-grows-fall-on-quarter').flags).not.toContain('window');
    expect(ofCase('flow-quarter-shifts').sentences).toContain('Of 5 other quarters, all 5 show a fall.');
  });

  test('17. up between 2017 and 2019, by 47: the rise is nothing, and no sentence tells of 0.0', () => {
    const { sentences, flags, told } = ofCase('ew-up-2017-2019');
    expect(flags).toEqual(['measure', 'per-head', 'window']);
    expect(told[0]).toBe('Another measure. Counted as headcount it is a fall of 58 officers.');
    expect(told[2]).toContain('since March 2017 it is a rise of 47 officers');
    expect(sentences?.join(' ')).not.toMatch(/\b0(?:\.0)?%/);
  });

  test('17. as a percentage the rise rounds to nothing, and is told as that', () => {
    const bundle = bundleOf('ew-up-2017-2019');
    const claim = { ...bundle.claim, kind: 'percent-change', claimed: { value: '0.0', unit: '%' } };
    const { told, sentences } = said({ ...bundle, claim });
    expect(told.at(-1)).toBe(
      'The starting point matters: since March 2017 there is almost no change, but 14 of 15 other starting years give a fall.',
    );
    expect(sentences).toContain('Counted as headcount there is almost no change.');
  });

  test('18. the lowest since records began, said in 2017: that a record ended is no fault of the words', () => {
    const { flags, sentences } = ofCase('superlative-lowest-2017-said-2017');
    expect(flags).not.toContain('stale');
    expect(sentences?.join(' ')).not.toContain('not the lowest, by');
  });

  test('19. rose by less than 5%: no surface, since the words stress smallness', () => {
    expect(ofCase('hedge-under').sentences).toBeUndefined();
  });

  test('20. Thames Valley up since 2010: every start agrees, and a pair of other years is no counter-example', () => {
    const bundle = bundleOf('tvp-up-2021-2022');
    const { from, to } = { from: '2010-03-31', to: '2022-03-31' };
    const claim: AnyClaim = {
      ...bundle.claim,
      kind: 'percent-change',
      claimed: { value: '2.3', unit: '%' },
      inputs: { from: { series: 'tvp-hc', at: from }, to: { series: 'tvp-hc', at: to } },
    };
    const { sentences } = said({ ...bundle, claim });
    expect(sentences).toContain('Every one of the 14 other starting years gives a rise.');
    expect(sentences).toContain('It holds from every natural starting point we know.');
  });
});

describe('every sentence of every golden case', () => {
  const all = cases.flatMap(({ name, bundle }) => {
    const { sentences = [], told, pairs } = said(bundle);
    return [...sentences, ...told, ...(pairs === undefined ? [] : [pairs])].map((text) => ({ name, text }));
  });

  test('is there to be read', () => expect(all.length).toBeGreaterThan(200));

  test('has no negative number, no judgement and no code in it', () => {
    for (const { name, text } of all) {
      expect(text, name).not.toMatch(/[-−]\d/);
      expect(text, name).not.toMatch(
        /likely|probab|chance|cherry|misleading|robust|sensitive|\balone\b|\bfew\b|picked|undefined|NaN/i,
      );
      expect(text, name).not.toMatch(/ of 0(?:\.0+)?(?:%| |,|\.$)/);
      expect(text, name).toMatch(/^[A-Z].*\.$/);
    }
  });
});

test('where the surface is not at hand, its flags are still told', () => {
  const flag: Framing = { flag: 'window' };
  expect(english.framing(flag, (input) => input).sentence).toEqual([
    'From other natural starting or end points it goes the other way.',
  ]);
});

test('other evidence of the claim and a measure of the surface are told together', () => {
  const { claim, asOf, ...evidence } = bundleOf('ew-up-2017-2019');
  const told = surfaceTold(claim, new Evidence(evidence), asOf)?.told;
  const on = [
    { label: 'Special constables', finding: 'fails', word: 'wrong', decimal: '-3' } as const,
    { label: 'Police officers, headcount', decimal: '-58' },
  ];
  expect(english.framing({ flag: 'measure', on }, (input) => input, told).sentence).toEqual([
    'It comes out wrong on Special constables.',
    ' ',
    'Counted as headcount it is a fall of 58 officers.',
  ]);
});
