/** What is known on a day, and what an input stands for (method, section 3). */
import type { Bundle, Input, Observation, Precision, Series } from './bundle.ts';
import { isSeriesInput } from './bundle.ts';
import { add, decimal, mul, ONE, type Rat, rat, sub } from './numbers.ts';
import { compareMoments, type Moment, moment } from './time.ts';
import { hasBase, readUnit, type Unit } from './units.ts';

export type Cause = 'rounding' | 'sampling';

/** A bundle looked at on a day. */
export interface Sight {
  bundle: Bundle;
  day: string;
  saidOn: string;
  series: Map<string, Series>;
}

export function sightOf(bundle: Bundle, day: string): Sight {
  return { bundle, day, saidOn: bundle.claim.saidOn, series: new Map(bundle.series.map((s) => [s.id, s])) };
}

/** An observation with its values times the scale of its series. */
export interface Known {
  at: Moment;
  point: Rat;
  lo: Rat;
  hi: Rat;
  cause: Cause | null;
  raw: Observation;
  series: Series;
}

export function extent(value: string, precision: Precision | undefined, scale: Rat) {
  const v = decimal(value);
  let [lo, hi] = [v, v];
  let cause: Cause | null = null;
  if (precision !== undefined && precision !== 'exact') {
    if ('nearest' in precision) {
      const h = mul(decimal(precision.nearest), rat(1, 2));
      [lo, hi, cause] = [sub(v, h), add(v, h), 'rounding'];
    } else {
      [lo, hi] = [decimal(precision.interval[0]), decimal(precision.interval[1])];
      cause = lo.n * hi.d === hi.n * lo.d ? null : 'sampling';
    }
  }
  return { point: mul(v, scale), lo: mul(lo, scale), hi: mul(hi, scale), cause };
}

/** For each `at` the vintage that counts on a day, in order; without forecasts unless they are asked for. */
export function known(series: Series, day: string, forecasts = false): Known[] {
  const scale = readUnit(series.unit).scale;
  const latest = new Map<string, Observation>();
  for (const o of series.observations) {
    if (o.publishedOn > day || (o.status === 'forecast' && !forecasts)) continue;
    const key = moment(o.at).text;
    const other = latest.get(key);
    if (other === undefined || other.publishedOn < o.publishedOn) latest.set(key, o);
  }
  return [...latest.values()]
    .map((raw) => ({ at: moment(raw.at), raw, series, ...extent(raw.value, raw.precision, scale) }))
    .sort((a, b) => compareMoments(a.at, b.at));
}

/** An input, as far as it is known. */
export interface Slot {
  name: string;
  label: string | undefined;
  input: Input;
  inline: boolean;
  unit: Unit | undefined;
  /** By what a value of this input is multiplied. */
  scale: Rat;
  measure: string | undefined;
  at: Moment | undefined;
  seriesId: string | undefined;
  known: Known | undefined;
  reason: string | undefined;
}

function reasonOf(series: Series, at: Moment, forecasts: boolean): string {
  const later = series.observations.some(
    (o) => moment(o.at).text === at.text && (forecasts || o.status !== 'forecast'),
  );
  return later ? 'not-yet-published' : 'no-observation';
}

/** What an input stands for on the day that it is looked at. */
export function slotOf(sight: Sight, name: string, input: Input, forecasts = true): Slot {
  if (!isSeriesInput(input)) {
    const unit = input.unit === undefined ? undefined : readUnit(input.unit);
    return {
      ...{ name, label: input.name, input, inline: true, unit, scale: unit?.scale ?? ONE },
      ...{ measure: input.measure, at: input.at === undefined ? undefined : moment(input.at) },
      ...{ seriesId: undefined, known: undefined, reason: undefined },
    };
  }
  const slot: Slot = {
    ...{ name, label: undefined, input, inline: false, unit: undefined, scale: ONE, measure: undefined },
    ...{ at: input.at === 'latest' ? undefined : moment(input.at), seriesId: input.series },
    ...{ known: undefined, reason: undefined },
  };
  const series = sight.series.get(input.series);
  if (series === undefined) return { ...slot, reason: 'no-series' };
  slot.unit = readUnit(series.unit);
  slot.scale = slot.unit.scale;
  slot.measure = series.measure;
  let named = forecasts;
  if (input.at === 'latest') {
    named = false;
    slot.at = known(series, sight.saidOn).at(-1)?.at;
    if (slot.at === undefined) {
      const any = series.observations.some((o) => o.status !== 'forecast');
      return { ...slot, reason: any ? 'not-yet-published' : 'no-observation' };
    }
  }
  const at = slot.at;
  if (at === undefined) return slot;
  slot.known = known(series, sight.day, named).find((k) => k.at.text === at.text);
  if (slot.known === undefined) slot.reason = reasonOf(series, at, named);
  return slot;
}

/** The value that an input allows, in base units. */
export function figureOf(slot: Slot): { point: Rat; lo: Rat; hi: Rat; cause: Cause | null } {
  if (slot.known !== undefined) return slot.known;
  if (isSeriesInput(slot.input)) throw new Error(`${slot.name} is not known`);
  return extent(slot.input.value, slot.input.precision, slot.scale);
}

/** An absent unit takes over the scale of what it must agree with. */
export function adoptScale(slots: Slot[], fallback: Rat | undefined): void {
  const given = slots.find((s) => s.unit !== undefined);
  for (const slot of slots)
    if (slot.unit === undefined && slot.inline) slot.scale = given?.scale ?? fallback ?? ONE;
}

/** The unit of the first input that has one. */
export const firstUnit = (slots: Slot[]): Unit | undefined => slots.find((s) => hasBase(s.unit))?.unit;
