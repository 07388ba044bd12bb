/**
 * The best rate ever kept up for long enough: of all pairs of observations far enough apart, the one with
 * the steepest rise. Quadratic when every pair is tried; here the earlier observations that are eligible
 * form a lower convex hull on which the steepest partner of each later one is found by bisection, so that
 * ten thousand observations take n log n steps.
 */
import { compare, type Rational } from '../exact/number.ts';

/** An observation on the axis of months. */
export interface Point {
  position: Rational;
  value: Rational;
}

/** The steepest pair, by their places in the list, and its rate per month. */
export interface Steepest {
  from: number;
  to: number;
  rate: Rational;
}

/**
 * The pair with the highest average rate among those at least `apart` months apart, `apart` being more than
 * 0; of equal ones the one that starts, and then ends, earliest. Points must be in order of position.
 */
export function steepestRise(points: readonly Point[], apart: Rational): Steepest | null {
  const hull: number[] = [];
  let eligible = 0;
  let best: Steepest | null = null;
  const at = (i: number): Point => {
    const p = points[i];
    if (p === undefined) throw new RangeError(`no point ${i}`);
    return p;
  };
  const rate = (i: number, j: number) =>
    at(j)
      .value.sub(at(i).value)
      .div(at(j).position.sub(at(i).position));

  for (let to = 0; to < points.length; to += 1) {
    while (eligible < to && compare(at(to).position.sub(at(eligible).position), apart) >= 0) {
      pushLower(hull, eligible, at);
      eligible += 1;
    }
    if (hull.length === 0) continue;
    const from = hull[tangent(hull, (i) => rate(i, to))];
    if (from === undefined) continue;
    const found = { from, to, rate: rate(from, to) };
    if (best === null || isBetter(found, best, at)) best = found;
  }
  return best;
}

/** Higher, or as high and earlier: by the start, then by the end, places with the same date being equal. */
function isBetter(a: Steepest, b: Steepest, at: (i: number) => Point): boolean {
  const order = compare(a.rate, b.rate);
  if (order !== 0) return order > 0;
  const start = compare(at(a.from).position, at(b.from).position);
  return start < 0 || (start === 0 && compare(at(a.to).position, at(b.to).position) < 0);
}

/** Adds a point to a lower convex hull, dropping those that it puts above the hull, or on it. */
function pushLower(hull: number[], next: number, at: (i: number) => Point): void {
  while (hull.length > 0) {
    const last = hull[hull.length - 1] ?? 0;
    const same = compare(at(last).position, at(next).position) === 0;
    if (same && compare(at(last).value, at(next).value) <= 0) return;
    const before = hull[hull.length - 2];
    if (!same && (before === undefined || turnsUp(at(before), at(last), at(next)))) break;
    hull.pop();
  }
  hull.push(next);
}

/** Whether the slope from b to c is greater than from a to b. */
function turnsUp(a: Point, b: Point, c: Point): boolean {
  const ab = b.value.sub(a.value).mul(c.position.sub(b.position));
  const bc = c.value.sub(b.value).mul(b.position.sub(a.position));
  return compare(bc, ab) > 0;
}

/** The place on the hull from which the rate is highest, of equal ones the earliest. The rates rise, then fall. */
function tangent(hull: readonly number[], rate: (i: number) => Rational): number {
  let lo = 0;
  let hi = hull.length - 1;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (compare(rate(hull[mid] ?? 0), rate(hull[mid + 1] ?? 0)) >= 0) hi = mid;
    else lo = mid + 1;
  }
  return lo;
}
