/**
 * A statement that may repeat a claim: its words, and what is known of it besides. What was typed (the figure, its unit
 * and hedge, the kind, the period, the place) wins over what the words say.
 */
import type { Hedge } from '../claim.ts';

export interface Statement {
  words: string;
  /** Who said it: their names are no content of it, and they count nothing for a repeat or against one. */
  by?: string | undefined;
  /** A day, a month or a year. */
  saidOn?: string | undefined;
  figure?: string | undefined;
  unit?: string | undefined;
  hedge?: Hedge | undefined;
  /** The name of a kind of claims/kinds, or another word for what is stated, such as "pledge". */
  kind?: string | undefined;
  /** A day, month, year, or two of them with a stroke between. */
  period?: string | undefined;
  place?: string | undefined;
  /** The series that it is held against. */
  series?: readonly string[] | undefined;
  /** The address of the claim of the ledger whose words these are. */
  claim?: string | undefined;
}

/** What two statements are to each other. */
export const RELATIONS = [
  'same',
  'part',
  'same-other-figure',
  'same-other-time',
  'opposite-side',
  'related',
] as const;

export type Relation = (typeof RELATIONS)[number];

/** A relation; or too little to decide by; or none. */
export type Outcome = Relation | 'maybe' | 'none';

/** What came of comparing two statements. */
export interface Comparison {
  relation: Outcome;
  /** How near the two are by what they share, whatever the relation, from 0 to about 1. */
  bond: number;
  /** Whether they share one word of content at most. */
  isThin: boolean;
  /** How near they are, from 0 to 1; it puts proposals in order. */
  score: number;
  /** One line of what agreed and what did not. */
  why: string;
  agrees: readonly string[];
  differs: readonly string[];
}

/** The most characters of a sentence that is looked up. */
export const MAX_WORDS = 2_000;

/** The words of a sentence as far as they are looked up, and kept as those of no repeat: one limit, so that what is kept is found again. */
export const lookedUp = (words: string): string => words.slice(0, MAX_WORDS);
