/** Plots of figures over time: one for each thing that a chart may draw. */
import { textOption } from '../engine/inputs.ts';
import type { ChartSpec } from '../engine/kind.ts';
import { mayRival, recordTime } from '../engine/records.ts';
import { scaleBetween } from '../engine/scales.ts';
import type { Series } from '../evidence/series.ts';
import { agree } from '../evidence/units.ts';
import { moment } from '../exact/calendar.ts';
import { compare, ONE, parseDecimal, parseExact, type Rational, ZERO } from '../exact/number.ts';
import type { PlotPoint } from '../verdict/plot-shape.ts';
import { type Drawn, placed, seriesDrawn, twoLines } from './drawn.ts';
import { type Publication, pointsOf, publishedTogether, titleOf } from './points.ts';
import { movingInputs } from './result.ts';
import { momentOf, relationOf, ringOfInput, ringsClaimed, type Scene, seriesOfInput } from './scene.ts';

type Spec<Draws extends ChartSpec['draws']> = Extract<ChartSpec, { draws: Draws }>;

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
  const relation = relationOf(scene);
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
    ...(relation === undefined ? {} : { relation }),
    rings: placed(ringOfInput(scene, figure, own.unit, series.unit), at),
    ...(time.within === undefined ? {} : { within: { from: time.within.start, to: time.within.end } }),
  };
}

/** The figures of a series within a time with their average as a level, or what they come to as they add up. */
export function windowDrawn(scene: Scene, spec: Spec<'window'>): Drawn | undefined {
  const series = seriesOfInput(scene, spec.progress);
  const named = textOption(scene.claim.options, spec.within);
  if (series === undefined || named === undefined) return undefined;
  const { start, end } = moment(named);
  const rings = ringsClaimed(scene, series.unit);
  const within = { from: start, to: end };
  const { computed } = scene.lead;
  if (computed === undefined) return { ...seriesDrawn(series, pointsOf(scene, series)), within };
  if (spec.as === 'total')
    return {
      ...seriesDrawn(series, addedUp(scene, series)),
      subject: { of: 'total', title: titleOf(series), from: start },
      within,
      rings: rings === undefined ? [] : [{ date: end, ...rings }],
    };
  return {
    ...seriesDrawn(series, pointsOf(scene, series)),
    within,
    level: {
      value: parseExact(computed.exact).mul(scaleBetween(computed.unit, series.unit)),
      is: 'average',
    },
    rings: rings === undefined ? [] : [{ from: start, date: end, ...rings }],
  };
}

/** What the tested figures of a series come to by the end of each of them. */
function addedUp(scene: Scene, series: Series): PlotPoint[] {
  const tested = testedIn(scene, series);
  let [sum, then]: [Rational, Rational | undefined] = [ZERO, ZERO];
  let all: Publication[] = [];
  return pointsOf(scene, series).flatMap((point) => {
    if (!tested.has(point.at)) return [];
    const { before, joint: _, value, isLater, figure: __, ...rest } = point;
    sum = sum.add(value);
    then = isLater || then === undefined ? undefined : then.add(before ?? value);
    all = [...all, point];
    const own: PlotPoint = {
      ...rest,
      ...publishedTogether(all),
      value: sum,
      ...(then === undefined || compare(then, sum) === 0 ? {} : { before: then }),
      isLater: then === undefined,
    };
    return [own];
  });
}

/** The moments of a series whose figures the verdict looks at. */
function testedIn({ lead }: Scene, series: Series): Set<string> {
  return new Set(
    lead.evidence.flatMap(({ series: id, at }) =>
      id === series.id && at !== undefined ? [moment(at).text] : [],
    ),
  );
}

/** A row of figures, its steps marked. */
export function rowDrawn(scene: Scene, { progress, line }: Spec<'row'>): Drawn | undefined {
  const series = seriesOfInput(scene, progress);
  if (series === undefined) return undefined;
  const tested = testedIn(scene, series);
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
