/** The claimed figure's rings and the computed value on one line: where the words hold, and where the evidence lies. */
import { clip } from '../parts/layout.ts';
import { textWidth } from '../parts/text-width.ts';
import { type Drawing, type Mark, PAGE_SIZES, type Size, type WordStyle } from './drawing.ts';
import { extent, tickLabel, valueScale } from './scale.ts';
import { svgOf } from './svg.ts';

export interface NumberLine {
  description: string;
  unit: string;
  /** Whether its figures are whole numbers: then its axis names none between. */
  isWhole?: boolean;
  /** An end that is infinite is null. */
  in: { lo: number | null; hi: number | null };
  out: { lo: number | null; hi: number | null };
  computed: { lo: number; hi: number; point: number };
  /** What the other clock gives, if that is another figure. */
  other?: { point: number; label: string };
  computedLabel: string;
  claimedLabel: string;
  /** The numbers of its table, in order. */
  readings?: readonly number[];
}

const TICKS = { wide: 7, narrow: 3, small: 3, picture: 5 } as const;

/** Both sizes of the drawing; the style sheet shows the one that fits. */
export function numberLine(chart: NumberLine): string {
  return PAGE_SIZES.map((size) => svgOf(lineDrawing(chart, size), size.name, chart.description)).join('');
}

/** Lays the line out for a size, whose height it does not need. */
export function lineDrawing(chart: NumberLine, { name, width, letters }: Size): Drawing {
  const ends = [chart.in, chart.out].flatMap((ring) => [ring.lo, ring.hi]).filter((end) => end !== null);
  const { other } = chart;
  const values = [
    ...ends,
    chart.computed.lo,
    chart.computed.hi,
    ...(other === undefined ? [] : [other.point]),
  ];
  const { scale, ticks } = valueScale(roomy(values, chart), TICKS[name], chart.isWhole);
  const x = scale.range([14, width - 14]);
  const [top, axis] = [3.1 * letters, 3.1 * letters + 50];
  const point = { x: x(chart.computed.point), y: (top + axis) / 2 };
  const area = (style: 'ring' | 'out', { lo, hi }: NumberLine['in']): Mark => {
    const [a, b] = [lo === null ? 0 : x(lo), hi === null ? width : x(hi)];
    const wide = Math.max(4, b - a);
    return { is: 'area', style, x: (a + b) / 2 - wide / 2, y: top, width: wide, height: axis - top };
  };
  const { lo, hi } = chart.in;
  const centre = (lo === null ? hi : hi === null ? lo : (lo + hi) / 2) ?? 0;
  const label = (place: number, y: number, text: string, style: WordStyle = 'strong'): Mark => {
    const shown = clip(text, Math.floor(width / (letters * 0.56)));
    const half = textWidth(shown, letters, 'bold') / 2;
    const middle = Math.max(half + 2, Math.min(place, width - half - 2));
    return { is: 'words', style, at: { x: middle, y }, anchor: 'middle', text: shown };
  };
  const marks: Mark[] = [
    area('out', chart.out),
    area('ring', chart.in),
    { is: 'line', style: 'axis', strokes: [line(0, width, axis)] },
    { is: 'line', style: 'tick', strokes: ticks.map((tick) => upright(x(tick), axis)) },
    ...ticks.map(
      (tick): Mark => ({
        is: 'words',
        style: 'plain',
        at: { x: x(tick), y: axis + 1.5 * letters },
        anchor: 'middle',
        text: tickLabel(tick, chart.unit),
      }),
    ),
    { is: 'line', style: 'extent', strokes: [line(x(chart.computed.lo), x(chart.computed.hi), point.y)] },
    { is: 'dots', style: 'used', at: [point] },
    label(x(centre), letters, chart.claimedLabel),
    label(point.x, 2.5 * letters, chart.computedLabel),
  ];
  if (other !== undefined)
    marks.push(
      { is: 'dots', style: 'later-used', at: [{ x: x(other.point), y: point.y }] },
      label(x(other.point), axis + 3.2 * letters, other.label, 'plain'),
    );
  return {
    width,
    height: axis + (other === undefined ? 2.2 : 3.8) * letters,
    letters,
    marks,
    readings: (chart.readings ?? []).map((value) => ({ x: x(value), y: point.y })),
  };
}

/** The least part of a figure to each side of it that an axis shows, where there is nothing else to show. */
const AROUND = 0.05;

/**
 * The values that the axis shows: of a figure that is the claimed one, and of a ring as narrow as its last digit, there is
 * nothing to tell apart, so that the axis shows what lies around it.
 */
function roomy(
  values: readonly number[],
  { computed: { point }, other, isWhole, in: inner, out }: NumberLine,
): readonly number[] {
  const [lo, hi] = extent(values);
  // Of a ring without an end, what lies beyond the end that it has belongs to the question.
  const beyond = [inner, out].flatMap((ring) => [
    ...(ring.hi === null && ring.lo !== null ? [ring.lo - (hi - lo) / 5] : []),
    ...(ring.lo === null && ring.hi !== null ? [ring.hi + (hi - lo) / 5] : []),
  ]);
  const isOne =
    other === undefined && (hi - lo <= Math.abs(point) * 0.2 * AROUND || (isWhole === true && hi - lo <= 1));
  if (!isOne || point === 0) return [...values, ...beyond];
  // Of things that are counted, some whole steps to each side.
  const by = Math.max(Math.abs(point) * AROUND, isWhole === true ? 3 : 0);
  return [...values, point - by, point + by];
}

const line = (from: number, to: number, y: number) => [
  { x: from, y },
  { x: to, y },
];

const upright = (x: number, y: number) => [
  { x, y },
  { x, y: y + 5 },
];
