/** By what a list of claims can be narrowed further, with how many claims each choice leaves. */
import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type { CountedFacet, Facet, WordTally } from '../../claims/editorial/listed-claim.ts';
import { sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { wordSchema } from '../ledger/stored-json.ts';
import { type Narrowed, rowsOf, withParts } from './narrowing.ts';

/** How many claims are counted by what narrows them; of more, none are. */
const TALLIED = 2_000;

/** How many choices of a name are counted: those with the most claims. */
const MOST_CHOICES = 200;

/** What a list can be narrowed to, each with the columns of its value and its name. */
const NARROWING = {
  word: { value: sql`l.word`, name: sql`NULL` },
  party: { value: sql`l.party`, name: sql`l.party` },
  kind: { value: sql`l.kind`, name: sql`NULL` },
  year: { value: sql`substr(l.said_on, 1, 4)`, name: sql`NULL` },
  topic: { value: sql`l.topic_slug`, name: sql`l.topic` },
  claimant: { value: sql`l.claimant_slug`, name: sql`l.claimant` },
} as const;

type Narrowing = keyof typeof NARROWING;

const NAMES = Object.keys(NARROWING) as Narrowing[];

export interface Facets {
  /** How many there are, counted up to one more than `TALLIED`. */
  total: number;
  /** How many claims have each word, whatever word the list is narrowed to; null if there are too many to count. So are the others. */
  words: readonly WordTally[] | null;
  facets: Readonly<Record<Exclude<Narrowing, 'word'>, readonly CountedFacet[] | null>>;
}

const facetRow = z.object({
  facet: z.enum([...NAMES, 'total']),
  value: z.string().nullable(),
  name: z.string().nullable(),
  claims: z.number(),
});

type FacetRow = z.infer<typeof facetRow>;

/**
 * Counts the claims that are let through, and those of each choice. A choice that the list is narrowed to is counted with
 * the others of its kind, as if it were not; all others are counted on one reading of the claims.
 */
export function facetsQuery({ kysely }: Database, narrowed: Narrowed) {
  const chosen = NAMES.filter((name) => narrowed.conditions.has(name));
  const open = NAMES.filter((name) => !chosen.includes(name));
  const bases = [
    base('base', narrowed, open),
    ...chosen.map((name) => base(`base_${name}`, narrowed, [name], name)),
  ];
  const counts = [
    sql`SELECT 'total' AS facet, NULL AS value, NULL AS name, n AS claims FROM base_size`,
    ...chosen.map(
      (name) => sql`SELECT 'total', ${sql.lit(name)}, NULL, n FROM ${sql.id(`base_${name}_size`)}`,
    ),
    ...open.map((name) => counted(name, 'base')),
    ...chosen.map((name) => counted(name, `base_${name}`)),
  ];
  const { ctes } = rowsOf(narrowed);
  const found = narrowed.search === null ? [] : ctes;
  return sqlRows(
    kysely,
    sql`${withParts([...found, ...bases.flat()])} ${sql.join(counts, sql` UNION ALL `)}`,
    facetRow,
  );
}

/** The rows that are counted, as parts of a `WITH` clause: how many there are, and, if they are not too many, what they have. */
function base(
  name: string,
  narrowed: Narrowed,
  facets: readonly Narrowing[],
  without?: Narrowing,
): RawBuilder<unknown>[] {
  const { from } = rowsOf(narrowed, without);
  const columns = facets.map(
    (facet) =>
      sql`${NARROWING[facet].value} AS ${sql.id(facet)}, ${NARROWING[facet].name} AS ${sql.id(`${facet}_name`)}`,
  );
  const size = sql.id(`${name}_size`);
  return [
    sql`${size} AS MATERIALIZED (SELECT count(*) AS n FROM (SELECT 1 ${from} LIMIT ${sql.lit(TALLIED + 1)}))`,
    // By its limit, since a condition would be tried on every row.
    sql`${sql.id(name)} AS MATERIALIZED (SELECT ${columns.length === 0 ? sql`1` : sql.join(columns)} ${from}
      LIMIT (SELECT CASE WHEN n <= ${sql.lit(TALLIED)} THEN n ELSE 0 END FROM ${size}))`,
  ];
}

function counted(facet: Narrowing, from: string): RawBuilder<unknown> {
  const column = sql.id(facet);
  return sql`SELECT * FROM (SELECT ${sql.lit(facet)} AS facet, ${column} AS value, min(${sql.id(`${facet}_name`)}) AS name,
    count(*) AS claims FROM ${sql.id(from)} WHERE ${column} IS NOT NULL GROUP BY ${column}
    ORDER BY claims DESC, value LIMIT ${sql.lit(MOST_CHOICES)})`;
}

/** What `facetsQuery` read. */
export function facetsOf(rows: readonly FacetRow[]): Facets {
  const sizeOf = (base: Narrowing | null) =>
    rows.find(({ facet, value }) => facet === 'total' && value === base)?.claims;
  const total = sizeOf(null) ?? 0;
  const of = (name: Narrowing) => rows.filter(({ facet }) => facet === name);
  const isCounted = (name: Narrowing) => (sizeOf(name) ?? total) <= TALLIED;
  const choices = (name: Narrowing): CountedFacet[] | null =>
    isCounted(name)
      ? of(name).flatMap(({ value, name: called, claims }) =>
          value === null ? [] : [{ slug: value, name: called ?? value, claims }],
        )
      : null;
  const words = choices('word');
  return {
    total,
    words: words?.map(({ slug, claims }) => ({ word: wordSchema.parse(slug), claims })) ?? null,
    facets: {
      party: choices('party'),
      kind: choices('kind'),
      year: choices('year'),
      topic: choices('topic'),
      claimant: choices('claimant'),
    },
  };
}

/** How many parties are offered where nothing is counted. */
const MOST_PARTIES = 60;

const partyRow = z.object({ slug: z.string(), name: z.string() });

/** The parties of the ledger, each found by one step in its index, however many claims there are. */
export function partiesQuery({ kysely }: Database) {
  return sqlRows(
    kysely,
    sql`WITH RECURSIVE p (slug) AS (
        SELECT min(party) FROM listing WHERE party IS NOT NULL
        UNION ALL SELECT (SELECT min(l.party) FROM listing l WHERE l.party > p.slug) FROM p WHERE p.slug IS NOT NULL
        LIMIT ${sql.lit(MOST_PARTIES)})
      SELECT p.slug, p.slug AS name
      FROM p WHERE p.slug IS NOT NULL ORDER BY name`,
    partyRow,
  );
}

const yearsRow = z.object({ first: z.string().nullable(), last: z.string().nullable() });

/** The first and the last year in which a claim was said. */
export function yearsQuery({ kysely }: Database) {
  return sqlRows(
    kysely,
    sql`SELECT (SELECT substr(min(said_on), 1, 4) FROM listing) AS first, (SELECT substr(max(said_on), 1, 4) FROM listing) AS last`,
    yearsRow,
  );
}

/** The most years that are offered, the latest. */
const MOST_YEARS = 60;

/** The years from one to another, the latest first. */
export function yearsFrom({ first, last }: z.infer<typeof yearsRow>): Facet[] {
  if (first === null || last === null) return [];
  const length = Math.min(MOST_YEARS, Number(last) - Number(first) + 1);
  return Array.from({ length }, (_, i) => String(Number(last) - i)).map((year) => ({
    slug: year,
    name: year,
  }));
}
