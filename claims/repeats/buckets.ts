/** Buckets of numbers, by which agreeing ones are looked up: each a twentieth wide, so that a few of them hold what may agree. */
import { isZero, type Rational } from '../exact/number.ts';
import type { Amount } from './numbers.ts';

const WIDTH = Math.log(1.05);

/** Far from any bucket of a number: what 0 stands in. */
const OF_ZERO = -100_000;

/** The bucket of a number by its size; its sign is left to the direction of the words. It finds candidates, and decides nothing. */
export function bucketOf(value: Rational): number {
  if (isZero(value)) return OF_ZERO;
  return Math.round(logOf(String(value.abs().toFraction())) / WIDTH);
}

/** The natural logarithm of a fraction of whole numbers, however long they are. */
function logOf(fraction: string): number {
  const [n = '1', d = '1'] = fraction.split('/');
  return logOfInteger(n) - logOfInteger(d);
}

function logOfInteger(digits: string): number {
  const head = digits.slice(0, 15);
  return Math.log(Number(head)) + (digits.length - head.length) * Math.LN10;
}

/** How many buckets on either side may hold what agrees, and how many more on the open side of a one-sided hedge. */
const AROUND = 2;
const BEYOND = 5;

/** The first and the last bucket in which figures stand that may agree with one. */
export function bucketsAround({ value, claimed: { hedge } }: Amount): [number, number] {
  const at = bucketOf(value);
  const isAbove = hedge === 'over' || hedge === 'at-least' || hedge === 'just-over' || hedge === 'or-more';
  const isBelow = hedge === 'under' || hedge === 'at-most' || hedge === 'up-to' || hedge === 'nearly';
  return [at - AROUND - (isBelow ? BEYOND : 0), at + AROUND + (isAbove ? BEYOND : 0)];
}
