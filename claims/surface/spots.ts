/** The figures of a series as a surface reckons with them: published points in whole numbers, with their place in time. */
import { type KnownObservation, known, type Observation, type Series } from '../evidence/series.ts';
import { dayNumber, type Moment, moment } from '../exact/calendar.ts';
import { monthPlace } from '../exact/month-place.ts';
import type { Rational } from '../exact/number.ts';

/** One figure. */
export interface Spot {
  at: Moment;
  value: Rational;
  /** The value times what brings all figures of its list to whole numbers. */
  whole: bigint;
  /** The last day, on the axis of months. */
  place: number;
}

/** A list of figures, in order of date. */
export interface Spots {
  spots: readonly Spot[];
  /** What `whole` is to be divided by. */
  denominator: bigint;
}

/** Whether two moments are the same day or the same period. */
export function isSameMoment(a: Moment, b: Moment): boolean {
  return a.end === b.end && a.start === b.start;
}

/** The figure of a series at a moment as known on a day, no forecast; found without putting the series in order. */
export function figureAt(series: Series, at: Moment, asOf: string): KnownObservation | undefined {
  let found: Observation | undefined;
  for (const o of series.observations) {
    if (o.publishedOn > asOf || o.status === 'forecast' || !o.at.startsWith(at.start)) continue;
    if (!isSameMoment(moment(o.at), at)) continue;
    if (found === undefined || found.publishedOn < o.publishedOn) found = o;
  }
  return found === undefined ? undefined : known(found);
}

/** Figures with their whole numbers; the order stays. */
export function spotsOf(figures: readonly KnownObservation[]): Spots {
  let denominator = 1n;
  for (const { value } of figures) {
    const bottom = BigInt(value.bottom);
    if (denominator % bottom !== 0n) denominator = leastMultiple(denominator, bottom);
  }
  const spots = figures.map(({ at, value }) => ({
    at,
    value,
    whole: BigInt(value.top) * (denominator / BigInt(value.bottom)),
    place: monthPlace(at.end),
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
