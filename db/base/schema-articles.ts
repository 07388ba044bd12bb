/** The tables of articles that editors brought, as Kysely sees them. */
import type { Generated } from 'kysely';

/** A text that was pasted, for editors only. */
export interface ArticleTable {
  id: Generated<number>;
  /** Of the text. */
  sha256: string;
  /** Empty once it is deleted. */
  text: string;
  /** Where it stood, as an editor says it: JSON. */
  head: string;
  person_id: string | null;
  person: string;
  at: string;
  deleted_at: string | null;
  deleted_by: string | null;
}

/** What was ticked at once, with the head that it was ticked under; insert-only. */
export interface ArticleBatchTable {
  id: Generated<number>;
  article_id: number;
  head: string;
  person_id: string | null;
  person: string;
  at: string;
}

/** Which work came of which test of an article; insert-only. */
export interface ArticleDraftTable {
  id: Generated<number>;
  article_id: number;
  batch_id: number;
  /** Where its quotation begins in the text. */
  start: number;
  /** The test, by the place of its figure. */
  test: string;
  work_id: number;
}

/** Which claim a test of an article was attached to as a saying; insert-only. */
export interface ArticleSayingTable {
  id: Generated<number>;
  article_id: number;
  batch_id: number;
  start: number;
  test: string;
  claim_id: number;
  /** Null if the claim had it already. */
  saying_id: number | null;
}

export interface ArticleTables {
  article: ArticleTable;
  article_batch: ArticleBatchTable;
  article_draft: ArticleDraftTable;
  article_saying: ArticleSayingTable;
}
