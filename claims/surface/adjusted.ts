/** Figures held against a population or put into the prices of a day: what stands for a day in such a series. */
import type { Evidence } from '../engine/evidence.ts';
import type { Series } from '../evidence/series.ts';
import type { Moment } from '../exact/calendar.ts';
import { dayNumber } from '../exact/days.ts';
import { type Rational, sign } from '../exact/number.ts';
import { nearest } from './phase.ts';
import { middleDay } from './spots.ts';

/** A population or an index with its own date. */
export interface Entry {
  at: Moment;
  value: Rational;
}

/** Gives what stands for the day of a figure; undefined if nothing is near enough, or it is not above 0. */
export type Divisor = (at: Moment) => Entry | undefined;

/** The two families that divide each figure by what a related series has for its day. */
export const ADJUSTMENTS = ['per-head', 'real-terms'] as const;

export type Adjustment = (typeof ADJUSTMENTS)[number];

/** The divisor of a family; undefined if the claim names no such series, the evidence lacks it, or it is the claim's own. */
export function divisorOf(
  family: Adjustment,
  evidence: Evidence,
  own: Series,
  asOf: string,
): Divisor | undefined {
  const { population, prices } = evidence.related;
  const id = family === 'per-head' ? population : prices;
  const series = id === undefined || id === own.id ? undefined : evidence.get(id);
  if (series === undefined) return undefined;
  const entries = evidence.known(series, asOf).map(({ at, value }) => ({ at, value, day: middleDay(at) }));
  const byMiddle = entries.toSorted((a, b) => a.day - b.day);
  const holding = family === 'real-terms' ? heldBy(entries) : () => undefined;
  return (at) => {
    const day = middleDay(at);
    const found = holding(day) ?? nearest(byMiddle, day, (entry) => entry.day);
    return found !== undefined && sign(found.value) > 0 ? found : undefined;
  };
}

/** Gives the entry whose period holds a day: of several the one that ends first, of those the shortest. */
function heldBy<T extends { at: Moment }>(entries: readonly T[]): (day: number) => T | undefined {
  const periods = entries
    .map((entry) => ({ entry, first: dayNumber(entry.at.start), last: dayNumber(entry.at.end) }))
    .toSorted((a, b) => a.last - b.last || b.first - a.first);
  const longest = Math.max(0, ...periods.map(({ first, last }) => last - first));
  return (day) => {
    let [low, high] = [0, periods.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((periods[middle]?.last ?? 0) < day) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < periods.length; i += 1) {
      const period = periods[i];
      if (period === undefined || period.last > day + longest) return undefined;
      if (period.first <= day) return period.entry;
    }
    return undefined;
  };
}
