/**
 * How the figures of a plot are joined. A line says that the figures between two of its points would lie on it, so it is drawn
 * only where none is missing, where the step from one figure to the next is known, and where both are of one state of knowledge.
 */
import { type Step, stepOf, stepsOf, wholeDistance } from '../engine/holes.ts';
import type { Series } from '../evidence/series.ts';
import { dayBefore, daysBetween, type Moment, monthsBetween } from '../exact/calendar.ts';
import type { Joint, PlotPoint } from '../verdict/plot-shape.ts';

/** The step of a series; `unknown` if nothing tells it, `apart` if its figures are of times of different lengths. */
export type PlotStep = Step | 'unknown' | 'apart';

/** Neighbours further apart than so many months tell no step by themselves (as in method, section 5, "Holes"). */
const FARTHEST = 13;

/**
 * The step of a series at its moments, in order: as it states it, or else the length of its periods (a quarter is a quarter),
 * or of days the distance that comes most often.
 */
export function plotStep(series: Pick<Series, 'frequency'>, moments: readonly Moment[]): PlotStep {
  if (series.frequency !== undefined) return stepOf(series, moments);
  const isPeriod = ({ start, end }: Moment) => start !== end;
  if (moments.length < 2) return 'unknown';
  if (!moments.some(isPeriod)) return stepOfDays(moments);
  const [first] = moments;
  const lengths = new Set(moments.map(lengthOf));
  if (!moments.every(isPeriod) || first === undefined || lengths.size > 1) return 'apart';
  // Twelve months that are told anew every quarter overlap: their step is the quarter.
  if (moments.some(({ start }, i) => i > 0 && start <= (moments[i - 1]?.end ?? '')))
    return stepOfDays(moments);
  const months = monthsOf(first);
  return months === undefined
    ? { unit: 'day', size: daysBetween(first.start, first.end) + 1, isStated: false }
    : { unit: 'month', size: months, isStated: false };
}

/** How many months a period has; undefined if it is not so many whole ones. */
function monthsOf({ start, end }: Moment): number | undefined {
  const months = monthsBetween(dayBefore(start), end);
  return months.d === 1n && months.n > 0n ? Number(months.n) : undefined;
}

/** The length of a period, by which those of one length are known. */
function lengthOf(at: Moment): string {
  const months = monthsOf(at);
  return months === undefined ? `${daysBetween(at.start, at.end)} days` : `${months} months`;
}

/** The commonest distance between neighbours, of two the lesser; one that is seen once may be a hole. */
function stepOfDays(moments: readonly Moment[]): PlotStep {
  const months = { unit: 'month', size: 1, isStated: false } as const;
  const times = new Map<number, number>();
  for (let i = 1; i < moments.length; i += 1) {
    const [before, own] = [moments[i - 1], moments[i]];
    if (before === undefined || own === undefined) continue;
    const size = Math.max(1, wholeDistance(months, before, own));
    times.set(size, 1 + (times.get(size) ?? 0));
  }
  const [commonest] = [...times].sort(([a, n], [b, m]) => m - n || a - b);
  if (commonest === undefined) return 'unknown';
  const [size, often] = commonest;
  return often < 2 || size > FARTHEST ? 'unknown' : { ...months, size };
}

/** How each of some moments, in order, is joined to the one before it. */
export function jointsOf(step: PlotStep, moments: readonly Moment[]): (Joint | undefined)[] {
  return moments.map((own, i) => {
    const before = moments[i - 1];
    if (before === undefined) return undefined;
    if (step === 'unknown' || step === 'apart') return step;
    if (step.unit === 'event') return undefined;
    return Math.min(...stepsOf(step, wholeDistance(step, before, own))) > 1 ? 'hole' : undefined;
  });
}

/** Points with their joints; where a revision parts two that would be on one line, it says so. */
export function joined(points: readonly PlotPoint[], joints: readonly (Joint | undefined)[]): PlotPoint[] {
  return points.map(({ joint: _, ...point }, i) => {
    const before = points[i - 1];
    const isParted = before !== undefined && before.beforeRevision !== point.beforeRevision;
    const given = joints[i];
    const joint = isParted && given !== 'hole' && given !== 'apart' ? 'revision' : given;
    return joint === undefined ? point : { ...point, joint };
  });
}

/** Whether a line, full or dotted, leads to a figure from the one before it. */
export function isLed({ joint }: Pick<PlotPoint, 'joint'>): boolean {
  return joint !== 'hole' && joint !== 'apart';
}
