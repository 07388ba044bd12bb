/** The evidence over time, with the claim drawn on it: target, deadline, required pace, the ring claimed. */

import { line } from 'd3-shape';
import { shortDate } from '../../claims/words/dates.ts';
import { escapeMarkup } from '../parts/html.ts';
import { at, dateTicks, dayNumber, extent, tickLabel, valueScale } from './scale.ts';

/** What is drawn: dates as `YYYY-MM-DD`, values as floats. */
export interface TimeChart {
  title: string;
  description: string;
  unit: string;
  /** Figures known at the clock shown, in order of date; `used` are those that the verdict rests on. */
  points: readonly { date: string; value: number; used: boolean }[];
  /** Figures published only later: shown apart, since they did not exist then. */
  later: readonly { date: string; value: number }[];
  /** A level to be reached, with its words. */
  target?: { value: number; label: string };
  deadline?: string;
  /** From the last figure to the target at the deadline. */
  required?: { from: { date: string; value: number }; to: { date: string; value: number } };
  /** Where a figure would have to lie for the claim to hold; an end that is infinite is null. */
  rings: readonly { date: string; lo: number | null; hi: number | null }[];
}

interface Size {
  name: 'wide' | 'narrow' | 'small';
  width: number;
  height: number;
  /** The most dates that the time axis names, and the most levels that the other one does. */
  ticks: number;
  levels: number;
}

const SIZES: readonly Size[] = [
  { name: 'wide', width: 720, height: 340, ticks: 8, levels: 5 },
  { name: 'narrow', width: 340, height: 280, ticks: 4, levels: 5 },
];

/** For a card, which has room for one. */
const SMALL: Size = { name: 'small', width: 340, height: 164, ticks: 4, levels: 3 };

/** Both sizes of the chart; the style sheet shows the one that fits. */
export function timeChart(chart: TimeChart): string {
  return SIZES.map((size) => drawing(chart, size)).join('');
}

/** The chart in the size of a card. */
export function smallTimeChart(chart: TimeChart): string {
  return drawing(chart, SMALL);
}

/** A figure of the chart. */
interface Dated {
  date: string;
  value: number;
}

/** The paper: where its axes stand, and where a day and a value lie on it. */
interface Paper {
  box: { left: number; right: number; top: number; bottom: number };
  /** The days at the ends of the time axis, as `dayNumber` has them. */
  from: number;
  to: number;
  levels: readonly { value: number; label: string }[];
  x(date: string): number;
  xOf(day: number): number;
  y(value: number): number;
}

function drawing(chart: TimeChart, size: Size): string {
  const paper = paperFor(chart, size);
  const parts = [
    ...levelLines(paper),
    ...dateMarks(paper, size.ticks),
    timeAxis(paper),
    ...chart.rings.map((ring) => ringBar(ring, paper)),
    targetLine(chart, paper),
    deadlineLine(chart, paper),
    seriesLine(chart, paper),
    requiredLine(chart, paper),
    ...chart.later.map((point) => dot(point, 'later', 4, paper)),
    ...pointDots(chart, paper),
  ];
  const { name, width, height } = size;
  return `<svg class="chart ${name}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeMarkup(`${chart.title}. ${chart.description}`)}">${parts.join('')}</svg>`;
}

/** The paper for everything that the chart shows, with room on the left for the longest label of a level. */
function paperFor(chart: TimeChart, { width, height, levels: most }: Size): Paper {
  const [first, last] = extent(datesOf(chart));
  const pad = Math.max(20, (last - first) * 0.04);
  const [from, to] = [first - pad, last + pad];
  const { scale, ticks } = valueScale(valuesOf(chart), most);
  const levels = ticks.map((value) => ({ value, label: tickLabel(value, chart.unit) }));
  const box = {
    left: 12 + 7.5 * Math.max(...levels.map(({ label }) => label.length)),
    right: width - 10,
    top: 24,
    bottom: height - 30,
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

function datesOf({ points, later, rings, deadline }: TimeChart): number[] {
  const dates = [...points, ...later, ...rings].map((one) => dayNumber(one.date));
  return deadline === undefined ? dates : [...dates, dayNumber(deadline)];
}

function valuesOf({ points, later, rings, target }: TimeChart): number[] {
  return [
    ...[...points, ...later].map((one) => one.value),
    ...(target === undefined ? [] : [target.value]),
    ...rings.flatMap((ring) => [ring.lo, ring.hi].filter((end) => end !== null)),
  ];
}

function levelLines({ box, levels, y }: Paper): string[] {
  return levels.map(({ value, label }) => {
    const height = at(y(value));
    return `<path class="grid" d="M${at(box.left)} ${height}H${at(box.right)}"/><text x="${at(box.left - 6)}" y="${height}" dy=".35em" text-anchor="end">${escapeMarkup(label)}</text>`;
  });
}

function dateMarks({ box, from, to, xOf }: Paper, most: number): string[] {
  return dateTicks(from, to, most).map((tick) => {
    const place = at(xOf(tick.at));
    return `<path class="tick" d="M${place} ${at(box.bottom)}v5"/><text x="${place}" y="${at(box.bottom + 19)}" text-anchor="middle">${tick.label}</text>`;
  });
}

function timeAxis({ box }: Paper): string {
  return `<path class="axis" d="M${at(box.left)} ${at(box.bottom)}H${at(box.right)}"/>`;
}

/** A ring as an upright bar, tall enough to be seen; an end that is infinite reaches the edge. */
function ringBar(ring: TimeChart['rings'][number], { box, x, y }: Paper): string {
  const top = ring.hi === null ? box.top : y(ring.hi);
  const bottom = ring.lo === null ? box.bottom : y(ring.lo);
  const tall = Math.max(3, bottom - top);
  return `<rect class="ring" x="${at(x(ring.date) - 9)}" y="${at((top + bottom) / 2 - tall / 2)}" width="18" height="${at(tall)}" rx="2"/>`;
}

function targetLine({ target }: TimeChart, { box, y }: Paper): string {
  if (target === undefined) return '';
  const height = at(y(target.value));
  return `<path class="target" d="M${at(box.left)} ${height}H${at(box.right)}"/><text class="claimed" x="${at(box.left + 4)}" y="${height}" dy="-.5em">${escapeMarkup(target.label)}</text>`;
}

/** The deadline with its day, written towards the middle. */
function deadlineLine({ deadline }: TimeChart, { box, x }: Paper): string {
  if (deadline === undefined) return '';
  const place = x(deadline);
  const isLate = place > (box.left + box.right) / 2;
  return `<path class="deadline" d="M${at(place)} ${at(box.top)}V${at(box.bottom)}"/><text class="claimed" x="${at(isLate ? place - 4 : place + 4)}" y="${at(box.top - 8)}" text-anchor="${isLate ? 'end' : 'start'}">deadline ${shortDate(deadline)}</text>`;
}

function seriesLine({ points }: TimeChart, { x, y }: Paper): string {
  if (points.length < 2) return '';
  const path = line().digits(1)(points.map((point) => [x(point.date), y(point.value)]));
  return path === null ? '' : `<path class="series" d="${path}"/>`;
}

function requiredLine({ required }: TimeChart, { x, y }: Paper): string {
  if (required === undefined) return '';
  const { from, to } = required;
  return `<path class="required" d="M${at(x(from.date))} ${at(y(from.value))}L${at(x(to.date))} ${at(y(to.value))}"/>`;
}

/** With more points than this, only those that the verdict rests on are marked. */
const MANY = 60;

function pointDots({ points }: TimeChart, paper: Paper): string[] {
  return points
    .filter(({ used }) => used || points.length <= MANY)
    .map((point) => (point.used ? dot(point, 'used', 5, paper) : dot(point, 'point', 3, paper)));
}

function dot(
  { date, value }: Dated,
  kind: 'used' | 'point' | 'later',
  radius: number,
  { x, y }: Paper,
): string {
  return `<circle class="${kind}" cx="${at(x(date))}" cy="${at(y(value))}" r="${radius}"/>`;
}
