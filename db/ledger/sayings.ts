/**
 * The sayings of claims as they stand: what was recorded, less what editors took away. A saying stands if the deed that brought
 * it was not undone, a second editor confirmed it where one was asked, and no deed that stands took it away.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type { Appearance, Claimant, Claimed, Saying } from '../../claims/claim.ts';
import {
  type HeldSaying,
  LINK_NAMES,
  type LinkedClaim,
  type PersonSaying,
} from '../../claims/sayings/saying.ts';
import { flag, jsonColumn, type RowQuery, runSql, sqlRows } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';
import { familyOf } from './persons.ts';
import { listedVerdicts, speakerColumn, verdictsListed } from './stored-json.ts';

/** Whether deed `d` was not undone. */
export const deedStands = (d: string) =>
  sql<boolean>`NOT EXISTS (SELECT 1 FROM saying_deed u WHERE u.undoes = ${sql.ref(`${d}.id`)})`;

/** Whether deeds of some kinds that stand are about saying `s`. */
const hasDeed = (s: string, kinds: readonly string[]) =>
  sql<boolean>`EXISTS (SELECT 1 FROM saying_deed_saying k JOIN saying_deed d ON d.id = k.deed_id
    WHERE k.saying_id = ${sql.ref(`${s}.id`)} AND d.what IN (${sql.join(kinds.map((kind) => sql.lit(kind)))}) AND ${deedStands('d')})`;

/** Whether nobody took saying `s` away, nor undid what brought it: it stands, or waits for a second editor. */
export const isHeld = (s: string) =>
  sql<boolean>`(EXISTS (SELECT 1 FROM saying_deed d WHERE d.id = ${sql.ref(`${s}.deed_id`)} AND ${deedStands('d')})
    AND NOT ${hasDeed(s, ['detach', 'split'])})`;

/** Whether saying `s`, which needs a second editor, has none yet. */
export const waitsForSecond = (s: string) =>
  sql<boolean>`(${sql.ref(`${s}.needs_second`)} = 1 AND NOT ${hasDeed(s, ['confirm'])})`;

/** Whether saying `s` stands: what readers see. */
export const sayingStands = (s: string) => sql<boolean>`(${isHeld(s)} AND NOT ${waitsForSecond(s)})`;

/**
 * Whether the ledger has a person, by a column with their slug, for nothing but sayings that readers do not see: those that wait for
 * a second editor, and those that were taken off.
 */
export const isOnlyUnseen = (
  slug: string,
) => sql<boolean>`(EXISTS (SELECT 1 FROM saying s WHERE s.claimant_slug = ${sql.ref(slug)})
  AND NOT EXISTS (SELECT 1 FROM claim_revision r WHERE r.claimant_slug = ${sql.ref(slug)})
  AND NOT EXISTS (SELECT 1 FROM listing l WHERE l.claimant_slug = ${sql.ref(slug)})
  AND NOT EXISTS (SELECT 1 FROM saying s WHERE s.claimant_slug IN ${familyOf(sql.ref(slug))} AND ${sayingStands('s')}))`;

/** Whose saying `s` is by now: its slug, and the name that lists show. */
const personOfSaying = (s: string) =>
  sql<string>`(SELECT coalesce(q.now_slug, q.slug) FROM claimant q WHERE q.slug = ${sql.ref(`${s}.claimant_slug`)})`;

/**
 * The claim in whose words saying `s` is held, by now: one that was merged is the one that it went into. Null where that is the
 * saying's own claim or is not published, since readers could not follow it.
 */
export const withinNow = (s: string) => sql<string | null>`(SELECT h.slug FROM listing h
  WHERE h.claim_id = coalesce((SELECT t.into_claim_id FROM claim_lead t WHERE t.claim_id = ${sql.ref(`${s}.within_claim_id`)}), ${sql.ref(`${s}.within_claim_id`)})
    AND h.claim_id <> ${sql.ref(`${s}.claim_id`)})`;

/** The columns of saying `s` of claimant `c`, as `sayingRow` reads them. */
const columnsOf = (words: RawBuilder<unknown>) =>
  sql`s.id, c.slug AS person, c.name, s.claimant, s.said_on AS saidOn, ${words} AS words, s.is_reported AS isReported,
  s.appearance, s.claimed, ${withinNow('s')} AS within, d.at AS addedAt`;
export const SAYING_COLUMNS = columnsOf(sql`s.words`);

/** The same without the words, for what tells how often a claim was said, by whom and where. */
export const SHORT_COLUMNS = columnsOf(sql`''`);

const appearanceColumn = jsonColumn(
  z.custom<Appearance>((value) => typeof value === 'object' && value !== null),
);
export const claimedColumn = jsonColumn(
  z.custom<Claimed>((value) => typeof value === 'object' && value !== null),
);

export const sayingFields = z.object({
  id: z.number(),
  person: z.string(),
  name: z.string(),
  claimant: speakerColumn,
  saidOn: z.string(),
  words: z.string(),
  isReported: z.number(),
  appearance: appearanceColumn.nullable(),
  claimed: claimedColumn.nullable(),
  within: z.string().nullable(),
  addedAt: z.string(),
});

/** A saying from its row. */
export function heldSaying(row: z.infer<typeof sayingFields>): HeldSaying {
  const { id, person, name, addedAt, within } = row;
  const said: Saying = {
    claimant: row.claimant as Claimant,
    saidOn: row.saidOn,
    quote: row.words,
    ...(row.isReported === 1 ? { reported: true as const } : {}),
    ...(row.appearance === null ? {} : { appearance: row.appearance }),
    ...(row.claimed === null ? {} : { claimed: row.claimed }),
    ...(within === null ? {} : { within }),
  };
  return { id, person: { slug: person, name }, said, addedAt };
}

const sayingRow = sayingFields.transform(heldSaying);

/** What saying `s`, its claimant `c` and the deed `d` that brought it are read from. */
export const SAYINGS_FROM = sql`saying s JOIN saying_deed d ON d.id = s.deed_id JOIN claimant c ON c.slug = ${personOfSaying('s')}`;

const standing = (
  claimId: RawBuilder<unknown>,
  columns = SAYING_COLUMNS,
) => sql`SELECT ${columns} FROM ${SAYINGS_FROM}
  WHERE s.claim_id = ${claimId} AND ${sayingStands('s')} ORDER BY s.last_day, s.id`;

/** The sayings of a claim that stand, in the order of their days. `claimId` is an expression. */
export function sayingsOf(kysely: Kysely<Schema>, claimId: RawBuilder<unknown>): RowQuery<HeldSaying> {
  return sqlRows(kysely, standing(claimId), sayingRow);
}

/** The same without their words, for what tells how often a claim was said and by whom. */
export function sayingsInShort(kysely: Kysely<Schema>, claimId: RawBuilder<unknown>): RowQuery<HeldSaying> {
  return sqlRows(kysely, standing(claimId, SHORT_COLUMNS), sayingRow);
}

/** A saying of a claim that nobody took off, and whether it waits for a second editor. */
export interface AnySaying {
  claim: number;
  waits: boolean;
  saying: HeldSaying;
}

const anySayingRow = sayingFields.extend({ claim: z.number(), waits: flag });

/** The sayings of some claims that nobody took off, with those that wait for a second editor, in the order of their days. */
export async function sayingsOfClaims(trx: Kysely<Schema>, claims: readonly number[]): Promise<AnySaying[]> {
  const rows = await runSql(
    trx,
    sql`SELECT s.claim_id AS claim, ${waitsForSecond('s')} AS waits, ${SAYING_COLUMNS} FROM ${SAYINGS_FROM}
      WHERE s.claim_id IN (SELECT value FROM json_each(${JSON.stringify(claims)})) AND ${isHeld('s')} ORDER BY s.last_day, s.id`,
    anySayingRow,
  );
  return rows.map(({ claim, waits, ...row }) => ({ claim, waits, saying: heldSaying(row) }));
}

const personSayingRow: z.ZodType<PersonSaying> = z.object({
  id: z.number(),
  slug: z.string(),
  quote: z.string(),
  words: z.string(),
  isReported: flag,
  saidOn: z.string(),
  claimant: z.string(),
});

/** The most sayings that the page of a person lists. */
const MAX_OF_PERSON = 100;

/** The sayings of a person on claims of the ledger besides their own, the latest first. */
export function sayingsOfPerson(kysely: Kysely<Schema>, slug: string): RowQuery<PersonSaying> {
  return sqlRows(
    kysely,
    sql`SELECT s.id, l.slug, l.quote, substr(s.words, 1, 400) AS words, s.is_reported AS isReported, s.said_on AS saidOn, l.claimant
      FROM saying s JOIN listing l ON l.claim_id = s.claim_id
      WHERE s.claimant_slug IN ${familyOf(sql`${slug}`)} AND ${sayingStands('s')}
      ORDER BY s.last_day DESC, s.id DESC LIMIT ${sql.lit(MAX_OF_PERSON)}`,
    personSayingRow,
  );
}

/** The id of the claim of a slug, as SQL. */
export const claimOf = (slug: string) => sql`(SELECT m.id FROM claim m WHERE m.slug = ${slug})`;

const linkedRow: z.ZodType<LinkedClaim> = z.object({
  deed: z.number(),
  link: z.enum(LINK_NAMES),
  slug: z.string(),
  quote: z.string(),
  claimant: z.string(),
  saidOn: z.string(),
  ...listedVerdicts,
});

/** The most links of a claim that are told. */
const MAX_LINKS = 50;

/** The claims that a claim is linked to, from either end, those of a kind by their days; one that was merged stands for where it went. */
export function linksOf(kysely: Kysely<Schema>, slug: string): RowQuery<LinkedClaim> {
  return sqlRows(
    kysely,
    sql`SELECT min(n.deed) AS deed, n.link, l.slug, l.quote, l.claimant, l.said_on AS saidOn, ${verdictsListed} FROM (
        SELECT k.deed_id AS deed, k.kind AS link, iif(o.id = k.from_claim_id, k.to_claim_id, k.from_claim_id) AS other, o.id AS own
        FROM claim o JOIN claim_link k ON k.from_claim_id = o.id OR k.to_claim_id = o.id JOIN saying_deed d ON d.id = k.deed_id
        WHERE (o.slug = ${slug} OR o.id IN (SELECT w.claim_id FROM claim_lead w WHERE w.into_claim_id = ${claimOf(slug)}))
          AND ${deedStands('d')}) n
      LEFT JOIN claim_lead t ON t.claim_id = n.other JOIN listing l ON l.claim_id = coalesce(t.into_claim_id, n.other)
      WHERE l.slug <> ${slug} GROUP BY n.link, l.claim_id ORDER BY n.link, l.said_on, l.claim_id LIMIT ${sql.lit(MAX_LINKS)}`,
    linkedRow,
  );
}
