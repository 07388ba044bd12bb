/** Fewer points where there are too many to be seen, without losing what the verdict rests on or how far the figures went. */
import type { PlotPoint } from '../../claims/verdict/plot-shape.ts';

/** A point with its value for drawing, and its place among all. */
export interface Seen {
  point: PlotPoint;
  value: number;
}

const isKept = ({ isUsed, role, before, earlier }: PlotPoint) =>
  isUsed || role === 'beyond' || role === 'step' || before !== undefined || earlier !== undefined;

/**
 * At most about so many points: the first and last, those that are marked, and of the rest the least and the greatest of
 * every stretch. A break in what is left out remains one.
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
  let isAfterHole = false;
  return points.flatMap((seen, i) => {
    isAfterHole ||= seen.point.isAfterHole;
    if (!kept.has(i)) return [];
    const one = isAfterHole ? { ...seen, point: { ...seen.point, isAfterHole: true } } : seen;
    isAfterHole = false;
    return [one];
  });
}
