/**
 * The response surface (method, section 7): what the same words come to from another start or end, by another measure, per
 * head or in real terms. It never changes a finding; it says how much hangs on the window that the words chose.
 */
import type { Evidence } from '../engine/evidence.ts';
import type { AnyClaim } from '../engine/kind.ts';
import { exact } from '../exact/number.ts';
import type { Surface, SurfaceFamily } from '../verdict/surface-shape.ts';
import type { Framing } from '../verdict/verdict.ts';
import { type ChangeReadings, changeReadings } from './change-members.ts';
import { type Counted, counted, extremes, familyOf, type Member } from './family.ts';
import { flagsOfOthers, outWhenSaid, staleFlag, type WindowEnd, windowEnds } from './flags.ts';
import { type Candidate, candidatesOfChange, candidatesOfRecord, counterOf } from './natural.ts';
import { type RecordReadings, recordReadings } from './record-members.ts';
import { type ChangeScene, type RecordScene, sceneOf } from './scene.ts';
import { reduced, type Size } from './size.ts';

/** A surface with the flags that it gives, in the order of section 6. */
export interface SurfaceFound {
  surface: Surface;
  framing: Framing[];
}

/** The surface of a change with the readings that it was counted from. */
export interface ChangeDrawn extends SurfaceFound {
  scene: ChangeScene;
  readings: ChangeReadings;
  /** The readings that may be the counter-example. */
  candidates: readonly Candidate[];
  counter: Member | undefined;
  /** At which of its ends the window looks chosen. */
  window: WindowEnd[];
}

/** The surface of a record with the readings that it was counted from. */
export interface RecordDrawn extends SurfaceFound {
  scene: RecordScene;
  readings: RecordReadings;
  counter: Member | undefined;
}

export type SurfaceDrawn = ChangeDrawn | RecordDrawn;

/**
 * The surface of a claim that can be computed, as of a day; undefined where none is drawn: another kind, figures of two
 * series or given on the spot, a hedge that stresses smallness, a result that is not above 0. Never throws.
 */
export function surfaceOf(claim: AnyClaim, evidence: Evidence, asOf: string): SurfaceFound | undefined {
  const drawn = drawnFrom(claim, evidence, asOf);
  return drawn === undefined ? undefined : { surface: drawn.surface, framing: drawn.framing };
}

/** Surfaces with their readings, for as long as somebody holds the surface: the page of a verdict tells what it was counted from. */
const DRAWN = new WeakMap<Surface, SurfaceDrawn>();

/** The readings that a surface was counted from; undefined of one that was read from a store. */
export function readingsBehind(surface: Surface): SurfaceDrawn | undefined {
  return DRAWN.get(surface);
}

/** Surfaces by evidence and claim, and by what was known: both clocks often know the same. */
const BY_KNOWLEDGE = new WeakMap<Evidence, WeakMap<AnyClaim, Map<string, SurfaceDrawn | undefined>>>();

/** The same with its readings, for sentences and pictures. */
export function drawnFrom(claim: AnyClaim, evidence: Evidence, asOf: string): SurfaceDrawn | undefined {
  const byClaim =
    BY_KNOWLEDGE.get(evidence) ?? new WeakMap<AnyClaim, Map<string, SurfaceDrawn | undefined>>();
  BY_KNOWLEDGE.set(evidence, byClaim);
  const held = byClaim.get(claim) ?? new Map<string, SurfaceDrawn | undefined>();
  byClaim.set(claim, held);
  const knowledge = evidence.lastPublished(asOf);
  if (held.has(knowledge)) return held.get(knowledge);
  const drawn = drawnAnew(claim, evidence, asOf);
  held.set(knowledge, drawn);
  if (drawn !== undefined) DRAWN.set(drawn.surface, drawn);
  return drawn;
}

function drawnAnew(claim: AnyClaim, evidence: Evidence, asOf: string): SurfaceDrawn | undefined {
  const scene = sceneOf(claim, evidence, asOf);
  if (scene?.kind === 'change') {
    const readings = changeReadings(scene);
    return readings === undefined ? undefined : surfaceOfChange(scene, readings);
  }
  if (scene?.kind === 'record') {
    const readings = recordReadings(scene);
    return readings === undefined ? undefined : surfaceOfRecord(scene, readings);
  }
  return undefined;
}

function surfaceOfChange(scene: ChangeScene, readings: ChangeReadings): ChangeDrawn {
  const { own, starts, ends, shifts, pairs, others } = readings;
  const { marks } = scene.evidence.related;
  const out = outWhenSaid(scene, ends);
  const candidates = candidatesOfChange(readings, marks);
  const counter = counterOf(candidates, readings);
  const [startsCounted, endsCounted] = [counted(starts, extremes(starts, 'from')), countedEnds(ends)];
  const outCounted = out.length === ends.length ? endsCounted : countedEnds(out);
  const window = windowEnds(scene, readings, { starts: startsCounted, ends: outCounted }, marks);
  const families = [
    ['starts', startsCounted],
    ['ends', endsCounted],
    ['shifts', counted(shifts)],
    ...(pairs === undefined ? [] : [['pairs', pairs] as const]),
    ...each(others),
  ] as const;
  return {
    scene,
    readings,
    candidates,
    counter,
    window,
    surface: shaped(own, families, counter, true),
    framing: [
      ...flagsOfOthers(scene, others),
      ...(window.length > 0 ? [{ flag: 'window' } as const] : []),
      ...staleFlag(out),
    ],
  };
}

function surfaceOfRecord(scene: RecordScene, readings: RecordReadings): RecordDrawn {
  const { own, ends, since, others } = readings;
  const counter = counterOf(candidatesOfRecord(readings, scene.evidence.related.marks));
  const families = [['ends', counted(ends)], ...each(others), ['since', counted(since)]] as const;
  return {
    scene,
    readings,
    counter,
    surface: shaped(own, families, counter, false),
    framing: [...flagsOfOthers(scene, others), ...staleFlag(outWhenSaid(scene, ends))],
  };
}

const countedEnds = (ends: readonly Member[]) => counted(ends, extremes(ends, 'to'));

const each = (others: readonly Member[]) =>
  others.map((member) => [member.family, counted([member])] as const);

/** The surface as a verdict gives it. */
function shaped(
  own: Size,
  families: readonly (readonly [name: string, members: Counted])[],
  counter: Member | undefined,
  saysPicked: boolean,
): Surface {
  const found: [string, SurfaceFamily][] = families
    .filter(([, { n }]) => n > 0)
    .map(([name, members]) => [name, familyOf(members, own, saysPicked)]);
  return {
    own: exact(reduced(own)),
    families: Object.fromEntries(found),
    counter:
      counter === undefined
        ? null
        : {
            family: counter.family,
            from: counter.from.at.text,
            to: counter.to.at.text,
            value: exact(reduced(counter.r)),
          },
  };
}
