/** Intervals: what of one lies outside another. */
import { describe, expect, test } from 'vitest';
import { contains, formatInterval, outside, parseInterval } from '../../../claims/exact/interval.ts';
import { rational } from '../../../claims/exact/number.ts';

describe('what lies outside', () => {
  test.each<[string, string, string[]]>([
    ['[765/2, 450]', '[855/2, 450)', ['[765/2, 855/2)', '[450, 450]']],
    ['[1, 4]', '[2, 3]', ['[1, 2)', '(3, 4]']],
    ['[1, 4]', '(2, 3)', ['[1, 2]', '[3, 4]']],
    ['[1, 3]', '[1, 2]', ['(2, 3]']],
    ['[1, 2]', '[1, 2]', []],
    ['[0, inf)', '[1, inf)', ['[0, 1)']],
    ['(-inf, inf)', '[1, 2)', ['(-inf, 1)', '[2, inf)']],
    ['[1, 2]', '[0, 0)', ['[1, 2]']],
  ])('%s without %s', (outer, inner, sides) => {
    const [o, i] = [parseInterval(outer), parseInterval(inner)];
    const found = outside(o, i);
    expect(found.map(formatInterval)).toEqual(sides);
    // Each number of the outer one lies in the inner one or in one side, and never in two.
    for (let n = -4n; n <= 1_000n; n += 1n) {
      const q = rational(n, 2n);
      const homes = [i, ...found].filter((side) => contains(side, q)).length;
      expect([String(n), homes]).toEqual([String(n), contains(o, q) ? 1 : 0]);
    }
  });
});
