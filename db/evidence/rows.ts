/** Sources and series in rows of the database: the SQL that selects them whole, and what reads it. */
import { sql } from 'kysely';
import * as z from 'zod';
import type { SeriesHead } from '../../claims/evidence/record.ts';
import {
  FREQUENCIES,
  type Frequency,
  type Observation,
  type Precision,
  type Source,
} from '../../claims/evidence/series.ts';
import { jsonColumn, parsedJson } from '../base/json-columns.ts';

/** All that is recorded: a mark beyond every observation. */
export const EVERYTHING = Number.MAX_SAFE_INTEGER;

/** Holds for observations `o` that no later row corrects. */
export const counts = sql`NOT EXISTS (SELECT 1 FROM observation x WHERE x.corrects = o.id)`;

/** The source of row `k` as JSON. */
export const sourceJson = sql`json_object('id', k.id, 'title', k.title, 'publisher', k.publisher, 'url', k.url,
  'publishedOn', k.published_on, 'retrievedOn', k.retrieved_on, 'sha256', k.sha256, 'licence', k.licence, 'quote', k.quote)`;

/** The series of row `s` as JSON, without its figures. */
export const seriesJson = sql`json_object('id', s.id, 'title', s.title, 'measure', s.measure, 'unit', s.unit,
  'place', s.place, 'definition', s.definition, 'frequency', s.frequency)`;

/**
 * What `sourceJson` makes, read. By hand rather than by a schema, as is all that packs of series hold: a page reads every
 * source and figure of its series, and a schema takes several times as long. Throws if it is anything else.
 */
export function sourceOf(value: unknown): Source {
  const record = recordOf(value);
  const source: Source = {
    id: textOf(record, 'id'),
    title: textOf(record, 'title'),
    publisher: textOf(record, 'publisher'),
  };
  for (const name of SOURCE_DETAILS) if (record[name] !== null) source[name] = textOf(record, name);
  return source;
}

const SOURCE_DETAILS = ['url', 'publishedOn', 'retrievedOn', 'sha256', 'licence', 'quote'] as const;

/** What `seriesJson` makes, read. Throws if it is anything else. */
export function seriesHeadOf(value: unknown): SeriesHead {
  const record = recordOf(value);
  const measure = optionalText(record, 'measure');
  const place = optionalText(record, 'place');
  const definition = optionalText(record, 'definition');
  const frequency = optionalText(record, 'frequency');
  return {
    id: textOf(record, 'id'),
    title: textOf(record, 'title'),
    ...(measure === undefined ? {} : { measure }),
    unit: textOf(record, 'unit'),
    ...(place === undefined ? {} : { place }),
    ...(definition === undefined ? {} : { definition }),
    ...(frequency === undefined ? {} : { frequency: frequencyOf(frequency) }),
  };
}

function frequencyOf(text: string): Frequency {
  const frequency = FREQUENCIES.find((one) => one === text);
  if (frequency === undefined) throw new Error(`${JSON.stringify(text)} is no frequency of a series`);
  return frequency;
}

/** A JSON object. Throws if the value is not one. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw new Error(`${JSON.stringify(value)} is no JSON object`);
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(record: Readonly<Record<string, unknown>>, name: string): string {
  const value = record[name];
  if (typeof value !== 'string') throw new Error(`${name} is ${JSON.stringify(value)}, which is no text`);
  return value;
}

function optionalText(record: Readonly<Record<string, unknown>>, name: string): string | undefined {
  return record[name] === null ? undefined : textOf(record, name);
}

/** Hand-written readers as schemas, for rows that are read by one. */
const sourceSchema = z.unknown().transform(sourceOf);
const seriesHeadSchema = z.unknown().transform(seriesHeadOf);

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

/** The columns of an observation that make a figure of a series. */
export type FigureColumns = Pick<Observation, 'at' | 'value' | 'source' | 'publishedOn'> & {
  /** JSON. */
  precision: string | null;
  status: Observation['status'] | null;
};

/** A figure of a series from its columns: a column without a value gives no key. */
export function observationFrom({ precision, status, ...figure }: FigureColumns): Observation {
  return {
    at: figure.at,
    value: figure.value,
    ...(precision === null ? {} : { precision: storedPrecision(precision) }),
    source: figure.source,
    publishedOn: figure.publishedOn,
    ...(status === null ? {} : { status }),
  };
}
