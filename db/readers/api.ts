/** Lists as programs read them: by cursors, so that rows added meanwhile move no page. */

import { sql } from 'kysely';
import * as z from 'zod';
import type { ListedClaim } from '../../claims/editorial/listed-claim.ts';
import type { ListedSeries } from '../../claims/evidence/record.ts';
import { sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { listedSeries } from '../ledger/evidence-lists.ts';
import { currentClaimant } from '../ledger/persons.ts';
import { becauseColumn } from '../ledger/stored-json.ts';
import { type ClaimFilter, listed, listedClaim, searchQuery } from './claims.ts';

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
  { read, kysely }: Database,
  filter: ApiFilter,
  after: ClaimPlace | null,
  limit: number,
): Promise<ApiClaim[]> {
  const match = filter.q === undefined ? null : searchQuery(filter.q);
  const [day, id] =
    filter.finding === undefined ? [sql`l.said_on`, sql`l.claim_id`] : [sql`f.said_on`, sql`f.claim_id`];
  const conditions = [
    sql`1`,
    ...(filter.q === undefined ? [] : match === null ? [sql`0`] : [sql`claim_search MATCH ${match}`]),
    ...(filter.claimant === undefined ? [] : [sql`l.claimant_slug = ${currentClaimant(filter.claimant)}`]),
    ...(filter.topic === undefined ? [] : [sql`l.topic_slug = ${filter.topic}`]),
    ...(filter.word === undefined ? [] : [sql`l.word = ${filter.word}`]),
    ...(filter.finding === undefined ? [] : [sql`f.finding = ${filter.finding}`]),
    ...(filter.changedSince === undefined ? [] : [sql`l.ruled_on >= ${filter.changedSince}`]),
    ...(after === null ? [] : [sql`(${day}, ${id}) < (${after.saidOn}, ${after.claimId})`]),
  ];
  const [claims] = await read(
    sqlRows(
      kysely,
      sql`SELECT ${listed}, l.quote, l.claim_id AS claimId, l.ruled_on AS changedOn, r.revision,
          (SELECT g.verdict FROM ruling g
            WHERE g.revision_id = l.revision_id AND g.clock = 'said' ORDER BY g.id DESC LIMIT 1) AS becauseSaid
        FROM ${match === null ? sql`listing l` : sql`claim_search JOIN listing l ON l.claim_id = claim_search.rowid`}
          ${filter.finding === undefined ? sql`` : sql`JOIN listing_finding f ON f.claim_id = l.claim_id`}
          JOIN claim_revision r ON r.id = l.revision_id
        WHERE ${sql.join(conditions, sql` AND `)}
        ORDER BY ${day} DESC, ${id} DESC LIMIT ${sql.lit(limit)}`,
      apiClaim,
    ),
  );
  return claims;
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
