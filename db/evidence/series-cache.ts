/**
 * Packs: each series with its figures and their sources as one JSON text, so that a verdict page is one short
 * statement. Corrected figures are among them, since a published verdict may still rest on one. Derived:
 * whoever adds observations packs their series anew in the same transaction.
 */
import { type Kysely, sql } from 'kysely';
import type { Series, Source } from '../../claims/evidence/evidence.ts';
import { CHUNK } from '../base/chunks.ts';
import {
  countsAt,
  type ObservationTuple,
  observationJson,
  present,
  type SeriesRow,
  seriesJson,
  sourceJson,
  withObservations,
} from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';

/** What a pack holds. */
export interface SeriesPack {
  series: SeriesRow;
  observations: ObservationTuple[];
  sources: Record<string, unknown>[];
}

/** Packs series anew. */
export async function packSeries(trx: Kysely<Schema>, ids: readonly string[]): Promise<void> {
  for (let i = 0; i < ids.length; i += CHUNK) {
    await sql`INSERT OR REPLACE INTO series_pack (series_id, pack, last_observation)
      SELECT s.id, json_object(
          'series', json(${seriesJson}),
          'observations', (SELECT json_group_array(json(${observationJson})) FROM observation o WHERE o.series_id = s.id),
          'sources', (SELECT json_group_array(json(${sourceJson})) FROM source k WHERE k.id IN (
            SELECT o.source_id FROM observation o WHERE o.series_id = s.id))),
        coalesce((SELECT max(o.id) FROM observation o WHERE o.series_id = s.id), 0)
      FROM series s WHERE s.id IN (${sql.join(ids.slice(i, i + CHUNK))})`.execute(trx);
  }
}

/**
 * The series and sources of packs as they stood when the ledger's last observation was `mark`; a source that
 * several packs hold stands once, and one that no figure names any more does not.
 */
export function unpack(packs: readonly SeriesPack[], mark: number): { series: Series[]; sources: Source[] } {
  const sources = new Map<unknown, Source>();
  const series = packs.flatMap((pack) => {
    const counting = pack.observations.filter((o) => countsAt(o, mark));
    const named = new Set(counting.map(([, , , , source]) => source));
    for (const source of pack.sources)
      if (named.has(String(source['id']))) sources.set(source['id'], present<Source>(source));
    return withObservations([pack.series], counting);
  });
  return { series, sources: [...sources.values()] };
}
