/** What somebody typed, as what is looked for: its words that mean something, each with what else it may be called. */
import { isLight } from './stop-words.ts';
import { synonymsOf } from './synonyms.ts';
import { type Term, termsOf } from './terms.ts';

/** A word or number that is looked for. */
export interface Asked extends Term {
  /** As it was typed. */
  typed: string;
  /** Other terms that mean the same, each a phrase. */
  others: readonly (readonly string[])[];
  /** Whether it only helps to choose. */
  isLight: boolean;
}

/** How many different terms are looked for: as many as a long sentence has. */
export const MOST_ASKED = 40;

/** The terms that a text asks for, each once, in the order of their first places. Stop words and signs ask for nothing. */
export function askedIn(text: string): Asked[] {
  const terms = termsOf(text.slice(0, MAX_QUESTION));
  const others = synonymsOf(terms.map(({ term }) => term));
  // A sign alone asks for nothing; beside words it helps.
  if (terms.every(({ term, word }) => word === null && !/\d/.test(term))) return [];
  const asked = new Map<string, Asked>();
  for (const [i, term] of terms.entries()) {
    if (asked.has(term.term)) continue;
    asked.set(term.term, {
      ...term,
      typed: text.slice(term.start, term.end),
      others: others[i] ?? [],
      isLight: isLight(term.word ?? term.term),
    });
    if (asked.size === MOST_ASKED) break;
  }
  return [...asked.values()];
}

/** How much of a question is read, in characters. */
const MAX_QUESTION = 2_000;
