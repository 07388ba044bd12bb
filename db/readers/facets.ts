/** By what a list of claims can be narrowed further, with how many claims each choice leaves. */
import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type { CountedFacet, WordTally } from '../../claims/editorial/listed-claim.ts';
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
  party: { value: sql`l.party_slug`, name: sql`l.party` },
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
    sql`${sql.id(name)} AS MATERIALIZED (SELECT ${columns.length === 0 ? sql`1` : sql.join(columns)} ${from}
      AND (SELECT n FROM ${size}) <= ${sql.lit(TALLIED)})`,
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
