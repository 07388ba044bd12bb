/** How often a series has a figure, in words. */
import type { Frequency } from './series.ts';

/** By which the forms ask for it, and what it decides. */
export const FREQUENCY_WORDS: Readonly<Record<Frequency, string>> = {
  day: 'every day',
  week: 'every week',
  month: 'every month',
  quarter: 'every quarter',
  year: 'every year',
  event: 'when something happens, such as an election or a census',
};

/** "one figure every month". */
export function frequencyInWords(frequency: Frequency): string {
  return `one figure ${FREQUENCY_WORDS[frequency]}`;
}
