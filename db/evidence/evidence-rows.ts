/** Sources and series in rows of the database: the SQL that selects them whole, and what reads it. */
import { sql } from 'kysely';
import * as z from 'zod';
import type { Precision, Source } from '../../claims/evidence/evidence.ts';
import type { SeriesHead } from '../../claims/evidence/record.ts';
import { jsonColumn, parsedJson, present } from '../base/json-columns.ts';

/** All that is recorded: a mark beyond every observation. */
export const EVERYTHING = Number.MAX_SAFE_INTEGER;

/** Holds for observations `o` that no later row corrects. */
export const counts = sql`NOT EXISTS (SELECT 1 FROM observation x WHERE x.corrects = o.id)`;

/** The source of row `k` as JSON. */
export const sourceJson = sql`json_object('id', k.id, 'title', k.title, 'publisher', k.publisher, 'url', k.url,
  'publishedOn', k.published_on, 'retrievedOn', k.retrieved_on, 'sha256', k.sha256, 'licence', k.licence, 'quote', k.quote)`;

/** The series of row `s` as JSON, without its figures. */
export const seriesJson = sql`json_object('id', s.id, 'title', s.title, 'measure', s.measure, 'unit', s.unit,
  'place', s.place, 'definition', s.definition)`;

const text = z.string().nullable();

/** What `sourceJson` makes. */
export const sourceSchema: z.ZodType<Source> = z
  .object({
    id: z.string(),
    title: z.string(),
    publisher: z.string(),
    url: text,
    publishedOn: text,
    retrievedOn: text,
    sha256: text,
    licence: text,
    quote: text,
  })
  .transform(present);

/** What `seriesJson` makes. */
export const seriesHeadSchema: z.ZodType<SeriesHead> = z
  .object({
    id: z.string(),
    title: z.string(),
    measure: text,
    unit: z.string(),
    place: text,
    definition: text,
  })
  .transform(present);

/** A row with a source in it. */
export const sourceRow = z.object({ source: jsonColumn(sourceSchema) });

/** A row with a series in it. */
export const seriesRow = z.object({ series: jsonColumn(seriesHeadSchema) });

/** The sources that the inline figures of revision `r` name, as a JSON array; `sourcesSchema` reads it. */
export const sourcesCited = sql`(SELECT json_group_array(json(${sourceJson})) FROM revision_source c
  JOIN source k ON k.id = c.source_id WHERE c.revision_id = r.id)`;

export const sourcesSchema = jsonColumn(z.array(sourceSchema));

/** How exact a figure is, as it was checked when it was recorded. */
const precisionSchema: z.ZodType<Precision> = z.union([
  z.literal('exact'),
  z.strictObject({ nearest: z.string() }),
  z.strictObject({ interval: z.tuple([z.string(), z.string()]) }),
]);

/** How exact a figure is, from its column. */
export function storedPrecision(json: string): Precision {
  return parsedJson(json, precisionSchema);
}
