/** What a list of claims is narrowed to, as parts of statements. */
import { type RawBuilder, sql } from 'kysely';
import type { Word } from '../../claims/verdict/reader-words.ts';
import type { Finding } from '../../claims/verdict/verdict.ts';
import type { Database } from '../base/open.ts';
import { currentClaimant } from '../ledger/claimants.ts';
import { foundBy, readSearch, type Search } from './search.ts';

export interface ClaimFilter {
  q?: string | undefined;
  claimant?: string | undefined;
  topic?: string | undefined;
  party?: string | undefined;
  kind?: string | undefined;
  /** The year in which it was said. */
  year?: string | undefined;
  /** The headline's word. */
  word?: Word | undefined;
  /** A finding of either clock. */
  finding?: Finding | undefined;
}

/** By what a list is ordered: the best match, or what was said or published last. */
export type ListOrder = 'best' | 'latest' | 'changed';

/** What narrows a list besides its search, each with the condition that its rows `l` meet. */
function conditionsOf(filter: ClaimFilter): Map<keyof ClaimFilter, RawBuilder<unknown>> {
  const { claimant, topic, party, kind, year, word, finding } = filter;
  const given: readonly (readonly [keyof ClaimFilter, RawBuilder<unknown> | false])[] = [
    ['claimant', claimant !== undefined && sql`l.claimant_slug = ${currentClaimant(claimant)}`],
    ['topic', topic !== undefined && sql`l.topic_slug = ${topic}`],
    ['party', party !== undefined && sql`l.party = ${party}`],
    ['kind', kind !== undefined && sql`l.kind = ${kind}`],
    ['year', year !== undefined && sql`l.said_on BETWEEN ${year} AND ${`${year}-12-31`}`],
    ['word', word !== undefined && sql`l.word = ${word}`],
    [
      'finding',
      finding !== undefined &&
        sql`EXISTS (SELECT 1 FROM listing_finding e WHERE e.claim_id = l.claim_id AND e.finding = ${finding})`,
    ],
  ];
  return new Map(
    given.flatMap(([name, condition]) => (condition === false ? [] : [[name, condition] as const])),
  );
}

/** What a filter lets through, as statements are made of it. */
export interface Narrowed {
  /** Null without a search. */
  search: Search | null;
  /** Whether there can be nothing: a search for nothing. */
  isNothing: boolean;
  conditions: ReadonlyMap<keyof ClaimFilter, RawBuilder<unknown>>;
  /** The finding by whose own list the claims are read, which is in their order; without a search only. */
  finding: Finding | null;
}

/** Reads a filter; a search costs a round trip, which asks how common its words are. */
export async function narrow(database: Database, filter: ClaimFilter): Promise<Narrowed> {
  const search = filter.q === undefined ? null : await readSearch(database, filter.q);
  return {
    search,
    isNothing: filter.q !== undefined && search === null,
    conditions: conditionsOf(filter),
    finding: filter.q === undefined ? (filter.finding ?? null) : null,
  };
}

/** `WITH` and `FROM … WHERE` of the rows `l` that are let through, but for one of the filters. */
export function rowsOf(
  { search, isNothing, conditions, finding }: Narrowed,
  without?: keyof ClaimFilter,
): { ctes: RawBuilder<unknown>[]; from: RawBuilder<unknown> } {
  const kept = [...conditions].filter(([name]) => name !== without);
  const all = kept.map(([, condition]) => condition);
  // A finding's own list is in the order of days: of a rare finding, all else would be read first.
  const others = kept.flatMap(([name, condition]) => (name === 'finding' ? [] : [condition]));
  const where = [
    ...(isNothing ? [sql`0`] : []),
    ...(finding === null ? [sql`1`, ...all] : [sql`f.finding = ${finding}`, ...others]),
  ];
  const listing =
    finding === null
      ? sql`listing l`
      : sql`listing_finding f CROSS JOIN listing l ON l.claim_id = f.claim_id`;
  return {
    ctes: search === null ? [] : [foundBy(search, all)],
    from: sql`FROM ${search === null ? listing : sql`found JOIN listing l ON l.claim_id = found.id`}
      WHERE ${sql.join(where, sql` AND `)}`,
  };
}

/** The day and the number of a row, by which lists are ordered, from where they are read in that order. */
export function placeOf({ finding }: Narrowed): readonly [RawBuilder<unknown>, RawBuilder<unknown>] {
  return finding === null ? [sql`l.said_on`, sql`l.claim_id`] : [sql`f.said_on`, sql`f.claim_id`];
}

/** Parts of a `WITH` clause, if there are any. */
export function withParts(ctes: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return ctes.length === 0 ? sql`` : sql`WITH ${sql.join(ctes)}`;
}

/** The order of rows `l`; of a search, `found` has how well they match. */
export function orderOf(order: ListOrder, narrowed: Narrowed): RawBuilder<unknown> {
  if (order === 'changed') return sql`l.ruled_on DESC, l.claim_id DESC`;
  const [day, id] = placeOf(narrowed);
  const latest = sql`${day} DESC, ${id} DESC`;
  return order === 'best' && narrowed.search !== null ? sql`found.score DESC, ${latest}` : latest;
}
