/** The claimed figure's rings and the computed value on one line: where the words hold, and where the evidence lies. */
import { escapeMarkup } from '../parts/html.ts';
import { at, tickLabel, valueScale } from './scale.ts';

export interface NumberLine {
  description: string;
  unit: string;
  /** An end that is infinite is null. */
  in: { lo: number | null; hi: number | null };
  out: { lo: number | null; hi: number | null };
  computed: { lo: number; hi: number; point: number };
  computedLabel: string;
  claimedLabel: string;
}

const SIZES = [
  { name: 'wide', width: 720, ticks: 7 },
  { name: 'narrow', width: 340, ticks: 3 },
] as const;

const HEIGHT = 132;

/** Both sizes of the drawing; the style sheet shows the one that fits. */
export function numberLine(chart: NumberLine): string {
  return SIZES.map(({ name, width, ticks }) => drawing(chart, name, width, ticks)).join('');
}

/** The drawing in the size of a card. */
export function smallNumberLine(chart: NumberLine): string {
  return drawing(chart, 'small', 340, 3);
}

function drawing(chart: NumberLine, name: string, width: number, count: number): string {
  const ends = [chart.in, chart.out].flatMap((ring) => [ring.lo, ring.hi]).filter((end) => end !== null);
  const { scale, ticks } = valueScale([...ends, chart.computed.lo, chart.computed.hi], count);
  scale.range([14, width - 14]);
  const band = ({ lo, hi }: { lo: number | null; hi: number | null }) => {
    const [a, b] = [lo === null ? 0 : scale(lo), hi === null ? width : scale(hi)];
    const wide = Math.max(4, b - a);
    return `x="${at((a + b) / 2 - wide / 2)}" width="${at(wide)}"`;
  };
  const axis = 92;
  const point = scale(chart.computed.point);
  const centre =
    (chart.in.lo === null
      ? chart.in.hi
      : chart.in.hi === null
        ? chart.in.lo
        : (chart.in.lo + chart.in.hi) / 2) ?? 0;
  const label = (place: number, y: number, text: string, kind: string) => {
    const wide = text.length * 7.2;
    const middle = Math.min(Math.max(place, wide / 2 + 2), width - wide / 2 - 2);
    return `<text class="${kind}" x="${at(middle)}" y="${y}" text-anchor="middle">${escapeMarkup(text)}</text>`;
  };
  return `<svg class="chart ${name}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${escapeMarkup(chart.description)}"><rect class="out" ${band(chart.out)} y="42" height="${axis - 42}"/><rect class="ring" ${band(chart.in)} y="42" height="${axis - 42}"/><path class="axis" d="M0 ${axis}H${width}"/>${ticks
    .map(
      (tick) =>
        `<path class="tick" d="M${at(scale(tick))} ${axis}v5"/><text x="${at(scale(tick))}" y="${axis + 20}" text-anchor="middle">${escapeMarkup(tickLabel(tick, chart.unit))}</text>`,
    )
    .join(
      '',
    )}<path class="extent" d="M${at(scale(chart.computed.lo))} 67H${at(scale(chart.computed.hi))}"/><circle class="used" cx="${at(point)}" cy="67" r="6"/>${label(scale(centre), 14, chart.claimedLabel, 'claimed')}${label(point, 34, chart.computedLabel, 'computed')}</svg>`;
}
