/**
 * What changed between the figures of two days that a claim rests on: which figure was revised, from what to what, and when
 * that was published. A pure comparison of the evidence of two verdicts.
 */
import { compare, parseDecimal } from '../exact/number.ts';
import type { Headline } from '../verdict/headline.ts';
import { wordForReaders } from '../verdict/reader-words.ts';
import type { EvidenceUsed, Verdict } from '../verdict/verdict.ts';
import { dateInWords, momentName } from './dates.ts';
import { numbersApart, withUnit } from './numbers.ts';
import { listInWords, lowered, sentence, titleInWords } from './text.ts';

/** A publication of a figure. */
export interface Vintage {
  value: string;
  publishedOn: string;
}

/** A figure that both verdicts rest on, in two publications. */
export interface RevisedFigure {
  input: string;
  series: string;
  /** The date or the period of the figure. */
  at: string;
  from: Vintage;
  to: Vintage;
}

/** What the evidence of a later day has that an earlier one had not. */
export interface ChangedEvidence {
  /** Figures of the same time with another value. */
  revised: RevisedFigure[];
  /** Figures that were published again with the same value. */
  confirmed: RevisedFigure[];
  /** Whether the later verdict rests on a figure of another time, or no longer rests on one. */
  hasOthers: boolean;
}

/** A verdict, as far as its evidence goes. */
export type WithEvidence = Pick<Verdict, 'evidence'>;

const keyOf = ({ input, series = '', at = '' }: EvidenceUsed) => JSON.stringify([input, series, at]);

/** What changed in the evidence from one verdict of a claim to another. */
export function changedEvidence(before: WithEvidence, after: WithEvidence): ChangedEvidence {
  const earlier = new Map(before.evidence.map((used) => [keyOf(used), used]));
  const later = new Set(after.evidence.map(keyOf));
  const pairs = after.evidence.flatMap((used) => {
    const was = earlier.get(keyOf(used));
    return was === undefined ? [] : pairOf(was, used);
  });
  return {
    revised: pairs.filter(({ from, to }) => !isEqual(from.value, to.value)),
    confirmed: pairs.filter(({ from, to }) => isEqual(from.value, to.value)),
    hasOthers:
      after.evidence.some((used) => !earlier.has(keyOf(used))) ||
      before.evidence.some((used) => !later.has(keyOf(used))),
  };
}

/** A figure of a series in two publications; none if it is the same one. */
function pairOf(was: EvidenceUsed, is: EvidenceUsed): RevisedFigure[] {
  const { input, series, at } = is;
  if (series === undefined || at === undefined) return [];
  if (was.publishedOn === undefined || is.publishedOn === undefined) return [];
  if (was.publishedOn === is.publishedOn && was.value === is.value) return [];
  return [
    {
      input,
      series,
      at,
      from: { value: was.value, publishedOn: was.publishedOn },
      to: { value: is.value, publishedOn: is.publishedOn },
    },
  ];
}

const isEqual = (a: string, b: string) => compare(parseDecimal(a), parseDecimal(b)) === 0;

/** What sentences need to know of a series: its title and its unit. */
export interface SeriesInSentences {
  id: string;
  title: string;
  unit: string;
}

/**
 * A sentence for each figure that was revised: "October to December 2021: −1.2% as published on 31 August 2023, revised to
 * 0.6% on 1 September 2023." The title of the series is said where the figures are of several.
 */
export function revisionsInWords(
  revised: readonly RevisedFigure[],
  series: readonly SeriesInSentences[],
): string[] {
  const isOne = new Set(revised.map((figure) => figure.series)).size < 2;
  const said = revised.map(({ at, series: id, from, to }) => {
    const { title = id, unit } = series.find((one) => one.id === id) ?? {};
    const [was, is] = numbersApart([parseDecimal(from.value), parseDecimal(to.value)]);
    const name = isOne ? momentName(at) : `${titleInWords(title)}, ${momentName(at)}`;
    return `${name}: ${withUnit(was, unit)} as published on ${dateInWords(from.publishedOn)}, revised to ${withUnit(is, unit)} on ${dateInWords(to.publishedOn)}.`;
  });
  return [...new Set(said)];
}

/** The days on which figures were revised, the first first: "1 September 2023", "1 September 2023 and 30 June 2024". */
export function revisionDays(revised: readonly RevisedFigure[]): string[] {
  return [...new Set(revised.map(({ to }) => to.publishedOn))].sort();
}

/** "the figures were revised on 1 September 2023", with the first and the last day where there are more than two. */
export function revisedWhen(days: readonly string[]): string {
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
  return days.length > 2
    ? `the figures were revised between ${dateInWords(first)} and ${dateInWords(last)}`
    : `the figures were revised on ${listInWords(days.map(dateInWords))}`;
}

/** Which figures were revised between two verdicts: what came of it, and a sentence for each of them. */
export interface RevisionsInWords {
  /** "The figures were revised on 1 September 2023, and by them it is wrong". */
  lead: string;
  figures: string[];
}

/**
 * The revisions between the verdicts of both clocks; undefined if no figure was revised. Where only revised figures tell the
 * clocks apart, the lead says when they were revised, and what the claim is by them.
 */
export function revisionsBetween(
  { said, now }: { said: WithEvidence; now: WithEvidence },
  { clock, other }: Headline,
  series: readonly SeriesInSentences[],
): RevisionsInWords | undefined {
  const { revised, hasOthers } = changedEvidence(said, now);
  const figures = revisionsInWords(revised, series);
  if (figures.length === 0) return undefined;
  const isAlone = clock === 'said' && other !== undefined && !hasOthers;
  if (isAlone) {
    const by = `and by them it is ${lowered(wordForReaders(other).label)}`;
    return { lead: `${sentence(revisedWhen(revisionDays(revised)))}, ${by}`, figures };
  }
  const subject = figures.length === 1 ? 'A figure that it rests on was' : 'Figures that it rests on were';
  return { lead: `${subject} revised after it was said`, figures };
}
