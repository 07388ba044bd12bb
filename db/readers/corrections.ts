/** Reads of changes to what was published: all corrections and withdrawals, and a withdrawn claim. */

import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import { revisedBetween } from '../../claims/editorial/changes.ts';
import {
  LISTED_TYPES,
  type ListedCorrection,
  type ListedType,
  type WithdrawnClaim,
} from '../../claims/editorial/correction.ts';
import { deedSentence } from '../../claims/sayings/told-deeds.ts';
import { countRow, flag, jsonColumn, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { publishedAt } from '../ledger/changed-at.ts';
import { leadQuery } from '../ledger/claim-leads.ts';
import { personOf } from '../ledger/persons.ts';
import { claimColumn, clocksShownColumn, storedClaim } from '../ledger/stored-json.ts';
import { IS_TOLD, TOLD, toldDeed } from '../ledger/told-deeds.ts';

export const CORRECTIONS_PAGE_SIZE = 30;

/** How many entries a feed holds. */
const FEED_SIZE = 100;

/** How much of a quotation a list shows, in characters. */
const LISTED_QUOTE = 400;

/** A revision that a correction leads from or to. */
const text = z.object({
  claim: claimColumn,
  context: z.string().nullable(),
  topic: z.string().nullable(),
});

const row = z.object({
  id: z.number().nullable(),
  deed: z.number().nullable(),
  type: z.enum(LISTED_TYPES),
  sentence: z.string(),
  before: clocksShownColumn.nullable(),
  after: clocksShownColumn.nullable(),
  at: z.string(),
  withoutSecondReader: flag,
  slug: z.string(),
  quote: z.string(),
  claimant: z.string(),
  claimantSlug: z.string(),
  isWithdrawn: flag,
  alike: z.number(),
  /** The revisions that it leads from and to, if they are two. */
  texts: jsonColumn(z.object({ from: text, to: text })).nullable(),
});

/** The name of the topic of a revision, by the alias of its table. */
const topicOf = (alias: 'f' | 'r') =>
  sql`(SELECT t.name FROM topic t WHERE t.slug = ${sql.ref(`${alias}.topic_slug`)})`;

/** What was done with sayings in public, each with what its sentence is made of. */
function sayingChanges(all: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`SELECT * FROM (
    SELECT NULL AS id, d.id AS deed, d.claim_id, NULL AS from_revision, (SELECT max(r.revision) FROM claim_revision r WHERE r.claim_id = d.claim_id) AS revision,
      'sayings' AS type, ${TOLD} AS sentence, NULL AS before, NULL AS after, d.at, 0 AS withoutSecondReader
    FROM saying_deed d WHERE ${IS_TOLD} ORDER BY d.at DESC, d.id DESC LIMIT ${all})`;
}

/**
 * At most `limit` entries, the latest first, after leaving out `offset` of them. Each table is read no further than that.
 * A list also selects the revisions that a correction leads from
 * and to; a feed has one entry for all that a new method turned.
 */
function latest(
  type: ListedType | undefined,
  { limit, offset, isFeed }: { limit: number; offset: number; isFeed: boolean },
): RawBuilder<unknown> {
  const all = sql.lit(limit + offset);
  // What a new method turned is published together, at one time, and is one entry of a feed.
  const chosen = isFeed
    ? sql`WHERE k.type <> 'method' OR NOT EXISTS (
        SELECT 1 FROM correction m WHERE m.type = 'method' AND m.at = k.at AND m.id > k.id)`
    : type === undefined
      ? sql``
      : sql`WHERE k.type = ${type}`;
  const alike = sql`CASE WHEN e.type = 'method' THEN (
    SELECT count(*) FROM correction m WHERE m.type = 'method' AND m.at = e.at) ELSE 1 END`;
  const corrections = sql`SELECT * FROM (
    SELECT id, NULL AS deed, claim_id, from_revision, to_revision AS revision, type, sentence, before, after, at, without_second_reader AS withoutSecondReader
    FROM correction k ${chosen} ORDER BY id DESC LIMIT ${all})`;
  const withdrawals = sql`SELECT * FROM (
    SELECT NULL AS id, NULL AS deed, w.claim_id, NULL AS from_revision, (SELECT max(r.revision) FROM claim_revision r WHERE r.claim_id = w.claim_id) AS revision,
      'withdrawal' AS type, w.reason AS sentence, NULL AS before, NULL AS after, w.at, 0 AS withoutSecondReader
    FROM withdrawal w ORDER BY w.at DESC, w.claim_id DESC LIMIT ${all})`;
  const sayings = sayingChanges(all);
  const entries =
    type === undefined
      ? sql`${corrections} UNION ALL ${withdrawals} UNION ALL ${sayings}`
      : type === 'withdrawal'
        ? withdrawals
        : type === 'sayings'
          ? sayings
          : corrections;
  const textOf = (alias: 'f' | 'r') =>
    sql`json_object('claim', ${sql.ref(`${alias}.body`)}, 'context', ${sql.ref(`${alias}.context`)}, 'topic', ${topicOf(alias)})`;
  const texts = sql`(SELECT json_object('from', ${textOf('f')}, 'to', ${textOf('r')}) FROM claim_revision f
    WHERE f.claim_id = e.claim_id AND f.revision = e.from_revision AND f.revision <> e.revision)`;
  return sql`SELECT ${isFeed ? sql`NULL` : texts} AS texts, ${isFeed ? alike : sql`1`} AS alike, e.id, e.deed, e.type, e.sentence, e.before, e.after, e.at, e.withoutSecondReader, claim.slug,
      substr(json_extract(r.body, '$.quote'), 1, ${sql.lit(LISTED_QUOTE)}) AS quote,
      json_extract(r.body, '$.claimant.name') AS claimant, ${personOf('r')} AS claimantSlug,
      EXISTS (SELECT 1 FROM withdrawal x WHERE x.claim_id = e.claim_id) AS isWithdrawn
    FROM (SELECT * FROM (${entries}) ORDER BY at DESC, id DESC, deed DESC, claim_id DESC LIMIT ${sql.lit(limit)} OFFSET ${sql.lit(offset)}) e
      JOIN claim ON claim.id = e.claim_id
      JOIN claim_revision r ON r.claim_id = e.claim_id AND r.revision = e.revision
    ORDER BY e.at DESC, e.id DESC, e.deed DESC, e.claim_id DESC`;
}

function listedOf({ texts, alike, ...entry }: z.infer<typeof row>): ListedCorrection {
  return {
    ...entry,
    sentence: entry.type === 'sayings' ? deedSentence(toldDeed.parse(entry.sentence)) : entry.sentence,
    ...(alike > 1 ? { alike } : {}),
    changed: texts === null ? null : revisedBetween(texts.from, texts.to),
  };
}

/** All corrections and withdrawals, or those of a type, the latest first; one page of them, from 1, and how many there are. */
export async function listCorrections(
  { read, kysely }: Database,
  type: ListedType | undefined,
  page: number,
  size = CORRECTIONS_PAGE_SIZE,
): Promise<{ entries: ListedCorrection[]; total: number }> {
  const corrections =
    type === undefined
      ? sql`(SELECT count(*) FROM correction)`
      : sql`(SELECT count(*) FROM correction WHERE type = ${type})`;
  const withdrawals =
    type === undefined || type === 'withdrawal' ? sql`(SELECT count(*) FROM withdrawal)` : sql`0`;
  const sayings =
    type === undefined || type === 'sayings'
      ? sql`(SELECT count(*) FROM saying_deed d WHERE ${IS_TOLD})`
      : sql`0`;
  const [rows, [total]] = await read(
    sqlRows(
      kysely,
      latest(type, {
        limit: size,
        offset: (page - 1) * size,
        isFeed: false,
      }),
      row,
    ),
    sqlRows(kysely, sql`SELECT ${corrections} + ${withdrawals} + ${sayings} AS n`, countRow),
  );
  return { entries: rows.map(listedOf), total: total?.n ?? 0 };
}

/**
 * Corrections and withdrawals for a feed, the latest first: one page of them, from 1; and when the first claim of the
 * ledger was recorded, which dates a feed without entries; null in an empty ledger.
 */
export async function correctionsFeed(
  { read, kysely }: Database,
  page: number,
): Promise<{ entries: ListedCorrection[]; hasMore: boolean; begun: string | null }> {
  const range = { limit: FEED_SIZE + 1, offset: (page - 1) * FEED_SIZE };
  const [rows, [first]] = await read(
    sqlRows(kysely, latest(undefined, { ...range, isFeed: true }), row),
    kysely.selectFrom('claim').select(publishedAt(sql`claim.id`).as('begun')).orderBy('id').limit(1),
  );
  return {
    entries: rows.slice(0, FEED_SIZE).map(listedOf),
    hasMore: rows.length > FEED_SIZE,
    begun: first?.begun ?? null,
  };
}

/** What became of a claim that is not listed: the slug of the claim that it went into, or its withdrawal, or neither. */
export interface Unlisted {
  lead: string | undefined;
  withdrawn: WithdrawnClaim | undefined;
}

/** What became of the claim of a slug that is not listed. One round trip. */
export async function findUnlisted({ read, kysely }: Database, slug: string): Promise<Unlisted> {
  const [[lead], [withdrawn]] = await read(
    leadQuery(kysely, slug),
    kysely
      .selectFrom('claim')
      .innerJoin('withdrawal as w', 'w.claim_id', 'claim.id')
      .innerJoin('claim_revision as r', 'r.claim_id', 'claim.id')
      .select(['r.body', personOf('r').as('claimantSlug'), 'w.reason', 'w.at'])
      .where('claim.slug', '=', slug)
      .orderBy('r.revision', 'desc')
      .limit(1),
  );
  if (withdrawn === undefined) return { lead: lead?.slug, withdrawn };
  const { body, ...more } = withdrawn;
  return { lead: lead?.slug, withdrawn: { claim: storedClaim(body), ...more } };
}
