/** What a record is measured against (method, section 5, `superlative`). */
import { compareMoments, daysBetween, liesWithin, type Moment, moment } from '../exact/calendar.ts';
import { textOption } from './inputs.ts';
import type { ClaimOptions } from './kind.ts';

/** What the words of a record say of its time: at most one of these. */
export interface RecordTime {
  since?: Moment;
  recordsFrom?: Moment;
  within?: Moment;
}

/** The time that the options of a claim name. */
export function recordTime(options: ClaimOptions | undefined): RecordTime {
  const time: RecordTime = {};
  for (const name of ['since', 'recordsFrom', 'within'] as const) {
    const named = textOption(options, name);
    if (named !== undefined) time[name] = moment(named);
  }
  return time;
}

/** Whether the words reach back to a moment. "The highest since 1949" names the last time that it was as high: 1949 is no rival. */
export function reachesBackTo({ start }: Moment, { since, recordsFrom }: RecordTime): boolean {
  if (since !== undefined) return start > since.end;
  return recordsFrom === undefined || start >= recordsFrom.start;
}

/** Whether the words let a figure be a rival of another. */
export function mayRival(at: Moment, own: Moment, time: RecordTime): boolean {
  if (at.text === own.text) return false;
  if (time.within !== undefined) return liesWithin(at, time.within);
  return compareMoments(at, own) < 0 && reachesBackTo(at, time);
}

/** Figures that begin this many days after the time that the words name still cover it: a year's figures come yearly. */
const COVERED_WITHIN_DAYS = 366;

/** Whether figures from a day on cover the words, which reach back to a day. */
export function areCovered(reachesTo: string, from: string): boolean {
  return daysBetween(reachesTo, from) <= COVERED_WITHIN_DAYS;
}
