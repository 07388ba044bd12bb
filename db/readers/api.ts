/** Lists as programs read them: by cursors, so that rows added meanwhile move no page. */

import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type { ListedClaim } from '../../claims/editorial/listed-claim.ts';
import type { ListedSeries } from '../../claims/evidence/record.ts';
import { sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { listedSeries } from '../ledger/evidence-lists.ts';
import { becauseColumn } from '../ledger/stored-json.ts';
import { listed, listedClaim } from './claims.ts';
import { type ClaimFilter, narrow, placeOf, rowsOf, withParts } from './narrowing.ts';

/** A claim of a list, with the sentence of both clocks. */
export interface ApiClaim extends ListedClaim {
  claimId: number;
  revision: number;
  /** The day on which its verdicts were published last. */
  changedOn: string;
  becauseSaid: string;
}

const apiClaim: z.ZodType<ApiClaim> = listedClaim.extend({
  claimId: z.number(),
  changedOn: z.string(),
  revision: z.number(),
  becauseSaid: becauseColumn,
});

/** What a list of claims is narrowed to. */
export interface ApiFilter extends ClaimFilter {
  /** Only claims whose verdicts were published on this day or later. */
  changedSince?: string | undefined;
}

/** A place in the list of claims: after the claim of this number, said on this day. */
export interface ClaimPlace {
  saidOn: string;
  claimId: number;
}

/** The claims that a filter lets through, those said last first: at most `limit`, after a place or from the beginning. */
export async function claimsAfter(
  database: Database,
  filter: ApiFilter,
  after: ClaimPlace | null,
  limit: number,
): Promise<ApiClaim[]> {
  const narrowed = await narrow(database, filter);
  const { ctes, from } = rowsOf(narrowed);
  const [day, id] = placeOf(narrowed);
  const more = [
    ...(filter.changedSince === undefined ? [] : [sql`l.ruled_on >= ${filter.changedSince}`]),
    ...(after === null ? [] : [sql`(${day}, ${id}) < (${after.saidOn}, ${after.claimId})`]),
  ];
  const rows = sql`SELECT l.* ${from} ${sql.join(
    more.map((one) => sql`AND ${one}`),
    sql` `,
  )}
    ORDER BY ${day} DESC, ${id} DESC LIMIT ${sql.lit(limit)}`;
  const [claims] = await database.read(
    sqlRows(
      database.kysely,
      sql`${withParts(ctes)} ${itemsOf(rows)} ORDER BY l.said_on DESC, l.claim_id DESC`,
      apiClaim,
    ),
  );
  return claims;
}

/** Rows of `listing` as items of lists. */
function itemsOf(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`SELECT ${listed}, l.quote, l.claim_id AS claimId, l.ruled_on AS changedOn, r.revision,
      (SELECT g.verdict FROM ruling g
        WHERE g.revision_id = l.revision_id AND g.clock = 'said' ORDER BY g.id DESC LIMIT 1) AS becauseSaid
    FROM (${rows}) l JOIN claim_revision r ON r.id = l.revision_id`;
}

/** The published claims of some slugs, in their order. */
export async function claimsNamed(database: Database, slugs: readonly string[]): Promise<ApiClaim[]> {
  if (slugs.length === 0) return [];
  const rows = sql`SELECT * FROM listing WHERE slug IN (${sql.join(slugs)})`;
  const [claims] = await database.read(sqlRows(database.kysely, itemsOf(rows), apiClaim));
  return claims.sort((a, b) => slugs.indexOf(a.slug) - slugs.indexOf(b.slug));
}

/** Series in the order of their ids: at most `limit`, after an id or from the beginning. */
export async function seriesAfter(
  { read, kysely }: Database,
  after: string | null,
  limit: number,
): Promise<ListedSeries[]> {
  const rest = sql`WHERE s.id > ${after ?? ''} ORDER BY s.id LIMIT ${sql.lit(limit)}`;
  const [series] = await read(listedSeries(kysely, rest));
  return series;
}
