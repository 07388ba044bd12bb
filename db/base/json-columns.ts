/** How rows become series, observations and sources: the SQL fragments that pack them, and their reading. */
import { type RawBuilder, sql } from 'kysely';
import type { Observation, Precision, Series } from '../../claims/evidence/evidence.ts';
import type { Database } from './open.ts';

/** Observations that no later row corrects. */
export const counts = sql`NOT EXISTS (SELECT 1 FROM observation x WHERE x.corrects = o.id)`;

export const sourceJson = sql`json_object('id', k.id, 'title', k.title, 'publisher', k.publisher, 'url', k.url,
  'publishedOn', k.published_on, 'retrievedOn', k.retrieved_on, 'sha256', k.sha256, 'licence', k.licence, 'quote', k.quote)`;

export const seriesJson = sql`json_object('id', s.id, 'title', s.title, 'measure', s.measure, 'unit', s.unit,
  'place', s.place, 'definition', s.definition)`;

/** An observation with the row that corrects it, so that the ledger can be seen as it was at an earlier mark. */
export const observationJson = sql`json_array(o.series_id, o.at, o.value, o.precision, o.source_id, o.published_on, o.status, o.id,
  (SELECT x.id FROM observation x WHERE x.corrects = o.id))`;

/** A query written in SQL as one that a batch of reads can compile. */
export function compilable<Row>(query: RawBuilder<Row>, kysely: Database['kysely']) {
  return { compile: () => query.compile(kysely) };
}

export type SeriesRow = Record<string, unknown> & { id: string };
/** What `observationJson` packs. */
export type ObservationTuple = [
  series: string,
  at: string,
  value: string,
  precision: string | null,
  source: string,
  publishedOn: string,
  status: Observation['status'] | null,
  id: number,
  correctedBy?: number | null,
];

/** All that is recorded: a mark beyond every observation. */
export const EVERYTHING = Number.MAX_SAFE_INTEGER;

/** Whether an observation counted when the ledger's last observation was `mark`. */
export function countsAt(tuple: ObservationTuple, mark: number): boolean {
  const [, , , , , , , id, correctedBy] = tuple;
  return id <= mark && (correctedBy === undefined || correctedBy === null || correctedBy > mark);
}

/** A record without the keys whose value is null, which a bundle leaves out. */
export function present<T>(record: object): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)) as T;
}

/** Series rows with the observations that belong to each. */
export function withObservations(rows: readonly SeriesRow[], tuples: readonly ObservationTuple[]): Series[] {
  const bySeries = new Map<string, Observation[]>(rows.map((row) => [row.id, []]));
  for (const [series, at, value, precision, source, publishedOn, status] of tuples) {
    bySeries.get(series)?.push({
      at,
      value,
      ...(precision === null ? {} : { precision: JSON.parse(precision) as Precision }),
      source,
      publishedOn,
      ...(status === null ? {} : { status: status ?? undefined }),
    });
  }
  return rows.map((row) => ({ ...present<Series>(row), observations: bySeries.get(row.id) ?? [] }));
}
