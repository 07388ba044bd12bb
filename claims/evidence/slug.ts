/** Slugs for URLs, made from names and titles that people typed. */

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

/** The slug of a claim that was typed as that, or as its address: the last part of it. */
export function slugTyped(typed: string): string {
  return (
    typed
      .trim()
      .replace(/[#?].*$/s, '')
      .split('/')
      .at(-1) ?? ''
  );
}

/** A text in the small letters and digits that ids are made of; the fallback if nothing of it is left. */
export function idOf(text: string, fallback: string): string {
  const plain = slugOf(text.slice(0, 4 * MAX_SLUG))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' || plain === 'unnamed' ? fallback : plain;
}

/** The longest slug that is proposed for a claim, and the most words of its quotation in it. */
const MAX_PROPOSED = 60;
const MAX_WORDS = 6;
/** How many numbers are taken before any words. */
const MAX_NUMBERS = 2;

/** Words too common to distinguish claims. */
const STOP_WORDS = new Set(
  (
    'a an the this that these those there here it its they them their we us our ours you your i me my he him his she her hers who whom which what ' +
    'is are was were be been being am has have had having do does did done will would shall should can could may might must ' +
    'and or but nor so if then than as of in on at to for from by with without into onto out up down about over under off per ' +
    'in order need needs needed going want wants get gets got make makes made say says said tell told just also only even very really ' +
    'not no yes now when where while because since until before after again more most less some any all each every both other such own same too ' +
    'basically actually simply well s t ve ll re d m'
  ).split(' '),
);

/**
 * A slug for a claim: the first numbers of its quotation and its first words that are no stop words, in their order.
 * Empty if the quotation has nothing to make one of.
 */
export function proposedSlug(quote: string): string {
  const words = (
    quote
      .slice(0, MAX_READ)
      .replace(/(?<=\d),(?=\d{3})/g, '')
      .replace(/\bper[ -]cent\b/gi, 'percent')
      .match(/\p{N}+(?:\.\p{N}+)*|[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
    .map((word) => idOf(word, ''))
    .filter((word) => word !== '');
  const telling = words.filter((word) => !STOP_WORDS.has(word));
  const picked = firstTelling(telling.length === 0 ? words : telling);
  while (picked.length > 1 && picked.join('-').length > MAX_PROPOSED) picked.pop();
  return picked.join('-').slice(0, MAX_PROPOSED).replace(/-$/, '');
}

/** How many characters of a quotation are read for its slug. */
const MAX_READ = 2_000;

function firstTelling(words: readonly string[]): string[] {
  const places = words.map((_, i) => i);
  const numbers = places.filter((i) => /^\d/.test(words[i] ?? '')).slice(0, MAX_NUMBERS);
  const others = places.filter((i) => !numbers.includes(i)).slice(0, MAX_WORDS - numbers.length);
  return [...numbers, ...others].sort((a, b) => a - b).map((i) => words[i] ?? '');
}
