/** The vintages of the figures of a series: when each value was published first, and which figures a revision passed over. */
import type { Observation, Series } from '../evidence/series.ts';
import { vintagesOf } from '../evidence/vintages.ts';
import { moment } from '../exact/calendar.ts';
import { compare, max, min, parseDecimal, type Rational, rational } from '../exact/number.ts';

/** What is known on a day of the publication of one figure. */
export interface Published {
  /** The first publication of the value that counts: later ones that repeat it tell nothing new. */
  first: Observation;
  /** The publication that counts, which is the last one. */
  last: Observation;
  /** Its publications, the first first. */
  vintages: readonly Observation[];
  /** The day on which another value gave way to this one, if any did, and by how much. */
  revised?: { on: string; by: Rational };
  /**
   * The day of a revision of an earlier figure that came after this one was published last: then it is of an older state of
   * knowledge than its neighbours.
   */
  beforeRevision?: string;
}

const isSame = (a: Observation, b: Observation) =>
  a.value === b.value || compare(parseDecimal(a.value), parseDecimal(b.value)) === 0;

/** How each figure of a series had been published by a day, by its moment; forecasts count where there is nothing else. */
export function publishedOf(series: Series, asOf: string): ReadonlyMap<string, Published> {
  const all = new Map([...vintagesOf(series, asOf, { foretold: true }), ...vintagesOf(series, asOf)]);
  const found = new Map<string, Published>();
  for (const [key, group] of all) {
    const one = publishedBy(group);
    if (one !== undefined) found.set(key, one);
  }
  return passedOver(found);
}

function publishedBy(vintages: readonly Observation[]): Published | undefined {
  const last = vintages.at(-1);
  if (last === undefined) return undefined;
  const first = vintages.find((one) => isSame(one, last)) ?? last;
  const other = vintages.findLastIndex((one) => !isSame(one, last));
  const [past, after] = [vintages[other], vintages[other + 1]];
  if (past === undefined || after === undefined) return { first, last, vintages };
  const by = parseDecimal(last.value).sub(parseDecimal(past.value)).abs();
  return { first, last, vintages, revised: { on: after.publishedOn, by } };
}

/** The part of the way from the least to the greatest figure that can be seen on a chart: smaller revisions part nothing. */
const SEEN = rational(1n, 50n);

/** Marks the figures that were published before an earlier one was revised, and not since. */
function passedOver(published: ReadonlyMap<string, Published>): ReadonlyMap<string, Published> {
  if (![...published.values()].some(({ revised }) => revised !== undefined)) return published;
  const values = [...published.values()].map(({ last }) => parseDecimal(last.value));
  const seen = values.reduce(max).sub(values.reduce(min)).mul(SEEN);
  const inOrder = [...published]
    .map(([key, one]) => ({ key, one, end: moment(key).end }))
    .sort((a, b) => (a.end < b.end ? -1 : 1));
  let latest = '';
  const marked = new Map<string, Published>();
  for (const { key, one } of inOrder) {
    marked.set(key, one.last.publishedOn < latest ? { ...one, beforeRevision: latest } : one);
    const { revised } = one;
    if (revised !== undefined && compare(revised.by, seen) >= 0 && revised.on > latest) latest = revised.on;
  }
  return marked;
}
