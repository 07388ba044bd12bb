/** Pieces of sentences: titles, lists, first letters. */

/** A title in quotation marks, cut where it is longer than a sentence bears. */
export function titleInWords(title: string): string {
  const characters = [...title.slice(0, 2 * MAX_TITLE + 1)];
  return `“${characters.length <= MAX_TITLE ? title : `${characters.slice(0, MAX_TITLE).join('')}…`}”`;
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
