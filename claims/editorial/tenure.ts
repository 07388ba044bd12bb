/** Times for which somebody held an office or belonged to a party, as far as they are known: from and to a day, a month or a year. */
import { type Moment, partialMoment } from '../exact/calendar.ts';
import { momentName } from '../words/dates.ts';

/** A time as it is known: each end is `2022-10-25`, `2022-10` or `2022`, or null if it is open or not known. */
export interface Tenure {
  since: string | null;
  until: string | null;
}

/** A tenure with the first and the last day on which it may have held; null where it is open. */
export interface DatedTenure extends Tenure {
  firstDay: string | null;
  lastDay: string | null;
}

/** A moment as a day, a month or a year; undefined if it is another period. */
export function asPartial({ start, end }: Moment): string | undefined {
  if (start === end) return start;
  const whole = [start.slice(0, 4), start.slice(0, 7)];
  return whole.find((text) => {
    const moment = partialMoment(text);
    return moment !== undefined && moment.start === start && moment.end === end;
  });
}

/** A tenure with its days. Throws if an end is no day, month or year. */
export function dated({ since, until }: Tenure): DatedTenure {
  const of = (text: string) => {
    const moment = partialMoment(text);
    if (moment === undefined) throw new Error(`${text} is no day, month or year`);
    return moment;
  };
  return {
    since,
    until,
    firstDay: since === null ? null : of(since).start,
    lastDay: until === null ? null : of(until).end,
  };
}

/** Whether a tenure held on a day, as far as is known. */
export function heldOn(
  { firstDay, lastDay }: Pick<DatedTenure, 'firstDay' | 'lastDay'>,
  day: string,
): boolean {
  return (firstDay === null || firstDay <= day) && (lastDay === null || day <= lastDay);
}

function partialInWords(text: string): string {
  const moment = partialMoment(text);
  return moment === undefined ? text : momentName(moment);
}

/** "October 2022 to 13 November 2023", "since 2019", "until May 2024"; empty if neither end is known. */
export function tenureInWords({ since, until }: Tenure): string {
  if (since !== null && until !== null)
    return since === until ? partialInWords(since) : `${partialInWords(since)} to ${partialInWords(until)}`;
  if (since !== null) return `since ${partialInWords(since)}`;
  return until === null ? '' : `until ${partialInWords(until)}`;
}
