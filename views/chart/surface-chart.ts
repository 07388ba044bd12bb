/** A surface as a picture: each other start and each later end by its date, with what the words come to from there. */

import { dayNumber } from '../../claims/exact/calendar.ts';
import { escapeMarkup } from '../parts/html.ts';
import { at, dateTicks, extent, tickLabel, valueScale } from './scale.ts';

/** What is drawn: dates as `YYYY-MM-DD`, results as floats with the claim's sign. */
export interface SurfaceChart {
  description: string;
  unit: string;
  marks: readonly { date: string; value: number; stands: 'for' | 'against' | 'neither' }[];
  own: { date: string; value: number; label: string; short: string };
  /** The day that parts earlier marks from later ones; absent if each mark is a window of its own. */
  end: { date: string; label: string } | undefined;
  /** The reading that says otherwise, if it is one of the marks. */
  counter: { date: string; value: number; label: string } | undefined;
}

const SIZES = [
  { name: 'wide', width: 720, height: 250, ticks: 8, levels: 5 },
  { name: 'narrow', width: 340, height: 230, ticks: 4, levels: 4 },
] as const;

type Size = (typeof SIZES)[number];

/** The most marks that are drawn; of more, some are left out evenly. */
const MOST_MARKS = 400;

/** With more marks than this they are drawn small. */
const MANY = 100;

/** Both sizes of the drawing; the style sheet shows the one that fits. */
export function surfaceChart(chart: SurfaceChart): string {
  const every = Math.ceil(chart.marks.length / MOST_MARKS);
  const marks = chart.marks
    .filter((_, i) => i % every === 0)
    .map(({ date, ...mark }) => ({ ...mark, day: dayNumber(date) }));
  return SIZES.map((size) => drawing(chart, marks, size)).join('');
}

interface Dated {
  day: number;
  value: number;
  stands: SurfaceChart['marks'][number]['stands'];
}

/** A mark on the paper. */
interface Placed {
  left: number;
  top: number;
  stands: Dated['stands'];
}

interface Paper {
  box: { left: number; right: number; top: number; bottom: number };
  x(date: string): number;
  y(value: number): number;
}

function drawing(chart: SurfaceChart, marks: readonly Dated[], size: Size): string {
  const { own, end, counter } = chart;
  const { scale, ticks } = valueScale([0, own.value, ...marks.map(({ value }) => value)], size.levels);
  // Below the line are results of the other way, whose size is told and no negative number.
  const labels = ticks.map((value) => ({ value, label: tickLabel(Math.abs(value), chart.unit) }));
  const box = {
    left: 12 + 7.5 * Math.max(...labels.map(({ label }) => label.length)),
    right: size.width - 10,
    top: 24,
    bottom: size.height - 30,
  };
  const days = [own.date, end?.date ?? own.date].map(dayNumber);
  const [first, last] = extent([...days, ...marks.map(({ day }) => day)]);
  const pad = Math.max(20, (last - first) * 0.04);
  const [from, to] = [first - pad, last + pad];
  const xOf = (day: number) => box.left + ((day - from) / (to - from)) * (box.right - box.left);
  const paper = { box, x: (date: string) => xOf(dayNumber(date)), y: scale.range([box.bottom, box.top]) };
  const placed = marks.map(({ day, value, stands }) => ({
    left: Math.round(xOf(day)),
    top: Math.round(paper.y(value)),
    stands,
  }));
  const grid = labels.map(
    ({ value, label }) =>
      `<path class="${value === 0 ? 'axis' : 'grid'}" d="M${at(box.left)} ${at(paper.y(value))}H${at(box.right)}"/><text x="${at(box.left - 6)}" y="${at(paper.y(value))}" dy=".35em" text-anchor="end">${escapeMarkup(label)}</text>`,
  );
  const dates = dateTicks(from, to, size.ticks).map(
    (tick) =>
      `<path class="tick" d="M${at(xOf(tick.at))} ${at(box.bottom)}v5"/><text x="${at(xOf(tick.at))}" y="${at(box.bottom + 19)}" text-anchor="middle">${tick.label}</text>`,
  );
  const parts = [
    ...grid,
    ...dates,
    end === undefined ? '' : endLine(end, paper),
    marksOf(placed),
    counter === undefined ? '' : named(counter, 'counter', placed, paper),
    `<circle class="own" cx="${at(paper.x(own.date))}" cy="${at(paper.y(own.value))}" r="8"/>`,
    named({ ...own, label: size.name === 'wide' ? own.label : own.short }, 'claimed', placed, paper),
  ];
  return `<svg class="chart ${size.name}${marks.length > MANY ? ' many' : ''}" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${escapeMarkup(chart.description)}">${parts.join('')}</svg>`;
}

/** All marks of a kind as one path, since there may be hundreds: a dot is a line of no length with a round end. */
function marksOf(marks: readonly Placed[]): string {
  const path = (stands: Placed['stands'], shape: (mark: Placed) => string) => {
    const drawn = marks.filter((mark) => mark.stands === stands).map(shape);
    return drawn.length === 0 ? '' : `<path class="${stands}" d="${drawn.join('')}"/>`;
  };
  const size = marks.length > MANY ? 5 : 8;
  const cross = ({ left, top }: Placed) =>
    `M${left - size / 2} ${top - size / 2}l${size} ${size}m0-${size}l-${size} ${size}`;
  const dot = ({ left, top }: Placed) => `M${left} ${top}h0`;
  return path('neither', dot) + path('for', dot) + path('against', cross);
}

function endLine({ date, label }: NonNullable<SurfaceChart['end']>, { box, x }: Paper): string {
  const place = x(date);
  const isLate = place > (box.left + box.right) / 2;
  return `<path class="deadline" d="M${at(place)} ${at(box.top)}V${at(box.bottom)}"/><text x="${at(isLate ? place - 4 : place + 4)}" y="${at(box.top - 8)}" text-anchor="${isLate ? 'end' : 'start'}">${escapeMarkup(label)}</text>`;
}

/** How wide and how high a letter of a label is taken to be. */
const LETTER = { width: 7.4, height: 13 };

/** A mark's name beside it, where it hides the fewest other marks. */
function named(
  mark: { date: string; value: number; label: string },
  kind: string,
  marks: readonly Placed[],
  { box, x, y }: Paper,
): string {
  const [left, top] = [x(mark.date), y(mark.value)];
  const wide = mark.label.length * LETTER.width;
  const places = [-14, 24, 5].flatMap((down) =>
    [12, -12 - wide, -wide / 2].map((right) => ({
      from: Math.min(Math.max(left + right, box.left), box.right - wide),
      base: top + down,
    })),
  );
  const hides = ({ from, base }: (typeof places)[number]) => {
    const isIn = (one: { left: number; top: number }) =>
      one.left > from - 6 &&
      one.left < from + wide + 6 &&
      one.top > base - LETTER.height - 4 &&
      one.top < base + 6;
    const isOut = base < box.top + LETTER.height || base > box.bottom - 4;
    let hidden = (isIn({ left, top }) ? 1 : 0) + (isOut ? marks.length : 0);
    for (const one of marks) if (isIn(one)) hidden += 1;
    return hidden;
  };
  const [best] = places.map((place) => ({ ...place, hides: hides(place) })).sort((a, b) => a.hides - b.hides);
  if (best === undefined) return '';
  return `<text class="${kind} halo" x="${at(best.from)}" y="${at(best.base)}">${escapeMarkup(mark.label)}</text>`;
}
