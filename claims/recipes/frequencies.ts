/** Lengths of time within a series: one each, and first days of months that stand for the months. `import.md`, guard 4. */
import type { Frequency } from '../evidence/series.ts';
import { fewOf, quoted } from '../tables/finding.ts';
import { frequencyOf, spanChoices, spanFrom, spansOf } from '../tables/times.ts';
import { momentName } from '../words/dates.ts';
import type { Found } from './found.ts';
import type { Ledger } from './ledger.ts';
import type { KnownSeries } from './plan-shape.ts';
import type { Recipe } from './recipe.ts';
import type { Length } from './series.ts';
import type { KnownTimes, Spot } from './spots.ts';

/** The series whose times, two or more, are all first days of months. */
function firstsOf(spots: readonly Spot[]): Map<string, Set<string>> {
  const days = new Map<string, Set<string>>();
  const others = new Set<string>();
  for (const { series, at } of spots) {
    if (series === undefined || others.has(series)) continue;
    if (!/^\d{4}-\d{2}-01$/.test(at)) {
      others.add(series);
      days.delete(series);
      continue;
    }
    const held = days.get(series);
    if (held === undefined) days.set(series, new Set([at]));
    else held.add(at);
  }
  for (const [series, held] of days) if (held.size < 2) days.delete(series);
  return days;
}

/**
 * Asks whether first days of months stand for the months, where the recipe does not say what its times are; if so, the places have
 * those times. What was answered is done, and nothing else is.
 */
export function readFirsts(spots: readonly Spot[], { time }: Recipe, found: Found): void {
  if (time.as !== undefined) return;
  const firsts = firstsOf(spots);
  const all = [...new Set([...firsts.values()].flatMap((days) => [...days]))];
  const [first] = all;
  if (first === undefined) return;
  const spans = spansOf(all);
  const answer = found.ask({
    code: 'first-of-month',
    where: [...firsts.keys()],
    message: `All times of ${fewOf([...firsts.keys()].map(quoted))} are the first day of a month (${fewOf(all.map(momentName), 2)}): do they stand for the months, such as ${momentName(spanFrom(first, 1))}, rather than for those days?`,
    question: {
      name: 'first-of-month',
      label: `The figure for ${momentName(first)} is for`,
      choices: spanChoices(first, spans),
      proposed: 'months',
    },
  });
  const span = spans.find(([value]) => value === answer);
  if (span === undefined) return;
  for (const spot of spots)
    if (spot.series !== undefined && firsts.has(spot.series)) spot.at = spanFrom(spot.at, span[1]);
}

const LENGTHS: Readonly<Record<Length, string>> = {
  day: 'a day',
  month: 'a month',
  quarter: 'a quarter',
  year: 'a year',
  other: 'another period',
};

/** The lengths that a frequency allows; a figure for a day may come every year. */
function lengthOf(frequency: Frequency | undefined): Length | undefined {
  return frequency === 'month' || frequency === 'quarter' || frequency === 'year' ? frequency : undefined;
}

/** Finds series in which times of several lengths would stand, those of the ledger included. */
export function tellMixed(
  spots: readonly Spot[],
  {
    times,
    ledger,
    known,
    found,
  }: { times: KnownTimes; ledger: Ledger; known: (series: string) => KnownSeries | undefined; found: Found },
): void {
  const lengths = new Map<string, Map<Length, string>>();
  const frequencies = new Map<string, Frequency | undefined>();
  for (const { series, at, cell, made } of spots) {
    if (series === undefined || cell === undefined || cell.shown === '') continue;
    const { length } = times.of(at);
    let held = lengths.get(series);
    if (held === undefined) {
      held = new Map();
      lengths.set(series, held);
      frequencies.set(series, known(series)?.frequency ?? made?.frequency);
    }
    if (!held.has(length)) held.set(length, at);
  }
  for (const [series, held] of lengths) {
    const here = [...held].map(([length, at]) => `${LENGTHS[length]} (${momentName(at)})`);
    const before = new Map([...ledger.times(series).keys()].map((at) => [frequencyOf(at), at]));
    const [only] = before.size === 1 ? before : [];
    const frequency = lengthOf(frequencies.get(series));
    const isOther = [...held.keys()].some(
      (length) =>
        (only !== undefined && only[0] !== length) ||
        (frequency !== undefined && length !== 'day' && length !== frequency),
    );
    if (held.size < 2 && !isOther) continue;
    const has =
      only !== undefined && !held.has(only[0])
        ? `, and the ledger has ${LENGTHS[only[0]]} (${momentName(only[1])})`
        : frequency !== undefined && !held.has(frequency)
          ? `, and the series has a figure every ${frequency}`
          : '';
    found.add({
      code: 'mixed-frequency',
      where: [series],
      message: `In the series ${quoted(series)} would stand ${fewOf(here, 5)}${has}: a series has times of one length. Give each length a series of its own.`,
    });
  }
}
