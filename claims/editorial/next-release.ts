/**
 * When the next figures of a series are expected, as an editor typed it or a file said it: a day or a month. And the calendar
 * that is made of it: what comes when, what is overdue, and the open claims that wait for it.
 */
import { daysInMonth, isDate, type Moment, moment } from '../exact/calendar.ts';
import { dateInWords, momentName, whenInWords } from '../words/dates.ts';

/** When the next figures of a series are expected. */
export interface Expected {
  /** A day, `YYYY-MM-DD`, or a month, `YYYY-MM`. */
  expected: string;
  /** The last day of it. */
  expectedEnd: string;
}

const MONTH = /^\d{4}-\d{2}$/;

/** A day or a month with its last day; undefined if the text is neither. */
export function expectedOf(text: string): Expected | undefined {
  if (isDate(text)) return { expected: text, expectedEnd: text };
  if (!MONTH.test(text) || !isDate(`${text}-01`)) return undefined;
  return { expected: text, expectedEnd: `${text}-${daysInMonth(`${text}-01`)}` };
}

/** The days on which figures may come, as a time. */
export function expectedTime({ expected, expectedEnd }: Expected): Moment {
  const start = MONTH.test(expected) ? `${expected}-01` : expected;
  return moment(start === expectedEnd ? start : `${start}/${expectedEnd}`);
}

/** "28 January 2027", "January 2027". */
export function expectedName(when: Expected): string {
  return momentName(expectedTime(when));
}

/** "on 28 January 2027", "in January 2027". */
export function expectedInWords(when: Expected): string {
  return whenInWords(expectedTime(when));
}

/** Whether figures that were expected by then should have come before a day. */
export function isOverdue({ expectedEnd }: Expected, today: string): boolean {
  return expectedEnd < today;
}

/** When the next figures of a series come, in a sentence of its own; null is none that is known. */
export function nextReleaseSentence(when: Expected | null, today: string): string {
  if (when === null) return 'No day of the next release is known.';
  return isOverdue(when, today)
    ? `New figures were expected ${expectedInWords(when)}; the ledger has none yet.`
    : `The next figures are expected ${expectedInWords(when)}.`;
}

/** A claim that waits for a figure. */
export interface WaitingClaim {
  slug: string;
  quote: string;
  claimant: string;
  /** The day whose figure decides it. */
  dueOn: string;
}

/** A series that a figure is expected of, or that open claims wait for. */
export interface AwaitedSeries {
  id: string;
  title: string;
  place: string | null;
  /** The publisher of its latest source; null if it has no figure. */
  publisher: string | null;
  /** When its last figures were published; null if it has none. */
  lastOn: string | null;
  /** The open claims whose deciding figure is one of it, the next due first. */
  claims: readonly WaitingClaim[];
}

/** A release that is to come, or that is overdue. */
export interface AwaitedRelease extends AwaitedSeries, Expected {
  /** How often a day was said for the series, and when the last time. ISO 8601. */
  said: number;
  recordedAt: string;
}

/** What is expected when. */
export interface ReleaseCalendar {
  /** The next first. */
  coming: readonly AwaitedRelease[];
  /** The one that is overdue longest first. */
  overdue: readonly AwaitedRelease[];
  /** Series that open claims wait for, of which no day is known. */
  unknown: readonly AwaitedSeries[];
  /** Whether there are more than are told of. */
  isCut: boolean;
}

/** Releases by the time for which they are expected, in their order. */
export function byTime(releases: readonly AwaitedRelease[]): { name: string; releases: AwaitedRelease[] }[] {
  const times = new Map<string, AwaitedRelease[]>();
  for (const release of releases) {
    const held = times.get(release.expected);
    if (held === undefined) times.set(release.expected, [release]);
    else held.push(release);
  }
  return [...times.values()].map((held) => ({
    name: held[0] === undefined ? '' : expectedName(held[0]),
    releases: held,
  }));
}

/** What the figure of a claim's day is to a release: decided by it, or by a later one. */
export function waitsFor({ dueOn }: WaitingClaim, when: Expected): string {
  return when.expectedEnd < dueOn
    ? `decided later, by the figure for ${dateInWords(dueOn)}`
    : `decided by the figure for ${dateInWords(dueOn)}`;
}
