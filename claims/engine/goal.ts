/** A series on its way to a target by a deadline: what the kinds `on-pace` and `promise` look up in the evidence. */
import type { Input } from '../claim.ts';
import type { KnownObservation, Series } from '../evidence/series.ts';
import { exact, type Rational } from '../exact/number.ts';
import type { EvidenceUsed, Framing, Missing, Saying } from '../verdict/verdict.ts';
import type { GoalValues } from '../words/pace-words.ts';
import type { Evidence } from './evidence.ts';
import {
  type Days,
  type Figure,
  mismatches,
  missingSaying,
  type Resolved,
  resolve,
  seriesFigure,
  usedOf,
} from './figures.ts';
import { flagsOfFigures, inOrderOfMethod, type Rested, type Words } from './framing.ts';
import type { Aim } from './pace.ts';
import { inUnit } from './scales.ts';

/** The inputs of a goal, looked up as of a day. */
export interface Goal {
  target: Figure | undefined;
  series: Series | undefined;
  /** The observations that are known, in order of date, their values in the unit of the target. */
  known: readonly KnownObservation[];
  /** What the goal is counted in: the unit of the target, or of the series if that has none. */
  unit: string;
  resolved: Resolved;
  /** The inputs by name, to say what is missing. */
  named: ReadonlyMap<string, Input>;
}

/** Looks up the target, if the claim gives one, and the series that moves towards it. */
export function goalOf(
  inputs: { target?: Input | undefined; progress: string },
  evidence: Evidence,
  days: Days,
): Goal {
  const given = new Map(inputs.target === undefined ? [] : [['target', inputs.target]]);
  const resolved = resolve(given, evidence, days);
  const series = evidence.get(inputs.progress);
  const unit = resolved.dimensions.get('target')?.unit ?? series?.unit ?? '';
  return {
    target: resolved.figures.get('target'),
    series,
    known: series === undefined ? [] : inUnit(evidence.known(series, days.asOf), series.unit, unit),
    unit,
    resolved,
    named: new Map([...given, ['progress', { series: inputs.progress, at: 'latest' }]]),
  };
}

/** What a verdict on a goal leaves out: figures that may be revised, or were published on the day of the words. */
export function goalFraming(
  target: Figure,
  observations: readonly KnownObservation[],
  series: Series,
  words: Words,
  evidence: Evidence,
): Framing[] {
  const rested: Rested[] = [
    { ...target, isTested: false },
    ...observations.map((o) => ({ ...seriesFigure('progress', series, o), isTested: true })),
  ];
  return inOrderOfMethod(flagsOfFigures(rested, words, (id) => evidence.source(id)));
}

/** The mismatches between the target and the series, found even if figures are missing. */
export function goalMismatches({ resolved, series }: Goal): Missing[] {
  const dimensions = new Map(resolved.dimensions);
  if (series !== undefined) dimensions.set('progress', series);
  return mismatches(dimensions, [{ of: ['target', 'progress'], by: 'unit-and-measure' }]);
}

/** What a verdict on a goal says if something is missing. */
export function goalMissing(missing: readonly Missing[], named: Goal['named'], evidence: Evidence): Saying {
  return missingSaying(missing, named, evidence, 'progress');
}

/** The values that sentences about a goal hold. */
export function goalValues(target: Rational, unit: string, deadline: string, aim: Aim): GoalValues {
  return { target: exact(target), unit, deadline, aim };
}

/** The evidence of a verdict on a goal: the target, and observations of the series. */
export function goalEvidence(
  target: Figure,
  series: Series,
  observations: readonly KnownObservation[],
): EvidenceUsed[] {
  return [target.used, ...observations.map((o) => usedOf('progress', series, o))];
}
