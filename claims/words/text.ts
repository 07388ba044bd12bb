/** Pieces of sentences: titles, lists, first letters. */

/** A title in quotation marks, cut where it is longer than a sentence bears. */
export function titleInWords(title: string): string {
  const bare = withoutMarks(title);
  const characters = [...bare.slice(0, 2 * MAX_TITLE + 1)];
  return `“${characters.length <= MAX_TITLE ? bare : `${characters.slice(0, MAX_TITLE).join('')}…`}”`;
}

const MAX_TITLE = 120;

/** "a, b and c". */
export function listInWords(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

/** Text with its first letter as a capital. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Text that stands within a sentence: its first letter small. */
export function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Marks that open a quotation, each with those that close it. Straight single ones are apostrophes as often. */
const MARKS: Readonly<Record<string, string>> = { '“': '”', '"': '"', '„': '“”', '«': '»', '‘': '’' };

/**
 * A quotation without marks of its own around the whole of it, for a place that sets marks around it; otherwise as it is. An opening mark
 * alone goes too if nothing closes it, as in a quotation that runs on or was cut.
 */
export function withoutMarks(quote: string): string {
  const text = quote.trim();
  const opening = text.charAt(0);
  const closing = MARKS[opening];
  if (closing === undefined) return quote;
  const inner = text.slice(1);
  const [first = -1] = [...closing].map((mark) => inner.indexOf(mark)).filter((at) => at >= 0);
  // A closing single mark may be an apostrophe: only a second opening one tells that the words are no single quotation.
  const isSingle = opening === '‘';
  if (first < 0) return isSingle ? quote : inner.trim();
  if (!closing.includes(inner.slice(-1))) return quote;
  const isOne = isSingle ? !inner.includes(opening) : first === inner.length - 1;
  return isOne ? inner.slice(0, -1).trim() : quote;
}
