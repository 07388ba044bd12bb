/** Names in URLs, made from names and titles that people typed. */

const MAX_SLUG = 80;

/** "Liberal Democrat group, Milton Keynes" as "liberal-democrat-group-milton-keynes". */
export function slugOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return words === null
    ? 'unnamed'
    : [...words.join('-').normalize('NFC')].slice(0, MAX_SLUG).join('').replace(/-$/, '');
}

/** A text in the small letters and digits that ids are made of; the fallback where nothing of it is left. */
export function idOf(text: string, fallback: string): string {
  const plain = slugOf(text.slice(0, 4 * MAX_SLUG))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' || plain === 'unnamed' ? fallback : plain;
}

/** The longest address that is proposed for a claim. */
const MAX_PROPOSED = 60;

/** An address for a claim, from the beginning of its quotation, cut at a word; empty where that has no letters. */
export function proposedSlug(quote: string): string {
  const whole = idOf(quote.replace(/(?<=\d),(?=\d{3})/g, ''), '');
  if (whole.length <= MAX_PROPOSED) return whole;
  const cut = whole.slice(0, MAX_PROPOSED + 1);
  const end = cut.lastIndexOf('-');
  return end > MAX_PROPOSED / 2 ? cut.slice(0, end) : whole.slice(0, MAX_PROPOSED);
}
