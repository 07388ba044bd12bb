/** A person or a body with all that the ledger knows of it: for its page, the newsroom, and the form of a claim. */
import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type {
  ListedPersonName,
  PartyHeld,
  Person,
  RoleHeld,
  SaidOf,
} from '../../claims/editorial/persons.ts';
import { flag, type RowQuery, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { familyOf, PARTY_NOW } from './persons.ts';

const personRow = z.object({
  slug: z.string(),
  name: z.string(),
  called: z.string().nullable(),
  isBody: flag,
  wikidata: z.string().nullable(),
  note: z.string().nullable(),
});
/** A row of a list of people and bodies; `alias` is the name by which it was found, if not the one that is listed. */
export const listedPersonRow: z.ZodType<ListedPersonName, unknown> = z.object({
  slug: z.string(),
  name: z.string(),
  isBody: flag,
  claims: z.number(),
  alias: z.string().nullable(),
});
const nameRow = z.object({ name: z.string() });
const tenure = { id: z.number(), since: z.string().nullable(), until: z.string().nullable() };
const roleRow: z.ZodType<RoleHeld> = z.object({
  ...tenure,
  role: z.string(),
  organisation: z.string().nullable(),
});
const partyRow: z.ZodType<PartyHeld> = z.object({ ...tenure, slug: z.string(), name: z.string() });
const saidRow: z.ZodType<SaidOf> = z.object({
  role: z.string().nullable(),
  organisation: z.string().nullable(),
  party: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  claims: z.number(),
});

/** How many of the latest claims are read for what they say of somebody, and how much of it is told. */
const READ = 1_000;
const TOLD = 40;

/** The queries of a person by its slug, as SQL; `personFrom` puts their rows together. */
export function personQueries(kysely: Database['kysely'], slug: RawBuilder<unknown>) {
  const rows = <Row>(query: RawBuilder<unknown>, row: z.ZodType<Row>): RowQuery<Row> =>
    sqlRows(kysely, query, row);
  const family = familyOf(slug);
  return [
    rows(
      sql`SELECT c.slug, c.name, c.called, c.is_body AS isBody, c.note, coalesce(c.wikidata,
          (SELECT m.wikidata FROM claimant m WHERE m.now_slug = c.slug AND m.wikidata IS NOT NULL ORDER BY m.slug LIMIT 1)) AS wikidata
        FROM claimant c WHERE c.slug = ${slug}`,
      personRow,
    ),
    rows(
      sql`SELECT name FROM (
          SELECT a.name, a.key FROM claimant_alias a WHERE a.claimant_slug IN ${family}
          UNION SELECT coalesce(m.called, m.name), m.key FROM claimant m WHERE m.now_slug = ${slug})
        WHERE key <> (SELECT c.key FROM claimant c WHERE c.slug = ${slug}) GROUP BY key ORDER BY key`,
      nameRow,
    ),
    rows(
      sql`SELECT x.id, x.role, x.organisation, x.since, x.until FROM claimant_role x
        WHERE x.claimant_slug IN ${family} ORDER BY x.first_day DESC, x.id DESC`,
      roleRow,
    ),
    rows(
      sql`SELECT x.id, y.slug, y.name, x.since, x.until FROM claimant_party x JOIN party y ON y.slug = ${PARTY_NOW}
        WHERE x.claimant_slug IN ${family} ORDER BY x.first_day DESC, x.id DESC`,
      partyRow,
    ),
    rows(
      sql`SELECT role, organisation, party, min(said_on) AS "from", max(said_on) AS "to", count(*) AS claims FROM (
          SELECT json_extract(r.body, '$.claimant.role') AS role, json_extract(r.body, '$.claimant.organisation') AS organisation,
            json_extract(r.body, '$.claimant.party') AS party, l.said_on
          FROM listing l JOIN claim_revision r ON r.id = l.revision_id WHERE l.claimant_slug = ${slug}
          ORDER BY l.said_on DESC LIMIT ${sql.lit(READ)})
        WHERE coalesce(role, organisation, party) IS NOT NULL
        GROUP BY role, organisation, party ORDER BY max(said_on) DESC, min(said_on) DESC LIMIT ${sql.lit(TOLD)}`,
      saidRow,
    ),
  ] as const;
}

/** A person from the rows of `personQueries`; undefined if there is none. */
export function personFrom(
  [row]: readonly z.infer<typeof personRow>[],
  aliases: readonly { name: string }[],
  roles: readonly RoleHeld[],
  parties: readonly PartyHeld[],
  said: readonly SaidOf[],
): Person | undefined {
  return row && { ...row, aliases: aliases.map(({ name }) => name), roles, parties, said };
}

/** The person or body of a slug, which is no former address; undefined if there is none. One round trip. */
export async function findPerson({ read, kysely }: Database, slug: string): Promise<Person | undefined> {
  return personFrom(...(await read(...personQueries(kysely, sql`${slug}`))));
}

/** The slugs of whoever has a key in one of their names. */
export const namedLike = (key: string) => sql`SELECT coalesce(n.now_slug, n.slug) FROM claimant n
    WHERE instr(n.sort_key, ${key}) > 0
  UNION SELECT coalesce(n.now_slug, n.slug) FROM claimant_alias a JOIN claimant n ON n.slug = a.claimant_slug
    WHERE instr(a.search_key, ${key}) > 0`;

/** Another name of claimant `c` with a key in it. */
export const aliasLike = (key: string) => sql`SELECT o.name FROM (
    SELECT a.name, a.search_key AS key FROM claimant_alias a JOIN claimant n ON n.slug = a.claimant_slug
      WHERE c.slug IN (n.slug, n.now_slug)
    UNION SELECT coalesce(n.called, n.name), n.sort_key FROM claimant n WHERE n.now_slug = c.slug) o
  WHERE instr(o.key, ${key}) > 0 ORDER BY o.key LIMIT 1`;

/** The slugs of those who have a name of a key, as their own or as another one, by whom they are now; as SQL. */
export function personsNamed(key: string): RawBuilder<unknown> {
  return sql`(SELECT coalesce(n.now_slug, n.slug) AS slug FROM claimant n WHERE n.key = ${key}
    UNION SELECT coalesce(n.now_slug, n.slug) FROM claimant_alias a JOIN claimant n ON n.slug = a.claimant_slug WHERE a.key = ${key})`;
}
