/**
 * A kind's entry of a language's table: of each code that the kind says, the sentence that its values make.
 *
 * The English entry stands in the kind's own file, so that a kind stays one file. The table of a second language is a
 * file of its own with an entry for each kind's codes, which `Language.kinds` looks up.
 */
import type { Decided, Verdict } from '../verdict/verdict.ts';
import type { KeyFigure, KeyFigureContext } from './key-figures.ts';

/** What a kind says in one language. */
export interface KindWords {
  /** Why the finding is what it is; each function takes the values that the kind's `decide` said with that code. */
  because: { readonly [code: string]: (values: never, decided: Decided) => string };
  /** Names of lines of the working that are the kind's own; `words/steps.ts` has those that kinds share. */
  steps?: { readonly [code: string]: string };
  /** The numbers that a verdict is told by at a glance, if not the claimed figure, what the figures give and the gap. */
  keyFigures?: (verdict: Verdict, context: KeyFigureContext) => KeyFigure[];
  /** What would make a claim of the kind testable, if it can be found to be `unclear`. */
  testable?: string;
}

/** A kind as far as a language looks at it: by its name, and with its English entry. */
export interface WordedKind {
  readonly name: string;
  readonly words: KindWords;
}
