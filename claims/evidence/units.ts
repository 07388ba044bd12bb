/**
 * Units: what a figure is counted in, on which scale, and when two are the same (method, section 2). Every figure passes
 * through here before it is reckoned with, so that `6.4` `million people` and `6400000` `people` are one quantity.
 */
import { compare, isZero, ONE, parseDecimal, type Rational, rational } from '../exact/number.ts';
import { CURRENCY_CODES } from './currencies.ts';

/** A unit taken apart. */
export interface Unit {
  /** The unit without its scale and the `of` after it: "people" of "million people". Empty if it is a scale alone. */
  base: string;
  /** The base folded, so that equal units have equal keys. */
  key: string;
  /** What a figure in it is multiplied by: 1,000,000 for "million people". */
  scale: Rational;
  /** What is counted, and what it is per, folded: of "officers per 100,000 people", "officer" and ["100000 person"]. */
  counted: string;
  per: readonly string[];
}

const SCALES: Readonly<Record<string, bigint>> = {
  thousand: 1_000n,
  million: 1_000_000n,
  billion: 1_000_000_000n,
  trillion: 1_000_000_000_000n,
  lakh: 100_000n,
  crore: 10_000_000n,
};

/** The word of a scale: "million" of 1,000,000; empty of 1, undefined if no single word says it. */
export function scaleName(scale: Rational): string | undefined {
  if (compare(scale, ONE) === 0) return '';
  return Object.keys(SCALES).find((name) => compare(scale, rational(SCALES[name] ?? 1n)) === 0);
}

/** The short words of a scale, which are none but after a sign or a code of money. */
const SHORT: Readonly<Record<string, bigint>> = {
  k: 1_000n,
  m: 1_000_000n,
  mn: 1_000_000n,
  bn: 1_000_000_000n,
  tn: 1_000_000_000_000n,
};

const SCALE_WORD = '(?:thousand|million|billion|trillion|lakh|crore)s?';
/**
 * What may stand between `per` and the number that a rate is per. Each word can be read in one way only: a number that took
 * the spaces after it too made the readings of "per 1 000 000 …" double with every group.
 */
const N_BEFORE = String.raw`(?:(?:an?|one|each|every|\d[\d,.]*(?:\s+[,.][\d,.]*)*)\s+)*`;
const SCALED_N = new RegExp(String.raw`\bper\s+${N_BEFORE}(?:${SCALE_WORD}\s*)+`, 'gi');
const SCALE = new RegExp(String.raw`\(?\b${SCALE_WORD}\b\)?(?:\s+of\b)?`, 'gi');
const SHORT_SCALE = /(\p{Sc}|\b[A-Z]{3})(\s?)(k|m|mn|bn|tn)\b/gu;

/** Takes the scales out of a unit: what is left, and what they multiply. */
function unscaled(unit: string): { base: string; scale: Rational } {
  let scale = ONE;
  const times = (factor: bigint | undefined) => {
    scale = scale.mul(rational(factor ?? 1n));
  };
  const kept: string[] = [];
  const base = unit
    .replace(SCALED_N, (n) => `\u0000${kept.push(n) - 1}\u0000`)
    .replace(SHORT_SCALE, (all, money: string, _, short: string) => {
      if (!/\p{Sc}/u.test(money) && !CURRENCY_CODES.has(money)) return all;
      times(SHORT[short]);
      return money;
    })
    .replace(SCALE, (word) => {
      times(SCALES[/[a-z]+/.exec(word.toLowerCase())?.[0].replace(/s$/, '') ?? '']);
      return ' ';
    })
    .replace(/\0(\d+)\0/g, (_, i: string) => kept[Number(i)] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return { base, scale };
}

/** How people write the two units that decide the class of a figure (method, section 4). */
const WRITTEN: readonly (readonly [typed: RegExp, unit: string])[] = [
  [/^(?:%|％|per ?cent)$/i, '%'],
  [/^(?:percentage[ -]?points?|points|per ?cent points?|%[ -]?points?)$/i, 'percentage points'],
];

/** A typed unit as the method writes it: "per cent" becomes "%". Any other unit only loses its extra spaces. */
export function canonicalUnit(typed: string): string {
  const unit = typed.trim().replace(/\s+/g, ' ');
  return WRITTEN.find(([written]) => written.test(unit))?.[1] ?? unit;
}

const MONEY: Readonly<Record<string, string>> = {
  '£': 'GBP',
  pound: 'GBP',
  '€': 'EUR',
  euro: 'EUR',
  $: 'USD',
  dollar: 'USD',
};

const TIMES = 'second|minute|hour|day|week|month|quarter|year';
const DAILY: Readonly<Record<string, string>> = {
  daily: 'day',
  hourly: 'hour',
  annually: 'year',
  annual: 'year',
};

/** A word as units are compared by it. Short words are symbols, whose capitals matter: mW and MW. */
function foldedWord(word: string): string {
  if (!/\p{L}/u.test(word)) return MONEY[word] ?? word;
  const letters = word.match(/\p{L}/gu)?.length ?? 0;
  const singular =
    letters < 3 ? word : /ies$/i.test(word) ? word.replace(/ies$/i, 'y') : word.replace(/s$/, '');
  const isLowered = (singular.match(/\p{L}/gu)?.length ?? 0) >= 4 || /^\p{Lu}[^\p{Lu}]*$/u.test(singular);
  const folded = isLowered ? singular.toLowerCase() : singular;
  return folded === 'person' ? 'people' : (MONEY[folded] ?? folded);
}

const foldedWords = (text: string) => text.trim().split(' ').filter(Boolean).map(foldedWord).join(' ');

/** The number of a rate's base in digits: "100,000 people" and "100 thousand people" are one. */
function foldedBase(text: string): string {
  const digits = text
    .replace(/(?<=\d)[,\u00a0\u202f'](?=\d)/g, '')
    .replace(/(?<=\d) (?=\d{3}(?!\d))/g, '')
    .replace(/^(?:an?|one|each|every) /i, '');
  let n = ONE;
  const rest = digits
    .replace(new RegExp(String.raw`\b${SCALE_WORD}\b`, 'gi'), (word) => {
      n = n.mul(rational(SCALES[word.toLowerCase().replace(/s$/, '')] ?? 1n));
      return ' ';
    })
    .replace(/^\s*(\d+(?:\.\d+)?)(?=\s|$)/, (_, number: string) => {
      if (number.length <= 30) n = n.mul(parseDecimal(number));
      return ' ';
    });
  const words = foldedWords(rest.replace(/\s+/g, ' '));
  return isZero(n.sub(ONE)) ? words : `${n.toFraction()} ${words}`.trim();
}

function takenApart(text: string): Unit {
  const plain = text
    .normalize('NFKC')
    .replace(/\s*\/\s*/g, ' per ')
    .replace(/\s+/g, ' ')
    .trim();
  const { base, scale } = unscaled(plain);
  const folded = base
    .replace(/\bper ?cent points?\b|\bpercentage[ -]points?\b|% ?-?points?\b/gi, 'percentage-point')
    .replace(/\bper ?cent\b/gi, '%')
    .replace(/\bper annum\b/gi, 'per year')
    .replace(new RegExp(String.raw`\b(?:an?|each|every) (?=(?:${TIMES})\b)`, 'gi'), 'per ')
    .replace(/\b(week|month|quarter|year)ly\b/gi, (_, time: string) => `per ${time}`)
    .replace(/\b(?:daily|hourly|annual|annually)\b/gi, (word) => `per ${DAILY[word.toLowerCase()] ?? word}`)
    .replace(/\bper per\b/g, 'per')
    .replace(/^points?(?= per |$)/i, 'percentage-point');
  const [counted = '', ...bases] = ` ${folded}`.split(/ per /i);
  const per = bases.map(foldedBase).sort();
  const what = foldedWords(counted);
  return { base, scale, counted: what, per, key: [what, ...per].join(' per ') };
}

const HELD = new Map<string, Unit>();
/** A ledger has some hundred units; what strangers type must not fill the memory, be it many units or long ones. */
const MOST_HELD = 2_000;
const MOST_CHARACTERS = 500_000;
let characters = 0;

/** A unit taken apart: "million people" is "people" on the scale of 1,000,000. */
export function unitOf(text: string): Unit {
  let unit = HELD.get(text);
  if (unit === undefined) {
    unit = takenApart(text);
    // A character may unfold into eighteen.
    characters += text.length + unit.key.length;
    if (HELD.size >= MOST_HELD || characters > MOST_CHARACTERS) {
      HELD.clear();
      characters = text.length + unit.key.length;
    }
    HELD.set(text, unit);
  }
  return unit;
}

/** Whether two units count the same thing, whatever their scales and however they are written; an absent one agrees with any. */
export function agree(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b || unitOf(a).key === unitOf(b).key;
}

/** Whether figures in the unit are percentages: `%`, `% of …`. */
export function isPercent(unit: string): boolean {
  return unitOf(unit).counted.startsWith('%');
}

/** Whether a figure in the unit is a rate, which is as good for a month as for a year: in `%`, or with a `per`. */
export function isRate(unit: string): boolean {
  return isPercent(unit) || unitOf(unit).per.length > 0;
}

/** The unit of a difference: two figures in % differ by percentage points. */
export function differenceUnit(unit: string | undefined): string | undefined {
  return unit !== undefined && unitOf(unit).key === '%' ? 'percentage points' : unit;
}

/** "officers per month"; undefined if the unit is unknown. */
export function rateUnit(unit: string | undefined, per: string): string | undefined {
  return unit === undefined ? undefined : `${differenceUnit(unit)} per ${per}`;
}

/** Whether two texts name the same unit on the same scale, however they are written. */
export function isSameUnit(a: string, b: string): boolean {
  return agree(a, b) && unitOf(a).scale.equals(unitOf(b).scale);
}
