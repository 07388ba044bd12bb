/** The texts by which claims are found through their sayings, which the search has beside the claims' own. */
import { type RawBuilder, sql, type Transaction } from 'kysely';
import * as z from 'zod';
import { jsonColumn, runSql } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';
import { OTHER_NAMES } from './persons.ts';
import { SAYINGS_FROM, sayingStands } from './sayings.ts';
import { speakerColumn } from './stored-json.ts';

/** The texts of claims by their ids; of a claim that nobody else said there are none. */
export type SaidTexts = ReadonlyMap<number, readonly string[]>;

const row = z.object({
  claim: z.number(),
  words: z.string(),
  claimant: speakerColumn,
  name: z.string(),
  others: jsonColumn(z.array(z.string())),
});

/** The words of each saying that stands, and of who said it their names and what they were then. */
export async function saidTexts(
  trx: Transaction<Schema>,
  claimIds: readonly number[],
): Promise<Map<number, string[]>> {
  const rows = await runSql(
    trx,
    sql`SELECT s.claim_id AS claim, s.words, s.claimant, c.name, ${OTHER_NAMES} AS others FROM ${SAYINGS_FROM}
      WHERE s.claim_id IN (SELECT value FROM json_each(${JSON.stringify(claimIds)})) AND ${sayingStands('s')}
      ORDER BY s.claim_id, s.last_day, s.id`,
    row,
  );
  const texts = new Map<number, string[]>();
  for (const { claim, words, claimant, name, others } of rows) {
    const { role, organisation, party } = claimant;
    const own = [words, claimant.name, name, ...others, role, organisation, party];
    texts.set(claim, [...(texts.get(claim) ?? []), ...own.filter((text) => text !== undefined)]);
  }
  return texts;
}

/** The claims that somebody of some slugs said besides their own, whoever they are by now, as SQL. */
export const claimsSaidBy = (slugs: readonly string[]): RawBuilder<unknown> => {
  const all = JSON.stringify(slugs);
  return sql`SELECT DISTINCT s.claim_id AS n FROM saying s WHERE s.claimant_slug IN (
    SELECT q.slug FROM claimant q WHERE q.slug IN (SELECT value FROM json_each(${all}))
    UNION SELECT q.slug FROM claimant q WHERE q.now_slug IN (SELECT value FROM json_each(${all})))`;
};
