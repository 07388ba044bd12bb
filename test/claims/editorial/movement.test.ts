/** How far a verdict moves: the order of the newsroom's queue. */

import { describe, expect, test } from 'vitest';
import { movement } from '../../../claims/editorial/movement.ts';
import { isAnother, isSameButForTheDay } from '../../../claims/engine/identity.ts';
import type { Clocks, Finding, Verdict } from '../../../claims/verdict.ts';
import { bundleOf, verdictOf } from '../support.ts';

/** A verdict of a finding on a figure. */
function found(finding: Finding, decimal = '100'): Verdict {
  const { word: _, ...base } = verdictOf(
    bundleOf({
      kind: 'level',
      claimed: { value: '100', unit: 'officers' },
      inputs: { value: { value: '100', unit: 'officers' } },
    }),
  );
  return {
    ...base,
    finding,
    computed: { interval: `[${decimal}, ${decimal}]`, exact: decimal, decimal, unit: 'officers' },
  };
}

/** The same verdict by both clocks. */
const both = (verdict: Verdict): Clocks => ({ said: verdict, now: verdict });

describe('movement', () => {
  test('is nothing if readers see the same, whatever the method', () => {
    const a = found('holds');
    const b = { ...a, method: 'another', working: [] };
    expect(isAnother(a, b)).toBe(false);
    expect(movement(both(a), both(b))).toBe(0);
  });

  test('is nothing if only words differ: the sentence, and the names in the working', () => {
    const a = found('holds');
    const b: Verdict = {
      ...a,
      because: 'The same, said otherwise.',
      working: a.working.map(({ values, ...line }) => ({
        ...line,
        step: 'otherwise',
        expression: 'x',
        values: Object.fromEntries(Object.values(values).map((value) => ['x', value])),
      })),
    };
    expect(isAnother(a, b)).toBe(false);
    expect(isSameButForTheDay(a, b)).toBe(true);
    expect(movement(both(a), both(b))).toBe(0);
  });

  test('is something if a number of the working is another', () => {
    const a = found('holds');
    const [line] = a.working;
    if (line === undefined) throw new Error('the verdict has no working');
    for (const other of [
      { ...line, exact: '7', decimal: '7' },
      { ...line, values: { value: '7' } },
    ])
      expect(isSameButForTheDay(a, { ...a, working: [other] })).toBe(false);
  });

  test('ranks the standing above the finding, the finding above the figure, the figure by its size', () => {
    const from = both(found('holds'));
    const ranked = [
      both(found('fails')),
      both(found('too-close')),
      both(found('holds-as-published', '300')),
      both(found('holds', '900')),
      both(found('holds', '110')),
      both(found('holds', '101')),
      from,
    ].map((to) => movement(from, to));
    expect(ranked).toEqual([...ranked].sort((a, b) => b - a));
    expect(new Set(ranked).size).toBe(ranked.length);
  });

  test('is as far there as back if the standing or the finding moves', () => {
    const [a, b] = [both(found('holds')), both(found('fails'))];
    expect(movement(a, b)).toBe(movement(b, a));
  });

  test('is that of the clock which moves further', () => {
    const [holds, fails] = [found('holds'), found('fails')];
    const whole = movement(both(holds), both(fails));
    expect(movement(both(holds), { said: fails, now: holds })).toBe(whole);
    expect(movement(both(holds), { said: holds, now: fails })).toBe(whole);
  });

  test('is known even if a figure is 0, comes or goes', () => {
    const { computed: _, ...none } = found('not-computable', '0');
    const pairs: [Verdict, Verdict][] = [
      [found('holds', '0'), found('holds', '5')],
      [none, found('holds')],
      [found('holds'), none],
      [none, { ...none, missing: [{ reason: 'no-series', input: 'value' }] }],
    ];
    for (const [a, b] of pairs) {
      const moves = movement(both(a), both(b));
      expect(Number.isFinite(moves)).toBe(true);
      expect(moves).toBeGreaterThan(0);
    }
  });
});
