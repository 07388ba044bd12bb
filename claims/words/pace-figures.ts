/** The numbers that a pace or a promise is told by at a glance. */
import { rateUnit } from '../evidence/units.ts';
import {
  compare,
  HUNDRED,
  parseDecimal,
  parseExact,
  type Rational,
  rational,
  ZERO,
} from '../exact/number.ts';
import type { Outcome, Pace, PaceWindow, Verdict } from '../verdict/verdict.ts';
import { momentName, whenInWords } from './dates.ts';
import type { KeyFigure, KeyFigureContext } from './key-figures.ts';
import { amount, count, numberInWords, percentage } from './numbers.ts';
import { sentence } from './text.ts';

/** The target, what came of it and the gap; or, while the deadline is to come, the rate needed and those that were kept up. */
export function paceFigures(
  { outcome, pace, evidence }: Verdict,
  { unit: unitOf }: KeyFigureContext,
): KeyFigure[] {
  const unit = unitOf('target');
  const target = evidence.find(({ input }) => input === 'target')?.value;
  if (outcome !== null && outcome !== undefined && target !== undefined)
    return outcomeFigures(outcome, target, unit);
  return pace === null || pace === undefined ? [] : rates(pace, unit);
}

function outcomeFigures(
  { at, actual, percent }: Outcome,
  target: string,
  unit: string | undefined,
): KeyFigure[] {
  const [goal, came] = [parseDecimal(target), parseExact(actual.exact)];
  const apart = came.sub(goal);
  return [
    { label: 'Target', value: amount(goal, unit, 6) },
    { label: sentence(whenInWords(at)), value: amount(came, unit, 6) },
    {
      label: 'Gap',
      value: compare(apart, ZERO) === 0 ? 'None' : amount(apart.abs(), unit, 6),
      note:
        compare(apart, ZERO) === 0
          ? 'just what was aimed at'
          : `${apart.s > 0n ? 'above' : 'below'} the target`,
    },
    ...(percent === null || percent === undefined
      ? []
      : [{ label: 'Part of the way', value: percentage(parseExact(percent.exact).div(HUNDRED)) }]),
  ].slice(0, 3);
}

function rates({ required, windows, bestPast, actual, target, left }: Pace, unit: string | undefined) {
  const monthly = rateUnit(unit, 'month');
  const told = (exact: string) => amount(parseExact(exact), monthly);
  if (required === null)
    return [
      { label: 'Target', value: amount(parseExact(target.exact), unit, 6) },
      { label: 'So far', value: amount(parseExact(actual.exact), unit, 6) },
    ];
  const fastest = nearest(windows);
  return [
    {
      label: 'Needed',
      value: told(required.exact),
      note: `for ${amount(parseExact(left.exact), 'months')}`,
    },
    ...(fastest === undefined
      ? []
      : [
          {
            label: 'Fastest of late',
            value: told(fastest.rate.exact),
            note: `over ${count(fastest.months, 'month')}: ${partOf(parseExact(fastest.ratio.exact))} what is needed`,
          },
        ]),
    ...(bestPast === null
      ? []
      : [
          {
            label: 'Best ever kept up',
            value: told(bestPast.rate.exact),
            note: `for as long, to ${momentName(bestPast.to)}`,
          },
        ]),
  ];
}

/** "46% of", "17 times": how a rate stands to another. */
function partOf(ratio: Rational): string {
  return compare(ratio, TWO) >= 0 ? `${numberInWords(ratio, 1)} times` : `${percentage(ratio, 0)} of`;
}

const TWO = rational(2n);

/** The window whose rate comes nearest to what is needed, or most exceeds it: the kindest to those who said it is on track. */
function nearest(windows: readonly PaceWindow[]): PaceWindow | undefined {
  return windows.reduce<PaceWindow | undefined>(
    (best, window) =>
      best === undefined || compare(parseExact(window.ratio.exact), parseExact(best.ratio.exact)) > 0
        ? window
        : best,
    undefined,
  );
}
