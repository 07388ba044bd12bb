/**
 * How much verdicts hang on the latest figure of a series: which of them would have another word if it were one per cent
 * higher or lower. Computed by the same engine as the verdicts, on exact numbers.
 */
import type { Claim } from '../bundle.ts';
import { headlineAlone } from '../evaluate.ts';
import { knownOn, type Observation, type Precision, type Series, type Source } from '../evidence/series.ts';
import { HUNDRED, isDecimal, isZero, parseDecimal, plain, type Rational } from '../exact/number.ts';
import type { Word } from '../verdict/reader-words.ts';
import { momentName } from '../words/dates.ts';
import { count, valueInWords } from '../words/numbers.ts';

/** A published claim that rests on a series, with all its evidence. */
export interface TriedClaim {
  slug: string;
  claim: Claim;
  series: readonly Series[];
  sources: readonly Source[];
}

/** A claim whose headline has another word if the figure is moved. */
export interface Swung {
  slug: string;
  word: Word;
  /** The word if the figure is higher, and if it is lower; null where it stays. */
  higher: Word | null;
  lower: Word | null;
}

/** What would become of the claims that rest on a series if its latest figure were moved. */
export interface Sensitivity {
  at: string;
  value: string;
  /** How many claims were tried. */
  tried: number;
  swung: readonly Swung[];
}

/** The latest figure of a series that counts on a day, unless it is nought, of which one per cent is nothing. */
export function latestFigure(series: Series, today: string): Observation | undefined {
  const last = knownOn(series, today).at(-1);
  return last === undefined || isZero(last.value) ? undefined : last.observation;
}

/** A figure that is moved by one per cent of its size; its precision goes along. Undefined if that has too many digits to be read. */
export function movedFigure(figure: Observation, way: 1 | -1): Observation | undefined {
  const value = parseDecimal(figure.value);
  const size = value.abs().div(HUNDRED);
  const by = way === 1 ? size : size.neg();
  const moved = plain(value.add(by));
  const precision = movedPrecision(figure.precision, by);
  if (!isDecimal(moved) || precision === null) return undefined;
  return { ...figure, value: moved, ...(precision === undefined ? {} : { precision }) };
}

/** A published interval moves with its figure; null if it could not be read. */
function movedPrecision(precision: Precision | undefined, by: Rational): Precision | undefined | null {
  if (precision === undefined || precision === 'exact' || 'nearest' in precision) return precision;
  const [lo, hi] = precision.interval.map((end) => plain(parseDecimal(end).add(by)));
  return lo !== undefined && hi !== undefined && isDecimal(lo) && isDecimal(hi)
    ? { interval: [lo, hi] }
    : null;
}

/** What would become of claims if the latest figure of a series were moved; undefined if there is none that can be. */
export function sensitivityOf(
  claims: readonly TriedClaim[],
  series: Series,
  today: string,
): Sensitivity | undefined {
  const figure = latestFigure(series, today);
  const [higher, lower] = figure === undefined ? [] : [movedFigure(figure, 1), movedFigure(figure, -1)];
  if (figure === undefined || higher === undefined || lower === undefined) return undefined;
  const withFigure = (moved: Observation): Series => ({
    ...series,
    observations: series.observations.map((o) =>
      o.at === figure.at && o.publishedOn === figure.publishedOn && o.status === figure.status ? moved : o,
    ),
  });
  const [up, down] = [withFigure(higher), withFigure(lower)];
  const swung = claims.flatMap((tried) => {
    const wordOn = (own: Series) => headlineOn(tried, own, today);
    const word = wordOn(series);
    const other = (own: Series) => {
      const found = wordOn(own);
      return found === word ? null : found;
    };
    const one: Swung = { slug: tried.slug, word, higher: other(up), lower: other(down) };
    return one.higher === null && one.lower === null ? [] : [one];
  });
  return { at: figure.at, value: figure.value, tried: claims.length, swung };
}

/** The word of a claim's headline with a series in one form. */
function headlineOn({ claim, series, sources }: TriedClaim, own: Series, today: string): Word {
  const { related, ...words } = claim;
  return headlineAlone(
    words,
    { series: series.map((s) => (s.id === own.id ? own : s)), sources, related },
    today,
  ).word;
}

/** In one sentence: how many claims were tried, and how many have another verdict. */
export function sensitivityInWords(
  { at, value, tried, swung }: Sensitivity,
  unit: string,
  total: number,
): string {
  const lead = `${total > tried ? `Of ${total} claims that use it, the ${tried} said last were tried` : `Used by ${count(tried, 'claim')}`}; `;
  const moved = `if its latest figure, ${valueInWords(value, unit)} for ${momentName(at)}, were 1% higher or lower`;
  if (swung.length === 0) return `${lead}none would have another verdict ${moved}.`;
  return `${lead}${count(swung.length, 'verdict')} would be ${swung.length === 1 ? 'another' : 'others'} ${moved}.`;
}
