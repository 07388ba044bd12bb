/** The tables of names that claims are listed under. */
import type { Generated } from 'kysely';

export interface ClaimantTable {
  slug: string;
  /** As lists show it: no two are the same. */
  name: string;
  /** As claims write it, if lists add something that tells two of one name apart; null if both are the same. */
  called: string | null;
  /** 1 if it is a body, and claims published before they could say so do not. */
  is_body: Generated<number>;
}

export interface TopicTable {
  slug: string;
  name: string;
}
