/** Reads of claims: one claim with all that its verdict rests on, lists, search and history. */
import { type Kysely, sql } from 'kysely';
import type { Claim } from '../claims/bundle.ts';
import type { Series, Source } from '../claims/evidence.ts';
import type { Finding, Standing, Verdict } from '../claims/verdict.ts';
import { separated } from '../claims/words.ts';
import type { Database } from './open.ts';
import { type SeriesPack, unpack } from './packs.ts';
import { compilable, present, sourceJson } from './rows.ts';
import type { Clock, Schema } from './schema.ts';

/** A claim at its last revision, with all its evidence, as the ledger holds them. */
export interface StoredClaim {
  claim: Claim;
  series: Series[];
  sources: Source[];
  revision: number;
  recordedAt: string;
  claimantSlug: string;
  topic: { slug: string; name: string } | null;
  /** What was published last, and when; null before anything was. */
  published: { findingNow: Finding; method: string; on: string } | null;
  /** Changes whenever anything that the page shows of it does. */
  version: string;
}

interface ClaimRow {
  claim_id: number;
  body: string;
  revision: number;
  revision_id: number;
  recorded_at: string;
  claimant_slug: string;
  topic_slug: string | null;
  topic: string | null;
  packs: string | null;
  last_observation: number | null;
  cited: string | null;
  ruling_id: number | null;
  ruled_on: string | null;
  method: string | null;
  finding_now: Finding | null;
}

/** A claim's revision with all its evidence as one row, so that a page costs one statement. */
const CLAIM_COLUMNS = sql`r.claim_id, r.id AS revision_id, r.body, r.revision, r.recorded_at, r.claimant_slug, r.topic_slug, t.name AS topic,
  (SELECT group_concat(p.pack) FROM revision_series rs JOIN series_pack p ON p.series_id = rs.series_id
    WHERE rs.revision_id = r.id) AS packs,
  (SELECT max(p.last_observation) FROM revision_series rs JOIN series_pack p ON p.series_id = rs.series_id
    WHERE rs.revision_id = r.id) AS last_observation,
  (SELECT json_group_array(json(${sourceJson})) FROM revision_source c JOIN source k ON k.id = c.source_id
    WHERE c.revision_id = r.id) AS cited`;

/** The claim of a slug at its last revision; undefined where there is none. */
export async function findClaim({ read, kysely }: Database, slug: string): Promise<StoredClaim | undefined> {
  const [[row]] = await read(
    compilable(
      sql<ClaimRow>`SELECT ${CLAIM_COLUMNS}, l.ruling_id, l.ruled_on, l.method, l.finding_now
        FROM listing l JOIN claim_revision r ON r.id = l.revision_id LEFT JOIN topic t ON t.slug = r.topic_slug
        WHERE l.slug = ${slug}`,
      kysely,
    ),
  );
  return row && storedClaim(row);
}

/** Claims at given revisions, whether listed already or not, inside a transaction. */
export async function claimsOfRevisions(
  trx: Kysely<Schema>,
  revisionIds: readonly number[],
): Promise<{ revisionId: number; claimId: number; claim: StoredClaim }[]> {
  if (revisionIds.length === 0) return [];
  const { rows } = await sql<ClaimRow>`
    SELECT ${CLAIM_COLUMNS}, l.ruling_id, l.ruled_on, l.method, l.finding_now
    FROM claim_revision r LEFT JOIN listing l ON l.revision_id = r.id LEFT JOIN topic t ON t.slug = r.topic_slug
    WHERE r.id IN (${sql.join(revisionIds)})`.execute(trx);
  return rows.map((row) => ({ revisionId: row.revision_id, claimId: row.claim_id, claim: storedClaim(row) }));
}

function storedClaim(row: ClaimRow): StoredClaim {
  const cited = JSON.parse(row.cited ?? '[]') as SeriesPack['sources'];
  const packs = JSON.parse(`[${row.packs ?? ''}]`) as SeriesPack[];
  const { series, sources } = unpack(packs);
  const more = cited.filter((source) => !sources.some((s) => s.id === source['id']));
  return {
    claim: JSON.parse(row.body) as Claim,
    series,
    sources: [...sources, ...more.map((source) => present<Source>(source))],
    revision: row.revision,
    recordedAt: row.recorded_at,
    claimantSlug: row.claimant_slug,
    topic: row.topic_slug === null || row.topic === null ? null : { slug: row.topic_slug, name: row.topic },
    published:
      row.finding_now === null || row.method === null || row.ruled_on === null
        ? null
        : { findingNow: row.finding_now, method: row.method, on: row.ruled_on },
    version: `${row.revision_id}-${row.last_observation ?? 0}-${row.ruling_id ?? 0}`,
  };
}

/** A claim as lists show it. */
export interface ListedClaim {
  slug: string;
  /** The beginning of the quotation; in search results with the matches between U+0002 and U+0003. */
  quote: string;
  claimant: string;
  claimantSlug: string;
  topic: string | null;
  topicSlug: string | null;
  kind: string;
  claimed: string | null;
  saidOn: string;
  findingSaid: Finding;
  findingNow: Finding;
  standingSaid: Standing;
  standingNow: Standing;
  becauseNow: string;
}

export interface ClaimFilter {
  q?: string | undefined;
  claimant?: string | undefined;
  topic?: string | undefined;
  finding?: Finding | undefined;
}

export interface ClaimList {
  claims: ListedClaim[];
  /** How many there are, counted up to `COUNTED`. */
  total: number;
}

export const PAGE_SIZE = 20;

/** Totals are counted up to this; beyond it a list says "more than". */
export const COUNTED = 1_000;

/** The marks that search puts round a match; no text of the ledger can hold them. */
export const MATCH_START = '\u0002';
export const MATCH_END = '\u0003';

export const listed = sql`l.slug, l.claimant, l.claimant_slug AS claimantSlug, l.topic, l.topic_slug AS topicSlug, l.kind, l.claimed,
  l.said_on AS saidOn, l.finding_said AS findingSaid, l.finding_now AS findingNow,
  l.standing_said AS standingSaid, l.standing_now AS standingNow, l.because_now AS becauseNow`;

/** What a reader typed as an FTS5 query: every word must occur, in any of its forms, and the last may be a beginning. Null where nothing is left. */
export function searchQuery(typed: string): string | null {
  const words = typed
    .normalize('NFC')
    .split(/[\s\p{C}]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MAX_WORDS);
  if (words.length === 0) return null;
  return words.map((word, i) => term(word, i === words.length - 1)).join(' AND ');
}

/** A word as a term of a query; a number is found with its thousands separated or not. */
function term(word: string, isLast: boolean): string {
  const digits = word.replace(/,(?=\d{3}(?!\d))/g, '');
  const forms = /^\d{4,}$/.test(digits) ? [digits, separated(digits)] : [word];
  const quoted = forms.map(
    (form) => `"${form.replaceAll('"', '""')}"${isLast && form.length >= BEGINNING ? '*' : ''}`,
  );
  return quoted.length === 1 ? quoted.join('') : `(${quoted.join(' OR ')})`;
}

const MAX_WORDS = 12;

/** From this length on a last word is searched as a beginning too; shorter ones begin too much. */
const BEGINNING = 4;

/** So many matches are ranked: by how often rare words occur (bm25), the quotation above the names. */
const RANKED = 1_000;

/** The queries of one page of a list, from 1: its claims, and how many there are. */
function listQueries({ kysely }: Database, filter: ClaimFilter, page: number) {
  const match = filter.q === undefined ? null : searchQuery(filter.q);
  const conditions = [
    ...(filter.q === undefined ? [] : match === null ? [sql`0`] : [sql`claim_search MATCH ${match}`]),
    ...(filter.claimant === undefined ? [] : [sql`l.claimant_slug = ${filter.claimant}`]),
    ...(filter.topic === undefined ? [] : [sql`l.topic_slug = ${filter.topic}`]),
    ...(filter.finding === undefined ? [] : [sql`f.finding = ${filter.finding}`]),
  ];
  const from = sql`FROM ${match === null ? sql`listing l` : sql`claim_search JOIN listing l ON l.claim_id = claim_search.rowid`}
    ${filter.finding === undefined ? sql`` : sql`JOIN listing_finding f ON f.claim_id = l.claim_id`}
    ${conditions.length === 0 ? sql`` : sql`WHERE ${sql.join(conditions, sql` AND `)}`}`;
  const quote =
    match === null ? sql`l.quote` : sql`snippet(claim_search, 0, ${MATCH_START}, ${MATCH_END}, '…', 40)`;
  const byDate =
    filter.finding === undefined
      ? sql`l.said_on DESC, l.claim_id DESC`
      : sql`f.said_on DESC, f.claim_id DESC`;
  // Ranking costs as much as there is to rank: of very many matches the latest recorded are ranked.
  const matches = conditions.length > 1 ? from : sql`FROM claim_search WHERE claim_search MATCH ${match}`;
  const ranked = sql`${from} AND claim_search.rowid >= coalesce((SELECT min(id) FROM (
    SELECT claim_search.rowid AS id ${matches} ORDER BY claim_search.rowid DESC LIMIT ${sql.lit(RANKED)})), 0)
    ORDER BY claim_search.rank`;
  const limits = sql`LIMIT ${sql.lit(PAGE_SIZE)} OFFSET ${sql.lit((page - 1) * PAGE_SIZE)}`;
  return [
    compilable(
      sql<ListedClaim>`SELECT ${listed}, ${quote} AS quote ${match === null ? sql`${from} ORDER BY ${byDate}` : ranked} ${limits}`,
      kysely,
    ),
    compilable(
      sql<{ n: number }>`SELECT count(*) AS n FROM (SELECT 1 ${from} LIMIT ${sql.lit(COUNTED + 1)})`,
      kysely,
    ),
  ] as const;
}

/** A name that lists can be narrowed to. */
export interface Facet {
  slug: string;
  name: string;
}

/** So many names are offered for a filter. */
const MAX_FACETS = 200;

/**
 * The claims that a filter lets through, latest first, or best match first; one page of them, from 1, with
 * the topics and claimants to filter by.
 */
export async function listClaims(
  database: Database,
  filter: ClaimFilter,
  page: number,
): Promise<ClaimList & { topics: Facet[]; claimants: Facet[] }> {
  const { kysely } = database;
  const facet = (table: 'topic' | 'claimant') =>
    kysely.selectFrom(table).select(['slug', 'name']).orderBy('name').limit(MAX_FACETS);
  const [claims, [total], topics, claimants] = await database.read(
    ...listQueries(database, filter, page),
    facet('topic'),
    facet('claimant'),
  );
  return { claims, total: total?.n ?? 0, topics, claimants };
}

/** A claimant or a topic with how its claims came out, and one page of them; undefined where there is none. */
export async function findGroup(
  database: Database,
  kind: 'claimant' | 'topic',
  slug: string,
  page: number,
): Promise<(ClaimList & { name: string; tally: { finding: Finding; claims: number }[] }) | undefined> {
  const { kysely } = database;
  const [claims, [total], [named], tally] = await database.read(
    ...listQueries(database, { [kind]: slug }, page),
    kysely.selectFrom(kind).select('name').where('slug', '=', slug),
    compilable(
      sql<{ finding: Finding; claims: number }>`SELECT finding_now AS finding, count(*) AS claims FROM listing
        WHERE ${sql.ref(`${kind}_slug`)} = ${slug} GROUP BY finding_now ORDER BY claims DESC, finding_now`,
      kysely,
    ),
  );
  return named && { claims, total: total?.n ?? 0, name: named.name, tally };
}

/** Claims whose words come near to a slug that does not exist; the best first, at most 5. */
export async function nearMatches({ read, kysely }: Database, slug: string): Promise<ListedClaim[]> {
  const beginnings = slug
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS)
    .map((word) => `"${word.slice(0, 4)}"*`);
  if (beginnings.length === 0) return [];
  const [claims] = await read(
    compilable(
      sql<ListedClaim>`SELECT ${listed}, l.quote FROM claim_search JOIN listing l ON l.claim_id = claim_search.rowid
        WHERE claim_search MATCH ${beginnings.join(' OR ')} AND rank MATCH 'bm25(1.0, 1.0, 1.0, 8.0)'
        ORDER BY claim_search.rank LIMIT 5`,
      kysely,
    ),
  );
  return claims;
}

/** One step of a claim's history: a revision, with the rulings made on it. */
export interface HistoryEntry {
  revision: number;
  recordedAt: string;
  claim: Claim;
  rulings: {
    clock: Clock;
    asOf: string;
    verdict: Verdict;
    bundleSha256: string;
    recordedAt: string;
    method: string;
  }[];
}

/** The published revisions of a claim with their rulings, the latest first; empty where there is no such claim. */
export async function claimHistory({ read, kysely }: Database, slug: string): Promise<HistoryEntry[]> {
  const [revisions, rulings] = await read(
    kysely
      .selectFrom('claim')
      .innerJoin('claim_revision as r', 'r.claim_id', 'claim.id')
      .select(['r.id', 'r.revision', 'r.body', 'r.recorded_at'])
      .where('claim.slug', '=', slug)
      .orderBy('r.revision', 'desc'),
    kysely
      .selectFrom('claim')
      .innerJoin('claim_revision as r', 'r.claim_id', 'claim.id')
      .innerJoin('ruling as g', 'g.revision_id', 'r.id')
      .select([
        'g.revision_id',
        'g.clock',
        'g.as_of',
        'g.verdict',
        'g.bundle_sha256',
        'g.recorded_at',
        'g.method',
      ])
      .where('claim.slug', '=', slug)
      .orderBy('g.id', 'desc'),
  );
  return revisions.map((r) => ({
    revision: r.revision,
    recordedAt: r.recorded_at,
    claim: JSON.parse(r.body) as Claim,
    rulings: rulings
      .filter((g) => g.revision_id === r.id)
      .map((g) => ({
        clock: g.clock,
        asOf: g.as_of,
        verdict: JSON.parse(g.verdict) as Verdict,
        bundleSha256: g.bundle_sha256,
        recordedAt: g.recorded_at,
        method: g.method,
      })),
  }));
}
