/** The one chart of a claim: its plot, or its rings on a line where there is no more than the two numbers. */

import type { Bundle } from '../../claims/bundle.ts';
import { parseInterval } from '../../claims/exact/interval.ts';
import { parseExact } from '../../claims/exact/number.ts';
import { plotOf } from '../../claims/plot/plot.ts';
import { headlineOf } from '../../claims/verdict/headline.ts';
import type { Plot, PlotPoint } from '../../claims/verdict/plot-shape.ts';
import type { Clocks, Verdict } from '../../claims/verdict/verdict.ts';
import { english, type PlotWords } from '../../claims/words/language.ts';
import { barsDrawing } from './bars-drawing.ts';
import type { Drawing, Size } from './drawing.ts';
import { lineDrawing, type NumberLine } from './number-line.ts';
import { thinned } from './thinned.ts';
import { timeDrawing } from './time-drawing.ts';
import { numberOf } from './values.ts';

/** The most figures of a line in the table beneath its drawing; the CSV has all. */
const MAX_ROWS = 60;

/** A plot with its words, and the points of its table: all, or of many those that show how they went. */
export interface PlotChart {
  draws: 'plot';
  plot: Plot;
  words: PlotWords;
  readings: readonly (readonly PlotPoint[])[];
}

export type Chart = PlotChart | { draws: 'line'; line: NumberLine };

/** The chart of a claim by two clocks; undefined if there is nothing to draw. */
export function chartOf(bundle: Bundle, verdicts: Clocks): Chart | undefined {
  const lead = verdicts[headlineOf(verdicts).clock];
  const plot = plotOf(bundle, verdicts);
  if (plot !== undefined) {
    const readings = plot.lines.map(({ points }) =>
      thinned(
        points.map((point) => ({ point, value: numberOf(point.value) })),
        MAX_ROWS,
      ).map(({ point }) => point),
    );
    return { draws: 'plot', plot, words: english.plot(plot, lead), readings };
  }
  const line = ringLine(lead, verdicts);
  return line === undefined ? undefined : { draws: 'line', line };
}

/** The rings of a claim that names a figure; undefined if nothing was computed. */
function ringLine({ claimed, computed, asOf }: Verdict, { said, now }: Clocks): NumberLine | undefined {
  if (claimed === undefined || computed === undefined) return undefined;
  const [inner, outer, range] = [claimed.in, claimed.out, computed.interval].map(parseInterval);
  if (inner === undefined || outer === undefined || range === undefined) return undefined;
  const end = (q: (typeof inner)['lo']) => (q === null ? null : numberOf(q));
  const clock = asOf === said.asOf ? 'now' : 'said';
  const second = (clock === 'now' ? now : said).computed;
  const isOther = second !== undefined && second.exact !== computed.exact && second.unit === computed.unit;
  const labels = english.ringLabels(claimed, computed, isOther ? { clock, computed: second } : undefined);
  return {
    description: labels.description,
    unit: computed.unit,
    in: { lo: end(inner.lo), hi: end(inner.hi) },
    out: { lo: end(outer.lo), hi: end(outer.hi) },
    computed: {
      lo: numberOf(range.lo),
      hi: numberOf(range.hi),
      point: numberOf(parseExact(computed.exact)),
    },
    ...(isOther && labels.other !== undefined
      ? { other: { point: numberOf(parseExact(second.exact)), label: labels.other } }
      : {}),
    computedLabel: labels.computed,
    claimedLabel: labels.claimed,
  };
}

/** Lays a chart out for a size. */
export function laidOut(chart: Chart, size: Size): Drawing {
  if (chart.draws === 'line') return lineDrawing(chart.line, size);
  const { plot, words, readings } = chart;
  return plot.bars.length > 0
    ? barsDrawing(plot, words, size)
    : timeDrawing(plot, words, size, readings.flat());
}

/** What a chart is described as. */
export function descriptionOf(chart: Chart): string {
  return chart.draws === 'line' ? chart.line.description : chart.words.description;
}
