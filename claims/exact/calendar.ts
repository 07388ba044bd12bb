/**
 * Dates, periods and the time between them (method, sections 3 and 5).
 *
 * A moment is a date (`2022-12-31`) or a period (`2022-10-01/2022-12-31`), whose end serves as its date.
 * Dates are ISO 8601 with a four-digit year, so that their texts order as they do.
 *
 * Every figure passes here many times, so that a date is worked on as whole numbers read off its characters, and no object
 * is made of it. Days are counted as in Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"
 * (`days_from_civil`, `civil_from_days`).
 */
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

/** A year in months. */
const YEAR = rational(12);

/** The characters of a date. */
const LENGTH = 'YYYY-MM-DD'.length;

/** The days of each month in a year that is no leap year. */
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const HYPHEN = 0x2d;
const SLASH = 0x2f;
const ZERO_DIGIT = 0x30;
const NINE_DIGIT = 0x39;

/** The number that the characters of a text from one place to before another make, which are digits. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let i = from; i < to; i += 1) number = 10 * number + text.charCodeAt(i) - ZERO_DIGIT;
  return number;
}

const yearOf = (date: string) => digits(date, 0, 4);
/** From 1 to 12. */
const monthOf = (date: string) => digits(date, 5, 7);
const dayOf = (date: string) => digits(date, 8, LENGTH);

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
}

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return text.length === LENGTH && isDateFrom(text, 0);
}

/** Whether the characters of a text from a place on begin with a day that exists. */
function isDateFrom(text: string, from: number): boolean {
  for (let i = 0; i < LENGTH; i += 1) {
    const code = text.charCodeAt(from + i);
    if (i === 4 || i === 7 ? code !== HYPHEN : !(code >= ZERO_DIGIT && code <= NINE_DIGIT)) return false;
  }
  const day = digits(text, from + 8, from + LENGTH);
  return day > 0 && day <= daysIn(digits(text, from, from + 4), digits(text, from + 5, from + 7));
}

/** Whether the text is a date, or a period that does not end before it starts. */
export function isMoment(text: string): boolean {
  if (text.length === LENGTH) return isDateFrom(text, 0);
  return (
    text.length === 2 * LENGTH + 1 &&
    text.charCodeAt(LENGTH) === SLASH &&
    isDateFrom(text, 0) &&
    isDateFrom(text, LENGTH + 1) &&
    text.slice(0, LENGTH) <= text.slice(LENGTH + 1)
  );
}

/** A date or period, or undefined if the text is neither, or is a period that ends before it starts. */
export function parseMoment(text: string): Moment | undefined {
  return isMoment(text) ? moment(text) : undefined;
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

/** Whether a moment lies wholly in a time. */
export function liesWithin(at: Moment, time: Moment): boolean {
  return at.start >= time.start && at.end <= time.end;
}

/** The days of a date's month: 28 to 31. */
export function daysInMonth(date: string): number {
  return daysIn(yearOf(date), monthOf(date));
}

/** A day, a month or a year as a moment: `2022-10` is all of October 2022; undefined for any other text. */
export function partialMoment(text: string): Moment | undefined {
  if (isDate(text)) return { text, start: text, end: text };
  const [start, end] = /^\d{4}$/.test(text)
    ? [`${text}-01-01`, `${text}-12-31`]
    : [`${text}-01`, `${text}-${isDate(`${text}-01`) ? daysInMonth(`${text}-01`) : ''}`];
  return isDate(start) && isDate(end) ? { text: `${start}/${end}`, start, end } : undefined;
}

/** The last of the days that a day, a month or a year may mean; the text itself if it is none. */
export function lastDayOf(saidOn: string): string {
  return partialMoment(saidOn)?.end ?? saidOn;
}

/** Whether the date is the last of its month. */
export function isMonthEnd(date: string): boolean {
  return dayOf(date) === daysInMonth(date);
}

/**
 * A date's place on the axis of months: 12 year + month + day / days in the month. The months between two
 * dates are the difference of their places, so that a month's end to a month's end is a whole number.
 */
export function monthPosition(date: string): Rational {
  const [days, day] = [daysInMonth(date), dayOf(date)];
  const months = 12 * yearOf(date) + monthOf(date);
  return day === days ? rational(months + 1) : rational(months * days + day, days);
}

/** Months from d to e: 2019-09-05 to 2021-12-31 is 27 + 5/6. */
export function monthsBetween(d: string, e: string): Rational {
  return monthPosition(e).sub(monthPosition(d));
}

/** The days from 1970-01-01 to the date, fewer than none before it. */
export function dayNumber(date: string): number {
  const month = monthOf(date);
  // Years are counted from March, so that the day that not every year has is the last.
  const year = yearOf(date) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / YEARS);
  const yearOfEra = year - era * YEARS;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOf(date) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_OF_ERA + dayOfEra - TO_1970;
}

/** After this many years, an era, the calendar is as before. */
const YEARS = 400;
const DAYS_OF_ERA = 146_097;

/** The days from 0000-03-01 to 1970-01-01. */
const TO_1970 = 719_468;

/** The date that lies so many days after 1970-01-01, a whole number; the other way round as `dayNumber`. */
export function dateOfDay(number: number): string {
  const day = number + TO_1970;
  const era = Math.floor(day / DAYS_OF_ERA);
  const dayOfEra = day - era * DAYS_OF_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return written(
    era * YEARS + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  );
}

const twoDigits = (number: number) => (number < 10 ? `0${number}` : String(number));

/**
 * A date as it is written. A year that four digits do not hold has a sign and six of them (ISO 8601, expanded): such a
 * text is the date of no figure, and does not order as dates do.
 */
function written(year: number, month: number, day: number): string {
  const digits =
    year >= 1000 && year <= 9999
      ? String(year)
      : year >= 0 && year <= 9999
        ? String(year).padStart(4, '0')
        : `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`;
  return `${digits}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** Days from d to e, counted. */
export function daysBetween(d: string, e: string): number {
  return dayNumber(e) - dayNumber(d);
}

/** The time from d to e in the unit; a year is twelve months. */
export function timeBetween(d: string, e: string, unit: TimeUnit): Rational {
  if (unit === 'day') return rational(daysBetween(d, e));
  const months = monthsBetween(d, e);
  return unit === 'month' ? months : months.div(YEAR);
}

/** The date `months` later, or earlier if there are fewer than none: a day that the month lacks is the month's end. */
export function addMonths(date: string, months: number): string {
  return monthsLater(date, months, dayOf(date));
}

/** The date `months` earlier: a month's end maps to a month's end, a missing day to the month's end. */
export function monthsBefore(date: string, months: number): string {
  return monthsLater(date, -months, isMonthEnd(date) ? LONGEST_MONTH : dayOf(date));
}

const LONGEST_MONTH = 31;

/** A day of the month that lies `months` after that of a date, or the last day of it if it has no such day. */
function monthsLater(date: string, months: number, day: number): string {
  const count = 12 * yearOf(date) + monthOf(date) - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - 12 * year + 1;
  return written(year, month, Math.min(day, daysIn(year, month)));
}

/** The day before a date. */
export function dayBefore(date: string): string {
  return dayAfter(date, -1);
}

/** The day after a date; with `days`, that many later, or earlier if there are fewer than none. */
export function dayAfter(date: string, days = 1): string {
  return dateOfDay(dayNumber(date) + days);
}
