/** Units: how the method writes them, when two are the same, their scales, and the units of differences and rates. */
import type { TimeUnit } from '../exact/calendar.ts';

/** The unit of a difference: two figures in % differ by percentage points. */
export function differenceUnit(unit: string | undefined): string | undefined {
  return unit === '%' ? 'percentage points' : unit;
}

/** "officers per month"; undefined if the unit is unknown. */
export function rateUnit(unit: string | undefined, per: TimeUnit): string | undefined {
  return unit === undefined ? undefined : `${differenceUnit(unit)} per ${per}`;
}

/** How people write the two units that decide the class of a figure (method, section 3). */
const WRITTEN: readonly (readonly [typed: RegExp, unit: string])[] = [
  [/^(?:%|％|per ?cent)$/i, '%'],
  [/^(?:percentage[ -]?points?|per ?cent points?|%[ -]?points?)$/i, 'percentage points'],
];

/** A typed unit as the method writes it: "per cent" becomes "%". Any other unit only loses its extra spaces. */
export function canonicalUnit(typed: string): string {
  const unit = typed.trim().replace(/\s+/g, ' ');
  return WRITTEN.find(([written]) => written.test(unit))?.[1] ?? unit;
}

/** Whether two texts name the same unit, whatever their capitals, spaces and plurals, and however they write "per" and "%". */
export function isSameUnit(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

function folded(unit: string): string {
  return (
    canonicalUnit(unit.normalize('NFKC'))
      // Short words are symbols, whose capitals matter: mW and MW.
      .replace(/\p{L}{4,}/gu, (word) => word.toLowerCase())
      .replace(/\s*\/\s*| (?:a|an|each|every) (?=(?:day|week|month|quarter|year)$)/g, ' per ')
      .replace(/ per annum$/, ' per year')
      .replace(
        / (dai|week|month|quarter|year)ly$/,
        (_, time: string) => ` per ${time === 'dai' ? 'day' : time}`,
      )
      .replace(/(?<=\p{L}{2})s\b/gu, '')
  );
}

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

/** Whether two units count the same thing on different scales: "GBP million" and "GBP billion". */
export function isOtherScale(a: string, b: string): boolean {
  const plain = (unit: string) => unit.replace(SCALE, ' ').trim();
  return !isSameUnit(a, b) && isSameUnit(plain(a), plain(b));
}
