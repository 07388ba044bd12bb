/** How the figures of a series were revised after they first came out. */
import { knownOn, type Observation, type Series } from '../evidence/series.ts';
import { moment } from '../exact/calendar.ts';
import { compare, HUNDRED, isZero, parseDecimal, type Rational, sign } from '../exact/number.ts';
import { dateInWords, momentName } from '../words/dates.ts';
import { amount, count, numberInWords, valueInWords } from '../words/numbers.ts';

/** A figure with its first publication and the one that counts. */
export interface RevisedFigure {
  at: string;
  first: Observation;
  last: Observation;
  /** The last less the first. */
  by: Rational;
}

/** How the figures of a series were revised. */
export interface Revisions {
  /** How many figures there are, and how many of them had another value when they first came out. */
  figures: number;
  revised: number;
  /** The one that was revised furthest; null if none was. */
  largest: RevisedFigure | null;
}

/** The publications of each figure until a day, by its moment, the first first. */
export function vintagesOf(series: Series, today: string): Map<string, Observation[]> {
  const vintages = new Map<string, Observation[]>();
  for (const o of series.observations) {
    if (o.status === 'forecast' || o.publishedOn > today) continue;
    const at = moment(o.at).text;
    vintages.set(at, [...(vintages.get(at) ?? []), o]);
  }
  for (const held of vintages.values()) held.sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1));
  return vintages;
}

/** How the figures that count on a day were revised. Forecasts are no first publication of what came. */
export function revisionsOf(series: Series, today: string): Revisions {
  const vintages = vintagesOf(series, today);
  const known = knownOn(series, today);
  const revised = known.flatMap(({ at, value, observation: last }): RevisedFigure[] => {
    const [first] = vintages.get(at.text) ?? [];
    if (first === undefined) return [];
    const by = value.sub(parseDecimal(first.value));
    return isZero(by) ? [] : [{ at: at.text, first, last, by }];
  });
  const largest = revised.reduce<RevisedFigure | null>(
    (most, one) => (most === null || compare(one.by.abs(), most.by.abs()) >= 0 ? one : most),
    null,
  );
  return { figures: known.length, revised: revised.length, largest };
}

/** How figures were revised, in sentences; undefined of a series that has no figure. */
export function revisionsInWords({ figures, revised, largest }: Revisions, unit: string): string | undefined {
  if (figures === 0) return undefined;
  if (largest === null)
    return figures === 1 ? 'The figure has not been revised.' : 'None of the figures has been revised.';
  const { at, first, last, by } = largest;
  const told = (one: Observation) => valueInWords(one.value, unit);
  const lead = revised === 1 ? 'One figure of' : `${sentenceCount(revised)} of`;
  return `${lead} ${figures} ${revised === 1 ? 'is' : 'are'} another than when ${revised === 1 ? 'it' : 'they'} first came out. The largest revision: the figure for ${momentName(at)} was ${told(first)} as published on ${dateInWords(first.publishedOn)}, and is ${told(last)} as published on ${dateInWords(last.publishedOn)}, ${differenceInWords(by, first, unit)}.`;
}

function sentenceCount(n: number): string {
  const text = count(n, 'figure');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "42 officers less, 0.03%", "0.2 percentage points more". */
function differenceInWords(by: Rational, first: Observation, unit: string): string {
  const way = sign(by) > 0 ? 'more' : 'less';
  if (/^(?:%|per cent)/.test(unit)) return `${numberInWords(by.abs(), 6)} percentage points ${way}`;
  const was = parseDecimal(first.value).abs();
  const part = isZero(was) ? '' : `, ${numberInWords(by.abs().mul(HUNDRED).div(was))}%`;
  return `${amount(by.abs(), unit, 6)} ${way}${part}`;
}
