/**
 * Days and months as whole numbers, for work on thousands of dates: the count of days since a fixed one, and the place of
 * a date on the axis of months (method, section 5) in parts so small that every date is a whole number of them.
 */

/** One month in the parts that `monthPlace` counts: the least number that 28, 29, 30 and 31 divide. */
export const MONTH_PARTS = 377_580;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const parts = (date: string) => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
});

const daysIn = (year: number, month: number) =>
  month === 2 && isLeap(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);

/** The number of a day `YYYY-MM-DD`, so that the difference of two is the days between them. */
export function dayNumber(date: string): number {
  const { year, month, day } = parts(date);
  // Years that begin in March have their leap day last.
  const y = month <= 2 ? year - 1 : year;
  const fromMarch = (month + 9) % 12;
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return 365 * y + leaps + Math.floor((153 * fromMarch + 2) / 5) + day;
}

/** A date's place on the axis of months, in `MONTH_PARTS`: the difference of two, over them, is the months between. */
export function monthPlace(date: string): number {
  const { year, month, day } = parts(date);
  return (12 * year + month) * MONTH_PARTS + day * (MONTH_PARTS / daysIn(year, month));
}

/** The months of a period from the first of one month to the last of another; undefined for any other period. */
export function wholeMonths(start: string, end: string): number | undefined {
  const [from, to] = [parts(start), parts(end)];
  if (from.day !== 1 || to.day !== daysIn(to.year, to.month)) return undefined;
  return 12 * (to.year - from.year) + to.month - from.month + 1;
}
