/**
 * The tables of names that claims are listed under: people and bodies, parties, topics. What editors did with people is
 * insert-only (`claimant_deed`); by it and the revisions each claim has its person.
 */
import type { Generated } from 'kysely';

export interface ClaimantTable {
  slug: string;
  /** As lists show it: no two are the same. */
  name: string;
  /** As claims write it, if lists add something that tells two of one name apart; null if both are the same. */
  called: string | null;
  /** 1 if it is a body, and claims published before they could say so do not. */
  is_body: Generated<number>;
  /** The id of its item at Wikidata. */
  wikidata: Generated<string | null>;
  /** What readers should know of it, in a sentence. */
  note: Generated<string | null>;
  /** What the name is known by as claims write it, and what it is searched and ordered by as lists show it (claims/evidence/names.ts). */
  key: string;
  sort_key: string;
  /** Where its address leads, if it was merged into another; derived from the deeds. */
  now_slug: Generated<string | null>;
}

/** Another name of a person or a body: a former one, a short one. */
export interface ClaimantAliasTable {
  id: Generated<number>;
  claimant_slug: string;
  name: string;
  key: string;
  search_key: string;
}

/** A time as it is known, each end a day, a month or a year, with the first day and the last one. */
interface Dated {
  since: string | null;
  until: string | null;
  first_day: string | null;
  last_day: string | null;
}

export interface ClaimantRoleTable extends Dated {
  id: Generated<number>;
  claimant_slug: string;
  role: string;
  organisation: string | null;
}

export interface ClaimantPartyTable extends Dated {
  id: Generated<number>;
  claimant_slug: string;
  party_slug: string;
}

export interface PartyTable {
  slug: string;
  name: string;
  short: string | null;
  /** Where its address leads, if its name is another name of a party. */
  now_slug: Generated<string | null>;
}

/** A way in which claims or editors write a party. */
export interface PartyNameTable {
  name: string;
  key: string;
  party_slug: string;
}

/** What an editor did with people: a merge, a split, or the undoing of one; insert-only. */
export interface ClaimantDeedTable {
  id: Generated<number>;
  what: 'merge' | 'split' | 'undo';
  from_slug: string;
  to_slug: string;
  undoes: number | null;
  reason: string | null;
  person_id: string | null;
  person: string;
  at: string;
}

/** A claim of a split, with the name under which it was recorded; insert-only. */
export interface ClaimantDeedClaimTable {
  deed_id: number;
  claim_id: number;
  recorded_slug: string;
}

export interface TopicTable {
  slug: string;
  name: string;
}

export interface NameTables {
  claimant: ClaimantTable;
  claimant_alias: ClaimantAliasTable;
  claimant_role: ClaimantRoleTable;
  claimant_party: ClaimantPartyTable;
  claimant_deed: ClaimantDeedTable;
  claimant_deed_claim: ClaimantDeedClaimTable;
  party: PartyTable;
  party_name: PartyNameTable;
  topic: TopicTable;
}
