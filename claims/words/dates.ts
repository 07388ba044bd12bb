/**
 * Dates and periods in words, in one place for sentences, pages and charts.
 *
 * Written here rather than asked of the platform, so that a verdict's sentence is the same on every machine.
 */
import { isMonthEnd, type Moment, moment } from '../exact/calendar.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const monthName = (date: string) => MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
const year = (date: string) => String(Number(date.slice(0, 4)));
const day = (date: string) => String(Number(date.slice(8, 10)));

/** `2022-12-31` as "31 December 2022". */
export function dateInWords(date: string): string {
  return `${day(date)} ${monthName(date)} ${year(date)}`;
}

/** `2022-12-31` as "31 Dec 2022", for tables and charts. */
export function shortDate(date: string): string {
  return `${day(date)} ${monthName(date).slice(0, 3)} ${year(date)}`;
}

/** A period of whole months within a year in short, "Oct–Dec 2021", "Jun 2022"; any other moment by its name. */
export function shortMoment(at: string): string {
  const { text, start, end } = moment(at);
  const isWhole = text.includes('/') && start.endsWith('-01') && isMonthEnd(end);
  const months = isWhole ? monthIndex(end) - monthIndex(start) + 1 : 0;
  if (months < 1 || months > 11 || year(start) !== year(end)) return momentName(at);
  const [from, to] = [monthName(start).slice(0, 3), monthName(end).slice(0, 3)];
  return `${months === 1 ? to : `${from}–${to}`} ${year(end)}`;
}

/** A moment by its name: "31 December 2022", "June 2022", "2010", "the year to March 2022", "1 to 5 May 2022". */
export function momentName(at: Moment | string): string {
  const m = typeof at === 'string' ? moment(at) : at;
  if (!m.text.includes('/')) return dateInWords(m.end);
  const wholeMonths = m.start.endsWith('-01') && isMonthEnd(m.end);
  const months = wholeMonths ? monthIndex(m.end) - monthIndex(m.start) + 1 : 0;
  if (months === 1) return `${monthName(m.end)} ${year(m.end)}`;
  if (months === 12) {
    return m.start.slice(5, 7) === '01' ? year(m.end) : `the year to ${monthName(m.end)} ${year(m.end)}`;
  }
  if (months > 1) {
    const from =
      year(m.start) === year(m.end) ? monthName(m.start) : `${monthName(m.start)} ${year(m.start)}`;
    return `${from} to ${monthName(m.end)} ${year(m.end)}`;
  }
  if (m.start === m.end) return dateInWords(m.end);
  return m.start.slice(0, 7) === m.end.slice(0, 7)
    ? `${day(m.start)} to ${dateInWords(m.end)}`
    : `${dateInWords(m.start)} to ${dateInWords(m.end)}`;
}

function monthIndex(date: string): number {
  return 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7));
}

/** A moment as an adverb: "on 31 December 2022", "in June 2022", "from October to December 2022". */
export function whenInWords(at: Moment | string): string {
  const m = typeof at === 'string' ? moment(at) : at;
  const name = momentName(m);
  if (m.start === m.end) return `on ${name}`;
  return name.includes(' to ') && !name.startsWith('the year') ? `from ${name}` : `in ${name}`;
}
