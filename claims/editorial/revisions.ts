/** How the figures of a series were revised after they first came out. */
import { knownOn, type Observation, type Series } from '../evidence/series.ts';
import { vintagesOf } from '../evidence/vintages.ts';
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
  const lead =
    figures === 1
      ? 'The figure was'
      : `Of ${count(figures, 'figure')}, ${countOnly(revised)} ${revised === 1 ? 'was' : 'were'}`;
  const rest = figures === 1 ? 'It' : `The largest revision: the figure for ${momentName(at)}`;
  return `${lead} revised after ${revised === 1 ? 'it' : 'they'} first came out. ${rest} was ${told(first)} as published on ${dateInWords(first.publishedOn)}, and is ${told(last)} as published on ${dateInWords(last.publishedOn)}: ${differenceInWords(by, first, unit)}.`;
}

/** "three": a count whose noun was just said. */
const countOnly = (n: number) => count(n, '', '').trim();

/** "−42 officers (−0.03%)", "+0.2 percentage points". */
function differenceInWords(by: Rational, first: Observation, unit: string): string {
  const signed = (text: string) => (sign(by) > 0 ? `+${text}` : `−${text}`);
  if (/^(?:%|per cent)/.test(unit)) return signed(`${numberInWords(by.abs(), 6)} percentage points`);
  const was = parseDecimal(first.value).abs();
  const part = isZero(was) ? '' : ` (${signed(`${numberInWords(by.abs().mul(HUNDRED).div(was))}%`)})`;
  return `${signed(amount(by.abs(), unit, 6))}${part}`;
}
