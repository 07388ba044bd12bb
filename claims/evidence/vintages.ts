/** The publications of the figures of a series. */
import { moment } from '../exact/calendar.ts';
import type { Observation, Series } from './series.ts';

/** What was published of each figure until a day, by its moment, the first first. What was foretold is no publication of it. */
export function vintagesOf(series: Series, today: string): Map<string, Observation[]> {
  const vintages = new Map<string, Observation[]>();
  for (const o of series.observations) {
    if (o.status === 'forecast' || o.publishedOn > today) continue;
    const at = moment(o.at).text;
    const held = vintages.get(at);
    if (held === undefined) vintages.set(at, [o]);
    else held.push(o);
  }
  for (const held of vintages.values()) held.sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1));
  return vintages;
}
