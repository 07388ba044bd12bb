/** The plot of a claim over time, laid out: its figures, the rings of its words, the day of the words, and the way to a target. */

import type { Plot, PlotPoint, PlotRing, PlotSegment } from '../../claims/verdict/plot-shape.ts';
import type { PlotWords } from '../../claims/words/language.ts';
import { clip } from '../parts/layout.ts';
import { textWidth } from '../parts/text-width.ts';
import { type Drawing, Labels, type LineStyle, type Mark, type Place, type Size } from './drawing.ts';
import { dotsOf, revised, seriesOf } from './lines-drawing.ts';
import { axesOf, type Paper, paperFor } from './paper.ts';
import { type Seen, thinned } from './thinned.ts';
import { numberOf } from './values.ts';
import { publishedBefore } from './vintages.ts';

/** The most points of a line that are drawn. */
const MAX_DRAWN = 160;
/** The most figures whose value stands beside them. */
const MAX_VALUES = 3;

interface Layout {
  plot: Plot;
  words: PlotWords;
  size: Size;
  paper: Paper;
  labels: Labels;
  lines: readonly (readonly Seen[])[];
}

/** Lays a plot over time out for a size. `readings` are the points of its table, line by line. */
export function timeDrawing(
  plot: Plot,
  words: PlotWords,
  size: Size,
  readings: readonly PlotPoint[] = [],
): Drawing {
  const lines = plot.lines.map(({ points }) =>
    thinned(
      points.map((point) => ({ point, value: numberOf(point.value) })),
      MAX_DRAWN,
    ),
  );
  const paper = paperFor(plot, lines, size, marginFor(plot, words, size));
  const dots = lines.flatMap((line) =>
    alongside(line.map(({ point, value }) => ({ x: paper.x(point.date), y: paper.y(value) }))),
  );
  const labels = new Labels(
    { left: paper.box.left, right: size.width - 2, top: 0, bottom: paper.box.bottom },
    size.letters,
    dots,
  );
  const layout = { plot, words, size, paper, labels, lines };
  const uprights = days(layout);
  const marks = [
    ...areas(layout),
    ...axesOf(paper, size),
    ...levels(layout),
    ...uprights,
    ...lines.flatMap((line, i) => seriesOf(line, i, paper)),
    ...joined(layout),
    ...publishedBefore(lines, paper),
    ...revised(layout),
    ...dotsOf(layout),
    ...ways(layout),
  ];
  name(layout);
  return {
    width: size.width,
    height: size.height,
    letters: size.letters,
    marks: [...marks, ...labels.marks],
    readings: readings.map(({ date, value }) => ({ x: paper.x(date), y: paper.y(numberOf(value)) })),
  };
}

/** The points of a line with places between them, so that labels keep off the line as well. */
function alongside(places: readonly Place[]): Place[] {
  return places.flatMap((place, i) => {
    const before = places[i - 1];
    if (before === undefined) return [place];
    const steps = Math.min(40, Math.ceil(Math.hypot(place.x - before.x, place.y - before.y) / 9));
    return Array.from({ length: Math.max(1, steps) }, (_, k) => ({
      x: before.x + ((place.x - before.x) * (k + 1)) / Math.max(1, steps),
      y: before.y + ((place.y - before.y) * (k + 1)) / Math.max(1, steps),
    }));
  });
}

/** Whether there is no room beside the figures. */
const isTight = ({ width }: Size) => width < 500;

/** The room to the right of the figures in which the ends of a way are named. */
function marginFor({ way, lines }: Plot, words: PlotWords, size: Size): number {
  const { letters } = size;
  if (isTight(size) || way?.deadline === undefined) return 10;
  const { deadline } = way;
  const goesOn = lines.some(({ points }) => (points.at(-1)?.date ?? '') > deadline);
  const ends = [words.required, words.kept, words.outcome].filter((text) => text !== undefined);
  return goesOn
    ? 10
    : Math.min(230, 18 + Math.max(0, ...ends.map((text) => textWidth(text, letters, 'bold'))));
}

const across = (paper: Paper, value: number, to = paper.box.right): Place[] => [
  { x: paper.box.left, y: paper.y(value) },
  { x: to, y: paper.y(value) },
];

const upright = ({ box }: Paper, x: number): Place[] => [
  { x, y: box.top },
  { x, y: box.bottom },
];

/** The time that the words are about, and the rings. */
function areas({ plot, paper, labels }: Layout): Mark[] {
  const { box } = paper;
  const time: Mark[] = [];
  if (plot.within !== undefined) {
    const left = Math.max(box.left, paper.x(plot.within.from));
    const right = Math.min(box.right, paper.x(plot.within.to));
    time.push({
      is: 'area',
      style: 'within',
      x: left,
      y: box.top,
      width: Math.max(2, right - left),
      height: box.bottom - box.top,
    });
  }
  const rings = plot.rings.flatMap((ring) => [
    ...(ring.out === undefined ? [] : [ringArea(ring, ring.out, 'out', paper)]),
    ringArea(ring, ring.in, 'ring', paper),
  ]);
  for (const { x, y, width, height } of rings)
    if (width < 40) labels.take({ left: x, right: x + width, top: y, bottom: y + height });
  return [...time, ...rings];
}

/** A ring as an upright bar, tall enough to be seen; an end that is infinite reaches the edge. */
function ringArea(
  { date, from }: PlotRing,
  { lo, hi }: PlotRing['in'],
  style: 'ring' | 'out',
  { box, x, y }: Paper,
): Extract<Mark, { is: 'area' }> {
  const top = hi === null ? box.top : y(numberOf(hi));
  const bottom = lo === null ? box.bottom : y(numberOf(lo));
  const height = Math.max(style === 'ring' ? 3 : 5, bottom - top);
  const middle = (top + bottom) / 2;
  const left = from === undefined ? x(date) - 8 : x(from);
  return {
    is: 'area',
    style,
    x: left,
    y: middle - height / 2,
    width: Math.max(4, from === undefined ? 16 : x(date) - left),
    height,
  };
}

/** The target up to its deadline, and the level that figures are held against. */
function levels({ plot: { way, level }, words, paper, labels }: Layout): Mark[] {
  const { box } = paper;
  const marks: Mark[] = [];
  if (way !== undefined) {
    const y = paper.y(numberOf(way.target));
    const end = way.deadline === undefined ? box.right : paper.x(way.deadline);
    marks.push({ is: 'line', style: 'target', strokes: [across(paper, numberOf(way.target), end)] });
    if (words.target !== undefined)
      labels.write(words.target, 'strong', [
        { x: box.left + 6, y: y - 7, anchor: 'start' },
        { x: box.left + 6, y: y + 17, anchor: 'start' },
        ...[0.3, 0.55].map((part) => ({
          x: box.left + part * (end - box.left),
          y: y - 7,
          anchor: 'start' as const,
        })),
        { x: end - 12, y: y - 7, anchor: 'end' },
        { x: end - 12, y: y + 17, anchor: 'end' },
      ]);
  }
  if (level !== undefined) {
    const y = paper.y(numberOf(level.value));
    marks.push({ is: 'line', style: 'level', strokes: [across(paper, numberOf(level.value))] });
    if (words.level !== undefined && level.is !== 'record')
      labels.write(clip(words.level, 60), 'strong', [
        { x: box.left + 6, y: y - 6, anchor: 'start' },
        { x: box.left + 6, y: y + 16, anchor: 'start' },
        { x: box.right - 6, y: y - 6, anchor: 'end' },
        { x: box.right - 6, y: y + 16, anchor: 'end' },
      ]);
  }
  return marks;
}

/** The day of the words and the deadline, as uprights with their dates above. */
function days({ plot: { said, way }, words, size, paper, labels }: Layout): Mark[] {
  const rows = [size.letters + 1, 2.35 * size.letters + 1].filter((row) => row < paper.box.top);
  const label = (text: string, style: 'day' | 'plain', x: number) =>
    labels.write(
      text,
      style,
      rows.flatMap((y) => [
        { x: x - 4, y, anchor: 'end' as const },
        { x: x + 4, y, anchor: 'start' as const },
      ]),
    );
  const marks: Mark[] = [];
  if (said !== undefined && words.said !== undefined) {
    const x = paper.x(said);
    label(words.said, 'day', x);
    marks.push({ is: 'line', style: 'said', strokes: [upright(paper, x)] });
    keepOff(labels, paper, x);
  }
  if (way?.deadline !== undefined && words.deadline !== undefined) {
    const x = paper.x(way.deadline);
    label(words.deadline, 'plain', x);
    marks.push({ is: 'line', style: 'deadline', strokes: [upright(paper, x)] });
    keepOff(labels, paper, x);
  }
  return marks;
}

/** Keeps labels off an upright. */
function keepOff(labels: Labels, { box }: Paper, x: number): void {
  labels.take({ left: x - 1, right: x + 1, top: box.top, bottom: box.bottom });
}

function segment({ from, to }: PlotSegment, style: LineStyle, { x, y }: Paper): Mark {
  const place = (one: PlotSegment['from']) => ({ x: x(one.date), y: y(numberOf(one.value)) });
  return { is: 'line', style, strokes: [[place(from), place(to)]] };
}

function joined({ plot, paper }: Layout): Mark[] {
  return plot.joined === undefined ? [] : [segment(plot.joined, 'joined', paper)];
}

/** What was needed and the pace that was kept up, each named at its end, and what came. */
function ways(layout: Layout): Mark[] {
  const { plot, words, paper, labels, size } = layout;
  const { way } = plot;
  if (way === undefined) return [];
  const { required, kept, outcome } = way;
  const end = ({ to }: PlotSegment) => ({ x: paper.x(to.date), y: paper.y(numberOf(to.value)) });
  const start = paper.x((required ?? kept)?.from.date ?? plot.now);
  const beside = ({ x, y }: Place, text: string | undefined, style: 'plain' | 'strong') => {
    if (text === undefined) return;
    const place = (from: number, anchor: 'start' | 'end') => (down: number) => ({
      x: from,
      y: y + down,
      anchor,
    });
    const right = [5, 21, -9].map(place(x + 9, 'start'));
    // On a phone there is room before the way and not behind it.
    const left = [
      ...[5, 22, -12, 39].map(place(Math.min(x, start) - 12, 'end')),
      ...[22, -14, 40, -32, 70, 88, 106].map(place(x - 8, 'end')),
    ];
    labels.write(text, style, isTight(size) ? left : [...right, ...left]);
  };
  const marks: Mark[] = stepsOf(layout);
  if (outcome !== undefined) {
    const place = { x: paper.x(outcome.date), y: paper.y(numberOf(outcome.value)) };
    marks.push({ is: 'dots', style: 'outcome', at: [place] });
    beside(place, words.outcome, 'strong');
  }
  if (required !== undefined) {
    marks.push(segment(required, 'required', paper));
    beside(end(required), words.required, 'plain');
  }
  if (kept !== undefined) {
    marks.push(segment(kept, 'kept', paper));
    beside(end(kept), words.kept, 'plain');
  }
  return marks;
}

/** The steps of the programme's own schedule, each named beside it. */
function stepsOf({ plot: { way }, words, paper, labels, size }: Layout): Mark[] {
  const at = (way?.milestones ?? []).map(({ by, value }) => ({
    x: paper.x(by),
    y: paper.y(numberOf(value)),
  }));
  const far = size.letters * 0.7;
  for (const [i, { x, y }] of at.entries())
    labels.write(words.milestones?.[i] ?? '', 'plain', [
      { x: x + far, y: y + 20, anchor: 'start' },
      { x: x + far, y: y + 5, anchor: 'start' },
      { x: x - far, y: y - 8, anchor: 'end' },
      { x: x - far, y: y + 5, anchor: 'end' },
    ]);
  return at.length === 0 ? [] : [{ is: 'dots', style: 'milestone', at }];
}

/** Names the ring, the lines, and the figures that the verdict rests on where they are few. */
function name({ plot, words, size, paper, labels, lines }: Layout): void {
  const around = ({ x, y }: Place, far = 9) => [
    { x: x + far, y: y - 7, anchor: 'start' as const },
    { x: x - far, y: y - 7, anchor: 'end' as const },
    { x: x + far, y: y + 15, anchor: 'start' as const },
    { x: x - far, y: y + 15, anchor: 'end' as const },
    { x, y: y - 11, anchor: 'middle' as const },
    { x, y: y + 22, anchor: 'middle' as const },
  ];
  // On a phone the unit stands above the chart alone.
  const briefly = (text: string) =>
    isTight(size) && plot.unit !== '' ? text.replaceAll(` ${plot.unit}`, '') : text;
  // That a figure has not moved since its own day needs no label.
  const isBase = (value: number) => plot.subject.of === 'change' && value === 0;
  const used = lines.flat().filter(({ point, value }) => point.isUsed && !isBase(value));
  if (size.name !== 'small' && plot.way === undefined && used.length <= MAX_VALUES)
    for (const { point, value } of used)
      labels.write(
        briefly(words.label(point)),
        'strong',
        around({ x: paper.x(point.date), y: paper.y(value) }),
      );
  const [ring] = plot.rings;
  if (ring !== undefined && words.claimed !== undefined && plot.way === undefined) {
    const { lo, hi } = ring.in;
    const y =
      lo === null || hi === null
        ? paper.y(numberOf(lo ?? hi ?? ring.in.lo ?? ring.in.hi))
        : (paper.y(numberOf(lo)) + paper.y(numberOf(hi))) / 2;
    labels.write(
      clip(briefly(words.claimed), size.name === 'wide' ? 60 : 40),
      'plain',
      around({ x: paper.x(ring.date), y }, 13),
    );
  }
  if (lines.length < 2) return;
  for (const [i, line] of lines.entries()) {
    const last = line.at(-1);
    if (last === undefined) continue;
    const place = { x: paper.x(last.point.date), y: paper.y(last.value) };
    labels.write(clip(plot.lines[i]?.name ?? '', size.name === 'wide' ? 48 : 26), 'plain', [
      { x: place.x, y: place.y - 10, anchor: 'end' },
      { x: place.x, y: place.y + 20, anchor: 'end' },
      { x: place.x - 40, y: place.y - 24, anchor: 'end' },
    ]);
  }
}
