/** The evidence over time, with the claim drawn on it: target, deadline, required pace, the ring claimed. */
import { line } from 'd3-shape';
import { shortDate } from '../../claims/words/words.ts';
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
  /** Of dates, and of values, at most so many. */
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

function drawing(chart: TimeChart, { name, width, height, ticks, levels: most }: Size): string {
  const dates = [...chart.points, ...chart.later, ...chart.rings].map((p) => dayNumber(p.date));
  if (chart.deadline !== undefined) dates.push(dayNumber(chart.deadline));
  const values = [
    ...[...chart.points, ...chart.later].map((p) => p.value),
    ...(chart.target === undefined ? [] : [chart.target.value]),
    ...chart.rings.flatMap((r) => [r.lo, r.hi].filter((end) => end !== null)),
  ];
  const [first, last] = extent(dates);
  const pad = Math.max(20, (last - first) * 0.04);
  const [from, to] = [first - pad, last + pad];
  const { scale, ticks: levels } = valueScale(values, most);
  const labels = levels.map((tick) => tickLabel(tick, chart.unit));
  const box = {
    left: 12 + 7.5 * Math.max(...labels.map((l) => l.length)),
    right: width - 10,
    top: 24,
    bottom: height - 30,
  };
  const y = scale.range([box.bottom, box.top]);
  const x = (day: number) => box.left + ((day - from) / (to - from)) * (box.right - box.left);
  const place = (p: { date: string; value: number }): [number, number] => [x(dayNumber(p.date)), y(p.value)];

  const parts: string[] = [];
  for (const [i, tick] of levels.entries()) {
    const h = at(y(tick));
    parts.push(
      `<path class="grid" d="M${at(box.left)} ${h}H${at(box.right)}"/><text x="${at(box.left - 6)}" y="${h}" dy=".35em" text-anchor="end">${escapeMarkup(labels[i] ?? '')}</text>`,
    );
  }
  for (const tick of dateTicks(from, to, ticks)) {
    const h = at(x(tick.at));
    parts.push(
      `<path class="tick" d="M${h} ${at(box.bottom)}v5"/><text x="${h}" y="${at(box.bottom + 19)}" text-anchor="middle">${tick.label}</text>`,
    );
  }
  parts.push(`<path class="axis" d="M${at(box.left)} ${at(box.bottom)}H${at(box.right)}"/>`);
  for (const ring of chart.rings) {
    const h = x(dayNumber(ring.date));
    const top = ring.hi === null ? box.top : y(ring.hi);
    const bottom = ring.lo === null ? box.bottom : y(ring.lo);
    const tall = Math.max(3, bottom - top);
    parts.push(
      `<rect class="ring" x="${at(h - 9)}" y="${at((top + bottom) / 2 - tall / 2)}" width="18" height="${at(tall)}" rx="2"/>`,
    );
  }
  if (chart.target !== undefined) {
    const h = at(y(chart.target.value));
    parts.push(
      `<path class="target" d="M${at(box.left)} ${h}H${at(box.right)}"/><text class="claimed" x="${at(box.left + 4)}" y="${h}" dy="-.5em">${escapeMarkup(chart.target.label)}</text>`,
    );
  }
  if (chart.deadline !== undefined) {
    const h = x(dayNumber(chart.deadline));
    const end = h > (box.left + box.right) / 2;
    parts.push(
      `<path class="deadline" d="M${at(h)} ${at(box.top)}V${at(box.bottom)}"/><text class="claimed" x="${at(end ? h - 4 : h + 4)}" y="${at(box.top - 8)}" text-anchor="${end ? 'end' : 'start'}">deadline ${shortDate(chart.deadline)}</text>`,
    );
  }
  const path = line().digits(1)(chart.points.map(place));
  if (path !== null && chart.points.length > 1) parts.push(`<path class="series" d="${path}"/>`);
  if (chart.required !== undefined) {
    const [a, b] = [place(chart.required.from), place(chart.required.to)];
    parts.push(`<path class="required" d="M${at(a[0])} ${at(a[1])}L${at(b[0])} ${at(b[1])}"/>`);
  }
  for (const p of chart.later) {
    const [cx, cy] = place(p);
    parts.push(`<circle class="later" cx="${at(cx)}" cy="${at(cy)}" r="4"/>`);
  }
  for (const p of chart.points) {
    const [cx, cy] = place(p);
    if (p.used || chart.points.length <= MANY)
      parts.push(
        `<circle class="${p.used ? 'used' : 'point'}" cx="${at(cx)}" cy="${at(cy)}" r="${p.used ? 5 : 3}"/>`,
      );
  }
  return `<svg class="chart ${name}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeMarkup(`${chart.title}. ${chart.description}`)}">${parts.join('')}</svg>`;
}

/** With more points than this, only those that the verdict rests on are marked. */
const MANY = 60;
