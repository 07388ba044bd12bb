/** A sentence of an article as rules look at it: its tokens, figures and dates, and the words around each figure. */

import type { FigureFound } from '../reading/parts.ts';
import { type Scan, scanTokens } from '../reading/quotation.ts';
import type { DatePlace } from '../reading/scene.ts';
import { type Token, tokenise } from '../reading/tokens.ts';
import type { Sentence, Span } from './article.ts';
import { withBrokenScale } from './broken-scale.ts';

/** A figure of a sentence; `to` ends a range: 5 of "between 2% and 5%". */
export type Figure = FigureFound & {
  to?: string;
  /** The unit as the words right at the number say it, if another was read from farther off. */
  said?: string;
  /** What of the unit is carried over from elsewhere, to be told. */
  carried?: readonly string[];
};

/** A number that the reader of quotations takes for no figure. */
export interface NumberApart {
  from: number;
  next: number;
  why: string;
}

export interface Line {
  sentence: Sentence;
  /** The words of the sentence, from which the tokens are cut. */
  text: string;
  tokens: readonly Token[];
  /** All that the reader of quotations finds in it. */
  scan: Scan;
  figures: readonly Figure[];
  dates: readonly DatePlace[];
  /** The dates by the token that they begin at. */
  datedAt: ReadonlyMap<number, string>;
  apart: readonly NumberApart[];
  /** For each token the figure that it is among the words of. */
  over: readonly (Figure | undefined)[];
  /** A word for each token: "#" and "#%" for the number of a figure, "@" where a date begins, "" within both. */
  signs: readonly string[];
  /** The signs with a space around each, and where the first that is not empty from each token on begins in it. */
  spaced: string;
  at: readonly number[];
  /** What stands around its figures, as far as it was asked for. */
  arounds: Around[];
}

/** How many tokens before and after a figure its rules look at. */
export const BEFORE = 30;
export const AFTER = 18;

/** Longer digits stand for nothing that a rule looks for, and would make rules slow. */
const MAX_SIGN = 40;

/** Most sentences have none. */
const NO_DATES: Line['datedAt'] = new Map();

/** Reads a sentence of the text. */
export function lineOf(text: string, sentence: Sentence): Line {
  const words = text.slice(sentence.start, sentence.end);
  const tokens = tokenise(words);
  const scan = scanTokens(words, tokens);
  const { figures, dates, apart } = scan;
  const joined = withRanges(figures).map((figure) => withBrokenScale(figure, tokens));
  const signs = signsOf(tokens, joined, apart);
  return {
    sentence,
    text: words,
    tokens,
    scan,
    figures: joined,
    over: overOf(tokens.length, joined),
    dates,
    datedAt: dates.length === 0 ? NO_DATES : new Map(dates.map(({ from, at }) => [from, at])),
    apart,
    signs,
    ...spacedOf(signs),
    arounds: [],
  };
}

/** For each token the figure that it is among the words of. */
export function overOf(length: number, figures: readonly Figure[]): (Figure | undefined)[] {
  const over: (Figure | undefined)[] = new Array(length).fill(undefined);
  for (const figure of figures) over.fill(figure, figure.from, figure.next);
  return over;
}

/** Whether a figure that may be claimed has words between two tokens, a few apart. */
export function isFigureIn({ over }: Line, from: number, to: number): boolean {
  for (let i = Math.max(0, from); i < to; i += 1) {
    const figure = over[i];
    if (figure !== undefined && figure.role === undefined) return true;
  }
  return false;
}

/** Makes one figure of the two ends of a range: "between 2% and 5%". */
function withRanges(figures: readonly FigureFound[]): Figure[] {
  const joined: Figure[] = [];
  for (const figure of figures) {
    const low = joined[joined.length - 1];
    const isRange = low?.role === 'range' && figure.role === 'range' && figure.from - low.next <= 1;
    if (!isRange || low === undefined) joined.push({ ...figure });
    else {
      const { role: _, ...rest } = low;
      const unit = figure.unit === '' ? low.unit : figure.unit;
      joined[joined.length - 1] = { ...rest, to: figure.value, unit, hedge: 'bare', next: figure.next };
    }
  }
  return joined;
}

/** "in-\ncreased": a word that a line of print breaks is one word. */
function joinBroken(tokens: readonly Token[], signs: string[]): void {
  for (const [i, { norm, glued, end }] of tokens.entries()) {
    const [before, after] = [tokens[i - 1], tokens[i + 1]];
    if (norm !== '-' || !glued || before?.kind !== 'word' || after?.kind !== 'word') continue;
    if (after.start - end > 2 || after.start === end || after.capital) continue;
    signs[i + 1] = `${before.norm}${after.norm}`;
    signs[i - 1] = '';
    signs[i] = '';
  }
}

function signsOf(
  tokens: readonly Token[],
  figures: readonly Figure[],
  apart: readonly NumberApart[],
): string[] {
  const signs = tokens.map(({ kind, norm }) =>
    kind === 'break' ? '…' : norm.length > MAX_SIGN ? '0' : norm,
  );
  joinBroken(tokens, signs);
  for (const { number, next, unit } of figures) {
    const end = Math.max(number + 1, next);
    // The noun that is counted stays readable; the digits and the scale do not.
    for (let i = number; i < end; i += 1)
      if (tokens[i]?.kind !== 'word' || i === number) signs[i] = i === number ? '#' : '';
    if (unit.startsWith('%')) signs[number] = '#%';
  }
  for (const { from, next, why } of apart)
    if (why === 'date') for (let i = from; i < next; i += 1) signs[i] = i === from ? '@' : '';
  return signs;
}

/** The place of some tokens in the text of the article. */
export function placeOf({ sentence, tokens }: Line, from: number, next: number): Span {
  const start = sentence.start + (tokens[from]?.start ?? 0);
  return { start, end: sentence.start + (tokens[next - 1]?.end ?? tokens[from]?.end ?? 0) };
}

/** Joins the signs of a line once, so that the words around each of its figures are a part of one string. */
function spacedOf(signs: readonly string[]): Pick<Line, 'spaced' | 'at'> {
  const at: number[] = [];
  let length = 1;
  for (const sign of signs) {
    at.push(length);
    if (sign !== '') length += sign.length + 1;
  }
  at.push(length);
  return { spaced: ` ${signs.filter((sign) => sign !== '').join(' ')} `, at };
}

/** The words of some tokens, with single spaces and one at either end, for rules that match them. */
export function wordsOf({ spaced, at }: Line, from: number, next: number): string {
  const last = at.length - 1;
  const start = at[Math.min(Math.max(0, from), last)] ?? 0;
  const end = at[Math.min(Math.max(0, next), last)] ?? 0;
  return end > start ? spaced.slice(start - 1, end) : '  ';
}

/** The words before a token in its sentence, at most `reach` tokens back, with a space at either end. */
export function wordsBefore(line: Line, i: number, reach = BEFORE): string {
  let from = i;
  const sentence = line.tokens[i]?.sentence ?? line.tokens[i - 1]?.sentence;
  while (from > 0 && i - from < reach && line.tokens[from - 1]?.sentence === sentence) from -= 1;
  return wordsOf(line, from, i);
}

/** The words from a token on in its sentence, at most `reach` tokens, with a space at either end. */
export function wordsAfter(line: Line, i: number, reach = AFTER): string {
  let next = i;
  const sentence = line.tokens[i - 1]?.sentence ?? line.tokens[i]?.sentence;
  while (next < line.tokens.length && next - i < reach && line.tokens[next]?.sentence === sentence) next += 1;
  return wordsOf(line, i, next);
}

/** The last place in some words that a global pattern matches. */
export function lastMatch(words: string, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = 0;
  let last: RegExpExecArray | undefined;
  for (let match = pattern.exec(words); match !== null; match = pattern.exec(words)) last = match;
  return last;
}

/** What stands around a figure, as rules match it. */
export interface Around {
  line: Line;
  figure: Figure;
  /** Its number among the figures of the line. */
  index: number;
  /** The words before its hedge, with a space at either end: " exports contracted by ". */
  left: string;
  /** The words after its unit, with a space at either end. */
  right: string;
  /** The words from its number up to its end: " # more officers ". */
  own: string;
  /** Whether the words before it have any word of a mood; not asked for as long as it is not there. */
  isMooded?: boolean;
}

/** What stands around a figure of a line. */
export function aroundOf(line: Line, index: number): Around | undefined {
  const figure = line.figures[index];
  if (figure === undefined) return undefined;
  const known = line.arounds[index];
  if (known !== undefined) return known;
  const around: Around = {
    line,
    figure,
    index,
    left: wordsBefore(line, figure.from),
    right: wordsAfter(line, figure.next),
    own: wordsOf(line, figure.number, Math.min(figure.next, figure.number + BEFORE)),
  };
  line.arounds[index] = around;
  return around;
}
