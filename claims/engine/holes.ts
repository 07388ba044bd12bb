/** The steps of a series from one figure to the next, and the holes in it (method, section 5, "Holes"). */
import type { Series } from '../evidence/series.ts';
import { daysBetween, type Moment, monthsBetween } from '../exact/calendar.ts';
import { compare, type Rational, rational } from '../exact/number.ts';
import type { Framing } from '../verdict/verdict.ts';

/** From one figure of a series to the next: so many days or months, or `event`, whenever it happens. */
export interface Step {
  unit: 'day' | 'month' | 'event';
  size: number;
  /** Whether the series says so itself. */
  isStated: boolean;
}

const STEPS: Readonly<Record<NonNullable<Series['frequency']>, Omit<Step, 'isStated'>>> = {
  day: { unit: 'day', size: 1 },
  week: { unit: 'day', size: 7 },
  month: { unit: 'month', size: 1 },
  quarter: { unit: 'month', size: 3 },
  year: { unit: 'month', size: 12 },
  event: { unit: 'event', size: 1 },
};

/** Neighbours further apart than this, of a series that does not say how often it comes, leave the steps unknown. */
const FARTHEST_NEIGHBOURS = 13;

const whole = (n: number): Rational => rational(BigInt(n));

/** A number of 0 or more rounded half up to a whole one. */
function rounded(q: Rational): number {
  return Number((2n * q.n + q.d) / (2n * q.d));
}

/** The step of a series at the moments tested, which are in order. */
export function stepOf({ frequency }: Pick<Series, 'frequency'>, tested: readonly Moment[]): Step {
  if (frequency !== undefined) return { ...STEPS[frequency], isStated: true };
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < tested.length; i += 1)
    least = Math.min(least, Math.max(1, rounded(apart(tested[i - 1], tested[i]))));
  return { unit: 'month', size: Number.isFinite(least) ? least : 1, isStated: false };
}

function apart(a: Moment | undefined, b: Moment | undefined): Rational {
  return monthsBetween(a?.end ?? '', b?.end ?? '');
}

/** How far a moment lies after another, by their ends, in the unit of a step: in whole days, or months. */
export function distance(step: Step, from: Moment, to: Moment): Rational {
  if (step.unit === 'day') return whole(daysBetween(from.end, to.end));
  return monthsBetween(from.end, to.end);
}

/** The holes among the moments tested. */
export interface Holes {
  missing: number;
  expected: number;
  /** Neighbours lie so far apart that it is not known how many there should be. */
  areUnknown: boolean;
}

const NONE: Holes = { missing: 0, expected: 0, areUnknown: false };

/** The holes among the moments tested, in order, of a series. Of events there are none. */
export function holesOf(series: Pick<Series, 'frequency'>, tested: readonly Moment[]): Holes {
  const step = stepOf(series, tested);
  const [first] = tested;
  const last = tested.at(-1);
  if (step.unit === 'event' || first === undefined || last === undefined) return NONE;
  const expected = rounded(distance(step, first, last).div(whole(step.size))) + 1;
  const covered = new Set<number>();
  for (const moment of tested)
    for (const k of stepsOf(step, wholeDistance(step, first, moment))) if (k < expected) covered.add(k);
  const missing = expected - covered.size;
  const areUnknown =
    !step.isStated &&
    tested.some(
      (moment, i) => i > 0 && compare(apart(tested[i - 1], moment), whole(FARTHEST_NEIGHBOURS)) > 0,
    );
  return { missing, expected, areUnknown };
}

/** How far a moment lies after another in whole days or months; it does not lie before it. */
export function wholeDistance(step: Step, from: Moment, to: Moment): number {
  return step.unit === 'day' ? daysBetween(from.end, to.end) : rounded(distance(step, from, to));
}

/** The steps that a moment so far from the first stands for: its end falls within half a step of them. */
export function stepsOf({ size }: Step, far: number): number[] {
  const last = Math.floor((2 * far + size) / (2 * size));
  const first = Math.ceil((2 * far - size) / (2 * size));
  return first === last ? [last] : [first, last];
}

/** The flag of holes, if there are any. */
export function gapsFlag({ missing, expected }: Holes): Framing[] {
  return missing === 0 ? [] : [{ flag: 'gaps', missing, expected }];
}

/** A tenth: if more of the expected figures are missing, nothing is settled. */
const TOLERATED = 10;

/** Whether so many figures are missing that nothing is settled. */
export function areTooMany({ missing, expected, areUnknown }: Holes): boolean {
  return areUnknown || missing * TOLERATED > expected;
}

/** How many whole steps fit into a time, of the days `from` to `to`, neither counted. */
export function wholeSteps(step: Step, from: string, to: string): number {
  if (step.unit === 'event' || from >= to) return 0;
  if (step.unit === 'day') return Math.floor(daysBetween(from, to) / step.size);
  const months = monthsBetween(from, to);
  return Number(months.n / months.d / BigInt(step.size));
}
