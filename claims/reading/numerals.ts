/**
 * Numbers in digits or in words, as a coefficient and a power of ten, so that "4.33 billion" can be written in full or
 * in billions: the reader of figures decides which of the two keeps what was said.
 */
import { isDecimal, MAX_DIGITS } from '../exact/number.ts';

export interface Numeral {
  /** A decimal without a sign, as written: "4.33", "16.0". */
  coefficient: string;
  /** The power of ten: 9 for "billion". */
  scale: number;
}

/** How digits were understood; `continental` if a comma stands for the decimal point, or points part the thousands. */
export type Digits =
  | { ok: true; value: string; continental: boolean }
  | { ok: false; why: 'separators' | 'too-long' | 'no-digits' };

/** Names of powers of ten. */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ['thousand', 3],
  ['million', 6],
  ['billion', 9],
  ['trillion', 12],
]);

/** Their short forms, which stand right after the digits or after a space. */
export const SHORT_SCALES: ReadonlyMap<string, number> = new Map([
  ['k', 3],
  ['m', 6],
  ['mn', 6],
  ['mln', 6],
  ['bn', 9],
  ['tn', 12],
  ['trn', 12],
  // As on the Continent: "€3,5 Mrd".
  ['mio', 6],
  ['mrd', 9],
]);

/** Scales of South Asia, which units are written without. */
export const INDIAN_SCALES: ReadonlyMap<string, number> = new Map([
  ['lakh', 5],
  ['lakhs', 5],
  ['crore', 7],
  ['crores', 7],
]);

/** The name of a power of ten, as units have it: "million"; empty if it has none. */
export function scaleName(scale: number): string {
  return [...SCALES].find(([, power]) => power === scale)?.[0] ?? '';
}

/** The power of ten that a unit names: 6 for "GBP million", 0 for "officers". */
export function scaleOf(unit: string): number {
  const word = unit
    .slice(0, 200)
    .split(' ')
    .find((name) => SCALES.has(name));
  return word === undefined ? 0 : (SCALES.get(word) ?? 0);
}

/**
 * Whether a number may be a decimal, or a whole number with a point between its thousands, as on the Continent:
 * "20.000", "149.500". A number that does not end in 00 is taken for a decimal.
 */
export function hasTwoReadings(text: string): boolean {
  return /^-?[1-9]\d{0,2}\.\d00$/.test(text);
}

const SMALL: ReadonlyMap<string, number> = new Map(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
    'seventeen eighteen nineteen'
  )
    .split(' ')
    .map((word, i) => [word, i]),
);

const TENS: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, 20 + 10 * i]),
);

const only = (text: string, allowed: RegExp): boolean => text !== '' && allowed.test(text);
const DIGITS = /^\d+$/;
/** Digits without a separator, as most numbers are. */
const PLAIN = /^[1-9]\d{0,14}$/;

/** Whether digits are grouped by thousands: first one to three, then threes. */
function isGrouped([first = '', ...rest]: readonly string[]): boolean {
  if (rest.length === 0 || !only(first, /^[1-9]\d{0,2}$/)) return false;
  return rest.every((group) => group.length === 3 && DIGITS.test(group));
}

/**
 * Reads digits with their separators. A comma before exactly three digits separates thousands and a point is decimal,
 * as the British write; the continental way counts only if there is no British reading.
 */
export function readDigits(text: string): Digits {
  if (PLAIN.test(text)) return { ok: true, value: text, continental: false };
  if (text.length > 4 * MAX_DIGITS) return { ok: false, why: 'too-long' };
  if (!/\d/.test(text)) return { ok: false, why: 'no-digits' };
  const spaced = text.split(/[\s'’]/);
  const refused = { ok: false, why: 'separators' } as const;
  if (spaced.length > 1) {
    const last = spaced[spaced.length - 1] ?? '';
    const end = last.search(/[.,]/);
    const groups = [...spaced.slice(0, -1), end < 0 ? last : last.slice(0, end)];
    const fraction = end < 0 ? '' : last.slice(end + 1);
    if (!isGrouped(groups) || (end >= 0 && !DIGITS.test(fraction))) return refused;
    return checked(groups.join(''), fraction, end >= 0 && last[end] === ',');
  }
  const commas = text.split(',');
  const points = text.split('.');
  if (commas.length === 1 && points.length <= 2) return british([text], points);
  if (points.length === 1) {
    if (isGrouped(commas)) return checked(commas.join(''), '', false);
    const [whole = '', fraction = ''] = commas;
    const decimalComma =
      commas.length === 2 && DIGITS.test(whole) && DIGITS.test(fraction) && fraction.length !== 3;
    return decimalComma ? checked(whole, fraction, true) : refused;
  }
  if (commas.length === 1) return isGrouped(points) ? checked(points.join(''), '', true) : refused;
  if (points.length === 2 && text.indexOf('.') > text.lastIndexOf(',')) {
    const [whole = '', fraction = ''] = points;
    const groups = whole.split(',');
    return isGrouped(groups) && DIGITS.test(fraction) ? checked(groups.join(''), fraction, false) : refused;
  }
  if (commas.length === 2 && text.indexOf(',') > text.lastIndexOf('.')) {
    const [whole = '', fraction = ''] = commas;
    const groups = whole.split('.');
    return isGrouped(groups) && DIGITS.test(fraction) ? checked(groups.join(''), fraction, true) : refused;
  }
  return refused;
}

function british(whole: readonly string[], points: readonly string[]): Digits {
  const [integer = '', fraction = ''] = points.length === 2 ? points : [whole.join('')];
  const digits = (part: string) => part === '' || DIGITS.test(part);
  if (!digits(integer) || !digits(fraction)) return { ok: false, why: 'separators' };
  return checked(integer, fraction, false);
}

function checked(integer: string, fraction: string, continental: boolean): Digits {
  const whole = integer.replace(/^0+(?=\d)/, '') || '0';
  const value = fraction === '' ? whole : `${whole}.${fraction}`;
  return isDecimal(value) ? { ok: true, value, continental } : { ok: false, why: 'too-long' };
}

/** A numeral in full: 4.33 and a scale of 9 is "4330000000". Undefined if that has more than 30 digits. */
export function inFull({ coefficient, scale }: Numeral): string | undefined {
  if (scale === 0) return coefficient;
  const [integer = '', fraction = ''] = coefficient.split('.');
  const padded = fraction.padEnd(scale, '0');
  const whole = `${integer}${padded.slice(0, scale)}`.replace(/^0+(?=\d)/, '');
  // Zeros that the scale stands for say nothing about precision.
  const rest = padded.slice(scale);
  const value = rest === '' ? whole : `${whole}.${rest}`;
  return isDecimal(value) ? value : undefined;
}

const QUARTERS: ReadonlyMap<string, string> = new Map([
  ['a quarter', '0.25'],
  ['one quarter', '0.25'],
  ['three quarters', '0.75'],
]);

/** The most words that one number may have. */
const MAX_WORDS = 24;

/**
 * Reads a number in words from the start of a list: "one hundred and forty-nine thousand five hundred and
 * seventy-two", "a dozen", "half a million", "two and a half million". `taken` is how many words that took.
 */
export function readNumberWords(words: readonly string[]): { numeral: Numeral; taken: number } | undefined {
  const at = (i: number) => words[i] ?? '';
  if (at(0) === 'half' && at(1) === 'a') {
    if (at(2) === 'dozen') return { numeral: { coefficient: '6', scale: 0 }, taken: 3 };
    const scale = SCALES.get(at(2));
    return scale === undefined ? undefined : { numeral: { coefficient: '0.5', scale }, taken: 3 };
  }
  const quarters = QUARTERS.get(`${at(0)} ${at(1)}`);
  if (quarters !== undefined && at(2) === 'of' && at(3) === 'a') {
    const scale = SCALES.get(at(4));
    return scale === undefined ? undefined : { numeral: { coefficient: quarters, scale }, taken: 5 };
  }
  if (at(0) === 'a' || at(0) === 'an') {
    if (at(1) !== 'dozen' && at(1) !== 'hundred' && !SCALES.has(at(1))) return undefined;
    const rest = readNumberWords(['one', ...words.slice(1, MAX_WORDS)]);
    return rest;
  }
  const read = readWhole(words);
  if (read === undefined) return undefined;
  const { value, taken, top } = read;
  if (at(taken) === 'dozen' && value < 100n)
    return { numeral: { coefficient: String(value * 12n), scale: 0 }, taken: taken + 1 };
  if (at(taken) === 'point') {
    let i = taken + 1;
    let fraction = '';
    for (; i < MAX_WORDS && (SMALL.get(at(i)) ?? 10) < 10; i += 1) fraction += String(SMALL.get(at(i)));
    if (fraction === '') return undefined;
    return withScale(`${value}.${fraction}`, at(i), i);
  }
  const half =
    at(taken) === 'and' && (at(taken + 1) === 'a' || at(taken + 1) === 'one') && at(taken + 2) === 'half';
  // "A million and a half" adds half a million; "two and a half million" adds half a unit before the scale.
  if (half && top > 0)
    return { numeral: { coefficient: `${value / 10n ** BigInt(top)}.5`, scale: top }, taken: taken + 3 };
  if (half) return withScale(`${value}.5`, at(taken + 3), taken + 3);
  return {
    numeral:
      top > 0
        ? { coefficient: String(value / 10n ** BigInt(top)), scale: top }
        : { coefficient: String(value), scale: 0 },
    taken,
  };
}

function withScale(coefficient: string, word: string, taken: number) {
  const scale = SCALES.get(word);
  return { numeral: { coefficient, scale: scale ?? 0 }, taken: scale === undefined ? taken : taken + 1 };
}

/** A whole number in words; `top` is the scale that the number ends with, as in "twenty thousand", and else 0. */
function readWhole(words: readonly string[]): { value: bigint; taken: number; top: number } | undefined {
  let total = 0n;
  let group: bigint | undefined;
  let least = 99;
  let hundreds = false;
  let units: 'none' | 'tens' | 'full' = 'none';
  let taken = 0;
  let top = 0;
  for (let i = 0; i < Math.min(words.length, MAX_WORDS); ) {
    const word = words[i] ?? '';
    const small = SMALL.get(word);
    const tens = TENS.get(word);
    const scale = SCALES.get(word);
    if (small !== undefined && (units === 'none' || (units === 'tens' && small > 0 && small < 10))) {
      group = (group ?? 0n) + BigInt(small);
      units = 'full';
    } else if (tens !== undefined && units === 'none') {
      group = (group ?? 0n) + BigInt(tens);
      units = 'tens';
    } else if (word === 'hundred' && group !== undefined && group > 0n && group < 100n && !hundreds) {
      group *= 100n;
      hundreds = true;
      units = 'none';
    } else if (scale !== undefined && group !== undefined && group > 0n && scale < least) {
      total += group * 10n ** BigInt(scale);
      least = scale;
      [group, hundreds, units] = [undefined, false, 'none'];
    } else if (
      word === 'and' &&
      i > 0 &&
      units === 'none' &&
      (hundreds || total > 0n) &&
      isBelowHundred(words[i + 1])
    ) {
      i += 1;
      continue;
    } else break;
    i += 1;
    taken = i;
    top = scale ?? 0;
  }
  if (taken === 0) return undefined;
  const value = total + (group ?? 0n);
  return { value, taken, top: top > 0 && value % 10n ** BigInt(top) === 0n ? top : 0 };
}

function isBelowHundred(word: string | undefined): boolean {
  return word !== undefined && word !== 'zero' && (SMALL.has(word) || TENS.has(word));
}

/** Whether a word can be part of a number in words, other than "a" and "and". */
export function isNumberWord(word: string): boolean {
  return SMALL.has(word) || TENS.has(word) || SCALES.has(word) || word === 'hundred' || word === 'dozen';
}

const PARTS: ReadonlyMap<string, number> = new Map([
  ['half', 2],
  ['third', 3],
  ['quarter', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['seventh', 7],
  ['eighth', 8],
  ['ninth', 9],
  ['tenth', 10],
]);

/** The denominator of a part in words, singular or plural: "third", "quarters"; undefined for any other word. */
export function denominator(word: string): number | undefined {
  return (
    PARTS.get(word) ?? (word === 'halves' ? 2 : word.endsWith('s') ? PARTS.get(word.slice(0, -1)) : undefined)
  );
}

/**
 * A part as a percentage: `exact` if it has at most two decimal places, otherwise rounded to a whole number. Undefined
 * if it is no part, or if it would round to 0.
 */
export function partInPercent(part: number, whole: number): { value: string; exact: boolean } | undefined {
  if (!(part > 0 && part < whole)) return undefined;
  const scaled = BigInt(part) * 10_000n;
  if (scaled % BigInt(whole) === 0n) {
    const cents = (scaled / BigInt(whole)).toString().padStart(3, '0');
    return { value: `${cents.slice(0, -2)}.${cents.slice(-2)}`.replace(/\.?0+$/, ''), exact: true };
  }
  const rounded = Math.round((100 * part) / whole);
  return rounded < 1 ? undefined : { value: String(rounded), exact: false };
}
