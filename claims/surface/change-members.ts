/** The readings of a change with another start, another end, both moved, another measure, per head or in real terms. */
import type { KnownObservation, Series } from '../evidence/series.ts';
import { agree, unitOf } from '../evidence/units.ts';
import { compareMoments } from '../exact/calendar.ts';
import { HUNDRED, ONE, type Rational, sign } from '../exact/number.ts';
import { ADJUSTMENTS, divisorOf } from './adjusted.ts';
import type { Counted, Member } from './family.ts';
import { MOST_PAIRED, pairsCounted } from './pairs.ts';
import { isInPhase, phaseOf } from './phase.ts';
import type { ChangeScene } from './scene.ts';
import { type Size, sizeOf } from './size.ts';
import { figureAt, isSameMoment, type Spot, spotsOf } from './spots.ts';

/** A change and its readings. */
export interface ChangeReadings {
  from: Spot;
  to: Spot;
  own: Size;
  /** The phases of both figures, the claim's own among them, in order. */
  startPhase: readonly Spot[];
  endPhase: readonly Spot[];
  starts: Member[];
  ends: Member[];
  shifts: Member[];
  /** Of other measures, per head and in real terms. */
  others: Member[];
  pairs: Counted | undefined;
}

const isBefore = (a: Spot, b: Spot) => compareMoments(a.at, b.at) < 0;

const isActual = ({ observation }: KnownObservation) => observation.status !== 'forecast';

/** The observations of a phase with the claim's own figure, which may be a forecast that the others pass over. */
function withOwn(phase: KnownObservation[], own: KnownObservation): KnownObservation[] {
  if (isActual(own)) return phase;
  return [...phase.filter(({ at }) => !isSameMoment(at, own.at)), own].sort((a, b) =>
    compareMoments(a.at, b.at),
  );
}

/** The readings; undefined where the claim's own result is not above 0. */
export function changeReadings(scene: ChangeScene): ChangeReadings | undefined {
  const { from, to, startPhase, endPhase, denominator } = phasesOf(scene);
  if (from === undefined || to === undefined) return undefined;
  const result = resultOf(scene, denominator);
  const own = result(from, to);
  if (own === undefined || own.n <= 0n) return undefined;
  const member = (family: Member['family'], start: Spot, end: Spot) =>
    new Moved(family, start, end, scene, result);
  // A percentage of a base at or below 0 has no result.
  const hasResult = ({ whole }: Spot) => !scene.percent || whole > 0n;
  const others = startPhase.filter((start) => start !== from && isBefore(start, to) && hasResult(start));
  return {
    from,
    to,
    own,
    startPhase,
    endPhase,
    starts: others.map((start) => member('starts', start, to)),
    ends: endPhase.filter((end) => end !== to && isBefore(to, end)).map((end) => member('ends', from, end)),
    shifts: shifted({ startPhase, endPhase, from, to })
      .filter(([start]) => hasResult(start))
      .map(([start, end]) => member('shifts', start, end)),
    others: [...siblings(scene, from, to), ...adjusted(scene, from, to)],
    pairs: pairsOf(scene, { startPhase, endPhase, from, to }, result),
  };
}

/** A reading with its start or its end moved, whose result is made where it is asked for: few are told. */
class Moved implements Member {
  readonly family: Member['family'];
  readonly from: Spot;
  readonly to: Spot;
  readonly agrees: boolean;
  readonly opposes: boolean;
  readonly #result: Result;

  constructor(family: Member['family'], from: Spot, to: Spot, { direction }: ChangeScene, result: Result) {
    this.family = family;
    this.from = from;
    this.to = to;
    const [low, high] = direction === 1n ? [from, to] : [to, from];
    this.agrees = low.whole < high.whole;
    this.opposes = low.whole > high.whole;
    this.#result = result;
  }

  get r(): Size {
    return this.#result(this.from, this.to) ?? NOTHING;
  }
}

const NOTHING: Size = { n: 0n, d: 1n };

/**
 * The phases of both figures, each with its own figure; the same list where both figures are of one phase. A forecast that
 * the claim names is of the phase of its own side alone: it is no start because it is the claim's end.
 */
function phasesOf({ known, from, to }: ChangeScene) {
  const startKnown = withOwn(phaseOf(known, from.at), from);
  const areOne = isInPhase(to.at, from.at) && isActual(from) && isActual(to);
  const endKnown = areOne ? startKnown : withOwn(phaseOf(known, to.at), to);
  const { spots, denominator } = spotsOf(areOne ? endKnown : [...startKnown, ...endKnown]);
  const startPhase = areOne ? spots : spots.slice(0, startKnown.length);
  const endPhase = areOne ? spots : spots.slice(startKnown.length);
  return {
    startPhase,
    endPhase,
    denominator,
    from: startPhase.find(({ at }) => isSameMoment(at, from.at)),
    to: endPhase.find(({ at }) => isSameMoment(at, to.at)),
  };
}

type Result = (from: Spot, to: Spot) => Size | undefined;

/** The result of a start and an end in the unit of the result; undefined where a percentage has no base above 0. */
function resultOf({ series, direction, percent, claimedScale }: ChangeScene, denominator: bigint): Result {
  const scale = unitOf(series.unit).scale.div(claimedScale);
  const [n, d] = [direction * BigInt(scale.top), denominator * BigInt(scale.bottom)];
  return (from, to) => {
    if (!percent) return { n: (to.whole - from.whole) * n, d };
    return from.whole > 0n ? { n: direction * 100n * (to.whole - from.whole), d: from.whole } : undefined;
  };
}

type Phases = Pick<ChangeReadings, 'startPhase' | 'endPhase' | 'from' | 'to'>;

const yearOf = (spot: Spot) => Number(spot.at.end.slice(0, 4));

/** The pairs as many years apart as the claim's, both moved. */
function shifted({ startPhase, endPhase, from, to }: Phases): [Spot, Spot][] {
  const apart = yearOf(to) - yearOf(from);
  const ends = new Map<number, Spot[]>();
  for (const end of endPhase) ends.set(yearOf(end), [...(ends.get(yearOf(end)) ?? []), end]);
  return startPhase.flatMap((start) =>
    (ends.get(yearOf(start) + apart) ?? [])
      .filter((end) => start !== from && end !== to && isBefore(start, end))
      .map((end): [Spot, Spot] => [start, end]),
  );
}

function pairsOf(
  { percent, direction }: ChangeScene,
  { startPhase, endPhase, from, to }: Phases,
  result: (from: Spot, to: Spot) => Size | undefined,
): Counted | undefined {
  if (startPhase.length > MOST_PAIRED || endPhase.length > MOST_PAIRED) return undefined;
  return pairsCounted({
    starts: percent ? startPhase.filter(({ whole }) => whole > 0n) : startPhase,
    ends: endPhase,
    own: { from, to },
    direction,
    isBefore,
    result,
  });
}

/** The result of two figures that are not whole numbers of one list. */
function resultOfFigures(
  { direction, percent, claimedScale }: ChangeScene,
  unit: string,
  from: Rational,
  to: Rational,
): Size | undefined {
  if (percent && sign(from) <= 0) return undefined;
  const rise = percent
    ? to.div(from).sub(ONE).mul(HUNDRED)
    : to.sub(from).mul(unitOf(unit).scale).div(claimedScale);
  return sizeOf(direction === 1n ? rise : rise.neg());
}

function siblings(scene: ChangeScene, from: Spot, to: Spot): Member[] {
  const { asOf } = scene;
  return otherMeasures(scene).flatMap((series): Member[] => {
    const start = figureAt(series, from.at, asOf);
    const end = figureAt(series, to.at, asOf);
    if (start === undefined || end === undefined) return [];
    const r = resultOfFigures(scene, series.unit, start.value, end.value);
    return r === undefined
      ? []
      : [{ family: `measures:${series.id}`, from, to, r, agrees: r.n > 0n, opposes: r.n < 0n }];
  });
}

/** The series of other measures that the claim names, in its order: those of the same unit. */
export function otherMeasures({
  evidence,
  series,
}: Pick<ChangeScene, 'evidence' | 'series'>): readonly Series[] {
  return [...new Set(evidence.related.measures)].flatMap((id) => {
    const other = id === series.id ? undefined : evidence.get(id);
    return other !== undefined && agree(other.unit, series.unit) ? [other] : [];
  });
}

/** Each figure times what stands for the end, divided by what stands for its own day. */
function adjusted(scene: ChangeScene, from: Spot, to: Spot): Member[] {
  const { evidence, series, asOf } = scene;
  return ADJUSTMENTS.flatMap((family): Member[] => {
    const divisor = divisorOf(family, evidence, series, asOf);
    const [before, after] = [divisor?.(from.at), divisor?.(to.at)];
    if (before === undefined || after === undefined) return [];
    const r = resultOfFigures(scene, series.unit, from.value.mul(after.value).div(before.value), to.value);
    return r === undefined ? [] : [{ family, from, to, r, agrees: r.n > 0n, opposes: r.n < 0n }];
  });
}
