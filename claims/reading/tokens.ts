/**
 * A quotation cut into tokens, once and in one pass, so that all that is read from it takes time in
 * proportion to its length. What reads tokens looks a fixed number of them ahead or back.
 */

export interface Token {
  kind: 'word' | 'number' | 'mark' | 'break';
  /** Small letters and plain apostrophes; of a number its digits with their points and commas. */
  norm: string;
  start: number;
  end: number;
  /** Nothing stands between it and the token before. */
  glued: boolean;
  /** A hyphen joins it to the token before: "terms" of "real-terms". */
  hyphen: boolean;
  /** It starts with a capital letter. */
  capital: boolean;
  /** Counts the sentences of the text from 0. */
  sentence: number;
}

/** Longer words say nothing to this reader, and are not compared. */
const MAX_WORD = 40;

/** White space longer than this parts what stands on its sides. */
const MAX_GAP = 8;

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;
const SPACE = /\s/u;

/** Spaces that part thousands in print: no-break, thin, narrow no-break. */
const GROUP_SPACES = '\u00a0\u2009\u202f';

/** Characters of which one word is joined with another. */
const HYPHENS = '-\u2010\u2011';

const VULGAR = '¼½¾';

const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';

const isWordCharacter = (c: string): boolean =>
  c !== '' && !VULGAR.includes(c) && (/[a-z0-9]/i.test(c) || (c > '\u007f' && WORD_CHARACTER.test(c)));

/** The character at a place as a whole, both halves of a pair; empty at the end. */
function characterAt(text: string, i: number): string {
  const code = text.codePointAt(i);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** Whether three digits, and no fourth, stand from the place on. */
function isGroup(text: string, i: number): boolean {
  return isDigit(text[i]) && isDigit(text[i + 1]) && isDigit(text[i + 2]) && !isDigit(text[i + 3]);
}

/** The end of a number that starts at the place: digits, with single separators between them. */
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
    const c = characterAt(text, i);
    const joins = (c === "'" || c === '’') && i > start && isWordCharacter(characterAt(text, i + 1));
    if (!joins && !isWordCharacter(c)) return i;
    i += c.length;
  }
}

/** Cuts a text into tokens. White space makes none, unless it is long or holds an empty line: then a break. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  let hyphen = false;
  const add = (kind: Token['kind'], start: number, end: number, norm: string, capital = false) => {
    const before = tokens[tokens.length - 1];
    const glued = !hyphen && before?.end === start && before.kind !== 'break';
    tokens.push({ kind, norm, start, end, glued, hyphen, capital, sentence });
    hyphen = false;
    return end;
  };
  for (let i = 0; i < text.length; ) {
    const c = characterAt(text, i);
    if (SPACE.test(c)) {
      const start = i;
      let lines = 0;
      while (i < text.length && SPACE.test(text[i] ?? '')) {
        if (text[i] === '\n') lines += 1;
        i += 1;
      }
      if (i - start > MAX_GAP || lines > 1) {
        add('break', start, i, '');
        sentence += 1;
      }
    } else if (isDigit(c)) {
      const end = numberEnd(text, i);
      i = add('number', i, end, text.slice(i, end));
    } else if (isWordCharacter(c)) {
      const end = wordEnd(text, i);
      const word = end - i > MAX_WORD ? '' : text.slice(i, end).replaceAll('’', "'");
      i = add(
        'word',
        i,
        end,
        word.toLowerCase(),
        word !== '' && word.charAt(0) !== word.charAt(0).toLowerCase(),
      );
    } else if (c === '…' || (c === '.' && text[i + 1] === '.')) {
      const start = i;
      while (text[i] === '.' || text[i] === '…') i += 1;
      add('break', start, i, '');
      sentence += 1;
    } else if (joinsWords(tokens[tokens.length - 1], text, i, c)) {
      hyphen = true;
      i += c.length;
    } else {
      i = add('mark', i, i + c.length, c);
      if ('.!?;'.includes(c) && (i >= text.length || !isWordCharacter(characterAt(text, i)))) sentence += 1;
    }
  }
  return tokens;
}

/** Whether a hyphen at the place joins a word or number to a word; between two numbers it is a mark. */
function joinsWords(before: Token | undefined, text: string, i: number, c: string): boolean {
  if (!HYPHENS.includes(c) || before === undefined || before.end !== i) return false;
  const next = characterAt(text, i + c.length);
  if (before.kind === 'word') return isWordCharacter(next);
  return before.kind === 'number' && isWordCharacter(next) && !isDigit(next);
}

/** Whether the words stand from a token on, with nothing but spaces or hyphens between them. */
export function wordsAt(tokens: readonly Token[], i: number, words: readonly string[]): boolean {
  return words.every((word, k) => tokens[i + k]?.norm === word && tokens[i + k]?.kind === 'word');
}

/** The tokens from `from` up to `to` as one line, single spaces where any stood. */
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
