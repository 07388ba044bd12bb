/** Scales and axes for the drawings: values and dates to places on the paper. Floats are fine here, not in verdicts. */

import { ticks } from 'd3-array';
import { isMoney } from '../../claims/evidence/currencies.ts';
import { isDecimal, parseDecimal } from '../../claims/exact/number.ts';
import { briefly, isWordUnit, numberInWords, withUnit } from '../../claims/words/numbers.ts';

/** A day as a number of days, for drawing. */
export function dayNumber(date: string): number {
  return firstOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1) + Number(date.slice(8, 10)) - 1;
}

/**
 * The day number of the first of a month; months beyond December run into the next year. `Date.UTC` misreads years
 * under 100.
 */
function firstOf(year: number, month: number): number {
  return new Date(0).setUTCFullYear(year, month, 1) / 86_400_000;
}

/** A number as an axis shows it. */
export function tickLabel(value: number, unit: string): string {
  // Beyond 10^21 a float is written with an exponent.
  const text = Math.abs(value) < 1e21 ? value.toFixed(6).replace(/\.?0+$/, '') : BigInt(value).toString();
  const shown = isDecimal(text) ? numberInWords(parseDecimal(text), 6) : text;
  if (unit.startsWith('%')) return withUnit(shown, '%');
  // The title says what money is per, and what words count.
  if (isMoney(unit)) return withUnit(shown, unit.replace(/ (?:per|an?|each|every) .*$/, ''));
  return isWordUnit(unit) ? briefly(shown, unit) : shown;
}

/** The least and the greatest of many values; a hundred thousand would be too many for spread arguments. */
export function extent(values: readonly number[]): [number, number] {
  let [lo, hi] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < lo) lo = value;
    if (value > hi) hi = value;
  }
  return [lo, hi];
}

/** From a value to its place on the paper. */
type Scale = (value: number) => number;

/** A linear scale from the values of a domain to the places of a range; the middle of the range if the domain is one value. */
export function linear([lo, hi]: readonly [number, number], [from, to]: readonly [number, number]): Scale {
  return (value) => from + (hi === lo ? 0.5 : (value - lo) / (hi - lo)) * (to - from);
}

/** A broken line through places, as the path of an SVG; empty without any. */
export function pathThrough(places: readonly (readonly [number, number])[]): string {
  return places.length === 0 ? '' : `M${places.map(([x, y]) => `${at(x)},${at(y)}`).join('L')}`;
}

/**
 * A linear scale whose ends leave a little room, with its round ticks; its range is the caller's to set. Of things that are
 * counted whole no tick lies between two of them.
 */
export function valueScale(
  values: readonly number[],
  count: number,
  isWhole = false,
): { scale: { range(places: readonly [number, number]): Scale }; ticks: number[] } {
  const [lo, hi] = extent(values);
  const room = hi === lo ? Math.max(1, Math.abs(hi) * 0.1) : (hi - lo) * 0.08;
  const domain = [lo >= 0 && lo - room < 0 ? 0 : lo - room, hi + room] as const;
  const all = ticks(...domain, count);
  const whole = isWhole ? all.filter(Number.isInteger) : all;
  return { scale: { range: (places) => linear(domain, places) }, ticks: whole };
}

/** The first of January of years that divide the span well, at most `count`, or of quarters in a short one. */
export function dateTicks(from: number, to: number, count: number): { at: number; label: string }[] {
  const [first, last] = [new Date(from * 86_400_000), new Date(to * 86_400_000)];
  const years = last.getUTCFullYear() - first.getUTCFullYear() + 1;
  const months = [1, 3, 6].find((step) => (years * 12) / step <= count * 1.6);
  const ticks: { at: number; label: string }[] = [];
  if (months !== undefined) {
    for (let month = 0; month < years * 12; month += months) {
      const at = firstOf(first.getUTCFullYear(), month);
      const date = new Date(at * 86_400_000);
      ticks.push({ at, label: `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}` });
    }
  } else {
    const step = [1, 2, 5, 10, 20, 50, 100].find((s) => Math.floor(years / s) <= count) ?? 200;
    for (
      let year = Math.ceil(first.getUTCFullYear() / step) * step;
      year <= last.getUTCFullYear() + 1;
      year += step
    ) {
      ticks.push({ at: firstOf(year, 0), label: String(year) });
    }
  }
  return thinned(
    ticks.filter(({ at }) => at >= from && at <= to),
    count,
  );
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

function thinned<T>(items: readonly T[], count: number): T[] {
  const every = Math.ceil(items.length / count);
  return items.filter((_, i) => i % every === 0);
}

/** A place on the paper with one decimal: enough for the eye, and short. */
export function at(place: number): string {
  return String(Math.round(place * 10) / 10);
}
