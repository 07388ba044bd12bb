/** The hull algorithm for the best past rate, against trying every pair. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Point, type Steepest, steepestRise } from '../../../claims/engine/best-past.ts';
import { compare, exact, type Rational, rational } from '../../../claims/exact/number.ts';
import { runs } from '../../support/scope.ts';

/** Every pair; of equal rates the one that starts, and then ends, earliest. */
function everyPair(points: readonly Point[], apart: Rational): Steepest | null {
  let best: Steepest | null = null;
  for (const [from, a] of points.entries()) {
    for (const [to, b] of points.entries()) {
      const gap = b.position.sub(a.position);
      if (to <= from || compare(gap, apart) < 0) continue;
      const rate = b.value.sub(a.value).div(gap);
      // Pairs come in the order of their start, then their end, so the first of equals stays.
      if (best === null || compare(rate, best.rate) > 0) best = { from, to, rate };
    }
  }
  return best;
}

/** What a pair is to its readers: where it starts and ends, the figures there, and its rate. */
function told(points: readonly Point[], pair: Steepest | null) {
  if (pair === null) return null;
  const at = (i: number) => points[i] && [exact(points[i].position), exact(points[i].value)];
  return { from: at(pair.from), to: at(pair.to), rate: exact(pair.rate) };
}

const small = (min: number, max: number) => fc.integer({ min, max }).map((n) => rational(BigInt(n)));

/** Few values and even steps, so that rates are often equal. */
const points = (distinct: boolean) =>
  fc
    .array(fc.record({ position: small(0, 24), value: small(-3, 3) }), { maxLength: 14 })
    .map((list) => list.toSorted((a, b) => compare(a.position, b.position)))
    .map((list) =>
      distinct
        ? list.filter((p, i) => i === 0 || compare(list[i - 1]?.position ?? p.position, p.position) < 0)
        : list,
    );

const apart = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 4 }))
  .map(([n, d]) => rational(BigInt(n), BigInt(d)));

test('is the steepest pair, of equal ones the earliest', () => {
  fc.assert(
    fc.property(points(true), apart, (list, gap) => {
      expect(told(list, steepestRise(list, gap))).toEqual(told(list, everyPair(list, gap)));
    }),
    runs(3000),
  );
});

test('has the same rate, start and end if several figures are of one day', () => {
  fc.assert(
    fc.property(points(false), apart, (list, gap) => {
      const [fast, slow] = [steepestRise(list, gap), everyPair(list, gap)].map((pair) => told(list, pair));
      expect(fast?.rate).toEqual(slow?.rate);
      expect(fast?.from?.[0]).toEqual(slow?.from?.[0]);
      expect(fast?.to?.[0]).toEqual(slow?.to?.[0]);
    }),
    runs(2000),
  );
});

test('of figures on one line the whole span is one of many, and the earliest pair counts', () => {
  const line = Array.from({ length: 10 }, (_, i) => ({
    position: rational(BigInt(i)),
    value: rational(BigInt(2 * i)),
  }));
  expect(steepestRise(line, rational(3n))).toEqual({ from: 0, to: 3, rate: rational(2n) });
});

test('no pair far enough apart, no best', () => {
  expect(steepestRise([], rational(1n))).toBeNull();
  const two = [0n, 2n].map((i) => ({ position: rational(i), value: rational(i) }));
  expect(steepestRise(two, rational(5n, 2n))).toBeNull();
  expect(steepestRise(two, rational(2n))).toEqual({ from: 0, to: 1, rate: rational(1n) });
});
