/**
 * Reckoning with all that figures may mean: each is the interval that its words leave open, and so is what follows from
 * them. Ends count as within, so that a doubt at an end is a doubt. Of amounts below 0 nothing is reckoned.
 */
import type { Hedge } from '../../claim.ts';
import { rings } from '../../engine/hedge.ts';
import { isPercent, unitOf } from '../../evidence/units.ts';
import { closed, type Interval } from '../../exact/interval.ts';
import {
  compare,
  HUNDRED,
  max,
  min,
  ONE,
  parseDecimal,
  type Rational,
  rational,
  sign,
  writtenForm,
  ZERO,
} from '../../exact/number.ts';

/** A figure as its words give it. */
export interface Said {
  value: string;
  unit: string;
  hedge: Hedge;
}

/** What a rounded figure may have been cut from is within 2.5% of it. */
const CUT = rational(1n, 40n);

/**
 * All that the words of a figure may mean, scale included: the ring in which they are stretched (method, section 4), and
 * of rounded figures also those that were cut rather than rounded. A target is the number that it names.
 */
export function meant({ value, unit, hedge }: Said, isTarget = false): Interval {
  const { scale } = unitOf(unit);
  const v = parseDecimal(value);
  if (isTarget && hedge === 'bare') return closed(v.mul(scale), v.mul(scale));
  const { out, near } = rings({ value, unit, hedge });
  const ring = hedge === 'bare' ? out : (near ?? out);
  let [lo, hi] = [ring.lo, ring.hi];
  const { lastPlace } = writtenForm(value);
  if (hedge === 'bare' && (compare(lastPlace, ONE) !== 0 || isPercent(unit) || compare(scale, ONE) !== 0)) {
    const cut = isPercent(unit) ? min(lastPlace, ONE) : min(lastPlace, v.abs().mul(CUT));
    lo = lo === null ? null : min(lo, v.sub(cut));
    hi = hi === null ? null : max(hi, v.add(cut));
  }
  const scaled = (end: Rational | null) => end?.mul(scale) ?? null;
  return { lo: scaled(lo), loClosed: lo !== null, hi: scaled(hi), hiClosed: hi !== null };
}

/** The value of a figure with its scale. */
export const amountOf = ({ value, unit }: Said): Rational => parseDecimal(value).mul(unitOf(unit).scale);

const of = (lo: Rational | null, hi: Rational | null): Interval => ({
  lo,
  loClosed: lo !== null,
  hi,
  hiClosed: hi !== null,
});
const both = (
  a: Rational | null | undefined,
  b: Rational | null | undefined,
  f: (a: Rational, b: Rational) => Rational,
) => (a === null || b === null || a === undefined || b === undefined ? null : f(a, b));
/** The lower end of an amount, which is 0 where its words set none. */
const floor = (i: Interval): Rational => (i.lo === null || sign(i.lo) < 0 ? ZERO : i.lo);

/** The sum of amounts. */
export const plus = (...all: readonly Interval[]): Interval =>
  all.reduce((a, b) =>
    of(
      both(floor(a), floor(b), (x, y) => x.add(y)),
      both(a.hi, b.hi, (x, y) => x.add(y)),
    ),
  );

/** How far two amounts are apart, whichever is the greater. */
export function apart(a: Interval, b: Interval): Interval {
  const low = both(floor(a), b.hi, (x, y) => x.sub(y));
  const high = both(a.hi, floor(b), (x, y) => x.sub(y));
  if (low !== null && sign(low) >= 0) return of(low, high);
  if (high !== null && sign(high) <= 0) return of(high.neg(), low?.neg() ?? null);
  return of(ZERO, low === null || high === null ? null : max(low.neg(), high));
}

/** a less b; below 0 where b is the greater. */
export const less = (a: Interval, b: Interval): Interval =>
  of(
    both(floor(a), b.hi, (x, y) => x.sub(y)),
    both(a.hi, floor(b), (x, y) => x.sub(y)),
  );

/** The product of amounts. */
export const times = (a: Interval, b: Interval): Interval =>
  of(
    floor(a).mul(floor(b)),
    both(a.hi, b.hi, (x, y) => x.mul(y)),
  );

/** What one amount is of another; undefined where that may be nothing. */
export function over(a: Interval, b: Interval): Interval | undefined {
  if (b.lo === null || sign(b.lo) <= 0) return undefined;
  const lowest = b.hi === null ? ZERO : floor(a).div(b.hi);
  return of(
    lowest,
    both(a.hi, b.lo, (x, y) => x.div(y)),
  );
}

const HUNDREDFOLD = closed(HUNDRED, HUNDRED);

/** What one amount is of another, in per cent. */
export function percent(a: Interval, b: Interval): Interval | undefined {
  const share = over(a, b);
  return share === undefined ? undefined : times(share, HUNDREDFOLD);
}

/** The change from one amount to another in per cent of the first, up or down. */
export function percentMoved(from: Interval, to: Interval): Interval | undefined {
  const ratio = percent(to, from);
  return ratio === undefined ? undefined : apart(ratio, HUNDREDFOLD);
}
