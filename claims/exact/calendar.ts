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

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * Whether the text is a day that exists, written `YYYY-MM-DD`. Counted here, since a table has thousands of days and a
 * calendar takes far longer to make each of them.
 */
export function isDate(text: string): boolean {
  if (!ISO_DATE.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 && isLeap ? 29 : MONTH_LENGTHS[month - 1];
  return length !== undefined && day >= 1 && day <= length;
}

/** A date or period, or undefined if the text is neither, or is a period that ends before it starts. */
export function parseMoment(text: string): Moment | undefined {
  if (isDate(text)) return { text, start: text, end: text };
  const [start = '', end = '', ...rest] = text.split('/');
  if (rest.length > 0 || !isDate(start) || !isDate(end) || start > end) return undefined;
  return { text, start, end };
}

/** A moment from a text that `parseMoment` takes; others are not refused here. */
export function moment(text: string): Moment {
  const slash = text.indexOf('/');
  return slash < 0
    ? { text, start: text, end: text }
    : { text, start: text.slice(0, slash), end: text.slice(slash + 1) };
}

/** Negative, zero or positive as `a` comes before, with or after `b`: by the end, then by the start. */
export function compareMoments(a: Moment, b: Moment): number {
  if (a.end !== b.end) return a.end < b.end ? -1 : 1;
  if (a.start !== b.start) return a.start < b.start ? -1 : 1;
  // A day and the period of that one day are two moments; any fixed order of them will do.
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
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
