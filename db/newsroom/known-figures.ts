/** The published claims that what an article says is held against. */
import { sql } from 'kysely';
import * as z from 'zod';
import type { Claim } from '../../claims/bundle.ts';
import type { Saying } from '../../claims/claim.ts';
import { sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { heldSaying, isHeld, SAYING_COLUMNS, SAYINGS_FROM, sayingFields } from '../ledger/sayings.ts';
import { claimColumn } from '../ledger/stored-json.ts';

const row = z.object({ claim: claimColumn });

/** How many claims are looked at. */
const MAX_CLAIMS = 600;

/** The claims that claim one of some values, as decimals, or that one of some claimants made; the latest said first. */
export async function claimsWith(
  { read, kysely }: Database,
  { values, claimants }: { values: readonly string[]; claimants: readonly string[] },
): Promise<Claim[]> {
  if (values.length + claimants.length === 0) return [];
  const among = (texts: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(texts)}))`;
  const query = sql`SELECT r.body AS claim FROM listing l JOIN claim_revision r ON r.id = l.revision_id
    WHERE json_extract(r.body, '$.claimed.value') IN ${among(values)} OR l.claimant IN ${among(claimants)}
    ORDER BY l.said_on DESC, l.claim_id DESC LIMIT ${sql.lit(MAX_CLAIMS)}`;
  const [rows] = await read(sqlRows(kysely, query, row));
  return rows.map(({ claim }) => claim);
}

const sayingRow = sayingFields.extend({ of: z.string() });

/** The sayings of the claims of some names, each with the name of its claim: those that nobody took off, also those that wait. */
export async function sayingsOfNamed(
  { read, kysely }: Database,
  slugs: readonly string[],
): Promise<{ of: string; said: Saying }[]> {
  if (slugs.length === 0) return [];
  const query = sql`SELECT m.slug AS "of", ${SAYING_COLUMNS} FROM ${SAYINGS_FROM} JOIN claim m ON m.id = s.claim_id
    WHERE m.slug IN (SELECT value FROM json_each(${JSON.stringify(slugs)})) AND ${isHeld('s')} ORDER BY s.last_day, s.id`;
  const [rows] = await read(sqlRows(kysely, query, sayingRow));
  return rows.map((one) => ({ of: one.of, said: heldSaying(one).said }));
}

/** The claims of some names. */
export async function claimsNamed({ read, kysely }: Database, slugs: readonly string[]): Promise<Claim[]> {
  if (slugs.length === 0) return [];
  const query = sql`SELECT r.body AS claim FROM listing l JOIN claim_revision r ON r.id = l.revision_id
    WHERE l.slug IN (SELECT value FROM json_each(${JSON.stringify(slugs)}))`;
  const [rows] = await read(sqlRows(kysely, query, row));
  return rows.map(({ claim }) => claim);
}
