/** Reads of people, bodies, parties and topics: all of them by name, and the claims of one, told then and now. */
import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type { ListedClaim } from '../../claims/editorial/listed-claim.ts';
import {
  type ListedName,
  type ListedPersonName,
  type Party,
  type Person,
  type ThenAndNow,
  thenAndNow,
} from '../../claims/editorial/persons.ts';
import { searchKey } from '../../claims/evidence/names.ts';
import type { PersonSaying } from '../../claims/sayings/saying.ts';
import type { Word } from '../../claims/verdict/reader-words.ts';
import { countRow, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { aliasLike, listedPersonRow, namedLike, personFrom, personQueries } from '../ledger/person-reads.ts';
import { currentClaimant } from '../ledger/persons.ts';
import { isOnlyUnseen, sayingsOfPerson } from '../ledger/sayings.ts';
import { wordSchema } from '../ledger/stored-json.ts';
import { COUNTED, listed, listedClaim, PAGE_SIZE } from './claims.ts';

/** Names on a page of the list of all. */
export const NAMES_SIZE = 100;

/** What the claims of a page are narrowed to: a word by one of the clocks. */
export interface WordFilter {
  said?: Word | undefined;
  now?: Word | undefined;
}

/** A page of claims with how all of them came out. */
export interface ClaimsOf {
  claims: ListedClaim[];
  /** How many there are, counted up to `COUNTED`. */
  total: number;
  words: ThenAndNow[];
}

const tallyRow = z.object({ said: wordSchema, now: wordSchema, claims: z.number() });

/** The claims that a condition on `listing l` lets through, latest first, a page of them, and how they came out. */
function claimsQueries(
  { kysely }: Database,
  condition: RawBuilder<unknown>,
  filter: WordFilter,
  page: number,
) {
  const narrowed = sql.join(
    [
      condition,
      ...(filter.said === undefined ? [] : [sql`l.word_said = ${filter.said}`]),
      ...(filter.now === undefined ? [] : [sql`l.word_now = ${filter.now}`]),
    ],
    sql` AND `,
  );
  return [
    sqlRows(
      kysely,
      sql`SELECT ${listed}, l.quote FROM listing l WHERE ${narrowed} ORDER BY l.said_on DESC, l.claim_id DESC
        LIMIT ${sql.lit(PAGE_SIZE)} OFFSET ${sql.lit((page - 1) * PAGE_SIZE)}`,
      listedClaim,
    ),
    sqlRows(
      kysely,
      sql`SELECT count(*) AS n FROM (SELECT 1 FROM listing l WHERE ${narrowed} LIMIT ${sql.lit(COUNTED + 1)})`,
      countRow,
    ),
    sqlRows(
      kysely,
      sql`SELECT l.word_said AS said, l.word_now AS now, count(*) AS claims FROM listing l
        WHERE ${condition} GROUP BY 1, 2`,
      tallyRow,
    ),
  ] as const;
}

function claimsOf(
  claims: ListedClaim[],
  [total]: readonly { n: number }[],
  tallies: readonly z.infer<typeof tallyRow>[],
): ClaimsOf {
  return { claims, total: total?.n ?? 0, words: thenAndNow(tallies) };
}

const nowRow = z.object({ now: z.string().nullable() });

/** Where an address of a person leads: to another slug, to the person with its claims, or nowhere. */
export type FoundPerson =
  | { moved: string }
  | ({ person: Person; sayings: readonly PersonSaying[] } & ClaimsOf)
  | undefined;

/** The person or body of an address with a page of its claims. One round trip. */
export async function findPersonPage(
  database: Database,
  slug: string,
  filter: WordFilter,
  page: number,
): Promise<FoundPerson> {
  const { read, kysely } = database;
  const [[current], sayings, names, aliases, roles, parties, said, ...claims] = await read(
    addressQuery(kysely, slug),
    sayingsOfPerson(kysely, slug),
    ...personQueries(kysely, sql`${slug}`),
    ...claimsQueries(database, sql`l.claimant_slug = ${slug}`, filter, page),
  );
  const person = personFrom(names, aliases, roles, parties, said);
  const now = current?.now ?? null;
  if (now === null) return undefined;
  if (now !== slug) return { moved: now };
  return person && { person, sayings, ...claimsOf(...claims) };
}

function addressQuery(kysely: Database['kysely'], slug: string) {
  return sqlRows(
    kysely,
    sql`SELECT coalesce(${currentClaimant(slug)}, (SELECT coalesce(c.now_slug, c.slug) FROM claimant c WHERE c.slug = ${slug} AND NOT ${isOnlyUnseen('c.slug')})) AS now`,
    nowRow,
  );
}

/** The slug that an address of a person leads to; undefined if there is nobody. One round trip. */
export async function personAddress({ read, kysely }: Database, slug: string): Promise<string | undefined> {
  const [[row]] = await read(addressQuery(kysely, slug));
  return row?.now ?? undefined;
}

/** What the list of all people is narrowed to. */
export interface PeopleFilter {
  /** A part of a name. */
  q?: string | undefined;
  /** The first letter of the name that lists show. */
  letter?: string | undefined;
  kind?: 'person' | 'body' | undefined;
}

const letterRow = z.object({ letter: z.string() });

/** Sorts after every other character. */
const LAST = '\u{10ffff}';

/**
 * People and bodies with claims, by name; a page of them, with the letters that names begin with. `total` is counted up to
 * `COUNTED`. One round trip.
 */
export async function listPeople(
  { read, kysely }: Database,
  { q, letter, kind }: PeopleFilter,
  page: number,
  size = NAMES_SIZE,
): Promise<{ people: ListedPersonName[]; total: number; letters: string[] }> {
  const key = q === undefined ? undefined : searchKey(q);
  const conditions = [
    sql`c.now_slug IS NULL AND EXISTS (SELECT 1 FROM listing l WHERE l.claimant_slug = c.slug)`,
    ...(kind === undefined ? [] : [sql`c.is_body = ${kind === 'body' ? 1 : 0}`]),
    ...(letter === undefined ? [] : [sql`c.sort_key >= ${letter} AND c.sort_key < ${letter + LAST}`]),
    ...(key === undefined ? [] : [sql`c.slug IN (${namedLike(key)})`]),
  ];
  const from = sql`FROM claimant c WHERE ${sql.join(conditions, sql` AND `)}`;
  const alias =
    key === undefined
      ? sql`NULL`
      : sql`CASE WHEN instr(c.sort_key, ${key}) > 0 THEN NULL ELSE (${aliasLike(key)}) END`;
  const [people, [total], letters] = await read(
    sqlRows(
      kysely,
      sql`SELECT c.slug, c.name, c.is_body AS isBody, ${alias} AS alias,
          (SELECT count(*) FROM listing l WHERE l.claimant_slug = c.slug) AS claims
        ${from} ORDER BY c.sort_key, c.slug LIMIT ${sql.lit(size)} OFFSET ${sql.lit((page - 1) * size)}`,
      listedPersonRow,
    ),
    sqlRows(
      kysely,
      sql`SELECT count(*) AS n FROM (SELECT 1 ${from} LIMIT ${sql.lit(COUNTED + 1)})`,
      countRow,
    ),
    // Steps from one letter to the next on the index, whatever lies between.
    sqlRows(
      kysely,
      sql`WITH RECURSIVE first (letter) AS (
          SELECT substr(min(sort_key), 1, 1) FROM claimant
          UNION ALL SELECT (SELECT substr(min(c.sort_key), 1, 1) FROM claimant c WHERE c.sort_key > first.letter || ${LAST})
            FROM first WHERE first.letter IS NOT NULL)
        SELECT letter FROM first WHERE letter IS NOT NULL AND letter <> '' AND EXISTS (SELECT 1 FROM claimant c
          WHERE c.sort_key >= letter AND c.sort_key < letter || ${LAST} AND c.now_slug IS NULL
            AND EXISTS (SELECT 1 FROM listing l WHERE l.claimant_slug = c.slug))`,
      letterRow,
    ),
  );
  return { people, total: total?.n ?? 0, letters: letters.map((row) => row.letter) };
}

const nameRow: z.ZodType<ListedName> = z.object({ slug: z.string(), name: z.string(), claims: z.number() });
const partyRow = z.object({ slug: z.string(), name: z.string(), short: z.string().nullable() });
const aliasRow = z.object({ name: z.string() });

/** The parties or the topics with claims, by name, a page of them, and how many there are, counted up to `COUNTED`. */
export async function listNames(
  { read, kysely }: Database,
  kind: 'party' | 'topic',
  page: number,
  size = NAMES_SIZE,
): Promise<{ names: ListedName[]; total: number }> {
  const column = sql.ref(`l.${kind}_slug`);
  const from = sql`FROM ${sql.table(kind)} n WHERE EXISTS (SELECT 1 FROM listing l WHERE ${column} = n.slug)`;
  const [names, [total]] = await read(
    sqlRows(
      kysely,
      sql`SELECT n.slug, n.name, (SELECT count(*) FROM listing l WHERE ${column} = n.slug) AS claims
        ${from} ORDER BY n.name COLLATE NOCASE, n.slug LIMIT ${sql.lit(size)} OFFSET ${sql.lit((page - 1) * size)}`,
      nameRow,
    ),
    sqlRows(
      kysely,
      sql`SELECT count(*) AS n FROM (SELECT 1 ${from} LIMIT ${sql.lit(COUNTED + 1)})`,
      countRow,
    ),
  );
  return { names, total: total?.n ?? 0 };
}

/** Those of a party with the most claims by them as its people; nobody is told to be of it otherwise than claims say. */
export async function findPartyPage(
  database: Database,
  slug: string,
  filter: WordFilter,
  page: number,
): Promise<{ moved: string } | ({ party: Party; people: ListedName[] } & ClaimsOf) | undefined> {
  const { read, kysely } = database;
  const [[row], [current], aliases, people, ...claims] = await read(
    sqlRows(kysely, sql`SELECT slug, name, short FROM party WHERE slug = ${slug}`, partyRow),
    sqlRows(kysely, sql`SELECT now_slug AS now FROM party WHERE slug = ${slug}`, nowRow),
    sqlRows(
      kysely,
      sql`SELECT name FROM party_name WHERE party_slug = ${slug}
        AND name <> (SELECT p.name FROM party p WHERE p.slug = ${slug}) ORDER BY key, name`,
      aliasRow,
    ),
    sqlRows(
      kysely,
      sql`SELECT l.claimant_slug AS slug, l.claimant AS name, count(*) AS claims FROM listing l
        WHERE l.party_slug = ${slug} GROUP BY l.claimant_slug ORDER BY l.claimant COLLATE NOCASE LIMIT ${sql.lit(NAMES_SIZE)}`,
      nameRow,
    ),
    ...claimsQueries(database, sql`l.party_slug = ${slug}`, filter, page),
  );
  if (row === undefined) return undefined;
  if (current?.now != null) return { moved: current.now };
  const party = { ...row, aliases: aliases.map(({ name }) => name) };
  return { party, people, ...claimsOf(...claims) };
}

/** A topic with a page of its claims; undefined if there is none. */
export async function findTopicPage(
  database: Database,
  slug: string,
  filter: WordFilter,
  page: number,
): Promise<({ name: string } & ClaimsOf) | undefined> {
  const { read, kysely } = database;
  const [[row], ...claims] = await read(
    kysely.selectFrom('topic').select('name').where('slug', '=', slug),
    ...claimsQueries(database, sql`l.topic_slug = ${slug}`, filter, page),
  );
  return row && { name: row.name, ...claimsOf(...claims) };
}
