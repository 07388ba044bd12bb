/** The numbers among the tokens of a quotation, in digits or in words, before their units are read. */
import { currencyBefore, currencyOfSign, isSign } from './currencies.ts';
import { yearOf } from './dates.ts';
import {
  type Digits,
  denominator,
  INDIAN_SCALES,
  isNumberWord,
  readDigits,
  readNumberWords,
  SCALES,
  SHORT_SCALES,
} from './numerals.ts';
import type { Token } from './tokens.ts';

/** A number among tokens. */
export interface NumberFound {
  /** A decimal, and the power of ten that it is counted in: 4.33 and 9 of "£4.33 billion". */
  coefficient: string;
  scale: number;
  negative: boolean;
  /** "GBP"; empty without a currency before the number. */
  currency: string;
  /** The indices of its first token, of the first token of the number itself, and of the token after it. */
  from: number;
  number: number;
  next: number;
  /** Whether it is written in words. */
  words: boolean;
}

/** Tokens without a number that could be a figure; `why` if they are digits. */
export interface NoNumber {
  next: number;
  why?: 'unreadable';
}

/** Units that stand right after the digits. */
export const GLUED_UNITS = new Set(
  'km kg cm mm mph mg kw mw gw tw kwh mwh gwh twh gb tb mbps ft lb lbs p'.split(' '),
);

/** Marks that make a number next to them part of something else: a time, an address, a fraction. */
const ODD_BEFORE = '.,:/#@_&=+*^~\\%';
const ODD_AFTER = ':/#@_=*^\\°';

const VULGAR: Record<string, string> = { '¼': '25', '½': '5', '¾': '75' };

const isMark = (token: Token | undefined, marks: string): boolean =>
  token?.kind === 'mark' && marks.includes(token.norm);

/** Whether what stands right before a token makes it a part of something else: "A4", "1/half". */
export function isStuck(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  if (tokens[i]?.glued !== true || before === undefined) return false;
  return before.kind !== 'mark' || isMark(before, ODD_BEFORE);
}

/**
 * The number that starts at a token, in digits or in words. `next` without a number says that the tokens before it are
 * no figure; undefined if no number starts here.
 */
export function numberAt(tokens: readonly Token[], i: number): NumberFound | NoNumber | undefined {
  const token = tokens[i];
  if (token?.kind === 'number') return digitsAt(tokens, i) ?? { next: i + 1, why: 'unreadable' };
  if (token?.kind !== 'word' || isStuck(tokens, i)) return undefined;
  return wordsNumberAt(tokens, i);
}

function digitsAt(tokens: readonly Token[], i: number): NumberFound | undefined {
  const token = tokens[i];
  if (token === undefined || token.hyphen) return undefined;
  const front = frontOf(tokens, i);
  if (front === undefined) return undefined;
  const read = digitsOf(token.norm, front.currency);
  if (!read.ok || /^0\d/.test(token.norm)) return undefined;
  const before = tokens[i - 1];
  // "+4.6%" is a figure with its sign; "1+1" is not one.
  const plus = before?.norm === '+' && !before.glued;
  if (token.glued && isMark(before, ODD_BEFORE) && !plus) return undefined;
  // "20 000" is one number; nobody can tell whether "12 500" and "0800 123 4567" are one or several.
  const parts = [read.value];
  let k = i + 1;
  if (/^\d{1,3}$/.test(token.norm))
    for (; tokens[k]?.norm === '000' && isNeighbour(tokens[k - 1], tokens[k]) && k < i + 10; k += 1)
      parts.push('000');
  if (isNeighbour(before, token) || isNeighbour(tokens[k - 1], tokens[k])) return undefined;
  const vulgar = tokens[k]?.glued ? VULGAR[tokens[k]?.norm ?? ''] : undefined;
  const whole = parts.join('');
  const { negative, currency, from } = front;
  if (vulgar === undefined)
    return withScale(tokens, { negative, currency, from, coefficient: whole, number: i, next: k });
  if (whole.includes('.')) return undefined;
  const coefficient = `${whole}.${vulgar}`;
  return withScale(tokens, { negative, currency, from, coefficient, number: i, next: k + 1 });
}

/**
 * The value of digits. A comma is a decimal one only in money ("€3,5 Mrd"), where nothing else can be meant, and so are
 * groups of two digits ("Rs 1,50,000").
 */
function digitsOf(digits: string, currency: string): Digits {
  const grouped = currency !== '' && /^\d{1,2}(?:,\d\d)+,\d{3}$/.test(digits);
  const read = readDigits(grouped ? digits.replaceAll(',', '') : digits);
  if (!read.ok || !read.continental) return read;
  return currency !== '' && /^\d{1,3},\d\d?$/.test(digits) ? read : { ok: false, why: 'separators' };
}

const FOREIGN_SCALE =
  /^(?:mil|mill[oó]n|millones|billones|mil(?:hão|hões)|bil(?:hão|hões)|tril(?:hão|hões)|milliards?|millionen|milliarden?|mila|milioni|miliardi|miliar|juta|ribu|triliun)$/;

/** Words after metres, which "m" then is: "10m tall". */
const MEASURED = new Set('tall long wide deep high above below away tower sprint'.split(' '));

/** A number in digits with the scale after it, if one is there; undefined if what is stuck to it makes it no figure. */
function withScale(
  tokens: readonly Token[],
  digits: Omit<NumberFound, 'scale' | 'words'>,
): NumberFound | undefined {
  const { next: k, currency } = digits;
  const after = tokens[k];
  if (isStuckToMore(tokens, k)) return undefined;
  // "R$40 bilhões": a scale in another language, which may be another power of ten.
  if (FOREIGN_SCALE.test(after?.norm ?? '')) return undefined;
  const isMetres = after?.norm === 'm' && after.glued && MEASURED.has(tokens[k + 1]?.norm ?? '');
  const scaled = isMetres ? undefined : scaleAt(tokens, k, currency !== '');
  const { negative, from, coefficient, number } = digits;
  const [scale, next] = [scaled?.scale ?? 0, scaled?.next ?? k];
  const found = { negative, currency, from, coefficient, number, next, scale, words: false };
  if (scaled !== undefined || after?.kind !== 'word' || !after.glued) return found;
  const isUnit =
    isMetres ||
    ['pc', 'percent', 'per', 'x', 'bps', 'bp'].includes(after.norm) ||
    GLUED_UNITS.has(after.norm);
  return isUnit ? found : undefined;
}

/**
 * The scale right after a number: "million", "bn" stuck to it or after money, "hundred thousand", "lakh crore";
 * undefined if none is there.
 */
function scaleAt(
  tokens: readonly Token[],
  k: number,
  isMoney: boolean,
): { scale: number; next: number } | undefined {
  const token = tokens[k];
  if (token?.kind !== 'word') return undefined;
  const second = tokens[k + 1]?.norm ?? '';
  const short = token.glued || (isMoney && !token.hyphen) ? SHORT_SCALES.get(token.norm) : undefined;
  const scale = SCALES.get(token.norm) ?? short;
  if (scale !== undefined) return { scale, next: k + 1 };
  const indian = INDIAN_SCALES.get(token.norm);
  if (indian !== undefined)
    return indian === 5 && INDIAN_SCALES.get(second) === 7
      ? { scale: 12, next: k + 2 }
      : { scale: indian, next: k + 1 };
  const ofHundreds = token.norm === 'hundred' && !token.glued ? SCALES.get(second) : undefined;
  return ofHundreds === undefined ? undefined : { scale: 2 + ofHundreds, next: k + 2 };
}

/** Whether a mark joins a number to what follows it: a time, an address, a fraction; "£5/hour" is a rate. */
function isStuckToMore(tokens: readonly Token[], k: number): boolean {
  const [mark, after] = [tokens[k], tokens[k + 1]];
  if (mark?.glued !== true || !isMark(mark, ODD_AFTER) || after?.glued !== true) return false;
  return !(mark.norm === '/' && after.kind === 'word');
}

/** Whether two numbers stand side by side with one space between them, and neither is a year. */
function isNeighbour(left: Token | undefined, right: Token | undefined): boolean {
  if (left?.kind !== 'number' || right?.kind !== 'number' || right.start !== left.end + 1) return false;
  return yearOf(left) === undefined && yearOf(right) === undefined;
}

/** The sign and the currency before a number; undefined if what stands there makes it no figure. */
function frontOf(
  tokens: readonly Token[],
  i: number,
): Pick<NumberFound, 'negative' | 'currency' | 'from'> | undefined {
  const money = moneyBefore(tokens, i);
  if (money === undefined) return undefined;
  const { from, currency } = money;
  const sign = tokens[from - 1];
  if (isMark(sign, '-−–') && tokens[from]?.glued === true) {
    const previous = tokens[from - 2];
    const stuck =
      sign?.glued === true &&
      (previous?.kind === 'number' || previous?.kind === 'word' || previous?.norm === '%');
    if (!stuck) return { negative: true, currency, from: from - 1 };
  } else if (sign?.norm === 'minus') return { negative: true, currency, from: from - 1 };
  return { negative: false, currency, from };
}

/** The currency before a number: "£", "A$", "KSh", "Rs."; undefined if nobody can tell which it is. */
function moneyBefore(tokens: readonly Token[], i: number): { currency: string; from: number } | undefined {
  const before = tokens[i - 1];
  if (before?.kind === 'mark' && isSign(before.norm)) {
    const prefix = before.glued ? tokens[i - 2] : undefined;
    const letters = prefix?.kind === 'word' ? prefix.norm : '';
    const currency = currencyOfSign(before.norm, letters);
    return currency === undefined ? undefined : { currency, from: letters === '' ? i - 1 : i - 2 };
  }
  const at = before?.norm === '.' && before.glued && tokens[i - 2]?.kind === 'word' ? i - 2 : i - 1;
  const word = tokens[at];
  const currency = word?.kind === 'word' ? currencyBefore(word, tokens[i]) : undefined;
  return currency === undefined ? { currency: '', from: i } : { currency, from: at };
}

/** How many words are read for one number. */
const WORDS_AHEAD = 24;

/** Words before a scale without a number: "another million". */
const ANOTHER = new Set('extra additional further another whole'.split(' '));

function wordsNumberAt(tokens: readonly Token[], i: number): NumberFound | NoNumber | undefined {
  const first = tokens[i]?.norm ?? '';
  if (first !== 'a' && first !== 'half' && !isNumberWord(first)) return undefined;
  // "an extra million patients": one of them.
  const isOne = SCALES.has(first) && ANOTHER.has(tokens[i - 1]?.norm ?? '');
  const second = tokens[i + 1]?.norm ?? '';
  if (first === 'a' && !isNumberWord(second) && second !== 'quarter') return undefined;
  // "a third of a million" is a number that no decimal holds.
  if (first === 'a' && tokens[i - 1]?.norm === 'of' && denominator(tokens[i - 2]?.norm ?? '') !== undefined)
    return { next: i + 2 };
  const words: string[] = isOne ? ['one'] : [];
  for (
    let k = i;
    k < i + WORDS_AHEAD && tokens[k]?.kind === 'word' && (k === i || tokens[k]?.glued !== true);
    k += 1
  )
    words.push(tokens[k]?.norm ?? '');
  const read = readNumberWords(words);
  if (read === undefined) return first === 'half' || first === 'a' ? undefined : { next: i + 1 };
  const front = frontOf(tokens, i);
  let next = i + read.taken - (isOne ? 1 : 0);
  // "nineteen eighty-four", "one hundred two hundred": nobody can tell whether these are one number or two.
  if (isNumberWord(tokens[next]?.norm ?? '') && tokens[next]?.kind === 'word') {
    while (isNumberWord(tokens[next]?.norm ?? '')) next += 1;
    return { next };
  }
  if (front === undefined || (tokens[next]?.kind === 'number' && tokens[next]?.hyphen === true))
    return { next };
  const { coefficient, scale } = read.numeral;
  // "five lakh", "two crore".
  const more = scale === 0 ? scaleAt(tokens, next, false) : undefined;
  return {
    coefficient,
    scale: more?.scale ?? scale,
    ...front,
    number: i,
    next: more?.next ?? next,
    words: true,
  };
}
