/**
 * Exact rationals, and the two ways in which a result is given.
 *
 * No verdict is ever rounded on its way: a figure enters as a decimal string, is held as a fraction of two whole numbers
 * (rational.ts), and leaves as a reduced fraction (`exact`) and a rounded decimal (`decimal`).
 *
 *     parseDecimal('16753')            -> 16753
 *     exact(rational(3247n, 3n))       -> "3247/3"
 *     decimal(rational(3247n, 3n))     -> "1082.333333"
 */
import {
  commonDivisor,
  type Integer,
  integer,
  integerOf,
  plus,
  powerOfTen,
  product,
  quotient,
  remainder,
  size,
} from './integer.ts';
import { Rational } from './rational.ts';

export type { Rational };

/** A result given twice: a reduced fraction, and a decimal rounded half to even to 6 places. */
export interface Quantity {
  exact: string;
  decimal: string;
}

/** How many digits a figure may have, before and after the point together. */
export const MAX_DIGITS = 30;

/** The places to which `decimal` rounds. */
export const DECIMAL_PLACES = 6;

/** The fraction n/d in lowest terms. Throws a RangeError when d is 0, or one of them is no exact whole number. */
export function rational(n: Integer, d: Integer = 1): Rational {
  return Rational.of(integer(n), integer(d));
}

export const ZERO = rational(0n);
export const ONE = rational(1n);
export const HUNDRED = rational(100n);

const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO_DIGIT = 0x30;
const NINE_DIGIT = 0x39;

/** Whether `text` is a decimal in the only spelling allowed: `-?\d+(\.\d+)?`, at most 30 digits. */
export function isDecimal(text: string): boolean {
  let digits = 0;
  let point = -1;
  for (let i = text.charCodeAt(0) === MINUS ? 1 : 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= ZERO_DIGIT && code <= NINE_DIGIT) digits += 1;
    else if (code === POINT && digits > 0 && point < 0) point = i;
    else return false;
  }
  return digits > 0 && digits <= MAX_DIGITS && point !== text.length - 1;
}

/** The exact value of a decimal string. Throws a RangeError on any other text: check with `isDecimal`. */
export function parseDecimal(text: string): Rational {
  if (!isDecimal(text)) throw new RangeError(`not a decimal of at most ${MAX_DIGITS} digits: ${text}`);
  const point = text.indexOf('.');
  if (point < 0) return Rational.of(integerOf(text));
  return Rational.of(
    integerOf(text.slice(0, point) + text.slice(point + 1)),
    powerOfTen(text.length - point - 1),
  );
}

/** The value of a reduced fraction as `exact` writes it. Throws a RangeError on any other text. */
export function parseExact(text: string): Rational {
  const match = /^(-?\d+)(?:\/([1-9]\d*))?$/.exec(text);
  if (match === null) throw new RangeError(`not a fraction: ${text}`);
  return Rational.of(integerOf(match[1] ?? ''), integerOf(match[2] ?? '1'));
}

/** Numerator with its sign. */
export function numerator(q: Rational): bigint {
  return BigInt(q.top);
}

/** -1, 0 or 1. */
export function sign(q: Rational): -1 | 0 | 1 {
  return q.top < 0 ? -1 : q.top === 0 ? 0 : 1;
}

/** Whether q is 0. */
export function isZero(q: Rational): boolean {
  return q.top === 0;
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compare(a: Rational, b: Rational): number {
  return a.compare(b);
}

/** The lesser of two. */
export function min(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}

/** The greater of two. */
export function max(a: Rational, b: Rational): Rational {
  return compare(a, b) >= 0 ? a : b;
}

/**
 * The sum of many. Adding two fractions reduces the result, which for thousands of them costs more than the adding: here
 * they are brought to one denominator, and only the sum is reduced.
 */
export function total(terms: Iterable<Rational>): Rational {
  let n: Integer = 0;
  let d: Integer = 1;
  for (const { top, bottom } of terms) {
    if (remainder(d, bottom) !== 0) {
      const factor = quotient(bottom, commonDivisor(d, bottom));
      n = product(n, factor);
      d = product(d, factor);
    }
    n = plus(n, product(top, quotient(d, bottom)));
  }
  return Rational.of(n, d);
}

/** A reduced fraction: `"3247/3"`, `"-5"`. */
export function exact(q: Rational): string {
  return q.toFraction();
}

/**
 * A decimal rounded half to even to `places`, trailing zeros dropped: 1/8 to 2 places is "0.12", and what
 * rounds to nothing is "0", without a sign.
 */
export function decimal(q: Rational, places = DECIMAL_PLACES): string {
  if (q.bottom === 1) return exact(q);
  const scaled = product(size(q.top), powerOfTen(places));
  let whole = quotient(scaled, q.bottom);
  const twice = product(remainder(scaled, q.bottom), 2);
  if (twice > q.bottom || (twice === q.bottom && remainder(whole, 2) !== 0)) whole = plus(whole, 1);
  const digits = whole.toString().padStart(places + 1, '0');
  const integer = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return `${q.top < 0 && whole !== 0 ? '-' : ''}${integer}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Both forms of a result. */
export function quantity(q: Rational): Quantity {
  return { exact: exact(q), decimal: decimal(q) };
}

/** A terminating value as a decimal in full, any other as a fraction: "13.5", "3247/3". */
export function plain(q: Rational): string {
  if (q.bottom === 1) return exact(q);
  const twos = powerIn(q.bottom, 2);
  const fives = powerIn(twos.rest, 5);
  // A fraction ends as a decimal when nothing but twos and fives divides it.
  return fives.rest === 1 ? decimal(q, Math.max(twos.power, fives.power)) : exact(q);
}

/** How often a factor goes into a whole number, and what is left. */
function powerIn(number: Integer, factor: number): { power: number; rest: Integer } {
  let [power, rest] = [0, number];
  for (; remainder(rest, factor) === 0; rest = quotient(rest, factor)) power += 1;
  return { power, rest };
}

/** The value of a text that `plain`, `exact` or `decimal` wrote, of any length. Throws a RangeError on any other. */
export function parsePlain(text: string): Rational {
  const match = /^(-?\d+)\.(\d+)$/.exec(text);
  if (match === null) return parseExact(text);
  const [, integer = '', fraction = ''] = match;
  return Rational.of(integerOf(integer + fraction), powerOfTen(fraction.length));
}

/** What the written form of a decimal asserts: its precision and its significant figures. */
export interface WrittenForm {
  /** The finest unit written, u: 1 for 16, 0.1 for 23.9 and for 20.0. */
  finest: Rational;
  /** The place value of the last digit that counts, t: 10000 for 20000, 1 for 16, 0.1 for 20.0. */
  lastPlace: Rational;
  /** Significant figures as written; trailing zeros of a whole number are not counted, and 0 has one. */
  figures: number;
  /** The last of them. */
  lastDigit: string;
}

/** Reads the written form of a decimal string (method, section 4). */
export function writtenForm(text: string): WrittenForm {
  const unsigned = text.replace('-', '');
  const point = unsigned.indexOf('.');
  const significant = unsigned.replace('.', '').replace(/^0+/, '');
  if (point >= 0) {
    const finest = Rational.of(1, powerOfTen(unsigned.length - point - 1));
    return {
      finest,
      lastPlace: finest,
      figures: Math.max(1, significant.length),
      lastDigit: unsigned.slice(-1),
    };
  }
  const stripped = significant.replace(/0+$/, '');
  return {
    finest: ONE,
    lastPlace: Rational.of(powerOfTen(significant.length - stripped.length)),
    figures: Math.max(1, stripped.length),
    lastDigit: stripped.slice(-1) || '0',
  };
}
