/** Units: as the method writes them, whether two are one, and those of differences and of rates. */
import type { TimeUnit } from '../exact/calendar.ts';

/** The unit of a difference: two figures in % differ by percentage points. */
export function differenceUnit(unit: string | undefined): string | undefined {
  return unit === '%' ? 'percentage points' : unit;
}

/** "officers per month"; undefined where the unit is not known. */
export function rateUnit(unit: string | undefined, per: TimeUnit): string | undefined {
  return unit === undefined ? undefined : `${differenceUnit(unit)} per ${per}`;
}

/** Ways of writing the two units by which the method tells the class of a figure (section 3). */
const WRITTEN: readonly (readonly [typed: RegExp, unit: string])[] = [
  [/^(?:%|％|per ?cent)$/i, '%'],
  [/^(?:percentage[ -]?points?|per ?cent points?|%[ -]?points?)$/i, 'percentage points'],
];

/** A unit that was typed, as the method writes it: "per cent" is "%". Any other stays as it is, in single spaces. */
export function canonicalUnit(typed: string): string {
  const unit = typed.trim().replace(/\s+/g, ' ');
  return WRITTEN.find(([written]) => written.test(unit))?.[1] ?? unit;
}

/** Whether two texts name one unit: capitals, spaces, a plural, and ways of writing "per" and "%" do not count. */
export function isSameUnit(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

function folded(unit: string): string {
  return (
    canonicalUnit(unit.normalize('NFKC'))
      // Short ones are symbols, in which capitals tell: mW and MW.
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

const SCALE = /\b(?:hundreds?|thousands?|millions?|billions?|trillions?)\b/gi;

/** Whether two units count the same by another scale: "GBP million" and "GBP billion". */
export function isOtherScale(a: string, b: string): boolean {
  const plain = (unit: string) => unit.replace(SCALE, ' ').trim();
  return !isSameUnit(a, b) && isSameUnit(plain(a), plain(b));
}
