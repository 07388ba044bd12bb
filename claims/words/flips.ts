/** What would change a verdict, in sentences. */

import { differenceUnit } from '../evidence/units.ts';
import { contains, parseInterval } from '../exact/interval.ts';
import { parseExact, sign } from '../exact/number.ts';
import type { Flip, Pace, Verdict } from '../verdict.ts';
import { intervalInWords } from './intervals.ts';
import { amount, monthsInWords } from './numbers.ts';

/** What an input is called and counted in. */
export interface NamedInput {
  name: string;
  unit: string;
}

/** What would change it: each way by itself, or the one thing that would. */
export type WhatWouldChange = { ways: string[] } | { only: string };

type Changeable = Pick<Verdict, 'finding' | 'flips' | 'pace'>;

/** What would change a verdict. `named` tells of an input, by its name in the verdict, what it is called and counted in. */
export function whatWouldChange(
  { finding, flips, pace }: Changeable,
  named: (input: string) => NamedInput,
): WhatWouldChange {
  if (flips.length > 0) return { ways: flips.map((flip) => flipInWords(flip, named(flip.input))) };
  if (pace?.enough) return { ways: enoughInWords(pace, pace.enough, named('progress').unit) };
  switch (finding) {
    case 'not-computable':
      return { only: 'Figures that are missing now, once they are published and recorded.' };
    case 'unclear':
      return { only: 'A promise that says how much, of what, and by when.' };
    case 'pending':
    case 'awaiting-outcome':
      return { only: 'The figure of the deadline, once it is published.' };
    default:
      return { only: 'Only a revision of the figures it rests on.' };
  }
}

function enoughInWords(pace: Pace, enough: NonNullable<Pace['enough']>, unit: string): string[] {
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
