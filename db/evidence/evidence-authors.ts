/** Who recorded the figures that a verdict rests on, as long as nobody has published a verdict on them. */
import { type Kysely, sql } from 'kysely';
import type { EvidenceUsed } from '../../claims/verdict/verdict.ts';
import { idRow, runSql } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';

/** How many figures one statement looks up. */
const AT_A_TIME = 200;

/**
 * The ids of everybody who had a hand in recording the figures of some evidence that no published verdict rests on:
 * none of them is the second reader of the first verdict that does. Nobody counts as the author of figures that belong
 * to no series or came by the command line.
 */
export async function evidenceAuthors(
  kysely: Kysely<Schema>,
  evidence: readonly EvidenceUsed[],
): Promise<string[]> {
  const figures = evidence.flatMap(({ series, at, value, publishedOn }) =>
    series === undefined || at === undefined || publishedOn === undefined
      ? []
      : [{ series, at, value, publishedOn }],
  );
  const ids = new Set<string>();
  for (let i = 0; i < figures.length; i += AT_A_TIME)
    for (const id of await authorsOf(kysely, figures.slice(i, i + AT_A_TIME))) ids.add(id);
  for (const id of await correctorsOf(kysely, [...new Set(figures.map(({ series }) => series))])) ids.add(id);
  return [...ids];
}

/** The ids of everybody who recorded some figures that no published verdict rests on. */
async function authorsOf(kysely: Kysely<Schema>, figures: readonly object[]): Promise<string[]> {
  const query = sql`SELECT DISTINCT h.value AS id FROM json_each(${JSON.stringify(figures)}) f
      JOIN observation o ON o.series_id = f.value ->> 'series' AND o.at = f.value ->> 'at'
        AND o.published_on = f.value ->> 'publishedOn' AND o.value = f.value ->> 'value'
      JOIN evidence_change e ON e.observation_id = o.id, json_each(e.writers) h
    WHERE NOT EXISTS (SELECT 1 FROM observation x WHERE x.corrects = o.id)
      AND NOT EXISTS (SELECT 1 FROM revision_series rs JOIN ruling g ON g.revision_id = rs.revision_id,
          json_each(g.verdict, '$.evidence') u
        WHERE rs.series_id = o.series_id AND u.value ->> 'series' = o.series_id AND u.value ->> 'at' = o.at
          AND u.value ->> 'publishedOn' = o.published_on AND u.value ->> 'value' = o.value)`;
  return (await runSql(kysely, query, idRow)).map(({ id }) => id);
}

/**
 * The ids of everybody who corrected a figure of some series on which nobody has published a claim since. A correction
 * may leave the value as it is, or take a figure away, so that no line of the evidence shows it.
 */
async function correctorsOf(kysely: Kysely<Schema>, series: readonly string[]): Promise<string[]> {
  const query = sql`SELECT DISTINCT h.value AS id FROM json_each(${JSON.stringify(series)}) s
      JOIN observation o ON o.series_id = s.value AND o.corrects IS NOT NULL
      JOIN evidence_change e ON e.observation_id = o.id, json_each(e.writers) h
    WHERE NOT EXISTS (SELECT 1 FROM revision_series rs JOIN claim_revision r ON r.id = rs.revision_id
      WHERE rs.series_id = o.series_id AND r.recorded_at > o.recorded_at)`;
  return (await runSql(kysely, query, idRow)).map(({ id }) => id);
}
