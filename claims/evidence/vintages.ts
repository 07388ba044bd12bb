/** The publications of the figures of a series. */
import { moment } from '../exact/calendar.ts';
import type { Observation, Series } from './series.ts';

/** A day is its own name; only a period may be written in more than one way. */
const keyOf = (at: string) => (at.includes('/') ? moment(at).text : at);

/**
 * What was published of each figure until a day, by its moment, the first first. What was foretold is no publication of it; with
 * `foretold` it is that alone which is given.
 */
export function vintagesOf(
  series: Series,
  today: string,
  { foretold = false } = {},
): Map<string, Observation[]> {
  const vintages = new Map<string, Observation[]>();
  for (const o of series.observations) {
    if ((o.status === 'forecast') !== foretold || o.publishedOn > today) continue;
    const at = keyOf(o.at);
    const held = vintages.get(at);
    if (held === undefined) vintages.set(at, [o]);
    else held.push(o);
  }
  for (const held of vintages.values()) held.sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1));
  return vintages;
}
