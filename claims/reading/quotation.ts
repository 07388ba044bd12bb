/**
 * Reads a quotation: the figures that it states, with hedge and unit, the dates that it names, and the kinds of
 * statement that its words suggest. It proposes and never decides; it marks figures that are not stated plainly.
 *
 *     readQuotation('the government will need to recruit 1,142 officers per month')
 *       figures  1142, bare, "officers per month"
 *       kinds    required-rate, for “need to … 1,142 officers per month”
 *
 * Takes time in proportion to the length of the text, and never throws.
 */
import type { Hedge } from '../claim.ts';
import { exact, isDecimal, parseDecimal, type Rational, rational } from '../exact/number.ts';
import { currencyAfter, currencyBefore, isSign } from './currencies.ts';
import { dateAt, lastDay, yearOf } from './dates.ts';
import { figureAt, type NoFigure } from './figures.ts';
import { type Floor, hedgeBefore } from './hedge-words.ts';
import { countedAt } from './nouns.ts';
import { SCALES, scaleOf } from './numerals.ts';
import type { FigureFound, Why } from './parts.ts';
import { proposeKinds } from './proposed-kinds.ts';
import type { DatePlace, KindProposal } from './scene.ts';
import { type Token, tokenise } from './tokens.ts';
import { type UnclearPlace, unclearAmong } from './unclear.ts';

export type { KindProposal, Why };

/** A figure of the quotation; `quote.slice(start, end) === text`. */
export interface FigureRead {
  /** As the bundle writes it, precision kept: "20000", "4.33". */
  value: string;
  hedge: Hedge;
  /** As the ledger writes units: "officers per month", "%", "GBP billion"; empty if the words give none. */
  unit: string;
  start: number;
  end: number;
  /** The words that made the hedge, the number and the unit. */
  text: string;
  per?: 'day' | 'month' | 'year';
  /** What is counted, as said: "new officers and PCSOs". */
  what?: string;
  /**
   * `span`: a stretch of time that frames the claim ("over 10 years"); `base`: the 100,000 of a rate; otherwise why
   * the figure cannot be taken as it stands. A figure with a role is never proposed.
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

/** Words that do not state their figure plainly: "between 10,000 and 20,000", "not 40 hospitals". */
export interface UnclearRead {
  text: string;
  start: number;
  end: number;
  why: Why;
}

/** A number that is no figure: part of a date, the name of a thing, a time, a margin of error, or digits that nobody can read. */
export interface ApartRead {
  text: string;
  start: number;
  end: number;
  why: NonNullable<NoFigure['why']> | 'date';
}

export interface Reading {
  figures: readonly Readonly<FigureRead>[];
  /** What is left to the editor; the figures in it have its reason as their role. */
  unclear: readonly Readonly<UnclearRead>[];
  dates: readonly Readonly<DateRead>[];
  /** Numbers that are no figures, each with the reason. */
  apart: readonly Readonly<ApartRead>[];
  /** At most three, the most likely first. */
  kinds: readonly Readonly<KindProposal>[];
}

/** How far, in tokens, a word may stand from a date and tell whether it is still to come. */
const AROUND_DATE = 16;

/** Words of what has been: "by 2014 that number had increased" sets no deadline. */
const HAS_BEEN = new Set(['had', 'was', 'were']);

/** Words of what is to be, which make any date after "by" a deadline. */
const TO_BE =
  /^(?:will|would|shall|should|must|needs?|needed|going|aims?|aimed|aiming|(?:promis|pledg|vow|plann?|target|commit|guarantee|ambition|deadline|expect|goal|hop)\w*|due|set|\w+'ll)$/;

/** Words before four digits that make them a year. */
const BEFORE_YEAR = new Set(
  'in since by from until of after before during between and to the for'.split(' '),
);

/** The quotation that was read last, since several parts of one form ask for its reading. */
let last: { quote: string; reading: Reading } | undefined;

/** Reads a quotation. Never throws. */
export function readQuotation(quote: string): Reading {
  if (last?.quote !== quote) last = { quote, reading: readTokens(quote, tokenise(quote)) };
  return last.reading;
}

/** The figures, dates and numbers set apart among tokens, by the numbers of these. */
export interface Scan {
  /** In the order of the text; one that is not stated plainly has the reason as its role. */
  figures: FigureFound[];
  /** The bases of rates, by the figures that have them. */
  bases: ReadonlyMap<FigureFound, FigureFound>;
  unclear: readonly UnclearPlace[];
  dates: readonly DatePlace[];
  /** Numbers that are no figures. */
  apart: readonly { from: number; next: number; why: ApartRead['why'] }[];
}

/**
 * The same reading as `readTokens`, before kinds are proposed and words are cut from the text, for a reader that looks
 * at the tokens around each figure itself.
 */
export function scanTokens(quote: string, tokens: readonly Token[]): Scan {
  const { figures, bases, dates, dated, apart } = foundAmong(tokens, quote);
  const unclear = unclearAmong(tokens, figures, (i) => dated.has(i));
  giveRoles(figures, unclear, tokens.length);
  return { figures, bases, unclear, dates, apart };
}

/** Reads a quotation that was cut into these tokens. Looks each of them up a bounded number of times. */
export function readTokens(quote: string, tokens: readonly Token[]): Reading {
  const scan = scanTokens(quote, tokens);
  return { ...readScan(quote, tokens, scan), kinds: proposeKinds(quote, tokens, scan.figures, scan.dates) };
}

/** What a scan of a quotation found, by its words, without the kinds that these suggest. */
export function readScan(
  quote: string,
  tokens: readonly Token[],
  { figures, bases, unclear, dates, apart }: Scan,
): Omit<Reading, 'kinds'> {
  return {
    figures: figures.flatMap((figure) => {
      const base = bases.get(figure);
      return [figure, ...(base === undefined ? [] : [base])].map((one) => figureRead(quote, tokens, one));
    }),
    unclear: unclear.map(({ from, next, why }) => ({ ...placeOf(quote, tokens, from, next), why })),
    dates: dates.map(({ at, role, from, next }) => ({ at, ...placeOf(quote, tokens, from, next), role })),
    apart: apart.map(({ from, next, why }) => ({ ...placeOf(quote, tokens, from, next), why })),
  };
}

/** What stands among the tokens of a quotation. */
interface Found {
  figures: FigureFound[];
  /** The bases of rates, by the figures that have them. */
  bases: Map<FigureFound, FigureFound>;
  dates: DatePlace[];
  /** The indices of tokens that are part of a date. */
  dated: Set<number>;
  /** Numbers that are no figures. */
  apart: { from: number; next: number; why: ApartRead['why'] }[];
}

/** Finds the dates and figures, from the first token to the last. */
function foundAmong(tokens: readonly Token[], quote: string): Found {
  const found: Found = { figures: [], bases: new Map(), dates: [], dated: new Set(), apart: [] };
  let back: Floor = { floor: 0, compared: -1 };
  for (let i = 0; i < tokens.length; ) {
    const date = isFigureOfFour(tokens, i, quote) ? undefined : dateAt(tokens, i);
    if (date !== undefined) {
      if (date.at !== undefined && !isCountOfFour(tokens, i, quote))
        found.dates.push(placed(tokens, i, date.next, date.at));
      if (tokens.slice(i, date.next).some(({ kind }) => kind === 'number'))
        found.apart.push({ from: i, next: date.next, why: 'date' });
      for (; i < date.next; i += 1) found.dated.add(i);
      back = { floor: i, compared: -1 };
      continue;
    }
    const from = i;
    const figure = figureAt(tokens, i, back, quote);
    i = figure?.next ?? i + 1;
    if (!isFigure(figure)) {
      if (figure?.why !== undefined) found.apart.push({ from, next: i, why: figure.why });
      continue;
    }
    found.figures.push(figure);
    const base = baseOf(tokens, figure, quote);
    if (base !== undefined) found.bases.set(figure, base);
    back = { floor: i, compared: figure.role === 'span' ? -1 : i };
  }
  return found;
}

/** The base of a rate as a figure of its own: the 100,000 of "5 per 100,000 people". */
function baseOf(tokens: readonly Token[], { base }: FigureFound, quote: string): FigureFound | undefined {
  if (base === undefined) return undefined;
  const figure = figureAt(tokens, base, { floor: base, compared: -1 }, quote);
  return isFigure(figure) ? { ...figure, role: 'base' } : undefined;
}

/** Gives each figure that is not stated plainly the reason as its role. Both lists are in the order of the text. */
function giveRoles(figures: readonly FigureFound[], unclear: readonly UnclearPlace[], end: number): void {
  let passed = 0;
  for (const figure of figures) {
    while ((unclear[passed]?.next ?? end) <= figure.from) passed += 1;
    const place = unclear[passed];
    if (place !== undefined && place.from < figure.next) figure.role = place.why;
  }
}

const isFigure = (found: FigureFound | NoFigure | undefined): found is FigureFound =>
  found !== undefined && 'value' in found;

/** Whether four digits that could be a year are a figure: "£2000", "over 2000 officers", "2000 new homes". */
function isFigureOfFour(tokens: readonly Token[], i: number, quote: string): boolean {
  const token = tokens[i];
  if (token === undefined || yearOf(token) === undefined) return false;
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  if (before !== undefined && isMoneyAt(before, token)) return true;
  if (currencyAfter(tokens.slice(i + 1, i + 4)) !== undefined) return true;
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

/** Whether a sign or a name of money stands before a number. */
function isMoneyAt(before: Token, number: Token): boolean {
  return before.kind === 'mark' ? isSign(before.norm) : currencyBefore(before, number) !== undefined;
}

const BEFORE_COUNT = new Set('were are was is had has have'.split(' '));

/** "there were 2019 complaints": nobody can tell whether that is a year or a count, so it is read as neither. */
function isCountOfFour(tokens: readonly Token[], i: number, quote: string): boolean {
  if (yearOf(tokens[i]) === undefined || !BEFORE_COUNT.has(tokens[i - 1]?.norm ?? '')) return false;
  return countedAt(tokens, i + 1, quote) !== undefined;
}

function placed(tokens: readonly Token[], from: number, next: number, at: string): DatePlace {
  const deadline = tokens[from - 1]?.norm === 'by' && !isPast(tokens, from);
  return { at: deadline ? lastDay(at) : at, role: deadline ? 'deadline' : 'date', from, next };
}

/** Whether the words around a date tell of what had come about by then, and of nothing that is to be. */
function isPast(tokens: readonly Token[], from: number): boolean {
  const around = tokens
    .slice(Math.max(0, from - AROUND_DATE), from + AROUND_DATE)
    .filter(({ kind, sentence }) => kind === 'word' && sentence === tokens[from]?.sentence);
  return around.some(({ norm }) => HAS_BEEN.has(norm)) && !around.some(({ norm }) => TO_BE.test(norm));
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
 * The figures of a quotation that none of the numbers names, for a warning about them. Signs do not count ("fell by 29"
 * names -29), scales in the unit do ("14" in "GBP million" is 14 million), and a number without a unit names the figure
 * in any unit. Years, dates, stretches of time and the bases of rates are no figures that could be claimed. A number
 * that is no decimal names nothing. Never throws.
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

/** The scale that a unit names: a million in "GBP million". */
function magnitudeOf(unit: string): Rational {
  return rational(10n ** BigInt(scaleOf(unit)));
}
