/** Reads of many claims: lists and search. Those of a person, a party or a topic: people.ts. */

import { sql } from 'kysely';
import * as z from 'zod';
import type { Facet, ListedClaim, WordTally } from '../../claims/editorial/listed-claim.ts';
import { excerpt, hasAny, marked } from '../../claims/searching/marking.ts';
import { matchOf, type Part, partsElsewhere } from '../../claims/searching/weighing.ts';
import { parsedJson, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { listedVerdicts, verdictsListed, wordSchema } from '../ledger/stored-json.ts';
import { type Facets, facetsOf, facetsQuery, partiesQuery, yearsFrom, yearsQuery } from './facets.ts';
import { type FoundSaying, foundSayings, inSayings, type Lacking } from './found-sayings.ts';
import {
  type ClaimFilter,
  type ListOrder,
  type Narrowed,
  narrow,
  orderOf,
  rowsOf,
  withParts,
} from './narrowing.ts';
import { findClaims, RERANKED, type Search } from './search.ts';

export interface ClaimList {
  claims: FoundInList[];
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

/** How many claims have each word, of the whole ledger; if there are more, none are counted. */
const TALLIED = 5_000;

const tallyRow: z.ZodType<WordTally> = z.object({ word: wordSchema, claims: z.number() });

/** How many claims of the whole ledger have each word, as a query and its reader, which gives null for too many. */
export const wholeTally = {
  query: ({ kysely }: Database) =>
    sqlRows(
      kysely,
      sql`SELECT word, count(*) AS claims FROM (SELECT l.word FROM listing l LIMIT ${sql.lit(TALLIED + 1)})
        GROUP BY word ORDER BY claims DESC, word`,
      tallyRow,
    ),
  read: (rows: readonly WordTally[]): readonly WordTally[] | null =>
    rows.reduce((sum, { claims }) => sum + claims, 0) > TALLIED ? null : rows,
};

/** How much of a quotation is looked at to mark what was found. */
const READ_OF_QUOTE = 4_000;

/** What is read of a found claim to put it in its place, and to tell why it was found. */
const closely = {
  fullQuote: z.string(),
  claimantSaid: z.string(),
  restsOn: z.string(),
  terms: z.string(),
  people: z.string(),
  rests: z.string(),
  about: z.string(),
  sayings: z.string(),
};

/** What of it is told of a claim that is shown. */
const saidSchema = z.object({
  role: z.string().optional(),
  organisation: z.string().optional(),
  party: z.string().optional(),
});
const titlesSchema = z.array(z.string());

const closeRow = z.object(closely);

type Close = z.infer<typeof closeRow>;

/** A row of a list; of a search, with what it is looked at closely by. */
interface ListRow {
  claim: ListedClaim;
  close: Close | null;
}

const plainRow: z.ZodType<ListRow> = listedClaim.transform((claim) => ({ claim, close: null }));
const foundRow: z.ZodType<ListRow> = listedClaim
  .extend(closely)
  .transform(({ fullQuote, claimantSaid, restsOn, terms, people, rests, about, sayings, ...claim }) => ({
    claim,
    close: { fullQuote, claimantSaid, restsOn, terms, people, rests, about, sayings },
  }));

/** What is read of a found claim besides what lists show. */
const foundColumns = sql`l.quote, substr(r.body ->> '$.quote', 1, ${sql.lit(READ_OF_QUOTE)}) AS fullQuote,
  r.body -> '$.claimant' AS claimantSaid,
  (SELECT json_group_array(t.title || CASE WHEN t.place IS NULL OR instr(t.title, t.place) > 0 THEN '' ELSE ', ' || t.place END) FROM revision_series rs
    JOIN series t ON t.id = rs.series_id WHERE rs.revision_id = l.revision_id) AS restsOn,
  s.quote AS terms, s.people, s.rests, s.about, coalesce(s.sayings, '') AS sayings`;

/** A claim of a list; of a search, with why it was found, where its quotation does not say. */
export interface FoundInList extends ListedClaim {
  /** Texts with each match between `MATCH_START` and `MATCH_END`. */
  found?: { rests: readonly string[]; said: readonly string[]; saying?: FoundSaying | undefined };
}

/** Whether a page of a search is among those that are put in order again by all that its claims say. */
function isClose({ search }: Narrowed, order: ListOrder, page: number): boolean {
  return search !== null && order === 'best' && page * PAGE_SIZE <= RERANKED;
}

/** The rows of one page of a list, from 1; of a page that is looked at closely, those of all such pages. */
function pageQuery({ kysely }: Database, narrowed: Narrowed, order: ListOrder, page: number) {
  const { ctes, from } = rowsOf(narrowed);
  const limits = isClose(narrowed, order, page)
    ? sql`LIMIT ${sql.lit(RERANKED)}`
    : sql`LIMIT ${sql.lit(PAGE_SIZE)} OFFSET ${sql.lit((page - 1) * PAGE_SIZE)}`;
  const sorted = orderOf(order, narrowed);
  if (narrowed.search === null)
    return sqlRows(kysely, sql`SELECT ${listed}, l.quote ${from} ORDER BY ${sorted} ${limits}`, plainRow);
  return sqlRows(
    kysely,
    sql`${withParts(ctes)} SELECT ${listed}, ${foundColumns}
      FROM (SELECT l.claim_id, found.score ${from} ORDER BY ${sorted} ${limits}) found
        JOIN listing l ON l.claim_id = found.claim_id JOIN claim_revision r ON r.id = l.revision_id
        JOIN claim_search s ON s.rowid = l.claim_id
      ORDER BY ${sorted}`,
    foundRow,
  );
}

/** One page of a list of what `pageQuery` read; a round trip more if some were found by what others said. */
async function pageOf(
  database: Database,
  rows: readonly ListRow[],
  narrowed: Narrowed,
  at: { order: ListOrder; page: number },
): Promise<FoundInList[]> {
  const { search } = narrowed;
  if (search === null) return rows.map(({ claim }) => claim);
  const { order, page } = at;
  const shown = isClose(narrowed, order, page)
    ? byMatch(rows, search).slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
    : rows;
  const lacking = shown.flatMap((row): Lacking[] => {
    const parts = row.close === null ? [] : inSayings(missingOf(row, search), row.close.sayings);
    return parts.length === 0 ? [] : [{ slug: row.claim.slug, parts }];
  });
  const sayings = await foundSayings(database, lacking, MARKS);
  return shown.map((row) => toldFound(row, search, sayings.get(row.claim.slug)));
}

const indexOf = ({ terms, people, rests, about, sayings }: Close) => ({
  quote: terms,
  people,
  rests,
  about,
  sayings,
});

function byMatch(rows: readonly ListRow[], { parts }: Search): ListRow[] {
  return rows
    .map((row) => ({ row, score: row.close === null ? 0 : matchOf(parts, indexOf(row.close)).score }))
    .sort((a, b) => b.score - a.score)
    .map(({ row }) => row);
}

/** Whether any of the claims that were read has all that is asked. */
function isWhole(rows: readonly ListRow[], { search }: Narrowed): boolean {
  return (
    search === null ||
    rows.some(({ close }) => close !== null && matchOf(search.parts, indexOf(close)).isWhole)
  );
}

const MARKS = { start: MATCH_START, end: MATCH_END };

/** What was asked that the quotation of a found claim and its speaker's name do not have, but for words that only help to choose. */
function missingOf({ claim, close }: ListRow, { parts }: Search): Part[] {
  if (close === null) return [];
  return partsElsewhere(parts, close.terms).filter(
    (part) => !part.asked.isLight && !hasAny(claim.claimant, [part]),
  );
}

/** A found claim with its matches marked, and where those are that its quotation and its speaker's name do not have. */
function toldFound(row: ListRow, search: Search, saying: FoundSaying | undefined): FoundInList {
  const { claim, close } = row;
  const { parts } = search;
  if (close === null) return claim;
  const missing = missingOf(row, search);
  const found = (texts: readonly (string | undefined)[]) =>
    texts.flatMap((text) =>
      text !== undefined && hasAny(text, missing) ? [marked(text, missing, MARKS)] : [],
    );
  const shown = { ...claim, quote: excerpt(close.fullQuote, parts, MARKS) };
  if (missing.length === 0) return shown;
  const { role, organisation, party } = parsedJson(close.claimantSaid, saidSchema);
  return {
    ...shown,
    found: {
      rests: found(parsedJson(close.restsOn, titlesSchema)),
      said: found([role, organisation, party]),
      ...(saying === undefined ? {} : { saying }),
    },
  };
}

/** How many names a filter offers. */
const MAX_FACETS = 200;

/** A list of claims with all by which it can be narrowed further. */
export interface NarrowableList extends ClaimList, Facets {
  /** What can be chosen from where nothing is counted. */
  topics: Facet[];
  claimants: Facet[];
  parties: Facet[];
  years: Facet[];
  /** Whether the first claim has all that was searched for. */
  isWhole: boolean;
  /** What was searched for; null without a search, or if there is nothing to look for in it. */
  search: Search | null;
}

/**
 * The claims that a filter lets through, latest first, or best match first; one page of them, from 1, with
 * the topics and claimants to filter by, and how many of them there are of each word, party, kind and year.
 */
export async function listClaims(
  database: Database,
  filter: ClaimFilter,
  page: number,
  order: ListOrder = 'best',
): Promise<NarrowableList> {
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
  const narrowed = await narrow(database, filter);
  const [rows, counts, topics, claimants, parties, [years]] = await database.read(
    pageQuery(database, narrowed, order, page),
    facetsQuery(database, narrowed),
    facet('topic'),
    facet('claimant'),
    partiesQuery(database),
    yearsQuery(database),
  );
  return {
    claims: await pageOf(database, rows, narrowed, { order, page }),
    ...facetsOf(counts),
    topics,
    claimants,
    parties,
    years: years === undefined ? [] : yearsFrom(years),
    isWhole: isWhole(rows, narrowed),
    search: narrowed.search,
  };
}

/** How many claims are named for a slug that does not exist. */
const MAX_NEAR = 5;

/** Claims whose words come near to a slug that does not exist; the best first, at most 5. */
export async function nearMatches(database: Database, slug: string): Promise<ListedClaim[]> {
  const near = await findClaims(database, slug.replace(/-/g, ' '), { limit: MAX_NEAR });
  if (near.length === 0) return [];
  const slugs = near.map((one) => one.slug);
  const [claims] = await database.read(
    sqlRows(
      database.kysely,
      sql`SELECT ${listed}, l.quote FROM listing l WHERE l.slug IN (${sql.join(slugs)})`,
      listedClaim,
    ),
  );
  return claims.sort((a, b) => slugs.indexOf(a.slug) - slugs.indexOf(b.slug));
}
