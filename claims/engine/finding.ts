/** How a result lies to the rings of the words, and what would change that (method, section 5). */

import type { Hedge } from '../claim.ts';
import {
  contains,
  formatInterval,
  type Interval,
  isEmpty,
  liesIn,
  meets,
  nearestEnd,
  point as pointInterval,
  side,
} from '../exact/interval.ts';
import { exact, type Rational } from '../exact/number.ts';
import type { Finding, Flip } from '../verdict/verdict.ts';
import { type Environment, type Formula, preimage } from './formula.ts';
import type { Rings } from './hedge.ts';

/** How the evidence lies, and how exactly the words are meant. */
export interface Lying {
  /** E, what the evidence allows; an end may be infinite if figures are missing. */
  range: Interval;
  point: Rational;
  drawn: Rings;
  /** Whether rounding is the only reason why E is wide. */
  roundingOnly: boolean;
  /** The hedge of the words; `relation` for those of a kind that claims no figure. */
  hedge: Hedge | 'relation';
  /** Whether a published estimate may be quoted as it was published. */
  isQuoted?: boolean;
}

/** The finding: the first of the method's list that applies (section 5). */
export function findingOf({ range: e, point, drawn, roundingOnly, hedge, isQuoted = false }: Lying): Finding {
  if (liesIn(e, drawn.in)) return 'holds';
  const near = drawn.near ?? drawn.out;
  const short = hedge === 'bare' ? 'rounded' : 'stretched';
  // What is published counts if only rounding hides what is true.
  const told = roundingOnly ? pointInterval(point) : e;
  if (!meets(e, drawn.in)) {
    if (liesIn(told, drawn.out)) return short;
    if (liesIn(told, near)) return 'slightly-off';
    return meets(told, drawn.out) ? 'too-close' : 'fails';
  }
  const inOut = liesIn(e, drawn.out);
  if (contains(drawn.in, point) && (roundingOnly || inOut || isQuoted)) return 'holds-as-published';
  if (inOut) return short;
  if (roundingOnly && (hedge === 'bare' || hedge === 'exactly')) return 'within-rounding';
  return 'too-close';
}

/** The findings that say by how much, and on which side, the evidence lies from the words. */
const APART: readonly Finding[] = ['fails', 'slightly-off', 'rounded', 'stretched'];

/** What a verdict says of where the evidence lies: the finding, and the side on which it lies if it is apart. */
export function lieOf(lying: Lying): { finding: Finding; direction?: 'below' | 'above'; isApart: boolean } {
  const finding = findingOf(lying);
  if (!APART.includes(finding)) return { finding, isApart: false };
  const { range, drawn, point } = lying;
  const lies = meets(range, drawn.in) ? pointInterval(point) : range;
  return { finding, direction: side(lies, drawn.in), isApart: true };
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
