/**
 * Reads a quotation: the figures it states with hedge and unit, the dates it names, and the kinds of
 * statement its words suggest. It proposes and never decides; figures that are not stated plainly it tells apart.
 *
 *     readQuotation('the government will need to recruit 1,142 officers per month')
 *       figures  1142, bare, "officers per month"
 *       kinds    required-rate, for “need to … 1,142 officers per month”
 *
 * Takes time in proportion to the length of the text, and never throws.
 */
import type { Hedge } from '../evidence/hedge.ts';
import { exact, isDecimal, parseDecimal, type Rational, rational } from '../exact/number.ts';
import { dateAt, lastDay, yearOf } from './dates.ts';
import { figureAt } from './figures.ts';
import { type Floor, hedgeBefore } from './hedge-words.ts';
import { proposeKinds } from './kinds.ts';
import { countedAt } from './nouns.ts';
import { SCALES, scaleOf } from './numerals.ts';
import type { FigureFound, Why } from './parts.ts';
import type { DatePlace, KindProposal } from './scene.ts';
import { type Token, tokenise } from './tokens.ts';
import { unclearAmong } from './unclear.ts';

export type { KindProposal, Why };

/** A figure of the quotation; `quote.slice(start, end) === text`. */
export interface FigureRead {
  /** As the bundle writes it, precision kept: "20000", "4.33". */
  value: string;
  hedge: Hedge;
  /** As the ledger writes units: "officers per month", "%", "GBP billion"; empty where the words give none. */
  unit: string;
  start: number;
  end: number;
  /** The words that made the hedge, the number and the unit. */
  text: string;
  per?: 'day' | 'month' | 'year';
  /** What is counted, as said: "new officers and PCSOs". */
  what?: string;
  /**
   * `span`: a stretch of time that frames the claim ("over 10 years"); `base`: the 100,000 of a rate; else why
   * it is not to be taken as it stands. A figure with a role is never proposed.
   */
  role?: 'span' | 'base' | Why;
}

/** A date or period of the quotation, as the bundle writes it. A deadline is one day. */
export interface DateRead {
  at: string;
  start: number;
  end: number;
  text: string;
  role: 'deadline' | 'date';
}

/** Words with a figure that they do not state plainly: "between 10,000 and 20,000", "not 40 hospitals". */
export interface UnclearRead {
  text: string;
  start: number;
  end: number;
  why: Why;
}

export interface Reading {
  figures: readonly Readonly<FigureRead>[];
  /** What is left to the editor; its figures have their role from it. */
  unclear: readonly Readonly<UnclearRead>[];
  dates: readonly Readonly<DateRead>[];
  /** Most likely first, at most three. */
  kinds: readonly Readonly<KindProposal>[];
}

/** Words after which a date is a day by which something is to be done. */
const BY = new Set(['by']);

/** Words before four digits that make them a year. */
const BEFORE_YEAR = new Set(
  'in since by from until of after before during between and to the for'.split(' '),
);

/** The quotation that was read last: the parts of one form each ask for its reading. */
let last: { quote: string; reading: Reading } | undefined;

/** Reads a quotation. Never throws. */
export function readQuotation(quote: string): Reading {
  if (last?.quote !== quote) last = { quote, reading: readTokens(quote, tokenise(quote)) };
  return last.reading;
}

/** Reads a quotation that was cut into these tokens. Looks each of them up a bounded number of times. */
export function readTokens(quote: string, tokens: readonly Token[]): Reading {
  const found: FigureFound[] = [];
  const dates: DatePlace[] = [];
  const bases = new Map<FigureFound, FigureFound>();
  const dated = new Set<number>();
  let back: Floor = { floor: 0, compared: -1 };
  for (let i = 0; i < tokens.length; ) {
    const date = isFigureOfFour(tokens, i, quote) ? undefined : dateAt(tokens, i);
    if (date !== undefined) {
      if (date.at !== undefined && !isCountOfFour(tokens, i, quote))
        dates.push(placed(tokens, i, date.next, date.at));
      for (let k = i; k < date.next; k += 1) dated.add(k);
      i = date.next;
      back = { floor: i, compared: -1 };
      continue;
    }
    const figure = figureAt(tokens, i, back, quote);
    if (figure === undefined) i += 1;
    else if (!isFigure(figure)) i = figure.next;
    else {
      found.push(figure);
      const base =
        figure.base === undefined
          ? undefined
          : figureAt(tokens, figure.base, { floor: figure.base, compared: -1 }, quote);
      if (isFigure(base)) bases.set(figure, { ...base, role: 'base' });
      i = figure.next;
      back = { floor: i, compared: figure.role === 'span' ? -1 : i };
    }
  }
  const unclear = unclearAmong(tokens, found, (i) => dated.has(i));
  let passed = 0;
  for (const figure of found) {
    while ((unclear[passed]?.next ?? tokens.length) <= figure.from) passed += 1;
    const place = unclear[passed];
    if (place !== undefined && place.from < figure.next) figure.role = place.why;
  }
  return {
    figures: found.flatMap((figure) => {
      const base = bases.get(figure);
      return [
        figureRead(quote, tokens, figure),
        ...(base === undefined ? [] : [figureRead(quote, tokens, base)]),
      ];
    }),
    unclear: unclear.map(({ from, next, why }) => ({ ...placeOf(quote, tokens, from, next), why })),
    dates: dates.map(({ at, role, from, next }) => ({ at, ...placeOf(quote, tokens, from, next), role })),
    kinds: proposeKinds(quote, tokens, found, dates),
  };
}

const isFigure = (found: ReturnType<typeof figureAt>): found is FigureFound =>
  found !== undefined && 'value' in found;

/** Whether four digits that could be a year are a figure: "£2000", "over 2000 officers", "2000 new homes". */
function isFigureOfFour(tokens: readonly Token[], i: number, quote: string): boolean {
  const token = tokens[i];
  if (token === undefined || yearOf(token) === undefined) return false;
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  if (before !== undefined && ['£', '$', '€'].includes(before.norm)) return true;
  if (
    after?.norm === '%' ||
    after?.norm === 'per' ||
    after?.norm === 'percent' ||
    SCALES.has(after?.norm ?? '')
  )
    return true;
  const hedged = hedgeBefore(tokens, i, { floor: 0, compared: -1 }).hedge !== 'bare';
  if (!hedged && (token.norm !== '2000' || BEFORE_YEAR.has(before?.norm ?? ''))) return false;
  return countedAt(tokens, i + 1, quote) !== undefined;
}

const BEFORE_COUNT = new Set('were are was is had has have'.split(' '));

/** "there were 2019 complaints": a year or a count, nobody can tell; read as neither. */
function isCountOfFour(tokens: readonly Token[], i: number, quote: string): boolean {
  if (yearOf(tokens[i]) === undefined || !BEFORE_COUNT.has(tokens[i - 1]?.norm ?? '')) return false;
  return countedAt(tokens, i + 1, quote) !== undefined;
}

function placed(tokens: readonly Token[], from: number, next: number, at: string): DatePlace {
  const deadline = BY.has(tokens[from - 1]?.norm ?? '');
  return { at: deadline ? lastDay(at) : at, role: deadline ? 'deadline' : 'date', from, next };
}

function placeOf(quote: string, tokens: readonly Token[], from: number, next: number) {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[next - 1]?.end ?? start;
  return { start, end, text: quote.slice(start, end) };
}

function figureRead(quote: string, tokens: readonly Token[], figure: FigureFound): FigureRead {
  const { value, hedge, unit, per, what, role } = figure;
  return {
    value,
    hedge,
    unit,
    ...placeOf(quote, tokens, figure.from, figure.next),
    ...(per === undefined ? {} : { per }),
    ...(what === undefined ? {} : { what }),
    ...(role === undefined ? {} : { role }),
  };
}

/** A number that a claim names: its figure, a target, an inline input. */
export interface NamedNumber {
  value: string;
  unit?: string | undefined;
}

/**
 * The figures of a quotation that none of the numbers names, for a warning about them. The sign does not
 * count ("fell by 29" names -29), magnitudes in the unit do ("14" in "GBP million" is 14 million), and a
 * number without a unit names the figure of any. Years, dates, stretches of time and the base of a rate are
 * no figures to be claimed. A number that is no decimal names nothing. Never throws.
 */
export function unclaimedNumbers(quote: string, named: readonly NamedNumber[]): FigureRead[] {
  const keys = new Set(
    named.flatMap(({ value, unit }) => {
      if (!isDecimal(value)) return [];
      if (unit === undefined || unit === '') return [`any ${keyOf(parseDecimal(value))}`];
      return [keyWithUnit(value, unit)];
    }),
  );
  return readQuotation(quote).figures.filter((figure) => {
    if (figure.role !== undefined) return false;
    const plain = parseDecimal(figure.value);
    return ![
      keyWithUnit(figure.value, figure.unit),
      `any ${keyOf(plain)}`,
      `any ${keyOf(plain.mul(magnitudeOf(figure.unit)))}`,
      ...(figure.unit === '' ? [`percent ${keyOf(plain)}`] : []),
    ].some((key) => keys.has(key));
  });
}

const keyOf = (q: Rational): string => exact(q.abs());

function keyWithUnit(value: string, unit: string): string {
  const kind = unit.startsWith('%') || unit.startsWith('percentage') ? 'percent' : 'count';
  return `${kind} ${keyOf(parseDecimal(value).mul(magnitudeOf(unit)))}`;
}

/** The power of ten that a unit's words hold: a million in "GBP million". */
function magnitudeOf(unit: string): Rational {
  return rational(10n ** BigInt(scaleOf(unit)));
}
