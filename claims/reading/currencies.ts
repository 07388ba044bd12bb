/**
 * Currencies in quotations, as ISO codes: by their signs, by letters before a sign or before the digits, and by their
 * names. Where a name belongs to several countries ("rupees", "kr"), the unit is that name, for nobody can tell which.
 */
import {
  CURRENCY_CODES,
  CURRENCY_SIGNS,
  currencyOfNames,
  LETTERED_SIGNS,
  SMALL_CODES,
} from '../evidence/currencies.ts';

/** ISO codes that are words or names too: "TRY 5 times". */
const AMBIGUOUS: ReadonlySet<string> = new Set(['try']);

/** Short names before the digits, with or without a stop: "KSh 2bn", "Rs. 500". */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['ksh', 'KES'],
  ['kshs', 'KES'],
  ['ush', 'UGX'],
  ['ushs', 'UGX'],
  ['tsh', 'TZS'],
  ['tshs', 'TZS'],
  ['rmb', 'CNY'],
  ['sh', 'shillings'],
  ['shs', 'shillings'],
  ['rs', 'rupees'],
  ['kr', 'kr'],
]);

/** Letters that are a currency right before digits, if these look like money: "R500 million", "N5,000". */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['R', 'ZAR'],
  ['N', 'NGN'],
]);

/** Whether a mark is the sign of a currency, alone or with letters before it. */
export function isSign(mark: string): boolean {
  return CURRENCY_SIGNS.has(mark) || mark === '¢';
}

/**
 * The currency of a sign and of the letters stuck to it, if any; undefined if nobody can tell which that is. `letters`
 * is empty without letters.
 */
export function currencyOfSign(sign: string, letters: string): string | undefined {
  if (letters === '') return CURRENCY_SIGNS.get(sign);
  if (sign === '$' && isCode(letters)) return letters.toUpperCase();
  return LETTERED_SIGNS.get(letters + sign);
}

/** Whether a word in small letters is an ISO code that may stand beside a number. Those that are words too are none. */
function isCode(word: string): boolean {
  return CURRENCY_CODES.has(word.toUpperCase()) && !AMBIGUOUS.has(word);
}

/** A word as far as a currency is read from it. */
interface Word {
  norm: string;
  caps: boolean;
}

/** The currency that a word before a number names: "AUD 5", "KSh 2", "R500". A letter has to be stuck to its digits. */
export function currencyBefore(
  { norm, caps }: Word,
  number: { glued: boolean } | undefined,
): string | undefined {
  if (isCode(norm) && (caps || SMALL_CODES.has(norm))) return norm.toUpperCase();
  return SHORT.get(norm) ?? (number?.glued === true ? LETTERS.get(norm.toUpperCase()) : undefined);
}

/** The currency that words after a number name, and how many of them that takes. */
export function currencyAfter(
  words: readonly (Word | undefined)[],
): { currency: string; taken: number } | undefined {
  const named = currencyOfNames(words.map((word) => word?.norm ?? ''));
  if (named !== undefined) return named;
  const { norm = '', caps = false } = words[0] ?? {};
  return isCode(norm) && (caps || SMALL_CODES.has(norm))
    ? { currency: norm.toUpperCase(), taken: 1 }
    : undefined;
}

/**
 * How many letters at the start of a word are a currency before its digits: 3 of "KSh2", 1 of "R500"; 0 if none are.
 * A single letter counts only before three digits, a decimal or a scale: "N17" is a postcode, and "R2" a road.
 */
export function currencyLetters(word: string, after: string): number {
  const [letters = ''] = /^\p{L}+/u.exec(word) ?? [];
  const digits = word.slice(letters.length);
  if (letters === '' || !/^\d+(?:k|m|mn|bn|tn|trn)?$/i.test(digits)) return 0;
  if (LETTERS.has(letters)) {
    const isMoney =
      /^\d{3,}|\D$/.test(digits) ||
      /^(?:,\d{3}|\.\d| ?(?:thousand|million|billion|trillion|[mb]n)\b)/.test(after);
    return isMoney ? 1 : 0;
  }
  const lower = letters.toLowerCase();
  const isCurrency = SHORT.has(lower) || (isCode(lower) && letters === letters.toUpperCase());
  return isCurrency ? letters.length : 0;
}
