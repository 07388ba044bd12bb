/** When the next figures of a series are expected, while that stands: it was not taken back, and no figures came since. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type { Expected } from '../../claims/editorial/next-release.ts';
import { type RowQuery, sqlRows } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';
import { counts } from './rows.ts';

/**
 * Holds for rows `n` of `next_release` that stand. Each says what is expected in place of the one before it of its series. It is
 * met once a figure was published on its first day or later, or a file of such a release confirmed the figures that there were.
 * A month is less than all of its days, so that the texts compare as the days do.
 */
export const stands = sql`n.expected IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM next_release x WHERE x.series_id = n.series_id AND x.id > n.id)
  AND NOT EXISTS (SELECT 1 FROM observation o WHERE o.series_id = n.series_id AND o.published_on >= n.expected AND ${counts})
  AND NOT EXISTS (SELECT 1 FROM import_row f JOIN import i ON i.id = f.import_id
    WHERE f.series_id = n.series_id AND i.applied_at IS NOT NULL AND i.released_on >= n.expected)`;

const expectedFields = { expected: z.string(), expectedEnd: z.string() };

/** The row of a release that is expected. */
const expectedRow: z.ZodType<Expected> = z.object(expectedFields);

/** When the next figures of a series are expected; no row if that is not known. */
export function nextReleaseOf(kysely: Kysely<Schema>, series: string): RowQuery<Expected> {
  return sqlRows(
    kysely,
    sql`SELECT n.expected, n.expected_end AS expectedEnd FROM next_release n WHERE n.series_id = ${series} AND ${stands}`,
    expectedRow,
  );
}

/** The next release of one of several series. */
export type SeriesExpected = Expected & { series: string };

/** What is expected of several series, in rows or as JSON. */
export const expectedOfSeries: z.ZodType<SeriesExpected> = z.object({
  series: z.string(),
  ...expectedFields,
});

/** When the next figures are expected of the series whose ids a query gives, as a JSON text; `expectedOfSeries` reads each. */
export function nextReleasesJson(ids: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`(SELECT json_group_array(json_object('series', n.series_id, 'expected', n.expected, 'expectedEnd', n.expected_end))
    FROM next_release n WHERE n.series_id IN (${ids}) AND ${stands})`;
}
