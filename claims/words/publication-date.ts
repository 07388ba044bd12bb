/** What is said of a figure with a day of publication before the end of the time that it is for. */

import type { Observation } from '../evidence/series.ts';
import { moment } from '../exact/calendar.ts';
import { dateInWords } from './dates.ts';

/**
 * Why a figure cannot be recorded if it was published before its date, or before its period was over, and is no
 * forecast: it would count as the outcome of a promise whose time has not come. The sentence ends with what to do.
 * Undefined if the figure can be recorded.
 */
export function publishedEarly({
  at,
  publishedOn,
  status,
}: Pick<Observation, 'at' | 'publishedOn' | 'status'>): string | undefined {
  const { start, end } = moment(at);
  if (status === 'forecast' || end <= publishedOn) return undefined;
  const when =
    start > publishedOn
      ? 'before the time that it is for'
      : `before the period that it is for was over, on ${dateInWords(end)}`;
  return `This figure would be published on ${dateInWords(publishedOn)}, ${when}. Look at both dates, or mark it as a “forecast”.`;
}
