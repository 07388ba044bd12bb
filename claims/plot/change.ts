/** Plots of how figures moved: how far since a time, in the prices of a time, and how fast. */
import type { Figure } from '../engine/figures.ts';
import { unitOfComputed } from '../engine/judged.ts';
import type { ChartSpec } from '../engine/kind.ts';
import { scaleBetween } from '../engine/scales.ts';
import type { Series } from '../evidence/series.ts';
import { differenceUnit } from '../evidence/units.ts';
import { moment, monthsBetween } from '../exact/calendar.ts';
import { type Interval, scale } from '../exact/interval.ts';
import { compare, exact, HUNDRED, ONE, type Rational, ZERO } from '../exact/number.ts';
import type { PlotPoint, Rings } from '../verdict/plot-shape.ts';
import { type Drawn, placed, seriesDrawn, twoLines } from './drawn.ts';
import {
  givenPoints,
  type Publication,
  pointsOf,
  publicationOf,
  publishedTogether,
  titleOf,
  withGiven,
} from './points.ts';
import { movingInputs, partnersOf, resultPoints } from './result.ts';
import { momentOf, movesOf, ringOfInput, ringsClaimed, type Scene, seriesOfInput } from './scene.ts';

type Spec<Draws extends ChartSpec['draws']> = Extract<ChartSpec, { draws: Draws }>;

/** How far a series has moved since the earlier figure of a claim; the series itself where that figure is not known. */
export function changeDrawn(scene: Scene, spec: Spec<'change'>): Drawn | undefined {
  const [first, second] = [seriesOfInput(scene, spec.from), seriesOfInput(scene, spec.to)];
  const series = second ?? first;
  const from = scene.figures.get(spec.from);
  if (series === undefined) return undefined;
  const isPercent = spec.in === 'percent';
  const base = from && { now: inUnitOf(series, from), before: baseThen(scene, series, from) };
  if (from === undefined || base === undefined || (isPercent && compare(base.now, ZERO) <= 0))
    return seriesDrawn(series, pointsOf(scene, series));
  const unit = isPercent ? '%' : unitOfComputed(scene.claim.claimed, differenceUnit(series.unit));
  const by = scaleBetween(series.unit, unit);
  const moved = (q: Rational, start: Rational) =>
    isPercent ? HUNDRED.mul(q.div(start).sub(ONE)) : q.sub(start).mul(by);
  const since = sinceBase(base, publicationOf(scene, from), moved);
  const to = scene.figures.get(spec.to);
  const given = [from, to].flatMap((figure) =>
    figure?.series === undefined ? givenPoints(figure, series.unit) : [],
  );
  const other = first === undefined || first === series ? undefined : first;
  const two = other === undefined ? undefined : twoLines(scene, series, other);
  const lines = two?.lines ?? [
    { name: '', points: withGiven(scene, series, pointsOf(scene, series), given) },
  ];
  const moves = movesOf(scene);
  const rings = ringsClaimed(scene, unit);
  return {
    subject: {
      of: 'change',
      title: titleOf(series),
      ...(from.at === undefined ? {} : { since: from.at.text }),
    },
    unit,
    behind: series.unit,
    ...(series.measure === undefined ? {} : { measure: series.measure }),
    lines: lines.map(({ name, points }) => ({ name, points: onwards(points, from, to).map(since) })),
    ...(moves === undefined ? {} : { moves }),
    rings: placed(rings && moves === 'fall' ? turned(rings) : rings, momentOf(scene, spec.to)),
    ...joinedEnds(from, to, to && moved(inUnitOf(series, to), base.now)),
  };
}

/** The points from the earlier of the two dates on: before it, nothing has moved since. */
function onwards(points: readonly PlotPoint[], from: Figure, to: Figure | undefined): PlotPoint[] {
  const [start, end] = [from.at?.end, to?.at?.end];
  const first = end !== undefined && start !== undefined && end < start ? end : start;
  const kept = points.filter(({ date }) => first === undefined || date >= first);
  return kept.map(({ joint, ...point }, i) => (i === 0 || joint === undefined ? point : { ...point, joint }));
}

const inUnitOf = (series: Series, figure: Figure): Rational =>
  figure.value.mul(scaleBetween(figure.unit, series.unit));

/** The base of a change as it was known when the words were said, in the unit of a series; undefined if it was not. */
function baseThen({ evidence, said }: Scene, series: Series, from: Figure): Rational | undefined {
  if (from.series === undefined || from.at === undefined) return inUnitOf(series, from);
  const found = evidence.lookup(from.series, said).at(from.at.text);
  return typeof found === 'string' ? undefined : found.value.mul(scaleBetween(from.unit, series.unit));
}

/** A figure as how far it is from the base, by each clock. */
function sinceBase(
  base: { now: Rational; before: Rational | undefined },
  published: Publication,
  moved: (q: Rational, start: Rational) => Rational,
) {
  return (point: PlotPoint): PlotPoint => {
    const { before, ...rest } = point;
    const value = moved(point.value, base.now);
    const isKnown = !point.isLater && base.before !== undefined && compare(base.before, ZERO) !== 0;
    const then = isKnown ? moved(before ?? point.value, base.before ?? base.now) : value;
    return {
      ...rest,
      ...publishedTogether([point, published]),
      ...(point.beforeRevision === undefined ? {} : { beforeRevision: point.beforeRevision }),
      value,
      figure: point.value,
      ...(compare(then, value) === 0 ? {} : { before: then }),
    };
  };
}

function joinedEnds(
  from: Figure,
  to: Figure | undefined,
  value: Rational | undefined,
): Pick<Drawn, 'joined'> {
  if (from.at === undefined || to?.at === undefined || value === undefined) return {};
  return { joined: { from: { date: from.at.end, value: ZERO }, to: { date: to.at.end, value } } };
}

/** Rings on the other side of nought: a fall of 5 is a change of -5. */
function turned({ in: inner, out }: Rings): Rings {
  const other = (ring: Interval) => scale(ring, ONE.neg());
  return { in: other(inner), ...(out === undefined ? {} : { out: other(out) }) };
}

/** The fewest times of one length that make a line. */
const ENOUGH = 3;

/** How fast a series moved over times as long as that of the claim; where these are few, since the earlier figure. */
export function rateDrawn(scene: Scene, spec: Spec<'rate'>): Drawn | undefined {
  const moving = movingInputs(scene, [spec.from, spec.to]);
  const to = moving.find(({ name }) => name === spec.to);
  const from = scene.figures.get(spec.from);
  if (to === undefined || from?.at === undefined) return undefined;
  const [start, end] = [from.at, to.at];
  const isOne = moving.length === 2 && moving.every(({ series }) => series === to.series);
  const rolling = isOne ? resultPoints(scene, moving, to) : undefined;
  const isRolling = rolling !== undefined && rolling.points.length >= ENOUGH;
  const found = isRolling ? rolling : resultPoints(scene, [to], to);
  if (found === undefined) return undefined;
  const points = isRolling ? found.points : found.points.filter(({ date }) => date > start.end);
  const months = exact(monthsBetween(start.end, end.end));
  return {
    subject: {
      of: 'rate',
      title: titleOf(to.series),
      over: isRolling ? { months } : { since: start.text },
      isFall: movesOf(scene) === 'fall',
    },
    unit: found.unit,
    lines: [{ name: '', points }],
    rings: placed(ringsClaimed(scene, found.unit), end),
  };
}

/** A sum of money in the prices of the earlier of its two dates; undefined where it or the prices are not known. */
export function realDrawn(scene: Scene, { from, to, prices }: Spec<'real'>): Drawn | undefined {
  const money = seriesOfInput(scene, to) ?? seriesOfInput(scene, from);
  const [start, end] = [scene.figures.get(from), scene.figures.get(to)];
  const [base, last] = [scene.figures.get(prices.from), scene.figures.get(prices.to)];
  if (money === undefined) return undefined;
  const plain = seriesDrawn(money, pointsOf(scene, money));
  if (start?.at === undefined || end?.at === undefined || base === undefined || last === undefined)
    return plain;
  // Prices of nothing, or of less, are no prices to reckon in.
  if ([base, last].some(({ value }) => compare(value, ZERO) <= 0)) return plain;
  const ends = [
    { figure: start, price: base },
    { figure: end, price: last },
  ].flatMap(({ figure, price }) =>
    givenPoints(figure, money.unit).map((point) =>
      inPrices(
        { ...point, ...publicationOf(scene, figure), ...knownThen(scene, figure, money.unit) },
        priceOf(scene, price),
        base.value,
      ),
    ),
  );
  const own = new Set(ends.map(({ at }) => at));
  const between = pricedPoints(scene, money, { from, to, prices }).filter(({ at }) => !own.has(at));
  const points = withGiven(scene, money, between, ends);
  const ring = ringOfInput(scene, to, end.unit, money.unit);
  const deflated = (q: Rational | null) => q?.mul(base.value).div(last.value) ?? null;
  const moves = movesOf(scene);
  const [first, second] = ends.map(({ date, value }) => ({ date, value }));
  return {
    subject: { of: 'real', title: titleOf(money), pricesOf: (base.at ?? start.at).text },
    unit: money.unit,
    ...(money.measure === undefined ? {} : { measure: money.measure }),
    lines: [{ name: '', points }],
    ...(moves === undefined ? {} : { moves }),
    rings:
      ring === undefined
        ? []
        : [
            {
              date: end.at.end,
              in: { ...ring.in, lo: deflated(ring.in.lo), hi: deflated(ring.in.hi) },
            },
          ],
    ...(first === undefined || second === undefined ? {} : { joined: { from: first, to: second } }),
  };
}

/** A figure of a claim as it was known when the words were said. */
function knownThen(
  { evidence, said }: Scene,
  figure: Figure,
  unit = figure.unit,
): Pick<PlotPoint, 'before' | 'isLater'> {
  if (figure.series === undefined || figure.at === undefined) return { isLater: false };
  const then = evidence.lookup(figure.series, said).at(figure.at.text);
  return typeof then === 'string'
    ? { isLater: true }
    : { before: then.value.mul(scaleBetween(figure.unit, unit)), isLater: false };
}

type Priced = Pick<PlotPoint, 'value' | 'before' | 'isLater' | 'isProvisional'> & Publication;

/** The price that a figure of a claim is divided by, as it was and as it is known. */
function priceOf(scene: Scene, price: Figure): Priced {
  return {
    value: price.value,
    ...knownThen(scene, price),
    ...publicationOf(scene, price),
    isProvisional: price.status === 'provisional',
  };
}

/** The figures of a series for whose time there are prices, in the prices of the base. */
function pricedPoints(
  scene: Scene,
  money: Series,
  { from, to, prices }: Pick<Spec<'real'>, 'from' | 'to' | 'prices'>,
): PlotPoint[] {
  const isTo = seriesOfInput(scene, to) !== undefined;
  const [moving] = movingInputs(scene, [isTo ? to : from]);
  const [priced] = movingInputs(scene, [isTo ? prices.to : prices.from]);
  const base = scene.figures.get(prices.from);
  if (moving === undefined || priced === undefined || base === undefined) return [];
  const partner = partnersOf(scene, moving, priced);
  const index = new Map(pointsOf(scene, priced.series).map((point) => [point.at, point]));
  return pointsOf(scene, money).flatMap((point) => {
    const found = index.get(partner(moment(point.at)) ?? '');
    return found === undefined || compare(found.value, ZERO) <= 0 ? [] : [inPrices(point, found, base.value)];
  });
}

/** A sum of money divided by how prices rose since the base. */
function inPrices(point: PlotPoint, price: Priced, base: Rational): PlotPoint {
  const { before: _, ...rest } = point;
  const value = point.value.mul(base).div(price.value);
  const then = (point.before ?? point.value).mul(base).div(price.before ?? price.value);
  return {
    ...rest,
    value,
    ...(compare(then, value) === 0 ? {} : { before: then }),
    isLater: point.isLater || price.isLater,
    ...publishedTogether([point, price]),
    isProvisional: point.isProvisional || price.isProvisional,
  };
}
