/** The readings of a record: later figures, other measures, per head, in real terms, and a record reaching further back. */
import { mayRival, type RecordTime, reachesBackTo } from '../engine/records.ts';
import { areOfOneLength } from '../evidence/length.ts';
import type { KnownObservation } from '../evidence/series.ts';
import { unitOf } from '../evidence/units.ts';
import { compareMoments } from '../exact/calendar.ts';
import type { Rational } from '../exact/number.ts';
import { ADJUSTMENTS, divisorOf } from './adjusted.ts';
import { otherMeasures } from './change-members.ts';
import type { Member } from './family.ts';
import type { RecordScene } from './scene.ts';
import { isGreater, type Size, sizeOf } from './size.ts';
import { isSameMoment, type Spot, spotsOf } from './spots.ts';

/** A record and its readings. */
export interface RecordReadings {
  value: Spot;
  own: Size;
  /** The figures as long as the value, in order: what a record may be held against. */
  spots: readonly Spot[];
  /** The claim's earliest rival. */
  earliest: Spot;
  ends: RecordMember[];
  since: RecordMember[];
  others: RecordMember[];
}

/** A reading of a record, with the rival that comes nearest to it or beats it. */
export interface RecordMember extends Member {
  rival: Spot;
}

/** The rivals of a figure, in order. */
const rivalsOf = (spots: readonly Spot[], own: Spot, time: RecordTime) =>
  spots.filter((spot) => mayRival(spot.at, own.at, time));

/** Of rivals the one furthest towards the extreme, of equal ones the latest, which is the last time that it was so. */
function foremost(rivals: readonly Spot[], direction: 1n | -1n): Spot | undefined {
  return rivals.reduce<Spot | undefined>(
    (best, spot) => (best === undefined || spot.whole * direction >= best.whole * direction ? spot : best),
    undefined,
  );
}

/** The figures as long as one, that one among them even if it is a forecast, which the others pass over. */
function asLong(known: readonly KnownObservation[], own: KnownObservation): KnownObservation[] {
  if (own.observation.status !== 'forecast') return known.filter(({ at }) => areOfOneLength(at, own.at));
  const others = known.filter(({ at }) => !isSameMoment(at, own.at) && areOfOneLength(at, own.at));
  return [...others, own].sort((a, b) => compareMoments(a.at, b.at));
}

/** The readings; undefined where the claim has no rival, or its own margin is not above 0. */
export function recordReadings(scene: RecordScene): RecordReadings | undefined {
  const { known, value: figure, time, direction, series } = scene;
  const { spots, denominator } = spotsOf(asLong(known, figure));
  const value = spots.find(({ at }) => isSameMoment(at, figure.at));
  if (value === undefined) return undefined;
  const margin = marginIn(unitOf(series.unit).scale, denominator, direction);
  const rivals = rivalsOf(spots, value, time);
  const [earliest] = rivals;
  const rival = foremost(rivals, direction);
  if (earliest === undefined || rival === undefined) return undefined;
  const own = margin(value, rival);
  if (own.n <= 0n) return undefined;
  return {
    value,
    own,
    spots,
    earliest,
    ends: later(spots, value, scene, margin),
    since: furtherBack({ spots, value, earliest, rival }, scene, margin),
    others: [...siblings(scene), ...ADJUSTMENTS.flatMap((family) => adjusted(scene, family, rivals, value))],
  };
}

type Margin = (value: Spot, rival: Spot) => Size;

function marginIn(scale: Rational, denominator: bigint, direction: 1n | -1n): Margin {
  const [n, d] = [direction * BigInt(scale.top), denominator * BigInt(scale.bottom)];
  return (value, rival) => ({ n: (value.whole - rival.whole) * n, d });
}

function memberOf(family: Member['family'], from: Spot, to: Spot, rival: Spot, r: Size): RecordMember {
  return { family, from, to, rival, r, agrees: r.n > 0n, opposes: r.n <= 0n };
}

/** Every later figure as the record, its rivals by the words; their best is carried along. */
function later(
  spots: readonly Spot[],
  value: Spot,
  { time, direction, value: figure }: RecordScene,
  margin: Margin,
): RecordMember[] {
  if (time.within !== undefined) return [];
  const isForecast = figure.observation.status === 'forecast';
  const found: RecordMember[] = [];
  let [earliest, best]: (Spot | undefined)[] = [];
  for (const spot of spots) {
    if (compareMoments(spot.at, value.at) > 0 && earliest !== undefined && best !== undefined)
      found.push(memberOf('ends', earliest, spot, best, margin(spot, best)));
    // A rival of one figure is one of every later figure too: the words bound how far back they reach. A forecast is none.
    if (!reachesBackTo(spot.at, time) || (spot === value && isForecast)) continue;
    earliest ??= spot;
    if (best === undefined || spot.whole * direction >= best.whole * direction) best = spot;
  }
  return found;
}

/** Every figure before the earliest rival as the first rival. */
function furtherBack(
  {
    spots,
    value,
    earliest,
    rival,
  }: Record<'value' | 'earliest' | 'rival', Spot> & { spots: readonly Spot[] },
  { time, direction }: RecordScene,
  margin: Margin,
): RecordMember[] {
  if (time.recordsFrom === undefined && time.within === undefined) return [];
  const before = spots.filter(
    ({ at }) => compareMoments(at, earliest.at) < 0 && compareMoments(at, value.at) < 0,
  );
  let best = rival;
  return before
    .toReversed()
    .map((first) => {
      if (first.whole * direction > best.whole * direction) best = first;
      return memberOf('since', first, value, best, margin(value, best));
    })
    .reverse();
}

function siblings(scene: RecordScene): RecordMember[] {
  const { evidence, asOf, value: figure, time, direction } = scene;
  return otherMeasures(scene).flatMap((series) => {
    const known = evidence.known(series, asOf);
    const own = known.find(({ at }) => isSameMoment(at, figure.at));
    if (own === undefined) return [];
    const { spots, denominator } = spotsOf(asLong(known, own));
    const value = spots.find(({ at }) => isSameMoment(at, own.at));
    const rivals = value === undefined ? [] : rivalsOf(spots, value, time);
    const rival = foremost(rivals, direction);
    const [earliest] = rivals;
    if (value === undefined || rival === undefined || earliest === undefined) return [];
    const r = marginIn(unitOf(series.unit).scale, denominator, direction)(value, rival);
    return [memberOf(`measures:${series.id}`, earliest, value, rival, r)];
  });
}

/** Each rival times what stands for the value, divided by what stands for its own day; those without one are left out. */
function adjusted(
  { evidence, series, asOf, direction }: RecordScene,
  family: (typeof ADJUSTMENTS)[number],
  rivals: readonly Spot[],
  value: Spot,
): RecordMember[] {
  const divisor = divisorOf(family, evidence, series, asOf);
  const here = divisor?.(value.at)?.value;
  if (divisor === undefined || here === undefined) return [];
  let [earliest, best]: (Spot | undefined)[] = [];
  let most: Size | undefined;
  let there: Rational | undefined;
  for (const spot of rivals) {
    const divided = divisor(spot.at)?.value;
    if (divided === undefined) continue;
    earliest ??= spot;
    // Figure over divisor, as fractions of whole numbers.
    const size = { n: direction * spot.whole * BigInt(divided.bottom), d: BigInt(divided.top) };
    if (most !== undefined && isGreater(most, size)) continue;
    [best, most, there] = [spot, size, divided];
  }
  if (earliest === undefined || best === undefined || there === undefined) return [];
  const margin = value.value.sub(best.value.mul(here).div(there)).mul(unitOf(series.unit).scale);
  return [memberOf(family, earliest, value, best, sizeOf(direction === 1n ? margin : margin.neg()))];
}
