/**
 * Numbers and units in words, in one place for sentences, pages and charts.
 *
 * Written here rather than asked of the platform, so that a verdict's sentence is the same on every machine.
 */
import {
  compare,
  DECIMAL_PLACES,
  decimal,
  HUNDRED,
  isZero,
  parseDecimal,
  type Rational,
} from '../exact/number.ts';

/** How many decimals a number is shown with when nothing asks for more. */
const SHOWN_PLACES = 2;

/** "20,000", "1,082.33", "-4,672": thousands separated, at most 2 decimals, or as many as tell it from 0. */
export function numberInWords(q: Rational, places = SHOWN_PLACES): string {
  let shown = decimal(q, places);
  for (let more = places + 1; shown === '0' && !isZero(q) && more <= DECIMAL_PLACES; more += 1) {
    shown = decimal(q, more);
  }
  return separated(shown);
}

/** Two numbers, each with as many decimals as it takes to tell them apart where they differ. */
export function numbersApart(a: Rational, b: Rational): [string, string] {
  for (let places = SHOWN_PLACES; places <= DECIMAL_PLACES; places += 1) {
    const shown: [string, string] = [numberInWords(a, places), numberInWords(b, places)];
    if (shown[0] !== shown[1] || compare(a, b) === 0) return shown;
  }
  return [numberInWords(a, DECIMAL_PLACES), numberInWords(b, DECIMAL_PLACES)];
}

/** A decimal as it was written, with thousands separated: "20000.0" is "20,000.0". */
export function separated(text: string): string {
  const [integer = '', fraction] = text.split('.');
  const grouped = integer.replace(/\B(?=(\d{3})+$)/g, ',');
  return (fraction === undefined ? grouped : `${grouped}.${fraction}`).replace('-', '−');
}

const IRREGULAR: Record<string, string> = {
  people: 'person',
  men: 'man',
  women: 'woman',
  children: 'child',
  buses: 'bus',
  staff: 'member of staff',
};

/** A unit for one of it: "officers per month" is "officer per month". */
export function singular(unit: string): string {
  const [noun = '', ...rest] = unit.split(' per ');
  const words = noun.split(' ');
  const last = words.pop() ?? '';
  return [[...words, singularNoun(last)].join(' '), ...rest].join(' per ');
}

function singularNoun(noun: string): string {
  const irregular = IRREGULAR[noun];
  if (irregular !== undefined) return irregular;
  if (/[^aeiou]ies$/.test(noun)) return noun.replace(/ies$/, 'y');
  if (/(?:ss|us|is)$/.test(noun) || !/[a-z]s$/i.test(noun)) return noun;
  return noun.replace(/(?:(?<=ss|ch|sh|x|z)es|s)$/, '');
}

const CURRENCIES: Record<string, string> = { GBP: '£', EUR: '€', USD: '$' };

/** A number already in words, with its unit: "16%", "£14 million", "1,142 officers per month", "1 officer". */
export function withUnit(shown: string, unit: string | undefined): string {
  if (unit === undefined || unit === '') return shown;
  if (unit.startsWith('%')) return `${shown}${unit}`;
  if (unit === 'index') return `index ${shown}`;
  const currency = /^(GBP|EUR|USD)\b\s*(.*)$/.exec(unit);
  if (currency !== null) {
    const amount = shown.startsWith('−')
      ? `−${CURRENCIES[currency[1] ?? '']}${shown.slice(1)}`
      : `${CURRENCIES[currency[1] ?? '']}${shown}`;
    return currency[2] === '' ? amount : `${amount} ${currency[2]}`;
  }
  return `${shown} ${/^−?1(?:\.0+)?$/.test(shown) ? singular(unit) : unit}`;
}

/** A number with its unit: "1,082.33 officers per month". */
export function amount(q: Rational, unit: string | undefined, places = SHOWN_PLACES): string {
  return withUnit(numberInWords(q, places), unit);
}

/** A published value in words, with its unit if that is a sign: "16,753", "£4,330", "5.2%". */
export function valueInWords(value: string, unit: string): string {
  return amount(parseDecimal(value), /^(?:%|GBP|EUR|USD)/.test(unit) ? unit : undefined, 6);
}

const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;

/** "one figure", "three figures", "16 figures": a count with its noun in the right number. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${COUNTS[n] ?? separated(String(n))} ${n === 1 ? noun : plural}`;
}

/** "3 claims", "1 claim": a count in digits with its noun, for a command line. */
export function tally(n: number, noun: string, plural = `${noun}s`): string {
  return `${separated(String(n))} ${n === 1 ? noun : plural}`;
}

/** A span of months: "3 months", "1 month", "3.58 months". */
export function monthsInWords(q: Rational): string {
  return withUnit(numberInWords(q), 'months');
}

/** A share of 1 as a percentage: 0.0554 as "5.54%". */
export function percentage(q: Rational): string {
  return `${numberInWords(q.mul(HUNDRED))}%`;
}
