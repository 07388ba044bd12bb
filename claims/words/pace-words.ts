/** A pace and an outcome in sentences, for the kinds `on-pace` and `promise`. */

import { rateUnit } from '../evidence/units.ts';
import { moment } from '../exact/calendar.ts';
import { compare, max, min, parseExact, type Rational, sign } from '../exact/number.ts';
import type { Pace } from '../verdict/verdict.ts';
import { dateInWords, momentName, whenInWords } from './dates.ts';
import { amount, briefly, isWordUnit, monthsInWords, numberShown, withUnit } from './numbers.ts';
import { listInWords } from './text.ts';

type Aim = 'at-least' | 'at-most';

/** The goal that a pace or an outcome is told against. Numbers are exact fractions. */
export type GoalValues = {
  readonly target: string;
  readonly unit: string;
  readonly deadline: string;
  readonly aim: Aim;
};

/** The figure that stands at or about the deadline, and the first that reaches the target later. */
export type OutcomeValues = {
  readonly finding: 'reached' | 'missed' | 'too-close';
  readonly stands: { readonly at: string; readonly value: string };
  readonly later?: { readonly at: string; readonly value: string };
};

/** "816 officers per month", "a fall of 333.33 cases per month". */
function rateInWords(rate: Rational, unit: string, apartFrom: readonly Rational[]): string {
  const shown = amount(rate.abs(), rateUnit(unit, 'month'), { apartFrom });
  return sign(rate) < 0 ? `a fall of ${shown}` : shown;
}

/** The figure that stands at or about the deadline, against the target; without its full stop. */
export function outcomeSentence(
  { finding, stands, later }: OutcomeValues,
  { target, unit, deadline, aim }: GoalValues,
  goal = 'the target of',
): string {
  const told = (text: string) => amount(parseExact(text), unit, 6);
  const reached = `${goal} ${told(target)}`;
  const figure = told(stands.value);
  const exactly = moment(stands.at).end === deadline;
  const afterwards =
    later === undefined ? '' : `; it was reached only ${whenInWords(later.at)}, with ${told(later.value)}`;
  const lead = exactly
    ? `the figure for ${momentName(stands.at)} is ${figure}`
    : `no figure stands at the deadline of ${dateInWords(deadline)}; the last before it is ${figure} ${whenInWords(stands.at)}`;
  switch (finding) {
    case 'reached':
      return exactly
        ? `${lead}, which reaches ${reached}`
        : `${lead}, and that and the first after it both reach ${reached}`;
    case 'missed':
      return exactly
        ? `${lead}, ${aim === 'at-least' ? 'short of' : 'above'} ${reached}${afterwards}`
        : `${lead}, and neither that nor the first after it reaches ${reached}${afterwards}`;
    case 'too-close':
      return `${lead}, and of that and the first after it one reaches ${reached} and the other does not`;
  }
}

/** The pace in one sentence, without its full stop. */
export function paceSentence(pace: Pace, { target, unit, deadline, aim }: GoalValues): string {
  const from = `${amount(parseExact(pace.actual.exact), unit, 6)} ${whenInWords(pace.at)}`;
  const goal = amount(parseExact(target), unit, 6);
  if (pace.required === null) {
    return `${from} already reaches the target of ${goal}, ${monthsInWords(parseExact(pace.left.exact))} before the deadline`;
  }
  const required = parseExact(pace.required.exact);
  const best = pace.bestPast === null ? null : parseExact(pace.bestPast.rate.exact);
  const observed = pace.windows.map((w) => parseExact(w.rate.exact));
  const beside = [required, ...observed, ...(best === null ? [] : [best])].map((rate) => rate.abs());
  const needed = `from ${from}, reaching ${goal} by ${dateInWords(deadline)} takes ${rateInWords(required, unit, beside)}`;
  const rates = ratesInWords(pace, unit, beside);
  const record = best === null ? '' : rateInWords(best, unit, beside);
  const byAll = pace.windows.length === 1 ? '' : ' by every yardstick';
  switch (pace.finding) {
    case 'ahead':
      return `${needed}; ${rates}, which is more than enough${byAll}`;
    case 'on-pace':
      return `${needed}; ${rates}, which is enough, or within 5% of it${byAll === '' ? '' : `,${byAll}`}`;
    case 'yardsticks-disagree':
      return `${needed}; ${rates}, which is enough by some yardsticks and not by others`;
    case 'short-of-pace':
      return best === null
        ? `${needed}; ${rates}, which falls short${byAll}`
        : `${needed}; ${rates}, which falls short${byAll}, though as much was once kept up for as long (${record})`;
    case 'needs-a-record':
      return `${needed}; ${rates}, and ${best === null || !towards(best, aim) ? `it has never ${aim === 'at-least' ? 'risen' : 'fallen'} over as long` : `the best ever kept up for as long is ${record}`}, so it takes a record`;
    default:
      return `${needed}; no earlier figure stands 3, 6, 12 or 24 months before it, so that no pace can be told`;
  }
}

/** A pace in the fewest words: "needs 292.86 officers per month; over the last 3 and 6 months it was 250". */
export function paceBriefly(pace: Pace, unit: string): string {
  if (pace.required === null)
    return `${amount(parseExact(pace.actual.exact), unit, 6)} reaches the target so far`;
  const required = parseExact(pace.required.exact);
  const beside = [required, ...pace.windows.map((w) => parseExact(w.rate.exact))].map((rate) => rate.abs());
  const rates = ratesInWords(pace, unit, beside);
  return `needs ${rateInWords(required, unit, beside)}${rates === '' ? '' : `; ${rates}`}`;
}

/** That the deadline has passed before its figure was published. */
export function awaitingInWords(deadline: string): string {
  return `the deadline of ${dateInWords(deadline)} has passed and its figure is not published yet`;
}

/** A rate without its unit if that is a word, which was just said; with it if it is a sign. */
function rateBriefly(rate: Rational, unit: string, apartFrom: readonly Rational[]): string {
  const shown = numberShown(rate.abs(), { apartFrom });
  return isWordUnit(unit) ? briefly(shown, unit) : withUnit(shown, rateUnit(unit, 'month'));
}

/** Whether a rate moves towards the target. */
function towards(rate: Rational, aim: Aim): boolean {
  return aim === 'at-least' ? sign(rate) > 0 : sign(rate) < 0;
}

/** "over the last 3, 6 and 12 months it was between 422.21 and 493.83". */
function ratesInWords(pace: Pace, unit: string, beside: readonly Rational[]): string {
  const rates = pace.windows.map((w) => parseExact(w.rate.exact));
  const [first] = rates;
  if (first === undefined) return '';
  const windows = `over the last ${listInWords(pace.windows.map((w) => String(w.months)))} months`;
  const [lo, hi] = [rates.reduce(min, first), rates.reduce(max, first)];
  const told = (rate: Rational) => rateBriefly(rate, unit, beside);
  if (compare(lo, hi) === 0) return `${windows} it was ${rateInWords(lo, unit, beside)}`;
  if (sign(hi) < 0) return `${windows} it was a fall of between ${told(hi)} and ${told(lo)}`;
  return sign(lo) < 0
    ? `${windows} it was between a fall of ${told(lo)} and ${sign(hi) === 0 ? 'no change' : `a rise of ${told(hi)}`}`
    : `${windows} it was between ${told(lo)} and ${told(hi)}`;
}
