/** What a surface is drawn from: the claim read as one of the three kinds that have one, and its own figures. */

import type { Input } from '../claim.ts';
import type { Evidence } from '../engine/evidence.ts';
import type { AnyClaim } from '../engine/kind.ts';
import { type RecordTime, recordTime } from '../engine/records.ts';
import type { KnownObservation, Series } from '../evidence/series.ts';
import { unitOf } from '../evidence/units.ts';
import { compareMoments, moment } from '../exact/calendar.ts';
import { ONE, type Rational } from '../exact/number.ts';
import { isSameMoment } from './spots.ts';

interface Ground {
  evidence: Evidence;
  asOf: string;
  saidOn: string;
  series: Series;
  /** What is known of it on the day, in order. */
  known: readonly KnownObservation[];
}

/** A claim that a figure rose or fell from one date to a later one. */
export interface ChangeScene extends Ground {
  kind: 'change';
  from: KnownObservation;
  to: KnownObservation;
  /** 1 for a rise, -1 for a fall. */
  direction: 1n | -1n;
  percent: boolean;
  /** The scale of the claimed unit. */
  claimedScale: Rational;
}

/** A claim that a figure is the highest or lowest. */
export interface RecordScene extends Ground {
  kind: 'record';
  value: KnownObservation;
  /** 1 for the highest, -1 for the lowest. */
  direction: 1n | -1n;
  /** What the words say of its time. */
  time: RecordTime;
}

export type Scene = ChangeScene | RecordScene;

/** Hedges that stress how little something is, which no reading from elsewhere contradicts. */
const SMALL = ['under', 'at-most', 'up-to'];

/** The observation of an input as the claim's verdict takes it; `latest` is fixed when the words are said. */
function figureAt(
  { at }: { at: string },
  { evidence, series, saidOn, asOf, known }: Ground,
): KnownObservation | undefined {
  const named = at === 'latest' ? evidence.known(series, saidOn).at(-1)?.at : moment(at);
  if (named === undefined) return undefined;
  const found = at === 'latest' ? undefined : evidence.lookup(series, asOf).at(at);
  if (typeof found === 'object') return found;
  return known.find((o) => isSameMoment(o.at, named));
}

const isSeriesInput = (input: unknown): input is Extract<Input, { series: string }> =>
  typeof input === 'object' && input !== null && 'series' in input;

/** The claim read; undefined where it has no surface whatever its figures are. The claim is one that can be computed. */
export function sceneOf(claim: AnyClaim, evidence: Evidence, asOf: string): Scene | undefined {
  if (SMALL.includes(claim.claimed?.hedge ?? '')) return undefined;
  if (claim.kind === 'superlative') return recordScene(claim, evidence, asOf);
  if (claim.kind === 'change' || claim.kind === 'percent-change') return changeScene(claim, evidence, asOf);
  return undefined;
}

function groundOf(id: string, claim: AnyClaim, evidence: Evidence, asOf: string): Ground | undefined {
  const series = evidence.get(id);
  if (series === undefined) return undefined;
  return { evidence, asOf, saidOn: claim.saidOn, series, known: evidence.known(series, asOf) };
}

function changeScene(claim: AnyClaim, evidence: Evidence, asOf: string): ChangeScene | undefined {
  const { inputs, options, claimed, kind } = claim;
  const { from: fromInput, to: toInput } = inputs;
  if (claimed === undefined || !isSeriesInput(fromInput) || !isSeriesInput(toInput)) return undefined;
  if (fromInput.series !== toInput.series) return undefined;
  const ground = groundOf(fromInput.series, claim, evidence, asOf);
  if (ground === undefined) return undefined;
  const [from, to] = [figureAt(fromInput, ground), figureAt(toInput, ground)];
  if (from === undefined || to === undefined || compareMoments(from.at, to.at) >= 0) return undefined;
  return {
    kind: 'change',
    ...ground,
    from,
    to,
    direction: options?.['direction'] === 'fall' ? -1n : 1n,
    percent: kind === 'percent-change',
    claimedScale: kind === 'percent-change' ? ONE : unitOf(claimed.unit).scale,
  };
}

function recordScene(claim: AnyClaim, evidence: Evidence, asOf: string): RecordScene | undefined {
  const { value: input, series: rivals } = claim.inputs;
  if (!isSeriesInput(input) || (rivals !== undefined && rivals !== input.series)) return undefined;
  const ground = groundOf(input.series, claim, evidence, asOf);
  const value = ground === undefined ? undefined : figureAt(input, ground);
  if (ground === undefined || value === undefined) return undefined;
  const { extreme } = claim.options ?? {};
  return {
    kind: 'record',
    ...ground,
    value,
    direction: extreme === 'lowest' ? -1n : 1n,
    time: recordTime(claim.options),
  };
}
