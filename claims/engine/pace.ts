/**
 * Pace towards a target, for `on-pace` and `promise` (method, section 8): the figure of the deadline if it
 * is known, and otherwise the required rate against the rates that were kept up.
 *
 * Nobody's future is false yet: a pace is never `fails`. Both sides of a dispute are measured by the same
 * yardsticks. Pace works on the published points.
 */

import type { KnownObservation } from '../evidence/series.ts';
import { monthPosition, monthsBefore, monthsBetween } from '../exact/calendar.ts';
import { compare, parseDecimal, quantity, type Rational, rational, sign } from '../exact/number.ts';
import type { Finding, Outcome, Pace } from '../verdict/verdict.ts';
import { steepestRise } from './best-past.ts';

export type Aim = 'at-least' | 'at-most';

/** The yardsticks: rates over the last months, this many of them. */
const WINDOWS = [3, 6, 12, 24] as const;

/** The longest window that `enough` is worked out on. */
const ENOUGH_WINDOW = 6;

/** At or above this ratio of observed to required rate in every window a pace is `ahead`, or `on-pace`. */
const AHEAD = parseDecimal('1.05');
const ON_PACE = parseDecimal('0.95');

/** Whether a figure reaches the target: at least it, or with `at-most` at most it. */
export function reaches(x: Rational, target: Rational, aim: Aim): boolean {
  return aim === 'at-least' ? compare(x, target) >= 0 : compare(x, target) <= 0;
}

/** The figure of the deadline, against the target; `stands` is the observation that it rests on. */
export interface DeadlineFigure {
  finding: 'reached' | 'missed' | 'too-close';
  stands: KnownObservation;
  /** The first after the deadline, if none stands at it: the two together decide. */
  next?: KnownObservation;
  /** The first observation that reaches the target, if it was reached only later. */
  reachedLater?: KnownObservation;
}

/** What is known at the deadline: its figure, no figure yet (with the last one before), or nothing. */
export type AtDeadline =
  | { state: 'known'; figure: DeadlineFigure }
  | { state: 'open'; last: KnownObservation }
  | { state: 'only-after' }
  | { state: 'nothing' };

/** Looks for the figure of the deadline among the known observations, which are in order of date. */
export function atDeadline(
  known: readonly KnownObservation[],
  deadline: string,
  target: Rational,
  aim: Aim,
): AtDeadline {
  const upTo = known.filter((o) => o.at.end <= deadline);
  const later = known.filter((o) => o.at.end > deadline);
  const last = upTo[upTo.length - 1];
  if (last === undefined) return { state: later.length > 0 ? 'only-after' : 'nothing' };

  const reachesIt = (o: KnownObservation) => reaches(o.value, target, aim);
  const next = later[0];
  if (last.at.end !== deadline && next === undefined) return { state: 'open', last };
  const beside = last.at.end === deadline || next === undefined ? {} : { next };
  const bracketed = beside.next === undefined || reachesIt(last) === reachesIt(beside.next);
  if (!bracketed) return { state: 'known', figure: { finding: 'too-close', stands: last, ...beside } };
  if (reachesIt(last)) return { state: 'known', figure: { finding: 'reached', stands: last, ...beside } };
  const reachedLater = later.find(reachesIt);
  return {
    state: 'known',
    figure: {
      finding: 'missed',
      stands: last,
      ...beside,
      ...(reachedLater === undefined ? {} : { reachedLater }),
    },
  };
}

/** The observations that decide at a deadline, each once, in order of date. */
export function decisive({ stands, next, reachedLater }: DeadlineFigure): KnownObservation[] {
  return [...new Set([stands, next, reachedLater])].filter((one) => one !== undefined);
}

/** The outcome as a verdict gives it. */
export function outcomeOf({
  finding,
  stands,
  reachedLater,
}: DeadlineFigure): Outcome & { finding: DeadlineFigure['finding'] } {
  return {
    finding,
    at: stands.at.text,
    actual: quantity(stands.value),
    ...(reachedLater === undefined ? {} : { reachedAt: reachedLater.at.text }),
  };
}

/** A pace worked out, with the observations that it rests on. */
export interface WorkedPace {
  pace: Pace;
  used: KnownObservation[];
  /** The required rate per month; null if none is required. */
  required: Rational | null;
  best: Rational | null;
}

/** A pace in which nothing is required any more: the figure stands, reached or at the deadline. */
export function settledPace(
  stands: KnownObservation,
  deadline: string,
  target: Rational,
  finding: Finding,
): WorkedPace {
  return {
    pace: {
      at: stands.at.text,
      actual: quantity(stands.value),
      target: quantity(target),
      left: quantity(monthsBetween(stands.at.end, deadline)),
      required: null,
      windows: [],
      bestPast: null,
      finding,
      enough: null,
    },
    used: [stands],
    required: null,
    best: null,
  };
}

/**
 * The pace from the last observation before a deadline whose figure is not known.
 * `known` holds no forecasts, is in order of date, and ends with `last`.
 */
export function paceOf(
  known: readonly KnownObservation[],
  last: KnownObservation,
  deadline: string,
  target: Rational,
  aim: Aim,
): WorkedPace {
  if (reaches(last.value, target, aim)) return settledPace(last, deadline, target, 'reached');
  const left = monthsBetween(last.at.end, deadline);
  const required = target.sub(last.value).div(left);

  const windows = WINDOWS.flatMap((months) => {
    const date = monthsBefore(last.at.end, months);
    const from = known.findLast((o) => o.at.end === date);
    if (from === undefined) return [];
    const rate = last.value.sub(from.value).div(rational(BigInt(months)));
    return [{ months, from, rate, ratio: rate.div(required) }];
  });
  const best = bestPast(known, left, aim);
  const bestRate = best?.rate ?? null;
  return {
    pace: {
      at: last.at.text,
      actual: quantity(last.value),
      target: quantity(target),
      left: quantity(left),
      required: quantity(required),
      windows: windows.map((w) => ({
        months: w.months,
        from: w.from.at.text,
        rate: quantity(w.rate),
        ratio: quantity(w.ratio),
      })),
      bestPast: best && { from: best.from.at.text, to: best.to.at.text, rate: quantity(best.rate) },
      finding: findingOf(
        windows.map((w) => w.ratio),
        required,
        bestRate,
        aim,
      ),
      enough: enoughOf(windows, last.value, target, left, aim),
    },
    used: [last, ...windows.map((w) => w.from), ...(best === null ? [] : [best.from, best.to])],
    required,
    best: bestRate,
  };
}

function findingOf(
  ratios: readonly Rational[],
  required: Rational,
  best: Rational | null,
  aim: Aim,
): Finding {
  const atLeast = (bound: Rational) => (ratio: Rational) => compare(ratio, bound) >= 0;
  if (ratios.length === 0) return 'not-computable';
  if (ratios.every(atLeast(AHEAD))) return 'ahead';
  if (ratios.every(atLeast(ON_PACE))) return 'on-pace';
  if (ratios.some(atLeast(ON_PACE))) return 'yardsticks-disagree';
  const beyondBest =
    best !== null && (aim === 'at-least' ? compare(required, best) > 0 : compare(required, best) < 0);
  return beyondBest ? 'needs-a-record' : 'short-of-pace';
}

/** The best average rate over any two known observations at least `apart` months apart. */
function bestPast(known: readonly KnownObservation[], apart: Rational, aim: Aim) {
  const turned = (q: Rational) => (aim === 'at-least' ? q : q.neg());
  const points = known.map((o) => ({ position: monthPosition(o.at.end), value: turned(o.value) }));
  const steepest = steepestRise(points, apart);
  const from = steepest && known[steepest.from];
  const to = steepest && known[steepest.to];
  return steepest && from && to ? { from, to, rate: turned(steepest.rate) } : null;
}

/**
 * What would be enough, on the 6-month window or the longest shorter one: the figure at which its rate would
 * equal the required one, x = (target w + then left)/(w + left), and the months and slip at its rate.
 */
function enoughOf(
  windows: readonly { months: number; from: KnownObservation; rate: Rational }[],
  now: Rational,
  target: Rational,
  left: Rational,
  aim: Aim,
): Pace['enough'] {
  const window = windows.findLast((w) => w.months <= ENOUGH_WINDOW);
  if (window === undefined) return null;
  const w = rational(BigInt(window.months));
  const actual = target.mul(w).add(window.from.value.mul(left)).div(w.add(left));
  const towards = aim === 'at-least' ? sign(window.rate) > 0 : sign(window.rate) < 0;
  const months = towards ? target.sub(now).div(window.rate) : null;
  return {
    window: window.months,
    actual: quantity(actual),
    months: months && quantity(months),
    slip: months && quantity(months.sub(left)),
  };
}
