/** Drawings as SVG: for a page, whose style sheet has the colours. */
import { escapeMarkup } from '../parts/html.ts';
import type { DotStyle, Drawing, Mark, Place } from './drawing.ts';
import { at, pathThrough } from './scale.ts';

/** A drawing for a page; `readings` says where the figures of its table stand, for the script. */
export function svgOf(drawing: Drawing, name: string, description: string): string {
  const { width, height, marks, readings } = drawing;
  const places =
    readings.length === 0
      ? ''
      : ` data-at="${readings.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`).join(',')}"`;
  return `<svg class="chart ${name}" viewBox="0 0 ${width} ${Math.ceil(height)}" role="img" aria-label="${escapeMarkup(description)}"${places}>${marksOf(marks)}</svg>`;
}

/** The marks of a drawing as elements. */
export function marksOf(marks: readonly Mark[]): string {
  return marks.map(element).join('');
}

function element(mark: Mark): string {
  switch (mark.is) {
    case 'line':
      return mark.strokes.length === 0
        ? ''
        : `<path class="${mark.style}" d="${mark.strokes.map((places) => path([...places])).join('')}"/>`;
    case 'area':
      return `<rect class="${mark.style}" x="${at(mark.x)}" y="${at(mark.y)}" width="${at(mark.width)}" height="${at(mark.height)}"/>`;
    case 'dots':
      return mark.at.length === 0
        ? ''
        : `<path class="${mark.style}" d="${mark.at.map((place) => dot(mark.style, place)).join('')}"/>`;
    case 'words':
      return `<text class="${mark.style}" x="${at(mark.at.x)}" y="${at(mark.at.y)}"${mark.anchor === 'start' ? '' : ` text-anchor="${mark.anchor}"`}>${escapeMarkup(mark.text)}</text>`;
  }
}

const path = (places: readonly Place[]) => pathThrough(places.map(({ x, y }) => [x, y]));

/** Half the size of each mark. */
export const DOT_SIZES: Readonly<Record<DotStyle, number>> = {
  point: 2.6,
  used: 5,
  later: 3.2,
  'later-used': 5,
  before: 4.5,
  earlier: 2.8,
  step: 4,
  beyond: 4,
  outcome: 5.5,
  milestone: 4.5,
};

/** A mark as a path: a disc, a diamond, a square or a cross. */
function dot(style: DotStyle, { x, y }: Place): string {
  const r = DOT_SIZES[style];
  switch (style) {
    case 'before':
    case 'outcome':
      return `M${at(x)} ${at(y - r)}l${r} ${r}-${r} ${r}-${r}-${r}z`;
    case 'step':
    case 'milestone':
      return `M${at(x - r)} ${at(y - r)}h${2 * r}v${2 * r}h-${2 * r}z`;
    case 'beyond':
      return `M${at(x - r)} ${at(y - r)}l${2 * r} ${2 * r}m0-${2 * r}l-${2 * r} ${2 * r}`;
    default:
      return `M${at(x - r)} ${at(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0-${2 * r} 0`;
  }
}
