/** The figures of a series as a surface reckons with them: published points in whole numbers, with their place in time. */
import type { KnownObservation } from '../evidence/series.ts';
import type { Moment } from '../exact/calendar.ts';
import { dayNumber, monthPlace } from '../exact/days.ts';
import { numerator, type Rational } from '../exact/number.ts';

/** One figure. */
export interface Spot {
  at: Moment;
  value: Rational;
  /** The value times what brings all figures of its list to whole numbers. */
  whole: bigint;
  /** The last day, on the axis of months. */
  place: number;
  /** The last day, counted. */
  day: number;
}

/** A list of figures, in order of date. */
export interface Spots {
  spots: readonly Spot[];
  /** What `whole` is to be divided by. */
  denominator: bigint;
}

/** A moment with the period of one day as that day. */
export function plainMoment(at: Moment): Moment {
  return at.start === at.end && at.text !== at.end ? { ...at, text: at.end } : at;
}

/** Whether two moments are the same day or the same period. */
export function isSameMoment(a: Moment, b: Moment): boolean {
  return a.end === b.end && a.start === b.start;
}

/** Figures with their whole numbers; the order stays. */
export function spotsOf(known: readonly KnownObservation[]): Spots {
  let denominator = 1n;
  for (const { value } of known)
    if (denominator % value.d !== 0n) denominator = leastMultiple(denominator, value.d);
  const spots = known.map(({ at, value }) => ({
    at: plainMoment(at),
    value,
    whole: numerator(value) * (denominator / value.d),
    place: monthPlace(at.end),
    day: dayNumber(at.end),
  }));
  return { spots, denominator };
}

function leastMultiple(a: bigint, b: bigint): bigint {
  let [divisor, rest] = [a, b];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return (a / divisor) * b;
}

/** The day that a figure is held to for a population or for prices: of a period the middle one, of two the earlier. */
export function middleDay({ start, end }: Moment): number {
  return Math.floor((dayNumber(start) + dayNumber(end)) / 2);
}
