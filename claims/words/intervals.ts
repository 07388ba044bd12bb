/** Intervals in words, as pages tell them. */

import { type Interval, isEmpty } from '../exact/interval.ts';
import { compare, type Rational } from '../exact/number.ts';
import { amount, numberInWords } from './numbers.ts';

/** "from 18,000 to 22,000", "above 34,000", "from 427.5 to just under 450", "nowhere". */
export function intervalInWords(i: Interval, unit: string): string {
  if (isEmpty(i)) return 'nowhere';
  const end = (q: Rational) => amount(q, unit, 4);
  if (i.lo === null && i.hi === null) return 'at any value';
  if (i.lo === null) return i.hi === null ? '' : `${i.hiClosed ? 'at or below' : 'below'} ${end(i.hi)}`;
  if (i.hi === null) return `${i.loClosed ? 'at or above' : 'above'} ${end(i.lo)}`;
  if (compare(i.lo, i.hi) === 0) return `at exactly ${end(i.lo)}`;
  const start = /^[a-z]/.test(unit) && unit !== 'index' ? numberInWords(i.lo, 4) : end(i.lo);
  return `from ${i.loClosed ? '' : 'just over '}${start} to ${i.hiClosed ? '' : 'just under '}${end(i.hi)}`;
}
