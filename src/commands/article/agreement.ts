/** When a proposed figure, unit or claimant is that of a gold; units are compared by their head noun and their rates. */
import { parseDecimal, type Rational, rational } from '../../../claims/exact/number.ts';
import type { GoldPerson } from './gold.ts';
import type { Claimant } from './output.ts';

const SCALES: ReadonlyMap<string, number> = new Map([
  ['thousand', 3],
  ['million', 6],
  ['billion', 9],
  ['trillion', 12],
  ['lakh', 5],
  ['crore', 7],
  ['m', 6],
  ['bn', 9],
  ['tn', 12],
]);

const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['£', 'gbp'],
  ['€', 'eur'],
  ['$', 'usd'],
  ['us$', 'usd'],
  ['pounds', 'gbp'],
  ['dollars', 'usd'],
  ['euros', 'eur'],
]);

interface UnitRead {
  /** The power of ten. */
  power: number;
  base: readonly string[];
}

/** A unit as its scale and the words of its base. */
export function unitRead(unit: string): UnitRead {
  const line = unit
    .trim()
    .toLowerCase()
    .replaceAll('per cent', '%')
    .replaceAll('percent', '%')
    .replaceAll('per annum', 'per year')
    .replaceAll('monthly', 'per month');
  let power = 0;
  const base: string[] = [];
  for (const [found] of line.matchAll(/[£€$%]|[\p{L}\p{N}_-]+/gu)) {
    const scale = SCALES.get(found);
    if (scale !== undefined && (found !== 'm' || base.length > 0)) power += scale;
    else {
      const word = CURRENCIES.get(found) ?? found;
      if (word !== 'of') base.push(singular(word));
    }
  }
  return { power, base };
}

function singular(word: string): string {
  if (word === 'persons' || word === 'person') return 'people';
  if (word.length > 3 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** Whether two units have one base, or one head noun and the same rates. */
export function unitsAgree(gold: readonly string[], proposed: readonly string[]): boolean {
  if (proposed.length === 0) return gold.length === 0;
  if (gold.length === 0) return true;
  const parts = (words: readonly string[]) => {
    const [noun = '', ...rates] = words.join(' ').split(' per ');
    return [noun.split(/\s+/).at(-1), ...rates.sort()].join('|');
  };
  return parts(gold) === parts(proposed);
}

interface Said {
  value: string;
  unit: string;
}

/** The value of a figure in its base unit; undefined if it is no decimal. */
export function valueRead({ value, unit }: Said): Rational | undefined {
  const plain = value.replaceAll(',', '');
  if (!/^-?\d+(?:\.\d+)?$/.test(plain)) return undefined;
  return parseDecimal(plain).mul(rational(10n ** BigInt(unitRead(unit).power)));
}

const TITLES = /\b(?:mr|mrs|ms|dr|sir|the|a|an|cllr|councillor|spokes\w+|official|for|of)\b/g;

function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .replace(TITLES, '')
    .replace(/[^a-z ]/g, '')
    .split(/\s+/)
    .filter((word) => word !== '');
}

const within = (a: readonly string[], b: readonly string[]): boolean => a.every((word) => b.includes(word));

/** Whether a proposed claimant is that of the gold, by names and what they go by. */
export function sameClaimant(gold: GoldPerson, proposed: Claimant): boolean {
  if (proposed === '?') return false;
  if (gold === null || proposed === null) return gold === null && proposed === null;
  const [a, b] = [wordsOf(gold.name), wordsOf(proposed.name)];
  if (gold.aliases?.some((alias) => wordsOf(alias).join(' ') === b.join(' '))) return true;
  if (a.length === 0 || b.length === 0) return false;
  if (within(b, a) || within(a, b)) return true;
  const organisation = wordsOf(gold.organisation ?? '');
  if (a.at(-1) === b.at(-1)) return true;
  return organisation.length > 0 && !/^\p{Lu}/u.test(gold.name) && within(b, organisation);
}
