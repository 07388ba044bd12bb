/** What programs follow the ledger by: the claims that changed last, all reviews in parts, the addresses of a site map. */

import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type { FollowedClaim, SitemapPart, WithdrawnReview } from '../../claims/editorial/listed-claim.ts';
import { flag, jsonColumn, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { changedAt, publishedAt } from '../ledger/changed-at.ts';
import { becauseColumn, listedVerdicts, verdictsListed } from '../ledger/stored-json.ts';

const followedClaim: z.ZodType<FollowedClaim, unknown> = z.object({
  id: z.number(),
  slug: z.string(),
  quote: z.string(),
  claimant: jsonColumn(
    z.object({
      name: z.string(),
      role: z.string().optional(),
      organisation: z.string().optional(),
      party: z.string().optional(),
      body: z.literal(true).optional(),
    }),
  ),
  claimantSlug: z.string(),
  isKnownBody: flag,
  saidOn: z.string(),
  appearance: jsonColumn(
    z.object({ title: z.string(), publisher: z.string().optional(), url: z.string().optional() }),
  )
    .nullable()
    .transform((appearance) => appearance ?? undefined),
  topic: z.string().nullable(),
  ...listedVerdicts,
  becauseSaid: becauseColumn.nullable(),
  becauseNow: z.string(),
  publishedAt: z.string(),
  changedAt: z.string(),
});

/** The last verdict that the listed revision of row `l` was published with by a clock. */
function lastRuling(clock: 'said' | 'now'): RawBuilder<unknown> {
  return sql`(SELECT g.verdict FROM ruling g
    WHERE g.revision_id = l.revision_id AND g.clock = ${sql.lit(clock)} ORDER BY g.id DESC LIMIT 1)`;
}

/** Claims as feeds and reviews show them; `chosen` gives `claim_id` and `changed`. */
function followed(chosen: RawBuilder<unknown>, order: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`SELECT l.claim_id AS id, l.slug, json_extract(r.body, '$.quote') AS quote,
      json_extract(r.body, '$.claimant') AS claimant, l.claimant_slug AS claimantSlug, n.is_body AS isKnownBody,
      l.said_on AS saidOn, json_extract(r.body, '$.appearance') AS appearance, l.topic, ${verdictsListed},
      CASE l.clock WHEN 'said' THEN ${lastRuling('said')} END AS becauseSaid, l.because_now AS becauseNow,
      min(c.recorded_at, k.changed) AS publishedAt, k.changed AS changedAt
    FROM (${chosen}) k JOIN listing l ON l.claim_id = k.claim_id JOIN claim c ON c.id = l.claim_id
      JOIN claim_revision r ON r.id = l.revision_id JOIN claimant n ON n.slug = l.claimant_slug
    ORDER BY ${order}`;
}

const movedRow = z.object({ moved: z.string().nullable() });

/** How many claims a feed holds. */
const FEED_SIZE = 50;

/** How many of the last rulings are searched for the claims that changed last: each publication makes two. */
const RULINGS_LOOKED_AT = 2_000;

/**
 * The published claims that changed last, the latest first, and when something else last changed a feed of them: a
 * withdrawal, or the recording of the first claim; null in an empty ledger. One round trip.
 */
export async function claimsFeed({
  read,
  kysely,
}: Database): Promise<{ claims: FollowedClaim[]; moved: string | null }> {
  const latest = sql`SELECT l.claim_id, ${changedAt(sql`l.claim_id`)} AS changed
    FROM (SELECT DISTINCT v.claim_id FROM (
        SELECT revision_id FROM ruling ORDER BY id DESC LIMIT ${sql.lit(RULINGS_LOOKED_AT)}) g
      JOIN claim_revision v ON v.id = g.revision_id) n
      JOIN listing l ON l.claim_id = n.claim_id
    ORDER BY changed DESC, l.claim_id DESC LIMIT ${sql.lit(FEED_SIZE)}`;
  const [claims, [other]] = await read(
    sqlRows(kysely, followed(latest, sql`k.changed DESC, k.claim_id DESC`), followedClaim),
    sqlRows(
      kysely,
      sql`SELECT max(at) AS moved FROM (SELECT at FROM withdrawal
        UNION ALL SELECT ${publishedAt(sql`(SELECT min(id) FROM claim)`)})`,
      movedRow,
    ),
  );
  return { claims, moved: other?.moved ?? null };
}

/** How many claims are in one part of all reviews. */
export const REVIEWS_SIZE = 1_000;

const withdrawnRow = z.object({ id: z.number(), slug: z.string(), at: z.string() });

/**
 * All published claims in the order of the ledger, after the one of a number (0 for the first part), with those among them
 * that were withdrawn, and the number after which the next part begins; null if this is the last. One round trip.
 */
export async function claimsAfter(
  { read, kysely }: Database,
  after: number,
): Promise<{ claims: FollowedClaim[]; withdrawn: WithdrawnReview[]; next: number | null }> {
  const limit = sql.lit(REVIEWS_SIZE + 1);
  const part = sql`SELECT l.claim_id, ${changedAt(sql`l.claim_id`)} AS changed FROM listing l
    WHERE l.claim_id > ${after} ORDER BY l.claim_id LIMIT ${limit}`;
  const [rows, gone] = await read(
    sqlRows(kysely, followed(part, sql`k.claim_id`), followedClaim),
    sqlRows(
      kysely,
      sql`SELECT c.id, c.slug, w.at FROM withdrawal w JOIN claim c ON c.id = w.claim_id
        WHERE c.id > ${after} ORDER BY c.id LIMIT ${limit}`,
      withdrawnRow,
    ),
  );
  // A part ends where either of its lists is full, so that neither skips a claim of the other.
  const ends = [rows, gone].flatMap((list) =>
    list.length > REVIEWS_SIZE ? [list[REVIEWS_SIZE - 1]?.id ?? after] : [],
  );
  const next = ends.length === 0 ? null : Math.min(...ends);
  const isHere = ({ id }: { id: number }) => next === null || id <= next;
  return {
    claims: rows.filter(isHere),
    withdrawn: gone.filter(isHere).map(({ slug, at }) => ({ slug, at })),
    next,
  };
}

/** How many addresses of each sort a file of the site map holds; the protocol takes 50,000 together. */
export const SITEMAP_SIZE = 10_000;

const slugRow = z.object({ slug: z.string() });
const addressRow = z.object({ slug: z.string(), changedAt: z.string() });
const lastRow = z.object({ id: z.number().nullable() });

/**
 * One file of the site map, from 1: the claims of a range of numbers, so that each stays in its file as long as it is
 * published. One round trip.
 */
export async function sitemapPart({ read, kysely }: Database, file: number): Promise<SitemapPart> {
  // Names are in the first file only.
  const size = sql.lit(file === 1 ? SITEMAP_SIZE : 0);
  const named = (column: 'claimant_slug' | 'topic_slug') =>
    sqlRows(
      kysely,
      sql`SELECT DISTINCT ${sql.ref(column)} AS slug FROM listing
        WHERE ${sql.ref(column)} IS NOT NULL ORDER BY 1 LIMIT ${size}`,
      slugRow,
    );
  const [claims, claimants, topics, series, disputes, [last]] = await read(
    sqlRows(
      kysely,
      sql`SELECT l.slug, ${changedAt(sql`l.claim_id`)} AS changedAt FROM listing l
        WHERE l.claim_id > ${(file - 1) * SITEMAP_SIZE} AND l.claim_id <= ${file * SITEMAP_SIZE} ORDER BY l.claim_id`,
      addressRow,
    ),
    named('claimant_slug'),
    named('topic_slug'),
    sqlRows(kysely, sql`SELECT id AS slug FROM series ORDER BY id LIMIT ${size}`, slugRow),
    sqlRows(
      kysely,
      sql`SELECT id AS slug FROM subject WHERE claimants > 1 ORDER BY id LIMIT ${size}`,
      slugRow,
    ),
    sqlRows(kysely, sql`SELECT max(claim_id) AS id FROM listing`, lastRow),
  );
  const slugs = (rows: readonly { slug: string }[]) => rows.map(({ slug }) => slug);
  return {
    claims,
    claimants: slugs(claimants),
    topics: slugs(topics),
    series: slugs(series),
    disputes: slugs(disputes),
    files: Math.max(1, Math.ceil((last?.id ?? 0) / SITEMAP_SIZE)),
  };
}
