/**
 * Months, quarters and days as files of statistics write them: "2024-02", "2024 Q1", "2024Q1", "2024-Q1", "2024M02",
 * "2024 FEB", "Feb-24", "31-Mar-2024", "2024-03-31T00:00:00".
 */
import { isDate } from '../exact/calendar.ts';
import { momentName } from '../words/dates.ts';
import { MONTHS, months } from './dates.ts';

/** What a text was read as, or why it was not. Undefined as a whole: the text has none of these forms. */
export type MachineRead = { ok: true; value: string } | { ok: false; message: string };

const pad = (n: number): string => String(n).padStart(2, '0');

/** The period of a year's month, or of its quarter. */
const monthOf = (year: number, month: number): string => months(year, month, year, month);
const quarterOf = (year: number, quarter: number): string => months(year, 3 * quarter - 2, year, 3 * quarter);

/**
 * The year that two digits stand for: the one nearest to a day, but not more than a year after it, since figures are
 * published once their time is over.
 */
export function yearOfTwoDigits(digits: string, near: string): number {
  const now = Number(near.slice(0, 4));
  const inCentury = Math.floor(now / 100) * 100 + Number(digits);
  return Math.max(...[-100, 0, 100].map((more) => inCentury + more).filter((year) => year <= now + 1));
}

/** Whether two numbers of a year stand for one year and the next, as in "2018-19", "2018/19" and "2018-2019". */
export function isYearPair(first: string, second: string): boolean {
  const next = String(Number(first) + 1);
  return second === next || second === next.slice(-2);
}

/** The period of twelve months that ends with a month of the year after a given one: "2018-19" that ends in March. */
export function splitYear(first: number, endMonth: number): string {
  return endMonth === 12 ? months(first, 1, first, 12) : months(first, endMonth + 1, first + 1, endMonth);
}

/** "2024-02": a month; "2011-12" may be a month or the year that begins in 2011. */
function yearAndMonth(text: string): MachineRead | undefined {
  const [, year = '', month = ''] = /^([12]\d{3})-(\d{2})$/.exec(text) ?? [];
  if (year === '' || month < '01' || month > '12') return undefined;
  const at = monthOf(Number(year), Number(month));
  if (!isYearPair(year, month)) return { ok: true, value: at };
  return {
    ok: false,
    message: `“${text}” can be read in two ways, as ${momentName(at)} or as a year that runs from ${year} to ${Number(year) + 1}: write ${momentName(at)}, or such as the year to March ${Number(year) + 1}`,
  };
}

/** "2024 Q1", "2024M02", "2024 FEB", "2024 February". */
function yearFirst(text: string): string | undefined {
  const [, year = '', part = ''] = /^([12]\d{3})[ -]?([a-z]{1,9}\.?\d{0,2})$/i.exec(text) ?? [];
  if (year === '') return undefined;
  const [, quarter] = /^q([1-4])$/i.exec(part) ?? [];
  if (quarter !== undefined) return quarterOf(Number(year), Number(quarter));
  const [, numbered] = /^m(0?[1-9]|1[0-2])$/i.exec(part) ?? [];
  const month = numbered === undefined ? MONTHS.get(part.replace(/\.$/, '').toLowerCase()) : Number(numbered);
  return month === undefined ? undefined : monthOf(Number(year), month);
}

/** "Feb-24", "Feb 24", "February-2024"; a year of two digits is read near a day. */
function monthFirst(text: string, near: string | undefined): MachineRead | undefined {
  const [, name = '', digits = ''] = /^([a-z]{3,9})\.?[ -](\d{2}|[12]\d{3})$/i.exec(text) ?? [];
  const month = MONTHS.get(name.toLowerCase());
  if (month === undefined) return undefined;
  if (digits.length === 4) return { ok: true, value: monthOf(Number(digits), month) };
  if (near === undefined)
    return {
      ok: false,
      message: `“${text}” has a year of two digits: write it with four, such as ${name} 20${digits}`,
    };
  return { ok: true, value: monthOf(yearOfTwoDigits(digits, near), month) };
}

/** "31-Mar-2024", and a day with a time at midnight, as databases write days. */
function machineDay(text: string): string | undefined {
  const [, iso] = /^(\d{4}-\d{2}-\d{2})[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:?00)?$/.exec(text) ?? [];
  if (iso !== undefined) return isDate(iso) ? iso : undefined;
  const [, day = '', name = '', year = ''] = /^(\d{1,2})-([a-z]{3,9})-(\d{4})$/i.exec(text) ?? [];
  const month = MONTHS.get(name.toLowerCase());
  const at = month === undefined ? '' : `${year}-${pad(month)}-${day.padStart(2, '0')}`;
  return isDate(at) ? at : undefined;
}

/**
 * Reads a day or a period in a form of machine files. `near` is the day on which the text was written: without it, a
 * year of two digits is refused. Undefined for a text of another form. Never throws.
 */
export function machineMoment(text: string, near?: string): MachineRead | undefined {
  const plain = text.trim().replace(/\s+/g, ' ');
  const value = yearFirst(plain) ?? machineDay(plain);
  return value === undefined ? (yearAndMonth(plain) ?? monthFirst(plain, near)) : { ok: true, value };
}
