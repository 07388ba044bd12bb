/** Dates, periods, their lengths, and the time between them (method, sections 3 and 5). */
import { add, mul, type Rat, rat, sub } from './numbers.ts';

/** A date (both ends the same) or a period. */
export interface Moment {
  start: string;
  end: string;
  text: string;
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

export const yearOf = (d: string): number => Number(d.slice(0, 4));
export const monthOf = (d: string): number => Number(d.slice(5, 7));
export const dayOf = (d: string): number => Number(d.slice(8, 10));

const leap = (y: number): boolean => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
export const daysInMonth = (y: number, m: number): number =>
  m === 2 ? (leap(y) ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31;

export const dateText = (y: number, m: number, d: number): string =>
  `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;

export function isDate(text: unknown): text is string {
  if (typeof text !== 'string' || !DATE.test(text)) return false;
  const [y, m, d] = [yearOf(text), monthOf(text), dayOf(text)];
  return y >= 1 && m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m);
}

/** The days from some fixed day on. */
export function dayNumber(date: string): number {
  const y = yearOf(date) - 1;
  let days = 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  for (let m = 1; m < monthOf(date); m += 1) days += daysInMonth(yearOf(date), m);
  return days + dayOf(date);
}

export function dateOf(number: number): string {
  let y = Math.max(1, Math.floor(number / 366));
  while (dayNumber(dateText(y + 1, 1, 1)) <= number) y += 1;
  let m = 1;
  while (m < 12 && dayNumber(dateText(y, m + 1, 1)) <= number) m += 1;
  return dateText(y, m, number - dayNumber(dateText(y, m, 1)) + 1);
}

export const dayAfter = (date: string): string => dateOf(dayNumber(date) + 1);

/** A date or a period, D/D as the date D; undefined for anything else. */
export function parseMoment(text: unknown): Moment | undefined {
  if (typeof text !== 'string') return undefined;
  const ends = text.split('/');
  if (ends.length > 2 || !ends.every(isDate)) return undefined;
  const [start = '', end = start] = ends;
  if (end < start) return undefined;
  return { start, end, text: start === end ? start : text };
}

export function moment(text: string): Moment {
  const m = parseMoment(text);
  if (m === undefined) throw new Error(`no moment: ${text}`);
  return m;
}

export const isPeriod = (m: Moment): boolean => m.start !== m.end;

/** By its end, then its start. */
export function compareMoments(a: Moment, b: Moment): number {
  if (a.end !== b.end) return a.end < b.end ? -1 : 1;
  return a.start === b.start ? 0 : a.start < b.start ? -1 : 1;
}

export const daysOf = (m: Moment): number => dayNumber(m.end) - dayNumber(m.start) + 1;

/** The whole months of a period from a first of a month to a last of one, else undefined. */
export function wholeMonths(m: Moment): number | undefined {
  if (!isPeriod(m) || dayOf(m.start) !== 1) return undefined;
  if (dayOf(m.end) !== daysInMonth(yearOf(m.end), monthOf(m.end))) return undefined;
  return 12 * (yearOf(m.end) - yearOf(m.start)) + monthOf(m.end) - monthOf(m.start) + 1;
}

export function sameLength(a: Moment, b: Moment): boolean {
  if (!isPeriod(a) || !isPeriod(b)) return isPeriod(a) === isPeriod(b);
  const [x, y] = [wholeMonths(a), wholeMonths(b)];
  if (x !== undefined && y !== undefined) return x === y;
  const [p, q] = [daysOf(a), daysOf(b)];
  const apart = Math.abs(p - q);
  return apart <= 3 && apart * 10 <= Math.max(p, q);
}

/** months(d, e) of the method. */
export function months(d: string, e: string): Rat {
  const whole = 12 * (yearOf(e) - yearOf(d)) + monthOf(e) - monthOf(d);
  const part = (x: string) => rat(dayOf(x), daysInMonth(yearOf(x), monthOf(x)));
  return sub(add(rat(whole), part(e)), part(d));
}

/** The time between two days in days, months or years. */
export function between(d: string, e: string, per: string): Rat {
  if (per === 'day') return rat(dayNumber(e) - dayNumber(d));
  return per === 'year' ? mul(months(d, e), rat(1, 12)) : months(d, e);
}

/** The length of a flow's period in a unit of time. */
export function flowLength(m: Moment, per: string): Rat {
  if (per === 'month' || per === 'year') {
    const whole = wholeMonths(m);
    const n = whole === undefined ? months(dateOf(dayNumber(m.start) - 1), m.end) : rat(whole);
    return per === 'year' ? mul(n, rat(1, 12)) : n;
  }
  const days = daysOf(m);
  const inADay: Record<string, Rat> = {
    second: rat(86_400),
    minute: rat(1_440),
    hour: rat(24),
    day: rat(1),
    week: rat(1, 7),
  };
  return mul(rat(days), inADay[per] ?? rat(1));
}

/** The day some months later: a month's end to a month's end, a missing day to the month's end. */
export function monthsLater(date: string, by: number): string {
  const all = 12 * yearOf(date) + monthOf(date) - 1 + by;
  const [y, m] = [Math.floor(all / 12), (((all % 12) + 12) % 12) + 1];
  const last = daysInMonth(y, m);
  const atEnd = dayOf(date) === daysInMonth(yearOf(date), monthOf(date));
  return dateText(y, m, atEnd ? last : Math.min(dayOf(date), last));
}
