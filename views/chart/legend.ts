/** What the marks of a chart mean, where no label on it says so. */
import type { Joint, PlotPoint } from '../../claims/verdict/plot-shape.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import type { Chart, LineChart, PlotChart } from './chart.ts';

/** The keys of a chart, as far as it has such marks. */
export function legendOf(chart: Chart): Html {
  const entries = chart.draws === 'line' ? lineEntries(chart) : plotEntries(chart);
  return html`${entries.map(([key, text]) => html`<span class="item"><span class="key ${key}"></span> ${text}</span> `)}${jointsIn(chart)}`;
}

type Entry = readonly [key: string, text: string];

function lineEntries({ line: { readings, other } }: LineChart): Entry[] {
  return [
    ['ring', 'where the words hold'],
    ...(readings.some(({ is }) => is === 'out-from' || is === 'out-to')
      ? [['out', 'where they are stretched'] as const]
      : []),
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
    plot.joined !== undefined && ['joined', 'from the one figure to the other'],
    plot.way?.required !== undefined && ['required', 'the pace needed'],
    plot.way?.kept !== undefined && ['kept', 'the pace kept up'],
    (plot.way?.milestones?.length ?? 0) > 0 && ['milestone', 'a step of the programme’s own schedule'],
    plot.within !== undefined && ['within', 'the time that the words are about'],
  ];
  return entries.filter((entry) => entry !== false);
}

/** What breaks and dots in a line say. */
const JOINTS: readonly (readonly [is: Joint, says: string, key?: string])[] = [
  ['hole', 'Where the line breaks, figures are missing.'],
  ['apart', 'No line joins figures of times of different lengths.'],
  ['unknown', 'no figures between', 'loose'],
  ['revision', 'one side of it was not revised when the other was', 'loose'],
];

function jointsIn(chart: Chart): Html {
  if (chart.draws === 'line') return nothing;
  const found = new Set(chart.plot.lines.flatMap(({ points }) => points.map(({ joint }) => joint)));
  return html`${JOINTS.map(([is, says, key]) =>
    !found.has(is)
      ? nothing
      : html`<span class="item">${key === undefined ? nothing : html`<span class="key ${key}"></span> `}${says}</span> `,
  )}`;
}
