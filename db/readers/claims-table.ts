/** A list of claims as a table: all of them up to a bound, with more of each than a list shows. */
import { sql } from 'kysely';
import * as z from 'zod';
import type { TabledClaim } from '../../claims/editorial/listed-claim.ts';
import { sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { changedAt, publishedAt } from '../ledger/changed-at.ts';
import { findingSchema, wordSchema } from '../ledger/stored-json.ts';
import { type ClaimFilter, type ListOrder, narrow, orderOf, rowsOf, withParts } from './narrowing.ts';
import { offsetOf, wholeList } from './whole-list.ts';

const tabledRow: z.ZodType<TabledClaim> = z.object({
  slug: z.string(),
  quote: z.string(),
  claimant: z.string(),
  claimantSlug: z.string(),
  party: z.string().nullable(),
  saidOn: z.string(),
  kind: z.string(),
  topic: z.string().nullable(),
  claimed: z.string().nullable(),
  word: wordSchema,
  wordSaid: wordSchema.nullable(),
  wordNow: wordSchema.nullable(),
  findingSaid: findingSchema,
  findingNow: findingSchema,
  becauseNow: z.string(),
  revision: z.number(),
  publishedAt: z.string(),
  changedAt: z.string(),
});

/** The word of the last ruling on the listed revision by a clock; null if it was made by a method without words. */
const wordBy = (clock: 'said' | 'now') => sql`(SELECT g.verdict ->> '$.word' FROM ruling g
  WHERE g.revision_id = l.revision_id AND g.clock = ${sql.lit(clock)} ORDER BY g.id DESC LIMIT 1)`;

/** The claims that a filter lets through, in order; `isCut` if there are more than a table holds. */
export async function tableOfClaims(
  database: Database,
  filter: ClaimFilter,
  order: ListOrder,
): Promise<{ rows: TabledClaim[]; isCut: boolean }> {
  const narrowed = await narrow(database, filter);
  const { ctes, from } = rowsOf(narrowed);
  const sorted = orderOf(order, narrowed);
  return wholeList(async (part) => {
    const [rows] = await database.read(
      sqlRows(
        database.kysely,
        sql`${withParts(ctes)} SELECT l.slug, r.body ->> '$.quote' AS quote, l.claimant, l.claimant_slug AS claimantSlug, l.party, l.said_on AS saidOn, l.kind,
            l.topic, l.claimed, l.word, ${wordBy('said')} AS wordSaid, ${wordBy('now')} AS wordNow,
            l.finding_said AS findingSaid, l.finding_now AS findingNow, l.because_now AS becauseNow, r.revision,
            ${publishedAt(sql`l.claim_id`)} AS publishedAt, ${changedAt(sql`l.claim_id`)} AS changedAt
          FROM (SELECT l.claim_id AS id, row_number() OVER (ORDER BY ${sorted}) AS place ${from}
            ORDER BY place LIMIT ${sql.lit(part.size)} OFFSET ${sql.lit(offsetOf(part))}) k
            JOIN listing l ON l.claim_id = k.id JOIN claim_revision r ON r.id = l.revision_id
          ORDER BY k.place`,
        tabledRow,
      ),
    );
    return rows;
  });
}
