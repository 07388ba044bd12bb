/** Drawings filled into a picture: what the style sheet does on a page, in the few colours that a picture has. */
import type { AreaStyle, DotStyle, Drawing, LineStyle, Mark, Place } from '../chart/drawing.ts';
import { DOT_SIZES } from '../chart/svg.ts';
import { box, type Canvas, type Outline, sector, stroke } from './raster.ts';
import { heavy } from './setting.ts';
import type { Types } from './type.ts';

/** The colours of pictures, by their place in the palette: those of the style sheet, and its tints on paper. */
export const COLOURS = [
  '#1b232b',
  '#55606b',
  '#d9d5cb',
  '#1c6347',
  '#80560a',
  '#a12d23',
  '#4b5661',
  '#1f4f7a',
  '#c8b694',
  '#e8e1d2',
  '#e8eced',
  '#a0a6aa',
] as const;
export const PAPER = '#fcfbf8';
export const INK = 0;
export const SOFT = 1;
export const RULE = 2;
const ACCENT = 7;
const RING = 8;
const OUT = 9;
const WITHIN = 10;
const BAR = 11;

interface Stroked {
  colour: number;
  width: number;
  dashes?: readonly [number, number];
}

const LINES: Readonly<Record<LineStyle, Stroked>> = {
  grid: { colour: RULE, width: 1 },
  axis: { colour: SOFT, width: 1 },
  nought: { colour: SOFT, width: 1 },
  tick: { colour: SOFT, width: 1 },
  series: { colour: INK, width: 2 },
  other: { colour: INK, width: 1.75, dashes: [7, 3] },
  since: { colour: SOFT, width: 1.25 },
  loose: { colour: SOFT, width: 1.5, dashes: [1.5, 5] },
  target: { colour: INK, width: 1.25, dashes: [2, 3] },
  level: { colour: INK, width: 1.25, dashes: [6, 3] },
  said: { colour: ACCENT, width: 1.5 },
  deadline: { colour: SOFT, width: 1, dashes: [6, 4] },
  required: { colour: INK, width: 2, dashes: [8, 4] },
  kept: { colour: SOFT, width: 2.5, dashes: [2, 4] },
  joined: { colour: ACCENT, width: 1.5, dashes: [9, 4] },
  extent: { colour: ACCENT, width: 4 },
  moved: { colour: SOFT, width: 1 },
  first: { colour: SOFT, width: 1.25 },
};

const AREAS: Readonly<Record<AreaStyle, number>> = {
  ring: RING,
  out: OUT,
  within: WITHIN,
  bar: BAR,
  'own-bar': ACCENT,
};

/** Fills a drawing into a picture at a place, so many times as large. */
export function paint(
  canvas: Canvas,
  types: Types,
  { marks, letters }: Drawing,
  at: Place,
  times: number,
): void {
  const place = ({ x, y }: Place) => ({ x: at.x + x * times, y: at.y + y * times });
  for (const mark of marks) paintMark(canvas, mark, { place, times, letters: letters * times, types });
}

interface Scaled {
  place(at: Place): Place;
  times: number;
  letters: number;
  types: Types;
}

function paintMark(canvas: Canvas, mark: Mark, scaled: Scaled): void {
  const { place, times } = scaled;
  switch (mark.is) {
    case 'line': {
      const { colour, width, dashes } = LINES[mark.style];
      const strokes = mark.strokes.flatMap((places) => dashed(places.map(place), dashes, times));
      canvas.fill(
        strokes.flatMap((places) => stroke(distinct(places), width * times)),
        colour,
      );
      return;
    }
    case 'area': {
      const { x, y } = place(mark);
      canvas.fill([box(x, y, mark.width * times, mark.height * times)], AREAS[mark.style]);
      return;
    }
    case 'dots':
      for (const one of mark.at) paintDot(canvas, mark.style, place(one), times);
      return;
    case 'words':
      paintWords(canvas, mark, scaled);
      return;
  }
}

/** A line as its dashes; as it is if it has none. */
function dashed(
  places: readonly Place[],
  dashes: readonly [number, number] | undefined,
  times: number,
): Place[][] {
  if (dashes === undefined) return [[...places]];
  const [on, off] = [dashes[0] * times, dashes[1] * times];
  return places.slice(1).flatMap((to, i) => {
    const from = places[i] ?? to;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const way = (far: number) => ({
      x: from.x + ((to.x - from.x) * far) / length,
      y: from.y + ((to.y - from.y) * far) / length,
    });
    const pieces: Place[][] = [];
    for (let far = 0; far < length; far += on + off) pieces.push([way(far), way(Math.min(length, far + on))]);
    return pieces;
  });
}

/** Places without those that do not move on, which have no direction. */
function distinct(places: readonly Place[]): Place[] {
  return places.filter((place, i) => {
    const before = places[i - 1];
    return before === undefined || Math.hypot(place.x - before.x, place.y - before.y) > 0.01;
  });
}

const HOLLOW: readonly DotStyle[] = ['later', 'later-used', 'before', 'earlier', 'milestone'];

function paintDot(canvas: Canvas, style: DotStyle, at: Place, times: number): void {
  const r = DOT_SIZES[style] * times;
  const colour = style === 'used' || style === 'later-used' ? ACCENT : style === 'later' ? SOFT : INK;
  if (style === 'beyond') {
    const { x, y } = at;
    canvas.fill(
      stroke(
        [
          { x: x - r, y: y - r },
          { x: x + r, y: y + r },
        ],
        2 * times,
      ),
      colour,
    );
    canvas.fill(
      stroke(
        [
          { x: x - r, y: y + r },
          { x: x + r, y: y - r },
        ],
        2 * times,
      ),
      colour,
    );
    return;
  }
  canvas.fill(outlineOf(style, at, r + times), 'paper');
  canvas.fill(outlineOf(style, at, r), colour);
  if (HOLLOW.includes(style)) canvas.fill(outlineOf(style, at, r - 1.5 * times), 'paper');
}

function outlineOf(style: DotStyle, at: Place, r: number): Outline[] {
  const { x, y } = at;
  if (style === 'step' || style === 'milestone') return [box(x - r, y - r, 2 * r, 2 * r)];
  if (style !== 'before' && style !== 'outcome') return sector(at, r);
  return [
    [
      { x, y: y - r },
      { x: x + r, y },
      { x, y: y + r },
      { x: x - r, y },
    ],
  ];
}

/** A text in the characters that the types have: accents joined to their letters, a minus as a dash, no others. */
export function lettered(text: string, { serif }: Types): string {
  return [...text.normalize('NFC').replaceAll('\u2212', '–')].filter((one) => serif.covers(one)).join('');
}

function paintWords(
  canvas: Canvas,
  mark: Extract<Mark, { is: 'words' }>,
  { place, letters, types }: Scaled,
): void {
  const text = lettered(mark.text, types);
  const type = mark.style === 'plain' ? types.serif : heavy(text, types);
  const { x, y } = place(mark.at);
  const wide = type.width(text, letters);
  const left = mark.anchor === 'end' ? x - wide : mark.anchor === 'middle' ? x - wide / 2 : x;
  const colour = mark.style === 'plain' ? SOFT : mark.style === 'day' ? ACCENT : INK;
  canvas.fill(type.outlines(text, letters, { x: left, y }), colour);
}
