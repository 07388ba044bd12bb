/** The sentence that is proposed for readers when a verdict changes: what was published, and what that does to it. */

import { wordOfVerdict } from '../engine/headline.ts';
import { isAnother } from '../engine/identity.ts';
import { wordForReaders } from '../engine/words-of-readers.ts';
import { type Clocks, FINDING_WORDS, type Verdict } from '../verdict.ts';
import { dateInWords, momentName } from '../words/dates.ts';
import { count, valueInWords } from '../words/numbers.ts';
import { listInWords, sentence, titleInWords } from '../words/text.ts';

/** A figure that was recorded since the verdict was published. */
export interface NewFigure {
  series: string;
  title: string;
  unit: string;
  at: string;
  value: string;
  publishedOn: string;
  /** The title of its source, and the way to it. */
  source: string;
  sourceUrl: string | null;
  status: string | null;
  /** The figure that counted for the same time until then; null if there was none. */
  earlier: { value: string; publishedOn: string } | null;
  /** Whether the earlier figure was recorded wrongly, rather than revised by its publisher. */
  corrects: boolean;
  /** Who recorded it, and why; null if that is not known. */
  by: string | null;
  reason: string | null;
}

export interface Moved {
  cause: 'evidence' | 'method';
  before: Clocks;
  after: Clocks;
  figures: readonly NewFigure[];
}

/** How many figures a sentence names at most. */
const MAX_NAMED = 2;

/** The sentence for readers: "The figure for 31 December 2022 was revised from 16,753 to 16,743 on 26 April 2023; the verdict changes from “Right” to “Wrong”." */
export function correctionSentence({ cause, before, after, figures }: Moved): string {
  const why =
    cause === 'method'
      ? 'The method by which verdicts are computed has changed'
      : figuresInWords(relevant(figures, before, after));
  return `${sentence(why)}; ${changeInWords(before, after)}.`;
}

/** The figures that the verdicts rest on; all figures if they rest on none of them. */
function relevant(figures: readonly NewFigure[], before: Clocks, after: Clocks): readonly NewFigure[] {
  const used = [before.said, before.now, after.said, after.now].flatMap((verdict) => verdict.evidence);
  const named = figures.filter((f) => used.some((u) => u.series === f.series && u.at === f.at));
  return named.length > 0 ? named : figures;
}

function figuresInWords(figures: readonly NewFigure[]): string {
  if (figures.length === 0) return 'newer evidence was recorded';
  const several = new Set(figures.map((f) => f.series)).size > 1;
  if (figures.length > MAX_NAMED) {
    const titles = [...new Set(figures.map((f) => titleInWords(f.title)))].slice(0, MAX_NAMED);
    return `${count(figures.length, 'figure')} of ${listInWords(titles)} ${figures.every((f) => f.earlier !== null) ? 'were revised' : 'were added or revised'}`;
  }
  return listInWords(figures.map((figure) => publicationInWords(figure, several)));
}

function publicationInWords(figure: NewFigure, several: boolean): string {
  const { at, unit, title, publishedOn, earlier, corrects } = figure;
  const shown = (value: string) => valueInWords(value, unit);
  const noun = figure.status === 'forecast' ? 'forecast' : 'figure';
  const of = several ? ` of ${titleInWords(title)}` : '';
  const on = `on ${dateInWords(publishedOn)}`;
  const value = shown(figure.value);
  if (earlier === null) return `a ${noun}${of} for ${momentName(at)}, ${value}, was published ${on}`;
  const before = shown(earlier.value);
  const what = `the ${noun}${of} for ${momentName(at)}`;
  if (corrects)
    return before === value
      ? `${what}, ${value}, was recorded with details other than those published`
      : `${what} was recorded as ${before} and is ${value}`;
  if (earlier.publishedOn > publishedOn)
    return `an earlier ${noun}${of} for ${momentName(at)}, ${value}, published ${on}, was added`;
  return before === value
    ? `${what}, ${value}, was published again ${on}`
    : `${what} was revised from ${before} to ${value} ${on}`;
}

/** What changes, and by which clock if the two differ. */
function changeInWords(before: Clocks, after: Clocks): string {
  const now = change(before.now, after.now);
  const said = change(before.said, after.said);
  if (now === undefined && said === undefined) return 'the verdict stays as it is';
  if (now === undefined) return `the verdict on the figures of the day it was said ${said}`;
  if (said === undefined || said === now) return `the verdict ${now}`;
  return `the verdict ${now}, and that on the figures of the day it was said ${said}`;
}

function change(from: Verdict, to: Verdict): string | undefined {
  if (!isAnother(from, to)) return undefined;
  const [a, b] = [labelOf(from), labelOf(to)];
  if (a !== b) return `changes from ${a} to ${b}`;
  return from.finding === to.finding
    ? `stays ${a}, with other figures`
    : `stays ${a} (exactly: “${FINDING_WORDS[to.finding].label}”, which was “${FINDING_WORDS[from.finding].label}”)`;
}

/** The reader's word in quotation marks, so that “Wrong” is not read as ours to have been. */
function labelOf(verdict: Verdict): string {
  return `“${wordForReaders(wordOfVerdict(verdict)).label}”`;
}
