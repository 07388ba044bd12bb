/**
 * The tables of sayings: who said the same as a claim again. What was said and what editors did with it is insert-only;
 * which sayings stand follows from the deeds (db/ledger/sayings.ts).
 */
import type { Generated } from 'kysely';
import type { KeyRow } from '../../claims/repeats/of-claim.ts';
import type { Stand } from '../../claims/repeats/paired-words.ts';

/** What was done with sayings and claims as wholes; insert-only. */
export interface SayingDeedTable {
  id: Generated<number>;
  what: 'load' | 'attach' | 'confirm' | 'detach' | 'merge' | 'split' | 'link' | 'undo';
  /** Of a merge the claim that stays; of a split the one that it was made from. */
  claim_id: number;
  /** Of a merge the claim that went into it; of a split the one that came of it; of a link its other end. */
  other_claim_id: number | null;
  undoes: number | null;
  reason: string | null;
  person_id: string | null;
  person: string;
  at: string;
}

/** Somebody said what a claim says, besides the claim's own saying; insert-only. */
export interface SayingTable {
  id: Generated<number>;
  claim_id: number;
  /** The deed by which it came. */
  deed_id: number;
  /** The name under which it was recorded. */
  claimant_slug: string;
  /** JSON: who, as a claim says it, with the role then. */
  claimant: string;
  /** A day, a month or a year, with its first day and its last. */
  said_on: string;
  first_day: string;
  last_day: string;
  words: string;
  /** 1 if the words are those of a report. */
  is_reported: number;
  /** JSON: where. */
  appearance: string | null;
  /** JSON: the figure as said, if it is not the claim's. */
  claimed: string | null;
  /** The compound claim whose words hold it: it is not counted again. */
  within_claim_id: number | null;
  /** 1 if it stands only once a second editor confirmed it. */
  needs_second: number;
  /** The claim whose own saying it was, or the saying of which it is a copy, before a merge or a split. */
  from_claim_id: number | null;
  from_saying_id: number | null;
  why: string | null;
}

/** A saying that a deed confirms or takes away; insert-only. */
export interface SayingDeedSayingTable {
  deed_id: number;
  saying_id: number;
}

/** How two claims belong together; insert-only. */
export interface ClaimLinkTable {
  deed_id: number;
  from_claim_id: number;
  to_claim_id: number;
  kind: 'other-time' | 'other-figure' | 'other-side' | 'two-readings' | 'see-also';
}

/** Words that an editor called no repeat of a claim; insert-only. */
export interface NotARepeatTable {
  claim_id: number;
  /** `wordsKey` of the quotation without where it was said (claims/editorial/same-words.ts). */
  words_key: string;
  person_id: string | null;
  person: string;
  at: string;
}

/** Where the address of a claim leads that is listed no more; derived. */
export interface ClaimLeadTable {
  claim_id: number;
  into_claim_id: number;
}

/** A key by which a repeat is found, one a clause; derived. */
export interface SayingKeyTable extends KeyRow {
  claim_id: number;
  /** 0 for the claim's own. */
  saying_id: number;
}

/** Two words that are one thing, or never one; insert-only. */
export interface WordPairTable {
  id: Generated<number>;
  /** In small letters (claims/repeats/paired-words.ts). */
  one: string;
  other: string;
  stand: Stand;
  reason: string;
  person_id: string | null;
  person: string;
  at: string;
}

/** That a pair was taken off; insert-only. */
export interface WordPairRemovalTable {
  pair_id: number;
  reason: string;
  person_id: string | null;
  person: string;
  at: string;
}

export interface SayingTables {
  saying_deed: SayingDeedTable;
  saying: SayingTable;
  saying_deed_saying: SayingDeedSayingTable;
  claim_link: ClaimLinkTable;
  not_a_repeat: NotARepeatTable;
  claim_lead: ClaimLeadTable;
  saying_key: SayingKeyTable;
  word_pair: WordPairTable;
  word_pair_removal: WordPairRemovalTable;
}
