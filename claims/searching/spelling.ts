/**
 * Words that differ by one typing error: a letter too many, too few, another one, or two that changed places. Each word of
 * the index is kept under itself without any one of its letters, so that looking up a few keys finds all that are near
 * (the symmetric delete of W. Garbe's SymSpell).
 */
import { termsOf } from './terms.ts';

/** Shorter words are too near to too many others. */
const SHORTEST = 4;
const LONGEST = 30;

/** Whether a word is one that is looked for with a typing error. */
export function isSpelt(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && /^\p{L}+$/u.test(word);
}

/** The keys under which a word is kept, and looked up: itself, and itself without one of its letters. */
export function spellingKeys(word: string): string[] {
  const letters = [...word];
  const shorter = letters.map((_, i) => letters.filter((_, k) => k !== i).join(''));
  return [...new Set([word, ...shorter])];
}

/** The words of texts, as they are kept for correcting what is typed; each once. */
export function wordsToSpell(texts: Iterable<string | undefined>): string[] {
  const words = new Set<string>();
  for (const text of texts)
    for (const { word } of text === undefined ? [] : termsOf(text))
      if (word !== null && isSpelt(word)) words.add(word);
  return [...words];
}

/** Whether two words differ by one typing error at most. */
export function isOneErrorApart(a: string, b: string): boolean {
  const [short, long] = [[...a], [...b]].sort((x, y) => x.length - y.length);
  if (short === undefined || long === undefined || long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i += 1;
  let end = 0;
  while (end < short.length - i && short.at(-1 - end) === long.at(-1 - end)) end += 1;
  const rest = long.length - i - end;
  if (rest <= 1) return true;
  const isSwap = short[i] === long[i + 1] && short[i + 1] === long[i];
  return long.length === short.length && rest === 2 && isSwap;
}
