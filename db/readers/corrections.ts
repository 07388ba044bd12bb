/** What readers are told of changes to what was published: all corrections and withdrawals, and a withdrawn claim. */
import { type RawBuilder, sql } from 'kysely';
import type { Claim } from '../../claims/bundle.ts';
import { type Revised, revisedBetween } from '../../claims/editorial/changes.ts';
import type { CorrectionType } from '../../claims/editorial/workflow.ts';
import { compilable } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { ClocksShown } from '../ledger/stored-claim.ts';

/** The types of the list: those of corrections, and withdrawals as a sort of their own. */
export type ListedType = CorrectionType | 'withdrawal';

/** A correction or a withdrawal, with the claim that it is about. */
export interface ListedCorrection {
  /** Null for a withdrawal. */
  id: number | null;
  type: ListedType;
  /** What readers are told: of a withdrawal its reason. */
  sentence: string;
  /** Null for a withdrawal. */
  before: ClocksShown | null;
  after: ClocksShown | null;
  /** What of the claim was changed; null where the verdict alone was published anew, and in a feed. */
  changed: Revised | null;
  at: string;
  withoutSecondReader: boolean;
  slug: string;
  /** The beginning of the quotation, as of the revision that it led to. */
  quote: string;
  claimant: string;
  claimantSlug: string;
  /** Whether the claim was withdrawn, so that its page is no more. */
  isWithdrawn: boolean;
}

export const CORRECTIONS_PAGE_SIZE = 30;

/** So many entries a feed holds. */
const FEED_SIZE = 100;

/** So much of a quotation a list shows. */
const LISTED_QUOTE = 400;

interface Row {
  id: number | null;
  type: ListedType;
  sentence: string;
  before: string | null;
  after: string | null;
  at: string;
  alone: number;
  slug: string;
  quote: string;
  claimant: string;
  claimantSlug: string;
  isWithdrawn: number;
  /** The revisions that it leads from and to, where they are two: claim and context. */
  texts: string | null;
}

/** The name of the topic of a revision, by the alias of its table. */
const topicOf = (alias: 'f' | 'r') =>
  sql`(SELECT t.name FROM topic t WHERE t.slug = ${sql.ref(`${alias}.topic_slug`)})`;

/**
 * So many entries from the latest on, after leaving `offset` out. Each table is read no further than that.
 * `withTexts` brings the revisions along between which something was changed.
 */
function latest(
  type: ListedType | undefined,
  { limit, offset, withTexts }: { limit: number; offset: number; withTexts: boolean },
): RawBuilder<Row> {
  const all = sql.lit(limit + offset);
  const corrections = sql`SELECT * FROM (
    SELECT id, claim_id, from_revision, to_revision AS revision, type, sentence, before, after, at, without_second_reader AS alone
    FROM correction ${type === undefined ? sql`` : sql`WHERE type = ${type}`} ORDER BY id DESC LIMIT ${all})`;
  const withdrawals = sql`SELECT * FROM (
    SELECT NULL AS id, w.claim_id, NULL AS from_revision, (SELECT max(r.revision) FROM claim_revision r WHERE r.claim_id = w.claim_id) AS revision,
      'withdrawal' AS type, w.reason AS sentence, NULL AS before, NULL AS after, w.at, 0 AS alone
    FROM withdrawal w ORDER BY w.at DESC, w.claim_id DESC LIMIT ${all})`;
  const entries =
    type === undefined
      ? sql`${corrections} UNION ALL ${withdrawals}`
      : type === 'withdrawal'
        ? withdrawals
        : corrections;
  const texts = sql`(SELECT json_array(json(f.body), f.context, ${topicOf('f')}, json(r.body), r.context, ${topicOf('r')}) FROM claim_revision f
    WHERE f.claim_id = e.claim_id AND f.revision = e.from_revision AND f.revision <> e.revision)`;
  return sql<Row>`SELECT ${withTexts ? texts : sql`NULL`} AS texts, e.id, e.type, e.sentence, e.before, e.after, e.at, e.alone, claim.slug,
      substr(json_extract(r.body, '$.quote'), 1, ${sql.lit(LISTED_QUOTE)}) AS quote,
      json_extract(r.body, '$.claimant.name') AS claimant, r.claimant_slug AS claimantSlug,
      EXISTS (SELECT 1 FROM withdrawal x WHERE x.claim_id = e.claim_id) AS isWithdrawn
    FROM (SELECT * FROM (${entries}) ORDER BY at DESC, id DESC, claim_id DESC LIMIT ${sql.lit(limit)} OFFSET ${sql.lit(offset)}) e
      JOIN claim ON claim.id = e.claim_id
      JOIN claim_revision r ON r.claim_id = e.claim_id AND r.revision = e.revision
    ORDER BY e.at DESC, e.id DESC, e.claim_id DESC`;
}

function listedOf({ alone, isWithdrawn, before, after, texts, ...row }: Row): ListedCorrection {
  return {
    ...row,
    changed: texts === null ? null : changedOf(JSON.parse(texts) as Texts),
    before: before === null ? null : (JSON.parse(before) as ClocksShown),
    after: after === null ? null : (JSON.parse(after) as ClocksShown),
    withoutSecondReader: alone === 1,
    isWithdrawn: isWithdrawn === 1,
  };
}

type Text = string | null;
type Texts = [from: Claim, context: Text, topic: Text, to: Claim, toContext: Text, toTopic: Text];

function changedOf([from, context, topic, to, toContext, toTopic]: Texts): Revised | null {
  return revisedBetween({ claim: from, context, topic }, { claim: to, context: toContext, topic: toTopic });
}

/** All corrections and withdrawals, or those of a type, the latest first; one page of them, from 1, and how many there are. */
export async function listCorrections(
  { read, kysely }: Database,
  type: ListedType | undefined,
  page: number,
): Promise<{ entries: ListedCorrection[]; total: number }> {
  const corrections =
    type === undefined
      ? sql`(SELECT count(*) FROM correction)`
      : sql`(SELECT count(*) FROM correction WHERE type = ${type})`;
  const withdrawals =
    type === undefined || type === 'withdrawal' ? sql`(SELECT count(*) FROM withdrawal)` : sql`0`;
  const [rows, [total]] = await read(
    compilable(
      latest(type, {
        limit: CORRECTIONS_PAGE_SIZE,
        offset: (page - 1) * CORRECTIONS_PAGE_SIZE,
        withTexts: true,
      }),
      kysely,
    ),
    compilable(sql<{ n: number }>`SELECT ${corrections} + ${withdrawals} AS n`, kysely),
  );
  return { entries: rows.map(listedOf), total: total?.n ?? 0 };
}

/**
 * Corrections and withdrawals for a feed, the latest first, one page of them from 1, and when the ledger's first claim was recorded, which is what
 * a feed with no entry was last changed by; null in an empty ledger.
 */
export async function correctionsFeed(
  { read, kysely }: Database,
  page: number,
): Promise<{ entries: ListedCorrection[]; hasMore: boolean; begun: string | null }> {
  const range = { limit: FEED_SIZE + 1, offset: (page - 1) * FEED_SIZE };
  const [rows, [first]] = await read(
    compilable(latest(undefined, { ...range, withTexts: false }), kysely),
    kysely.selectFrom('claim').select('recorded_at').orderBy('id').limit(1),
  );
  return {
    entries: rows.slice(0, FEED_SIZE).map(listedOf),
    hasMore: rows.length > FEED_SIZE,
    begun: first?.recorded_at ?? null,
  };
}

/** A claim that was withdrawn, as it was published last. */
export interface WithdrawnClaim {
  claim: Claim;
  claimantSlug: string;
  reason: string;
  at: string;
}

/** The withdrawn claim of a slug; undefined where there is none. */
export async function findWithdrawn(
  { read, kysely }: Database,
  slug: string,
): Promise<WithdrawnClaim | undefined> {
  const [[row]] = await read(
    kysely
      .selectFrom('claim')
      .innerJoin('withdrawal as w', 'w.claim_id', 'claim.id')
      .innerJoin('claim_revision as r', 'r.claim_id', 'claim.id')
      .select(['r.body', 'r.claimant_slug', 'w.reason', 'w.at'])
      .where('claim.slug', '=', slug)
      .orderBy('r.revision', 'desc')
      .limit(1),
  );
  return (
    row && {
      claim: JSON.parse(row.body) as Claim,
      claimantSlug: row.claimant_slug,
      reason: row.reason,
      at: row.at,
    }
  );
}
