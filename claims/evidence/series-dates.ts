/** The dates of a series that are nearest to what a claim asks for. */
import { compareMoments, moment } from '../exact/calendar.ts';
import { knownOn, type Series } from './series.ts';

/** The last moment before and the first after a given one for which a series has figures. */
export function nearestMoments(
  series: Pick<Series, 'observations'>,
  at: string,
): { before?: string; after?: string } {
  const asked = moment(at);
  let before: string | undefined;
  let after: string | undefined;
  for (const { at: held } of series.observations) {
    const order = compareMoments(moment(held), asked);
    if (order < 0 && (before === undefined || compareMoments(moment(held), moment(before)) > 0))
      before = held;
    if (order > 0 && (after === undefined || compareMoments(moment(held), moment(after)) < 0)) after = held;
  }
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

/** The moment of the last figure that was known on a day; undefined if none was. */
export function lastKnownOn(series: Series, day: string): string | undefined {
  return knownOn(series, day).at(-1)?.at.text;
}
