/** The keys by which repeats of claims are found, as the ledger keeps them: derived of claims and of their sayings. */
import { type RawBuilder, sql, type Transaction } from 'kysely';
import * as z from 'zod';
import type { Claimed } from '../../claims/claim.ts';
import {
  claimStatement,
  type KeyRow,
  type KnownClaim,
  keysOf,
  sayingStatement,
} from '../../claims/repeats/of-claim.ts';
import type { Statement } from '../../claims/repeats/statement.ts';
import { jsonColumn, runSql } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';
import type { SayingKeyTable } from '../base/schema-sayings.ts';
import { sayingStands } from './sayings.ts';

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

const sayingShape = z.object({
  id: z.number(),
  claim_id: z.number(),
  claimant: z.string(),
  said_on: z.string(),
  words: z.string(),
  claimed: jsonColumn(z.custom<Claimed>((value) => typeof value === 'object' && value !== null)).nullable(),
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

export { sayingShape };

/** What the ledger should keep of some claims that are listed: the keys of their own words and of their sayings. */
export async function wantedKeys(trx: Trx, claimIds: readonly number[]): Promise<SayingKeyTable[]> {
  const claims = await runSql(
    trx,
    sql`SELECT ${STATEMENT_COLUMNS} FROM listing l JOIN claim_revision r ON r.id = l.revision_id
      WHERE l.claim_id IN (${sql.join(claimIds)})`,
    statementFields,
  );
  const sayings = await runSql(trx, sayingsWhere(sql`s.claim_id IN (${sql.join(claimIds)})`), sayingShape);
  return claims.flatMap(({ claim_id, body: claim, series }) => {
    const own = claimStatement(claim, series);
    const others = sayings.filter((one) => one.claim_id === claim_id);
    return [
      ...rowsOf(claim_id, 0, keysOf(own)),
      ...others.flatMap((one) => rowsOf(claim_id, one.id, keysOf(statementOfSaying(own, one)))),
    ];
  });
}

const rowsOf = (claim: number, saying: number, keys: readonly KeyRow[]): SayingKeyTable[] =>
  keys.map((key) => ({ claim_id: claim, saying_id: saying, ...key }));

/** How many rows are written at a time. */
const AT_A_TIME = 200;

/** Takes the keys of claims away, those of their sayings with them. */
export async function removeKeys(trx: Trx, claimIds: readonly number[]): Promise<void> {
  if (claimIds.length === 0) return;
  await trx.deleteFrom('saying_key').where('claim_id', 'in', claimIds).execute();
}

/** Makes the keys of claims anew, of those that are listed: when one is published or listed again, and when its sayings change. */
export async function rekey(trx: Trx, claimIds: readonly number[]): Promise<void> {
  if (claimIds.length === 0) return;
  await removeKeys(trx, claimIds);
  const rows = await wantedKeys(trx, claimIds);
  for (let i = 0; i < rows.length; i += AT_A_TIME)
    await trx
      .insertInto('saying_key')
      .values(rows.slice(i, i + AT_A_TIME))
      .execute();
}
