/**
 * What may stand in for a figure (method, section 7): the observations of its phase, which end on the same day of the
 * year and are as long, and those of them that are nearest to a day that matters by itself.
 */
import type { Related } from '../claim.ts';
import { areOfOneLength } from '../evidence/length.ts';
import type { KnownObservation } from '../evidence/series.ts';
import { dayNumber, type Moment } from '../exact/calendar.ts';
import type { Spot } from './spots.ts';

/** The most days that a figure may lie from a mark, a population or an index that stands for it. */
export const NEAR_DAYS = 183;

/** The day of the year that a moment ends on; 29 February as the 28th. */
function dayOfYear({ end }: Moment): string {
  const day = end.slice(5);
  return day === '02-29' ? '02-28' : day;
}

/** The observations of the phase of a moment, in the order given. */
export function phaseOf(known: readonly KnownObservation[], of: Moment): KnownObservation[] {
  const day = dayOfYear(of);
  return known.filter(({ at }) => dayOfYear(at) === day && areOfOneLength(at, of));
}

/** Whether a moment is of the phase of another. */
export function isInPhase(at: Moment, of: Moment): boolean {
  return dayOfYear(at) === dayOfYear(of) && areOfOneLength(at, of);
}

/** Of figures in order of date, those that are a mark: the nearest to the day of one, of two as near the earlier. */
export function marked(spots: readonly Spot[], marks: Related['marks']): ReadonlySet<Spot> {
  const found = new Set<Spot>();
  for (const { on } of marks ?? []) {
    const spot = nearest(spots, dayNumber(on), ({ at }) => dayNumber(at.end));
    if (spot !== undefined) found.add(spot);
  }
  return found;
}

/** Of things in order of their day, the nearest to a day within `NEAR_DAYS`; of two as near the earlier. */
export function nearest<T>(things: readonly T[], day: number, dayOf: (thing: T) => number): T | undefined {
  let [low, high] = [0, things.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const thing = things[middle];
    if (thing !== undefined && dayOf(thing) < day) low = middle + 1;
    else high = middle;
  }
  const distance = (thing: T | undefined) =>
    thing === undefined ? Number.POSITIVE_INFINITY : Math.abs(dayOf(thing) - day);
  const [before, after] = [things[low - 1], things[low]];
  const best = distance(before) <= distance(after) ? before : after;
  return distance(best) <= NEAR_DAYS ? best : undefined;
}
