/**
 * Texts as terms of the index: words without accents, possessives and endings, and numbers by their values, so that
 * "1.2 million", "1,200,000" and 1200000 are one term, and so are "per cent", "pc" and "%". Texts and questions are read
 * by the same rules, which is what makes them meet.
 */
import { numberAt } from '../reading/number-tokens.ts';
import { inFull } from '../reading/numerals.ts';
import { type Token, tokenise } from '../reading/tokens.ts';
import { stemOf } from './stem.ts';
import { isStopWord } from './stop-words.ts';

/** A term of a text, with its place. */
export interface Term {
  /** What is compared: small letters and digits. */
  term: string;
  /** The word as it is spelt, without accents; null for numbers and signs. */
  word: string | null;
  start: number;
  end: number;
}

/** How much of a text is read, in characters: more than any page shows of it. */
const READ = 20_000;

/** The longest term. */
const MAX_TERM = 40;

/** Letters that no decomposition takes apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** A word in small letters without accents, without a possessive or an elided article; empty if nothing of it is left. */
export function foldWord(written: string): string {
  return written
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/'s?$/, '')
    .replace(/^(?:[cdjlmnst]|qu)'(?=\p{L})/u, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, MAX_TERM);
}

/** All terms of a text but stop words, in their order. */
export function termsOf(text: string): Term[] {
  const read = text.slice(0, READ);
  const tokens = tokenise(read);
  const terms: Term[] = [];
  for (let i = 0; i < tokens.length; ) {
    const { term, next } = termAt(read, tokens, i);
    if (term !== undefined) terms.push(term);
    i = next;
  }
  return terms;
}

/** The terms of texts as one line for the index. */
export function indexLine(texts: Iterable<string | undefined>): string {
  const lines = [...new Set(texts)].map((text) =>
    text === undefined
      ? ''
      : termsOf(text)
          .map(({ term }) => term)
          .join(' '),
  );
  return lines.filter((line) => line !== '').join(' ');
}

interface Read {
  term?: Term | undefined;
  next: number;
}

function termAt(text: string, tokens: readonly Token[], i: number): Read {
  const token = tokens[i];
  if (token === undefined || token.kind === 'break') return { next: i + 1 };
  if (token.kind === 'mark')
    return token.norm === '%'
      ? { term: { term: PERCENT, word: null, start: token.start, end: token.end }, next: i + 1 }
      : { next: i + 1 };
  return initialsAt(tokens, i) ?? percentAt(tokens, i) ?? figureAt(text, tokens, i) ?? wordAt(text, token, i);
}

const PERCENT = 'percent';

/** "per cent", "percent", and "pc" that is stuck to a number, as one term. */
function percentAt(tokens: readonly Token[], i: number): Read | undefined {
  const [token, after] = [tokens[i], tokens[i + 1]];
  if (token === undefined) return undefined;
  const isTwo = token.norm === 'per' && after?.norm === 'cent';
  const isPc = token.norm === 'pc' && token.glued && tokens[i - 1]?.kind === 'number';
  const isOne = isPc || /^percent(?:age)?s?$/.test(token.norm);
  if (!isTwo && !isOne) return undefined;
  const end = isTwo && after !== undefined ? after.end : token.end;
  return { term: { term: PERCENT, word: PERCENT, start: token.start, end }, next: isTwo ? i + 2 : i + 1 };
}

/** A number with its scale, in digits or in words; digits that are no figure stand for themselves. */
function figureAt(text: string, tokens: readonly Token[], i: number): Read | undefined {
  const token = tokens[i];
  const found = numberAt(tokens, i);
  if (token === undefined || (found === undefined && token.kind !== 'number')) return undefined;
  if (found === undefined || !('coefficient' in found)) {
    if (token.kind !== 'number') return undefined;
    return { term: numberTerm(token.norm.replace(/,/g, ''), token.start, token.end), next: i + 1 };
  }
  const value = inFull(found);
  const end = tokens[found.next - 1]?.end ?? token.end;
  // A number is read with the sign or currency before it, which belongs to no term.
  const start = tokens[found.number]?.start ?? token.start;
  const written = value ?? text.slice(start, end).replace(/\D/g, '');
  return { term: numberTerm(written, start, end), next: Math.max(i + 1, found.next) };
}

/** 1.80 as "1d8": the index cuts its terms at points. */
function numberTerm(value: string, start: number, end: number): Term | undefined {
  const [whole = '', fraction = ''] = value.split('.');
  const rest = fraction.replace(/0+$/, '');
  const digits = `${whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0'}${rest === '' ? '' : `d${rest}`}`;
  return { term: digits.slice(0, MAX_TERM), word: null, start, end };
}

/** "U.S." as "us", which is no pronoun. */
function initialsAt(tokens: readonly Token[], i: number): Read | undefined {
  let letters = '';
  let k = i;
  while (isInitial(tokens[k]) && tokens[k + 1]?.norm === '.' && tokens[k + 1]?.glued === true) {
    letters += tokens[k]?.norm ?? '';
    k += 2;
    if (tokens[k]?.glued !== true) break;
  }
  if (letters.length < 2) return undefined;
  const [start, end] = [tokens[i]?.start ?? 0, tokens[k - 1]?.end ?? 0];
  return { term: { term: letters, word: letters, start, end }, next: k };
}

const isInitial = (token: Token | undefined): boolean =>
  token?.kind === 'word' && token.caps && token.norm.length === 1;

/** Words that are names when all their letters are capitals, and mean nothing otherwise. */
const NAMES_IN_CAPITALS = new Set(['us', 'who']);

function wordAt(text: string, token: Token, i: number): Read {
  const { start, end } = token;
  const word = foldWord(text.slice(start, end));
  const isName = token.caps && NAMES_IN_CAPITALS.has(word);
  if (word === '' || (isStopWord(word) && !isName)) return { next: i + 1 };
  return { term: { term: stemOf(word).slice(0, MAX_TERM), word, start, end }, next: i + 1 };
}
