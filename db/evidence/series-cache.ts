/**
 * The cache of series: each with its figures and their sources as one JSON text, a pack, so that a verdict page is one
 * short statement. Packs hold corrected figures too, since a published verdict may still rest on one. They are
 * derived: whoever adds observations packs their series anew in the same transaction.
 *
 * A figure in a pack is a list without names, since a series has thousands of them and a page reads them all. This
 * file alone writes and reads that format.
 */
import { type Kysely, sql } from 'kysely';
import * as z from 'zod';
import { type Observation, type Series, type Source, STATUSES } from '../../claims/evidence/evidence.ts';
import type { SeriesHead } from '../../claims/evidence/record.ts';
import { CHUNK } from '../base/chunks.ts';
import type { Schema } from '../base/schema.ts';
import { seriesHeadSchema, seriesJson, sourceJson, sourceSchema, storedPrecision } from './evidence-rows.ts';

/** The columns of a figure in a pack, by their places. */
const PLACE = {
  at: 1,
  value: 2,
  precision: 3,
  source: 4,
  publishedOn: 5,
  status: 6,
  id: 7,
  correctedBy: 8,
} as const;

/** The figure of row `o`, in the order of `PLACE`, with the row that corrects it; the id of its series comes first. */
const packedFigure = sql`json_array(o.series_id, o.at, o.value, o.precision, o.source_id, o.published_on, o.status, o.id,
  (SELECT x.id FROM observation x WHERE x.corrects = o.id))`;

const packSchema = z.object({
  series: seriesHeadSchema,
  /** Read one by one by `figureOf`: a schema would look at thousands of figures in several times as long. */
  observations: z.custom<unknown[]>(Array.isArray, 'not a list of figures'),
  sources: z.array(sourceSchema),
});

type Pack = z.infer<typeof packSchema>;

/** Packs series anew. */
export async function packSeries(trx: Kysely<Schema>, ids: readonly string[]): Promise<void> {
  for (let i = 0; i < ids.length; i += CHUNK) {
    await sql`INSERT OR REPLACE INTO series_pack (series_id, pack, last_observation)
      SELECT s.id, json_object(
          'series', json(${seriesJson}),
          'observations', (SELECT json_group_array(json(${packedFigure})) FROM observation o WHERE o.series_id = s.id),
          'sources', (SELECT json_group_array(json(${sourceJson})) FROM source k WHERE k.id IN (
            SELECT o.source_id FROM observation o WHERE o.series_id = s.id))),
        coalesce((SELECT max(o.id) FROM observation o WHERE o.series_id = s.id), 0)
      FROM series s WHERE s.id IN (${sql.join(ids.slice(i, i + CHUNK))})`.execute(trx);
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
 * observation was `mark`. A source that several packs hold comes once; one that no figure names any more does not
 * come, unless it is among `cited`, the sources that a claim names itself.
 * Throws if a pack is not what `packSeries` writes.
 */
export function unpack(packs: string | null, mark: number, cited: readonly Source[] = []): Evidence {
  const sources = new Map<string, Source>();
  const series = z
    .array(packSchema)
    .parse(JSON.parse(`[${packs ?? ''}]`))
    .map((pack) => unpackOne(pack, mark, sources));
  for (const source of cited) if (!sources.has(source.id)) sources.set(source.id, source);
  return { series, sources: [...sources.values()] };
}

/** One series as it stood at a mark; the sources that its figures name are added to `sources`. */
function unpackOne(pack: Pack, mark: number, sources: Map<string, Source>): Series {
  const named = new Set<string>();
  const observations: Observation[] = [];
  for (const packed of pack.observations) {
    const figure = figureOf(packed, mark);
    if (figure === undefined) continue;
    observations.push(figure);
    named.add(figure.source);
  }
  for (const source of pack.sources) if (named.has(source.id)) sources.set(source.id, source);
  return { ...(pack.series satisfies SeriesHead), observations };
}

/** A figure of a pack; undefined if it did not count when the ledger's last observation was `mark`. */
function figureOf(packed: unknown, mark: number): Observation | undefined {
  if (!Array.isArray(packed)) throw malformed(packed);
  const list: readonly unknown[] = packed;
  const id = list[PLACE.id];
  const correctedBy = list[PLACE.correctedBy] ?? null;
  if (typeof id !== 'number' || (correctedBy !== null && typeof correctedBy !== 'number'))
    throw malformed(packed);
  if (id > mark || (correctedBy !== null && correctedBy <= mark)) return undefined;
  const { [PLACE.at]: at, [PLACE.value]: value, [PLACE.source]: source } = list;
  const { [PLACE.publishedOn]: publishedOn, [PLACE.precision]: precision, [PLACE.status]: status } = list;
  if (
    typeof at !== 'string' ||
    typeof value !== 'string' ||
    typeof source !== 'string' ||
    typeof publishedOn !== 'string' ||
    (precision !== null && typeof precision !== 'string')
  )
    throw malformed(packed);
  return {
    at,
    value,
    ...(precision === null ? {} : { precision: storedPrecision(precision) }),
    source,
    publishedOn,
    ...(status === null ? {} : { status: statusOf(status) }),
  };
}

function statusOf(status: unknown): NonNullable<Observation['status']> {
  const known = STATUSES.find((one) => one === status);
  if (known === undefined) throw malformed(status);
  return known;
}

function malformed(packed: unknown): Error {
  return new Error(`a series pack holds ${JSON.stringify(packed)}, which is no figure`);
}
