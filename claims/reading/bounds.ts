/** Ranges and scores: two numbers that a dash, "to", "or", or "between … and" joins into one statement. */
import { isMoney } from '../evidence/currencies.ts';
import { compare, parseDecimal, plain, type Rational, rational } from '../exact/number.ts';
import { cuesAt } from './cue-phrases.ts';
import {
  INDIAN_SCALES,
  inFull,
  isNumberWord,
  readDigits,
  readNumberWords,
  SCALES,
  SHORT_SCALES,
  scaleOf,
} from './numerals.ts';
import type { FigureFound } from './parts.ts';
import { type Token, wordsAt } from './tokens.ts';

/** What is around a token: figures by where they start and end, and which tokens are part of a date. */
export interface Around {
  tokens: readonly Token[];
  starting: ReadonlyMap<number, FigureFound>;
  ending: ReadonlyMap<number, FigureFound>;
  isDate: (i: number) => boolean;
}

export interface Joined {
  from: number;
  next: number;
  why: 'range' | 'score';
  /** The lower bound, where its scale and unit are said only with the upper one: "3 to 4 million", "£1.2-1.5bn". */
  short?: Short;
}

/** A lower bound, the upper one that it takes its unit from, and the power of ten that its value lacks. */
export interface Short {
  figure: FigureFound;
  like: FigureFound;
  power: number;
}

/** One of the two numbers. */
interface Bound {
  from: number;
  next: number;
  unit: string;
  /** As written, and with its scale: 1.2 and 1,200,000,000 of "£1.2bn". */
  written: Rational;
  full: Rational;
  scaled: boolean;
  /** The power of ten of its scale. */
  power: number;
  figure?: FigureFound;
}

const DASHES = '-\u2010\u2011\u2012–—−';
const CURRENCY = '£$€';
const VOTES = new Set(
  'vote votes win defeat loss score decision majority verdict draw victory lead'.split(' '),
);

/** Words before "of" and two numbers of votes. */
const COUNTED = new Set('margin vote majority score'.split(' '));

/** Words between "from" and its figure. */
const AFTER_FROM = new Set('just only a an the some as'.split(' '));

const isPercent = (unit: string): boolean => /^(?:%|percentage)/.test(unit);
const isScale = (token: Token | undefined): boolean =>
  token?.kind === 'word' &&
  (SCALES.has(token.norm) || INDIAN_SCALES.has(token.norm) || (token.glued && SHORT_SCALES.has(token.norm)));

/** The two numbers that a token joins: a dash, "to", "or", "and", or a number that a hyphen joins to the one before. */
export function joinedAt(around: Around, j: number): Joined | undefined {
  const { tokens } = around;
  const token = tokens[j];
  const dash = token?.kind === 'mark' && DASHES.includes(token.norm);
  const stuck = token?.kind === 'number' && token.hyphen;
  if (!dash && !stuck && !(token?.kind === 'word' && ['to', 'or', 'and'].includes(token.norm)))
    return undefined;
  // "10- to 15-year-olds".
  const hung = tokens[j - 1]?.kind === 'mark' && tokens[j - 1]?.norm === '-' && tokens[j - 1]?.glued === true;
  const a = boundBefore(around, hung && !dash ? j - 1 : j);
  const b = a === undefined ? undefined : boundAfter(around, stuck ? j : j + 1);
  // "over £350 million a week - nearly £20 billion a year": the second figure says the first in other words.
  if (dash && !token.glued && b?.figure !== undefined && b.figure.hedge !== 'bare') return undefined;
  if (a === undefined || b === undefined || (a.figure ?? b.figure) === undefined) return undefined;
  const short = shortened(a, b);
  const joined = (from: number): Joined => ({
    from,
    next: b.next,
    why: 'range',
    ...(short === undefined ? {} : { short }),
  });
  const between = betweenAt(tokens, a.from);
  if (token.norm !== 'or' && between !== undefined) return joined(between);
  const rises = compare(a.full, b.full) < 0 || compare(a.written, b.written) < 0;
  const small = [a, b].every(({ written, unit }) => unit === '' && compare(written, rational(1_000n)) < 0);
  if (stuck || (dash && token.norm !== '—' && token.glued && tokens[j + 1]?.glued === true)) {
    const voted = VOTES.has(tokens[b.next]?.norm ?? '');
    return small && (voted || !rises) ? { ...joined(a.from), why: 'score' } : joined(a.from);
  }
  // "by a margin of 498 to 114".
  const isCount = tokens[a.from - 1]?.norm === 'of' && COUNTED.has(tokens[a.from - 2]?.norm ?? '');
  if (token.norm === 'to' && small && isCount) return { ...joined(a.from), why: 'score' };
  if (token.norm === 'to' && (isAfterFrom(tokens, a.from) || isChangeTo(tokens, a, b))) return undefined;
  // "outvoted 7 to 1".
  if (token.norm === 'to' && small && !rises) return { ...joined(a.from), why: 'score' };
  if (token.norm === 'and' || !rises || !areAlike(a, b)) return undefined;
  return token.norm === 'or' && a.unit !== '' ? undefined : joined(a.from);
}

/** The lower bound of a range with the upper one that it takes its scale or its "%" from, if it has none of its own. */
function shortened(a: Bound, b: Bound): Short | undefined {
  const [figure, like] = [a.figure, b.figure];
  if (figure === undefined || like === undefined || a.scaled) return undefined;
  if (isPercent(like.unit)) return figure.unit === '' ? { figure, like, power: 0 } : undefined;
  if (!b.scaled || (figure.unit !== '' && !isMoney(figure.unit))) return undefined;
  // The scale of a count is in its value, that of money in its unit.
  const rises = compare(a.written.mul(rational(10n ** BigInt(b.power))), b.full) < 0;
  return rises ? { figure, like, power: b.power - scaleOf(like.unit) } : undefined;
}

const APART = new Set('difference gap differences gaps'.split(' '));

/** Where "between" or "between the ages of" starts before a number; "the gap between" speaks of two numbers. */
function betweenAt(tokens: readonly Token[], start: number): number | undefined {
  if (tokens[start - 1]?.norm === 'between')
    return APART.has(tokens[start - 2]?.norm ?? '') ? undefined : start - 1;
  return wordsAt(tokens, start - 4, ['between', 'the', 'ages', 'of']) ? start - 4 : undefined;
}

/** Whether both numbers can have one unit: those of "£1.2-1.5bn" can, those of "£500 to 600 people" cannot. */
function areAlike(a: Bound, b: Bound): boolean {
  if (isPercent(a.unit)) return isPercent(b.unit);
  if (isMoney(a.unit)) return isMoney(b.unit) || (b.scaled && /^\S*illion\b/.test(b.unit));
  // "point 0 - £23,556".
  if (isMoney(b.unit) && a.unit === '' && !a.scaled) return false;
  if (a.scaled && !b.scaled) return false;
  return a.unit === '' || a.unit === b.unit || scaleOf(a.unit) > 0;
}

/** Words before "from" that make it a range: "anywhere from 70 to 90 percent". */
const RANGES = new Set(
  'anywhere anything range ranges ranged ranging vary varies varied varying estimates estimated'.split(' '),
);

function isAfterFrom(tokens: readonly Token[], start: number): boolean {
  let k = start - 1;
  while (k > start - 4 && AFTER_FROM.has(tokens[k]?.norm ?? '')) k -= 1;
  return tokens[k]?.norm === 'from' && !RANGES.has(tokens[k - 1]?.norm ?? '');
}

/**
 * "rose by 3,000 to 7.57 million", "up 423 to 34,017": by how much, and where it went. After such words only
 * two round numbers of one size are a range: "rose by 400 to 500".
 */
function isChangeTo(tokens: readonly Token[], a: Bound, b: Bound): boolean {
  let changes = false;
  for (let k = a.from - 1; k > a.from - 5 && tokens[k]?.kind === 'word'; k -= 1)
    if (tokens[k]?.norm === 'by' || cuesAt(tokens, k).some(({ cue }) => cue === 'rise' || cue === 'fall'))
      changes = true;
  if (!changes) return false;
  if (a.unit === '' && !a.scaled && (isPercent(b.unit) || b.scaled))
    return compare(a.written, b.written) >= 0;
  const near = compare(b.full, a.full.mul(rational(2n))) <= 0;
  return !near || !isRound(a.written) || !isRound(b.written);
}

/** Whether a number has at most two significant digits: 400, 1.5, 12,000. */
function isRound(q: Rational): boolean {
  const digits = plain(q)
    .replace(/[^\d]/g, '')
    .replace(/^0+|0+$/g, '');
  return digits.length <= 2;
}

function boundBefore({ tokens, ending, isDate }: Around, j: number): Bound | undefined {
  const figure = ending.get(j);
  if (figure !== undefined) return ofFigure(tokens, figure);
  let k = j - 1;
  while (k > j - 3 && isTail(tokens[k])) k -= 1;
  const last = tokens[k];
  let from = k;
  if (last?.kind === 'word')
    while (from > k - 4 && isNumberWord(tokens[from - 1]?.norm ?? '') && tokens[from - 1]?.kind === 'word')
      from -= 1;
  const front = tokens[from - 1];
  if (last === undefined || last.hyphen || isDate(k)) return undefined;
  if (tokens[from]?.glued === true && !CURRENCY.includes(front?.norm ?? ' ')) return undefined;
  return ofTokens(tokens, from, k + 1, j);
}

function boundAfter({ tokens, starting, isDate }: Around, i: number): Bound | undefined {
  const figure = starting.get(i);
  if (figure !== undefined) return ofFigure(tokens, figure);
  const from = tokens[i]?.kind === 'mark' && CURRENCY.includes(tokens[i]?.norm ?? ' ') ? i + 1 : i;
  if (isDate(from)) return undefined;
  let next = from + 1;
  if (tokens[from]?.kind === 'word')
    while (next < from + 4 && tokens[next]?.kind === 'word' && isNumberWord(tokens[next]?.norm ?? ''))
      next += 1;
  let end = next;
  while (end < next + 2 && (isTail(tokens[end]) || (tokens[end]?.norm === 's' && tokens[end]?.glued)))
    end += 1;
  return ofTokens(tokens, from, next, end);
}

/** The power of ten of the first scale among tokens; 0 if there is none. */
function powerOf(tokens: readonly Token[]): number {
  const scale = tokens.find(isScale)?.norm ?? '';
  return SCALES.get(scale) ?? SHORT_SCALES.get(scale) ?? INDIAN_SCALES.get(scale) ?? 0;
}

/** What may stand between a number and the word that joins it to the next: a scale, or "%". */
function isTail(token: Token | undefined): boolean {
  if (token === undefined) return false;
  return isScale(token) || ['%', 'percent', 'pc', 'per', 'cent'].includes(token.norm);
}

function ofFigure(tokens: readonly Token[], figure: FigureFound): Bound {
  const { from, next, number, unit, value } = figure;
  const token = tokens[number];
  const digits = token?.kind === 'number' ? readDigits(token.norm) : undefined;
  const full = parseDecimal(value).mul(rational(10n ** BigInt(scaleOf(unit))));
  const written = digits?.ok === true && !isPercent(unit) ? parseDecimal(digits.value) : parseDecimal(value);
  const power = powerOf(tokens.slice(number, Math.min(next, number + 4)));
  return { from, next, unit, written, full, scaled: power > 0, power, figure };
}

/** A number that is no figure by itself: "two" of "two to three times", "18" of "aged 18 to 24". */
function ofTokens(tokens: readonly Token[], from: number, to: number, next: number): Bound | undefined {
  const token = tokens[from];
  if (token === undefined) return undefined;
  let value: string | undefined;
  if (token.kind === 'number') {
    const read = readDigits(token.norm);
    value = read.ok && to === from + 1 ? read.value : undefined;
  } else if (token.kind === 'word' && isNumberWord(token.norm)) {
    const words = tokens.slice(from, to).map(({ norm }) => norm);
    const read = readNumberWords(words);
    value = read?.taken === words.length ? inFull(read.numeral) : undefined;
  }
  if (value === undefined) return undefined;
  const tail = tokens.slice(to, next);
  const power = powerOf(tail);
  const written = parseDecimal(value);
  const money = CURRENCY.includes(tokens[from - 1]?.norm ?? ' ') && token.glued;
  return {
    from: money ? from - 1 : from,
    next,
    unit: money ? 'GBP' : tail.some(({ norm }) => ['%', 'percent', 'pc', 'cent'].includes(norm)) ? '%' : '',
    written,
    full: written.mul(rational(10n ** BigInt(power))),
    scaled: power > 0,
    power,
  };
}
