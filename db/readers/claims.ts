/** Reads of many claims: lists, search, and what a claimant or a topic is tallied by. */
import { sql } from 'kysely';
import type { Finding, Standing } from '../../claims/verdict.ts';
import { separated } from '../../claims/words/words.ts';
import { compilable } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';

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

/** The longest quotation in which matches are marked, in characters. */
const MARKED = 2_000;

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
  // What is marked in a text costs its matches times the words asked for: of a long one the beginning is shown.
  const quote =
    match === null
      ? sql`l.quote`
      : sql`CASE WHEN length(claim_search.quote) > ${sql.lit(MARKED)} THEN l.quote
          ELSE snippet(claim_search, 0, ${MATCH_START}, ${MATCH_END}, '…', 40) END`;
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
    kysely
      .selectFrom(table)
      .select(['slug', 'name'])
      // A name that was corrected away has no claims any more.
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('listing as l').select('l.claim_id').whereRef(`l.${table}_slug`, '=', `${table}.slug`),
        ),
      )
      .orderBy('name')
      .limit(MAX_FACETS);
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
