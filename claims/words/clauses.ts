/** The sentence why: how a finding on a figure is put into words. */

import { type Claimed, HEDGES } from '../claim.ts';
import type { TimeUnit } from '../exact/calendar.ts';
import { type Interval, isEmpty } from '../exact/interval.ts';
import { compare, ONE, parseDecimal, type Rational, sign } from '../exact/number.ts';
import type { Finding } from '../verdict.ts';
import { amount, numberInWords, numbersApart, separated, withUnit } from './numbers.ts';

/** What the verdict's clause is made of. */
export interface Telling {
  finding: Finding;
  direction?: 'below' | 'above';
  value: Rational;
  range: Interval;
  unit: string;
  /** Where the words hold, if they name a figure. */
  in: Interval | undefined;
  claimed: Claimed | undefined;
  /** The way that the claim says a figure moved; ranges are then told as rises and falls. */
  moves: 'rise' | 'fall' | undefined;
  /** Puts the claimed figure as the claim does: "13%" as "a fall of 13%". */
  put(claimed: string): string;
}

/** The computed value as shown, its size without a sign, and the clause that follows it and ends the sentence. */
export function verdictClause(t: Telling): { shown: string; size: string; clause: string } {
  const { shown, size } = shownApart(t);
  return { shown, size, clause: clauseOf(t, t.put(claimedInWords(t))) };
}

function clauseOf(t: Telling, claim: string): string {
  const anything = () => `anything ${rangeInWords(t)}`;
  switch (t.finding) {
    case 'holds':
      return `, so the claim of ${t.claimed === undefined ? `“${claim}”` : claim} holds.`;
    case 'holds-as-published':
      return `, as claimed; but the published figures are rounded, and the true value may be ${anything()}.`;
    case 'within-rounding':
      return `, not ${claim}; but the published figures are rounded, and the true value may be ${anything()}, which leaves room for the claim.`;
    case 'rounded':
      return `, for which ${claim} is a round figure on the ${t.direction === 'above' ? 'low' : 'high'} side.`;
    case 'stretched':
      return t.in === undefined || isEmpty(t.in)
        ? `, which stretches “${claim}”: those words hold for no figure at all.`
        : `, which stretches “${claim}”: the words hold ${ringInWords(t.in, t.unit)}.`;
    case 'too-close':
      return `, but the evidence allows ${anything()}, so ${t.claimed === undefined ? `“${claim}”` : claim} can be neither confirmed nor ruled out.`;
    default:
      return `, ${denied(t, claim)}.`;
  }
}

/** "not 1,142", "not nearly 20,000", "beyond the claim of up to £14 million". */
function denied(t: Telling, claim: string): string {
  const hedge = t.claimed?.hedge;
  const upper = hedge === 'up-to' || hedge === 'at-most';
  return upper && t.direction === 'above' ? `beyond the claim of ${claim}` : `not ${claim}`;
}

/** The computed value with its unit, with as many decimals as tell it from the claimed one. */
function shownApart(t: Telling): { shown: string; size: string } {
  const beside = t.claimed === undefined ? t.value : parseDecimal(t.claimed.value);
  const shown = (value: Rational, claimed: Rational) => withUnit(numbersApart(value, claimed)[0], t.unit);
  return { shown: shown(t.value, beside), size: shown(t.value.abs(), beside.abs()) };
}

/** A unit that is a word and need not be said twice. */
const isWord = (unit: string) =>
  /^[a-z]/.test(unit) && !unit.startsWith('percentage') && unit !== 'times' && unit !== 'index';

/** The claimed figure with its hedge; the unit is left out where it is a word that was just said. */
function claimedInWords(t: Telling): string {
  if (t.claimed === undefined) return '';
  const { value, unit, hedge } = t.claimed;
  const size = t.moves !== undefined && isEven(hedge) ? value.replace('-', '') : value;
  const said = unit === t.unit && isWord(unit) ? separated(size) : withUnit(separated(size), unit);
  return hedged(said, hedge);
}

/** A claimed figure with its hedge and unit: "nearly 450 officers per month". */
export function figureClaimed({ value, unit, hedge }: Claimed): string {
  return hedged(withUnit(separated(value), unit), hedge);
}

function hedged(figure: string, hedge: Claimed['hedge']): string {
  const words = HEDGES[hedge ?? 'bare'];
  return words === '' ? figure : `${words} ${figure}`;
}

/** Whether a hedge draws its rings evenly round the figure, so that a negative rise reads as a fall of its size. */
export function isEven(hedge: Claimed['hedge']): boolean {
  return hedge === undefined || hedge === 'bare' || hedge === 'exactly' || hedge === 'about';
}

/** "from 13,450 to 13,550 officers", "from a fall of 1 officer to a rise of 7 officers". */
function rangeInWords({ range, value, unit, moves }: Telling): string {
  const [lo, hi] = [range.lo ?? value, range.hi ?? value];
  if (moves === undefined || sign(lo) > 0) return `from ${spanInWords(lo, hi, unit)}`;
  const moved = (q: Rational) => changeInWords(q, amount(q.abs(), unit), moves);
  return `from ${moved(lo)} to ${moved(hi)}`;
}

/** "13,450 to 13,550 officers", the unit said once where it is a word. */
function spanInWords(lo: Rational, hi: Rational, unit: string): string {
  const [first, last] = numbersApart(lo, hi);
  return `${isWord(unit) ? first : withUnit(first, unit)} to ${withUnit(last, unit)}`;
}

/** "from 18,000 to 22,000 officers", "above 34,000 officers", "from 427.5 to just under 450 officers". */
function ringInWords(ring: Interval, unit: string): string {
  const end = (q: Rational) => amount(q, unit);
  if (ring.lo === null)
    return ring.hi === null ? 'everywhere' : `${ring.hiClosed ? 'up to' : 'below'} ${end(ring.hi)}`;
  if (ring.hi === null) return `${ring.loClosed ? 'from' : 'above'} ${end(ring.lo)}`;
  if (ring.hiClosed) return `from ${spanInWords(ring.lo, ring.hi, unit)}`;
  const [first, last] = numbersApart(ring.lo, ring.hi);
  return `from ${isWord(unit) ? first : withUnit(first, unit)} to just under ${withUnit(last, unit)}`;
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

/** A claimed change as the claim means it: "a fall of 29", "no change"; a negative one moves the other way. */
export function claimedChange(claimed: Claimed, words: string, direction: 'rise' | 'fall'): string {
  const signed = sign(parseDecimal(claimed.value));
  if (signed === 0 && (claimed.hedge ?? 'bare') === 'bare') return 'no change';
  return `a ${signed < 0 && isEven(claimed.hedge) ? opposite(direction) : direction} of ${words}`;
}

/** "3 months", "one month". */
export function timeInWords(n: Rational, per: TimeUnit): string {
  return compare(n, ONE) === 0 ? `one ${per}` : withUnit(numberInWords(n), `${per}s`);
}
