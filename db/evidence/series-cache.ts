/**
 * The cache of series: each with its figures and their sources as one JSON text, a pack, so that a verdict page is one
 * short statement. Packs hold corrected figures too, since a published verdict may still rest on one. They are
 * derived: whoever adds observations packs their series again in the same transaction.
 *
 * A figure in a pack is a list without names, since a series has thousands of them and a page reads them all. This
 * file alone writes and reads that format.
 */
import { type Kysely, sql } from 'kysely';
import * as z from 'zod';
import { type Observation, type Series, type Source, STATUSES } from '../../claims/evidence/series.ts';
import { CHUNK } from '../base/chunks.ts';
import { runSql } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';
import { observationFrom, recordOf, seriesHeadOf, seriesJson, sourceJson, sourceOf } from './rows.ts';

/** The places in a packed figure of its row and of the row that corrects it. */
const PLACE = { id: 7, correctedBy: 8 } as const;

/** The figure of row `o`, with the row that corrects it; `observationOf` reads it. */
const packedFigure = sql`json_array(o.series_id, o.at, o.value, o.precision, o.source_id, o.published_on, o.status, o.id,
  (SELECT x.id FROM observation x WHERE x.corrects = o.id))`;

/** The pack of the series of row `s`, and its last observation. */
const pack = sql`json_object(
  'series', json(${seriesJson}),
  'observations', (SELECT json_group_array(json(${packedFigure})) FROM observation o WHERE o.series_id = s.id),
  'sources', (SELECT json_group_array(json(${sourceJson})) FROM source k WHERE k.id IN (
    SELECT o.source_id FROM observation o WHERE o.series_id = s.id)))`;
const lastObservation = sql`coalesce((SELECT max(o.id) FROM observation o WHERE o.series_id = s.id), 0)`;

/** Packs series again, which brings their cache up to date. */
export async function cacheSeries(trx: Kysely<Schema>, ids: readonly string[]): Promise<void> {
  for (let i = 0; i < ids.length; i += CHUNK) {
    await sql`INSERT OR REPLACE INTO series_pack (series_id, pack, last_observation)
      SELECT s.id, ${pack}, ${lastObservation}
      FROM series s WHERE s.id IN (${sql.join(ids.slice(i, i + CHUNK))})`.execute(trx);
  }
}

/** How many series are compared with their packs at a time: a pack may hold thousands of figures. */
const PACKS_AT_A_TIME = 20;

const comparedPack = z.object({
  id: z.string(),
  stored: z.string().nullable(),
  storedLast: z.number().nullable(),
  pack: z.string(),
  last: z.number(),
});

/** The series whose pack is not what their figures and sources make. */
export async function stalePacks(database: Kysely<Schema>): Promise<string[]> {
  const stale: string[] = [];
  let after = '';
  for (;;) {
    const rows = await runSql(
      database,
      sql`SELECT s.id, p.pack AS stored, p.last_observation AS storedLast, ${pack} AS pack, ${lastObservation} AS last
        FROM series s LEFT JOIN series_pack p ON p.series_id = s.id
        WHERE s.id > ${after} ORDER BY s.id LIMIT ${sql.lit(PACKS_AT_A_TIME)}`,
      comparedPack,
    );
    for (const row of rows)
      if (row.storedLast !== row.last || packAsSets(row.stored) !== packAsSets(row.pack)) stale.push(row.id);
    const last = rows.at(-1);
    if (last === undefined) return stale;
    after = last.id;
  }
}

/** A pack as a text that is the same in whatever order its figures and sources are; null if it is no pack. */
function packAsSets(text: string | null): string | null {
  try {
    const { series, observations, sources } = recordOf(JSON.parse(text ?? ''));
    const sorted = [observations, sources].map((list) =>
      listOf(list)
        .map((one) => JSON.stringify(one))
        .sort(),
    );
    return JSON.stringify([series, ...sorted]);
  } catch {
    return null;
  }
}

/** The packs of the series that revision `r` rests on, one after another with commas between them; null if it has none. */
export const packsOfRevision = sql`(SELECT group_concat(p.pack) FROM revision_series rs
  JOIN series_pack p ON p.series_id = rs.series_id WHERE rs.revision_id = r.id)`;

/** Evidence as the ledger stood at some mark. */
export interface Evidence {
  series: Series[];
  sources: Source[];
}

/**
 * The series and sources in packs (JSON texts with commas between them) as they stood when the ledger's last
 * observation was `mark`. A source that several packs hold comes once; one that no figure names does not
 * come, unless it is among `cited`, the sources that a claim names itself.
 * Throws if a pack is not what `cacheSeries` writes.
 */
export function cachedEvidence(packs: string | null, mark: number, cited: readonly Source[] = []): Evidence {
  const sources = new Map<string, Source>();
  const series = listOf(JSON.parse(`[${packs ?? ''}]`)).map((pack) => cachedSeries(pack, mark, sources));
  for (const source of cited) if (!sources.has(source.id)) sources.set(source.id, source);
  return { series, sources: [...sources.values()] };
}

/** One series as it stood at a mark; the sources that its figures name are added to `sources`. */
function cachedSeries(packed: unknown, mark: number, sources: Map<string, Source>): Series {
  const pack = recordOf(packed);
  const named = new Set<string>();
  const observations: Observation[] = [];
  for (const figure of listOf(pack['observations'])) {
    const observation = observationOf(listOf(figure), mark);
    if (observation === undefined) continue;
    observations.push(observation);
    named.add(observation.source);
  }
  for (const one of listOf(pack['sources'])) {
    const source = sourceOf(one);
    if (named.has(source.id)) sources.set(source.id, source);
  }
  return { ...seriesHeadOf(pack['series']), observations };
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`${JSON.stringify(value)} is no list`);
  return value;
}

/** A figure of a pack; undefined if it did not count when the ledger's last observation was `mark`. */
function observationOf(figure: readonly unknown[], mark: number): Observation | undefined {
  const id = figure[PLACE.id];
  const correctedBy = figure[PLACE.correctedBy] ?? null;
  if (typeof id !== 'number' || (correctedBy !== null && typeof correctedBy !== 'number'))
    throw malformed(figure);
  if (id > mark || (correctedBy !== null && correctedBy <= mark)) return undefined;
  const [, at, value, precision, source, publishedOn, status] = figure;
  if (
    typeof at !== 'string' ||
    typeof value !== 'string' ||
    (precision !== null && typeof precision !== 'string') ||
    typeof source !== 'string' ||
    typeof publishedOn !== 'string' ||
    (status !== null && !isStatus(status))
  )
    throw malformed(figure);
  return observationFrom({ at, value, precision, source, publishedOn, status });
}

function isStatus(value: unknown): value is NonNullable<Observation['status']> {
  return STATUSES.some((status) => status === value);
}

function malformed(figure: readonly unknown[]): Error {
  return new Error(`a pack of a series holds ${JSON.stringify(figure)}, which is no figure`);
}
