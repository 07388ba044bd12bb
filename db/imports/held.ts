/** What the ledger holds of the series that a file is about: what its plan is made against. */
import { type Kysely, sql } from 'kysely';
import type { HeldFigure, KnownSeries } from '../../claims/recipes/plan-shape.ts';
import { lookUp } from '../base/chunks.ts';
import type { Schema } from '../base/schema.ts';
import { counts, storedPrecision } from '../evidence/rows.ts';

/** The figures of series with what is known of these, as of the last observation of them. */
export interface Held {
  figures: HeldFigure[];
  /** The series that the ledger has. */
  series: Map<string, KnownSeries>;
  /** The last observation of all of them, or an earlier one; 0 if there is none. */
  mark: number;
}

/** Every vintage that counts of series, with their units. Series that the ledger lacks have none. */
export async function heldOf(kysely: Kysely<Schema>, ids: readonly string[]): Promise<Held> {
  // First, so that what is recorded meanwhile is found to be newer.
  const mark = await markOf(kysely, ids);
  const heads = await lookUp(ids, (chunk) =>
    kysely.selectFrom('series').select(['id', 'unit', 'frequency']).where('id', 'in', chunk).execute(),
  );
  const rows = await lookUp(ids, (chunk) =>
    kysely
      .selectFrom('observation as o')
      .select(['o.series_id', 'o.at', 'o.value', 'o.precision', 'o.published_on', 'o.status'])
      .where('o.series_id', 'in', chunk)
      .where(sql<boolean>`${counts}`)
      .execute(),
  );
  return {
    figures: rows.map(({ series_id, at, value, precision, published_on, status }) => ({
      series: series_id,
      at,
      value,
      publishedOn: published_on,
      ...(precision === null ? {} : { precision: storedPrecision(precision) }),
      ...(status === null ? {} : { status }),
    })),
    series: new Map(
      heads.map(({ id, unit, frequency }) => [id, { unit, frequency: frequency ?? undefined }]),
    ),
    mark,
  };
}

/** The last observation of series, corrected or not; 0 if they have none. */
export async function markOf(kysely: Kysely<Schema>, ids: readonly string[]): Promise<number> {
  const rows = await lookUp(ids, (chunk) =>
    kysely
      .selectFrom('observation')
      .select(({ fn }) => fn.max('id').as('id'))
      .where('series_id', 'in', chunk)
      .execute(),
  );
  return rows.reduce((last, { id }) => Math.max(last, Number(id ?? 0)), 0);
}
