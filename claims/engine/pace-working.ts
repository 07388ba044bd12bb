/** The working of a pace and of an outcome, and the values that their sentences hold. */
import { exact, parseExact, type Rational } from '../exact/number.ts';
import type { WorkedStep } from '../verdict/verdict.ts';
import type { OutcomeValues } from '../words/pace-words.ts';
import { workedStep } from './formula.ts';
import type { DeadlineFigure, WorkedPace } from './pace.ts';

/** The figure of the deadline, as values for sentences. */
export function outcomeValues({ finding, stands, reachedLater }: DeadlineFigure): OutcomeValues {
  return {
    finding,
    stands: { at: stands.at.text, value: exact(stands.value) },
    ...(reachedLater === undefined
      ? {}
      : { later: { at: reachedLater.at.text, value: exact(reachedLater.value) } }),
  };
}

/** The working of an outcome: the figure less the target. */
export function outcomeWorking(actual: Rational, target: Rational): WorkedStep[] {
  return [workedStep('over-target', 'actual - target', { actual, target }, actual.sub(target))];
}

/** The working of a pace, a line for each yardstick. */
export function paceWorking({ pace, required, best }: WorkedPace): WorkedStep[] {
  const [target, actual] = [parseExact(pace.target.exact), parseExact(pace.actual.exact)];
  if (required === null) return outcomeWorking(actual, target);
  const left = target.sub(actual);
  const months = parseExact(pace.left.exact);
  return [
    workedStep('left', 'target - actual', { target, actual }, left),
    workedStep('required-rate', 'left / months', { left, months }, required),
    ...pace.windows.flatMap((w) => {
      const [rate, ratio] = [parseExact(w.rate.exact), parseExact(w.ratio.exact)];
      const then = actual.sub(rate.mul(parseExact(String(w.months))));
      const over = { months: w.months };
      return [
        workedStep('rate-over', `(actual - then) / ${w.months}`, { actual, then }, rate, over),
        workedStep('ratio-over', 'rate / required', { rate, required }, ratio, over),
      ];
    }),
    ...(best === null ? [] : [workedStep('best-rate', 'best', { best }, best)]),
  ];
}
