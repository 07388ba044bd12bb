/** The kinds that are tested on many observations of one series: a total, an average, a streak. */
import type { Claimed } from '../claim.ts';
import type { KnownObservation, Series } from '../evidence/series.ts';
import { agree } from '../evidence/units.ts';
import { liesWithin, type Moment } from '../exact/calendar.ts';
import { closed, type Interval, scale } from '../exact/interval.ts';
import { type Rational, total } from '../exact/number.ts';
import { type Decided, type Framing, METHOD, type Missing, type WorkedStep } from '../verdict/verdict.ts';
import type { FigureValues } from '../words/figure-sentence.ts';
import { missingSaying, seriesFigure, usedOf, widthIsRounding } from './figures.ts';
import { flagsOfFigures, inOrderOfMethod, sizeFlags, wideFlag } from './framing.ts';
import type { Rings } from './hedge.ts';
import { claimedWithRings, judge } from './judged.ts';
import type { Question } from './kind.ts';
import { scaleBetween } from './scales.ts';

type AnyQuestion = Question<{ series: string }, unknown>;

/** A kind's result on the observations that it tested. */
export interface Result {
  kind: string;
  series: Series;
  tested: readonly KnownObservation[];
  /** In the claimed unit. */
  range: Interval;
  point: Rational;
  drawn: Rings;
  unit: string;
  values: FigureValues;
  working: WorkedStep[];
  /** Whether rounding alone makes the result wide, if that is not so of all the observations or none. */
  roundingOnly?: boolean;
  /** The kind's own flags. */
  framing: readonly Framing[];
}

/** The verdict on a result. */
export function decidedOn(question: AnyQuestion, result: Result): Decided {
  const { kind, series, tested, range, point, drawn, unit, values, working, framing } = result;
  const { asOf, claimed, evidence } = question;
  const { roundingOnly = widthIsRounding(tested) } = result;
  const judged = judge({ range, point, drawn, roundingOnly, claimed, unit });
  const rested = tested.map((o) => ({ ...seriesFigure('series', series, o), isTested: true }));
  return {
    kind,
    asOf,
    method: METHOD,
    ...(claimed === undefined ? {} : { claimed: claimedWithRings(claimed, drawn) }),
    ...judged,
    reason: null,
    saying: { code: 'figure', values },
    working,
    flips: [],
    framing: inOrderOfMethod([
      ...framing,
      ...sizeFlags(question, range),
      ...wideFlag(question),
      ...flagsOfFigures(rested, question, (id) => evidence.source(id)),
    ]),
    missing: [],
    evidence: tested.map((o) => usedOf('series', series, o)),
  };
}

/** The verdict if something is missing. */
export function notComputableOn(
  kind: string,
  { inputs, evidence, asOf, claimed }: AnyQuestion,
  missing: Missing[],
  drawn: Rings | undefined,
): Decided {
  const named = new Map([['series', { series: inputs.series, at: 'latest' }]]);
  return {
    kind,
    asOf,
    method: METHOD,
    ...(claimed === undefined || drawn === undefined ? {} : { claimed: claimedWithRings(claimed, drawn) }),
    finding: 'not-computable',
    reason: null,
    saying: missingSaying(missing, named, evidence),
    working: [],
    flips: [],
    framing: [],
    missing,
    evidence: [],
  };
}

/** What is missing whatever the observations: the series, the claimed figure, or a unit that fits. */
export function missingOf({ evidence, inputs, claimed }: AnyQuestion, unit?: string): Missing[] {
  const series = evidence.get(inputs.series);
  const own = unit ?? series?.unit;
  return [
    ...(series === undefined ? [{ reason: 'no-series', input: 'series' } as const] : []),
    ...(claimed === undefined ? [{ reason: 'no-claimed-figure' } as const] : []),
    ...(claimed !== undefined && !agree(claimed.unit, own)
      ? [{ reason: 'unit-mismatch', input: 'claimed' } as const]
      : []),
  ];
}

/** The observations that lie wholly in a time, in order. */
export function observedIn(time: Moment, known: readonly KnownObservation[]): KnownObservation[] {
  return known.filter(({ at }) => liesWithin(at, time));
}

/** The sum of observations, and of what their intervals allow, on the scale of the claimed unit. */
export function sumOf(tested: readonly KnownObservation[], series: Series, claimed: Claimed | undefined) {
  const by = scaleBetween(series.unit, claimed?.unit);
  const range = closed(
    total(tested.map(({ interval, value }) => interval.lo ?? value)),
    total(tested.map(({ interval, value }) => interval.hi ?? value)),
  );
  return { point: total(tested.map(({ value }) => value)).mul(by), range: scale(range, by) };
}
