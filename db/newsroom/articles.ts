/** Reads of the articles that editors brought. Their texts are evidence of the words, for editors alone. */
import { type Kysely, sql } from 'kysely';
import * as z from 'zod';
import type { Head } from '../../claims/article/article.ts';
import { STAGES, type Stage } from '../../claims/editorial/workflow.ts';
import { builtRows, jsonColumn, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { isHeld, waitsForSecond } from '../ledger/sayings.ts';

/** The head of an article, as it is stored. */
export const headColumn: z.ZodType<Head, string> = jsonColumn(
  z.object({
    title: z.string().exactOptional(),
    publisher: z.string().exactOptional(),
    url: z.string().exactOptional(),
    date: z.string().exactOptional(),
    speaker: z.string().exactOptional(),
  }),
);

/** A draft that came of a test of an article. */
export interface ArticleDraft {
  /** Where its quotation begins in the text. */
  start: number;
  /** The test, by the place of its figure. */
  test: string;
  slug: string;
  stage: Stage;
  /** The number of its last save. */
  latest: number;
  /** Whether its last save was discarded. */
  isDiscarded: boolean;
  /** Whether readers see it. */
  isPublished: boolean;
}

/** A test of an article that was attached to a claim as a saying. */
export interface ArticleSaying {
  start: number;
  test: string;
  /** The name of the claim, and how its words begin; null if readers do not see it any more. */
  slug: string;
  quote: string | null;
  /** Whether readers see it, or it waits for a second editor; `had` if the claim had it before, `off` if it was taken off since. */
  state: 'public' | 'waits' | 'had' | 'off';
}

const sayingRow: z.ZodType<ArticleSaying> = z.object({
  start: z.number(),
  test: z.string(),
  slug: z.string(),
  quote: z.string().nullable(),
  state: z.enum(['public', 'waits', 'had', 'off']),
});

/** The sayings of an article, in the order of its text. */
function sayingsOf(kysely: Kysely<Schema>, article: number) {
  const query = sql`SELECT s.start, s.test, m.slug, (SELECT substr(l.quote, 1, 400) FROM listing l WHERE l.claim_id = m.id) AS quote, CASE WHEN y.id IS NULL THEN 'had' WHEN NOT ${isHeld('y')} THEN 'off'
      WHEN ${waitsForSecond('y')} THEN 'waits' ELSE 'public' END AS state
    FROM article_saying s JOIN claim m ON m.id = s.claim_id LEFT JOIN saying y ON y.id = s.saying_id WHERE s.article_id = ${article} ORDER BY s.start, s.id`;
  return sqlRows(kysely, query, sayingRow);
}

export interface Article {
  id: number;
  /** Empty if it was deleted. */
  text: string;
  head: Head;
  /** Who brought it. */
  personId: string | null;
  person: string;
  at: string;
  deletedAt: string | null;
  deletedBy: string | null;
  drafts: readonly ArticleDraft[];
  sayings: readonly ArticleSaying[];
}

const articleRow = z.object({
  id: z.number(),
  text: z.string(),
  head: headColumn,
  personId: z.string().nullable(),
  person: z.string(),
  at: z.string(),
  deletedAt: z.string().nullable(),
  deletedBy: z.string().nullable(),
});

const draftRow: z.ZodType<ArticleDraft, Omit<ArticleDraft, 'isDiscarded' | 'isPublished'> & DraftRow> = z
  .object({
    start: z.number(),
    test: z.string(),
    slug: z.string(),
    stage: z.enum(STAGES),
    latest: z.number(),
    discarded: z.number(),
    claim: z.number().nullable(),
  })
  .transform(({ discarded, claim, ...row }) => ({
    ...row,
    isDiscarded: row.latest <= discarded,
    isPublished: claim !== null,
  }));

interface DraftRow {
  discarded: number;
  claim: number | null;
}

/** The drafts of an article, in the order of its text. */
function draftsOf(kysely: Kysely<Schema>, article: number) {
  return builtRows(
    kysely
      .selectFrom('article_draft as d')
      .innerJoin('work as w', 'w.id', 'd.work_id')
      .select(['d.start', 'd.test', 'w.slug', 'w.stage', 'w.latest'])
      .select(['w.discarded_number as discarded', 'w.claim_id as claim'])
      .where('d.article_id', '=', article)
      .orderBy('d.start')
      .orderBy('d.id'),
    draftRow,
  );
}

/** An article by its number, with its drafts; undefined if there is none. */
export async function findArticle({ read, kysely }: Database, id: number): Promise<Article | undefined> {
  const [[row], drafts, sayings] = await read(
    builtRows(
      kysely
        .selectFrom('article')
        .select(['id', 'text', 'head', 'person_id as personId', 'person', 'at'])
        .select(['deleted_at as deletedAt', 'deleted_by as deletedBy'])
        .where('id', '=', id),
      articleRow,
    ),
    draftsOf(kysely, id),
    sayingsOf(kysely, id),
  );
  return row === undefined ? undefined : { ...row, drafts, sayings };
}

/** An article in a list. */
export interface ListedArticle {
  id: number;
  head: Head;
  /** How it begins. */
  begins: string;
  person: string;
  at: string;
  drafts: number;
}

const listedRow: z.ZodType<ListedArticle, Omit<ListedArticle, 'head'> & { head: string }> = z.object({
  id: z.number(),
  head: headColumn,
  begins: z.string(),
  person: z.string(),
  at: z.string(),
  drafts: z.number(),
});

/** How many articles are listed. */
const LISTED = 30;

/** The articles that were brought last, without those that were deleted. */
export async function listArticles({ read, kysely }: Database): Promise<ListedArticle[]> {
  const query = sql`SELECT a.id, a.head, substr(a.text, 1, 120) AS begins, a.person, a.at,
      (SELECT count(*) FROM article_draft d WHERE d.article_id = a.id) AS drafts
    FROM article a WHERE a.deleted_at IS NULL ORDER BY a.id DESC LIMIT ${sql.lit(LISTED)}`;
  const [rows] = await read(sqlRows(kysely, query, listedRow));
  return rows;
}
