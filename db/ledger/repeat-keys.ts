/** The keys and words by which repeats of claims are found, as the ledger keeps them: derived of claims and of their sayings. */
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import * as z from 'zod';
import {
  claimStatement,
  type KeyRow,
  type KnownClaim,
  keysOf,
  sayingStatement,
} from '../../claims/repeats/of-claim.ts';
import type { Statement } from '../../claims/repeats/statement.ts';
import { indexLine } from '../../claims/searching/terms.ts';
import { inChunks } from '../base/chunks.ts';
import { jsonColumn, runSql } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';
import type { SayingKeyTable } from '../base/schema-sayings.ts';
import { claimedColumn, sayingStands } from './sayings.ts';

type Trx = Transaction<Schema>;

/** A claim as it was recorded and checked then. */
const body = z.custom<KnownClaim>(
  (value) => z.object({ slug: z.string(), quote: z.string(), saidOn: z.string() }).safeParse(value).success,
);

const seriesColumn = jsonColumn(
  z.array(z.object({ id: z.string(), place: z.string().nullable() })),
).transform((all) => all.map(({ id, place }) => (place === null ? { id } : { id, place })));

/** The columns of a claim listed as `l` at revision `r` that its statement is read from. */
export const STATEMENT_COLUMNS = sql`l.claim_id, r.body,
  (SELECT json_group_array(json_object('id', s.id, 'place', s.place)) FROM revision_series v JOIN series s ON s.id = v.series_id
    WHERE v.revision_id = r.id) AS series`;

export const statementFields = z.object({
  claim_id: z.number(),
  body: jsonColumn(body),
  series: seriesColumn,
});

export const sayingShape = z.object({
  id: z.number(),
  claim_id: z.number(),
  claimant: z.string(),
  said_on: z.string(),
  words: z.string(),
  claimed: claimedColumn.nullable(),
});

/** A saying as a statement, by the claim that it is one of. */
export function statementOfSaying(of: Statement, row: z.infer<typeof sayingShape>): Statement {
  return sayingStatement(of, {
    quote: row.words,
    claimant: { name: row.claimant },
    saidOn: row.said_on,
    ...(row.claimed === null ? {} : { claimed: row.claimed }),
  });
}

/** The sayings of claims that stand, by a condition on saying `s`. */
export const sayingsWhere = (condition: RawBuilder<unknown>) =>
  sql`SELECT s.id, s.claim_id, s.claimant ->> 'name' AS claimant, s.said_on, s.words, s.claimed FROM saying s
    WHERE ${condition} AND ${sayingStands('s')}`;

/** What the ledger keeps of some claims to find repeats of them. */
export interface Wanted {
  keys: SayingKeyTable[];
  /** The terms of their sayings. */
  words: SayingWords[];
}

/** The terms of a saying, as they are searched. */
export interface SayingWords {
  claim_id: number;
  saying_id: number;
  words: string;
}

/** Claims that are listed as statements, by their numbers; those that are not are left out. */
export async function statementsOf(
  kysely: Kysely<Schema>,
  claimIds: readonly number[],
): Promise<Map<number, Statement>> {
  const claims = await runSql(
    kysely,
    sql`SELECT ${STATEMENT_COLUMNS} FROM listing l JOIN claim_revision r ON r.id = l.revision_id
      WHERE l.claim_id IN (SELECT value FROM json_each(${JSON.stringify(claimIds)}))`,
    statementFields,
  );
  return new Map(claims.map((one) => [one.claim_id, claimStatement(one.body, one.series)]));
}

/** What the ledger should keep of some claims that are listed: of their own words and of their sayings, or of one saying alone. */
export async function wantedOf(
  trx: Trx,
  claimIds: readonly number[],
  { saying }: { saying?: number } = {},
): Promise<Wanted> {
  const ids = JSON.stringify(claimIds);
  const own = await statementsOf(trx, claimIds);
  const which = saying === undefined ? sql`` : sql` AND s.id = ${saying}`;
  const sayings = await runSql(
    trx,
    sayingsWhere(sql`s.claim_id IN (SELECT value FROM json_each(${ids}))${which}`),
    sayingShape,
  );
  const others = sayings.flatMap((one) => {
    const of = own.get(one.claim_id);
    return of === undefined ? [] : [{ row: one, statement: statementOfSaying(of, one) }];
  });
  const ofClaims = saying === undefined ? [...own] : [];
  return {
    keys: [
      ...ofClaims.flatMap(([id, statement]) => rowsOf(id, 0, keysOf(statement))),
      ...others.flatMap(({ row, statement }) => rowsOf(row.claim_id, row.id, keysOf(statement))),
    ],
    words: others.map(({ row: { id, claim_id, words } }) => ({
      claim_id,
      saying_id: id,
      words: indexLine([words]),
    })),
  };
}

const rowsOf = (claim: number, saying: number, keys: readonly KeyRow[]): SayingKeyTable[] =>
  keys.map((key) => ({ claim_id: claim, saying_id: saying, ...key }));

const wordsRow = z.object({ claim_id: z.number(), saying_id: z.number(), words: z.string() });

/** What the ledger does keep of some claims. */
export async function keptOf(trx: Trx, claimIds: readonly number[]): Promise<Wanted> {
  return {
    keys: await trx.selectFrom('saying_key').selectAll().where('claim_id', 'in', claimIds).execute(),
    words: await runSql(
      trx,
      sql`SELECT s.claim_id, s.id AS saying_id, w.words FROM saying s JOIN saying_search w ON w.rowid = s.id
        WHERE s.claim_id IN (${sql.join(claimIds)})`,
      wordsRow,
    ),
  };
}

/** Takes the keys of claims away, those and the words of their sayings with them. */
export async function removeKeys(trx: Trx, claimIds: readonly number[]): Promise<void> {
  if (claimIds.length === 0) return;
  await trx.deleteFrom('saying_key').where('claim_id', 'in', claimIds).execute();
  await sql`DELETE FROM saying_search WHERE rowid IN (SELECT id FROM saying WHERE claim_id IN (${sql.join(claimIds)}))`.execute(
    trx,
  );
}

/** Makes the keys of claims anew, of those that are listed: when one is published or listed again, and when its sayings change. */
export async function rekey(trx: Trx, claimIds: readonly number[]): Promise<void> {
  if (claimIds.length === 0) return;
  await removeKeys(trx, claimIds);
  await write(trx, await wantedOf(trx, claimIds));
}

/** Writes the keys and words of a saying that is new, if it stands and its claim is listed. */
export async function keyNew(
  trx: Trx,
  { claimId, saying }: { claimId: number; saying: number },
): Promise<void> {
  await write(trx, await wantedOf(trx, [claimId], { saying }));
}

async function write(trx: Trx, { keys, words }: Wanted): Promise<void> {
  await inChunks(keys, (rows) => trx.insertInto('saying_key').values(rows).execute());
  await inChunks(words, (rows) =>
    sql`INSERT INTO saying_search (rowid, words) VALUES ${sql.join(
      rows.map((row) => sql`(${row.saying_id}, ${row.words})`),
    )}`.execute(trx),
  );
}
