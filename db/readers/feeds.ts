/** What programs follow the ledger by: the claims that changed last, all reviews in parts, the addresses of a site map. */
import { type RawBuilder, sql } from 'kysely';
import type { Claimant } from '../../claims/evidence/claim.ts';
import type { Finding, Standing } from '../../claims/verdict.ts';
import { compilable } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { changedAt } from '../ledger/changed-at.ts';

/** A published claim with its last verdicts, and when it was published first and changed last. */
export interface FollowedClaim {
  /** Its number in the ledger, by which parts of a long list are told apart. */
  id: number;
  slug: string;
  /** The beginning of the quotation. */
  quote: string;
  claimant: Claimant;
  saidOn: string;
  appearance: { title: string; publisher?: string; url?: string } | undefined;
  topic: string | null;
  findingSaid: Finding;
  findingNow: Finding;
  standingSaid: Standing;
  standingNow: Standing;
  becauseNow: string;
  publishedAt: string;
  changedAt: string;
}

interface Row extends Omit<FollowedClaim, 'claimant' | 'appearance'> {
  claimant: string;
  appearance: string | null;
}

/** Claims with what followers are told of them; `chosen` gives `claim_id` and `changed`. */
function followed(chosen: RawBuilder<unknown>, order: RawBuilder<unknown>): RawBuilder<Row> {
  return sql<Row>`SELECT l.claim_id AS id, l.slug, l.quote, json_extract(r.body, '$.claimant') AS claimant,
      l.said_on AS saidOn, json_extract(r.body, '$.appearance') AS appearance, l.topic,
      l.finding_said AS findingSaid, l.finding_now AS findingNow, l.standing_said AS standingSaid,
      l.standing_now AS standingNow, l.because_now AS becauseNow, c.recorded_at AS publishedAt, k.changed AS changedAt
    FROM (${chosen}) k JOIN listing l ON l.claim_id = k.claim_id JOIN claim c ON c.id = l.claim_id
      JOIN claim_revision r ON r.id = l.revision_id
    ORDER BY ${order}`;
}

function followedOf({ claimant, appearance, ...row }: Row): FollowedClaim {
  return {
    ...row,
    claimant: JSON.parse(claimant) as Claimant,
    appearance:
      appearance === null ? undefined : (JSON.parse(appearance) as NonNullable<FollowedClaim['appearance']>),
  };
}

/** So many claims a feed holds. */
const FEED_SIZE = 50;

/** The claims that changed last are looked for among those of the last rulings: each publication makes two. */
const RULINGS_LOOKED_AT = 2_000;

/**
 * The published claims that changed last, the latest first, and what else a feed of them was last changed by: that a
 * claim was withdrawn, or the first one recorded; null in an empty ledger. One round trip.
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
  const [rows, [other]] = await read(
    compilable(followed(latest, sql`k.changed DESC, k.claim_id DESC`), kysely),
    compilable(
      sql<{ moved: string | null }>`SELECT max(at) AS moved FROM (SELECT at FROM withdrawal
        UNION ALL SELECT * FROM (SELECT recorded_at FROM claim ORDER BY id LIMIT 1))`,
      kysely,
    ),
  );
  return { claims: rows.map(followedOf), moved: other?.moved ?? null };
}

/** So many claims stand in a part of all reviews. */
export const REVIEWS_SIZE = 1_000;

/**
 * All published claims in the order of the ledger, after the one of a number (0 for the first part), and the number
 * after which the next part begins; null where this is the last. One round trip.
 */
export async function claimsAfter(
  { read, kysely }: Database,
  after: number,
): Promise<{ claims: FollowedClaim[]; next: number | null }> {
  const part = sql`SELECT l.claim_id, ${changedAt(sql`l.claim_id`)} AS changed FROM listing l
    WHERE l.claim_id > ${after} ORDER BY l.claim_id LIMIT ${sql.lit(REVIEWS_SIZE + 1)}`;
  const [rows] = await read(compilable(followed(part, sql`k.claim_id`), kysely));
  const claims = rows.slice(0, REVIEWS_SIZE).map(followedOf);
  return { claims, next: rows.length > REVIEWS_SIZE ? (claims.at(-1)?.id ?? null) : null };
}

/** So many addresses of each sort a file of the site map holds; the protocol takes 50,000 together. */
export const SITEMAP_SIZE = 10_000;

/** The addresses of one file of the site map, and how many files there are. */
export interface SitemapPart {
  claims: { slug: string; changedAt: string }[];
  /** In the first file only. */
  claimants: string[];
  topics: string[];
  series: string[];
  /** At least 1. */
  files: number;
}

/**
 * One file of the site map, from 1: the claims of a range of numbers, so that each stays in its file as long as it is
 * published. One round trip.
 */
export async function sitemapPart({ read, kysely }: Database, file: number): Promise<SitemapPart> {
  const size = sql.lit(SITEMAP_SIZE);
  const isFirst = sql.lit(file === 1 ? 1 : 0);
  const named = (column: 'claimant_slug' | 'topic_slug') =>
    compilable(
      sql<{ slug: string }>`SELECT DISTINCT ${sql.ref(column)} AS slug FROM listing
        WHERE ${isFirst} AND ${sql.ref(column)} IS NOT NULL ORDER BY 1 LIMIT ${size}`,
      kysely,
    );
  const [claims, claimants, topics, series, [last]] = await read(
    compilable(
      sql<{
        slug: string;
        changedAt: string;
      }>`SELECT l.slug, ${changedAt(sql`l.claim_id`)} AS changedAt FROM listing l
        WHERE l.claim_id > ${(file - 1) * SITEMAP_SIZE} AND l.claim_id <= ${file * SITEMAP_SIZE} ORDER BY l.claim_id`,
      kysely,
    ),
    named('claimant_slug'),
    named('topic_slug'),
    compilable(
      sql<{ slug: string }>`SELECT id AS slug FROM series WHERE ${isFirst} ORDER BY id LIMIT ${size}`,
      kysely,
    ),
    compilable(sql<{ id: number | null }>`SELECT max(claim_id) AS id FROM listing`, kysely),
  );
  const slugs = (rows: { slug: string }[]) => rows.map(({ slug }) => slug);
  return {
    claims,
    claimants: slugs(claimants),
    topics: slugs(topics),
    series: slugs(series),
    files: Math.max(1, Math.ceil((last?.id ?? 0) / SITEMAP_SIZE)),
  };
}
