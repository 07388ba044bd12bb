/**
 * Cuts a quotation into tokens, once and in one pass. Whatever reads tokens looks a fixed number of them ahead or back,
 * so that reading takes time in proportion to the length of the quotation.
 */
import { currencyLetters } from './currencies.ts';

export interface Token {
  kind: 'word' | 'number' | 'mark' | 'break';
  /** A word in small letters with plain apostrophes, or the digits of a number with their points and commas. */
  norm: string;
  start: number;
  end: number;
  /** Nothing stands between it and the token before. */
  glued: boolean;
  /** A hyphen joins it to the token before: "terms" of "real-terms". */
  hyphen: boolean;
  /** It starts with a capital letter. */
  capital: boolean;
  /** All its letters are capitals. */
  caps: boolean;
  /** Counts the sentences of the text from 0. */
  sentence: number;
  /** It stands in a field for dates, where four digits are a year whatever their century. */
  inDate?: true;
}

/** Longer words mean nothing to this reader, and are not compared. */
const MAX_WORD = 40;

/** White space longer than this separates what is before it from what is after. */
const MAX_GAP = 8;

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;
const SPACE = /\s/u;

/** How far after a word to look whether it is money: "R2 million". */
const MONEY_AHEAD = 10;

/** Short words that a stop belongs to, so that it ends no sentence: "Oct. 1", "Rs. 500", "Sen. Smith". */
const SHORTENED = new Set(
  (
    'mr mrs ms dr prof rev st sen rep gov gen col sgt lt capt hon approx ca rs ksh kshs vs jan feb mar apr jun jul aug sep ' +
    'sept oct nov dec dept est inc ltd'
  ).split(' '),
);

/** The same, but only before digits: "No. 10". */
const SHORTENED_BEFORE_DIGITS = new Set('no nos art sec fig p pp para ch vol'.split(' '));

/** Spaces that separate thousands in print: no-break, thin, narrow no-break. */
const GROUP_SPACES = '\u00a0\u2009\u202f';

/** Characters that join words. */
const HYPHENS = '-\u2010\u2011';

const VULGAR = '¼½¾';

const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';

/** Letters and digits of ASCII, which most characters of a text are, and which are told by their codes alone. */
const PLAIN_WORD: readonly boolean[] = Array.from({ length: 128 }, (_, code) =>
  /[a-z0-9]/i.test(String.fromCharCode(code)),
);

function isWordCharacter(c: string): boolean {
  const code = c.charCodeAt(0);
  if (code < 128) return PLAIN_WORD[code] === true;
  return c !== '' && !VULGAR.includes(c) && WORD_CHARACTER.test(c);
}

/** Whether a character is white space. */
function isSpace(c: string): boolean {
  const code = c.charCodeAt(0);
  return code < 128 ? code === 32 || (code > 8 && code < 14) : SPACE.test(c);
}

/** The whole character at a place, with both halves of a surrogate pair; empty at the end. */
function characterAt(text: string, i: number): string {
  const code = text.codePointAt(i) ?? 0;
  return code > 0xffff ? String.fromCodePoint(code) : text.charAt(i);
}

/** Whether exactly three digits begin at a place. */
function isGroup(text: string, i: number): boolean {
  return isDigit(text[i]) && isDigit(text[i + 1]) && isDigit(text[i + 2]) && !isDigit(text[i + 3]);
}

/** The end of the number that starts at a place: digits with single separators between them. */
function numberEnd(text: string, start: number): number {
  let i = start;
  for (;;) {
    while (isDigit(text[i])) i += 1;
    const separator = text[i] ?? '';
    if ((separator === ',' || separator === '.') && isDigit(text[i + 1])) i += 1;
    else if (separator !== '' && GROUP_SPACES.includes(separator) && isGroup(text, i + 1)) i += 1;
    else return i;
  }
}

function wordEnd(text: string, start: number): number {
  let i = start;
  for (;;) {
    while (PLAIN_WORD[text.charCodeAt(i)] === true) i += 1;
    const c = characterAt(text, i);
    const joins = (c === "'" || c === '’') && i > start && isWordCharacter(characterAt(text, i + 1));
    if (!joins && !isWordCharacter(c)) return i;
    i += c.length;
  }
}

/** Most words have none, and are no money. */
function hasDigit(word: string): boolean {
  for (let i = 0; i < word.length; i += 1) if (isDigit(word[i])) return true;
  return false;
}

/** Cuts a text into tokens. White space makes none, unless it is long or holds an empty line: then it is a break. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  let hyphen = false;
  for (let i = 0; i < text.length; ) {
    if (text.charCodeAt(i) === 32 && i + 1 < text.length && !isSpace(text.charAt(i + 1))) {
      i += 1;
      continue;
    }
    const before = tokens[tokens.length - 1];
    const piece = pieceAt(text, i, before);
    if (piece.kind === 'hyphen') hyphen = true;
    else if (piece.kind !== 'space') {
      const { kind, norm = '', capital = false, caps = false, end } = piece;
      const glued = !hyphen && before?.end === i && before.kind !== 'break';
      tokens.push({ kind, norm, start: i, end, glued, hyphen, capital, caps, sentence });
      hyphen = false;
      if (kind === 'break' || (kind === 'mark' && endsSentence(text, piece, before))) sentence += 1;
    }
    i = piece.end;
  }
  return tokens;
}

/** What a text has at a place: a token, space between two, or a hyphen that joins two. */
interface Piece {
  kind: Token['kind'] | 'space' | 'hyphen';
  norm?: string;
  capital?: boolean;
  caps?: boolean;
  end: number;
}

function pieceAt(text: string, start: number, before: Token | undefined): Piece {
  const c = characterAt(text, start);
  if (isSpace(c)) return spaceAt(text, start);
  if (isDigit(c) || isPointOfNumber(text, start)) {
    const end = numberEnd(text, start);
    return { kind: 'number', norm: text.slice(start, end), end };
  }
  if (isWordCharacter(c)) return wordAt(text, start);
  if (c === '…' || (c === '.' && text[start + 1] === '.')) {
    let end = start;
    while (text[end] === '.' || text[end] === '…') end += 1;
    return { kind: 'break', end };
  }
  const end = start + c.length;
  return joinsWords(before, text, start, c) ? { kind: 'hyphen', end } : { kind: 'mark', norm: c, end };
}

/** Whether a stop is the point of a number without its 0: ".02%". */
function isPointOfNumber(text: string, i: number): boolean {
  if (text[i] !== '.' || !isDigit(text[i + 1])) return false;
  const before = text[i - 1] ?? ' ';
  return before !== '.' && !isWordCharacter(before);
}

function spaceAt(text: string, start: number): Piece {
  let end = start;
  let lines = 0;
  while (end < text.length && isSpace(text.charAt(end))) {
    if (text[end] === '\n') lines += 1;
    end += 1;
  }
  return { kind: end - start > MAX_GAP || lines > 1 ? 'break' : 'space', end };
}

function wordAt(text: string, start: number): Piece {
  const whole = wordEnd(text, start);
  const written = whole - start > MAX_WORD ? '' : text.slice(start, whole);
  const letters = hasDigit(written) ? currencyLetters(written, text.slice(whole, whole + MONEY_AHEAD)) : 0;
  const end = letters > 0 ? start + letters : whole;
  const word = (letters > 0 ? written.slice(0, letters) : written).replaceAll('’', "'");
  const norm = word.toLowerCase();
  const capital = word !== '' && word.charAt(0) !== norm.charAt(0);
  return { kind: 'word', norm, capital, caps: capital && word === word.toUpperCase(), end };
}

/** Whether a mark ends a sentence: a stop that nothing is stuck to, and that shortens no word. */
function endsSentence(text: string, { norm = '', end }: Piece, before: Token | undefined): boolean {
  if (!'.!?;'.includes(norm) || (end < text.length && isWordCharacter(characterAt(text, end)))) return false;
  if (norm !== '.' || before?.kind !== 'word' || before.end !== end - 1) return true;
  if (SHORTENED.has(before.norm)) return false;
  return !(SHORTENED_BEFORE_DIGITS.has(before.norm) && /^\s?\d/.test(text.slice(end, end + 2)));
}

/** Whether a hyphen at a place joins a word or a number to a word; between two numbers it is a mark. */
function joinsWords(before: Token | undefined, text: string, i: number, c: string): boolean {
  if (!HYPHENS.includes(c) || before === undefined || before.end !== i) return false;
  const next = characterAt(text, i + c.length);
  if (before.kind === 'word') return isWordCharacter(next);
  return before.kind === 'number' && isWordCharacter(next) && !isDigit(next);
}

/** Whether these words begin at a token, with nothing but spaces or hyphens between them. */
export function wordsAt(tokens: readonly Token[], i: number, words: readonly string[]): boolean {
  return words.every((word, k) => tokens[i + k]?.norm === word && tokens[i + k]?.kind === 'word');
}

/** The tokens from `from` up to `to` as one line, with a single space wherever the text has any. */
export function lineOf(text: string, tokens: readonly Token[], from: number, to: number): string {
  let line = '';
  for (let i = from; i < to; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (line !== '') line += token.hyphen ? '-' : token.glued ? '' : ' ';
    line += text.slice(token.start, token.end);
  }
  return line;
}
