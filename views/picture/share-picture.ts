/**
 * The pictures of a claim for posts: what was said, the verdict by both clocks, and the small chart of the claim, in the shapes
 * that sites ask for. Without a chart, a wide one is the picture of the words alone.
 */
import { type Chart, laidOut } from '../chart/chart.ts';
import { titleWithUnit } from '../chart/file.ts';
import { clip } from '../parts/layout.ts';
import {
  type ClaimPictureProps,
  claimPicture,
  drawMark,
  type Picture,
  saidText,
  TONES,
} from './claim-picture.ts';
import { COLOURS, INK, lettered, PAPER, paint, RULE, SOFT } from './painted.ts';
import { box, Canvas, palette } from './raster.ts';
import { bylineOf, cutTo, LONGEST, notesOn, verdictLines, written } from './setting.ts';
import type { Type, Types } from './type.ts';

/** The shapes of pictures; the first is the one that links show. */
export const PICTURE_SIZES = ['wide', 'square', 'tall'] as const;

export type PictureSize = (typeof PICTURE_SIZES)[number];

/** A part of the paper. */
interface Field {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface Shape {
  width: number;
  height: number;
  words: Field;
  verdict: Field;
  chart: Field;
  /** How many times as large as on a page the chart is drawn. */
  times: number;
  quote: readonly number[];
}

const MARGIN = 64;

const SHAPES: Readonly<Record<PictureSize, Shape>> = {
  wide: {
    width: 1200,
    height: 630,
    words: { left: MARGIN, top: 104, width: 520, height: 264 },
    verdict: { left: MARGIN, top: 392, width: 520, height: 220 },
    chart: { left: 632, top: 96, width: 520, height: 490 },
    times: 1.35,
    quote: [44, 38, 33, 28, 25],
  },
  square: {
    width: 1080,
    height: 1080,
    words: { left: MARGIN, top: 120, width: 952, height: 230 },
    verdict: { left: MARGIN, top: 872, width: 952, height: 180 },
    chart: { left: MARGIN, top: 372, width: 952, height: 468 },
    times: 1.6,
    quote: [52, 46, 40, 35, 31],
  },
  tall: {
    width: 1080,
    height: 1350,
    words: { left: MARGIN, top: 130, width: 952, height: 330 },
    verdict: { left: MARGIN, top: 1130, width: 952, height: 190 },
    chart: { left: MARGIN, top: 490, width: 952, height: 600 },
    times: 1.7,
    quote: [58, 52, 46, 40, 35],
  },
};

export interface SharePictureProps extends ClaimPictureProps {
  chart: Chart | undefined;
}

/** The picture of a claim in a shape. */
export function sharePicture(props: SharePictureProps, size: PictureSize, types: Types): Picture {
  const { chart } = props;
  if (chart === undefined && size === 'wide') return claimPicture(props, types);
  const shape = SHAPES[size];
  const canvas = new Canvas(shape.width, shape.height);
  write(canvas, types.serif, 'Plumbline', 28, { x: MARGIN, y: 70 }, SOFT);
  const words =
    chart === undefined ? { ...shape.words, height: shape.words.height + shape.chart.height } : shape.words;
  paintSaid(canvas, types, props, words, shape.quote);
  canvas.fill([box(shape.verdict.left, shape.verdict.top, shape.verdict.width, 2)], RULE);
  paintVerdict(canvas, types, props, shape.verdict);
  if (chart !== undefined) paintChart(canvas, types, chart, shape);
  return { width: canvas.width, height: canvas.height, palette: palette(PAPER, COLOURS), dots: canvas.dots };
}

function write(
  canvas: Canvas,
  type: Type,
  text: string,
  size: number,
  at: { x: number; y: number },
  colour: number,
): void {
  canvas.fill(type.outlines(text, size, at), colour);
}

const LEADING = 1.26;
const BYLINE = 26;

/** What was said and by whom, in the largest size in which it fits. */
function paintSaid(
  canvas: Canvas,
  { serif }: Types,
  props: SharePictureProps,
  field: Field,
  sizes: readonly number[],
): void {
  const text = saidText(props.claim, props.claimed, serif);
  const by = bylineOf(props.claim, serif, BYLINE, field.width);
  const height = field.height - BYLINE * (0.7 + LEADING * by.length);
  const { size, lines } = fitted(serif, text, { width: field.width, height }, sizes);
  for (const [i, line] of lines.entries())
    write(canvas, serif, line, size, { x: field.left, y: field.top + size * (1 + i * LEADING) }, INK);
  const y = field.top + size * (1 + (lines.length - 1) * LEADING) + 1.7 * BYLINE;
  for (const [i, line] of by.entries())
    write(canvas, serif, line, BYLINE, { x: field.left, y: y + i * LEADING * BYLINE }, SOFT);
}

function fitted(
  serif: Type,
  text: string,
  { width, height }: Pick<Field, 'width' | 'height'>,
  sizes: readonly number[],
) {
  for (const size of sizes) {
    const lines = serif.lines(text, size, width);
    if (lines.length * LEADING * size <= height) return { size, lines };
  }
  const size = sizes.at(-1) ?? BYLINE;
  const most = Math.max(1, Math.floor(height / (LEADING * size)));
  for (let length = LONGEST; ; length -= 8) {
    const shorter = `${clip(text, length)}${text.endsWith('”') ? '”' : ''}`;
    const lines = serif.lines(shorter, size, width);
    if (lines.length <= most || length < 40) return { size, lines: lines.slice(0, most) };
  }
}

const MARK = 58;
const LABELS = { one: [44, 40, 36, 32], two: [36, 32, 29, 26] } as const;
const NOTE = { size: 21, leading: 28 } as const;

/** The mark and the words of the headline, and beneath them on the figures of which day. */
function paintVerdict(
  canvas: Canvas,
  types: Types,
  { verdict, notes }: SharePictureProps,
  field: Field,
): void {
  const tone = TONES[verdict.standing];
  drawMark(canvas, verdict.standing, tone, { left: field.left, top: field.top + 26, size: MARK });
  const x = field.left + MARK + 18;
  const width = field.width - MARK - 18;
  const { type, size, lines } = verdictLines(verdict.label, types, LABELS, width);
  const first = field.top + (lines.length === 1 ? 70 : 52);
  for (const [i, line] of lines.entries())
    write(canvas, type, line, size, { x, y: first + i * size * 1.12 }, tone);
  const below = first + (lines.length - 1) * size * 1.12 + 38;
  const most = 1 + Math.floor((field.top + field.height - below) / NOTE.leading);
  for (const [i, note] of notesOn(notes, types.serif, NOTE.size, width, most).entries())
    write(canvas, types.serif, note, NOTE.size, { x, y: below + NOTE.leading * i }, SOFT);
}

/** The chart with its title in its part of the paper. */
function paintChart(canvas: Canvas, types: Types, chart: Chart, { chart: field, times }: Shape): void {
  const title = titleWithUnit(chart);
  const lines = title === '' ? [] : cutTo(types.serif, lettered(written(title), types), 22, field.width, 2);
  for (const [i, line] of lines.entries())
    write(canvas, types.serif, line, 22, { x: field.left, y: field.top + 18 + 28 * i }, SOFT);
  const top = field.top + 28 * lines.length + 12;
  const height = field.top + field.height - top;
  const drawing = laidOut(chart, {
    name: 'picture',
    width: field.width / times,
    height: height / times,
    letters: 14,
    ticks: 6,
    levels: 4,
  });
  // Bars take the height that they need, which may be more than there is.
  const scaled = Math.min(times, height / drawing.height);
  paint(canvas, types, drawing, { x: field.left, y: top }, scaled);
}
