/** Verdicts in short, as the API gives them. */
import type * as z from 'zod';
import type { VerdictShown } from '../../claims/editorial/correction.ts';
import { wordOfVerdict } from '../../claims/verdict/headline.ts';
import { wordForReaders } from '../../claims/verdict/reader-words.ts';
import { FINDING_WORDS, type Verdict } from '../../claims/verdict/verdict.ts';
import type { shortVerdict } from './verdict-schemas.ts';

type Short = z.infer<typeof shortVerdict>;

/** A verdict that a correction quotes, in short. */
export function short({ word, finding, standing, because }: VerdictShown): Short {
  return {
    ...(word === undefined ? {} : { word }),
    finding,
    label: FINDING_WORDS[finding].label,
    standing,
    because,
  };
}

/** A verdict in short. */
export function shortOf(verdict: Verdict): Short {
  const word = wordOfVerdict(verdict);
  const { standing } = wordForReaders(word);
  return short({ word, finding: verdict.finding, standing, because: verdict.because });
}
