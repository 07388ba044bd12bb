/** What sentences and pictures tell of a surface: its readings with the values that they name. */
import type { Evidence } from '../engine/evidence.ts';
import type { AnyClaim } from '../engine/kind.ts';
import { isSameUnit, unitOf } from '../evidence/units.ts';
import { compareMoments, dayNumber } from '../exact/calendar.ts';
import { MONTH_PARTS } from '../exact/month-place.ts';
import { compare, exact, plain } from '../exact/number.ts';
import type { Surface } from '../verdict/surface-shape.ts';
import type { ReadingTold, SurfaceTold } from '../words/surface-told.ts';
import { divisorOf } from './adjusted.ts';
import { counted, type Member } from './family.ts';
import { isStep, outWhenSaid } from './flags.ts';
import { mostNatural } from './natural.ts';
import type { ChangeScene, Scene } from './scene.ts';
import { reduced, type Size } from './size.ts';
import type { Spot } from './spots.ts';
import {
  type ChangeDrawn,
  drawnFrom,
  type RecordDrawn,
  readingsBehind,
  type SurfaceDrawn,
} from './surface.ts';

/** One reading of a family whose members are drawn. */
export interface SurfaceMember {
  /** Dates or periods. */
  from: string;
  to: string;
  /** The result with the claim's sign, as a fraction that is not reduced. */
  readonly r: Size;
  stands: 'for' | 'against' | 'neither';
}

/** The members of the families in which dates move, in order of those dates. */
export interface SurfaceMembers {
  starts: SurfaceMember[];
  ends: SurfaceMember[];
  /** Both dates moved by as much; in order of the end. */
  shifts: SurfaceMember[];
  since: SurfaceMember[];
}

function membersOf({ readings }: SurfaceDrawn): SurfaceMembers {
  const listed = (members: readonly Member[]) =>
    members.map((member): SurfaceMember => {
      const { from, to, agrees, opposes } = member;
      return {
        from: from.at.text,
        to: to.at.text,
        // Made where it is asked for: of some families no picture is drawn.
        get r() {
          return member.r;
        },
        stands: opposes ? 'against' : agrees ? 'for' : 'neither',
      };
    });
  return {
    starts: 'starts' in readings ? listed(readings.starts) : [],
    ends: listed(readings.ends),
    shifts: 'shifts' in readings ? listed(readings.shifts) : [],
    since: 'since' in readings ? listed(readings.since) : [],
  };
}

/** What is told of a surface, in sentences and in a picture. */
export interface Told {
  told: SurfaceTold;
  members: SurfaceMembers;
}

/** What is told of a claim's surface; undefined where it has none. */
export function surfaceTold(claim: AnyClaim, evidence: Evidence, asOf: string): Told | undefined {
  const drawn = drawnFrom(claim, evidence, asOf);
  return drawn === undefined ? undefined : toldOf(claim, drawn);
}

/** What is told of a surface that was just counted for the claim; undefined of one that was read from a store. */
export function surfaceToldBehind(claim: AnyClaim, surface: Surface): Told | undefined {
  const drawn = readingsBehind(surface);
  return drawn === undefined ? undefined : toldOf(claim, drawn);
}

function toldOf(claim: AnyClaim, drawn: SurfaceDrawn): Told {
  const told = 'window' in drawn ? changeTold(claim, drawn) : recordTold(drawn);
  return { told, members: membersOf(drawn) };
}

/** A reading as it is told; of another measure with what it is called. */
function readingTold(scene: Scene, member: Member & { rival?: Spot }): ReadingTold {
  const { family, from, to, r, opposes, rival } = member;
  return {
    family,
    from: from.at.text,
    to: to.at.text,
    r: exact(reduced(r)),
    opposes,
    ...(rival === undefined ? {} : { rival: rival.at.text }),
    ...(family.startsWith('measures:') ? { label: labelOf(scene, family) } : {}),
  };
}

/** What another measure is, or its title where the claim's own series is of that measure too. */
function labelOf({ evidence, series }: Scene, family: string): NonNullable<ReadingTold['label']> {
  const other = evidence.get(family.slice('measures:'.length));
  const measure = other?.measure;
  return measure === undefined || measure === series.measure
    ? { title: other?.title ?? family }
    : { measure };
}

/** The days of the shortest month: figures that come more often are told by their day. */
const SHORTEST_MONTH = 28;

function isDaily({ known }: Scene): boolean {
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || known.length < 2) return false;
  return (dayNumber(last.at.end) - dayNumber(first.at.end)) / (known.length - 1) < SHORTEST_MONTH;
}

const daysBetween = (a: Spot, b: Spot) => dayNumber(b.at.end) - dayNumber(a.at.end);
const yearOf = ({ at }: Spot) => at.end.slice(0, 4);

const years = (spots: readonly Spot[]) => {
  const all = spots.map(yearOf).sort();
  return { first: all[0] ?? '', last: all.at(-1) ?? '' };
};

function changeTold(claim: AnyClaim, drawn: ChangeDrawn) {
  const { scene, readings, candidates, counter, surface, window } = drawn;
  const { percent, direction, series } = scene;
  const { from, to, startPhase, endPhase, ends } = readings;
  const out = outWhenSaid(scene, ends);
  const claimedUnit = claim.claimed?.unit ?? series.unit;
  const span = to.place - from.place;
  const opposing = mostNatural(candidates, ({ family, opposes }) => family === 'starts' && opposes);
  const start = opposing ?? (counter?.family === 'starts' ? counter : undefined);
  const told = (member: Member | undefined) =>
    member === undefined ? undefined : readingTold(scene, member);
  return {
    says: percent ? 'percent' : 'change',
    way: direction === 1n ? 'rise' : 'fall',
    // The unit of the series is better spelt than one that was typed into a claim.
    unit: percent ? '%' : isSameUnit(claimedUnit, series.unit) ? series.unit : claimedUnit,
    from: from.at.text,
    to: to.at.text,
    surface,
    isDaily: isDaily(scene),
    span: span % MONTH_PARTS === 0 ? { months: span / MONTH_PARTS } : { days: daysBetween(from, to) },
    isStep: isStep(scene, readings),
    areYears: new Set(startPhase.map(yearOf)).size === startPhase.length,
    start: told(start),
    ...endsTold(scene, ends, out),
    window,
    others: readings.others.map((member) => changeByOther(scene, member)),
    before: undefined,
    isOldRecord: false,
    counter: told(counter),
    figures: figuresOf([from, to, ...spotsNamed([start, ends.at(-1), counter])]),
    figuresIn: series.unit,
    years: years([...startPhase, ...endPhase]),
  } satisfies SurfaceTold;
}

/** The figures at both ends of readings in which a date moves. */
const spotsNamed = (members: readonly (Member | undefined)[]) =>
  members.flatMap((member) => {
    if (member?.family === 'starts') return [member.from];
    return member?.family === 'ends' ? [member.to] : [];
  });

/** Figures as they are told: each once, in order of date. */
function figuresOf(spots: readonly Spot[]): SurfaceTold['figures'] {
  const byDate = new Map(spots.map((spot) => [spot.at.text, spot]));
  return [...byDate.values()]
    .sort((a, b) => compareMoments(a.at, b.at))
    .map(({ at, value }) => ({ at: at.text, value: plain(value) }));
}

function endsTold(scene: Scene, ends: readonly (Member & { rival?: Spot })[], out: readonly Member[]) {
  const [end, endOut] = [ends.at(-1), out.at(-1)];
  const { n, agree, oppose } = counted(out);
  return {
    end: end === undefined ? undefined : { ...readingTold(scene, end), wasOut: end === endOut },
    endOut: endOut === undefined ? undefined : readingTold(scene, endOut),
    endsOut: { n, agree, oppose },
  };
}

/** A reading by another measure, per head or in real terms, with what its sentence says of the population or the prices. */
function changeByOther(scene: ChangeScene, member: Member): ReadingTold {
  const told = readingTold(scene, member);
  const { family } = member;
  if (family !== 'per-head' && family !== 'real-terms') return told;
  const divisor = divisorOf(family, scene.evidence, scene.series, scene.asOf);
  const [before, after] = [divisor?.(member.from.at), divisor?.(member.to.at)];
  if (before === undefined || after === undefined) return told;
  return family === 'per-head'
    ? { ...told, grew: compare(after.value, before.value) > 0 }
    : { ...told, pricesOf: after.at.text };
}

function recordTold(drawn: RecordDrawn): SurfaceTold {
  const { scene, readings, counter, surface } = drawn;
  const { evidence, series, saidOn, direction } = scene;
  const { value, earliest, spots, ends, since } = readings;
  const out = outWhenSaid(scene, ends);
  const newest = evidence.known(series, saidOn).at(-1);
  const last = since.findLast((member) => member.opposes);
  const [first] = since;
  const rivals = [ends.at(-1), last].flatMap((member) => (member === undefined ? [] : [member.rival]));
  return {
    says: 'record',
    way: direction === 1n ? 'highest' : 'lowest',
    unit: unitOf(series.unit).base,
    from: earliest.at.text,
    to: value.at.text,
    surface,
    isDaily: isDaily(scene),
    span: { days: daysBetween(earliest, value) },
    isStep: false,
    areYears: new Set(spots.map(yearOf)).size === spots.length,
    start: undefined,
    ...endsTold(scene, ends, out),
    window: [],
    others: readings.others.map((member) => readingTold(scene, member)),
    before: first === undefined ? undefined : { last: last?.from.at.text, first: first.from.at.text },
    isOldRecord: newest !== undefined && compareMoments(newest.at, value.at) > 0,
    counter: counter === undefined ? undefined : readingTold(scene, counter),
    figures: figuresOf([value, ...spotsNamed([ends.at(-1), counter]), ...rivals]),
    figuresIn: series.unit,
    years: years(spots),
  };
}
