/** A series on its way to a target by a deadline: what the kinds `on-pace` and `promise` look up in the evidence. */
import type { Input } from '../claim.ts';
import type { KnownObservation, Series } from '../evidence/series.ts';
import { exact } from '../exact/number.ts';
import type { EvidenceUsed, Missing, Saying } from '../verdict.ts';
import type { GoalValues } from '../words/pace-words.ts';
import type { Evidence } from './evidence.ts';
import { type Figure, mismatches, missingSaying, type Resolved, resolve, usedOf } from './figures.ts';
import type { Aim } from './pace.ts';

/** The inputs of a goal, looked up as of a day. */
export interface Goal {
  target: Figure | undefined;
  series: Series | undefined;
  /** The observations that are known, in order of date. */
  known: readonly KnownObservation[];
  resolved: Resolved;
  /** The inputs by name, to say what is missing. */
  named: ReadonlyMap<string, Input>;
}

/** Looks up the target, if the claim gives one, and the series that moves towards it. */
export function goalOf(
  inputs: { target?: Input | undefined; progress: string },
  evidence: Evidence,
  asOf: string,
): Goal {
  const given = new Map(inputs.target === undefined ? [] : [['target', inputs.target]]);
  const resolved = resolve(given, evidence, asOf);
  const series = evidence.get(inputs.progress);
  return {
    target: resolved.figures.get('target'),
    series,
    known: series === undefined ? [] : evidence.known(series, asOf),
    resolved,
    named: new Map([...given, ['progress', { series: inputs.progress, at: 'latest' }]]),
  };
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
export function goalValues(target: Figure, series: Series, deadline: string, aim: Aim): GoalValues {
  return { target: exact(target.value), unit: series.unit, deadline, aim };
}

/** The evidence of a verdict on a goal: the target, and observations of the series. */
export function goalEvidence(
  target: Figure,
  series: Series,
  observations: readonly KnownObservation[],
): EvidenceUsed[] {
  return [target.used, ...observations.map((o) => usedOf('progress', series, o))];
}
