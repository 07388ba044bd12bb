/** What a verdict leaves out, in sentences. */

import type { Framing } from '../verdict.ts';
import { dateInWords } from './dates.ts';

/** A flag as a label and the sentence behind it. */
export interface FramingWords {
  label: string;
  sentence: string;
}

/** A flag in words. */
export function framingInWords(framing: Framing): FramingWords {
  return {
    label: 'Coverage.',
    sentence: `The claim says more than the figures can: they were tested since ${dateInWords(framing.testedSince)}.`,
  };
}
