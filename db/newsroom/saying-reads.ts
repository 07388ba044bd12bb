/** The sayings of a claim as the newsroom works on them: those that stand, those that wait, and what was done with them. */
import { sql } from 'kysely';
import * as z from 'zod';
import type { SayingAtWork, SayingDeed, WaitingSaying } from '../../claims/sayings/at-work.ts';
import { countRow, flag, jsonColumn, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import {
  claimOf,
  heldSaying,
  isHeld,
  SAYING_COLUMNS,
  SAYINGS_FROM,
  sayingFields,
  waitsForSecond,
} from '../ledger/sayings.ts';

const atWorkRow: z.ZodType<SayingAtWork> = sayingFields
  .extend({ waits: flag, addedBy: z.string(), addedById: z.string().nullable(), why: z.string().nullable() })
  .transform(({ waits, addedBy, addedById, why, ...row }) => ({
    ...heldSaying(row),
    waits,
    addedBy,
    addedById,
    why,
  }));

const deedRow: z.ZodType<SayingDeed, unknown> = z
  .object({
    id: z.number(),
    what: z.enum(['load', 'attach', 'confirm', 'detach', 'merge', 'split', 'link']),
    slug: z.string(),
    other: z.string().nullable(),
    who: jsonColumn(z.array(z.object({ name: z.string(), saidOn: z.string() }))),
    reason: z.string().nullable(),
    by: z.string(),
    at: z.string(),
    undoneBy: z.string().nullable(),
    undoneAt: z.string().nullable(),
  })
  .transform(({ undoneBy, undoneAt, ...deed }) => ({
    ...deed,
    undone: undoneBy === null || undoneAt === null ? null : { by: undoneBy, at: undoneAt },
  }));

/** The name of somebody by a column with the address that the audit knows them by; the address if they gave no name. */
export const nameOf = (column: string) =>
  sql<string>`coalesce((SELECT nullif(who.name, '') FROM person who WHERE who.email = ${sql.ref(column)}), ${sql.ref(column)})`;

/** How many waiting sayings the desk lists. */
const MAX_WAITING = 50;

const waitingRow: z.ZodType<WaitingSaying> = z.object({
  id: z.number(),
  slug: z.string(),
  claim: z.string(),
  claimant: z.string(),
  saidOn: z.string(),
  words: z.string(),
  addedBy: z.string(),
  addedById: z.string().nullable(),
  addedAt: z.string(),
});

/** The sayings that wait for a second editor, those that wait longest first: at most 50, and how many there are. */
export async function waitingSayings({
  read,
  kysely,
}: Database): Promise<{ sayings: WaitingSaying[]; total: number }> {
  const from = sql`FROM saying s JOIN saying_deed d ON d.id = s.deed_id JOIN listing l ON l.claim_id = s.claim_id
    WHERE ${waitsForSecond('s')} AND ${isHeld('s')}`;
  const [sayings, [total]] = await read(
    sqlRows(
      kysely,
      sql`SELECT s.id, l.slug, substr(l.quote, 1, 400) AS claim, json_extract(s.claimant, '$.name') AS claimant, s.said_on AS saidOn,
          substr(s.words, 1, 400) AS words, ${nameOf('d.person')} AS addedBy, d.person_id AS addedById, d.at AS addedAt
        ${from} ORDER BY d.at, s.id LIMIT ${sql.lit(MAX_WAITING)}`,
      waitingRow,
    ),
    sqlRows(kysely, sql`SELECT count(*) AS n ${from}`, countRow),
  );
  return { sayings, total: total?.n ?? 0 };
}

/** How many deeds a page tells. */
const TOLD = 100;

/** The sayings of a claim that nobody took off, with those that wait for a second editor, and its log, the latest first. */
export async function sayingsAtWork(
  { read, kysely }: Database,
  slug: string,
): Promise<{ sayings: SayingAtWork[]; deeds: SayingDeed[] }> {
  const [sayings, deeds] = await read(
    sqlRows(
      kysely,
      sql`SELECT ${SAYING_COLUMNS}, ${waitsForSecond('s')} AS waits, ${nameOf('d.person')} AS addedBy, d.person_id AS addedById, s.why
        FROM ${SAYINGS_FROM} WHERE s.claim_id = ${claimOf(slug)} AND ${isHeld('s')} ORDER BY s.last_day, s.id`,
      atWorkRow,
    ),
    sqlRows(
      kysely,
      sql`SELECT d.id, d.what, m.slug, (SELECT l.quote FROM (SELECT json_extract(r.body, '$.quote') AS quote FROM claim_revision r
            WHERE r.claim_id = iif(d.claim_id = ${claimOf(slug)}, d.other_claim_id, d.claim_id) ORDER BY r.revision DESC LIMIT 1) l) AS other,
          (SELECT json_group_array(json_object('name', json_extract(s.claimant, '$.name'), 'saidOn', s.said_on)) FROM saying s
            WHERE s.deed_id = d.id AND d.what <> 'load' OR s.id IN (SELECT k.saying_id FROM saying_deed_saying k WHERE k.deed_id = d.id)) AS who,
          d.reason, ${nameOf('d.person')} AS "by", d.at, ${nameOf('u.person')} AS undoneBy, u.at AS undoneAt
        FROM saying_deed d JOIN claim m ON m.id = d.claim_id
          LEFT JOIN saying_deed u ON u.undoes = d.id
        WHERE d.what <> 'undo' AND (d.claim_id = ${claimOf(slug)} OR d.other_claim_id = ${claimOf(slug)})
        ORDER BY d.id DESC LIMIT ${sql.lit(TOLD)}`,
      deedRow,
    ),
  );
  return { sayings, deeds };
}
