/** Other evidence for the same words, and what else the claimed number may be, in sentences (method, section 6). */
import { type Word, wordForReaders } from '../verdict/reader-words.ts';
import type { OnOther, Verdict } from '../verdict/verdict.ts';
import { separated } from './numbers.ts';
import { unitParts } from './units.ts';

/**
 * "Right on 1 of 4 measures": on how many the words come out as on the claim's own, which is counted with them. Those on
 * which they cannot be checked are counted too, since they do not bear the words out; and told, since they say nothing
 * against them either.
 */
export function measuresInWords(own: Word, others: readonly OnOther[]): string {
  const alike = others.filter(({ word }) => word === own).length;
  const counted = `${wordForReaders(own).label} on ${alike + 1} of ${others.length + 1} measures`;
  const unchecked = others.filter(({ word }) => word === 'cannot-be-checked').length;
  if (unchecked === 0 || own === 'cannot-be-checked') return counted;
  const isRest = unchecked === others.length - alike;
  const rest = unchecked === 1 ? 'the other' : `the other ${unchecked}`;
  return `${counted}; on ${isRest ? rest : unchecked} it cannot be checked`;
}

/**
 * "7.8 million is the number of cases": what the claimed number is, if not what the words say. It is told with its scale and
 * without its unit, which is what was mistaken.
 */
export function insteadInWords({ value, unit }: NonNullable<Verdict['claimed']>, what: string): string {
  const { scale } = unitParts(unit);
  return `${separated(value)}${scale === '' ? '' : ` ${scale}`} is ${what}`;
}
