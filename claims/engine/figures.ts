/**
 * Inputs become figures: each input of a claim is looked up in the evidence as of a day, and is either a
 * figure with all that is published about it, or a reason why there is none.
 */

import type { Input } from '../claim.ts';
import {
  type Extent,
  extent,
  type KnownObservation,
  type NoFigure,
  noLatest,
  type Observation,
  type Series,
} from '../evidence/series.ts';
import { agree } from '../evidence/units.ts';
import { type Moment, moment } from '../exact/calendar.ts';
import { hasWidth } from '../exact/interval.ts';
import { exact, parseDecimal, type Rational } from '../exact/number.ts';
import type { EvidenceUsed, Missing, Saying } from '../verdict/verdict.ts';
import type { MissingValues, ToldReason } from '../words/missing.ts';
import type { ToldFigure } from '../words/told.ts';
import type { Evidence } from './evidence.ts';
import type { InputSpec } from './inputs.ts';
import type { ClaimInputs } from './kind.ts';

/** Figures that differ in one of these must not be mixed; absent parts match any. */
export interface Dimension {
  unit?: string | undefined;
  measure?: string | undefined;
  /** The date or period that it is for, known even if the figure is missing. */
  at?: Moment | undefined;
}

/** An input that has a figure. */
export interface Figure extends Extent, Dimension {
  input: string;
  value: Rational;
  series?: Series;
  status?: Observation['status'];
  /** What a figure given on the spot is of. */
  name?: string;
  used: EvidenceUsed;
}

/** What became of a claim's inputs: figures, and what is missing, both in the order of the inputs. */
export interface Resolved {
  figures: ReadonlyMap<string, Figure>;
  dimensions: ReadonlyMap<string, Dimension>;
  missing: Missing[];
}

/** When the evidence is looked at: as of a day, of words that were said on a day. */
export interface Days {
  asOf: string;
  saidOn: string;
}

/** The inputs by name in the declared order, those of a list numbered. */
export function inputsByName(inputs: ClaimInputs, specs: readonly InputSpec[]): Map<string, Input> {
  const named = new Map<string, Input>();
  for (const { name } of specs) {
    const input = inputs[name];
    if (Array.isArray(input)) for (const [i, one] of input.entries()) named.set(`${name}.${i}`, one);
    else if (typeof input === 'object') named.set(name, input);
  }
  return named;
}

/**
 * Looks every input up as of a day. `latest` is fixed when the words are said: the last observation that was known then,
 * at every later day by its vintage of that day (method, section 3).
 */
export function resolve(inputs: ReadonlyMap<string, Input>, evidence: Evidence, days: Days): Resolved {
  const figures = new Map<string, Figure>();
  const dimensions = new Map<string, Dimension>();
  const missing: Missing[] = [];
  for (const [name, input] of inputs) {
    if (!('series' in input)) {
      const figure = inlineFigure(name, input);
      figures.set(name, figure);
      dimensions.set(name, figure);
      continue;
    }
    const series = evidence.get(input.series);
    const found = series === undefined ? 'no-series' : observationOf(series, input.at, evidence, days);
    if (typeof found === 'string') missing.push({ reason: found, input: name });
    else if (series !== undefined) figures.set(name, seriesFigure(name, series, found));
    dimensions.set(name, {
      unit: series?.unit,
      measure: series?.measure,
      at: typeof found === 'string' ? (input.at === 'latest' ? undefined : moment(input.at)) : found.at,
    });
  }
  return { figures, dimensions, missing };
}

/** The observation of a series that an input names, as known on a day, or why there is none. */
export function observationOf(
  series: Series,
  at: string,
  evidence: Evidence,
  { asOf, saidOn }: Days,
): KnownObservation | NoFigure {
  if (at !== 'latest') return evidence.lookup(series, asOf).at(at);
  const last = evidence.known(series, saidOn).at(-1);
  if (last === undefined) return noLatest(series);
  return evidence.lookup(series, asOf).at(last.at.text, { forecasts: false });
}

function inlineFigure(name: string, input: Exclude<Input, { series: string }>): Figure {
  const value = parseDecimal(input.value);
  return {
    input: name,
    value,
    ...extent(value, input.precision),
    unit: input.unit,
    measure: input.measure,
    ...(input.at === undefined ? {} : { at: moment(input.at) }),
    ...(input.name === undefined ? {} : { name: input.name }),
    used: {
      input: name,
      ...(input.at === undefined ? {} : { at: input.at }),
      value: input.value,
      ...(input.source === undefined ? {} : { source: input.source }),
    },
  };
}

/** An observation of a series as the figure of an input. */
export function seriesFigure(name: string, series: Series, found: KnownObservation): Figure {
  return {
    input: name,
    value: found.value,
    interval: found.interval,
    ...(found.cause === undefined ? {} : { cause: found.cause }),
    unit: series.unit,
    measure: series.measure,
    at: found.at,
    series,
    ...(found.observation.status === undefined ? {} : { status: found.observation.status }),
    used: usedOf(name, series, found),
  };
}

/** An observation as the line of evidence that a verdict lists. */
export function usedOf(name: string, series: Series, { observation }: KnownObservation): EvidenceUsed {
  const { at, value, publishedOn, source } = observation;
  return { input: name, series: series.id, at, value, publishedOn, source };
}

/** Inputs that the formula brings together, and what they must share. */
export interface Pairing {
  of: readonly string[];
  /** `measure`: only the measure counts, and only if the units agree. */
  by: 'unit-and-measure' | 'measure';
}

/** The first of the dimensions that differs in a part from the first that has that part; absent parts match any. */
function differing(dimensions: readonly [string, Dimension][], part: 'unit' | 'measure'): string | undefined {
  const isSame = part === 'unit' ? agree : (a: string | undefined, b: string | undefined) => a === b;
  const having = dimensions.filter(([, d]) => d[part] !== undefined);
  return having.find(([, d]) => !isSame(d[part], having[0]?.[1][part]))?.[0];
}

/** Every mismatch of unit or measure, each reason once for the pairings given. */
export function mismatches(
  dimensions: ReadonlyMap<string, Dimension>,
  pairings: readonly Pairing[],
): Missing[] {
  const found: Missing[] = [];
  const tell = (reason: Missing['reason'], input: string) => {
    if (!found.some((m) => m.reason === reason)) found.push({ reason, input });
  };
  for (const { of, by } of pairings) {
    const paired = of.flatMap((name): [string, Dimension][] => {
      const dimension = dimensions.get(name);
      return dimension === undefined ? [] : [[name, dimension]];
    });
    const unit = differing(paired, 'unit');
    const measure = differing(paired, 'measure');
    if (unit !== undefined && by === 'unit-and-measure') tell('unit-mismatch', unit);
    if (measure !== undefined && !(unit !== undefined && by === 'measure')) tell('measure-mismatch', measure);
  }
  return found;
}

/** Whether rounding is the only reason why any of the figures is wide. */
export function widthIsRounding(figures: Iterable<Extent>): boolean {
  return [...figures].every((f) => f.cause !== 'sampling' || !hasWidth(f.interval));
}

/** A figure, as values for a verdict's sentences. */
export function toldOf({ value, unit, measure, at, series }: Figure): ToldFigure {
  return {
    value: exact(value),
    ...(unit === undefined ? {} : { unit }),
    ...(measure === undefined ? {} : { measure }),
    ...(at === undefined ? {} : { at: at.text }),
    ...(series === undefined ? {} : { series: series.id, title: series.title }),
  };
}

/**
 * What a verdict says if something is missing: each different reason once, with the series and moment of its input.
 * `upToDeadline` names an input for which any figure up to the claim's deadline would have done.
 */
export function missingSaying(
  missing: readonly Missing[],
  inputs: ReadonlyMap<string, Input>,
  evidence: Evidence,
  upToDeadline?: string,
): Saying {
  const told = new Map<string, ToldReason>();
  for (const { reason, input } of missing) {
    const given = input === undefined ? undefined : inputs.get(input);
    const named = given !== undefined && 'series' in given ? given : undefined;
    const title = named && evidence.get(named.series)?.title;
    const value: ToldReason = {
      reason,
      ...(input === undefined ? {} : { input }),
      ...(named === undefined ? {} : { series: named.series }),
      ...(title === undefined ? {} : { title }),
      ...(named === undefined || named.at === 'latest' ? {} : { at: named.at }),
      ...(input === undefined || input !== upToDeadline ? {} : { upToDeadline: true }),
    };
    // Inputs that lack the same figure are one reason.
    const key = named === undefined ? `${reason} ${input}` : `${reason} ${named.series} ${named.at}`;
    if (!told.has(key)) told.set(key, value);
  }
  return { code: 'missing', values: { reasons: [...told.values()] } satisfies MissingValues };
}
