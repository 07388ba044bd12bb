/** Whether two quotations are the same words, whatever their capitals, quotation marks and spaces. */
import type { Appearance } from '../claim.ts';
import { contentHash } from '../exact/text-hash.ts';

/** The words of a quotation in small letters, without punctuation, and its numbers without separators of thousands. */
export function quoteWords(quote: string): string[] {
  return (
    quote
      .normalize('NFKC')
      .toLowerCase()
      .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
      .match(/[\p{L}\p{M}\p{N}]+(?:[.][\p{N}]+)*/gu) ?? []
  );
}

/** How a text ends that was cut for a list. */
const CUT = /…\s*$/;

/** Whether a quotation is one that the ledger has: the same words in any order, or, if `held` was cut, beginning with its words. */
export function isSameQuotation(quote: string, held: string): boolean {
  const [own, other] = [quoteWords(quote), quoteWords(held)];
  if (own.length === 0 || other.length === 0) return false;
  if (CUT.test(held)) return other.length <= own.length && other.every((word, i) => word === own[i]);
  return own.length === other.length && same([...own].sort(), [...other].sort());
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.every((word, i) => word === b[i]);
}

/** What was said, as far as it tells one saying from another: the words, the day and where. */
export interface Saying {
  quote: string;
  appearance?: Appearance | undefined;
}

/**
 * A key of the words and where they were said, whatever their capitals, marks and spaces: together with the claimant and
 * the day it tells which claims test the same words.
 */
export function wordsKey({ quote, appearance }: Saying): string {
  const where = appearance && (appearance.url ?? `${appearance.title} ${appearance.publisher ?? ''}`);
  return contentHash(`${quoteWords(quote).join(' ')}\n${quoteWords(where ?? '').join(' ')}`);
}
