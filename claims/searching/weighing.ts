/**
 * How well a claim answers a question: each word that is asked for weighs as much as it tells claims apart (its inverse
 * document frequency, K. Sparck Jones 1972), and a claim that has most of the weight is found. No word has to occur, so
 * that a plain question finds what it asks about; a claim with all of them comes first.
 */
import type { IndexRow } from './index-row.ts';
import type { Asked } from './question.ts';
import { stemOf } from './stem.ts';
import { termsOf } from './terms.ts';

/** A term that is asked for, with its weight and all that it may be found as. */
export interface Part {
  asked: Asked;
  weight: number;
  /** Terms and phrases with how much each counts: the term itself 1. */
  forms: readonly { phrase: readonly string[]; counts: number }[];
  /** In how many claims it or what else it may be called occurs, counted up to `COMMON` and one more. */
  claims: number;
  /** The words that it is looked for as, because no claim has it. */
  corrected: readonly string[];
}

/** What the index knows of a term that is asked for. */
export interface Known {
  /** In how many claims it or what else it may be called occurs, counted up to `COMMON` and one more. */
  claims: number;
  /** In how many of them it occurs itself. */
  own: number;
  /** Words of claims that are one typing error from it, or that begin with it. */
  near: readonly string[];
}

/** A term in more claims than this is common: claims are looked for by others first. */
export const COMMON = 1_000;

/** The most that a term weighs: very rare ones, and those that no claim has, weigh the same. */
const MOST_WEIGHT = 5;

/** How much of its weight a word has that only helps to choose. */
const LIGHT = 0.3;

/** How much a match counts by another word of the same meaning, and by a word that is spelt nearly so. */
const SYNONYM = 0.8;
const NEAR = 0.9;

/** The most words that one typing error is corrected to. */
const MOST_NEAR = 6;

/** The parts of a question, by what the index knows of each term, of a ledger with that many claims. */
export function partsOf(asked: readonly Asked[], known: readonly Known[], claims: number): Part[] {
  const isAllLight = asked.every(({ isLight }) => isLight);
  return asked.map((one, i): Part => {
    const { claims: held = 0, own = 0, near = [] } = known[i] ?? {};
    const corrected = own > 0 ? [] : near.slice(0, MOST_NEAR);
    const rarity = Math.min(MOST_WEIGHT, Math.log(1 + claims / (Math.max(held, corrected.length) + 1)));
    return {
      asked: one,
      weight: (rarity + 0.1) * (one.isLight && !isAllLight ? LIGHT : 1),
      forms: [
        { phrase: [one.term], counts: 1 },
        ...one.others.map((phrase) => ({ phrase, counts: SYNONYM })),
        ...corrected.map((word) => ({ phrase: [stemOf(word)], counts: NEAR })),
      ],
      claims: held,
      corrected,
    };
  });
}

/** How much of a part counts where it is found in a column. */
export const COLUMN_COUNTS: Readonly<Record<keyof IndexRow, number>> = {
  quote: 1,
  people: 1,
  rests: 0.7,
  about: 0.6,
  // What somebody else said is as good an answer, and of two claims the one comes first that says it itself.
  sayings: 0.95,
};

const COLUMNS = ['quote', 'people', 'rests', 'about', 'sayings'] as const;

export interface Match {
  /** Higher is better; only claims that answer the same question are compared. */
  score: number;
  /** How much of the weight of all that is asked the claim has, from 0 to 1, wherever it stands. */
  coverage: number;
  /** Whether it has all of them but those that only help to choose, as they were asked or by another word. */
  isWhole: boolean;
}

/** How much it counts that words stand side by side as they were asked, and that a quotation has little else. */
const TOGETHER = 0.25;
const BREVITY = 0.15;

/** How much a part counts besides for each further column that has it, such as the figure that is tested. */
const ELSEWHERE = 0.04;

/** How well a claim answers, by its row of the index. */
export function matchOf(parts: readonly Part[], row: IndexRow): Match {
  const columns = COLUMNS.map((name) => ({ counts: COLUMN_COUNTS[name], terms: row[name].split(' ') }));
  const places = columns.map(({ counts, terms }) => ({ counts, terms, at: placesOf(terms) }));
  const all = parts.reduce((sum, { weight }) => sum + weight, 0);
  let covered = 0;
  let score = 0;
  let isWhole = true;
  for (const { asked, weight, forms } of parts) {
    const found = places.map((column) => ({
      column,
      counts: Math.max(0, ...forms.map(({ phrase, counts }) => (isIn(phrase, column) ? counts : 0))),
    }));
    const held = found.filter(({ counts }) => counts > 0);
    const best = Math.max(0, ...held.map(({ column, counts }) => counts * column.counts));
    if (held.length === 0 && !asked.isLight) isWhole = false;
    score += weight * (best + ELSEWHERE * Math.max(0, held.length - 1));
    covered += weight * Math.max(0, ...held.map(({ counts }) => counts));
  }
  const quote = places[0];
  const [own, others] = [quote, places.at(-1)].map((column) =>
    column === undefined ? 0 : sideBySide(parts, column.at),
  );
  const together = Math.max(own ?? 0, COLUMN_COUNTS.sayings * (others ?? 0));
  const share = quote === undefined ? 0 : shareOf(parts, quote.terms);
  return {
    score: all === 0 ? 0 : score / all + TOGETHER * together + BREVITY * share,
    coverage: all === 0 ? 0 : covered / all,
    isWhole,
  };
}

/** The parts that a column of a row of the index does not have. */
export function partsElsewhere(parts: readonly Part[], line: string): Part[] {
  const terms = line.split(' ');
  const column = { terms, at: placesOf(terms) };
  return parts.filter(({ forms }) => !forms.some(({ phrase }) => isIn(phrase, column)));
}

interface Column {
  terms: readonly string[];
  at: ReadonlyMap<string, readonly number[]>;
}

function placesOf(terms: readonly string[]): Map<string, number[]> {
  const at = new Map<string, number[]>();
  for (const [i, term] of terms.entries()) {
    const places = at.get(term);
    if (places === undefined) at.set(term, [i]);
    else places.push(i);
  }
  return at;
}

function isIn([first = '', ...rest]: readonly string[], { terms, at }: Column): boolean {
  return (at.get(first) ?? []).some((i) => rest.every((term, k) => terms[i + 1 + k] === term));
}

/** Of the neighbours in a question, how many are neighbours in a quotation, from 0 to 1. */
function sideBySide(parts: readonly Part[], at: Column['at']): number {
  const pairs = parts.slice(1).map((part, i) => [parts[i], part] as const);
  if (pairs.length === 0) return 0;
  const held = pairs.filter(([left, right]) => {
    const after = at.get(right?.asked.term ?? '') ?? [];
    return (at.get(left?.asked.term ?? '') ?? []).some((i) => after.includes(i + 1));
  });
  return held.length / pairs.length;
}

/** How much of a quotation the question has, from 0 to 1. */
function shareOf(parts: readonly Part[], terms: readonly string[]): number {
  const asked = new Set(parts.flatMap(({ forms }) => forms.flatMap(({ phrase }) => phrase)));
  const distinct = new Set(terms);
  return [...distinct].filter((term) => asked.has(term)).length / distinct.size;
}

/** Where a text has terms that are asked for, as a mark is put round them. */
export function matchesIn(parts: readonly Part[], text: string): { start: number; end: number }[] {
  const forms = new Map<string, (readonly string[])[]>();
  for (const { forms: own } of parts)
    for (const { phrase } of own) {
      const [first = ''] = phrase;
      forms.set(first, [...(forms.get(first) ?? []), phrase]);
    }
  const terms = termsOf(text);
  return terms.flatMap(({ term, start, end }, i) => {
    const lengths = (forms.get(term) ?? [])
      .filter((phrase) => phrase.every((one, k) => terms[i + k]?.term === one))
      .map((phrase) => phrase.length);
    if (lengths.length === 0) return [];
    return [{ start, end: terms[i + Math.max(...lengths) - 1]?.end ?? end }];
  });
}
