/** A kind's own sentences in English: of each code the sentence that its values make. */
import type { Decided } from '../verdict.ts';

export interface KindWords {
  /** Why the finding is what it is; each function takes the values that the kind's `decide` said with that code. */
  because: { readonly [code: string]: (values: never, decided: Decided) => string };
  /** Names of lines of the working that are the kind's own; `words/steps.ts` has those that kinds share. */
  steps?: { readonly [code: string]: string };
}
