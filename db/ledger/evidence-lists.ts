/** Series in lists, with how many claims rest on each, and the claims that rest on one. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type { OtherTest, RestingClaim } from '../../claims/editorial/listed-claim.ts';
import type { ListedSeries } from '../../claims/evidence/record.ts';
import { FREQUENCIES } from '../../claims/evidence/series.ts';
import { flag, type RowQuery, sqlRows } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';
import { counts } from '../evidence/rows.ts';
import { listedVerdicts, verdictsListed } from './stored-json.ts';

const seriesRow: z.ZodType<ListedSeries> = z.object({
  id: z.string(),
  title: z.string(),
  measure: z.string().nullable(),
  unit: z.string(),
  place: z.string().nullable(),
  frequency: z.enum(FREQUENCIES).nullable(),
  observations: z.number(),
  firstDate: z.string().nullable(),
  lastDate: z.string().nullable(),
  claims: z.number(),
});

/** Series `s` as lists show them; `rest` is the rest of the statement, which narrows, orders and limits them. */
export function listedSeries(kysely: Kysely<Schema>, rest: RawBuilder<unknown>): RowQuery<ListedSeries> {
  const query = sql`SELECT s.id, s.title, s.measure, s.unit, s.place, s.frequency,
      (SELECT count(*) FROM observation o WHERE o.series_id = s.id AND ${counts}) AS observations,
      (SELECT min(o.at_end) FROM observation o WHERE o.series_id = s.id) AS firstDate,
      (SELECT max(o.at_end) FROM observation o WHERE o.series_id = s.id) AS lastDate,
      (SELECT count(*) FROM revision_series rs JOIN listing l ON l.revision_id = rs.revision_id
        WHERE rs.series_id = s.id) AS claims
    FROM series s ${rest}`;
  return sqlRows(kysely, query, seriesRow);
}

const restingFields = z.object({
  slug: z.string(),
  quote: z.string(),
  claimant: z.string(),
  saidOn: z.string(),
  ...listedVerdicts,
  waits: flag,
});

const restingRow: z.ZodType<RestingClaim> = restingFields;

/** A claim of the lists `l` as one that rests on a series. */
const RESTING_COLUMNS = sql`l.slug, l.quote, l.claimant, l.said_on AS saidOn, ${verdictsListed},
  EXISTS (SELECT 1 FROM queue_item q WHERE q.claim_id = l.claim_id) AS waits`;

/** The published claims that rest on a series, the latest said first; with `waitingFirst`, those in the queue before all others. */
export function restingClaims(
  kysely: Kysely<Schema>,
  seriesId: string,
  { limit, waitingFirst = false }: { limit: number; waitingFirst?: boolean },
): RowQuery<RestingClaim> {
  const query = sql`SELECT ${RESTING_COLUMNS} FROM listing l WHERE l.revision_id IN (
      SELECT rs.revision_id FROM revision_series rs WHERE rs.series_id = ${seriesId})
    ORDER BY ${waitingFirst ? sql`waits DESC,` : sql``} l.said_on DESC, l.claim_id DESC LIMIT ${sql.lit(limit)}`;
  return sqlRows(kysely, query, restingRow);
}

const otherTestRow: z.ZodType<OtherTest> = restingFields.extend({
  kind: z.string(),
  claimed: z.string().nullable(),
});

/** The most other tests of the same words that are told of. */
const MAX_TESTS = 50;

/** The other published claims that test the words of a claim: said by the same claimant on the same day in the same place. */
export function otherTests(kysely: Kysely<Schema>, slug: string): RowQuery<OtherTest> {
  const query = sql`SELECT ${RESTING_COLUMNS}, l.claimed FROM listing o JOIN listing l
      ON l.words_key = o.words_key AND l.claimant_slug = o.claimant_slug AND l.said_on = o.said_on
    WHERE o.slug = ${slug} AND l.claim_id <> o.claim_id ORDER BY l.claim_id LIMIT ${sql.lit(MAX_TESTS)}`;
  return sqlRows(kysely, query, otherTestRow);
}
