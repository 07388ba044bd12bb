/** What the marks of a chart mean, where no label on it says so. */
import type { PlotPoint } from '../../claims/verdict/plot-shape.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import type { Chart, PlotChart } from './chart.ts';

/** The keys of a chart, as far as it has such marks. */
export function legendOf(chart: Chart): Html {
  const entries = chart.draws === 'line' ? lineEntries(chart.line) : plotEntries(chart);
  return html`${entries.map(([key, text]) => html`<span class="item"><span class="key ${key}"></span> ${text}</span> `)}${hasHoles(chart) ? html`<span class="item">Where the line breaks, figures are missing.</span> ` : nothing}`;
}

type Entry = readonly [key: string, text: string];

function lineEntries({ in: inner, out, other }: Extract<Chart, { draws: 'line' }>['line']): Entry[] {
  const isOne = inner.lo === out.lo && inner.hi === out.hi;
  return [
    ['ring', 'where the words hold'],
    ...(isOne ? [] : [['out', 'where they are stretched'] as const]),
    ['used', 'where the evidence lies'],
    ...(other === undefined ? [] : [['later', 'by the other clock'] as const]),
  ];
}

function plotEntries({ plot }: PlotChart): Entry[] {
  const points = plot.lines.flatMap((line) => line.points);
  const some = (test: (point: PlotPoint) => boolean) => points.some(test);
  const rings = [...plot.rings, ...plot.bars.flatMap(({ rings }) => rings ?? [])];
  const said = dateInWords(plot.said ?? plot.now);
  const hasSteps = some(({ role }) => role === 'step');
  const entries: (Entry | false)[] = [
    !hasSteps && some(({ isUsed }) => isUsed) && ['used', 'what the verdict rests on'],
    hasSteps && ['step', 'what the verdict counts'],
    some(({ role }) => role === 'beyond') && ['beyond', 'figures that reach it'],
    rings.length > 0 && ['ring', 'where the words hold'],
    rings.some(({ out }) => out !== undefined) && ['out', 'where they are stretched'],
    some(({ before }) => before !== undefined) && ['before', `as published by ${said}, revised since`],
    some(({ isLater }) => isLater) && ['later', `published after ${said}`],
    plot.way?.required !== undefined && ['required', 'the pace needed'],
    plot.way?.kept !== undefined && ['kept', 'the pace kept up'],
    plot.within !== undefined && ['within', 'the time that the words are about'],
  ];
  return entries.filter((entry) => entry !== false);
}

function hasHoles(chart: Chart): boolean {
  return (
    chart.draws === 'plot' &&
    chart.plot.lines.some(({ points }) => points.some(({ isAfterHole }) => isAfterHole))
  );
}
