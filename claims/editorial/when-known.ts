/**
 * When an open claim will be decided: by which figure, and on which day that is expected. What is not known is said as that:
 * the day of a release is only what its publisher announced, and a release that comes too soon for a figure has not got it.
 */
import type { Series } from '../evidence/series.ts';
import { dayAfter, daysBetween, isMonthEnd, moment } from '../exact/calendar.ts';
import { dateInWords, momentName } from '../words/dates.ts';
import type { DecidingFigure } from './deadlines.ts';
import { type Expected, expectedInWords, isOverdue } from './next-release.ts';

/** What is known of the series of a deciding figure. */
export interface KnownOfSeries {
  series: Series;
  /** When its next figures are expected; null if that is not known. */
  next: Expected | null;
  /** Whether newer figures wait for an editor: then this one may be among them. */
  hasNewer?: boolean;
}

/** What is known of the release that will have the figure. */
export type WhenReleased =
  /** The next release is expected on or after the end of the figure's time. */
  | { is: 'expected'; on: Expected }
  /** The same, but no figure of the series ever came so soon after its time. */
  | { is: 'too-soon'; on: Expected }
  /** The next release comes before the figure's time is over. */
  | { is: 'before'; on: Expected }
  /** It should have come. */
  | { is: 'overdue'; on: Expected }
  /** Newer figures are recorded, and no verdict rests on them yet. */
  | { is: 'waiting' }
  | { is: 'unknown' };

/** When an open claim will be decided. */
export interface WhenKnown {
  series: { id: string; title: string };
  figure: DecidingFigure;
  /** Whether the series has figures of days like that of the deadline; without them those on either side may decide. */
  hasSuchDays: boolean;
  release: WhenReleased;
  /** When figures of the series were published last; null if it has none. */
  lastOn: string | null;
}

/** When a claim will be decided that waits for a figure. */
export function whenKnown(
  figure: DecidingFigure,
  { series, next, hasNewer = false }: KnownOfSeries,
  today: string,
): WhenKnown {
  const known = series.observations.filter(({ status }) => status !== 'forecast');
  const days = known.map(({ publishedOn }) => publishedOn).sort();
  return {
    series: { id: series.id, title: titleOf(series) },
    figure,
    hasSuchDays: !figure.isOfDeadline || known.some(({ at }) => isAlike(moment(at).end, figure.dueOn)),
    release: hasNewer ? { is: 'waiting' } : releaseOf(figure, next, shortestWait(known), today),
    lastOn: days.at(-1) ?? null,
  };
}

/** Whether two days are the same day of a year. The ends of a month are, in every year. */
function isAlike(one: string, other: string): boolean {
  if (one.slice(5) === other.slice(5)) return true;
  return one.slice(5, 7) === other.slice(5, 7) && isMonthEnd(one) && isMonthEnd(other);
}

/** From so many figures on it is known how soon they come. */
const FIGURES = 2;

/** The fewest days from the end of a figure's time to its first publication; undefined if too few are known. */
function shortestWait(known: Series['observations']): number | undefined {
  const waits = new Map<string, number>();
  for (const { at, publishedOn } of known) {
    const wait = daysBetween(moment(at).end, publishedOn);
    // A figure that was published before its time was over says nothing of how long the others take.
    if (wait >= 0) waits.set(at, Math.min(wait, waits.get(at) ?? wait));
  }
  return waits.size < FIGURES ? undefined : Math.min(...waits.values());
}

function releaseOf(
  { dueOn }: DecidingFigure,
  next: Expected | null,
  wait: number | undefined,
  today: string,
): WhenReleased {
  if (next === null) return { is: 'unknown' };
  const isBefore = next.expectedEnd < dueOn;
  const isTooSoon = wait !== undefined && daysBetween(dueOn, next.expectedEnd) < wait;
  // A release that would not have the figure says nothing of it by being late.
  if (isOverdue(next, today)) return isBefore || isTooSoon ? { is: 'unknown' } : { is: 'overdue', on: next };
  return { is: isBefore ? 'before' : isTooSoon ? 'too-soon' : 'expected', on: next };
}

function titleOf({ title, place }: Series): string {
  return place === undefined || title.includes(place) ? title : `${title}, ${place}`;
}

/** A sentence, cut where the title of the series stands in it, which pages link. */
export interface WhenKnownWords {
  before: string;
  title: string;
  after: string;
}

/**
 * The sentence: "The figure for 31 March 2027 in “Police officers, England and Wales” decides it; it is expected on 28 July
 * 2027." The title has no quotation marks yet.
 */
export function whenKnownWords(when: WhenKnown): WhenKnownWords {
  const { figure, series, hasSuchDays } = when;
  const either = hasSuchDays ? '' : ', or those on either side of that day';
  return {
    before: `The figure for ${momentName(figure.at)} in `,
    title: series.title,
    after: ` decides it${either}${releaseInWords(when)}`,
  };
}

function releaseInWords({ release, lastOn, hasSuchDays }: WhenKnown): string {
  switch (release.is) {
    case 'expected':
      return `; ${hasSuchDays ? 'it is' : 'the next figures are'} expected ${expectedInWords(release.on)}.`;
    case 'too-soon':
      return `. The next figures are expected ${expectedInWords(release.on)}; none of this series has come so soon after its day, so that this one may come later.`;
    case 'before':
      return `. No day of release is known for it; the next figures are expected ${expectedInWords(release.on)}, before that day.`;
    case 'overdue':
      return `. It was due ${expectedInWords(release.on)}, and has been overdue since ${dateInWords(dayAfter(release.on.expectedEnd))}.`;
    case 'waiting':
      return '. Newer figures are recorded, and wait for an editor.';
    case 'unknown':
      return `. No day of release is known; ${lastOn === null ? 'no figure has come yet' : `the last figures came on ${dateInWords(lastOn)}`}.`;
  }
}

/** The sentence as plain text, with the title in quotation marks. */
export function whenKnownSentence(when: WhenKnown): string {
  const { before, title, after } = whenKnownWords(when);
  return `${before}“${title}”${after}`;
}
