/**
 * Evidence: series, their observations, and what was known of them on a given day (method, section 3).
 *
 * Each publication of a figure is a vintage and none replaces another: knowledge as of a day is made by
 * leaving out what was published later, and taking for each `at` the vintage published last.
 */
import * as z from 'zod';
import { compareMoments, isDate, isMoment, type Moment, moment as parsedMoment } from '../exact/calendar.ts';
import { closed, half, type Interval, point } from '../exact/interval.ts';
import { compare, isDecimal, parseDecimal, type Rational } from '../exact/number.ts';
import { listOf, MAX_ISSUES } from './list.ts';
import {
  date,
  decimal,
  id,
  isPositive,
  isSlug,
  line,
  moment,
  plainly,
  positiveDecimal,
  sha256,
  text,
  url,
} from './schema.ts';

export const precisionSchema = z.union(
  [
    z.literal('exact'),
    z.strictObject({ nearest: positiveDecimal }),
    z
      .strictObject({ interval: z.tuple([decimal, decimal]) })
      .refine(
        ({ interval: [lo, hi] }) =>
          !isDecimal(lo) || !isDecimal(hi) || compare(parseDecimal(lo), parseDecimal(hi)) <= 0,
        'the interval ends before it starts',
      ),
  ],
  { error: 'precision is "exact", {"nearest": "100"} or {"interval": ["92.0", "97.2"]}' },
);

export type Precision = z.infer<typeof precisionSchema>;

export const STATUSES = ['provisional', 'final', 'forecast'] as const;

const OBSERVATION = {
  at: moment,
  value: decimal,
  precision: precisionSchema.optional(),
  source: id,
  publishedOn: date,
  status: z.enum(STATUSES, { error: 'status is "provisional", "final" or "forecast"' }).optional(),
};

/** Bundles hold more observations than anything else: one that is plainly in order is taken as it is. */
export const observationSchema = plainly(
  z.strictObject(OBSERVATION).refine(pointInInterval, {
    path: ['precision'],
    error: 'the published value lies outside its own interval',
  }),
  isPlainObservation,
);

function isPlainObservation(given: unknown): boolean {
  if (typeof given !== 'object' || given === null) return false;
  for (const key in given) if (!Object.hasOwn(OBSERVATION, key)) return false;
  const { at, value, precision, source, publishedOn, status }: { [key in keyof Observation]?: unknown } =
    given;
  return (
    isText(at) &&
    isMoment(at) &&
    isText(value) &&
    isDecimal(value) &&
    (precision === undefined || precision === 'exact' || isPlainlyNearest(precision)) &&
    isText(source) &&
    isSlug(source) &&
    isText(publishedOn) &&
    isDate(publishedOn) &&
    (status === undefined || STATUSES.some((one) => one === status))
  );
}

/** Whether a precision is `{"nearest": "100"}`; intervals are left to their schema. */
function isPlainlyNearest(given: unknown): boolean {
  if (typeof given !== 'object' || given === null) return false;
  for (const key in given) if (key !== 'nearest') return false;
  const { nearest }: { nearest?: unknown } = given;
  return isText(nearest) && isDecimal(nearest) && isPositive(nearest);
}

const isText = (given: unknown): given is string => typeof given === 'string';

/** How often a series has a figure; of `event` (elections, censuses) when something happens. */
export const FREQUENCIES = ['day', 'week', 'month', 'quarter', 'year', 'event'] as const;

export type Frequency = (typeof FREQUENCIES)[number];

export type Observation = z.infer<typeof observationSchema>;

/** The most figures of all the series of a bundle together: one for each day of eighty years, in eight series. */
export const MAX_FIGURES = 250_000;

export const seriesSchema = z
  .strictObject({
    id,
    title: line,
    measure: line.optional(),
    unit: line,
    place: line.optional(),
    definition: text().optional(),
    frequency: z.enum(FREQUENCIES, { error: `frequency is one of: ${FREQUENCIES.join(', ')}` }).optional(),
    observations: listOf(observationSchema, { most: MAX_FIGURES }),
  })
  .superRefine((series, ctx) => {
    let issues = 0;
    for (const { path, message } of secondFigures(series.observations)) {
      ctx.addIssue({ code: 'custom', path, message });
      issues += 1;
      if (issues === MAX_ISSUES) break;
    }
  });

/** The figures that stand a second time, with the day of publication of the first. */
function* secondFigures(observations: readonly Observation[]) {
  if (isInOrder(observations)) return;
  const seen = new Map<string, number>();
  for (const [i, o] of observations.entries()) {
    const key = `${momentKey(o.at)} ${o.publishedOn}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, i);
      continue;
    }
    yield {
      path: ['observations', i],
      message: `a second figure for ${o.at} published on ${o.publishedOn}: observations[${first}] is the first; a vintage has a publication day of its own`,
    };
  }
}

/**
 * Whether each figure is of a later moment than the one before, or a later vintage of it: then none stands twice. Not
 * asked of a day and the period of that one day.
 */
function isInOrder(observations: readonly Observation[]): boolean {
  return observations.every((o, i) => {
    const before = observations[i - 1];
    if (before === undefined) return true;
    return before.at === o.at
      ? before.publishedOn < o.publishedOn
      : before.at < o.at && !o.at.startsWith(before.at);
  });
}

export type Series = z.infer<typeof seriesSchema>;

export const sourceSchema = z.strictObject({
  id,
  title: line,
  publisher: line,
  url: url.optional(),
  publishedOn: date.optional(),
  retrievedOn: date.optional(),
  sha256: sha256.optional(),
  licence: line.optional(),
  quote: text().optional(),
});

export type Source = z.infer<typeof sourceSchema>;

/** A source with where it is kept beside its own address, which was said apart from it and may change. */
export type KeptSource = Source & { archivedUrl?: string };

/**
 * What a source is to the official figure: the original (null), a copy, or a report of it. Publishers say so in one of
 * two forms (src/files/METHOD.md, section 11): `NAME (copy at WHERE)`, `NAME (as reported by WHO)`.
 */
export function sourceStanding({ publisher }: Source): 'copy' | 'report' | null {
  if (/\(copy (?:at|in) /.test(publisher)) return 'copy';
  return /\(as reported by /.test(publisher) ? 'report' : null;
}

/** Whose figures a source has, without who copied or reported them: "Home Office" of "Home Office (as reported by PA)". */
export function figuresOf({ publisher }: Pick<Source, 'publisher'>): string {
  return publisher.replace(/ \((?:copy (?:at|in)|as reported by) .*$/s, '') || publisher;
}

/** Why an interval has width: figures were rounded, or drawn from a sample. */
export type Cause = 'rounding' | 'sampling';

/** What a published value stands for: the interval, and the cause of its width. */
export interface Extent {
  interval: Interval;
  cause?: Cause;
}

/** Whether a value lies in its own published interval. */
export function pointInInterval(figure: { value: string; precision?: Precision | undefined }): boolean {
  const { value, precision } = figure;
  if (precision === undefined || precision === 'exact' || 'nearest' in precision) return true;
  const [lo, hi] = precision.interval;
  // This check runs even if the text is no decimal, which its own schema reports.
  if (![lo, hi, value].every(isDecimal)) return true;
  const v = parseDecimal(value);
  return compare(parseDecimal(lo), v) <= 0 && compare(v, parseDecimal(hi)) <= 0;
}

/** What a value with its precision stands for: v to the nearest 100 is [v - 50, v + 50], both ends. */
export function extent(value: Rational, precision: Precision | undefined): Extent {
  if (precision === undefined || precision === 'exact') return { interval: point(value) };
  if ('nearest' in precision) {
    const h = half(parseDecimal(precision.nearest));
    return { interval: closed(value.sub(h), value.add(h)), cause: 'rounding' };
  }
  const [lo, hi] = precision.interval;
  return { interval: closed(parseDecimal(lo), parseDecimal(hi)), cause: 'sampling' };
}

/** An observation as known on some day: the vintage that counts for its `at`, taken apart. */
export interface KnownObservation extends Extent {
  at: Moment;
  value: Rational;
  observation: Observation;
}

/** Takes an observation apart. */
export function known(observation: Observation): KnownObservation {
  const value = parseDecimal(observation.value);
  return {
    at: parsedMoment(observation.at),
    value,
    observation,
    ...extent(value, observation.precision),
  };
}

/** The text of a moment by which equal ones are equal: a period of one day is that day. */
function momentKey(at: string): string {
  return parsedMoment(at).text;
}

/** For each `at` the vintage published last on or before `asOf`, in no order. */
function countingVintages(observations: Iterable<Observation>, asOf: string): Observation[] {
  const latest = new Map<string, Observation>();
  for (const o of observations) {
    if (o.publishedOn > asOf) continue;
    const at = momentKey(o.at);
    const held = latest.get(at);
    if (held === undefined || held.publishedOn < o.publishedOn) latest.set(at, o);
  }
  return [...latest.values()];
}

const isForecast = (o: Observation) => o.status === 'forecast';

/** The observations known on `asOf`, forecasts passed over before vintages are chosen, in order of date. */
export function knownOn(series: Series, asOf: string): KnownObservation[] {
  const actual = series.observations.filter((o) => !isForecast(o));
  return countingVintages(actual, asOf)
    .map(known)
    .sort((a, b) => compareMoments(a.at, b.at));
}

/** Why a series has no figure for a moment, as of a day. */
export type NoFigure = 'no-observation' | 'not-yet-published';

/**
 * Looks up observations of a series as of a day. The index is made once, so that a claim with thousands of
 * inputs from one series reads it once.
 */
export class Lookup {
  readonly #series: Series;
  readonly #asOf: string;
  #byAt: Map<string, Observation[]> | undefined;

  constructor(series: Series, asOf: string) {
    this.#series = series;
    this.#asOf = asOf;
  }

  /**
   * The observation at a moment, or why there is none. A forecast counts, since the moment is named; `forecasts: false`
   * passes over it.
   */
  at(at: string, { forecasts = true } = {}): KnownObservation | NoFigure {
    this.#byAt ??= groupedByAt(this.#series.observations);
    const named = this.#byAt.get(momentKey(at)) ?? [];
    const there = forecasts ? named : named.filter((o) => !isForecast(o));
    const [counting] = countingVintages(there, this.#asOf);
    if (counting !== undefined) return known(counting);
    return there.length > 0 ? 'not-yet-published' : 'no-observation';
  }
}

/** Why a series has no latest figure on a day. */
export function noLatest({ observations }: Series): NoFigure {
  return observations.some((o) => !isForecast(o)) ? 'not-yet-published' : 'no-observation';
}

function groupedByAt(observations: readonly Observation[]): Map<string, Observation[]> {
  const groups = new Map<string, Observation[]>();
  for (const o of observations) {
    const at = momentKey(o.at);
    const group = groups.get(at);
    if (group === undefined) groups.set(at, [o]);
    else group.push(o);
  }
  return groups;
}
