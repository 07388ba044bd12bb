/**
 * Whole numbers of any size: held as a number as long as one holds them exactly, which is many times faster, and as a
 * bigint beyond that. Each step looks whether its result is still exact (`Number.isSafeInteger`): nothing is ever rounded.
 */

/** A whole number. A bigint is always beyond what a number holds exactly, so that equal ones are identical; 0 has no sign. */
export type Integer = number | bigint;

/** A whole number in the form in which it is held. Throws a RangeError on a number that is not held exactly, or not whole. */
export function integer(value: Integer): Integer {
  if (typeof value === 'bigint') return held(value);
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an exact whole number: ${value}`);
  // Adding 0 takes the sign off a 0.
  return value + 0;
}

function held(value: bigint): Integer {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** a + b */
export function plus(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return held(BigInt(a) + BigInt(b));
}

/** a - b */
export function less(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return held(BigInt(a) - BigInt(b));
}

/** a b */
export function product(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const times = a * b + 0;
    if (Number.isSafeInteger(times)) return times;
  }
  return held(BigInt(a) * BigInt(b));
}

/** What is left of a when b is taken from it as often as it goes, with the sign of a. b is not 0. */
export function remainder(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') return (a % b) + 0;
  return held(BigInt(a) % BigInt(b));
}

/** How often b goes into a, towards 0. b is not 0. */
export function quotient(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') return (a - (a % b)) / b + 0;
  return held(BigInt(a) / BigInt(b));
}

/** a without its sign. */
export function size(a: Integer): Integer {
  return a < 0 ? negated(a) : a;
}

/** -a */
export function negated(a: Integer): Integer {
  return typeof a === 'number' ? 0 - a : -a;
}

/** The greatest whole number that goes into both, by Euclid's algorithm; neither is negative. */
export function commonDivisor(a: Integer, b: Integer): Integer {
  let [divisor, rest] = [a, b];
  while (rest !== 0) [divisor, rest] = [rest, remainder(divisor, rest)];
  return divisor;
}

/** The whole number that digits write, with or without a minus before them. */
export function integerOf(digits: string): Integer {
  // A number holds so many digits exactly.
  return digits.length <= SAFE_DIGITS ? Number(digits) + 0 : held(BigInt(digits));
}

const SAFE_DIGITS = 15;

/** 10 to a power that is not negative. */
export function powerOfTen(power: number): Integer {
  return POWERS[power] ?? 10n ** BigInt(power);
}

/** Those powers of ten that a number holds exactly. */
const POWERS = Array.from({ length: SAFE_DIGITS + 1 }, (_, power) => 10 ** power);
