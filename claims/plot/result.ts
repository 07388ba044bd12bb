/** What the words claim, reckoned at every date for which there are figures: the difference, the share, the rate. */
import type { ClaimInputs, Reckoned } from '../engine/kind.ts';
import type { Series } from '../evidence/series.ts';
import { type Moment, moment } from '../exact/calendar.ts';
import { compare } from '../exact/number.ts';
import type { PlotPoint } from '../verdict/plot-shape.ts';
import { breaksIn } from './points.ts';
import type { Scene } from './scene.ts';

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

/** The result at each date, with its unit; undefined if the claim's inputs do not move together. */
export function resultPoints(
  scene: Scene,
): { points: PlotPoint[]; unit: string; titles: string[] } | undefined {
  const moving = movingInputs(scene);
  const [first, ...others] = [...moving].sort(
    (a, b) => a.series.observations.length - b.series.observations.length,
  );
  if (scene.kind.reckon === undefined || first === undefined) return undefined;
  const isSplit = others.some(
    (one) => one.at.text !== first.at.text && moving.some((two) => two !== one && two.series === one.series),
  );
  if (isSplit) return undefined;
  const moments = scene.evidence.known(first.series, scene.now).map(({ at }) => at);
  const partners = others.map((other) => ({ other, partner: partnersOf(scene, first, other) }));
  const reckoned = thinned(moments, first.at.text).flatMap((at) => {
    const chosen = new Map([[first.name, at.text]]);
    for (const { other, partner } of partners) {
      const found = partner(at);
      if (found === undefined) return [];
      chosen.set(other.name, found);
    }
    const point = reckonedAt(scene, chosen, at, at.text === first.at.text);
    return point === undefined ? [] : [{ ...point, moment: at }];
  });
  const unit = reckoned[0]?.unit ?? '';
  const breaks =
    moments.length > MAX_RECKONED
      ? new Set<number>()
      : breaksIn(
          first.series,
          reckoned.map((one) => one.moment),
        );
  return {
    points: reckoned.map(({ point }, i) => ({ ...point, isAfterHole: breaks.has(i) })),
    unit,
    titles: [...new Set(moving.map(({ series }) => series.title))],
  };
}

function reckonedAt(scene: Scene, chosen: ReadonlyMap<string, string>, at: Moment, isUsed: boolean) {
  const { kind, evidence, said, now } = scene;
  const claim = { ...scene.claim, inputs: inputsAt(scene.claim.inputs, chosen) };
  const result = kind.reckon?.(claim, evidence, now);
  if (result === undefined) return undefined;
  const { isLater, isRevised } = knownThen(scene, result.figures);
  const then = isRevised && !isLater ? kind.reckon?.(claim, evidence, said) : undefined;
  const used = result.figures.map((figure) => figure.used);
  const published = used
    .flatMap(({ publishedOn }) => publishedOn ?? [])
    .sort()
    .at(-1);
  const point: PlotPoint = {
    at: at.text,
    date: at.end,
    value: result.value,
    ...(then === undefined || compare(then.value, result.value) === 0 ? {} : { before: then.value }),
    isLater,
    ...(published === undefined ? {} : { publishedOn: published }),
    sources: [...new Set(used.flatMap(({ source }) => source ?? []))],
    isProvisional: result.figures.some(({ status }) => status === 'provisional'),
    isForecast: result.figures.some(({ status }) => status === 'forecast'),
    isUsed,
    isAfterHole: false,
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
