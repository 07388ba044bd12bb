/** The one chart of a claim: its plot, or its rings on a line where there is no more than the two numbers. */

import type { Bundle } from '../../claims/bundle.ts';
import { plotOf } from '../../claims/plot/plot.ts';
import { ringLineOf } from '../../claims/plot/ring-line.ts';
import { headlineOf } from '../../claims/verdict/headline.ts';
import type { Plot, PlotPoint, RingLine } from '../../claims/verdict/plot-shape.ts';
import type { Clocks } from '../../claims/verdict/verdict.ts';
import { english, type PlotWords, type RingLineWords } from '../../claims/words/language.ts';
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

/** A line of numbers with its words. */
export interface LineChart {
  draws: 'line';
  line: RingLine;
  words: RingLineWords;
}

export type Chart = PlotChart | LineChart;

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
  const line = ringLineOf(bundle, verdicts);
  return line === undefined ? undefined : { draws: 'line', line, words: english.ringLine(line, lead) };
}

/** Lays a chart out for a size. */
export function laidOut(chart: Chart, size: Size): Drawing {
  if (chart.draws === 'line') return lineDrawing(numbersOf(chart), size);
  const { plot, words, readings } = chart;
  return plot.bars.length > 0
    ? barsDrawing(plot, words, size)
    : timeDrawing(plot, words, size, readings.flat());
}

/** A line of numbers as it is drawn: its numbers as floats, which are fine on paper. */
function numbersOf({ line, words }: LineChart): NumberLine {
  const ends = ({ lo, hi }: RingLine['in']) => ({
    lo: lo === null ? null : numberOf(lo),
    hi: hi === null ? null : numberOf(hi),
  });
  const { computed, other } = line;
  const figures = [
    computed.value,
    ...line.readings.flatMap(({ is, value }) => (is === 'claimed' ? [value] : [])),
  ];
  return {
    description: words.description,
    unit: line.unit,
    isWhole: figures.every(({ d }) => d === 1n),
    in: ends(line.in),
    out: ends(line.out),
    computed: {
      lo: numberOf(computed.interval.lo),
      hi: numberOf(computed.interval.hi),
      point: numberOf(computed.value),
    },
    ...(other === undefined || words.other === undefined
      ? {}
      : { other: { point: numberOf(other.value), label: words.other } }),
    computedLabel: words.computed,
    claimedLabel: words.claimed,
    readings: line.readings.map(({ value }) => numberOf(value)),
  };
}

/** What a chart is described as. */
export function descriptionOf({ words }: Chart): string {
  return words.description;
}

/** What the values of a chart are counted in. */
export function unitOf(chart: Chart): string {
  return chart.draws === 'line' ? chart.line.unit : chart.plot.unit;
}
