/** What would change a verdict, in sentences. */

import { differenceUnit } from '../evidence/units.ts';
import { moment } from '../exact/calendar.ts';
import { contains, type Interval, isEmpty, parseInterval } from '../exact/interval.ts';
import { compare, isZero, min, ONE, parseExact, type Rational, sign, ZERO } from '../exact/number.ts';
import type { Flip, Pace, Verdict } from '../verdict/verdict.ts';
import { whenInWords } from './dates.ts';
import { figureWithin } from './intervals.ts';
import type { KindWords } from './kind-words.ts';
import { amount, monthsInWords } from './numbers.ts';
import { countsThings, isCounted } from './units.ts';

/** What an input is called and counted in. */
export interface NamedInput {
  name: string;
  unit: string;
}

/** What would change it: each way by itself, or the one thing that would. */
export type WhatWouldChange = { ways: string[] } | { only: string };

type Changeable = Pick<Verdict, 'finding' | 'flips' | 'pace'> & Partial<Pick<Verdict, 'evidence'>>;

/** The inputs of a claim, as what would change its verdict tells of them. */
export interface ChangeableInputs {
  /** An input by its name in the verdict. */
  named(input: string): NamedInput;
  /** The one that moves towards a target, if the claim has one: the one that a pace is about. */
  moving?: NamedInput | undefined;
}

/** What would change a verdict. `own` has what would make a claim of its kind testable. */
export function whatWouldChange(
  { finding, flips, pace, evidence = [] }: Changeable,
  { named, moving }: ChangeableInputs,
  own: KindWords,
): WhatWouldChange {
  if (flips.length > 0)
    return {
      ways: flips.map((flip) => flipInWords(flip, named(flip.input), whenOf(flip.input, evidence))),
    };
  if (pace?.enough) return { ways: enoughInWords(pace, pace.enough, moving?.unit) };
  switch (finding) {
    case 'not-computable':
      return { only: 'Figures that are missing now, once they are published and recorded.' };
    case 'unclear':
      return { only: own.testable ?? 'Words that can be tested.' };
    case 'pending':
    case 'awaiting-outcome':
      return { only: 'The figure of the deadline, once it is published.' };
    default:
      return { only: 'Only a revision of the figures it rests on.' };
  }
}

function enoughInWords(pace: Pace, enough: NonNullable<Pace['enough']>, unit: string | undefined): string[] {
  const told = (quantity: { exact: string }) => amount(parseExact(quantity.exact), unit, 6);
  const [needed, from] = [parseExact(enough.actual.exact), parseExact(pace.actual.exact)];
  const months = (quantity: { exact: string }) => monthsInWords(parseExact(quantity.exact));
  const late =
    enough.slip === null || sign(parseExact(enough.slip.exact)) < 0 ? '' : `: ${months(enough.slip)} late`;
  return [
    `At the rate of the last ${enough.window} months, ${amount(inWhole(needed, from, unit ?? ''), unit)} would have been enough ${whenInWords(pace.at)}; there were ${told(pace.actual)}.`,
    enough.months === null
      ? 'At that rate the target would never be reached: the figure does not move towards it.'
      : `At that rate the rest would take ${months(enough.months)}, with ${months(pace.left)} left${late}.`,
  ];
}

/** What is needed in whole things where they are counted whole: rounded away from what there was, so that it is enough. */
function inWhole(needed: Rational, from: Rational, unit: string): Rational {
  if (!countsThings(unit) || from.d !== 1n) return needed;
  return compare(needed, from) < 0 ? needed.floor() : needed.ceil();
}

/** The day of the figure that an input is, if the evidence has one: " on 31 December 2022". */
function whenOf(input: string, evidence: Verdict['evidence']): string {
  const at = evidence.find((used) => used.input === input)?.at;
  return at === undefined ? '' : ` ${whenInWords(moment(at))}`;
}

function flipInWords(flip: Flip, { name, unit }: NamedInput, when: string): string {
  const point = parseExact(flip.point);
  const isWhole = countsThings(unit) && point.d === 1n;
  const allowed = flip.holdsIn === 'none' ? undefined : parseInterval(flip.holdsIn);
  const inWhole = allowed !== undefined && isWhole ? wholeWithin(allowed) : undefined;
  const within = inWhole === undefined || isEmpty(inWhole) ? allowed : inWhole;
  const ends = within === undefined ? [] : [within.lo, within.hi].filter((end) => end !== null);
  const figure = `${name} (${amount(point, unit, { places: 4, apartFrom: ends })}${when})`;
  if (within === undefined) return `No value of ${figure} would make the claim hold.`;
  const reach = figureWithin(within, unit, { fewer: isCounted(unit) ? 'fewer' : 'less', beside: point });
  const distances = ends.map((end) => end.sub(point).abs());
  const [first] = distances;
  const away = first === undefined ? ZERO : distances.reduce(min, first);
  const by = isZero(away) ? '' : amount(away, differenceUnit(unit), 4);
  return contains(within, point)
    ? `The claim holds as long as ${figure} is ${reach}${by === '' ? '' : `, with ${by} to spare`}.`
    : `The claim would hold if ${figure} were ${reach}${by === '' ? '' : `, ${by} away`}.`;
}

/** The whole numbers of an interval, from the first to the last: those from 1 of the numbers from 0.97. */
function wholeWithin({ lo, hi, loClosed, hiClosed }: Interval): Interval {
  const first = lo === null ? null : !loClosed && lo.d === 1n ? lo.add(ONE) : lo.ceil();
  const last = hi === null ? null : !hiClosed && hi.d === 1n ? hi.sub(ONE) : hi.floor();
  return { lo: first, loClosed: first !== null, hi: last, hiClosed: last !== null };
}
