/** A row of figures, counted back from the last a step at a time (method, section 5, `streak`). */
import type { Extent, KnownObservation } from '../evidence/series.ts';
import { compare, type Rational } from '../exact/number.ts';
import { type Step, stepsOf, wholeDistance } from './holes.ts';

/** What is said of each figure of a row: against the one before it, or against a line. */
export type Condition = 'rise' | 'fall' | 'above' | 'below';

/** What a step is called: a month, a quarter, a year; any other is a period. */
export function stepName({ unit, size }: Step): string {
  if (unit === 'day') return size === 7 ? 'week' : 'day';
  if (unit === 'event') return 'period';
  return size === 1 ? 'month' : size === 3 ? 'quarter' : size === 12 ? 'year' : 'period';
}

/** The row back from the last figure, a step at a time, as far as there is an observation for each step. */
export function rowBack(known: readonly KnownObservation[], step: Step): KnownObservation[] {
  if (step.unit === 'event') return [...known];
  const last = known.at(-1);
  if (last === undefined) return [];
  const row = [last];
  let i = known.length - 2;
  for (let k = 1; i >= 0; k += 1) {
    while (i >= 0 && (lastStepOf(step, known[i], last) ?? k) < k) i -= 1;
    const found = known[i];
    if (found === undefined || !stepsOf(step, wholeDistance(step, found.at, last.at)).includes(k)) break;
    row.push(found);
    i -= 1;
  }
  return row.reverse();
}

/** The last step back from the last figure that an observation stands for. */
function lastStepOf(step: Step, one: KnownObservation | undefined, last: KnownObservation) {
  return one && stepsOf(step, wholeDistance(step, one.at, last.at)).at(-1);
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

/** The steps of a streak, counted back from the last figure of the row until one does not count (method, section 5). */
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
