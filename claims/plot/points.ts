/** The figures of a series as points of a plot. */

import type { Figure } from '../engine/figures.ts';
import { holesOf, type Step, stepOf, stepsOf, wholeDistance } from '../engine/holes.ts';
import { scaleBetween } from '../engine/scales.ts';
import { type KnownObservation, knownOn, type Observation, type Series } from '../evidence/series.ts';
import { vintagesOf } from '../evidence/vintages.ts';
import type { Moment } from '../exact/calendar.ts';
import { compare, ONE, parseDecimal, type Rational } from '../exact/number.ts';
import type { Plot, PlotPoint } from '../verdict/plot-shape.ts';
import { knownOf, type Scene, usedMoments } from './scene.ts';

/** The points of a series, in order, in a unit that differs from its own at most in its scale. */
export function pointsOf(scene: Scene, series: Series, unit: string = series.unit): PlotPoint[] {
  const by = scaleBetween(series.unit, unit);
  const scaled = (q: Rational) => (compare(by, ONE) === 0 ? q : q.mul(by));
  const known = knownOf(scene, series);
  const before = new Map(scene.evidence.known(series, scene.said).map((o) => [o.at.text, o]));
  const used = usedMoments(scene, series);
  const breaks = breaksIn(
    series,
    known.map(({ at }) => at),
  );
  return known.map((o, i) => {
    const { observation } = o;
    const then = before.get(o.at.text) ?? foretoldThen(scene, series, o);
    return {
      at: o.at.text,
      date: o.at.end,
      value: scaled(o.value),
      ...(then === undefined || compare(then.value, o.value) === 0 ? {} : { before: scaled(then.value) }),
      isLater: then === undefined,
      publishedOn: observation.publishedOn,
      sources: [observation.source],
      isProvisional: observation.status === 'provisional',
      isForecast: observation.status === 'forecast',
      isUsed: used.has(o.at.text),
      isAfterHole: breaks.has(i),
    };
  });
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
      isAfterHole: false,
    },
  ];
}

/** Points with those that were given on the spot, in order of date. */
export function withGiven(points: readonly PlotPoint[], given: readonly PlotPoint[]): PlotPoint[] {
  return given.length === 0
    ? [...points]
    : [...points, ...given].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** What was foretold for a moment when the words were said. */
function foretoldThen({ evidence, said }: Scene, series: Series, o: KnownObservation) {
  if (o.observation.status !== 'forecast') return undefined;
  const found = evidence.lookup(series, said).at(o.at.text);
  return typeof found === 'object' ? found : undefined;
}

/** A tenth: where more is missing of a series that does not say how often it comes, nobody knows where figures are missing. */
const IRREGULAR = 10;

/** The places of the figures before which others are missing. */
export function breaksIn(series: Pick<Series, 'frequency'>, moments: readonly Moment[]): Set<number> {
  const step = stepOf(series, moments);
  if (step.unit === 'event' || !isRegular(series, moments, step)) return new Set();
  const breaks = new Set<number>();
  for (let i = 1; i < moments.length; i += 1) {
    const [before, own] = [moments[i - 1], moments[i]];
    if (before === undefined || own === undefined) continue;
    if (Math.min(...stepsOf(step, wholeDistance(step, before, own))) > 1) breaks.add(i);
  }
  return breaks;
}

function isRegular(series: Pick<Series, 'frequency'>, moments: readonly Moment[], step: Step): boolean {
  if (step.isStated) return true;
  const { missing, expected, areUnknown } = holesOf(series, moments);
  return !areUnknown && missing * IRREGULAR <= expected;
}

/** The other values of a figure that were published before the one that counts, the first first, each once. */
function earlierValues(vintages: readonly Observation[], value: Rational): Rational[] {
  const earlier: Rational[] = [];
  for (const one of vintages.map((o) => parseDecimal(o.value)))
    if (![value, ...earlier].some((other) => compare(other, one) === 0)) earlier.push(one);
  return earlier;
}

/** A series by itself, as a day knows it, no claim on it; with all publications of its figures, if they are asked for. */
export function plotOfSeries(series: Series, today: string, { withEarlier = false } = {}): Plot {
  const known = knownOn(series, today);
  const breaks = breaksIn(
    series,
    known.map(({ at }) => at),
  );
  const vintages = withEarlier ? vintagesOf(series, today) : undefined;
  const points = known.map(({ at, value, observation }, i): PlotPoint => {
    const earlier = earlierValues(vintages?.get(at.text) ?? [], value);
    return {
      at: at.text,
      date: at.end,
      value,
      ...(earlier.length === 0 ? {} : { earlier }),
      isLater: false,
      publishedOn: observation.publishedOn,
      sources: [observation.source],
      isProvisional: observation.status === 'provisional',
      isForecast: false,
      isUsed: false,
      isAfterHole: breaks.has(i),
    };
  });
  return {
    subject: { of: 'series', titles: [titleOf(series)] },
    unit: series.unit,
    lines: [{ name: '', points }],
    bars: [],
    rings: [],
    now: today,
  };
}

/** The title of a series with its place, where that does not stand in it. */
export function titleOf({ title, place }: Series): string {
  return place === undefined || title.includes(place) ? title : `${title}, ${place}`;
}
