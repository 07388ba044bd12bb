/** Fewer points where there are too many to be seen, without losing what the verdict rests on or how far the figures went. */
import type { Joint, PlotPoint } from '../../claims/verdict/plot-shape.ts';

/** A point with its value for drawing, and its place among all. */
export interface Seen {
  point: PlotPoint;
  value: number;
}

const isKept = ({ isUsed, role, before, earlier }: PlotPoint) =>
  isUsed || role === 'beyond' || role === 'step' || before !== undefined || earlier !== undefined;

/**
 * At most about so many points: the first and last, those that are marked, and of the rest the least and the greatest of
 * every stretch. What parts figures that are left out parts those that remain.
 */
export function thinned(points: readonly Seen[], most: number): Seen[] {
  if (points.length <= most) return [...points];
  const stretch = Math.ceil((2 * points.length) / most);
  const kept = new Set<number>([0, points.length - 1]);
  for (let from = 0; from < points.length; from += stretch) {
    let [least, greatest] = [from, from];
    for (let i = from; i < Math.min(from + stretch, points.length); i += 1) {
      const value = points[i]?.value ?? 0;
      if (value < (points[least]?.value ?? 0)) least = i;
      if (value > (points[greatest]?.value ?? 0)) greatest = i;
    }
    kept.add(least).add(greatest);
  }
  // Of many that are marked, such as all figures of a long row, the stretches are enough.
  const marked = points.flatMap(({ point }, i) => (isKept(point) ? [i] : []));
  if (marked.length <= most) for (const i of marked) kept.add(i);
  let passed: Joint | undefined;
  return points.flatMap((seen, i) => {
    passed = stronger(passed, seen.point.joint);
    if (!kept.has(i)) return [];
    const { joint: _, ...point } = seen.point;
    const one = passed === undefined ? seen : { ...seen, point: { ...point, joint: passed } };
    passed = undefined;
    return [one];
  });
}

const STRENGTH: readonly (Joint | undefined)[] = [undefined, 'unknown', 'revision', 'apart', 'hole'];

const stronger = (a: Joint | undefined, b: Joint | undefined) =>
  STRENGTH.indexOf(a) > STRENGTH.indexOf(b) ? a : b;
