/**
 * Dates and periods in words among tokens, in British order: "31 January 2023", "the end of March 2023",
 * "Q3 2022", "the year to March 2022", "October to December 2022". Words that name a time without saying which
 * ("by March 31", "early 2019", "2023/24") count as a date that cannot be read, so that their digits are no figures.
 */
import { addMonths, dayAfter, daysInMonth, isDate, isMonthEnd } from '../exact/calendar.ts';
import type { Token } from './tokens.ts';

export interface DateMatch {
  /** A date or a period as a bundle writes it; undefined if the text does not say which. */
  at: string | undefined;
  /** The index of the token after it. */
  next: number;
}

/** The months in small letters, in their order. */
export const MONTH_NAMES: readonly string[] =
  'january february march april may june july august september october november december'.split(' ');

/** The months by their names in small letters, in full and cut to three letters. */
export const MONTHS: ReadonlyMap<string, number> = new Map([
  ...MONTH_NAMES.map((name, i): [string, number] => [name, i + 1]),
  ...MONTH_NAMES.map((name, i): [string, number] => [name.slice(0, 3), i + 1]),
  ['sept', 9],
]);

const QUARTERS: ReadonlyMap<string, number> = new Map([
  ['q1', 1],
  ['q2', 2],
  ['q3', 3],
  ['q4', 4],
  ['first', 1],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
  ['final', 4],
  ['last', 4],
]);

/** Words before a year or month that leave open which days are meant. */
const VAGUE = new Set([
  'early',
  'late',
  'mid',
  'spring',
  'summer',
  'autumn',
  'winter',
  'christmas',
  'easter',
]);

const pad = (n: number): string => String(n).padStart(2, '0');

/** The last day of a month. */
function monthEnd(year: number, month: number): string {
  const first = `${year}-${pad(month)}-01`;
  return `${first.slice(0, -2)}${daysInMonth(first)}`;
}

/** A period of whole months. */
export function months(year: number, month: number, toYear: number, toMonth: number): string {
  return `${year}-${pad(month)}-01/${monthEnd(toYear, toMonth)}`;
}

/** The last day of a date or period. */
export function lastDay(at: string): string {
  return at.slice(-10);
}

/** The period of `count` months that ends when a date or period does; undefined unless that is the end of a month. */
function monthsTo(at: string, count: number): string | undefined {
  const end = lastDay(at);
  return isMonthEnd(end) ? `${addMonths(dayAfter(end), -count)}/${end}` : undefined;
}

/** The year that a token is: four digits without separators, from 1800 to 2099; in a field for dates from 1000. */
export function yearOf(token: Token | undefined): number | undefined {
  if (token?.kind !== 'number' || !/^\d{4}$/.test(token.norm)) return undefined;
  const year = Number(token.norm);
  return year >= (token.inDate === true ? 1000 : 1800) && year < 2100 ? year : undefined;
}

/** The month that a token names. "may" and "march" are months only with a capital or next to a day. */
function monthOf(token: Token | undefined, besideDay = false): number | undefined {
  if (token?.kind !== 'word') return undefined;
  if ((token.norm === 'may' || token.norm === 'march') && !token.capital && !besideDay) return undefined;
  return MONTHS.get(token.norm);
}

function dayOf(token: Token | undefined): number | undefined {
  if (token?.kind !== 'number' || !/^\d{1,2}$/.test(token.norm)) return undefined;
  const day = Number(token.norm);
  return day >= 1 && day <= 31 ? day : undefined;
}

const isOrdinal = (token: Token | undefined): boolean =>
  token?.glued === true && ['st', 'nd', 'rd', 'th'].includes(token.norm);

const isMark = (token: Token | undefined, marks: string): boolean =>
  token?.kind === 'mark' && marks.includes(token.norm);

const day = (year: number, month: number, d: number): string | undefined => {
  const text = `${year}-${pad(month)}-${pad(d)}`;
  return isDate(text) ? text : undefined;
};

/** The longest date that starts at a token; undefined if none does. */
export function dateAt(tokens: readonly Token[], i: number): DateMatch | undefined {
  return edgeAt(tokens, i) ?? yearEndingAt(tokens, i) ?? quarterAt(tokens, i) ?? plainDateAt(tokens, i);
}

/** A date without "the end of" or "the year to" before it. */
function plainDateAt(tokens: readonly Token[], i: number): DateMatch | undefined {
  return numericAt(tokens, i) ?? dayAndMonthAt(tokens, i) ?? monthsAt(tokens, i) ?? yearAt(tokens, i);
}

/** `2022-12-31`, `31/01/2023`, `2023/24`: digits with hyphens or strokes between them. */
function numericAt(tokens: readonly Token[], i: number): DateMatch | undefined {
  const [a, stroke, b] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  if (a?.kind !== 'number' || b?.kind !== 'number' || !isMark(stroke, '-/–‑') || !stroke?.glued || !b.glued)
    return undefined;
  const c = tokens[i + 4];
  if (
    tokens[i + 3]?.norm === stroke.norm &&
    tokens[i + 3]?.glued === true &&
    c?.kind === 'number' &&
    c.glued
  ) {
    const iso = `${a.norm}-${b.norm}-${c.norm}`;
    if (stroke.norm === '-' && isDate(iso)) return { at: iso, next: i + 5 };
    return { at: stroke.norm === '/' ? britishDay(a.norm, b.norm, c.norm).at : undefined, next: i + 5 };
  }
  if (yearOf(a) === undefined) return undefined;
  // "2023/24" is a financial year, a school year or a season: the text around it says which.
  return /^\d{2}$/.test(b.norm) || yearOf(b) !== undefined ? { at: undefined, next: i + 3 } : undefined;
}

/** A day in digits with the day first; `other` is the reading with the month first, if there is one. */
export function britishDay(
  first: string,
  second: string,
  year: string,
): { at?: string | undefined; other?: string | undefined } {
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(first) || !/^\d{1,2}$/.test(second)) return {};
  const british = day(Number(year), Number(second), Number(first));
  const american = day(Number(year), Number(first), Number(second));
  if (american === undefined || american === british) return { at: british };
  return { at: undefined, other: american };
}

/** The token after a month, and after the stop of a short one: "Oct. 1". */
function afterMonth(tokens: readonly Token[], i: number): number {
  const isShort =
    (tokens[i]?.norm.length ?? 0) <= 4 && tokens[i + 1]?.norm === '.' && tokens[i + 1]?.glued === true;
  return isShort ? i + 2 : i + 1;
}

/** "31 January 2023", "31st of March", "March 31, 2010", "October 31". */
function dayAndMonthAt(tokens: readonly Token[], i: number): DateMatch | undefined {
  const first = dayOf(tokens[i]);
  if (first !== undefined) {
    let k = isOrdinal(tokens[i + 1]) ? i + 2 : i + 1;
    if (tokens[k]?.norm === 'of') k += 1;
    const month = monthOf(tokens[k], true);
    if (month === undefined || tokens[k]?.glued === true) return undefined;
    if (isMark(tokens[k + 1], ',') && yearOf(tokens[k + 2]) !== undefined) k += 1;
    const year = yearOf(tokens[k + 1]);
    return year === undefined ? { at: undefined, next: k + 1 } : { at: day(year, month, first), next: k + 2 };
  }
  const month = monthOf(tokens[i], true);
  const n = afterMonth(tokens, i);
  const second = dayOf(tokens[n]);
  if (month === undefined || second === undefined || !(tokens[i]?.capital === true)) return undefined;
  let k = isOrdinal(tokens[n + 1]) ? n + 2 : n + 1;
  if (isMark(tokens[k], ',') && yearOf(tokens[k + 1]) !== undefined) k += 1;
  const year = yearOf(tokens[k]);
  return year === undefined ? { at: undefined, next: k } : { at: day(year, month, second), next: k + 1 };
}

/** "March 2023", "October to December 2022", "October 2021 to March 2022". */
function monthsAt(tokens: readonly Token[], i: number): DateMatch | undefined {
  const month = monthOf(tokens[i], yearOf(tokens[i + 1]) !== undefined && tokens[i - 1]?.norm === 'of');
  if (month === undefined) return undefined;
  const n = afterMonth(tokens, i);
  const year = yearOf(tokens[n]);
  const k = year === undefined ? i + 1 : n + 1;
  const joins =
    tokens[k]?.norm === 'to' ||
    isMark(tokens[k], '–-') ||
    (tokens[k]?.norm === 'and' && tokens[i - 1]?.norm === 'between');
  const toMonth = joins
    ? monthOf(tokens[k + 1])
    : tokens[k]?.hyphen === true
      ? monthOf(tokens[k])
      : undefined;
  const m = joins ? k + 1 : k;
  const toYear = yearOf(tokens[m + 1]);
  if (toMonth !== undefined && toYear !== undefined) {
    const from = year ?? toYear;
    // "October to March 2023" starts in the year before, or is a slip: the editor decides.
    const inOrder = 12 * from + month <= 12 * toYear + toMonth;
    return { at: inOrder ? months(from, month, toYear, toMonth) : undefined, next: m + 2 };
  }
  if (year === undefined) return undefined;
  return { at: isVague(tokens[i - 1]) ? undefined : months(year, month, year, month), next: n + 1 };
}

const isVague = (before: Token | undefined): boolean => before?.kind === 'word' && VAGUE.has(before.norm);

function yearAt(tokens: readonly Token[], i: number): DateMatch | undefined {
  const year = yearOf(tokens[i]);
  if (year === undefined) return undefined;
  // "the 1990s", "2022m": with something stuck to it, this is no year.
  const suffix = tokens[i + 1];
  if (suffix?.kind === 'word' && suffix.glued)
    return suffix.norm === 's' ? { at: undefined, next: i + 2 } : undefined;
  return { at: isVague(tokens[i - 1]) ? undefined : months(year, 1, year, 12), next: i + 1 };
}

const skip = (tokens: readonly Token[], i: number, word: string): number =>
  tokens[i]?.norm === word ? i + 1 : i;

/** "the end of March 2023", "the start of 2022": one day. */
function edgeAt(tokens: readonly Token[], i: number): DateMatch | undefined {
  const k = skip(tokens, i, 'the');
  const edge = tokens[k]?.norm;
  if (edge !== 'end' && edge !== 'start' && edge !== 'beginning') return undefined;
  if (tokens[k + 1]?.norm !== 'of') return undefined;
  const of = quarterAt(tokens, k + 2) ?? plainDateAt(tokens, k + 2);
  if (of?.at === undefined) return of;
  return { at: edge === 'end' ? lastDay(of.at) : of.at.slice(0, 10), next: of.next };
}

const MONTH_COUNTS: ReadonlyMap<string, number> = new Map([
  ['three', 3],
  ['3', 3],
  ['six', 6],
  ['6', 6],
  ['nine', 9],
  ['9', 9],
  ['twelve', 12],
  ['12', 12],
]);

/** "the year to March 2022", "the three months ending 31 March 2024", "the financial year 2023/24". */
function yearEndingAt(tokens: readonly Token[], i: number): DateMatch | undefined {
  let k = skip(tokens, i, 'the');
  let count = MONTH_COUNTS.get(tokens[k]?.norm ?? '');
  if (count !== undefined && tokens[k + 1]?.norm === 'months') k += 2;
  else if (tokens[k]?.norm === 'year') [count, k] = [12, k + 1];
  else return financialYearAt(tokens, k);
  const word = tokens[k]?.norm;
  if (word !== 'to' && word !== 'ending' && word !== 'ended') return undefined;
  k = skip(tokens, k + 1, 'the');
  const end = edgeAt(tokens, k) ?? plainDateAt(tokens, k);
  return end?.at === undefined ? end : { at: monthsTo(end.at, count), next: end.next };
}

/** "the financial year 2023/24", "2023-24 financial year": from 1 April to 31 March. */
function financialYearAt(tokens: readonly Token[], i: number): DateMatch | undefined {
  const named = tokens[i]?.norm === 'financial' && tokens[i + 1]?.norm === 'year';
  const k = named ? i + 2 : i;
  const year = yearOf(tokens[k]);
  const two = tokens[k + 2];
  if (year === undefined || !isMark(tokens[k + 1], '/-–') || !tokens[k + 1]?.glued || !two?.glued)
    return undefined;
  const after = tokens[k + 3]?.norm === 'financial' && tokens[k + 4]?.norm === 'year';
  if ((!named && !after) || Number(two.norm) !== (year + 1) % 100 || !/^\d{2}$/.test(two.norm))
    return undefined;
  return { at: months(year, 4, year + 1, 3), next: named ? k + 3 : k + 5 };
}

/** "Q3 2022", "the third quarter of 2022", "the final three months of 2021". */
function quarterAt(tokens: readonly Token[], i: number): DateMatch | undefined {
  let k = skip(tokens, i, 'the');
  const quarter = QUARTERS.get(tokens[k]?.norm ?? '');
  if (quarter === undefined) return undefined;
  if (!tokens[k]?.norm.startsWith('q')) {
    const three = tokens[k + 1]?.norm === 'three' || tokens[k + 1]?.norm === '3';
    if (tokens[k + 1]?.norm === 'quarter') k += 1;
    else if (three && tokens[k + 2]?.norm === 'months' && (quarter === 4 || quarter === 1)) k += 2;
    else return undefined;
  }
  k = skip(tokens, k + 1, 'of');
  const year = yearOf(tokens[k]);
  if (year === undefined) return undefined;
  // The text does not say whether the quarters of "2023/24" start in April or in September.
  const split =
    isMark(tokens[k + 1], '/-–') && tokens[k + 1]?.glued === true && tokens[k + 2]?.kind === 'number';
  if (split) return { at: undefined, next: k + 3 };
  return { at: months(year, 3 * quarter - 2, year, 3 * quarter), next: k + 1 };
}
