/**
 * Exact rationals, and the two ways in which a result is given.
 *
 * No verdict passes through a binary float: a figure enters as a decimal string, is held as a fraction of
 * two bigints (fraction.js), and leaves as a reduced fraction (`exact`) and a rounded decimal (`decimal`).
 *
 *     parseDecimal('16753')            -> 16753
 *     exact(rational(3247n, 3n))       -> "3247/3"
 *     decimal(rational(3247n, 3n))     -> "1082.333333"
 */
import Fraction from 'fraction.js';

export type Rational = Fraction;

/** A result given twice: a reduced fraction, and a decimal rounded half to even to 6 places. */
export interface Quantity {
  exact: string;
  decimal: string;
}

/** How many digits a figure may have, before and after the point together. */
export const MAX_DIGITS = 30;

/** The places to which `decimal` rounds. */
export const DECIMAL_PLACES = 6;

/** The fraction n/d in lowest terms. Throws when d is 0. */
export function rational(n: bigint, d = 1n): Rational {
  return new Fraction(n, d);
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
  if (point < 0) return rational(BigInt(text));
  return rational(
    BigInt(text.slice(0, point) + text.slice(point + 1)),
    10n ** BigInt(text.length - point - 1),
  );
}

/** The value of a reduced fraction as `exact` writes it. Throws a RangeError on any other text. */
export function parseExact(text: string): Rational {
  const match = /^(-?\d+)(?:\/([1-9]\d*))?$/.exec(text);
  if (match === null) throw new RangeError(`not a fraction: ${text}`);
  return rational(BigInt(match[1] ?? ''), BigInt(match[2] ?? '1'));
}

/** Numerator with its sign. */
export function numerator(q: Rational): bigint {
  return q.s * q.n;
}

/** -1, 0 or 1. */
export function sign(q: Rational): -1 | 0 | 1 {
  return q.n === 0n ? 0 : q.s < 0n ? -1 : 1;
}

/** Whether q is 0. */
export function isZero(q: Rational): boolean {
  return q.n === 0n;
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
  let [n, d] = [0n, 1n];
  for (const term of terms) {
    if (d % term.d !== 0n) {
      const wider = leastCommonMultiple(d, term.d);
      n *= wider / d;
      d = wider;
    }
    n += numerator(term) * (d / term.d);
  }
  return rational(n, d);
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [divisor, rest] = [a, b];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return (a / divisor) * b;
}

/** A reduced fraction: `"3247/3"`, `"-5"`. */
export function exact(q: Rational): string {
  const n = numerator(q).toString();
  return q.d === 1n ? n : `${n}/${q.d}`;
}

/**
 * A decimal rounded half to even to `places`, trailing zeros dropped: 1/8 to 2 places is "0.12", and what
 * rounds to nothing is "0", without a sign.
 */
export function decimal(q: Rational, places = DECIMAL_PLACES): string {
  const scale = 10n ** BigInt(places);
  const scaled = q.n * scale;
  let whole = scaled / q.d;
  const twice = (scaled % q.d) * 2n;
  if (twice > q.d || (twice === q.d && whole % 2n === 1n)) whole += 1n;
  const digits = whole.toString().padStart(places + 1, '0');
  const integer = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return `${q.s < 0n && whole !== 0n ? '-' : ''}${integer}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Both forms of a result. */
export function quantity(q: Rational): Quantity {
  return { exact: exact(q), decimal: decimal(q) };
}

/** A terminating value as a decimal in full, any other as a fraction: "13.5", "3247/3". */
export function plain(q: Rational): string {
  let rest = q.d;
  let [twos, fives] = [0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  // A fraction ends as a decimal when nothing but twos and fives divides it.
  return rest === 1n ? decimal(q, Math.max(twos, fives)) : exact(q);
}

/** The value of a text that `plain`, `exact` or `decimal` wrote, of any length. Throws a RangeError on any other. */
export function parsePlain(text: string): Rational {
  const match = /^(-?\d+)\.(\d+)$/.exec(text);
  if (match === null) return parseExact(text);
  const [, integer = '', fraction = ''] = match;
  return rational(BigInt(integer + fraction), 10n ** BigInt(fraction.length));
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

/** Reads the written form of a decimal string (method, section 3). */
export function writtenForm(text: string): WrittenForm {
  const unsigned = text.replace('-', '');
  const point = unsigned.indexOf('.');
  const significant = unsigned.replace('.', '').replace(/^0+/, '');
  if (point >= 0) {
    const finest = rational(1n, 10n ** BigInt(unsigned.length - point - 1));
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
    lastPlace: rational(10n ** BigInt(significant.length - stripped.length)),
    figures: Math.max(1, stripped.length),
    lastDigit: stripped.slice(-1) || '0',
  };
}
