/**
 * The one door from a verdict's values to sentences. A language says why, names the lines of the working, tells what
 * would change the verdict and what it leaves out; English is the only one. Everything that reads a verdict to people
 * comes through here, with the values that the verdict has and no others.
 */
import type { Decided, Framing, Verdict, WorkedStep, WorkingStep } from '../verdict.ts';
import { type ExpressionWords, expressionInWords } from './expression.ts';
import { type NamedInput, type WhatWouldChange, whatWouldChange } from './flips.ts';
import { type FramingWords, framingInWords } from './framing.ts';
import type { KindWords } from './kind-words.ts';
import { type MissingValues, missingSentence } from './missing.ts';
import { stepName } from './steps.ts';

export interface Language {
  /** The sentence why. `own` has the sentences of the verdict's kind. */
  because(decided: Decided, own: KindWords): string;
  /** The name of a line of the working. */
  step(step: Pick<WorkedStep, 'code' | 'counts'>, own: KindWords): string;
  /** A line of the working, by name and by number. `named` gives what a part of a list is called. */
  expression(
    step: Pick<WorkingStep, 'expression' | 'values'>,
    named: (input: string) => string,
  ): ExpressionWords;
  /** What would change the verdict. */
  changes(
    verdict: Pick<Verdict, 'finding' | 'flips' | 'pace'>,
    named: (input: string) => NamedInput,
  ): WhatWouldChange;
  /** What the verdict leaves out. */
  framing(framing: Framing): FramingWords;
}

export const english: Language = {
  because(decided, own) {
    const { code, values } = decided.says;
    if (code === 'missing') return missingSentence(values as MissingValues, decided.asOf);
    const sentence = Object.hasOwn(own.because, code) ? own.because[code] : undefined;
    if (sentence === undefined) throw new RangeError(`the kind ${decided.kind} has no sentence ${code}`);
    return (sentence as (values: unknown, decided: Decided) => string)(values, decided);
  },
  step: (step, own) => stepName(step, own.steps),
  expression: expressionInWords,
  changes: whatWouldChange,
  framing: framingInWords,
};
