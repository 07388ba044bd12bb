/** What a verdict leaves out, in sentences. */

import type { Framing } from '../verdict.ts';
import { dateInWords } from './dates.ts';

/** A date within a sentence: `YYYY-MM-DD`, and as the sentence says it. */
export interface DateInSentence {
  date: string;
  text: string;
}

/** A flag as a label and the sentence behind it, in pieces of text and of dates that are read one after the other. */
export interface FramingWords {
  label: string;
  sentence: readonly (string | DateInSentence)[];
}

/** A flag in words. */
export function framingInWords({ testedSince }: Framing): FramingWords {
  return {
    label: 'Coverage.',
    sentence: [
      'The claim says more than the figures can: they were tested since ',
      { date: testedSince, text: dateInWords(testedSince) },
      '.',
    ],
  };
}
