/** People, bodies and parties as readers and the newsroom see them. */
import { WORD_NAMES, type Word } from '../verdict/reader-words.ts';
import type { Tenure } from './tenure.ts';

/** A role with its time, as an editor recorded it. */
export interface RoleHeld extends Tenure {
  id: number;
  role: string;
  organisation: string | null;
}

/** A party with the time for which somebody belonged to it, as an editor recorded it. */
export interface PartyHeld extends Tenure {
  id: number;
  slug: string;
  name: string;
}

/** What claims say of somebody: the same words, and the first and the last day on which they were said. */
export interface SaidOf {
  role: string | null;
  organisation: string | null;
  party: string | null;
  from: string;
  to: string;
  claims: number;
}

/** A person or a body with all that the ledger knows of it. */
export interface Person {
  slug: string;
  /** As lists show it. */
  name: string;
  /** As claims write it, if lists add what tells it apart from another of the name. */
  called: string | null;
  isBody: boolean;
  wikidata: string | null;
  note: string | null;
  /** Other names, in order, with those of whoever was merged into it. */
  aliases: readonly string[];
  roles: readonly RoleHeld[];
  parties: readonly PartyHeld[];
  /** What claims say of it, the latest first. */
  said: readonly SaidOf[];
}

/** A person, a body, a party or a topic in a list, with how many claims there are. */
export interface ListedName {
  slug: string;
  name: string;
  claims: number;
}

/** A person or a body in the list of all. */
export interface ListedPersonName extends ListedName {
  isBody: boolean;
  /** What it is found by, if that is another name. */
  alias: string | null;
}

/** A party with the other ways in which it is written. */
export interface Party {
  slug: string;
  name: string;
  short: string | null;
  aliases: readonly string[];
}

/** How many claims have a word on the figures of the day on which they were said, and how many on today's. */
export interface ThenAndNow {
  word: Word;
  said: number;
  now: number;
}

/** How many claims have a word by each clock, in the order of the words: one that none has by either is left out. */
export function thenAndNow(tallies: readonly { said: Word; now: Word; claims: number }[]): ThenAndNow[] {
  const sum = (clock: 'said' | 'now', word: Word) =>
    tallies.reduce((n, tally) => n + (tally[clock] === word ? tally.claims : 0), 0);
  return WORD_NAMES.map((word) => ({ word, said: sum('said', word), now: sum('now', word) })).filter(
    ({ said, now }) => said + now > 0,
  );
}

/** A merge or a split as the newsroom sees it. */
export interface Deed {
  id: number;
  what: 'merge' | 'split';
  from: { slug: string; name: string };
  to: { slug: string; name: string };
  claims: number;
  reason: string | null;
  by: string;
  at: string;
  /** Who undid it, and when; null as long as it stands. */
  undone: { by: string; at: string } | null;
}
