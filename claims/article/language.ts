/** Whether a text is English, which is the only language that is read here. */

/** Small words that every English text is full of, and hardly any text in another language. */
const ENGLISH = new Set(
  'the and to that for with are have has by from this be were their which not but as had will been they would more than'.split(
    ' ',
  ),
);

/** How much of a text is looked at, and how many words are enough to tell. */
const LOOKED_AT = 12_000;
const ENOUGH = 20;

/** Of a hundred words of English prose some twenty are among those; of languages that share a few, not eight. */
const SHARE = 0.08;

/** `other` if a text is in another language than English; undefined if it is English, or too short to tell. */
export function languageOf(text: string): 'other' | undefined {
  const letters = text.slice(0, LOOKED_AT).match(/\p{L}+/gu) ?? [];
  if (letters.length < ENOUGH) return undefined;
  const known = letters.filter((word) => ENGLISH.has(word.toLowerCase())).length;
  return known < letters.length * SHARE ? 'other' : undefined;
}
