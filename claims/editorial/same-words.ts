/** Whether two quotations are the same words, however they are written: pasted twice, with other quotation marks, in capitals. */

/** The words of a quotation in small letters, without marks, and numbers without the marks of their thousands. */
export function quoteWords(quote: string): string[] {
  return (
    quote
      .normalize('NFKC')
      .toLowerCase()
      .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
      .match(/[\p{L}\p{M}\p{N}]+(?:[.][\p{N}]+)*/gu) ?? []
  );
}

/** A text that lists have cut ends with this. */
const CUT = /…\s*$/;

/** Whether a quotation is one that the ledger has: the same words, in whatever order; of one that is cut, those that are left, in theirs. */
export function isSameQuotation(quote: string, held: string): boolean {
  const [own, other] = [quoteWords(quote), quoteWords(held)];
  if (own.length === 0 || other.length === 0) return false;
  if (CUT.test(held)) return other.length <= own.length && other.every((word, i) => word === own[i]);
  return own.length === other.length && same([...own].sort(), [...other].sort());
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.every((word, i) => word === b[i]);
}
