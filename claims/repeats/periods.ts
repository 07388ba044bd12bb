/** Times that statements are of: a day, month or year, or a stretch between two of them. */
import { daysBetween, isDate } from '../exact/calendar.ts';

/** A stretch of time; its ends as they were written, since a year says less than a day. */
export interface Span {
  from?: string | undefined;
  to: string;
}

const POINT = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** A typed period; undefined if it is none. */
export function spanOf(typed: string): Span | undefined {
  const [from = '', to] = typed.split('/');
  if (!POINT.test(from) || (to !== undefined && !POINT.test(to))) return undefined;
  return to === undefined ? { to: from } : { from, to };
}

/** Whether two points in time are one, as far as the less exact of them says. */
function isOne(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) === b.slice(0, length);
}

/** How two stretches stand: of one time, or of another. */
export function spansStand(a: Span, b: Span): 'same' | 'other' {
  if (!isOne(a.to, b.to)) return 'other';
  return a.from === undefined || b.from === undefined || isOne(a.from, b.from) ? 'same' : 'other';
}

/** Whether the ends of two stretches lie within some days of each other. */
export function endTogether(a: Span, b: Span, days: number): boolean {
  const apart = daysApart(a.to, b.to);
  return apart !== undefined && apart <= days;
}

/** The middle day of a point in time: of a month its 15th, of a year the 1st of July. */
function middle(point: string): string | undefined {
  const day = point.length === 4 ? `${point}-07-01` : point.length === 7 ? `${point}-15` : point;
  return isDate(day) ? day : undefined;
}

/** How many days lie between two points in time, whichever is earlier; undefined if one is none. */
export function daysApart(a: string | undefined, b: string | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  const length = Math.min(a.length, b.length);
  // A year tells no days from another day of it.
  if (a.slice(0, length) === b.slice(0, length)) return 0;
  const [first, second] = [middle(a), middle(b)];
  return first === undefined || second === undefined ? undefined : Math.abs(daysBetween(first, second));
}
