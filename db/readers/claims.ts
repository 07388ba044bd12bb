/** Reads of many claims: lists and search. Those of a person, a party or a topic: people.ts. */

import { sql } from 'kysely';
import * as z from 'zod';
import type { Facet, ListedClaim, WordTally } from '../../claims/editorial/listed-claim.ts';
import type { Word } from '../../claims/verdict/reader-words.ts';
import type { Finding } from '../../claims/verdict/verdict.ts';
import { separated } from '../../claims/words/numbers.ts';
import { countRow, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { currentClaimant } from '../ledger/persons.ts';
import { listedVerdicts, verdictsListed, wordSchema } from '../ledger/stored-json.ts';

export interface ClaimFilter {
  q?: string | undefined;
  claimant?: string | undefined;
  topic?: string | undefined;
  /** The headline's word. */
  word?: Word | undefined;
  /** A finding of either clock. */
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

/** What lists show of row `l` of `listing`, but its quotation, which search marks; `listedClaim` reads both. */
export const listed = sql`l.slug, l.claimant, l.claimant_slug AS claimantSlug, l.topic, l.topic_slug AS topicSlug, l.claimed,
  l.said_on AS saidOn, ${verdictsListed}, l.because_now AS becauseNow`;

export const listedClaim = z.object({
  slug: z.string(),
  quote: z.string(),
  claimant: z.string(),
  claimantSlug: z.string(),
  topic: z.string().nullable(),
  topicSlug: z.string().nullable(),
  claimed: z.string().nullable(),
  saidOn: z.string(),
  ...listedVerdicts,
  becauseNow: z.string(),
});

/**
 * What a reader typed as an FTS5 query: every word must occur, in any of its forms, and the last may be a beginning. A word
 * that is typed again is one word, at its last place. Null if nothing is left.
 */
export function searchQuery(typed: string): string | null {
  const words = new Map<string, string>();
  for (const word of typed.normalize('NFC').split(/[\s\p{C}]+/u)) {
    const cut = word.slice(0, MAX_WORD);
    if (!/[\p{L}\p{N}]/u.test(cut)) continue;
    const plain = withoutThousands(cut.toLowerCase());
    words.delete(plain);
    words.set(plain, cut);
    if (words.size === MAX_WORDS) break;
  }
  if (words.size === 0) return null;
  return [...words.values()].map((word, i) => term(word, i === words.size - 1)).join(' AND ');
}

function withoutThousands(word: string): string {
  return word.replace(/,(?=\d{3}(?!\d))/g, '');
}

/** A word as a term of a query; a number is found with its thousands separated or not. */
function term(word: string, isLast: boolean): string {
  const digits = withoutThousands(word);
  const forms = /^\d{4,}$/.test(digits) ? [digits, separated(digits)] : [word];
  const quoted = forms.map(
    (form) => `"${form.replaceAll('"', '""')}"${isLast && form.length >= BEGINNING ? '*' : ''}`,
  );
  return quoted.length === 1 ? quoted.join('') : `(${quoted.join(' OR ')})`;
}

/** How many different words are searched for, and how much of each. */
const MAX_WORDS = 12;
const MAX_WORD = 100;

/** From this length on a last word is searched as a beginning too; shorter ones begin too much. */
const BEGINNING = 4;

/** How many matches are ranked: by how often rare words occur (bm25), the quotation above the names. */
const RANKED = 1_000;

/** The longest quotation in which matches are marked, in characters. */
const MARKED = 2_000;

/** The rows that a filter lets through, as the rest of a statement, with its conditions and what it searches for. */
function narrowed(filter: ClaimFilter) {
  const match = filter.q === undefined ? null : searchQuery(filter.q);
  const conditions = [
    ...(filter.q === undefined ? [] : match === null ? [sql`0`] : [sql`claim_search MATCH ${match}`]),
    ...(filter.claimant === undefined ? [] : [sql`l.claimant_slug = ${currentClaimant(filter.claimant)}`]),
    ...(filter.topic === undefined ? [] : [sql`l.topic_slug = ${filter.topic}`]),
    ...(filter.word === undefined ? [] : [sql`l.word = ${filter.word}`]),
    ...(filter.finding === undefined ? [] : [sql`f.finding = ${filter.finding}`]),
  ];
  const from = sql`FROM ${match === null ? sql`listing l` : sql`claim_search JOIN listing l ON l.claim_id = claim_search.rowid`}
    ${filter.finding === undefined ? sql`` : sql`JOIN listing_finding f ON f.claim_id = l.claim_id`}
    ${conditions.length === 0 ? sql`` : sql`WHERE ${sql.join(conditions, sql` AND `)}`}`;
  return { from, match, conditions };
}

/** How many claims of a filter are counted by their words; of more, none are. */
const TALLIED = 5_000;

/** How many claims have each word, of those that a filter lets through whatever their word; `wordTally` reads it. */
function tallyQuery({ kysely }: Database, filter: ClaimFilter) {
  const { from } = narrowed({ ...filter, word: undefined });
  return sqlRows(
    kysely,
    sql`SELECT word, count(*) AS claims FROM (SELECT l.word ${from} LIMIT ${sql.lit(TALLIED + 1)})
      GROUP BY word ORDER BY claims DESC, word`,
    tallyRow,
  );
}

const tallyRow: z.ZodType<WordTally> = z.object({ word: wordSchema, claims: z.number() });

/** The same, or null if there are too many to count. */
function wordTally(rows: readonly WordTally[]): readonly WordTally[] | null {
  return rows.reduce((sum, { claims }) => sum + claims, 0) > TALLIED ? null : rows;
}

/** How many claims of the whole ledger have each word, as a query and its reader. */
export const wholeTally = { query: (database: Database) => tallyQuery(database, {}), read: wordTally };

/** The queries of one page of a list, from 1: its claims, and how many there are. */
function listQueries({ kysely }: Database, filter: ClaimFilter, page: number) {
  const { from, match, conditions } = narrowed(filter);
  // Marking a text costs its matches times the words asked for: a long one shows its beginning instead.
  const quote =
    match === null
      ? sql`l.quote`
      : sql`CASE WHEN length(claim_search.quote) > ${sql.lit(MARKED)} THEN l.quote
          ELSE snippet(claim_search, 0, ${MATCH_START}, ${MATCH_END}, '…', 40) END`;
  const byDate =
    filter.finding === undefined
      ? sql`l.said_on DESC, l.claim_id DESC`
      : sql`f.said_on DESC, f.claim_id DESC`;
  // Ranking costs as much as there is to rank: if there are very many matches, the latest recorded are ranked.
  const matches = conditions.length > 1 ? from : sql`FROM claim_search WHERE claim_search MATCH ${match}`;
  const ranked = sql`${from} AND claim_search.rowid >= coalesce((SELECT min(id) FROM (
    SELECT claim_search.rowid AS id ${matches} ORDER BY claim_search.rowid DESC LIMIT ${sql.lit(RANKED)})), 0)
    ORDER BY claim_search.rank`;
  const limits = sql`LIMIT ${sql.lit(PAGE_SIZE)} OFFSET ${sql.lit((page - 1) * PAGE_SIZE)}`;
  return [
    sqlRows(
      kysely,
      sql`SELECT ${listed}, ${quote} AS quote ${match === null ? sql`${from} ORDER BY ${byDate}` : ranked} ${limits}`,
      listedClaim,
    ),
    sqlRows(
      kysely,
      sql`SELECT count(*) AS n FROM (SELECT 1 ${from} LIMIT ${sql.lit(COUNTED + 1)})`,
      countRow,
    ),
  ] as const;
}

/** How many names a filter offers. */
const MAX_FACETS = 200;

/**
 * The claims that a filter lets through, latest first, or best match first; one page of them, from 1, with
 * the topics and claimants to filter by, and how many of them have each word.
 */
export async function listClaims(
  database: Database,
  filter: ClaimFilter,
  page: number,
): Promise<ClaimList & { topics: Facet[]; claimants: Facet[]; words: readonly WordTally[] | null }> {
  const { kysely } = database;
  const facet = (table: 'topic' | 'claimant') =>
    kysely
      .selectFrom(table)
      .select(['slug', 'name'])
      // A name that was corrected away has no claims.
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('listing as l').select('l.claim_id').whereRef(`l.${table}_slug`, '=', `${table}.slug`),
        ),
      )
      .orderBy('name')
      .limit(MAX_FACETS);
  const [claims, [total], topics, claimants, words] = await database.read(
    ...listQueries(database, filter, page),
    facet('topic'),
    facet('claimant'),
    tallyQuery(database, filter),
  );
  return { claims, total: total?.n ?? 0, topics, claimants, words: wordTally(words) };
}

/** How many words of a slug are compared, and how many letters each must have. */
const MAX_NEAR_WORDS = 5;
const FEWEST_LETTERS = 2;

/** How many claims are compared with a slug: of those that have all of its words, and of those that have any. */
const COMPARED = { all: 50, any: 150 };
const MAX_NEAR = 5;

/** The words of a slug, by their beginnings. */
function beginningsIn(slug: string): Set<string> {
  const words = slug
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= FEWEST_LETTERS);
  return new Set(words.map((word) => word.slice(0, BEGINNING)));
}

/** How near two slugs are: the part of their words that they share. */
function nearness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.max(1, a.size + b.size - shared);
}

/**
 * Claims whose words come near to a slug that does not exist; the best first, at most 5. They are compared here, and the
 * latest of very many only: the index would count every claim of every word first.
 */
export async function nearMatches({ read, kysely }: Database, slug: string): Promise<ListedClaim[]> {
  const asked = new Set([...beginningsIn(slug)].slice(0, MAX_NEAR_WORDS));
  if (asked.size === 0) return [];
  const words = [...asked].map((word) => `"${word}"*`);
  const latest = (query: string, most: number) =>
    sqlRows(
      kysely,
      sql`SELECT ${listed}, l.quote FROM claim_search JOIN listing l ON l.claim_id = claim_search.rowid
        WHERE claim_search MATCH ${query} ORDER BY claim_search.rowid DESC LIMIT ${sql.lit(most)}`,
      listedClaim,
    );
  const [all, any] = await read(
    latest(words.join(' AND '), COMPARED.all),
    latest(words.join(' OR '), COMPARED.any),
  );
  const found = new Map([...all, ...any].map((claim) => [claim.slug, claim]));
  return [...found.values()]
    .map((claim) => ({ claim, near: nearness(asked, beginningsIn(claim.slug)) }))
    .sort((a, b) => b.near - a.near)
    .slice(0, MAX_NEAR)
    .map(({ claim }) => claim);
}
