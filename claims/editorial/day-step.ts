/**
 * Whether a ledger may follow the calendar to a day. A clock that is wrong for a moment must not publish verdicts of a day
 * that has not come: from the last day that was followed, a ledger goes on by itself for two days at most, and never back.
 */
import { daysBetween } from '../exact/calendar.ts';

/** How far the day may move by itself: a day or two without the server, and no further. */
const DAYS_BY_ITSELF = 2;

/** `go`: it may be followed. `jumped`: it lies further on. `back`: it lies before the last. */
export type DayStep = 'go' | 'jumped' | 'back';

/** Where a ledger stands in the calendar; days are `YYYY-MM-DD`. */
export interface CalendarDay {
  /** The last day that was followed; null in a ledger that has followed none yet. */
  last: string | null;
  /** The day that somebody confirmed last; null if nobody had to. */
  confirmed: string | null;
  /** The day by the clock of the machine, where the newsroom is. */
  today: string;
}

/** Whether a ledger may go on to its day. */
export function dayStep({ last, confirmed, today }: CalendarDay): DayStep {
  if (last === null || confirmed === today) return 'go';
  const days = daysBetween(last, today);
  return days < 0 ? 'back' : days > DAYS_BY_ITSELF ? 'jumped' : 'go';
}
