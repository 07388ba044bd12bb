/**
 * Inputs become figures: each input of a claim is looked up in the evidence as of a day, and is either a
 * figure with all that is published of it, or one of the reasons why there is none.
 */
import { type Moment, moment } from './calendar.ts';
import type { Input } from './claim.ts';
import { type Extent, extent, type KnownObservation, observationAt, type Series } from './evidence.ts';
import { parseDecimal, type Rational } from './number.ts';
import type { EvidenceUsed, Missing } from './verdict.ts';
import { amount, whenInWords } from './words.ts';

/** The evidence of a bundle, its series by their ids. */
export type Evidence = ReadonlyMap<string, Series>;

/** What tells figures apart that must not be mixed; absent parts match any. */
export interface Dimension {
  unit?: string | undefined;
  measure?: string | undefined;
}

/** An input that has a figure. */
export interface Figure extends Extent, Dimension {
  input: string;
  value: Rational;
  at?: Moment;
  series?: Series;
  used: EvidenceUsed;
}

/** What became of a claim's inputs: figures, and what is missing, both in the order of the inputs. */
export interface Resolved {
  figures: ReadonlyMap<string, Figure>;
  dimensions: ReadonlyMap<string, Dimension>;
  missing: Missing[];
}

/** Looks every input up as of a day. */
export function resolve(inputs: ReadonlyMap<string, Input>, evidence: Evidence, asOf: string): Resolved {
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
    if (series === undefined) {
      missing.push({ reason: 'no-series', input: name });
      continue;
    }
    dimensions.set(name, series);
    const found = observationAt(series, input.at, asOf);
    if (typeof found === 'string') missing.push({ reason: found, input: name });
    else figures.set(name, seriesFigure(name, series, found));
  }
  return { figures, dimensions, missing };
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
    used: usedOf(name, series, found),
  };
}

/** An observation as the line of evidence that a verdict lists. */
export function usedOf(name: string, series: Series, { observation }: KnownObservation): EvidenceUsed {
  const { at, value, publishedOn, source } = observation;
  return { input: name, series: series.id, at, value, publishedOn, source };
}

/** Two inputs that the formula brings together, and what they must share. */
export interface Pairing {
  of: readonly [string, string];
  /** `measure`: only the measure counts, and only where the units agree. */
  by: 'unit-and-measure' | 'measure';
}

const differ = (a: string | undefined, b: string | undefined) =>
  a !== undefined && b !== undefined && a !== b;

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
    const [a, b] = [dimensions.get(of[0]), dimensions.get(of[1])];
    if (a === undefined || b === undefined) continue;
    const units = differ(a.unit, b.unit);
    if (units && by === 'unit-and-measure') tell('unit-mismatch', of[1]);
    if (differ(a.measure, b.measure) && !(units && by === 'measure')) tell('measure-mismatch', of[1]);
  }
  return found;
}

/** A figure in words: "16,753 officers on 31 December 2022", "20,000 officers". */
export function figureInWords(figure: Figure): string {
  const shown = amount(figure.value, figure.unit);
  return figure.at === undefined ? shown : `${shown} ${whenInWords(figure.at)}`;
}
