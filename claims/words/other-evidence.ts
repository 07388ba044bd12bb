/** Other evidence for the same words, and what else the claimed number may be, in sentences (method, section 6). */
import { type Word, wordForReaders } from '../verdict/reader-words.ts';
import type { OnOther, Verdict } from '../verdict/verdict.ts';
import { separated } from './numbers.ts';
import { unitParts } from './units.ts';

/** Words that say nothing for or against the claim. */
const SAYS_NOTHING: readonly Word[] = ['cannot-be-checked', 'too-early'];

/**
 * "Right on 1 of 4 measures": on how many the words come out as on the claim's own, which is counted with them. Those on
 * which they cannot be checked yet speak neither for the words nor against them, and are counted apart.
 */
export function measuresInWords(own: Word, others: readonly OnOther[]): string {
  const told = others.filter(({ word }) => !SAYS_NOTHING.includes(word));
  const alike = told.filter(({ word }) => word === own).length;
  const open = others.length - told.length;
  const { label } = wordForReaders(own);
  const rest = open === 0 ? '' : `; on ${open === 1 ? 'one more' : `${open} more`} it cannot be checked yet`;
  if (told.length === 0) return `${label} on the one measure that can be checked${rest}`;
  return `${label} on ${alike + 1} of ${told.length + 1} measures${rest}`;
}

/**
 * "7.8 million is the number of cases": what the claimed number is, if not what the words say. It is told with its scale and
 * without its unit, which is what was mistaken.
 */
export function insteadInWords({ value, unit }: NonNullable<Verdict['claimed']>, what: string): string {
  const { scale } = unitParts(unit);
  return `${separated(value)}${scale === '' ? '' : ` ${scale}`} is ${what}`;
}
