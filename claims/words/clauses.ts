/** The sentence why: how a finding on a figure is put into words. */

import { type Claimed, HEDGES, isShrunk } from '../claim.ts';
import { isSameUnit } from '../evidence/units.ts';
import type { TimeUnit } from '../exact/calendar.ts';
import { type Interval, isEmpty, parseInterval } from '../exact/interval.ts';
import { compare, isZero, ONE, parseDecimal, type Rational, sign } from '../exact/number.ts';
import type { Finding, Verdict } from '../verdict/verdict.ts';
import {
  amount,
  briefly,
  followsFigures,
  numberInWords,
  numbersApart,
  type Shown,
  separated,
  withUnit,
} from './numbers.ts';

/** What the verdict's clause is made of. */
export interface Telling {
  finding: Finding;
  direction?: 'below' | 'above';
  value: Rational;
  range: Interval;
  unit: string;
  /** Where the words hold, if they name a figure. */
  in: Interval | undefined;
  /** Where they are only stretched. */
  out?: Interval | undefined;
  claimed: Claimed | undefined;
  /** The way that the claim says a figure moved; ranges are then told as rises and falls. */
  moves: 'rise' | 'fall' | undefined;
  /** How a difference is put, its size being in words: "30 officers fewer". */
  signed?: ((value: Rational, size: string) => string) | undefined;
  /** Puts the claimed figure as the claim does: "13%" as "a fall of 13%". */
  put(claimed: string): string;
}

/** The computed value as shown, its size without a sign, and the clause that follows it and ends the sentence. */
export function verdictClause(t: Telling): { shown: string; size: string; clause: string } {
  const { against, apartFrom = [] } = shownAs(t);
  const sizes = { ...(against === undefined ? {} : { against }), apartFrom: apartFrom.map((q) => q.abs()) };
  return {
    shown: amount(t.value, t.unit, shownAs(t)),
    size: amount(t.value.abs(), t.unit, sizes),
    clause: clauseOf(t, claimInWords(t)),
  };
}

/** How exactly the computed figures are shown: so that each is seen on the side of the rings on which it lies. */
function shownAs({ claimed, in: inner, out }: Telling): Shown {
  return claimed === undefined
    ? { apartFrom: endsOf([inner, out]) }
    : { against: claimed.value, apartFrom: [...figuresOf(claimed), ...endsOf([inner, out])] };
}

/** The claimed figure, the upper end of a range, and the ends of the rings: what a computed figure is held against. */
export function numbersClaimed(claimed: NonNullable<Verdict['claimed']>): Rational[] {
  return [...figuresOf(claimed), ...endsOf([claimed.in, claimed.out].map(parseInterval))];
}

function figuresOf({ value, to }: Claimed): Rational[] {
  return [value, ...(to === undefined ? [] : [to])].map(parseDecimal);
}

function endsOf(rings: readonly (Interval | undefined)[]): Rational[] {
  return rings.flatMap((ring) => [ring?.lo, ring?.hi]).filter((end) => end != null);
}

/** What is claimed, as the sentence says it after "not". */
function claimInWords(t: Telling): string {
  const { claimed, moves, unit } = t;
  if (claimed === undefined) return t.put('');
  // The unit is left out where it is a word that was just said; its scale never is.
  const told = (value: string) =>
    isSameUnit(claimed.unit, unit) ? briefly(separated(value), claimed.unit) : inUnit(value, claimed.unit);
  return moves === undefined ? t.put(hedged(claimed, told)) : claimedChange(claimed, told, moves);
}

const inUnit = (value: string, unit: string) => withUnit(separated(value), unit);

function clauseOf(t: Telling, claim: string): string {
  const anything = () => `anything ${rangeInWords(t)}`;
  const quoted =
    t.claimed === undefined || (t.moves === undefined && isAboutZero(t.claimed)) ? `“${claim}”` : claim;
  switch (t.finding) {
    case 'holds':
      if (fallsShort(t)) return `, close enough to the claim of ${quoted}, which holds.`;
      return `, so the claim of ${quoted} holds.`;
    case 'holds-as-published':
      return `, as claimed; but the published figures are not exact, and the true ${t.signed === undefined ? 'value' : 'difference'} may be ${anything()}.`;
    case 'within-rounding':
      return `, ${denied(t, claim)}; but the published figures are rounded, and the true value may be ${anything()}, which leaves room for the claim.`;
    case 'rounded':
      if (t.claimed?.to !== undefined)
        return `, a little ${t.direction === 'above' ? 'above' : 'below'} the claim of ${claim}, whose ends are round figures.`;
      return `, for which ${claim} is a round figure on the ${t.direction === 'above' ? 'low' : 'high'} side.`;
    case 'stretched':
      if (t.in === undefined) return `, which stretches “${claim}”.`;
      return isEmpty(t.in)
        ? `, which stretches “${claim}”: those words hold for no figure at all.`
        : `, which stretches “${claim}”: the words hold ${ringInWords(t.in, t)}.`;
    case 'slightly-off':
      return `, ${denied(t, claim)}, but close to it.`;
    case 'too-close':
      return `, but the evidence allows ${anything()}, so ${quoted} can be neither confirmed nor ruled out.`;
    default:
      return `, ${denied(t, claim)}.`;
  }
}

/** Whether the words hold although the figure is not quite as much as they name: "doubled" of a rise of 95%. */
function fallsShort({ claimed, value, in: inner }: Telling): boolean {
  if (claimed?.hedge !== 'or-more' || inner === undefined) return false;
  const apart = compare(value.abs(), parseDecimal(claimed.value).abs());
  return inner.lo === null ? apart > 0 && sign(value) > 0 : apart < 0;
}

/** "not 1,142", "not nearly 20,000", "beyond the claim of up to £14 million", "against the claim of no change". */
function denied(t: Telling, claim: string): string {
  if (claim.startsWith('no ')) return `against the claim of ${claim}`;
  const hedge = t.claimed?.hedge;
  const upper = (hedge === 'up-to' || hedge === 'at-most') && claim.startsWith(HEDGES[hedge]);
  return upper && t.direction === 'above' ? `beyond the claim of ${claim}` : `not ${claim}`;
}

/** A claimed figure with its hedge and unit: "nearly 450 officers per month", "between 5% and 10%", "below zero". */
export function figureClaimed(claimed: Claimed): string {
  return hedged(claimed, (value) => inUnit(value, claimed.unit));
}

/** The claimed figure, put by `told`, with its hedge. */
function hedged({ value, unit, hedge, to }: Claimed, told: (value: string) => string): string {
  if (to !== undefined) {
    const first = followsFigures(unit) ? separated(value) : inUnit(value, unit);
    return `between ${first} and ${told(to)}`;
  }
  if (isAboutZero({ value, hedge })) return ABOUT_ZERO[hedge ?? ''] ?? '';
  const words = HEDGES[hedge ?? 'bare'];
  if (hedge === 'or-more') return `${told(value)} ${isShrunk({ value, unit, hedge }) ? 'or less' : words}`;
  return words === '' ? told(value) : `${words} ${told(value)}`;
}

/** What a bound at zero says of a figure: "under 0%" would say it badly. */
const ABOUT_ZERO: Readonly<Record<string, string>> = {
  over: 'above zero',
  'at-least': 'zero or more',
  under: 'below zero',
  'at-most': 'zero or less',
  'up-to': 'zero or less',
};

function isAboutZero({ value, hedge }: Pick<Claimed, 'value' | 'hedge'>): boolean {
  return Object.hasOwn(ABOUT_ZERO, hedge ?? '') && isZero(parseDecimal(value));
}

/** Whether a hedge draws its rings evenly round the figure, so that a negative rise reads as a fall of its size. */
function isEven(hedge: Claimed['hedge']): boolean {
  return hedge === undefined || hedge === 'bare' || hedge === 'exactly' || hedge === 'about';
}

/** "from 13,450 to 13,550 officers", "from a fall of 1 officer to a rise of 7 officers". */
function rangeInWords(t: Telling): string {
  const { range, value, unit, moves, signed } = t;
  const [lo, hi] = [range.lo ?? value, range.hi ?? value];
  if (signed !== undefined)
    return `from ${signed(lo, amount(lo.abs(), unit))} to ${signed(hi, amount(hi.abs(), unit))}`;
  if (moves === undefined || sign(lo) > 0) return `from ${spanInWords(lo, hi, unit, shownAs(t))}`;
  const moved = (q: Rational) =>
    changeInWords(q, amount(q.abs(), unit, { apartFrom: [lo.abs(), hi.abs()] }), moves);
  return `from ${moved(lo)} to ${moved(hi)}`;
}

/** "13,450 to 13,550 officers", the unit said once where it is a word. */
function spanInWords(lo: Rational, hi: Rational, unit: string, shown: Shown): string {
  const [first, last] = numbersApart([lo, hi], shown);
  return `${followsFigures(unit) ? first : withUnit(first, unit)} to ${withUnit(last, unit)}`;
}

/** "from 18,000 to 22,000 officers", "above 34,000 officers", "from 427.5 to just under 450 officers". */
function ringInWords(ring: Interval, { unit, value }: Telling): string {
  const shown = { apartFrom: [value] };
  const end = (q: Rational) => amount(q, unit, shown);
  if (ring.lo === null)
    return ring.hi === null ? 'everywhere' : `${ring.hiClosed ? 'up to' : 'below'} ${end(ring.hi)}`;
  if (ring.hi === null) return `${ring.loClosed ? 'from' : 'above'} ${end(ring.lo)}`;
  if (ring.hiClosed) return `from ${spanInWords(ring.lo, ring.hi, unit, shown)}`;
  const [first, last] = numbersApart([ring.lo, ring.hi], shown);
  return `from ${followsFigures(unit) ? first : withUnit(first, unit)} to just under ${withUnit(last, unit)}`;
}

/** "a rise of 353", "a fall of 29", "no change": a signed change in the words of its own direction. */
export function changeInWords(value: Rational, shown: string, direction: 'rise' | 'fall'): string {
  const signed = sign(value);
  if (signed === 0) return 'no change';
  const actual = signed > 0 ? direction : opposite(direction);
  return `a ${actual} of ${shown}`;
}

function opposite(direction: 'rise' | 'fall'): 'rise' | 'fall' {
  return direction === 'rise' ? 'fall' : 'rise';
}

/**
 * A claimed change as the claim means it, its size put by `told`: "a fall of 29", "no change". A negative one moves the
 * other way, so that its bounds change places: a rise of "under −5" is a fall of over 5.
 */
export function claimedChange(
  claimed: Claimed,
  told: (value: string) => string,
  direction: 'rise' | 'fall',
): string {
  const { value, hedge = 'bare' } = claimed;
  const signed = sign(parseDecimal(value));
  if (signed === 0 && hedge === 'bare' && claimed.to === undefined) return 'no change';
  if (signed === 0) {
    const bound = BOUND_AT_ZERO[hedge];
    if (bound !== undefined) return `${bound.no} ${bound.way === 'same' ? direction : opposite(direction)}`;
  }
  if (signed >= 0 || claimed.to !== undefined) return `a ${direction} of ${hedged(claimed, told)}`;
  const size = value.replace('-', '');
  if (isEven(hedge)) return `a ${opposite(direction)} of ${hedged({ ...claimed, value: size }, told)}`;
  return `${MIRRORED[hedge]?.(opposite(direction), told(size)) ?? `a ${direction} of ${hedged(claimed, told)}`}`;
}

/** What a bound at no change says. */
const BOUND_AT_ZERO: Readonly<Record<string, { no: 'a' | 'no'; way: 'same' | 'other' }>> = {
  over: { no: 'a', way: 'same' },
  'at-least': { no: 'no', way: 'other' },
  under: { no: 'a', way: 'other' },
  'at-most': { no: 'no', way: 'same' },
  'up-to': { no: 'no', way: 'same' },
};

/** What a bound says of the size of a change the other way. */
const MIRRORED: Readonly<Record<string, (way: string, size: string) => string>> = {
  over: (way, size) => `no ${way} of ${size} or more`,
  'at-least': (way, size) => `no ${way} of more than ${size}`,
  under: (way, size) => `a ${way} of over ${size}`,
  'at-most': (way, size) => `a ${way} of at least ${size}`,
  'up-to': (way, size) => `a ${way} of at least ${size}`,
  'or-more': (way, size) => `a ${way} of ${size} or more`,
  nearly: (way, size) => `a ${way} of just over ${size}`,
  'just-over': (way, size) => `a ${way} of just under ${size}`,
};

/** "3 months", "one month". */
export function timeInWords(n: Rational, per: TimeUnit): string {
  return compare(n, ONE) === 0 ? `one ${per}` : withUnit(numberInWords(n), `${per}s`);
}
