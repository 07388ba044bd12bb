/**
 * Intervals of rationals: two ends, each open or closed, each possibly infinite.
 *
 * Written `[2283/2, 2285/2]`, `(34000, inf)`, `[855/2, 450)`. An interval may be empty (`[0, 0)`).
 */
import { compare, exact, isZero, parseExact, type Rational, rational, sign, ZERO } from './number.ts';

/** An interval; an end of `null` is infinite, and an infinite end is always open. */
export interface Interval {
  lo: Rational | null;
  loClosed: boolean;
  hi: Rational | null;
  hiClosed: boolean;
}

/** [lo, hi] */
export function closed(lo: Rational, hi: Rational): Interval {
  return { lo, loClosed: true, hi, hiClosed: true };
}

/** [at, at] */
export function point(at: Rational): Interval {
  return closed(at, at);
}

/** [lo, hi) */
export function closedOpen(lo: Rational, hi: Rational): Interval {
  return { lo, loClosed: true, hi, hiClosed: false };
}

/** (lo, hi] */
export function openClosed(lo: Rational, hi: Rational): Interval {
  return { lo, loClosed: false, hi, hiClosed: true };
}

/** (lo, inf), or [lo, inf) */
export function above(lo: Rational, loClosed = false): Interval {
  return { lo, loClosed, hi: null, hiClosed: false };
}

/** (-inf, hi), or (-inf, hi] */
export function below(hi: Rational, hiClosed = false): Interval {
  return { lo: null, loClosed: false, hi, hiClosed };
}

export const POSITIVE: Interval = above(ZERO);
export const NEGATIVE: Interval = below(ZERO);
/** No number at all. */
export const NOWHERE: Interval = { lo: ZERO, loClosed: false, hi: ZERO, hiClosed: false };

/** Whether no number lies in the interval. */
export function isEmpty(i: Interval): boolean {
  if (i.lo === null || i.hi === null) return false;
  const order = compare(i.lo, i.hi);
  return order > 0 || (order === 0 && !(i.loClosed && i.hiClosed));
}

/** Whether the interval holds more than one number. */
export function hasWidth(i: Interval): boolean {
  return i.lo === null || i.hi === null || compare(i.lo, i.hi) < 0;
}

/** Whether q lies in the interval. */
export function contains(i: Interval, q: Rational): boolean {
  if (i.lo !== null) {
    const order = compare(q, i.lo);
    if (order < 0 || (order === 0 && !i.loClosed)) return false;
  }
  if (i.hi !== null) {
    const order = compare(q, i.hi);
    if (order > 0 || (order === 0 && !i.hiClosed)) return false;
  }
  return true;
}

/** The numbers of the first that lie outside the second, which lies in it: below it and above it, if there are any. */
export function outside(outer: Interval, inner: Interval): Interval[] {
  if (isEmpty(inner)) return isEmpty(outer) ? [] : [outer];
  return [
    { ...outer, hi: inner.lo, hiClosed: !inner.loClosed },
    { ...outer, lo: inner.hi, loClosed: !inner.hiClosed },
  ].filter((side, i) => (i === 0 ? side.hi : side.lo) !== null && !isEmpty(side));
}

/** The numbers that lie in both. */
export function intersection(a: Interval, b: Interval): Interval {
  const lo = a.lo === null ? -1 : b.lo === null ? 1 : compare(a.lo, b.lo);
  const hi = a.hi === null ? 1 : b.hi === null ? -1 : compare(a.hi, b.hi);
  return {
    lo: lo < 0 ? b.lo : a.lo,
    loClosed: lo < 0 ? b.loClosed : lo > 0 ? a.loClosed : a.loClosed && b.loClosed,
    hi: hi > 0 ? b.hi : a.hi,
    hiClosed: hi > 0 ? b.hiClosed : hi < 0 ? a.hiClosed : a.hiClosed && b.hiClosed,
  };
}

/** Whether some number lies in both. */
export function meets(a: Interval, b: Interval): boolean {
  return !isEmpty(intersection(a, b));
}

/** Whether every number of the interval `inner`, which is not empty, lies in `outer`. */
export function liesIn(inner: Interval, outer: Interval): boolean {
  if (isEmpty(outer)) return false;
  const meeting = intersection(inner, outer);
  return (
    isSameEnd(meeting.lo, inner.lo, meeting.loClosed, inner.loClosed) &&
    isSameEnd(meeting.hi, inner.hi, meeting.hiClosed, inner.hiClosed)
  );
}

function isSameEnd(a: Rational | null, b: Rational | null, aClosed: boolean, bClosed: boolean): boolean {
  if (a === null || b === null) return a === b;
  return aClosed === bClosed && compare(a, b) === 0;
}

/** On which side of `target` the closed interval `e` lies, which does not meet it. */
export function side(e: Interval, target: Interval): 'below' | 'above' {
  return target.hi !== null && e.lo !== null && compare(e.lo, target.hi) >= 0 ? 'above' : 'below';
}

/** Every number of the interval plus q. */
export function shift(i: Interval, q: Rational): Interval {
  return { ...i, lo: i.lo?.add(q) ?? null, hi: i.hi?.add(q) ?? null };
}

/** Every number of the interval times q, which is not 0; a negative q swaps the ends. */
export function scale(i: Interval, q: Rational): Interval {
  const lo = i.lo?.mul(q) ?? null;
  const hi = i.hi?.mul(q) ?? null;
  return sign(q) > 0 ? { ...i, lo, hi } : { lo: hi, loClosed: i.hiClosed, hi: lo, hiClosed: i.loClosed };
}

/**
 * The numbers x with q/x in the interval, which must lie on one side of 0 (an end at 0 is taken as open).
 * q is not 0.
 */
export function dividing(q: Rational, i: Interval): Interval {
  const from = (end: Rational | null) => (end === null ? ZERO : isZero(end) ? null : q.div(end));
  const atLo = from(i.lo);
  const atHi = from(i.hi);
  const loEnd = { at: atLo, closed: i.loClosed && atLo !== null && i.lo !== null && !isZero(i.lo) };
  const hiEnd = { at: atHi, closed: i.hiClosed && atHi !== null && i.hi !== null && !isZero(i.hi) };
  // q/x falls as x grows on either side of 0 when q is positive, and rises when it is negative.
  const [lo, hi] = sign(q) > 0 ? [hiEnd, loEnd] : [loEnd, hiEnd];
  return { lo: lo.at, loClosed: lo.closed, hi: hi.at, hiClosed: hi.closed };
}

/** `[1141.5, 1142.5]` in exact fractions: `[2283/2, 2285/2]`; infinite ends are `inf` and `-inf`. */
export function formatInterval(i: Interval): string {
  const lo = i.lo === null ? '-inf' : exact(i.lo);
  const hi = i.hi === null ? 'inf' : exact(i.hi);
  return `${i.loClosed ? '[' : '('}${lo}, ${hi}${i.hiClosed ? ']' : ')'}`;
}

/** Reads what `formatInterval` writes. Throws a RangeError on any other text. */
export function parseInterval(text: string): Interval {
  const match = /^([[(])(-inf|-?\d+(?:\/\d+)?), (inf|-?\d+(?:\/\d+)?)([\])])$/.exec(text);
  if (match === null) throw new RangeError(`not an interval: ${text}`);
  const [, open, lo, hi, close] = match;
  return {
    lo: lo === '-inf' ? null : parseExact(lo ?? ''),
    loClosed: open === '[',
    hi: hi === 'inf' ? null : parseExact(hi ?? ''),
    hiClosed: close === ']',
  };
}

/** The first and the last whole number of an interval; undefined at an end that is infinite. */
export function wholeEnds({ lo, hi, loClosed, hiClosed }: Interval): {
  first: number | undefined;
  last: number | undefined;
} {
  const first = lo?.ceil();
  const last = hi?.floor();
  const isOpen = (end: Rational | null, whole: Rational | undefined, closed: boolean) =>
    !closed && end !== null && whole !== undefined && compare(end, whole) === 0;
  return {
    first: first && first.valueOf() + (isOpen(lo, first, loClosed) ? 1 : 0),
    last: last && last.valueOf() - (isOpen(hi, last, hiClosed) ? 1 : 0),
  };
}

/** The end closest to q, of two equally near the lower; null if both are infinite. */
export function nearestEnd(i: Interval, q: Rational): Rational | null {
  if (i.lo === null || i.hi === null) return i.lo ?? i.hi;
  return compare(q.sub(i.lo).abs(), q.sub(i.hi).abs()) <= 0 ? i.lo : i.hi;
}

const TWO = rational(2);

/** Half of a number. */
export function half(q: Rational): Rational {
  return q.div(TWO);
}
