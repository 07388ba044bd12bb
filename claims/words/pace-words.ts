/** A pace and an outcome in sentences and in working, for the kinds `on-pace` and `promise`. */
import type { WorkingStep } from '../engine/formula.ts';
import type { Aim, DeadlineFigure, WorkedPace } from '../engine/pace.ts';
import { rateUnit } from '../evidence/units.ts';
import { compare, max, min, parseExact, plain, quantity, type Rational, sign } from '../exact/number.ts';
import type { Pace } from '../verdict.ts';
import {
  amount,
  dateInWords,
  listInWords,
  momentName,
  monthsInWords,
  numberInWords,
  whenInWords,
} from './words.ts';

/** What a pace is told with. */
export interface PaceTelling {
  target: Rational;
  unit: string;
  deadline: string;
  aim: Aim;
}

/** "816 officers per month", "a fall of 333.33 cases per month". */
function rateInWords(rate: Rational, unit: string): string {
  const shown = amount(rate.abs(), rateUnit(unit, 'month'));
  return rate.s < 0n && rate.n !== 0n ? `a fall of ${shown}` : shown;
}

/** The figure that stands at or about the deadline, against the target. */
export function outcomeSentence(
  { finding, stands, reachedLater }: DeadlineFigure,
  t: PaceTelling,
  goal = 'the target of',
): string {
  const target = `${goal} ${amount(t.target, t.unit)}`;
  const figure = amount(stands.value, t.unit);
  const exactly = stands.at.end === t.deadline;
  const deadline = dateInWords(t.deadline);
  const later =
    reachedLater === undefined
      ? ''
      : `; it was reached only ${whenInWords(reachedLater.at)}, with ${amount(reachedLater.value, t.unit)}`;
  const lead = exactly
    ? `the figure for ${momentName(stands.at)} is ${figure}`
    : `no figure stands at the deadline of ${deadline}; the last before it is ${figure} ${whenInWords(stands.at)}`;
  switch (finding) {
    case 'reached':
      return exactly
        ? `${lead}, which reaches ${target}`
        : `${lead}, and that and the first after it both reach ${target}`;
    case 'missed':
      return exactly
        ? `${lead}, ${t.aim === 'at-least' ? 'short of' : 'above'} ${target}${later}`
        : `${lead}, and neither that nor the first after it reaches ${target}${later}`;
    case 'too-close':
      return `${lead}, and of that and the first after it one reaches ${target} and the other does not`;
  }
}

/** The pace in one sentence, without its full stop. */
export function paceSentence(worked: WorkedPace, t: PaceTelling): string {
  const { pace, required, best } = worked;
  const actual = parseExact(pace.actual.exact);
  const from = `${amount(actual, t.unit)} ${whenInWords(pace.at)}`;
  const target = amount(t.target, t.unit);
  if (required === null) {
    return `${from} already reaches the target of ${target}, ${monthsInWords(parseExact(pace.left.exact))} before the deadline`;
  }
  const needed = `from ${from}, reaching ${target} by ${dateInWords(t.deadline)} takes ${rateInWords(required, t.unit)}`;
  const rates = ratesInWords(pace, t.unit);
  const record = best === null ? '' : rateInWords(best, t.unit);
  switch (pace.finding) {
    case 'ahead':
      return `${needed}; ${rates}, which is more than enough by every yardstick`;
    case 'on-pace':
      return `${needed}; ${rates}, which is enough, or within 5% of it, by every yardstick`;
    case 'yardsticks-disagree':
      return `${needed}; ${rates}, which is enough by some yardsticks and not by others`;
    case 'short-of-pace':
      return best === null
        ? `${needed}; ${rates}, which falls short by every yardstick`
        : `${needed}; ${rates}, which falls short by every yardstick, though as much was once kept up for as long (${record})`;
    case 'needs-a-record':
      return `${needed}; ${rates}, and ${best === null || !towards(best, t.aim) ? `it has never ${t.aim === 'at-least' ? 'risen' : 'fallen'} over as long` : `the best ever kept up for as long is ${record}`}, so it takes a record`;
    default:
      return `${needed}; no earlier figure stands 3, 6, 12 or 24 months before it, so that no pace can be told`;
  }
}

/** A rate without its unit where that is a word, which was just said; with it where it is a sign. */
function briefly(rate: Rational, unit: string): string {
  return /^[a-z]/.test(unit) ? numberInWords(rate) : amount(rate, rateUnit(unit, 'month'));
}

/** Whether a rate moves towards the target. */
function towards(rate: Rational, aim: Aim): boolean {
  return aim === 'at-least' ? sign(rate) > 0 : sign(rate) < 0;
}

/** "over the last 3, 6 and 12 months it was between 422.21 and 493.83". */
function ratesInWords(pace: Pace, unit: string): string {
  const rates = pace.windows.map((w) => parseExact(w.rate.exact));
  const [first] = rates;
  if (first === undefined) return '';
  const windows = `over the last ${listInWords(pace.windows.map((w) => String(w.months)))} months`;
  const [lo, hi] = [rates.reduce(min, first), rates.reduce(max, first)];
  if (compare(lo, hi) === 0) return `${windows} it was ${rateInWords(lo, unit)}`;
  return sign(hi) < 0
    ? `${windows} it was a fall of between ${briefly(hi.abs(), unit)} and ${briefly(lo.abs(), unit)}`
    : `${windows} it was between ${briefly(lo, unit)} and ${briefly(hi, unit)}`;
}

/** The working of a pace, a line for each yardstick. */
export function paceWorking(worked: WorkedPace): WorkingStep[] {
  const { pace, required } = worked;
  if (required === null) {
    const [target, actual] = [parseExact(pace.target.exact), parseExact(pace.actual.exact)];
    return [line('over the target', 'actual - target', { actual, target }, actual.sub(target))];
  }
  const [target, actual, left] = [pace.target, pace.actual, pace.left].map((q) => parseExact(q.exact)) as [
    Rational,
    Rational,
    Rational,
  ];
  return [
    line('left', 'target - actual', { target, actual }, target.sub(actual)),
    line('required rate', 'left / months', { left: target.sub(actual), months: left }, required),
    ...pace.windows.flatMap((w) => {
      const [rate, ratio] = [parseExact(w.rate.exact), parseExact(w.ratio.exact)];
      const then = actual.sub(rate.mul(parseExact(String(w.months))));
      return [
        line(`rate over ${w.months} months`, `(actual - then) / ${w.months}`, { actual, then }, rate),
        line(`${w.months} months against required`, 'rate / required', { rate, required }, ratio),
      ];
    }),
    ...(pace.bestPast === null
      ? []
      : [
          line(
            'best rate for as long',
            'best',
            { best: parseExact(pace.bestPast.rate.exact) },
            parseExact(pace.bestPast.rate.exact),
          ),
        ]),
  ];
}

/** The working of an outcome: the figure less the target. */
export function outcomeWorking(actual: Rational, target: Rational): WorkingStep[] {
  return [line('over the target', 'actual - target', { actual, target }, actual.sub(target))];
}

/** One line of working. */
export function line(
  step: string,
  expression: string,
  values: Record<string, Rational>,
  result: Rational,
): WorkingStep {
  return {
    step,
    expression,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)])),
    ...quantity(result),
  };
}
