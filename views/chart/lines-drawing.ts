/** The figures of a plot over time: the lines that join them, their marks, and those that were revised. */
import { isLed } from '../../claims/plot/joints.ts';
import type { PlotPoint } from '../../claims/verdict/plot-shape.ts';
import type { DotStyle, Mark, Place } from './drawing.ts';
import type { Paper } from './paper.ts';
import type { Seen } from './thinned.ts';
import { numberOf } from './values.ts';

/** With more points than this only those that are marked have a dot. */
const DOTTED = 60;

interface Laid {
  paper: Paper;
  lines: readonly (readonly Seen[])[];
}

/**
 * A line through its figures, broken where some are missing; what was published after the words is another line, and dotted is
 * the way between two of which nobody says that others lie between on a line.
 */
export function seriesOf(line: readonly Seen[], index: number, paper: Paper): Mark[] {
  const strokes: Record<'known' | 'since' | 'loose', Place[][]> = { known: [], since: [], loose: [] };
  let before: Place | undefined;
  for (const { point, value } of line) {
    const place = { x: paper.x(point.date), y: paper.y(value) };
    if (before !== undefined && isLed(point)) {
      const of = strokes[point.joint === undefined ? (point.isLater ? 'since' : 'known') : 'loose'];
      const open = of.at(-1);
      if (open?.at(-1) === before) open.push(place);
      else of.push([before, place]);
    }
    before = place;
  }
  return [
    { is: 'line', style: 'loose', strokes: strokes.loose },
    { is: 'line', style: 'since', strokes: strokes.since },
    { is: 'line', style: index === 0 ? 'series' : 'other', strokes: strokes.known },
  ];
}

/** Figures as they were known when the words were said, with the way to what they are now. */
export function revised({ lines, paper }: Laid): Mark[] {
  const moved = lines.flat().flatMap(({ point, value }) => {
    if (point.before === undefined) return [];
    const x = paper.x(point.date);
    return [{ past: { x, y: paper.y(numberOf(point.before)) }, now: { x, y: paper.y(value) } }];
  });
  if (moved.length > DOTTED) return [];
  return [
    { is: 'line', style: 'moved', strokes: moved.map(({ past, now }) => [past, now]) },
    { is: 'dots', style: 'before', at: moved.map(({ past }) => past) },
  ];
}

function styleOf({ isUsed, isLater, role }: PlotPoint): DotStyle {
  if (isUsed && role !== 'step') return isLater ? 'later-used' : 'used';
  if (role === 'beyond' || role === 'step') return role;
  return isLater ? 'later' : 'point';
}

/** The figures as marks, each in the shape that says what it is. */
export function dotsOf({ lines, paper }: Laid): Mark[] {
  const dots = new Map<DotStyle, Place[]>();
  for (const line of lines)
    for (const [i, { point, value }] of line.entries()) {
      const style = styleOf(point);
      // Between two breaks no line shows that there is a figure.
      const next = line[i + 1]?.point;
      const isAlone = point.joint !== undefined && (next === undefined || next.joint !== undefined);
      const isPlain = style === 'point' || style === 'later';
      if (isPlain && !isAlone && line.length > DOTTED) continue;
      const places = dots.get(style) ?? [];
      places.push({ x: paper.x(point.date), y: paper.y(value) });
      dots.set(style, places);
    }
  const order: DotStyle[] = ['point', 'later', 'step', 'beyond', 'used', 'later-used'];
  return order.flatMap((style): Mark[] => {
    const at = dots.get(style);
    return at === undefined ? [] : [{ is: 'dots', style, at }];
  });
}
