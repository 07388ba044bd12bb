/**
 * Dates, periods and the time between them (method, sections 2 and 4).
 *
 * A moment is a date (`2022-12-31`) or a period (`2022-10-01/2022-12-31`), whose end serves as its date.
 * Dates are ISO 8601 with a four-digit year, so that their texts order as they do.
 */
import { Temporal } from 'temporal-polyfill';
import { type Rational, rational } from './number.ts';

/** A date or a period, as written and taken apart. */
export interface Moment {
  text: string;
  /** First day, `YYYY-MM-DD`; the same as `end` for a date. */
  start: string;
  /** Last day; the moment's date. */
  end: string;
}

export type TimeUnit = 'day' | 'month' | 'year';

/** The characters of a date. */
const LENGTH = 'YYYY-MM-DD'.length;

const ISO_DATE = /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})$/;

/** The days of each month in a year that is no leap year. */
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the text is a day that exists, written `YYYY-MM-DD`. Asked of every figure, so that it makes no object. */
export function isDate(text: string): boolean {
  if (text.length !== LENGTH) return false;
  const [, year, month, day] = ISO_DATE.exec(text) ?? [];
  if (day === undefined) return false;
  const y = Number(year);
  const isLeap = y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
  const days = month === '02' && isLeap ? 29 : (DAYS[Number(month) - 1] ?? 0);
  return day !== '00' && Number(day) <= days;
}

/** A date or period, or undefined if the text is neither, or is a period that ends before it starts. */
export function parseMoment(text: string): Moment | undefined {
  if (isDate(text)) return { text, start: text, end: text };
  if (text.length !== 2 * LENGTH + 1 || text[LENGTH] !== '/') return undefined;
  const { start, end } = moment(text);
  return isDate(start) && isDate(end) && start <= end ? moment(text) : undefined;
}

/** A moment from a text that `parseMoment` takes; others are not refused here. */
export function moment(text: string): Moment {
  const slash = text.indexOf('/');
  if (slash < 0) return { text, start: text, end: text };
  const [start, end] = [text.slice(0, slash), text.slice(slash + 1)];
  // A period of one day is that day.
  return start === end ? { text: start, start, end } : { text, start, end };
}

/** Negative, zero or positive as `a` comes before, with or after `b`: by the end, then by the start. */
export function compareMoments(a: Moment, b: Moment): number {
  if (a.end !== b.end) return a.end < b.end ? -1 : 1;
  return a.start < b.start ? -1 : a.start > b.start ? 1 : 0;
}

/**
 * A date's place on the axis of months: 12 year + month + day / days in the month. The months between two
 * dates are the difference of their places, so that a month's end to a month's end is a whole number.
 */
export function monthPosition(date: string): Rational {
  const { year, month, day, daysInMonth } = Temporal.PlainDate.from(date);
  return rational(BigInt(12 * year + month) * BigInt(daysInMonth) + BigInt(day), BigInt(daysInMonth));
}

/** Months from d to e: 2019-09-05 to 2021-12-31 is 27 + 5/6. */
export function monthsBetween(d: string, e: string): Rational {
  return monthPosition(e).sub(monthPosition(d));
}

/** Days from d to e, counted. */
export function daysBetween(d: string, e: string): number {
  return Temporal.PlainDate.from(d).until(Temporal.PlainDate.from(e), { largestUnit: 'day' }).days;
}

/** The time from d to e in the unit; a year is twelve months. */
export function timeBetween(d: string, e: string, unit: TimeUnit): Rational {
  if (unit === 'day') return rational(BigInt(daysBetween(d, e)));
  const months = monthsBetween(d, e);
  return unit === 'month' ? months : months.div(rational(12n));
}

/** The date `months` earlier: a month's end maps to a month's end, a missing day to the month's end. */
export function monthsBefore(date: string, months: number): string {
  const now = Temporal.PlainDate.from(date);
  const then = now.subtract({ months });
  return (now.day === now.daysInMonth ? then.with({ day: then.daysInMonth }) : then).toString();
}

/** Whether the date is the last of its month. */
export function isMonthEnd(date: string): boolean {
  const { day, daysInMonth } = Temporal.PlainDate.from(date);
  return day === daysInMonth;
}
