/**
 * Numbers and units in words, in one place for sentences, pages and charts.
 *
 * Written here rather than asked of the platform, so that a verdict's sentence is the same on every machine.
 */
import {
  compare,
  decimal,
  HUNDRED,
  isZero,
  MAX_DIGITS,
  parseDecimal,
  type Rational,
  writtenForm,
} from '../exact/number.ts';
import { unitParts } from './units.ts';

/** How many decimals a number is shown with when nothing asks for more. */
const SHOWN_PLACES = 2;

/** How many significant figures a small number has at least, and a result beyond those of the claim. */
const SHOWN_FIGURES = 3;

/** The most decimals that are shown to tell two numbers apart. */
const MOST_PLACES = 2 * MAX_DIGITS;

/** How many decimals of a published figure are shown at most; what was worked out is told as verdicts tell it. */
export const PUBLISHED_PLACES = 6;

/** "20,000", "1,082.33", "−4,672": thousands separated, at most 2 decimals, or as many as tell it from 0. */
export function numberInWords(q: Rational, places = SHOWN_PLACES): string {
  let shown = decimal(q, places);
  for (let more = places + 1; shown === '0' && !isZero(q) && more <= MOST_PLACES; more += 1) {
    shown = decimal(q, more);
  }
  return separated(shown);
}

/** A number with so many significant figures, no digit before the point cut: 1082.333… to 6 is "1,082.33", 16753 to 2 "16,753". */
export function significant(q: Rational, figures: number): string {
  return numberInWords(q, placesOf(q, figures));
}

/** How many decimals give so many significant figures. */
function placesOf(q: Rational, figures: number): number {
  const whole = q.n / q.d;
  if (whole > 0n) return Math.max(0, figures - whole.toString().length);
  if (isZero(q)) return 0;
  // 1/300 is below 10^-2: as many zeros after the point as the denominator's quotient has digits after its first.
  const zeros = ((q.d - 1n) / q.n).toString().length - 1;
  return figures + zeros;
}

/**
 * A number as a sentence shows it, so that what the sentence says of it is seen to be true.
 *
 * It has 2 decimals, or fewer where that is more than three significant figures beyond those of the claimed figure, or
 * more where the claimed figure has more or three significant figures take more. Then decimals are added until what is
 * shown lies on the same side of each number that it is held against as it does itself, and equals one only if it does.
 */
export function numberShown(q: Rational, { places, against, apartFrom = [] }: Shown): string {
  let shown = places ?? placesFor(q, against);
  const others = apartFrom.filter((other) => compare(other, q) !== 0);
  while (shown < MOST_PLACES && others.some((other) => decimal(other, shown) === decimal(q, shown)))
    shown += 1;
  return numberInWords(q, shown);
}

function placesFor(q: Rational, against: string | undefined): number {
  const least = placesOf(q, SHOWN_FIGURES);
  if (against === undefined) return q.n < q.d ? Math.max(SHOWN_PLACES, least) : SHOWN_PLACES;
  const written = against.split('.', 2)[1]?.length ?? 0;
  const beyond = placesOf(q, writtenForm(against).figures + SHOWN_FIGURES);
  return Math.max(Math.min(beyond, Math.max(SHOWN_PLACES, written)), q.n < q.d ? least : 0);
}

/** Numbers, each with as many decimals as it takes to tell it from every other one that differs. */
export function numbersApart<const Q extends readonly Rational[]>(
  numbers: Q,
  shown: Shown = {},
): { [K in keyof Q]: string } {
  const apartFrom = [...(shown.apartFrom ?? []), ...numbers];
  return numbers.map((q) => numberShown(q, { ...shown, apartFrom })) as { [K in keyof Q]: string };
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

/**
 * A number already in words, with its unit as readers write it: "16%", "£14 million", "KES 2.03 trillion",
 * "6.3 million people", "1,142 officers per month", "1 officer".
 */
export function withUnit(shown: string, unit: string | undefined): string {
  if (unit === undefined || unit === '') return shown;
  const { before, stuck, scale, after } = unitParts(unit);
  const minus = before !== '' && shown.startsWith('−') && before !== INDEX ? '−' : '';
  const figure = `${minus}${before}${shown.slice(minus.length)}${stuck}${scale === '' ? '' : ` ${scale}`}`;
  if (after === '') return figure;
  const isOne = before === '' && scale === '' && /^−?1(?:\.0+)?$/.test(shown);
  return `${figure} ${isOne ? singular(after) : after}`;
}

const INDEX = 'index ';

/** Whether a unit is a word that need not be said twice in a sentence, as a sign must: "officers", "million people". */
export function isWordUnit(unit: string): boolean {
  const { before, stuck, after } = unitParts(unit);
  return before === '' && stuck === '' && after !== 'times' && !/^(?:percentage )?points?\b/.test(after);
}

/** Whether a unit stands after its figures, so that two of them need it only once: "from 8.5 to 11.5 percentage points". */
export function followsFigures(unit: string): boolean {
  const { before, stuck } = unitParts(unit);
  return before === '' && stuck === '';
}

/** A number already in words where its unit was just said: "8 million" of people, "20,000" of officers, "£14 million". */
export function briefly(shown: string, unit: string | undefined): string {
  if (unit === undefined || !isWordUnit(unit)) return withUnit(shown, unit);
  const { scale } = unitParts(unit);
  return scale === '' ? shown : `${shown} ${scale}`;
}

/** How exactly a number is shown. */
export interface Shown {
  /** The decimals that are shown where nothing asks for more or fewer. */
  places?: number;
  /** The claimed figure as it was written: three significant figures more than it has are enough. */
  against?: string;
  /** Numbers that it must not be mistaken for: those which it is held against, and which stand beside it. */
  apartFrom?: readonly Rational[];
}

/**
 * A number with its unit: "1,082.33 officers per month". The value is in the unit as typed: 6.3 in "million people".
 * `shown` is how exactly, or how many decimals.
 */
export function amount(q: Rational, unit?: string, shown: number | Shown = {}): string {
  return withUnit(numberShown(q, typeof shown === 'number' ? { places: shown } : shown), unit);
}

/** A published value in words, its unit only as far as that is a sign or a scale: "16,753", "£4,330", "5.2%", "6.3 million". */
export function valueInWords(value: string, unit: string): string {
  return briefly(numberInWords(parseDecimal(value), 6), unit);
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

/** A share of 1 as a percentage: 0.0554 as "5.54%", or with as many decimals as are asked for. */
export function percentage(q: Rational, places?: number): string {
  return `${numberInWords(q.mul(HUNDRED), places)}%`;
}
