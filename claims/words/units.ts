/** Units as readers write them round their figures: what stands before, the scale, and what follows. */

import { beforeAmount, CURRENCY_CODES, currencyOfUnit, isMoney } from '../evidence/currencies.ts';
import { canonicalUnit } from '../evidence/units.ts';

/** A unit taken apart: "GBP million per year" is "£", "million", "per year". */
export interface UnitParts {
  /** Stands before the digits: "£", "KES ", "index ", "place ". */
  before: string;
  /** Stuck to the last digit: "%", "% of GDP". */
  stuck: string;
  /** The words of the scale: "million", "lakh crore". */
  scale: string;
  /** What follows after a space: "people", "per week". */
  after: string;
}

/** Short words of a scale, which some units write: "£m", "GBP bn", "officers (000s)". */
const SHORT_SCALES: Readonly<Record<string, string>> = {
  mn: 'million',
  mln: 'million',
  bn: 'billion',
  trn: 'trillion',
};

/** Those that mean one only right after a currency. */
const SHORT_SCALES_OF_MONEY: Readonly<Record<string, string>> = {
  ...SHORT_SCALES,
  k: 'thousand',
  m: 'million',
  tn: 'trillion',
};

const SCALE = /^(hundred|thousand|million|billion|trillion|lakh|crore)s?$/;

/** The scale that a word of a unit is: "million" for "millions" and "(millions)"; undefined for any other word. */
function scaleOf(word: string, ofMoney = false): string | undefined {
  const plain = word.replace(/^\((.*)\)$/, '$1').toLowerCase();
  if (/^000s?$/.test(plain)) return 'thousand';
  return SCALE.exec(plain)?.[1] ?? (ofMoney ? SHORT_SCALES_OF_MONEY : SHORT_SCALES)[plain];
}

/** A unit taken apart. Any text has parts; one that is no unit of a known form follows its figures as it is. */
export function unitParts(unit: string): UnitParts {
  const known = PARTS.get(unit);
  if (known !== undefined) return known;
  const parts = takeApart(canonicalUnit(unit));
  if (PARTS.size >= MAX_KEPT) PARTS.clear();
  PARTS.set(unit, parts);
  return parts;
}

/** Units that were taken apart: a claim has few, and says them often. */
const PARTS = new Map<string, UnitParts>();
const MAX_KEPT = 500;

const NO_PARTS: UnitParts = { before: '', stuck: '', scale: '', after: '' };

function takeApart(unit: string): UnitParts {
  if (/^[%‰°]/.test(unit)) return { ...NO_PARTS, stuck: unit };
  if (unit === 'index') return { ...NO_PARTS, before: 'index ' };
  // A place is no quantity: "place 2", not "2 place".
  if (unit === 'place') return { ...NO_PARTS, before: 'place ' };
  // What a rate is per has no scale: "deaths per million people".
  const head = /^(.*?)(?=$| per | (?:a|an|each|every) )/.exec(unit)?.[1] ?? unit;
  const tail = unit.slice(head.length).trim();
  const { words, scales } = splitScales(head.split(' '));
  const money = currencyOfUnit(words);
  if (money === undefined || !CURRENCY_CODES.has(money.currency))
    return { ...NO_PARTS, scale: scales.join(' '), after: perTime(joined(words, tail)) };
  const [stuckScale = '', per = ''] = money.stuck.split('/', 2);
  const [second = '', ...others] = words.slice(money.taken);
  const own = scaleOf(stuckScale, true);
  const next = scaleOf(second, true);
  const rest = next === undefined ? words.slice(money.taken) : others;
  return {
    ...NO_PARTS,
    before: beforeAmount(money.currency),
    scale: [own, next, ...scales].filter((scale) => scale !== undefined).join(' '),
    after: joined(per === '' ? rest : [`per ${per}`, ...rest], tail).replace(/^\/\s*/, 'per '),
  };
}

/** The words of a scale, and the others without an "of" after one: "thousands of pounds". */
function splitScales(words: readonly string[]): { words: string[]; scales: string[] } {
  const scales: string[] = [];
  const others: string[] = [];
  for (const [i, word] of words.entries()) {
    const scale = scaleOf(word);
    if (scale !== undefined) scales.push(scale);
    else if (word !== 'of' || scaleOf(words[i - 1] ?? '') === undefined) others.push(word);
  }
  return { words: others, scales };
}

function joined(words: readonly string[], tail: string): string {
  return [...words, tail].filter((text) => text !== '').join(' ');
}

/** "officers/month" as "officers per month"; "km/h" stays. */
function perTime(unit: string): string {
  return unit.replace(/\s*\/\s*(?=(?:day|week|month|quarter|year|annum|hour)\b)/g, ' per ');
}

/** Whether less of a unit is "fewer": of officers, not of money, of per cent or of an index. */
export function isCounted(unit: string): boolean {
  const { stuck, before, after } = unitParts(unit);
  return stuck === '' && before === '' && !MEASURED.test(after) && !isMoney(after);
}

/** What is measured and not counted, in whole words. */
const MEASURED =
  /^(?:percentage |index )?points?\b|^(?:times|tonnes?|tons?|kilotonnes?|megatonnes?|kg|kilograms?|grams?|km|kilomet(?:re|er)s?|met(?:re|er)s?|miles?|litres?|hectares?|acres?|degrees?|[kMGT]Wh?|megawatts?|gigawatts?|seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?)(?![\p{L}-])/u;

/** Whether figures in a unit are whole numbers: a count of things, on no scale, per nothing. */
export function countsThings(unit: string): boolean {
  const { scale, after } = unitParts(unit);
  return after !== '' && scale === '' && isCounted(unit) && !NOT_WHOLE.test(after);
}

/** Rates, and posts that are counted in parts. */
const NOT_WHOLE =
  / per |\bFTEs?\b|full[- ]time equivalent| (?:a|an|each|every) |(?:daily|weekly|monthly|quarterly|yearly|annually)$/i;
