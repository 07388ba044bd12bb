/** The paper of a plot over time: where its axes stand, and where a day and a value lie on it. */
import type { Plot } from '../../claims/verdict/plot-shape.ts';
import { textWidth } from '../parts/text-width.ts';
import type { Mark, Size } from './drawing.ts';
import { dateTicks, dayNumber, extent, tickLabel, valueScale } from './scale.ts';
import type { Seen } from './thinned.ts';
import { numberOf } from './values.ts';

export interface Paper {
  box: { left: number; right: number; top: number; bottom: number };
  /** The days at the ends of the time axis, as `dayNumber` has them. */
  from: number;
  to: number;
  levels: readonly { value: number; label: string }[];
  x(date: string): number;
  xOf(day: number): number;
  y(value: number): number;
}

/** The paper for everything that a plot shows, with room on the left for the longest label of a level. */
export function paperFor(plot: Plot, lines: readonly (readonly Seen[])[], size: Size, margin: number): Paper {
  const [first, last] = extent(datesOf(plot, lines));
  const pad = Math.max(10, (last - first) * 0.03);
  const [from, to] = [first - pad, last + pad];
  const isWhole = plot.lines.every(({ points }) => points.every(({ value }) => value.d === 1n));
  const { scale, ticks } = valueScale(valuesOf(plot, lines), size.levels, isWhole);
  const levels = ticks.map((value) => ({ value, label: tickLabel(value, plot.unit) }));
  const { letters } = size;
  const isRowed = plot.way?.deadline !== undefined;
  const box = {
    left: 10 + Math.max(0, ...levels.map(({ label }) => textWidth(label, letters))),
    right: size.width - margin,
    top: (isRowed ? 2.9 : 1.6) * letters,
    bottom: size.height - 2.1 * letters,
  };
  const xOf = (day: number) => box.left + ((day - from) / (to - from)) * (box.right - box.left);
  return {
    box,
    from,
    to,
    levels,
    x: (date) => xOf(dayNumber(date)),
    xOf,
    y: scale.range([box.bottom, box.top]),
  };
}

function datesOf({ rings, way, said, within, joined }: Plot, lines: readonly (readonly Seen[])[]): number[] {
  return [
    said,
    ...lines.flatMap((line) => [line[0]?.point.date, line.at(-1)?.point.date]),
    ...rings.flatMap(({ from, date }) => [from, date]),
    ...[way?.deadline, way?.outcome?.date, within?.from, within?.to, joined?.from.date, joined?.to.date],
  ]
    .filter((date) => date !== undefined)
    .map(dayNumber);
}

function valuesOf({ rings, way, level, joined }: Plot, lines: readonly (readonly Seen[])[]): number[] {
  const exactly = [
    ...rings.flatMap((ring) => [ring.in, ring.out].flatMap((one) => [one?.lo, one?.hi])),
    way?.target,
    way?.kept?.to.value,
    way?.outcome?.value,
    ...(way?.milestones ?? []).map(({ value }) => value),
    level?.value,
    joined?.from.value,
    joined?.to.value,
  ].flatMap((one) => (one === undefined || one === null ? [] : [numberOf(one)]));
  const figures = lines.flatMap((line) =>
    line.flatMap(({ point, value }) => [
      value,
      ...[point.before ?? [], point.earlier ?? []].flat().map(numberOf),
    ]),
  );
  const all = [...figures, ...exactly];
  return all.length === 0 ? [0] : all;
}

/** The dates that the axis names: as many as stand apart from each other. */
function datesThatFit({ from, to, xOf }: Pick<Paper, 'from' | 'to' | 'xOf'>, letters: number, most: number) {
  for (let count = most + 2; count > 1; count -= 1) {
    const dates = dateTicks(from, to, count).map((tick) => ({ ...tick, x: xOf(tick.at) }));
    const fits = dates.every(({ x, label }, i) => {
      const before = dates[i - 1];
      return before === undefined || x - before.x > textWidth(label, letters) + letters;
    });
    if (fits) return dates;
  }
  return [];
}

/** Nought, where the words turn: more from fewer, a rise from a fall. */
function nought({ box, levels, y }: Pick<Paper, 'box' | 'levels' | 'y'>): Mark[] {
  if (!levels.some(({ value }) => value < 0) || !levels.some(({ value }) => value === 0)) return [];
  const stroke = [
    { x: box.left, y: y(0) },
    { x: box.right, y: y(0) },
  ];
  return [{ is: 'line', style: 'nought', strokes: [stroke] }];
}

/** The axes with their levels and dates. */
export function axesOf({ box, levels, y, from, to, xOf }: Paper, { letters, ticks, width }: Size): Mark[] {
  const dates = datesThatFit({ from, to, xOf }, letters, ticks);
  return [
    {
      is: 'line',
      style: 'grid',
      strokes: levels.map(({ value }) => [
        { x: box.left, y: y(value) },
        { x: box.right, y: y(value) },
      ]),
    },
    ...nought({ box, levels, y }),
    ...levels.map(
      ({ value, label }): Mark => ({
        is: 'words',
        style: 'plain',
        at: { x: box.left - 6, y: y(value) + letters * 0.35 },
        anchor: 'end',
        text: label,
      }),
    ),
    {
      is: 'line',
      style: 'axis',
      strokes: [
        [
          { x: box.left, y: box.bottom },
          { x: box.right, y: box.bottom },
        ],
      ],
    },
    {
      is: 'line',
      style: 'tick',
      strokes: dates.map(({ x }) => [
        { x, y: box.bottom },
        { x, y: box.bottom + 5 },
      ]),
    },
    ...dates.map(
      ({ x, label }): Mark => ({
        is: 'words',
        style: 'plain',
        // The last date may lie so far to the right that its name would be cut.
        at: { x: Math.min(x, width - 2 - textWidth(label, letters) / 2), y: box.bottom + letters * 1.45 },
        anchor: 'middle',
        text: label,
      }),
    ),
  ];
}
