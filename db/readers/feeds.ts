/** What programs follow the ledger by: the claims that changed last, all reviews in parts, the addresses of a site map. */

import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type {
  ClaimsFeed,
  Facet,
  FeedPart,
  FeedScope,
  FollowedClaim,
  SitemapPart,
  WithdrawnEntry,
  WithdrawnReview,
} from '../../claims/editorial/listed-claim.ts';
import type { HeldSaying } from '../../claims/sayings/saying.ts';
import { flag, jsonColumn, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { changedAt, publishedAt } from '../ledger/changed-at.ts';
import { currentClaimant } from '../ledger/persons.ts';
import {
  heldSaying,
  isOnlyUnseen,
  SAYINGS_FROM,
  SHORT_COLUMNS,
  sayingFields,
  sayingStands,
} from '../ledger/sayings.ts';
import { becauseColumn, listedVerdicts, speakerColumn, verdictsListed } from '../ledger/stored-json.ts';

const followedShape = {
  id: z.number(),
  slug: z.string(),
  quote: z.string(),
  claimant: speakerColumn,
  claimantSlug: z.string(),
  isKnownBody: flag,
  wikidata: z.string().nullable(),
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
  revision: z.number(),
  ruledOn: z.string(),
  isRuledLater: flag,
};

const followedClaim: z.ZodType<FollowedClaim, unknown> = z.object(followedShape);

/** A claim with its place in a feed. */
const placedClaim = z.object({ ...followedShape, place: z.number() });

/** The last verdict that the listed revision of row `l` was published with by a clock. */
function lastRuling(clock: 'said' | 'now'): RawBuilder<unknown> {
  return sql`(SELECT g.verdict FROM ruling g
    WHERE g.revision_id = l.revision_id AND g.clock = ${sql.lit(clock)} ORDER BY g.id DESC LIMIT 1)`;
}

/** Claims as feeds and reviews show them; `chosen` gives `claim_id`, `changed` and their `place`. */
function followed(chosen: RawBuilder<unknown>, order: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`SELECT k.place, l.claim_id AS id, l.slug, json_extract(r.body, '$.quote') AS quote,
      json_extract(r.body, '$.claimant') AS claimant, l.claimant_slug AS claimantSlug, n.is_body AS isKnownBody, n.wikidata,
      l.said_on AS saidOn, json_extract(r.body, '$.appearance') AS appearance, l.topic, ${verdictsListed},
      CASE l.clock WHEN 'said' THEN ${lastRuling('said')} END AS becauseSaid, l.because_now AS becauseNow,
      min(c.recorded_at, k.changed) AS publishedAt, k.changed AS changedAt, r.revision, l.ruled_on AS ruledOn,
      EXISTS (SELECT 1 FROM ruling g WHERE g.revision_id = l.revision_id AND g.clock = 'now' AND g.id < l.ruling_id) AS isRuledLater
    FROM (${chosen}) k CROSS JOIN listing l ON l.claim_id = k.claim_id JOIN claim c ON c.id = l.claim_id
      JOIN claim_revision r ON r.id = l.revision_id JOIN claimant n ON n.slug = l.claimant_slug
    ORDER BY ${order}`;
}

const movedRow = z.object({ moved: z.string().nullable() });

/** How many claims a part of a feed holds, and how many withdrawn ones at most. */
export const FEED_SIZE = 50;

/**
 * The place of a claim in feeds: the number of the last ruling on the revision that readers see. It grows with every publication,
 * so that a claim that changes comes to the front, and all behind it stay where they are.
 */
const placeOf = (revisionId: RawBuilder<unknown>) =>
  sql`(SELECT max(g.id) FROM ruling g WHERE g.revision_id = ${revisionId})`;

/** The slug of a scope by now: claims go on under another name if their claimant gets one. */
function slugNow(scope: Exclude<FeedScope, { of: 'all' }>): RawBuilder<unknown> {
  return scope.of === 'topic'
    ? sql`${scope.slug}`
    : sql`coalesce(${currentClaimant(scope.slug)}, ${scope.slug})`;
}

/** Up to this many claims of a topic or a claimant are put in order; more are met soon enough along the rulings. */
const FEW = 500;

/**
 * The places of a scope's claims in a part of its feed, one more than it holds. Those of many are found along the rulings, from
 * the place on; those of few among themselves.
 */
function places(scope: FeedScope, { before, after }: FeedPart): RawBuilder<unknown> {
  const limit = sql.lit(FEED_SIZE + 1);
  const bound = after !== undefined ? sql`> ${after}` : sql`< ${before ?? Number.MAX_SAFE_INTEGER}`;
  const order = after === undefined ? sql`DESC` : sql`ASC`;
  const along = (own: RawBuilder<unknown>, limit: RawBuilder<unknown>) =>
    sql`SELECT l.claim_id AS id, g.id AS place FROM ruling g CROSS JOIN listing l ON l.revision_id = g.revision_id
      WHERE ${own} AND g.id ${bound} AND NOT EXISTS (
        SELECT 1 FROM ruling x WHERE x.revision_id = g.revision_id AND x.id > g.id)
      ORDER BY g.id ${order} LIMIT ${limit}`;
  if (scope.of === 'all') return along(sql`1`, limit);
  const own = sql`${sql.ref(`l.${scope.of}_slug`)} = ${slugNow(scope)}`;
  const isMany = sql`(SELECT count(*) FROM (SELECT 1 FROM listing l WHERE ${own} LIMIT ${sql.lit(FEW + 1)})) > ${sql.lit(FEW)}`;
  return sql`SELECT id, place FROM (${along(own, sql`(CASE WHEN ${isMany} THEN ${limit} ELSE 0 END)`)}) UNION ALL
    SELECT id, place FROM (SELECT id, place FROM (
        SELECT l.claim_id AS id, ${placeOf(sql`l.revision_id`)} AS place FROM listing l WHERE ${own} AND NOT ${isMany})
      WHERE place ${bound} ORDER BY place ${order} LIMIT ${limit})`;
}

const withdrawnEntryRow = z.object({
  slug: z.string(),
  quote: z.string(),
  publishedAt: z.string(),
  at: z.string(),
  place: z.number().nullable(),
});

/** How much of a quotation is shown of a withdrawn claim. */
const WITHDRAWN_QUOTE = 400;

/** The claims of a scope that were withdrawn, the last first, each with the place that it had. */
function withdrawals(scope: FeedScope): RawBuilder<unknown> {
  const own = scope.of === 'all' ? sql`1` : sql`${sql.ref(`r.${scope.of}_slug`)} = ${slugNow(scope)}`;
  return sql`SELECT c.slug, substr(json_extract(r.body, '$.quote'), 1, ${sql.lit(WITHDRAWN_QUOTE)}) AS quote,
      ${publishedAt(sql`w.claim_id`)} AS publishedAt, w.at, ${placeOf(sql`r.id`)} AS place
    FROM withdrawal w CROSS JOIN claim c ON c.id = w.claim_id CROSS JOIN claim_revision r ON r.claim_id = w.claim_id
    WHERE r.revision = (SELECT max(v.revision) FROM claim_revision v WHERE v.claim_id = w.claim_id) AND ${own}
    ORDER BY w.at DESC, w.claim_id DESC`;
}

/**
 * A part of the feed of a scope: the published claims that changed last, the latest first, with those that were withdrawn. One
 * round trip.
 */
export async function claimsFeed(
  { read, kysely }: Database,
  scope: FeedScope = { of: 'all' },
  part: FeedPart = {},
): Promise<ClaimsFeed> {
  const chosen = sql`SELECT p.id AS claim_id, p.place, ${changedAt(sql`p.id`)} AS changed FROM (${places(scope, part)}) p`;
  const [found, gone, [other], [named]] = await read(
    sqlRows(
      kysely,
      followed(chosen, sql`k.place ${part.after === undefined ? sql`DESC` : sql`ASC`}`),
      placedClaim,
    ),
    sqlRows(kysely, withdrawals(scope), withdrawnEntryRow),
    sqlRows(
      kysely,
      sql`SELECT max(at) AS moved FROM (SELECT at FROM withdrawal
        UNION ALL SELECT ${publishedAt(sql`(SELECT min(id) FROM claim)`)})`,
      movedRow,
    ),
    sqlRows(kysely, nameOf(scope), facetRow),
  );
  const isOlderFirst = part.after !== undefined;
  const shown = found.slice(0, FEED_SIZE).sort((a, b) => b.place - a.place);
  const hasMore = found.length > FEED_SIZE;
  const [first, last] = [shown[0]?.place ?? null, shown[shown.length - 1]?.place ?? null];
  const isNewest = isOlderFirst ? !hasMore : part.before === undefined;
  const isEnd = isOlderFirst ? part.after === 0 : !hasMore;
  return {
    claims: shown.map(({ place: _, ...claim }) => claim).sort(latestFirst),
    withdrawn: isNewest
      ? withoutPlaces(gone)
      : withoutPlaces(
          gone.filter(
            ({ place }) =>
              (place ?? 0) < (part.before ?? (first ?? 0) + 1) && (place ?? 0) >= (isEnd ? 0 : (last ?? 0)),
          ),
        ),
    older: isEnd ? null : last,
    newer: isNewest ? null : first,
    moved: other?.moved ?? null,
    named: named ?? null,
  };
}

const facetRow: z.ZodType<Facet> = z.object({ slug: z.string(), name: z.string() });

function nameOf(scope: FeedScope): RawBuilder<unknown> {
  if (scope.of === 'all') return sql`SELECT slug, name FROM topic WHERE 0`;
  // A person of whom readers see nothing has no page, and no feed either.
  const isSeen = scope.of === 'topic' ? sql`1` : sql`NOT ${isOnlyUnseen('claimant.slug')}`;
  return sql`SELECT slug, name FROM ${sql.table(scope.of)} WHERE slug = ${slugNow(scope)} AND ${isSeen}`;
}

function withoutPlaces(gone: readonly (WithdrawnEntry & { place: number | null })[]): WithdrawnEntry[] {
  return gone.slice(0, FEED_SIZE).map(({ place: _, ...entry }) => entry);
}

/** A typo brings a claim to the front without changing it, so that its entry keeps its time. */
function latestFirst(a: FollowedClaim, b: FollowedClaim): number {
  return a.changedAt === b.changedAt ? b.id - a.id : a.changedAt < b.changedAt ? 1 : -1;
}

/** How many claims are in one part of all reviews. */
export const REVIEWS_SIZE = 1_000;

/** A claim with who said the same besides, without the words. */
export interface ReviewedClaim extends FollowedClaim {
  sayings?: readonly HeldSaying[];
}

const sayingOfClaim = sayingFields
  .extend({ claim: z.number() })
  .transform(({ claim, ...row }) => ({ claim, saying: heldSaying(row) }));

const withdrawnRow = z.object({ id: z.number(), slug: z.string(), at: z.string() });

/**
 * All published claims in the order of the ledger, after the one of a number (0 for the first part), with those among them
 * that were withdrawn, and the number after which the next part begins; null if this is the last. One round trip.
 */
export async function claimsAfter(
  { read, kysely }: Database,
  after: number,
): Promise<{ claims: ReviewedClaim[]; withdrawn: WithdrawnReview[]; next: number | null }> {
  const limit = sql.lit(REVIEWS_SIZE + 1);
  const part = sql`SELECT l.claim_id, l.claim_id AS place, ${changedAt(sql`l.claim_id`)} AS changed FROM listing l
    WHERE l.claim_id > ${after} ORDER BY l.claim_id LIMIT ${limit}`;
  const [rows, gone, sayings] = await read(
    sqlRows(kysely, followed(part, sql`k.claim_id`), followedClaim),
    sqlRows(
      kysely,
      sql`SELECT c.id, c.slug, w.at FROM withdrawal w JOIN claim c ON c.id = w.claim_id
        WHERE c.id > ${after} ORDER BY c.id LIMIT ${limit}`,
      withdrawnRow,
    ),
    sqlRows(
      kysely,
      sql`SELECT ${SHORT_COLUMNS}, s.claim_id AS claim FROM ${SAYINGS_FROM}
        WHERE s.claim_id IN (SELECT claim_id FROM (${part})) AND ${sayingStands('s')} ORDER BY s.claim_id, s.last_day, s.id`,
      sayingOfClaim,
    ),
  );
  const said = new Map<number, HeldSaying[]>();
  for (const { claim, saying } of sayings) said.set(claim, [...(said.get(claim) ?? []), saying]);
  // A part ends where either of its lists is full, so that neither skips a claim of the other.
  const ends = [rows, gone].flatMap((list) =>
    list.length > REVIEWS_SIZE ? [list[REVIEWS_SIZE - 1]?.id ?? after] : [],
  );
  const next = ends.length === 0 ? null : Math.min(...ends);
  const isHere = ({ id }: { id: number }) => next === null || id <= next;
  return {
    claims: rows.filter(isHere).map((row) => {
      const own = said.get(row.id);
      return own === undefined ? row : { ...row, sayings: own };
    }),
    withdrawn: gone.filter(isHere).map(({ slug, at }) => ({ slug, at })),
    next,
  };
}

/**
 * When readers last saw another list of who said the claim of row `l`, or other claims beside it: an attached saying is not seen
 * before it is confirmed. Empty if ever so.
 */
const saidAt = sql`coalesce((SELECT max(d.at) FROM saying_deed d
  WHERE (d.claim_id = l.claim_id OR d.other_claim_id = l.claim_id) AND d.what <> 'attach'), '')`;

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
  const named = (column: 'claimant_slug' | 'party_slug' | 'topic_slug') =>
    sqlRows(
      kysely,
      sql`SELECT DISTINCT ${sql.ref(column)} AS slug FROM listing
        WHERE ${sql.ref(column)} IS NOT NULL ORDER BY 1 LIMIT ${size}`,
      slugRow,
    );
  const [claims, claimants, parties, topics, series, disputes, [last]] = await read(
    sqlRows(
      kysely,
      sql`SELECT l.slug, max(${changedAt(sql`l.claim_id`)}, ${saidAt}) AS changedAt FROM listing l
        WHERE l.claim_id > ${(file - 1) * SITEMAP_SIZE} AND l.claim_id <= ${file * SITEMAP_SIZE} ORDER BY l.claim_id`,
      addressRow,
    ),
    named('claimant_slug'),
    named('party_slug'),
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
    parties: slugs(parties),
    topics: slugs(topics),
    series: slugs(series),
    disputes: slugs(disputes),
    files: Math.max(1, Math.ceil((last?.id ?? 0) / SITEMAP_SIZE)),
  };
}
