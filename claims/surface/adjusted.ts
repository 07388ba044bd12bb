/** Figures held against a population or put into the prices of a day: what stands for a day in such a series. */
import type { Evidence } from '../engine/evidence.ts';
import type { Observation, Series } from '../evidence/series.ts';
import { dayNumber, type Moment, moment } from '../exact/calendar.ts';
import { parseDecimal, type Rational, sign } from '../exact/number.ts';
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
  const entries = heldFor(evidence, series, asOf);
  const byMiddle = entries.toSorted((a, b) => a.day - b.day);
  const holding = family === 'real-terms' ? heldBy(entries) : () => undefined;
  return (at) => {
    const day = middleDay(at);
    const found = holding(day) ?? nearest(byMiddle, day, (entry) => entry.day);
    if (found === undefined) return undefined;
    const value = parseDecimal(found.observation.value);
    return sign(value) > 0 ? { at: found.at, value } : undefined;
  };
}

/** An observation by its day, its figure not read before it is asked for. */
interface Dated {
  at: Moment;
  day: number;
  observation: Observation;
}

/** What was read of a population or of prices, for as long as the evidence is at hand: both clocks and the page ask for it. */
const READ = new WeakMap<Evidence, Map<string, Dated[]>>();

function heldFor(evidence: Evidence, series: Series, asOf: string): Dated[] {
  const all = READ.get(evidence) ?? new Map<string, Dated[]>();
  READ.set(evidence, all);
  const key = `${series.id} ${asOf}`;
  const held = all.get(key) ?? datedOn(series, asOf);
  all.set(key, held);
  return held;
}

/** What is known of a series on a day, no forecasts, in no order. */
function datedOn(series: Series, asOf: string): Dated[] {
  const latest = new Map<string, Observation>();
  for (const o of series.observations) {
    if (o.publishedOn > asOf || o.status === 'forecast') continue;
    const { text } = moment(o.at);
    const held = latest.get(text);
    if (held === undefined || held.publishedOn < o.publishedOn) latest.set(text, o);
  }
  return [...latest].map(([text, observation]) => {
    const at = moment(text);
    return { at, day: middleDay(at), observation };
  });
}

/** Gives the entry whose period holds a day: of several the one that ends first, of those the shortest. */
function heldBy<T extends { at: Moment }>(entries: readonly T[]): (day: number) => T | undefined {
  const periods = entries
    .map((entry) => ({ entry, first: dayNumber(entry.at.start), last: dayNumber(entry.at.end) }))
    .toSorted((a, b) => a.last - b.last || b.first - a.first);
  const longest = periods.reduce((most, { first, last }) => Math.max(most, last - first), 0);
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
