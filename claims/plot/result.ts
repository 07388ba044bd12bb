/** What the words claim, reckoned at every date for which there are figures: the difference, the share, the rate. */
import type { Figure } from '../engine/figures.ts';
import type { ChartSpec, ClaimInputs, Reckoned } from '../engine/kind.ts';
import type { Series } from '../evidence/series.ts';
import { type Moment, moment } from '../exact/calendar.ts';
import { compare } from '../exact/number.ts';
import type { PlotOther, PlotPoint, PlotSubject, Rings } from '../verdict/plot-shape.ts';
import type { Drawn } from './drawn.ts';
import { joined, jointsOf, plotStep } from './joints.ts';
import { publicationOf, publishedTogether, titleOf } from './points.ts';
import { momentOf, relationOf, ringsClaimed, type Scene } from './scene.ts';

/** What the formula comes to over time; undefined if there are fewer than two dates, that of the claim among them. */
export function resultDrawn(scene: Scene, { of, against }: Spec = { draws: 'result' }): Drawn | undefined {
  const moving = movingTogether(scene);
  // A figure that was given for one day is not held against those of other days.
  if (of !== undefined && !moving.some(({ name }) => name === of)) return undefined;
  const found = resultPoints(scene, moving);
  const rings = ringsClaimed(scene, found?.unit) ?? ringsHeld(scene);
  if (found === undefined) return undefined;
  const { points, unit } = found;
  const own = points.find(({ isUsed }) => isUsed);
  const date = own?.date ?? (of === undefined ? undefined : momentOf(scene, of)?.end);
  const isClaimApart = own === undefined && date !== undefined && rings !== undefined;
  if (points.length < (isClaimApart ? 1 : 2)) return undefined;
  const relation = relationOf(scene);
  return {
    subject: subjectOf(scene, moving, against),
    unit,
    lines: [{ name: '', points }],
    rings: date === undefined || rings === undefined ? [] : [{ date, ...rings }],
    ...(relation === undefined ? {} : { relation }),
  };
}

type Spec = Extract<ChartSpec, { draws: 'result' }>;

/** Where the result has to lie for words that say how two figures stand to each other; undefined of other words. */
export function ringsHeld({ kind, claim, evidence, lead }: Scene): Rings | undefined {
  if (lead.computed === undefined) return undefined;
  const holds = kind.reckon?.(claim, evidence, lead.asOf)?.holds;
  if (holds === undefined) return undefined;
  return holds.in === holds.out ? { in: holds.in } : { in: holds.in, out: holds.out };
}

/** What a result over time is of: one figure less another where that is all, or else the kind and the series. */
function subjectOf(scene: Scene, moving: readonly Moving[], against: string | undefined): PlotSubject {
  const difference = differenceOf(scene);
  if (difference !== undefined) return difference;
  const titles = [...new Set(moving.map(({ series }) => series.title))];
  const other = against === undefined ? undefined : scene.figures.get(against);
  return {
    of: 'result',
    kind: scene.kind.title,
    titles,
    ...(other === undefined || other.series !== undefined
      ? {}
      : { against: { value: other.value, unit: other.unit ?? '' } }),
  };
}

/** The difference that the words are about, by what is taken from what; undefined if they are about something else. */
export function differenceOf({ kind, claim, figures }: Scene): PlotSubject | undefined {
  const isDifference =
    kind.pairs.some(({ relation }) => relation === 'comparison') && claim.options?.['as'] !== 'percent';
  const isTurned = claim.options?.['direction'] === 'fewer';
  const [first, second] = [figures.get(isTurned ? 'b' : 'a'), figures.get(isTurned ? 'a' : 'b')];
  if (!isDifference || first === undefined || second === undefined) return undefined;
  const title = first.series === undefined ? first.name : titleOf(first.series);
  return title === undefined ? undefined : { of: 'difference', first: title, less: otherOf(second, first) };
}

function otherOf({ series, at, value, unit = '', name }: Figure, first: Figure): PlotOther {
  if (series === undefined) return name === undefined ? { value, unit } : { title: name };
  return series.id === first.series?.id && at !== undefined ? { at: at.text } : { title: titleOf(series) };
}

/** The most dates at which a result is reckoned; of more, every so many. */
const MAX_RECKONED = 200;

/** An input that moves along its series. */
export interface Moving {
  name: string;
  series: Series;
  /** The moment that the claim names. */
  at: Moment;
}

/** The inputs that are figures of series, with the moments that the claim takes. */
export function movingInputs({ named, figures, evidence }: Scene, names?: readonly string[]): Moving[] {
  return [...named].flatMap(([name, input]) => {
    if (!('series' in input) || (names !== undefined && !names.includes(name))) return [];
    const series = evidence.get(input.series);
    const at = figures.get(name)?.at ?? (input.at === 'latest' ? undefined : moment(input.at));
    return series === undefined || at === undefined ? [] : [{ name, series, at }];
  });
}

/** A claim's inputs with some of them at other moments. */
function inputsAt(inputs: ClaimInputs, moments: ReadonlyMap<string, string>): ClaimInputs {
  const moved = (name: string, given: ClaimInputs[string]): ClaimInputs[string] => {
    if (Array.isArray(given))
      return given.map((one, i) => moved(`${name}.${i}`, one) as (typeof given)[number]);
    const at = moments.get(name);
    return typeof given === 'object' && 'series' in given && at !== undefined ? { ...given, at } : given;
  };
  return Object.fromEntries(Object.entries(inputs).map(([name, given]) => [name, moved(name, given)]));
}

const monthOf = ({ end }: Moment) => 12 * Number(end.slice(0, 4)) + Number(end.slice(5, 7));

/** The moment of each other series that goes with a moment of the first: the same, or as many months apart as the claim's. */
export function partnersOf({ evidence, now }: Scene, first: Moving, other: Moving) {
  const known = evidence.known(other.series, now).map(({ at }) => at);
  const texts = new Set(known.map(({ text }) => text));
  const apart = monthOf(other.at) - monthOf(first.at);
  const byMonth = new Map<number, string>();
  // Of a series with many figures a month, the last stands for it.
  if (other.at.text !== first.at.text) for (const at of known) byMonth.set(monthOf(at), at.text);
  return (at: Moment): string | undefined => {
    if (at.text === first.at.text) return other.at.text;
    if (other.at.text === first.at.text) return texts.has(at.text) ? at.text : undefined;
    return byMonth.get(monthOf(at) + apart);
  };
}

/**
 * The inputs that move along their series together. Where two are of one series at different times, the one that is named
 * first moves and the other stays, with all that are of its time: "fewer than in 2010" is held against 2010 at every date.
 * Empty if the parts of a list are of one series, since each of them would have to be another.
 */
function movingTogether(scene: Scene): Moving[] {
  const all = movingInputs(scene);
  const isOther = (one: Moving, two: Moving) => one.series === two.series && one.at.text !== two.at.text;
  const stays = new Set<string>();
  for (const [i, one] of all.entries()) {
    if (stays.has(one.at.text)) continue;
    const later = all.slice(i + 1).filter((two) => isOther(one, two));
    if (later.some(({ name }) => name.includes('.'))) return [];
    for (const { at } of later) stays.add(at.text);
  }
  return all.filter(({ at }) => !stays.has(at.text));
}

/** The result at each date, with its unit; undefined if the claim's inputs do not move together. */
export function resultPoints(
  scene: Scene,
  moving: readonly Moving[] = movingTogether(scene),
  subject: Moving | undefined = moving[0],
): { points: PlotPoint[]; unit: string } | undefined {
  const [first, ...others] = [...moving].sort(
    (a, b) => a.series.observations.length - b.series.observations.length,
  );
  if (scene.kind.reckon === undefined || first === undefined || subject === undefined) return undefined;
  const moments = scene.evidence.known(first.series, scene.now).map(({ at }) => at);
  const partners = others.map((other) => ({ other, partner: partnersOf(scene, first, other) }));
  const reckoned = thinned(moments, first.at.text).flatMap((at) => {
    const chosen = new Map([[first.name, at.text]]);
    for (const { other, partner } of partners) {
      const found = partner(at);
      if (found === undefined) return [];
      chosen.set(other.name, found);
    }
    const point = reckonedAt(
      scene,
      chosen,
      moment(chosen.get(subject.name) ?? at.text),
      at.text === first.at.text,
    );
    return point === undefined ? [] : [{ ...point, moment: at }];
  });
  const [one] = reckoned;
  if (one === undefined) return undefined;
  // What was left out of many dates is no hole.
  const step = moments.length > MAX_RECKONED ? undefined : plotStep(first.series, moments);
  const points = reckoned.map(({ point }) => point);
  const joints =
    step === undefined
      ? []
      : jointsOf(
          step,
          reckoned.map((each) => each.moment),
        );
  return { points: joined(points, joints), unit: one.unit };
}

function reckonedAt(scene: Scene, chosen: ReadonlyMap<string, string>, at: Moment, isUsed: boolean) {
  const { kind, evidence, said, now } = scene;
  const claim = { ...scene.claim, inputs: inputsAt(scene.claim.inputs, chosen) };
  const result = kind.reckon?.(claim, evidence, now);
  if (result === undefined) return undefined;
  const { isLater, isRevised } = knownThen(scene, result.figures);
  const then = isRevised && !isLater ? kind.reckon?.(claim, evidence, said) : undefined;
  const point: PlotPoint = {
    at: at.text,
    date: at.end,
    value: result.value,
    ...(then === undefined || compare(then.value, result.value) === 0 ? {} : { before: then.value }),
    isLater,
    ...publishedTogether(result.figures.map((figure) => publicationOf(scene, figure))),
    isProvisional: result.figures.some(({ status }) => status === 'provisional'),
    isForecast: result.figures.some(({ status }) => status === 'forecast'),
    isUsed,
  };
  return { point, unit: result.unit };
}

/** Whether some of the figures were not known when the words were said, or were others. */
function knownThen({ evidence, said }: Scene, figures: Reckoned['figures']) {
  let [isLater, isRevised] = [false, false];
  for (const { series, at, value } of figures) {
    if (series === undefined || at === undefined) continue;
    const then = evidence.lookup(series, said).at(at.text);
    if (typeof then === 'string') isLater = true;
    else if (compare(then.value, value) !== 0) isRevised = true;
  }
  return { isLater, isRevised };
}

/** At most so many of the moments, evenly, with that of the claim. */
function thinned(moments: readonly Moment[], own: string): readonly Moment[] {
  const every = Math.ceil(moments.length / MAX_RECKONED);
  return every <= 1
    ? moments
    : moments.filter(({ text }, i) => i % every === 0 || i === moments.length - 1 || text === own);
}
