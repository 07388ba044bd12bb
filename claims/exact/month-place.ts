/** Places on the axis of months in whole numbers, for work on thousands of dates. */
import { daysInMonth } from './calendar.ts';

/** One month in the parts that `monthPlace` counts: the least number that 28, 29, 30 and 31 divide. */
export const MONTH_PARTS = 377_580;

/**
 * A date's place on the axis of months (method, section 5), in `MONTH_PARTS`: the difference of two, over them, is the
 * months between them.
 */
export function monthPlace(date: string): number {
  const months = 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7));
  return months * MONTH_PARTS + Number(date.slice(8)) * (MONTH_PARTS / daysInMonth(date));
}
