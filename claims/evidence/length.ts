/** How long a figure's time is, and when two figures are for times of one length (method, section 3). */
import { daysBetween, isMonthEnd, type Moment } from '../exact/calendar.ts';

/** The length of a moment: none of a date; whole months of a period that begins and ends with a month; else days. */
export interface Length {
  months?: number;
  /** Both ends counted; 0 for a date. */
  days: number;
}

/** The length of a date or period. */
export function lengthOf({ start, end }: Moment): Length {
  if (start === end) return { days: 0 };
  const days = daysBetween(start, end) + 1;
  if (!start.endsWith('-01') || !isMonthEnd(end)) return { days };
  const month = (date: string) => 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7));
  return { months: month(end) - month(start) + 1, days };
}

/** How many days two lengths may differ, and by what part of the longer, to be equal. */
const DAYS_APART = 3;
const PART_OF_LONGER = 10;

/** Whether two moments are of one length. An absent one, of a figure given without its time, agrees with any. */
export function areOfOneLength(a: Moment | undefined, b: Moment | undefined): boolean {
  if (a === undefined || b === undefined) return true;
  const [one, other] = [lengthOf(a), lengthOf(b)];
  if (one.days === 0 || other.days === 0) return one.days === other.days;
  if (one.months !== undefined && other.months !== undefined) return one.months === other.months;
  const apart = Math.abs(one.days - other.days);
  return apart <= DAYS_APART && apart * PART_OF_LONGER <= Math.max(one.days, other.days);
}
