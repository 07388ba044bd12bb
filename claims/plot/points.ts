/** The figures of a series as points of a plot. */

import type { Figure } from '../engine/figures.ts';
import { scaleBetween } from '../engine/scales.ts';
import { type KnownObservation, knownOn, type Observation, type Series } from '../evidence/series.ts';
import { moment } from '../exact/calendar.ts';
import { compare, ONE, parseDecimal, type Rational } from '../exact/number.ts';
import type { Plot, PlotPoint } from '../verdict/plot-shape.ts';
import { joined, jointsOf, plotStep } from './joints.ts';
import { knownOf, type Scene, usedMoments } from './scene.ts';
import { type Published, publishedOf } from './vintages.ts';

/** The points of a series, in order, in a unit that differs from its own at most in its scale. */
export function pointsOf(scene: Scene, series: Series, unit: string = series.unit): PlotPoint[] {
  const by = scaleBetween(series.unit, unit);
  const scaled = (q: Rational) => (compare(by, ONE) === 0 ? q : q.mul(by));
  const known = knownOf(scene, series);
  const before = new Map(scene.evidence.known(series, scene.said).map((o) => [o.at.text, o]));
  const used = usedMoments(scene, series);
  const published = scene.published(series);
  const points = known.map((o): PlotPoint => {
    const { observation } = o;
    const then = before.get(o.at.text) ?? foretoldThen(scene, series, o);
    return {
      at: o.at.text,
      date: o.at.end,
      value: scaled(o.value),
      ...(then === undefined || compare(then.value, o.value) === 0 ? {} : { before: scaled(then.value) }),
      isLater: then === undefined,
      ...publication(published.get(o.at.text), observation),
      isProvisional: observation.status === 'provisional',
      isForecast: observation.status === 'forecast',
      isUsed: used.has(o.at.text),
    };
  });
  const moments = known.map(({ at }) => at);
  return joined(points, jointsOf(plotStep(series, moments), moments));
}

export type Publication = Pick<PlotPoint, 'publishedOn' | 'publishedAgainOn' | 'beforeRevision' | 'sources'>;

/** When a value was published, from the first time that it was: of one that was published again, both sources are named. */
export function publication(
  published: Published | undefined,
  counting: Pick<Observation, 'publishedOn' | 'source'>,
): Publication {
  const { first, last, beforeRevision } = published ?? { first: counting, last: counting };
  return {
    publishedOn: first.publishedOn,
    ...(last.publishedOn === first.publishedOn ? {} : { publishedAgainOn: last.publishedOn }),
    ...(beforeRevision === undefined ? {} : { beforeRevision }),
    sources: [...new Set([first.source, last.source])],
  };
}

/** The publications of several figures together: what rests on all of them is known when the last of them is. */
export function publishedTogether(all: readonly Publication[]): Publication {
  const last = (of: (one: Publication) => string | undefined) =>
    all
      .flatMap((one) => of(one) ?? [])
      .sort()
      .at(-1);
  const [publishedOn, again] = [last((one) => one.publishedOn), last((one) => one.publishedAgainOn)];
  const beforeRevision = last((one) => one.beforeRevision);
  return {
    ...(publishedOn === undefined ? {} : { publishedOn }),
    ...(again === undefined || again <= (publishedOn ?? '') ? {} : { publishedAgainOn: again }),
    ...(beforeRevision === undefined ? {} : { beforeRevision }),
    sources: [...new Set(all.flatMap(({ sources }) => sources))],
  };
}

/** The publication of the figure of an input. */
export function publicationOf(scene: Scene, figure: Pick<Figure, 'series' | 'at' | 'used'>): Publication {
  const { series, at, used } = figure;
  const found = series === undefined || at === undefined ? undefined : scene.published(series).get(at.text);
  if (found !== undefined) return publication(found, found.last);
  return {
    ...(used.publishedOn === undefined ? {} : { publishedOn: used.publishedOn }),
    sources: used.source === undefined ? [] : [used.source],
  };
}

/** A figure given on the spot as a point, if it has a date. */
export function givenPoints(figure: Figure | undefined, unit: string | undefined): PlotPoint[] {
  if (figure?.at === undefined) return [];
  const { at, value, used } = figure;
  return [
    {
      at: at.text,
      date: at.end,
      value: value.mul(scaleBetween(figure.unit, unit)),
      isLater: false,
      ...(used.publishedOn === undefined ? {} : { publishedOn: used.publishedOn }),
      sources: used.source === undefined ? [] : [used.source],
      isProvisional: figure.status === 'provisional',
      isForecast: figure.status === 'forecast',
      isUsed: true,
    },
  ];
}

/** Points of a series with those that were given on the spot, in order of date. */
export function withGiven(
  { evidence, now }: Scene,
  series: Series,
  points: readonly PlotPoint[],
  given: readonly PlotPoint[],
): PlotPoint[] {
  if (given.length === 0) return [...points];
  const all = [...points, ...given].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const step = plotStep(
    series,
    evidence.known(series, now).map(({ at }) => at),
  );
  return joined(
    all,
    jointsOf(
      step,
      all.map(({ at }) => moment(at)),
    ),
  );
}

/** What was foretold for a moment when the words were said. */
function foretoldThen({ evidence, said }: Scene, series: Series, o: KnownObservation) {
  if (o.observation.status !== 'forecast') return undefined;
  const found = evidence.lookup(series, said).at(o.at.text);
  return typeof found === 'object' ? found : undefined;
}

/** The other values of a figure that were published before the one that counts, the first first, each once; not what was foretold. */
function earlierValues(published: Published | undefined, value: Rational): Rational[] {
  const earlier: Rational[] = [];
  const vintages = published?.vintages.filter(({ status }) => status !== 'forecast') ?? [];
  for (const one of vintages.map((o) => parseDecimal(o.value)))
    if (![value, ...earlier].some((other) => compare(other, one) === 0)) earlier.push(one);
  return earlier;
}

/** A series by itself, as a day knows it, no claim on it; with all publications of its figures, if they are asked for. */
export function plotOfSeries(series: Series, today: string, { withEarlier = false } = {}): Plot {
  const known = knownOn(series, today);
  const published = publishedOf(series, today);
  const points = known.map(({ at, value, observation }): PlotPoint => {
    const earlier = withEarlier ? earlierValues(published.get(at.text), value) : [];
    return {
      at: at.text,
      date: at.end,
      value,
      ...(earlier.length === 0 ? {} : { earlier }),
      isLater: false,
      ...publication(published.get(at.text), observation),
      isProvisional: observation.status === 'provisional',
      isForecast: false,
      isUsed: false,
    };
  });
  const moments = known.map(({ at }) => at);
  return {
    subject: { of: 'series', titles: [titleOf(series)] },
    unit: series.unit,
    lines: [{ name: '', points: joined(points, jointsOf(plotStep(series, moments), moments)) }],
    bars: [],
    rings: [],
    now: today,
  };
}

/** The title of a series with its place, where that does not stand in it. */
export function titleOf({ title, place }: Series): string {
  return place === undefined || title.includes(place) ? title : `${title}, ${place}`;
}
