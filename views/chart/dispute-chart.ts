/** A dispute on one line of time: the figures as a line, and beneath them each claim as a numbered mark on the day it was said. */

import { shortDate } from '../../claims/words/dates.ts';
import { escapeMarkup, type Html, trusted } from '../parts/html.ts';
import { at, dateTicks, dayNumber, extent, pathThrough, tickLabel, valueScale } from './scale.ts';

/** What is drawn: dates as `YYYY-MM-DD`, values as floats. */
export interface DisputeChart {
  /** What the drawing shows, for those who do not see it. */
  description: string;
  unit: string;
  /** The figures, in order of date. */
  points: readonly { date: string; value: number }[];
  /** The target that most claims name, with its words. */
  goal?: { value: number; label: string; deadline: string | null } | undefined;
  /** In the order in which they were said. */
  marks: readonly { number: number; date: string; label: string; href: string }[];
}

interface Size {
  name: 'wide' | 'narrow';
  width: number;
  /** Of the part with the figures; the marks come below. */
  height: number;
  ticks: number;
}

const SIZES: readonly Size[] = [
  { name: 'wide', width: 720, height: 300, ticks: 8 },
  { name: 'narrow', width: 340, height: 230, ticks: 4 },
];

/** The room of a mark, and how many rows of them are drawn; what has no room is not drawn. */
const MARK = { radius: 10, row: 24, rows: 6 };

/** The most figures of a line; of more, every so many are drawn. */
const MOST_POINTS = 400;

const DAYS_A_YEAR = 365.25;

/** Both sizes of the drawing; the style sheet shows the one that fits. */
export function disputeChart(chart: DisputeChart): Html {
  const drawn = withinTime(chart);
  return trusted(SIZES.map((size) => drawing(drawn, size)).join(''));
}

/** How many of the claims have no room in one of the drawings. */
export function marksLeftOut(chart: DisputeChart): number {
  const drawn = withinTime(chart);
  return Math.max(...SIZES.map((size) => chart.marks.length - placed(drawn, paperFor(drawn, size)).length));
}

/** The figures of the time in which the claims were made and some before, thinned out if they are very many. */
function withinTime(chart: DisputeChart): DisputeChart {
  const [first, last] = extent(chart.marks.map(({ date }) => dayNumber(date)));
  const begins = first - Math.max(2 * (last - first), 4 * DAYS_A_YEAR);
  const within = chart.points.filter(({ date }) => dayNumber(date) >= begins);
  const kept = within.length > 1 ? within : chart.points;
  const every = Math.ceil(kept.length / MOST_POINTS);
  return { ...chart, points: kept.filter((_, i) => (kept.length - 1 - i) % every === 0) };
}

interface Paper {
  left: number;
  right: number;
  top: number;
  bottom: number;
  from: number;
  to: number;
  levels: readonly { value: number; label: string }[];
  x(date: string): number;
  xOf(day: number): number;
  y(value: number): number;
}

function paperFor({ points, marks, goal, unit }: DisputeChart, { width, height }: Size): Paper {
  const days = [...points, ...marks].map(({ date }) => dayNumber(date));
  if (goal?.deadline) days.push(dayNumber(goal.deadline));
  const [first, last] = extent(days);
  const pad = Math.max(30, (last - first) * 0.05);
  const [from, to] = [first - pad, last + pad];
  const values = [...points.map(({ value }) => value), ...(goal === undefined ? [] : [goal.value])];
  const { scale, ticks } = valueScale(values.length === 0 ? [0] : values, 5);
  const levels = ticks.map((value) => ({ value, label: tickLabel(value, unit) }));
  const left = 12 + 7.5 * Math.max(...levels.map(({ label }) => label.length));
  const [right, top, bottom] = [width - 12, 24, height - 30];
  const xOf = (day: number) => left + ((day - from) / (to - from)) * (right - left);
  return {
    left,
    right,
    top,
    bottom,
    from,
    to,
    levels,
    xOf,
    x: (date) => xOf(dayNumber(date)),
    y: scale.range([bottom, top]),
  };
}

interface Placed {
  mark: DisputeChart['marks'][number];
  /** The place of its day, and its own. */
  day: number;
  x: number;
  row: number;
}

/** Where a mark may stand beside its day, in widths of a mark, if others stand under it already. */
const BESIDE = [0, 1, -1, 2, -2];

/** The marks that have room, each as near to its day as it can without covering another. */
function placed({ marks }: DisputeChart, { x, left, right }: Paper): Placed[] {
  const rows: number[][] = Array.from({ length: MARK.rows }, () => []);
  const width = 2 * MARK.radius + 2;
  const inside = (place: number) => Math.min(right - MARK.radius, Math.max(left + MARK.radius, place));
  return marks.flatMap((mark) => {
    const day = x(mark.date);
    for (const beside of BESIDE) {
      const own = inside(day + beside * width);
      const row = rows.findIndex((taken) => taken.every((other) => Math.abs(other - own) >= width - 0.5));
      if (row < 0) continue;
      rows[row]?.push(own);
      return [{ mark, day, x: own, row }];
    }
    return [];
  });
}

function drawing(chart: DisputeChart, size: Size): string {
  const paper = paperFor(chart, size);
  const marks = placed(chart, paper);
  const rows = 1 + Math.max(0, ...marks.map(({ row }) => row));
  const height = size.height + 10 + rows * MARK.row;
  const parts = [
    ...levelLines(paper),
    ...saidLines(marks, paper),
    ...dateMarks(paper, size.ticks),
    `<path class="axis" d="M${at(paper.left)} ${at(paper.bottom)}H${at(paper.right)}"/>`,
    goalLines(chart, paper),
    figures(chart, paper),
    ...marks.map((one) => numbered(one, size.height + 10)),
  ];
  return `<svg class="chart dispute ${size.name}" viewBox="0 0 ${size.width} ${height}" role="group" aria-label="${escapeMarkup(chart.description)}">${parts.join('')}</svg>`;
}

function levelLines({ left, right, levels, y }: Paper): string[] {
  return levels.map(({ value, label }) => {
    const height = at(y(value));
    return `<path class="grid" d="M${at(left)} ${height}H${at(right)}"/><text x="${at(left - 6)}" y="${height}" dy=".35em" text-anchor="end">${escapeMarkup(label)}</text>`;
  });
}

/** A line up from each day on which something was said. */
function saidLines(marks: readonly Placed[], { top, bottom }: Paper): string[] {
  const places = [...new Set(marks.map(({ day }) => at(day)))];
  return places.map((x) => `<path class="said-on" d="M${x} ${at(top)}V${at(bottom)}"/>`);
}

function dateMarks({ bottom, from, to, xOf }: Paper, most: number): string[] {
  return dateTicks(from, to, most).map((tick) => {
    const place = at(xOf(tick.at));
    return `<path class="tick" d="M${place} ${at(bottom)}v5"/><text x="${place}" y="${at(bottom + 19)}" text-anchor="middle">${tick.label}</text>`;
  });
}

/** The target across, and its deadline upright with its day. */
function goalLines({ goal }: DisputeChart, { left, right, top, bottom, x, y }: Paper): string {
  if (goal === undefined) return '';
  const height = at(y(goal.value));
  const target = `<path class="target" d="M${at(left)} ${height}H${at(right)}"/><text class="claimed halo" x="${at(left + 4)}" y="${height}" dy="-.5em">${escapeMarkup(goal.label)}</text>`;
  if (goal.deadline === null) return target;
  const place = x(goal.deadline);
  const isLate = place > (left + right) / 2;
  return `${target}<path class="deadline" d="M${at(place)} ${at(top)}V${at(bottom)}"/><text class="claimed" x="${at(isLate ? place - 4 : place + 4)}" y="${at(top - 8)}" text-anchor="${isLate ? 'end' : 'start'}">deadline ${shortDate(goal.deadline)}</text>`;
}

/** With more figures than this, none is marked by itself. */
const MANY = 60;

function figures({ points }: DisputeChart, { x, y }: Paper): string {
  const path = pathThrough(points.map(({ date, value }) => [x(date), y(value)]));
  const dots =
    points.length > MANY
      ? []
      : points.map(
          ({ date, value }) => `<circle class="point" cx="${at(x(date))}" cy="${at(y(value))}" r="3"/>`,
        );
  return `${points.length < 2 ? '' : `<path class="series" d="${path}"/>`}${dots.join('')}`;
}

function numbered({ mark, x, row }: Placed, top: number): string {
  const y = top + row * MARK.row + MARK.radius;
  return `<a href="${escapeMarkup(mark.href)}" aria-label="${escapeMarkup(mark.label)}"><circle class="number" cx="${at(x)}" cy="${at(y)}" r="${MARK.radius}"/><text class="claimed" x="${at(x)}" y="${at(y)}" dy=".35em" text-anchor="middle">${mark.number}</text></a>`;
}
