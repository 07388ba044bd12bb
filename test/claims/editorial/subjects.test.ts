/** Which claims belong together: by what their words speak of, and not by what that is reckoned with. */
import { describe, expect, it } from 'vitest';
import { keptClaim } from '../../../claims/bundle.ts';
import { seriesSpokenOf, subjectSeries, subjectsOf } from '../../../claims/editorial/subjects.ts';
import type { ClaimWithInputs } from '../../../claims/kinds/given-inputs.ts';
import { readStarter } from '../../../src/commands/starter.ts';

const starter = new Map(
  (await readStarter()).map(({ bundle }, i) => [
    bundle.claim.slug,
    { claim: keptClaim(bundle), number: i + 1 },
  ]),
);

const spoken = (slug: string) => {
  const found = starter.get(slug);
  if (found === undefined) throw new Error(`the starter ledger has no ${slug}`);
  return seriesSpokenOf(found.claim);
};

const figure = (series: string) => ({ series, at: '2024-01-31' });

describe('what a claim is about', () => {
  it.each([
    ['braverman-on-track', ['uplift-ew'], 'the progress, and not the target'],
    ['1142-officers-a-month', ['uplift-ew'], 'what was reached'],
    ['cooke-20-percent-pay-cut-top-of-scale', ['pay-top'], 'the pay, and not the prices'],
    ['245-officers-per-100000-people', ['fte-ew'], 'the officers, and not the population'],
    ['18-percent-of-the-13000-target', ['np-growth-ew'], 'the part, and not the whole'],
    ['labour-12-percent-in-neighbourhood-roles', [], 'no series, if only the whole is of one'],
    ['149572-officers-add-up', [], 'a sum, and none of its parts'],
    ['more-officers-leaving-than-joining', ['leavers-ew', 'joiners-ew'], 'both that are compared'],
    ['more-police-than-ever-before', ['headcount-ew'], 'the figure of a record'],
    ['whitehall-source-likely-to-have-hit-the-target', ['uplift-ew'], 'the figure that is foretold'],
    ['biden-18000-people-got-clemency', ['clemency-obama-us'], 'the figure of a level'],
    ['stride-child-poverty-down-100000', [], 'no series, if its figures are its own'],
  ])('of %s is %j: %s', (slug, series) => {
    expect(spoken(slug)).toEqual(series);
  });

  it('is the series that a list is all of, and none if it is mixed', () => {
    const sum = (...parts: string[]): ClaimWithInputs => ({
      kind: 'sum',
      inputs: { parts: parts.map(figure) },
    });
    expect(seriesSpokenOf(sum('a', 'a'))).toEqual(['a']);
    expect(seriesSpokenOf(sum('a', 'b'))).toEqual([]);
  });

  it('is nothing for a kind that there is not', () => {
    expect(seriesSpokenOf({ kind: 'no-such-kind', inputs: { value: figure('a') } })).toEqual([]);
  });

  it('takes in the other measures that it names, unless it is about two things', () => {
    const level = {
      kind: 'level',
      inputs: { value: figure('a') },
      related: { measures: ['b', 'a'], prices: 'cpi' },
    };
    expect(subjectSeries(level)).toEqual([
      { series: 'a', isAbout: true },
      { series: 'b', isAbout: false },
    ]);
    const compared = {
      kind: 'comparison',
      inputs: { a: figure('a'), b: figure('c') },
      related: { measures: ['b'] },
    };
    expect(subjectSeries(compared).map(({ series }) => series)).toEqual(['a', 'c']);
  });
});

describe('the subjects', () => {
  it('of the starter ledger keep the two sides of a target together, and wages and prices apart', () => {
    const firsts = new Map<string, number>();
    const pairs: (readonly [string, string])[] = [];
    for (const { claim, number } of starter.values()) {
      const rows = subjectSeries(claim);
      for (const { series, isAbout } of rows) {
        if (isAbout && !firsts.has(series)) firsts.set(series, number);
        if (!isAbout) pairs.push([rows[0]?.series ?? '', series]);
      }
    }
    const subjects = subjectsOf(firsts, pairs);
    const of = (slug: string) => [...new Set(spoken(slug).map((series) => subjects.get(series)))];
    expect(of('braverman-on-track')).toEqual(of('cooper-on-course-to-miss'));
    expect(of('met-over-34000-headcount')).toEqual(of('met-over-34000-fte'));
    expect(of('cooke-20-percent-pay-cut-top-of-scale')).not.toEqual(of('police-pay-fallen-22-percent'));
    for (const prices of ['cpi-m', 'cpih-y', 'population-ew']) expect(subjects.has(prices)).toBe(false);
  });

  it('are called by the series that a claim was about first, whatever joins them later', () => {
    const firsts = new Map([
      ['b', 1],
      ['a', 2],
      ['c', 3],
    ]);
    expect(subjectsOf(firsts, [])).toEqual(
      new Map([
        ['b', 'b'],
        ['a', 'a'],
        ['c', 'c'],
      ]),
    );
    expect([...subjectsOf(firsts, [['a', 'b']]).values()]).toEqual(['b', 'b', 'c']);
    expect(
      new Set(
        subjectsOf(firsts, [
          ['c', 'x'],
          ['x', 'a'],
          ['x', 'b'],
        ]).values(),
      ),
    ).toEqual(new Set(['b']));
  });

  it('have a name by their letters if one claim began several', () => {
    expect([
      ...subjectsOf(
        new Map([
          ['b', 1],
          ['a', 1],
        ]),
        [['a', 'b']],
      ).values(),
    ]).toEqual(['a', 'a']);
  });

  it('are none of series that no claim is about', () => {
    expect(subjectsOf(new Map(), [['a', 'b']])).toEqual(new Map());
  });

  it('are found of a long chain without a deep call', () => {
    const chain = Array.from({ length: 20_000 }, (_, i) => [`s${i}`, `s${i + 1}`] as const);
    const subjects = subjectsOf(new Map([['s9', 1]]), chain);
    expect([subjects.size, subjects.get('s20000')]).toEqual([20_001, 's9']);
  });
});
