/** What a record is measured against. */
import type { KnownObservation } from '../evidence/series.ts';
import { compareMoments, type Moment, moment } from '../exact/calendar.ts';

/** What the words of a record say of its time: at most one of these. */
export interface RecordTime {
  since?: string | undefined;
  recordsFrom?: string | undefined;
  within?: string | undefined;
}

/** The observations that the value is measured against, in order of date. */
export function rivalsOf(
  { since, recordsFrom, within }: RecordTime,
  own: Moment,
  known: readonly KnownObservation[],
): KnownObservation[] {
  const others = known.filter((o) => o.at.text !== own.text);
  if (within !== undefined) return others.filter((o) => liesWithin(o.at, moment(within)));
  const earlier = others.filter((o) => compareMoments(o.at, own) < 0);
  // "The highest since 1949" names the last time that it was as high, which is no rival.
  if (since !== undefined) return earlier.filter((o) => o.at.start > moment(since).end);
  if (recordsFrom !== undefined) return earlier.filter((o) => o.at.start >= moment(recordsFrom).start);
  return earlier;
}

/** Whether a moment lies wholly in a time. */
export const liesWithin = (at: Moment, bounds: Moment) => at.start >= bounds.start && at.end <= bounds.end;
