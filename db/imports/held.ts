/** What the ledger holds of the series that a file is about: what its plan is made against. */
import type { Kysely } from 'kysely';
import type { HeldFigure, KnownSeries } from '../../claims/recipes/plan-shape.ts';
import { lookUp } from '../base/chunks.ts';
import type { Schema } from '../base/schema.ts';
import { heldSeries } from '../ledger/import.ts';

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
  const held = await heldSeries({ kysely }, ids);
  return {
    figures: [...held].flatMap(([series, { observations }]) =>
      observations.map(({ source: _, ...figure }) => ({ series, ...figure })),
    ),
    series: new Map(
      [...held].map(
        ([
          id,
          {
            head: { unit, frequency },
          },
        ]) => [id, { unit, frequency }],
      ),
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
