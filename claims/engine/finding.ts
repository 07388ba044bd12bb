/** How a result lies to the rings of the words, and what would change that (method, section 4). */

import type { Claimed } from '../claim.ts';
import {
  contains,
  formatInterval,
  type Interval,
  isEmpty,
  liesIn,
  meets,
  nearestEnd,
} from '../exact/interval.ts';
import { exact, type Rational } from '../exact/number.ts';
import type { Finding, Flip } from '../verdict.ts';
import { type Environment, type Formula, preimage } from './formula.ts';
import type { Rings } from './hedge.ts';

/** The finding: the first of the method's list that applies (section 4). */
export function findingOf(
  e: Interval,
  point: Rational,
  drawn: Rings,
  roundingOnly: boolean,
  hedge: Claimed['hedge'],
): Finding {
  if (liesIn(e, drawn.in)) return 'holds';
  if (!meets(e, drawn.out)) return 'fails';
  const meetsIn = meets(e, drawn.in);
  if (meetsIn && roundingOnly && contains(drawn.in, point)) return 'holds-as-published';
  if (meetsIn && roundingOnly && (hedge === 'bare' || hedge === 'exactly')) return 'within-rounding';
  if (!meetsIn && liesIn(e, drawn.out)) return hedge === 'bare' ? 'rounded' : 'stretched';
  return 'too-close';
}

/** What would change the verdict, for one input of a formula. */
export function flipOf(formula: Formula, name: string, environment: Environment, target: Interval): Flip {
  const point = environment.get(name)?.point;
  const holdsIn = preimage(formula, name, environment, target);
  if (point === undefined || holdsIn === undefined)
    throw new RangeError(`no such input in the formula: ${name}`);
  return flip(name, point, holdsIn);
}

/** A flip from the interval of an input for which the finding would be `holds`. */
export function flip(name: string, point: Rational, holdsIn: Interval): Flip {
  if (isEmpty(holdsIn)) return { input: name, point: exact(point), holdsIn: 'none', nearest: null, by: null };
  const nearest = nearestEnd(holdsIn, point);
  return {
    input: name,
    point: exact(point),
    holdsIn: formatInterval(holdsIn),
    nearest: nearest === null ? null : exact(nearest),
    by: nearest === null ? null : exact(nearest.sub(point).abs()),
  };
}
