/** The words of a scale that people type in a unit or a figure, more of them than units themselves are written with. */

/** Words of a scale, the short ones only where nothing else can be meant: "GBP mn", "£bn", "GBPm", "officers (000s)". */
const SCALE =
  /\b(?:hundreds?|thousands?|millions?|billions?|trillions?|lakhs?|crores?|mn|mln|bn|trn)\b|(?<=[£€$]|\b(?:GBP|EUR|USD)\s?)(?:k|m|mn|bn|tn)\b|(?<![\d,.])000s?\b/gi;

/** How many zeros the words of a scale stand for. */
const ZEROS: readonly (readonly [word: RegExp, zeros: number])[] = [
  [/^hundred/i, 2],
  [/^(?:thousand|k$|000)/i, 3],
  [/^lakh/i, 5],
  [/^(?:million|m$|mn$|mln$)/i, 6],
  [/^crore/i, 7],
  [/^(?:billion|bn$)/i, 9],
  [/^(?:trillion|tn$|trn$)/i, 12],
];

/** How many zeros some words of scale stand for together: 6 for "million", 5 for "hundred" and "thousand". */
export function zerosOf(words: readonly string[]): number {
  return words.reduce((zeros, word) => zeros + (ZEROS.find(([own]) => own.test(word))?.[1] ?? 0), 0);
}

/** What a rate is per, which scales no figure: "deaths per million people". */
const RATE_BASE = /\bper (?:an? |one )?(?:hundred|thousand|million|billion)\b/gi;

/** The words of the scale that figures in a unit are counted on, none if on none: "million" of "GBP million". */
export function scaleWords(unit: string): string[] {
  return unit.replace(RATE_BASE, '').match(SCALE) ?? [];
}
