/** Plots of figures over time: one for each thing that a chart may draw. */
import type { Figure } from '../engine/figures.ts';
import { textOption } from '../engine/inputs.ts';
import type { ChartSpec } from '../engine/kind.ts';
import { mayRival, recordTime } from '../engine/records.ts';
import { scaleBetween } from '../engine/scales.ts';
import type { Series } from '../evidence/series.ts';
import { agree } from '../evidence/units.ts';
import { type Moment, moment } from '../exact/calendar.ts';
import { compare, ONE, parseDecimal, parseExact, type Rational, ZERO } from '../exact/number.ts';
import type { Plot, PlotPoint, PlotRing, Rings } from '../verdict/plot-shape.ts';
import { breaksIn, givenPoints, pointsOf, titleOf, withGiven } from './points.ts';
import { movingInputs, partnersOf, resultPoints } from './result.ts';
import { ringOfInput, ringsClaimed, type Scene, seriesOfInput } from './scene.ts';

type Spec<Draws extends ChartSpec['draws']> = Extract<ChartSpec, { draws: Draws }>;

/** The parts of a plot that a drawing of lines gives; the door adds the rest. */
export type Drawn = Pick<Plot, 'subject' | 'unit'> & Partial<Plot>;

/** A series as the subject of a plot. */
export function seriesDrawn(series: Series, points: readonly PlotPoint[], unit = series.unit): Drawn {
  return {
    subject: { of: 'series', titles: [titleOf(series)] },
    unit,
    ...(series.measure === undefined ? {} : { measure: series.measure }),
    lines: [{ name: '', points }],
  };
}

const placed = (rings: Rings | undefined, at: Moment | undefined): PlotRing[] =>
  rings === undefined || at === undefined ? [] : [{ date: at.end, ...rings }];

/** The moment of an input, whether or not there is a figure for it. */
function momentOf({ named, figures }: Scene, name: string): Moment | undefined {
  const input = named.get(name);
  const found = figures.get(name)?.at;
  if (found !== undefined || input?.at === undefined || input.at === 'latest') return found;
  return moment(input.at);
}

/** One figure among the others of its series, with the rings of the words. */
export function figureDrawn(scene: Scene, { figure }: Spec<'figure'>): Drawn | undefined {
  const series = seriesOfInput(scene, figure);
  if (series === undefined) return undefined;
  const { claimed } = scene.claim;
  const fits = claimed !== undefined && agree(claimed.unit, series.unit);
  const rings = fits ? ringsClaimed(scene, series.unit) : ringOfInput(scene, figure);
  return {
    ...seriesDrawn(series, pointsOf(scene, series)),
    rings: placed(rings, momentOf(scene, figure)),
  };
}

/** A series with the two ends of a change joined. */
export function changeDrawn(scene: Scene, spec: Spec<'change'>): Drawn | undefined {
  const [first, second] = [seriesOfInput(scene, spec.from), seriesOfInput(scene, spec.to)];
  const [from, to] = [scene.figures.get(spec.from), scene.figures.get(spec.to)];
  const series = second ?? first;
  if (series === undefined) return undefined;
  const drawn = spec.prices === undefined ? undefined : realDrawn(scene, spec);
  if (drawn !== undefined) return drawn;
  const other = first === undefined || first === series ? undefined : first;
  const { unit } = series;
  const at = (figure: typeof from) =>
    figure?.at === undefined
      ? undefined
      : { date: figure.at.end, value: figure.value.mul(scaleBetween(figure.unit, unit)) };
  const [start, end] = [at(from), at(to)];
  const given = [from, to].flatMap((figure) =>
    figure?.series === undefined ? givenPoints(figure, unit) : [],
  );
  return {
    ...seriesDrawn(series, withGiven(pointsOf(scene, series), given)),
    ...(other === undefined ? {} : twoLines(scene, series, other)),
    rings: placed(ringOfInput(scene, spec.to, to?.unit, unit), momentOf(scene, spec.to)),
    ...(start === undefined || end === undefined ? {} : { joined: { from: start, to: end } }),
  };
}

function twoLines(scene: Scene, first: Series, second: Series): Pick<Plot, 'subject' | 'lines'> {
  return {
    subject: { of: 'series', titles: [titleOf(first), titleOf(second)] },
    lines: [first, second].map((series) => ({
      name: first.title === second.title ? titleOf(series) : series.title,
      points: pointsOf(scene, series, first.unit),
    })),
  };
}

/** A sum of money in the prices of the earlier of its two dates. */
function realDrawn(scene: Scene, { from, to, prices }: Spec<'change'>): Drawn | undefined {
  if (prices === undefined) return undefined;
  const money = seriesOfInput(scene, to) ?? seriesOfInput(scene, from);
  const [start, end] = [scene.figures.get(from), scene.figures.get(to)];
  const [base, last] = [scene.figures.get(prices.from), scene.figures.get(prices.to)];
  if (money === undefined || start?.at === undefined || end?.at === undefined) return undefined;
  if (base === undefined || last === undefined) return undefined;
  // Prices of nothing, or of less, are no prices to reckon in.
  if ([base, last].some(({ value }) => compare(value, ZERO) <= 0)) return undefined;
  const ends = [
    { figure: start, price: base },
    { figure: end, price: last },
  ].flatMap(({ figure, price }) =>
    givenPoints(figure, money.unit).map((point) => inPrices(point, priceOf(scene, price), base.value)),
  );
  const own = new Set(ends.map(({ at }) => at));
  const between = pricedPoints(scene, money, { from, to, prices }).filter(({ at }) => !own.has(at));
  const points = withGiven(between, ends);
  const breaks = breaksIn(
    money,
    points.map(({ at }) => moment(at)),
  );
  const ring = ringOfInput(scene, to, end.unit, money.unit);
  const deflated = (q: Rational | null) => q?.mul(base.value).div(last.value) ?? null;
  const joined = ends.map(({ date, value }) => ({ date, value }));
  const [first, second] = joined;
  return {
    subject: { of: 'real', title: titleOf(money), pricesOf: (base.at ?? start.at).text },
    unit: money.unit,
    ...(money.measure === undefined ? {} : { measure: money.measure }),
    lines: [{ name: '', points: points.map((point, i) => ({ ...point, isAfterHole: breaks.has(i) })) }],
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

/** The price that a figure of a claim is divided by, as it was and as it is known. */
function priceOf({ evidence, said }: Scene, price: Figure): Priced {
  const then =
    price.series === undefined || price.at === undefined
      ? price
      : evidence.lookup(price.series, said).at(price.at.text);
  return {
    value: price.value,
    ...(typeof then === 'string' ? {} : { before: then.value }),
    isLater: typeof then === 'string',
    ...(price.used.publishedOn === undefined ? {} : { publishedOn: price.used.publishedOn }),
    sources: price.used.source === undefined ? [] : [price.used.source],
    isProvisional: price.status === 'provisional',
  };
}

/** The figures of a series for whose time there are prices, in the prices of the base. */
function pricedPoints(
  scene: Scene,
  money: Series,
  { from, to, prices }: Required<Pick<Spec<'change'>, 'from' | 'to' | 'prices'>>,
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

type Priced = Pick<PlotPoint, 'value' | 'before' | 'isLater' | 'publishedOn' | 'sources' | 'isProvisional'>;

/** A sum of money divided by how prices rose since the base. */
function inPrices(point: PlotPoint, price: Priced, base: Rational): PlotPoint {
  const { before: _, ...rest } = point;
  const value = point.value.mul(base).div(price.value);
  const then = (point.before ?? point.value).mul(base).div(price.before ?? price.value);
  const published = [point.publishedOn, price.publishedOn].flatMap((day) => day ?? []).sort();
  const last = published.at(-1);
  return {
    ...rest,
    value,
    ...(compare(then, value) === 0 ? {} : { before: then }),
    isLater: point.isLater || price.isLater,
    ...(last === undefined ? {} : { publishedOn: last }),
    sources: [...new Set([...point.sources, ...price.sources])],
    isProvisional: point.isProvisional || price.isProvisional,
  };
}

/** Two series on one axis, or one with a level; undefined if neither figure is of a series. */
export function togetherDrawn(scene: Scene, { first, second }: Spec<'together'>): Drawn | undefined {
  const [a, b] = [seriesOfInput(scene, first), seriesOfInput(scene, second)];
  const series = a ?? b;
  if (series === undefined) return undefined;
  if (a !== undefined && b !== undefined && a !== b)
    return { ...seriesDrawn(a, []), ...twoLines(scene, a, b) };
  const drawn = seriesDrawn(series, pointsOf(scene, series));
  const given = scene.figures.get(a === undefined ? first : second);
  if (a === b || given === undefined) return drawn;
  const level = {
    value: given.value.mul(scaleBetween(given.unit, series.unit)),
    is: 'second' as const,
    ...(given.name === undefined ? {} : { name: given.name }),
  };
  return { ...drawn, level };
}

/** What the formula comes to over time; undefined if there are fewer than two dates. */
export function resultDrawn(scene: Scene): Drawn | undefined {
  const found = resultPoints(scene);
  if (found === undefined || found.points.length < 2) return undefined;
  const { points, unit, titles } = found;
  const own = points.find(({ isUsed }) => isUsed);
  const rings = ringsClaimed(scene, unit);
  return {
    subject: { of: 'result', kind: scene.kind.title, titles },
    unit,
    lines: [{ name: '', points }],
    rings: own === undefined || rings === undefined ? [] : [{ date: own.date, ...rings }],
  };
}

/** A record with its rivals. */
export function recordDrawn(scene: Scene, { figure, rivals }: Spec<'record'>): Drawn | undefined {
  const own = scene.figures.get(figure);
  const [of, named] = [seriesOfInput(scene, figure), seriesOfInput(scene, rivals)];
  const series = named ?? of;
  if (series === undefined || own?.at === undefined) return figureDrawn(scene, { draws: 'figure', figure });
  const time = recordTime(scene.claim.options);
  const isLowest = scene.claim.options?.['extreme'] === 'lowest';
  const known = scene.lead.evidence.find(({ input }) => input === figure)?.value;
  const value = (known === undefined ? own.value : parseDecimal(known)).mul(
    scaleBetween(own.unit, series.unit),
  );
  const isThen = scene.lead === scene.verdicts.said;
  const { at } = own;
  const marked = (point: PlotPoint): PlotPoint => {
    if (!mayRival(moment(point.at), at, time) || (isThen && point.isLater)) return point;
    const order = compare((isThen ? point.before : undefined) ?? point.value, value);
    return { ...point, role: (isLowest ? order <= 0 : order >= 0) ? 'beyond' : 'rival' };
  };
  const points = pointsOf(scene, series).map(marked);
  return {
    ...(of === undefined || of === series
      ? seriesDrawn(series, points)
      : {
          ...seriesDrawn(series, points),
          ...twoLines(scene, series, of),
        }),
    level: { value, is: 'record' },
    rings: placed(ringOfInput(scene, figure, own.unit, series.unit), at),
    ...(time.within === undefined ? {} : { within: { from: time.within.start, to: time.within.end } }),
  };
}

/** The figures of a series within a time; an average is a level among them. */
export function windowDrawn(scene: Scene, spec: Spec<'window'>): Drawn | undefined {
  const series = seriesOfInput(scene, spec.progress);
  const named = textOption(scene.claim.options, spec.within);
  if (series === undefined || named === undefined) return undefined;
  const { start, end } = moment(named);
  const { computed } = scene.lead;
  const rings = spec.isLevel === true ? ringsClaimed(scene, series.unit) : undefined;
  return {
    ...seriesDrawn(series, pointsOf(scene, series)),
    within: { from: start, to: end },
    ...(spec.isLevel !== true || computed === undefined
      ? {}
      : {
          level: {
            value: parseExact(computed.exact).mul(scaleBetween(computed.unit, series.unit)),
            is: 'average',
          },
        }),
    rings: rings === undefined ? [] : [{ from: start, date: end, ...rings }],
  };
}

/** A row of figures, its steps marked. */
export function rowDrawn(scene: Scene, { progress, line }: Spec<'row'>): Drawn | undefined {
  const series = seriesOfInput(scene, progress);
  if (series === undefined) return undefined;
  const tested = new Set(
    scene.lead.evidence.flatMap(({ series: id, at }) =>
      id === series.id && at !== undefined ? [moment(at).text] : [],
    ),
  );
  const points = pointsOf(scene, series).map(
    (point): PlotPoint => (tested.has(point.at) ? { ...point, role: 'step' } : point),
  );
  const level = scene.figures.get(line);
  const by = level === undefined ? ONE : scaleBetween(level.unit, series.unit);
  return {
    ...seriesDrawn(series, points),
    ...(level === undefined ? {} : { level: { value: level.value.mul(by), is: 'line' } }),
  };
}

/** The first series that the claim's inputs name. */
export function anySeriesDrawn(scene: Scene): Drawn | undefined {
  for (const { name } of scene.kind.inputs) {
    const series = seriesOfInput(scene, name);
    if (series !== undefined) return seriesDrawn(series, pointsOf(scene, series));
  }
  const [moving] = movingInputs(scene);
  return moving === undefined ? undefined : seriesDrawn(moving.series, pointsOf(scene, moving.series));
}
