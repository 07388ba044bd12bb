/** The plot of figures without a time in common, laid out: a bar each, its name above it and its value at its end. */
import type { Plot, PlotBar, Rings } from '../../claims/verdict/plot-shape.ts';
import type { PlotWords } from '../../claims/words/language.ts';
import { clip } from '../parts/layout.ts';
import { textWidth } from '../parts/text-width.ts';
import type { Drawing, Mark, Size } from './drawing.ts';
import { extent, linear } from './scale.ts';
import { numberOf } from './values.ts';

const BAR = 13;
/** The most bars of a card. */
const MAX_SMALL = 4;

/** Lays bars out for a size; they take as much height as they need. */
export function barsDrawing(plot: Plot, words: PlotWords, size: Size): Drawing {
  const bars = size.name === 'small' ? foremost(plot.bars) : plot.bars;
  const { letters, width } = size;
  const values = bars.flatMap(({ value, rings }) => [numberOf(value), ...endsOf(rings)]);
  const [lo, hi] = extent([0, ...values]);
  const texts = bars.map(({ value }) => words.value(value));
  const room = 10 + Math.max(0, ...texts.map((text) => textWidth(text, letters, 'bold')));
  const x = linear(lo === hi ? [0, 1] : [lo, hi], [lo < 0 ? room : 2, width - room]);
  const row = letters * 1.5 + BAR + 10;
  const marks = bars.flatMap((bar, i) =>
    barMarks(bar, { top: i * row, zero: x(0), end: x(numberOf(bar.value)), x, size, words }),
  );
  const [ringed] = bars.flatMap((bar, i) => (bar.rings === undefined ? [] : [i]));
  const bottom = bars.length * row;
  const claimed = words.claimed !== undefined && ringed !== undefined ? [words.claimed] : [];
  return {
    width,
    height: bottom + (claimed.length > 0 ? letters * 1.6 : 4),
    letters,
    marks: [
      ...marks,
      {
        is: 'line',
        style: 'axis',
        strokes: [
          [
            { x: x(0), y: 0 },
            { x: x(0), y: bottom },
          ],
        ],
      },
      ...claimed.map(
        (text): Mark => ({
          is: 'words',
          style: 'plain',
          at: { x: 2, y: bottom + letters },
          anchor: 'start',
          text: clip(text, size.name === 'wide' ? 90 : 46),
        }),
      ),
    ],
    readings: bars.map(({ value }, i) => ({ x: x(numberOf(value)), y: i * row + letters * 1.5 + BAR / 2 })),
  };
}

/** The first bars, with the one that the words are about. */
function foremost(bars: readonly PlotBar[]): readonly PlotBar[] {
  if (bars.length <= MAX_SMALL) return bars;
  const own = bars.findIndex(({ isOwn }) => isOwn);
  return bars.filter((_, i) => i < MAX_SMALL - (own >= MAX_SMALL ? 1 : 0) || i === own);
}

const endsOf = (rings: Rings | undefined): number[] =>
  [rings?.in, rings?.out].flatMap((one) =>
    [one?.lo, one?.hi].flatMap((end) => (end === undefined || end === null ? [] : [numberOf(end)])),
  );

interface Row {
  top: number;
  zero: number;
  end: number;
  x(value: number): number;
  size: Size;
  words: PlotWords;
}

function barMarks(bar: PlotBar, { top, zero, end, x, size, words }: Row): Mark[] {
  const { letters, width } = size;
  const y = top + letters * 1.5;
  const isDown = end < zero;
  const style = bar.isOwn ? 'strong' : 'plain';
  const ring = (area: 'ring' | 'out', { lo, hi }: Rings['in']): Mark => {
    const [from, to] = [lo === null ? 0 : x(numberOf(lo)), hi === null ? width : x(numberOf(hi))];
    const wide = Math.max(area === 'ring' ? 3 : 5, to - from);
    return { is: 'area', style: area, x: (from + to) / 2 - wide / 2, y: y - 4, width: wide, height: BAR + 8 };
  };
  return [
    {
      is: 'words',
      style,
      at: { x: 2, y: top + letters * 1.1 },
      anchor: 'start',
      text: clip(words.bar(bar), Math.floor(width / (letters * 0.56))),
    },
    {
      is: 'area',
      style: bar.isOwn ? 'own-bar' : 'bar',
      x: Math.min(zero, end),
      y,
      width: Math.max(1, Math.abs(end - zero)),
      height: BAR,
    },
    ...(bar.rings?.out === undefined ? [] : [ring('out', bar.rings.out)]),
    ...(bar.rings === undefined ? [] : [ring('ring', bar.rings.in)]),
    {
      is: 'words',
      style,
      at: { x: isDown ? end - 6 : end + 6, y: y + BAR / 2 + letters * 0.36 },
      anchor: isDown ? 'end' : 'start',
      text: words.value(bar.value),
    },
  ];
}
