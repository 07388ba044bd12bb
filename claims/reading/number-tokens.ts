/** The numbers among the tokens of a quotation, in digits or in words, before their units are read. */
import { yearOf } from './dates.ts';
import { denominator, isNumberWord, readDigits, readNumberWords, SCALES, SHORT_SCALES } from './numerals.ts';
import type { Token } from './tokens.ts';

/** A number among tokens. */
export interface NumberFound {
  /** A decimal, and the power of ten that it is counted in: 4.33 and 9 of "£4.33 billion". */
  coefficient: string;
  scale: number;
  negative: boolean;
  /** "GBP"; empty without a sign of a currency before the number. */
  currency: string;
  /** The indices of its first token, of the first token of the number itself, and of the token after it. */
  from: number;
  number: number;
  next: number;
  /** Whether it is written in words. */
  words: boolean;
}

/** Currencies by their signs. */
const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['£', 'GBP'],
  ['€', 'EUR'],
  ['$', 'USD'],
]);

/** Currencies by the words for them. */
export const CURRENCY_WORDS: ReadonlyMap<string, string> = new Map([
  ['pounds', 'GBP'],
  ['sterling', 'GBP'],
  ['gbp', 'GBP'],
  ['euros', 'EUR'],
  ['eur', 'EUR'],
  ['dollars', 'USD'],
  ['usd', 'USD'],
]);

/** Units that stand right after the digits. */
export const GLUED_UNITS = new Set('km kg mph mg kw mw gw tw kwh mwh gwh twh'.split(' '));

/** Marks that make a number next to them part of something else: a time, an address, a fraction. */
const ODD_BEFORE = '.,:/#@_&=+*^~\\%';
const ODD_AFTER = ':/#@_=*^\\°';

const VULGAR: Record<string, string> = { '¼': '25', '½': '5', '¾': '75' };

const isMark = (token: Token | undefined, marks: string): boolean =>
  token?.kind === 'mark' && marks.includes(token.norm);

/**
 * The number that starts at a token, in digits or in words. `next` without a number says that the tokens before it are
 * no figure; undefined if no number starts here.
 */
export function numberAt(tokens: readonly Token[], i: number): NumberFound | { next: number } | undefined {
  const token = tokens[i];
  if (token?.kind === 'number') return digitsAt(tokens, i) ?? { next: i + 1 };
  if (token?.kind !== 'word' || token.glued) return undefined;
  return wordsNumberAt(tokens, i);
}

function digitsAt(tokens: readonly Token[], i: number): NumberFound | undefined {
  const token = tokens[i];
  if (token === undefined || token.hyphen) return undefined;
  const read = readDigits(token.norm);
  if (!read.ok || read.continental || /^0\d/.test(token.norm)) return undefined;
  const before = tokens[i - 1];
  const front = frontOf(tokens, i);
  if (front === undefined) return undefined;
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
  if (vulgar === undefined) return withScale(tokens, { ...front, coefficient: whole, number: i, next: k });
  if (whole.includes('.')) return undefined;
  return withScale(tokens, { ...front, coefficient: `${whole}.${vulgar}`, number: i, next: k + 1 });
}

/** A number in digits with the scale after it, if one is there; undefined if what is stuck to it makes it no figure. */
function withScale(
  tokens: readonly Token[],
  digits: Omit<NumberFound, 'scale' | 'words'>,
): NumberFound | undefined {
  const { next: k, currency } = digits;
  const after = tokens[k];
  if (isStuckToMore(tokens, k)) return undefined;
  const found = { ...digits, scale: 0, words: false };
  if (after?.kind !== 'word') return found;
  if (after.glued) {
    const scale = SHORT_SCALES.get(after.norm) ?? SCALES.get(after.norm);
    if (scale !== undefined) return { ...found, scale, next: k + 1 };
    return after.norm === 'pc' || after.norm === 'x' || GLUED_UNITS.has(after.norm) ? found : undefined;
  }
  const short = currency === '' || after.hyphen ? undefined : SHORT_SCALES.get(after.norm);
  const scale = SCALES.get(after.norm) ?? short;
  if (scale !== undefined) return { ...found, scale, next: k + 1 };
  const ofHundreds = after.norm === 'hundred' ? SCALES.get(tokens[k + 1]?.norm ?? '') : undefined;
  return ofHundreds === undefined ? found : { ...found, scale: 2 + ofHundreds, next: k + 2 };
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
  let from = i;
  let currency = '';
  const mark = tokens[from - 1];
  if (mark !== undefined && CURRENCIES.has(mark.norm)) {
    const prefix = mark.glued ? tokens[from - 2] : undefined;
    // "A$5": a dollar of another country.
    if (prefix?.kind === 'word' && !(mark.norm === '$' && prefix.norm === 'us')) return undefined;
    currency = CURRENCIES.get(mark.norm) ?? '';
    from -= prefix?.kind === 'word' ? 2 : 1;
  } else if (mark?.kind === 'word' && ['gbp', 'eur', 'usd'].includes(mark.norm)) {
    currency = CURRENCY_WORDS.get(mark.norm) ?? '';
    from -= 1;
  }
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

/** How many words are read for one number. */
const WORDS_AHEAD = 24;

function wordsNumberAt(tokens: readonly Token[], i: number): NumberFound | { next: number } | undefined {
  const first = tokens[i]?.norm ?? '';
  if (first !== 'a' && first !== 'half' && !isNumberWord(first)) return undefined;
  const second = tokens[i + 1]?.norm ?? '';
  if (first === 'a' && !isNumberWord(second) && second !== 'quarter') return undefined;
  // "a third of a million" is a number that no decimal holds.
  if (first === 'a' && tokens[i - 1]?.norm === 'of' && denominator(tokens[i - 2]?.norm ?? '') !== undefined)
    return { next: i + 2 };
  const words: string[] = [];
  for (let k = i; k < i + WORDS_AHEAD && tokens[k]?.kind === 'word' && tokens[k]?.glued !== true; k += 1)
    words.push(tokens[k]?.norm ?? '');
  const read = readNumberWords(words);
  if (read === undefined) return first === 'half' || first === 'a' ? undefined : { next: i + 1 };
  const front = frontOf(tokens, i);
  let next = i + read.taken;
  // "nineteen eighty-four", "one hundred two hundred": nobody can tell whether these are one number or two.
  if (isNumberWord(tokens[next]?.norm ?? '') && tokens[next]?.kind === 'word') {
    while (isNumberWord(tokens[next]?.norm ?? '')) next += 1;
    return { next };
  }
  if (front === undefined || (tokens[next]?.kind === 'number' && tokens[next]?.hyphen === true))
    return { next };
  return {
    coefficient: read.numeral.coefficient,
    scale: read.numeral.scale,
    ...front,
    number: i,
    next,
    words: true,
  };
}
