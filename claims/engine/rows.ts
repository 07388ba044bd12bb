/** A row of figures, counted back from the last a step at a time (method, section 5, `streak`). */
import type { Extent, KnownObservation } from '../evidence/series.ts';
import type { Moment } from '../exact/calendar.ts';
import { compare, type Rational } from '../exact/number.ts';
import { type Step, wholeDistance } from './holes.ts';

/** What is said of each figure of a row: against the one before it, or against a line. */
export type Condition = 'rise' | 'fall' | 'above' | 'below';

/** What a step is called: a month, a quarter, a year; any other is a period. */
export function stepName({ unit, size }: Step): string {
  if (unit === 'day') return size === 7 ? 'week' : 'day';
  if (unit === 'event') return 'period';
  return size === 1 ? 'month' : size === 3 ? 'quarter' : size === 12 ? 'year' : 'period';
}

/** The row back from a figure, a step at a time, as far as there is an observation for each step. */
export function rowBack(known: readonly KnownObservation[], step: Step): KnownObservation[] {
  const row = known.slice(-1);
  let rest = known.slice(0, -1);
  const [last] = row;
  if (last === undefined) return [];
  for (let k = 1; rest.length > 0; k += 1) {
    const found =
      step.unit === 'event' ? rest.at(-1) : rest.findLast(({ at }) => standsFor(step, at, last.at, k));
    if (found === undefined) break;
    row.unshift(found);
    rest = rest.slice(0, rest.indexOf(found));
  }
  return row;
}

/** Whether a moment stands for the step that lies k back from the last: its end falls within half a step, in whole months. */
function standsFor(step: Step, at: Moment, last: Moment, k: number): boolean {
  return 2 * Math.abs(wholeDistance(step, at, last) - k * step.size) <= step.size;
}

export interface Line extends Extent {
  point: Rational;
}

/** Whether a step counts: surely, whatever the evidence allows; possibly; and on the published points. */
function counts(condition: Condition, own: KnownObservation, against: Line) {
  const [lo, hi] = [own.interval.lo ?? own.value, own.interval.hi ?? own.value];
  const [least, most] = [against.interval.lo ?? against.point, against.interval.hi ?? against.point];
  return condition === 'rise' || condition === 'above'
    ? {
        surely: compare(lo, most) > 0,
        possibly: compare(hi, least) > 0,
        point: compare(own.value, against.point) > 0,
      }
    : {
        surely: compare(hi, least) < 0,
        possibly: compare(lo, most) < 0,
        point: compare(own.value, against.point) < 0,
      };
}

export interface Counted {
  surely: number;
  possibly: number;
  point: number;
  /** Whether the possible count went on to where no figure stands. */
  reachesEnd: boolean;
  /** The place in the row of the first figure that was looked at. */
  from: number;
  /** What leaves open whether a step counts: the figures of such steps, and the line. */
  open: Extent[];
}

/** Counts back from the last figure of a row for as long as what is said holds of each; a rise or fall takes no line. */
export function countBack(
  condition: Condition,
  row: readonly KnownObservation[],
  line: Line | undefined,
): Counted {
  const isTurn = condition === 'rise' || condition === 'fall';
  const running = { surely: true, possibly: true, point: true };
  const counted = { surely: 0, possibly: 0, point: 0 };
  const open: Extent[] = [];
  let from = row.length - 1;
  for (let i = row.length - 1; i >= (isTurn ? 1 : 0); i -= 1) {
    const own = row[i];
    const before = row[i - 1];
    const against = isTurn ? before && { ...before, point: before.value } : line;
    if (own === undefined || against === undefined) break;
    const step = counts(condition, own, against);
    from = isTurn ? i - 1 : i;
    for (const how of ['surely', 'possibly', 'point'] as const) {
      running[how] &&= step[how];
      if (running[how]) counted[how] += 1;
    }
    if (running.possibly && !running.surely)
      open.push(own, ...(isTurn && before ? [before] : line ? [line] : []));
    if (!running.possibly) break;
  }
  return { ...counted, reachesEnd: running.possibly, from, open };
}
