/** Sayings of a claim: what a bundle may say of them, that no verdict sees them, and the verdict on each by its own day. */
import { describe, expect, it } from 'vitest';
import { assembleBundle, type Claim, keptClaim, parseBundle } from '../../../claims/bundle.ts';
import type { Saying } from '../../../claims/claim.ts';
import { decideClocks, evaluateBundle, evidenceOf } from '../../../claims/evaluate.ts';
import { listFault } from '../../../claims/sayings/list-fault.ts';
import { isSameQuestion } from '../../../claims/sayings/merging.ts';
import { saidWhen, timesInWords, toldSayings } from '../../../claims/sayings/saying.ts';
import { decideSaying, sayingFault } from '../../../claims/sayings/verdict.ts';
import { readStarter } from '../../../src/commands/starter.ts';
import { smallBundle } from '../../support/bundles.ts';

const saying = (given: Partial<Saying> = {}): Saying => ({
  claimant: { name: 'Somebody else' },
  saidOn: '2024-03-01',
  quote: '20,000 officers',
  ...given,
});

const withSayings = (sayings: readonly unknown[]) => {
  const bundle = smallBundle();
  return { ...bundle, claim: { ...bundle.claim, sayings } };
};

describe('the sayings of a bundle', () => {
  it('are taken as they are, and change no verdict', async () => {
    for (const { bundle } of await readStarter()) {
      const parsed = parseBundle({
        ...bundle,
        claim: { ...bundle.claim, sayings: [saying(), saying({ saidOn: '2025' })] },
      });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
      expect(parsed.bundle.claim.sayings).toHaveLength(2);
      expect(evaluateBundle(parsed.bundle)).toEqual(evaluateBundle(bundle));
      expect(decideClocks(parsed.bundle, '2026-01-01')).toEqual(decideClocks(bundle, '2026-01-01'));
      expect(keptClaim(parsed.bundle)).toEqual(keptClaim(bundle));
    }
  });

  it('a bundle without any is byte for byte what it was', async () => {
    for (const { bundle } of await readStarter()) {
      const read = parseBundle(JSON.parse(JSON.stringify(bundle)));
      if (!read.ok) throw new Error('no bundle');
      const { claim, series, sources, asOf, related } = read.bundle;
      const again = assembleBundle(
        related === undefined ? claim : { ...claim, related },
        series,
        sources,
        asOf,
      );
      expect(JSON.stringify(again)).not.toContain('sayings');
      expect('sayings' in again.claim).toBe(false);
    }
  });

  it.each([
    [[saying({ saidOn: '2024-02-30' })], 'claim.sayings[0].saidOn', /a day, a month or a year/],
    [[saying(), saying({ saidOn: '2024-02' })], 'claim.sayings[1].saidOn', /2024-02 comes before 2024-03-01/],
    [[{ ...saying(), verdict: 'right' }], 'claim.sayings[0]', /unknown key: "verdict"/],
    [[{ ...saying(), quote: ' ' }], 'claim.sayings[0].quote', /must not be empty/],
    [[{ ...saying(), reported: false }], 'claim.sayings[0].reported', /true, or absent/],
    [Array.from({ length: 501 }, () => saying()), 'claim.sayings', /at most 500/],
  ])('%# are refused where they stand', (sayings, path, message) => {
    const parsed = parseBundle(withSayings(sayings));
    if (parsed.ok) throw new Error('it was taken');
    expect(parsed.issues).toContainEqual({ path, message: expect.stringMatching(message) });
  });
});

describe('the verdict on a saying', () => {
  const bundle = smallBundle();

  it('is by its own figure and hedge, of its own day', () => {
    const on = (given: Partial<Saying>) =>
      decideSaying(bundle.claim as Claim, saying(given), evidenceOf(bundle), '2024-12-31').said;
    expect(on({})).toMatchObject({ asOf: '2024-03-01', finding: 'holds' });
    expect(on({ claimed: { value: '25000', unit: 'officers' } })).toMatchObject({ finding: 'fails' });
    expect(on({ claimed: { value: '20100', unit: 'officers', hedge: 'nearly' } }).finding).toBe('holds');
    expect(on({ claimed: { value: '20100', unit: 'officers', hedge: 'exactly' } }).finding).toBe('fails');
    expect(on({ saidOn: '2024-02' }).asOf).toBe('2024-02-29');
  });

  it.each([
    [{ saidOn: '2025' }, 'saidOn', /not over yet/],
    [
      { claimed: { value: '20', unit: 'homes' } },
      'claimed',
      /is in homes, and that of the claim in officers/,
    ],
  ])('%# is refused', (given, field, message) => {
    expect(sayingFault(bundle, saying(given), '2024-12-31')).toEqual({
      field,
      message: expect.stringMatching(message),
    });
  });

  it('is no verdict of this claim where the latest figure is another', () => {
    const [series] = bundle.series;
    if (series === undefined) throw new Error('no series');
    const [one] = series.observations;
    if (one === undefined) throw new Error('no figure');
    const later = { ...one, at: '2024-05-31', value: '21000', publishedOn: '2024-06-10' };
    const moved = {
      ...bundle,
      claim: { ...bundle.claim, inputs: { value: { series: series.id, at: 'latest' } } } as Claim,
      series: [{ ...series, observations: [...series.observations, later] }],
    };
    expect(sayingFault(moved, saying({ saidOn: '2024-06-09' }), '2024-12-31')).toBeUndefined();
    expect(sayingFault(moved, saying({ saidOn: '2024-06-10' }), '2024-12-31')).toEqual({
      field: 'saidOn',
      message: expect.stringMatching(/that of 31 May 2024; when the claim was made .* another claim/),
    });
    expect(sayingFault(bundle, saying({ saidOn: '2024-06-10' }), '2024-12-31')).toBeUndefined();
  });
});

describe('what a list of sayings says', () => {
  const own = { claimant: { name: 'A' }, saidOn: '2024-01-31', quote: 'x' };
  const held = (id: number, slug: string, given: Partial<Saying> = {}) => ({
    id,
    person: { slug, name: slug },
    said: saying(given),
    addedAt: '2024-04-01T00:00:00Z',
  });

  it('counts a person once, and words that others hold not at all', () => {
    const told = toldSayings(own, { slug: 'a', name: 'A' }, [
      held(1, 'b', { saidOn: '2024' }),
      held(2, 'a', { saidOn: '2024-02-02' }),
      held(3, 'b', { saidOn: '2024-02-02', within: 'another-claim' }),
      held(4, 'c', { saidOn: '2023-12-01' }),
    ]);
    expect(told.lines.map(({ id }) => id)).toEqual([4, null, 2, 3, 1]);
    expect([told.times, told.people, told.first.id, told.last.id]).toEqual([4, 3, 4, 1]);
    expect(timesInWords(told)).toBe('four times by three people');
  });

  it('tells days as far as they are known', () => {
    expect(['2023-11-19', '2023-11', '2023'].map(saidWhen)).toEqual([
      'on 19 November 2023',
      'in November 2023',
      'in 2023',
    ]);
  });
});

describe('one question', () => {
  it('is one however it is written', async () => {
    const all = (await readStarter()).map(({ bundle }) => bundle.claim);
    for (const claim of all) {
      expect(isSameQuestion(claim, { ...claim, quote: 'else', slug: 'else', saidOn: '2030-01-01' })).toBe(
        true,
      );
      if ('claimed' in claim && claim.claimed !== undefined) {
        const { value } = claim.claimed;
        const written = value.includes('.') ? `${value}0` : `${value}.0`;
        expect(
          isSameQuestion(claim, { ...claim, claimed: { ...claim.claimed, value: written } } as Claim),
        ).toBe(true);
        expect(
          isSameQuestion(claim, { ...claim, claimed: { ...claim.claimed, value: '123454321' } } as Claim),
        ).toBe(false);
      }
    }
  });
});

describe('a list of sayings', () => {
  const { claim } = withSayings([]) as ReturnType<typeof smallBundle>;
  const again = { claimant: claim.claimant, saidOn: claim.saidOn, quote: claim.quote };
  const other = { ...again, quote: 'Officers: 20,000 of them' };
  it.each([
    ['the claim’s own words again', [again], 0, 'quote'],
    ['one saying twice', [other, other], 1, 'quote'],
    ['words held in themselves', [{ ...other, within: claim.slug }], 0, 'within'],
    ['two sayings', [other, { ...other, saidOn: '2024-03-05' }], 1, undefined],
  ])('%s', (_, sayings, index, field) => {
    expect(listFault({ ...claim, sayings }, index)?.field).toBe(field);
  });
});
