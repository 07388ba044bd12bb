/**
 * The one door from a verdict's values to sentences. A language says why, names the lines of the working, tells how the
 * words were tested, what would change the verdict and what it leaves out, and labels the drawings. Everything that
 * reads a verdict to people comes through here, with the values that the verdict has and no others.
 *
 * English is the only language. Its words for what all kinds share are in this folder; those of a kind are in the kind's
 * file, so that a kind stays one file. A second language is a second `Language`: its own words for what is shared, and
 * a table with an entry for each kind, by the kind's name, with a sentence for each code that the kind says.
 */
import type { Headline } from '../verdict/headline.ts';
import type { Plot, RingLine } from '../verdict/plot-shape.ts';
import type { Word } from '../verdict/reader-words.ts';
import type {
  AnyVerdict,
  Clocks,
  Decided,
  Framing,
  OnOther,
  Pace,
  Verdict,
  WorkedStep,
  WorkingStep,
} from '../verdict/verdict.ts';
import { type RingLineWords, ringLineWords } from './chart-labels.ts';
import { type ClaimTestRow, claimTest } from './claim-test.ts';
import { figureClaimed } from './clauses.ts';
import { type Turn, turnInWords } from './course-words.ts';
import { type ExpressionWords, expressionInWords } from './expression.ts';
import { type ChangeableInputs, type WhatWouldChange, whatWouldChange } from './flips.ts';
import { type FramingWords, framingInWords, type NameOfInput } from './framing.ts';
import {
  type HeadlineContext,
  type HeadlineInWords,
  headlineContext,
  headlineInWords,
  presentFigures,
} from './headline.ts';
import { type KeyFigure, type KeyFigureContext, keyFigures } from './key-figures.ts';
import type { KindWords, WordedKind } from './kind-words.ts';
import { type MissingValues, missingSentence } from './missing.ts';
import { insteadInWords, measuresInWords } from './other-evidence.ts';
import { paceBriefly } from './pace-words.ts';
import { type PlotWords, plotWords } from './plot-words.ts';
import {
  type RevisionsInWords,
  revisionsBetween,
  type SeriesInSentences,
  type WithEvidence,
} from './revised.ts';
import { shortHeadline } from './short-headline.ts';
import { stepName } from './steps.ts';
import { type SurfaceWords, surfaceInWords } from './surface.ts';
import { type SurfaceLabels, surfaceLabels } from './surface-labels.ts';
import type { SurfaceTold } from './surface-told.ts';

export type { RingLineWords } from './chart-labels.ts';
export type { KeyFigure } from './key-figures.ts';
export type { PlotWords } from './plot-words.ts';
export type { SurfaceTold } from './surface-told.ts';

export interface Language {
  /** The entry of a kind in the language's table. Throws a RangeError if there is none. */
  kinds(kind: WordedKind): KindWords;
  /** The sentence why. `own` is the entry of the verdict's kind. Throws a RangeError if it has no such sentence. */
  because(decided: Decided, own: KindWords): string;
  /** The name of a line of the working. */
  step(step: Pick<WorkedStep, 'code' | 'counts'>, own: KindWords): string;
  /** A line of the working, by name and by number. `named` gives what a part of a list is called. */
  expression(
    step: Pick<WorkingStep, 'expression' | 'values'>,
    named: (input: string) => string,
  ): ExpressionWords;
  /** A claimed figure with its hedge and unit. */
  claimed(claimed: NonNullable<Verdict['claimed']>): string;
  /** How the words were tested; no rows if they name no figure. */
  claimTest(verdict: Pick<Verdict, 'claimed' | 'computed' | 'difference' | 'relative'>): ClaimTestRow[];
  /** The numbers that it is told by at a glance, three at most; none if nothing was claimed or known that is a number. */
  keyFigures(verdict: Verdict, context: KeyFigureContext, own: KindWords): KeyFigure[];
  /** What would change the verdict. */
  changes(
    verdict: Pick<Verdict, 'finding' | 'flips' | 'pace'>,
    inputs: ChangeableInputs,
    own: KindWords,
  ): WhatWouldChange;
  /** What the verdict leaves out. `named` says what the claim's inputs are called; `surface` is told by its flags. */
  framing(framing: Framing, named: NameOfInput, surface?: SurfaceTold): FramingWords;
  /** A pace so far in the fewest words, in the unit that it is counted in. */
  paceInShort(pace: Pace, unit: string): string;
  /**
   * The headline of a claim in a sentence; `clocks` are its verdicts, or what a list knows of them. `on` is a day that is named in
   * place of today.
   */
  headline(headline: Headline, clocks: Clocks<AnyVerdict> | HeadlineContext, on?: string): HeadlineInWords;
  /** The same in the fewest words, for badges and pictures. */
  headlineInShort(headline: Headline, clocks: Clocks<AnyVerdict> | HeadlineContext, on?: string): string;
  /** "today's figures", or those of a day that is named. */
  presentFigures(on: string | undefined): string;
  /** Which of the figures that it rests on were revised between the verdicts of both clocks; undefined if none were. */
  revisions(
    verdicts: { said: WithEvidence; now: WithEvidence },
    headline: Headline,
    series: readonly SeriesInSentences[],
  ): RevisionsInWords | undefined;
  /** On how many measures the words come out as on the claim's own. */
  measures(own: Word, others: readonly OnOther[]): string;
  /** What the claimed number is, if not what the words say. */
  instead(claimed: NonNullable<Verdict['claimed']>, what: string): string;
  /** How the claim looks from elsewhere. */
  surface(told: SurfaceTold): SurfaceWords;
  /** The labels of the drawing of a surface. */
  surfaceLabels(told: SurfaceTold): SurfaceLabels;
  /** Why a verdict turned on a day. */
  turn(turn: Turn): string;
  /** What stands on the plot of a claim, with the words of the verdict whose rings it draws. */
  plot(plot: Plot, verdict: Pick<Verdict, 'claimed'>): PlotWords;
  /** What stands on the line of a claim that has no time to be drawn over. */
  ringLine(line: RingLine, verdict: Pick<Verdict, 'claimed'>): RingLineWords;
}

export const english: Language = {
  kinds: ({ words }) => words,
  because(decided, own) {
    const { code, values } = decided.saying;
    if (code === 'missing') return missingSentence(values as MissingValues, decided.asOf);
    const sentence = Object.hasOwn(own.because, code) ? own.because[code] : undefined;
    if (sentence === undefined) throw new RangeError(`the kind ${decided.kind} has no sentence ${code}`);
    return (sentence as (values: unknown, decided: Decided) => string)(values, decided);
  },
  step: (step, own) => stepName(step, own.steps),
  expression: expressionInWords,
  claimed: figureClaimed,
  claimTest,
  keyFigures: (verdict, context, own) => own.keyFigures?.(verdict, context) ?? keyFigures(verdict),
  changes: whatWouldChange,
  framing: framingInWords,
  paceInShort: paceBriefly,
  headline: (headline, clocks, on) =>
    headlineInWords(headline, { ...('findings' in clocks ? clocks : headlineContext(clocks)), on }),
  headlineInShort: (headline, clocks, on) =>
    shortHeadline(headline, { ...('findings' in clocks ? clocks : headlineContext(clocks)), on }),
  presentFigures,
  revisions: revisionsBetween,
  measures: measuresInWords,
  instead: insteadInWords,
  surface: surfaceInWords,
  surfaceLabels,
  turn: turnInWords,
  plot: plotWords,
  ringLine: ringLineWords,
};
