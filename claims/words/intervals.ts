/** Intervals in words, as pages tell them. */

import { type Interval, isEmpty } from '../exact/interval.ts';
import { compare, type Rational } from '../exact/number.ts';
import { amount, followsFigures, numberShown, withUnit } from './numbers.ts';

/** How many decimals the ends of an interval have where nothing asks for more. */
const END_PLACES = 4;

/**
 * "from 18,000 to 22,000", "above 34,000", "from 427.5 to just under 450", "nowhere". `beside` is a number that stands
 * beside it, which must be seen on the side of each end on which it lies.
 */
export function intervalInWords(i: Interval, unit: string, beside?: Rational): string {
  if (isEmpty(i)) return 'nowhere';
  const end = (q: Rational) => amount(q, unit, endShown(i, beside));
  if (i.lo === null && i.hi === null) return 'at any value';
  if (i.lo === null) return i.hi === null ? '' : `${i.hiClosed ? 'at or below' : 'below'} ${end(i.hi)}`;
  if (i.hi === null) return `${i.loClosed ? 'at or above' : 'above'} ${end(i.lo)}`;
  if (compare(i.lo, i.hi) === 0) return `at exactly ${end(i.lo)}`;
  return spanInWords(i, i.lo, i.hi, unit, beside);
}

/**
 * What a figure would have to be: "1 officer or more", "less than 5%", "from 427.5 to just under 450 officers", "exactly
 * 20,000 officers", "any figure". `fewer` is the word for less of it.
 */
export function figureWithin(
  i: Interval,
  unit: string,
  { fewer, beside }: { fewer: 'fewer' | 'less'; beside: Rational },
): string {
  const end = (q: Rational) => amount(q, unit, endShown(i, beside));
  if (i.lo === null)
    return i.hi === null
      ? 'any figure'
      : i.hiClosed
        ? `${end(i.hi)} or ${fewer}`
        : `${fewer} than ${end(i.hi)}`;
  if (i.hi === null) return i.loClosed ? `${end(i.lo)} or more` : `more than ${end(i.lo)}`;
  if (compare(i.lo, i.hi) === 0) return `exactly ${end(i.lo)}`;
  return spanInWords(i, i.lo, i.hi, unit, beside);
}

function endShown({ lo, hi }: Interval, beside: Rational | undefined) {
  return { places: END_PLACES, apartFrom: [lo, hi, beside].filter((q) => q != null) };
}

/** "from 427.5 to just under 450 officers", the unit said once where it is a word. */
function spanInWords(i: Interval, lo: Rational, hi: Rational, unit: string, beside?: Rational): string {
  const [first, last] = [lo, hi].map((q) => numberShown(q, endShown(i, beside)));
  const start = followsFigures(unit) ? first : withUnit(first ?? '', unit);
  return `from ${i.loClosed ? '' : 'just over '}${start} to ${i.hiClosed ? '' : 'just under '}${withUnit(last ?? '', unit)}`;
}
