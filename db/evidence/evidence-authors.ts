/** Who recorded the figures that a verdict rests on, as long as nobody has published a verdict on them. */
import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { EvidenceUsed } from '../../claims/verdict/verdict.ts';
import { idRow, runSql, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';

type Trx = Transaction<Schema>;

/** How many figures one statement looks up. */
const AT_A_TIME = 200;

/**
 * The ids of everybody who had a hand in recording the figures of some evidence that no published verdict rests on:
 * none of them is the second reader of the first verdict that does. Nobody counts as the author of figures that belong
 * to no series or came by the command line.
 */
export async function evidenceAuthors(
  { read, kysely }: Pick<Database, 'read' | 'kysely'>,
  evidence: readonly EvidenceUsed[],
): Promise<string[]> {
  const found = await read(...authorsOf(evidence).map((query) => sqlRows(kysely, query, idRow)));
  return [...new Set(found.flatMap((rows) => rows.map(({ id }) => id)))];
}

/** The same within a transaction. */
export async function evidenceAuthorsIn(trx: Trx, evidence: readonly EvidenceUsed[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const query of authorsOf(evidence)) for (const { id } of await runSql(trx, query, idRow)) ids.add(id);
  return [...ids];
}

/** The queries that find them. */
function authorsOf(evidence: readonly EvidenceUsed[]): RawBuilder<unknown>[] {
  const figures = evidence.flatMap(({ series, at, value, publishedOn }) =>
    series === undefined || at === undefined || publishedOn === undefined
      ? []
      : [{ series, at, value, publishedOn }],
  );
  if (figures.length === 0) return [];
  const parts = Array.from({ length: Math.ceil(figures.length / AT_A_TIME) }, (_, i) =>
    figures.slice(i * AT_A_TIME, (i + 1) * AT_A_TIME),
  );
  return [...parts.map(recordersOf), correctorsOf([...new Set(figures.map(({ series }) => series))])];
}

/** The ids of everybody who recorded some figures that no published verdict rests on. */
function recordersOf(figures: readonly object[]): RawBuilder<unknown> {
  return sql`SELECT DISTINCT h.value AS id FROM json_each(${JSON.stringify(figures)}) f
      JOIN observation o ON o.series_id = f.value ->> 'series' AND o.at = f.value ->> 'at'
        AND o.published_on = f.value ->> 'publishedOn' AND o.value = f.value ->> 'value'
      JOIN evidence_change e ON e.observation_id = o.id, json_each(e.writers) h
    WHERE NOT EXISTS (SELECT 1 FROM observation x WHERE x.corrects = o.id)
      AND NOT EXISTS (SELECT 1 FROM revision_series rs JOIN ruling g ON g.revision_id = rs.revision_id,
          json_each(g.verdict, '$.evidence') u
        WHERE rs.series_id = o.series_id AND u.value ->> 'series' = o.series_id AND u.value ->> 'at' = o.at
          AND u.value ->> 'publishedOn' = o.published_on AND u.value ->> 'value' = o.value)`;
}

/**
 * The ids of everybody who corrected a figure of some series on which nobody has published a claim since. A correction
 * may leave the value as it is, or take a figure away, so that no line of the evidence shows it.
 */
function correctorsOf(series: readonly string[]): RawBuilder<unknown> {
  return sql`SELECT DISTINCT h.value AS id FROM json_each(${JSON.stringify(series)}) s
      JOIN observation o ON o.series_id = s.value AND o.corrects IS NOT NULL
      JOIN evidence_change e ON e.observation_id = o.id, json_each(e.writers) h
    WHERE NOT EXISTS (SELECT 1 FROM revision_series rs JOIN claim_revision r ON r.id = rs.revision_id
      WHERE rs.series_id = o.series_id AND r.recorded_at > o.recorded_at)`;
}
