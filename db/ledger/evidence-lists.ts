/** Series in lists, with how many claims rest on each, and the claims that rest on one. */
import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import * as z from 'zod';
import type { RestingClaim } from '../../claims/editorial/listed-claim.ts';
import { builtRows, flag, type RowQuery } from '../base/json-columns.ts';
import type { Schema, SeriesTable } from '../base/schema.ts';
import { counts } from '../evidence/evidence-rows.ts';
import { listedVerdicts } from './stored-json.ts';

/** Series `s` as lists show them; the caller narrows and orders them. */
export function listedSeries(kysely: Kysely<Schema>) {
  return kysely
    .selectFrom('series as s')
    .select(['s.id', 's.title', 's.measure', 's.unit', 's.place'])
    .select((e) => [
      ofSeries(e)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where(sql<boolean>`${counts}`)
        .$asScalar()
        .$notNull()
        .as('observations'),
      ofSeries(e)
        .select(({ fn }) => fn.min('o.at_end').as('first'))
        .as('firstDate'),
      ofSeries(e)
        .select(({ fn }) => fn.max('o.at_end').as('last'))
        .as('lastDate'),
      e
        .selectFrom('revision_series as rs')
        .innerJoin('listing as l', 'l.revision_id', 'rs.revision_id')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('rs.series_id', '=', 's.id')
        .$asScalar()
        .$notNull()
        .as('claims'),
    ]);
}

/** The figures `o` of a series `s`. */
function ofSeries(e: ExpressionBuilder<Schema & { s: SeriesTable }, 's'>) {
  return e.selectFrom('observation as o').whereRef('o.series_id', '=', 's.id');
}

const restingClaim = z.object({
  slug: z.string(),
  quote: z.string(),
  claimant: z.string(),
  saidOn: z.string(),
  ...listedVerdicts,
  waits: flag,
});

/** The published claims that rest on a series, the latest said first; with `waitingFirst`, those before all that wait in the queue. */
export function restingClaims(
  kysely: Kysely<Schema>,
  seriesId: string,
  { limit, waitingFirst = false }: { limit: number; waitingFirst?: boolean },
): RowQuery<RestingClaim> {
  return builtRows(
    kysely
      .selectFrom('listing as l')
      .select(['l.slug', 'l.quote', 'l.claimant', 'l.said_on as saidOn'])
      .select(['l.finding_said as findingSaid', 'l.finding_now as findingNow'])
      .select(['l.standing_said as standingSaid', 'l.standing_now as standingNow'])
      .select(sql<number>`EXISTS (SELECT 1 FROM queue_item q WHERE q.claim_id = l.claim_id)`.as('waits'))
      .where('l.revision_id', 'in', (e) =>
        e.selectFrom('revision_series as rs').select('rs.revision_id').where('rs.series_id', '=', seriesId),
      )
      .$if(waitingFirst, (query) => query.orderBy('waits', 'desc'))
      .orderBy('l.said_on', 'desc')
      .orderBy('l.claim_id', 'desc')
      .limit(limit),
    restingClaim,
  );
}
