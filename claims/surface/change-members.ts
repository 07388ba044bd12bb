/** The readings of a change with another start, another end, both moved, another measure, per head or in real terms. */
import type { KnownObservation, Series } from '../evidence/series.ts';
import { agree, unitOf } from '../evidence/units.ts';
import { compareMoments } from '../exact/calendar.ts';
import { HUNDRED, numerator, ONE, type Rational, sign } from '../exact/number.ts';
import { ADJUSTMENTS, divisorOf } from './adjusted.ts';
import type { Counted, Member } from './family.ts';
import { MOST_PAIRED, pairsCounted } from './pairs.ts';
import { phaseOf } from './phase.ts';
import type { ChangeScene } from './scene.ts';
import { type Size, sizeOf } from './size.ts';
import { isSameMoment, type Spot, spotsOf } from './spots.ts';

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

/** The observations of a phase with the claim's own figure, which may be a forecast that the others pass over. */
function withOwn(phase: readonly KnownObservation[], own: KnownObservation): KnownObservation[] {
  if (phase.some((o) => isSameMoment(o.at, own.at))) return [...phase];
  return [...phase, own].sort((a, b) => compareMoments(a.at, b.at));
}

/** The readings; undefined where the claim's own result is not above 0. */
export function changeReadings(scene: ChangeScene): ChangeReadings | undefined {
  const { known, from: fromFigure, to: toFigure } = scene;
  const startKnown = withOwn(phaseOf(known, fromFigure.at), fromFigure);
  const endKnown = withOwn(phaseOf(known, toFigure.at), toFigure);
  const all = [...startKnown, ...endKnown, fromFigure, toFigure];
  const { spots, denominator } = spotsOf(all);
  const startPhase = spots.slice(0, startKnown.length);
  const endPhase = spots.slice(startKnown.length, startKnown.length + endKnown.length);
  const from = startPhase.find(({ at }) => isSameMoment(at, fromFigure.at));
  const to = endPhase.find(({ at }) => isSameMoment(at, toFigure.at));
  if (from === undefined || to === undefined) return undefined;
  const result = resultOf(scene, denominator);
  const own = result(from, to);
  if (own === undefined || own.n <= 0n) return undefined;
  const member = (family: Member['family'], start: Spot, end: Spot): Member[] => {
    const r = result(start, end);
    return r === undefined ? [] : [{ family, from: start, to: end, r, opposes: r.n < 0n }];
  };
  return {
    from,
    to,
    own,
    startPhase,
    endPhase,
    starts: startPhase
      .filter((start) => start !== from && isBefore(start, to))
      .flatMap((start) => member('starts', start, to)),
    ends: endPhase
      .filter((end) => end !== to && isBefore(to, end))
      .flatMap((end) => member('ends', from, end)),
    shifts: shifted({ startPhase, endPhase, from, to }).flatMap(([start, end]) =>
      member('shifts', start, end),
    ),
    others: [...siblings(scene, from, to), ...adjusted(scene, from, to)],
    pairs: pairsOf(scene, { startPhase, endPhase, from, to }, result),
  };
}

/** The result of a start and an end in the unit of the result; undefined where a percentage has no base above 0. */
function resultOf({ series, direction, percent, claimedScale }: ChangeScene, denominator: bigint) {
  const scale = unitOf(series.unit).scale.div(claimedScale);
  const [n, d] = [direction * numerator(scale), denominator * scale.d];
  return (from: Spot, to: Spot): Size | undefined => {
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
  const { evidence, asOf } = scene;
  return otherMeasures(scene).flatMap((series): Member[] => {
    const known = evidence.known(series, asOf);
    const start = known.find(({ at }) => isSameMoment(at, from.at));
    const end = known.find(({ at }) => isSameMoment(at, to.at));
    if (start === undefined || end === undefined) return [];
    const r = resultOfFigures(scene, series.unit, start.value, end.value);
    return r === undefined ? [] : [{ family: `measures:${series.id}`, from, to, r, opposes: r.n < 0n }];
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
    return r === undefined ? [] : [{ family, from, to, r, opposes: r.n < 0n }];
  });
}
