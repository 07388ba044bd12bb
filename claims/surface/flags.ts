/** What right words leave out, as far as a surface shows it (method, sections 6 and 7). */
import type { Related } from '../claim.ts';
import { compareMoments } from '../exact/calendar.ts';
import { MONTH_PARTS } from '../exact/month-place.ts';
import { decimal } from '../exact/number.ts';
import type { Framing } from '../verdict/verdict.ts';
import type { ChangeReadings } from './change-members.ts';
import { type Counted, isPicked, type Member, wordOf } from './family.ts';
import { isRoundSpan } from './natural.ts';
import { marked } from './phase.ts';
import type { Scene } from './scene.ts';
import { reduced, type Size } from './size.ts';
import { isSameMoment, type Spot } from './spots.ts';

/** Of later readings, those whose figure was out when the words were said, in its vintage of the day. */
export function outWhenSaid<M extends Member>(
  { evidence, series, saidOn, asOf }: Scene,
  ends: readonly M[],
): readonly M[] {
  if (ends.length === 0 || saidOn >= asOf) return ends;
  const known = new Set(evidence.known(series, saidOn).map(({ at }) => at.text));
  return ends.filter(({ to }) => known.has(to.at.text));
}

/** Flags of other measures, per head and real terms: each where its reading opposes. */
export function flagsOfOthers({ evidence }: Scene, others: readonly Member[]): Framing[] {
  const opposing = others.filter(({ opposes }) => opposes);
  const on = opposing.flatMap(({ family, r }) => {
    if (!family.startsWith('measures:')) return [];
    const label = evidence.get(family.slice('measures:'.length))?.title ?? family;
    return [{ label, decimal: decimal(reduced(r)) }];
  });
  const has = (name: string) => opposing.some(({ family }) => family === name);
  return [
    ...(on.length > 0 ? [{ flag: 'measure', on } as const] : []),
    ...(has('per-head') ? [{ flag: 'per-head' } as const] : []),
    ...(has('real-terms') ? [{ flag: 'real-terms' } as const] : []),
  ];
}

/** The flag of a newer figure that was out when the words were said. */
export function staleFlag(out: readonly Member[]): Framing[] {
  return out.at(-1)?.opposes === true ? [{ flag: 'stale' }] : [];
}

/** The ends of a change that the choice of a window shows at. */
export type WindowEnd = 'starts' | 'ends';

const isAlone = (members: Counted) => wordOf(members) === 'alone';
const isPickedOut = (members: Counted, own: Size) => isPicked(members, own) && wordOf(members) !== 'robust';

/** Whether start and end are neighbours in the series. */
export function isStep({ known }: Scene, { from, to }: Pick<ChangeReadings, 'from' | 'to'>): boolean {
  return !known.some(({ at }) => compareMoments(at, from.at) > 0 && compareMoments(at, to.at) < 0);
}

/** Whether a window may be judged at all: a year, or one step of the series, is nobody's choice. */
function isChosen(scene: Scene, readings: Pick<ChangeReadings, 'from' | 'to'>): boolean {
  const isYear = readings.to.place - readings.from.place === 12 * MONTH_PARTS;
  return !isYear && !isStep(scene, readings);
}

/** At which of its ends the claim's window looks chosen, by its starts and the later ends that were out when it was said. */
export function windowEnds(
  scene: Scene,
  readings: ChangeReadings,
  { starts, ends }: Record<WindowEnd, Counted>,
  marks: Related['marks'],
): WindowEnd[] {
  const { from, to, own, startPhase, endPhase } = readings;
  if (!isChosen(scene, readings)) return [];
  const first = readings.starts.every(({ from: start }) => compareMoments(start.at, from.at) > 0);
  const isUsual = first || isRoundSpan(from, to);
  const atStart =
    starts.oppose > 0 &&
    !isAt(marked(startPhase, marks), from) &&
    (isAlone(starts) || (isPickedOut(starts, own) && !isUsual));
  const atEnd =
    ends.oppose > 0 && !isAt(marked(endPhase, marks), to) && (isAlone(ends) || isPickedOut(ends, own));
  return [...(atStart ? (['starts'] as const) : []), ...(atEnd ? (['ends'] as const) : [])];
}

const isAt = (spots: ReadonlySet<Spot>, spot: Spot) => [...spots].some(({ at }) => isSameMoment(at, spot.at));
