/** What would change a verdict, in sentences. */

import { differenceUnit } from '../evidence/units.ts';
import { contains, parseInterval } from '../exact/interval.ts';
import { parseExact, sign } from '../exact/number.ts';
import type { Flip, Pace, Verdict } from '../verdict.ts';
import { intervalInWords } from './intervals.ts';
import type { KindWords } from './kind-words.ts';
import { amount, monthsInWords } from './numbers.ts';

/** What an input is called and counted in. */
export interface NamedInput {
  name: string;
  unit: string;
}

/** What would change it: each way by itself, or the one thing that would. */
export type WhatWouldChange = { ways: string[] } | { only: string };

type Changeable = Pick<Verdict, 'finding' | 'flips' | 'pace'>;

/** The inputs of a claim, as what would change its verdict tells of them. */
export interface ChangeableInputs {
  /** An input by its name in the verdict. */
  named(input: string): NamedInput;
  /** The one that moves towards a target, if the claim has one: the one that a pace is about. */
  moving?: NamedInput | undefined;
}

/** What would change a verdict. `own` has what would make a claim of its kind testable. */
export function whatWouldChange(
  { finding, flips, pace }: Changeable,
  { named, moving }: ChangeableInputs,
  own: KindWords,
): WhatWouldChange {
  if (flips.length > 0) return { ways: flips.map((flip) => flipInWords(flip, named(flip.input))) };
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
  const told = (quantity: { exact: string }) => amount(parseExact(quantity.exact), unit);
  const months = (quantity: { exact: string }) => monthsInWords(parseExact(quantity.exact));
  const late =
    enough.slip === null || sign(parseExact(enough.slip.exact)) < 0 ? '' : `: ${months(enough.slip)} late`;
  return [
    `At the rate of the last ${enough.window} months, ${told(enough.actual)} would have been enough by then, where there were ${told(pace.actual)}.`,
    enough.months === null
      ? 'At that rate the target would never be reached: the figure does not move towards it.'
      : `At that rate the rest would take ${months(enough.months)}, with ${months(pace.left)} left${late}.`,
  ];
}

function flipInWords(flip: Flip, { name, unit }: NamedInput): string {
  const point = parseExact(flip.point);
  const shown = amount(point, unit, 4);
  if (flip.holdsIn === 'none') return `No value of ${name} would make the claim hold; it is ${shown}.`;
  const holdsIn = parseInterval(flip.holdsIn);
  const by = flip.by === null ? '' : amount(parseExact(flip.by), differenceUnit(unit), 4);
  const reach = intervalInWords(holdsIn, unit);
  return contains(holdsIn, point)
    ? `The claim holds with ${name} ${reach}; it is ${shown}${by === '' ? '' : `, ${by} from the nearer end`}.`
    : `The claim would hold with ${name} ${reach}; it is ${shown}${by === '' ? '' : `, ${by} away`}.`;
}
