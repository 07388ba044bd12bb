/** Where sources are kept beside their own addresses, and whether both answered when they were looked for last. */
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import * as z from 'zod';
import { type Actor, recordAudit } from '../base/audit.ts';
import { type RowQuery, runSql, sqlRows } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';

/** Where a source is kept. */
export interface Archive {
  source: string;
  url: string;
}

const archiveRow: z.ZodType<Archive> = z.object({ source: z.string(), url: z.string() });

/** Where the sources are kept whose ids a query gives. */
export function archivesOf(kysely: Kysely<Schema>, ids: RawBuilder<unknown>): RowQuery<Archive> {
  return sqlRows(
    kysely,
    sql`SELECT a.source_id AS source, a.url FROM source_archive a WHERE a.source_id IN (${ids}) ORDER BY a.source_id`,
    archiveRow,
  );
}

/** The ids of the sources of a series. */
export const sourcesOfSeries = (series: string): RawBuilder<unknown> =>
  sql`SELECT o.source_id FROM observation o WHERE o.series_id = ${series}`;

/** Records where a source is kept, or with null that it is kept nowhere any more. Returns whether that is news; false too of a source that is not there. */
export async function recordArchive(
  trx: Transaction<Schema>,
  { source, url }: { source: string; url: string | null },
  { actor, at }: { actor: Actor; at: string },
): Promise<boolean> {
  const [held] = await runSql(
    trx,
    sql`SELECT (SELECT a.url FROM source_archive a WHERE a.source_id = s.id) AS url FROM source s WHERE s.id = ${source}`,
    z.object({ url: z.string().nullable() }),
  );
  if (held === undefined || held.url === url) return false;
  await trx.deleteFrom('source_archive').where('source_id', '=', source).execute();
  if (url !== null)
    await trx
      .insertInto('source_archive')
      .values({ source_id: source, url, person: actor.name, recorded_at: at })
      .execute();
  const detail = url === null ? `no longer kept at ${held.url}` : `kept at ${url}`;
  await recordAudit(trx, { at, actor, action: 'source-archived', subject: source, detail });
  return true;
}

/** An address of a source, with what came of looking for it last. */
export interface SourceAddress {
  source: string;
  title: string;
  url: string;
  /** Whether it is where the source is kept beside its own address. */
  isArchive: boolean;
  /** The HTTP status; null if none came. */
  status: number | null;
  /** Why none came. */
  fault: string | null;
  /** When it was looked for; null if never. */
  checkedAt: string | null;
}

const addressRow: z.ZodType<SourceAddress, unknown> = z.object({
  source: z.string(),
  title: z.string(),
  url: z.string(),
  isArchive: z.number().transform(Boolean),
  status: z.number().nullable(),
  fault: z.string().nullable(),
  checkedAt: z.string().nullable(),
});

/** Every address of every source, by source, its own first. */
export function sourceAddresses(kysely: Kysely<Schema>): Promise<SourceAddress[]> {
  return runSql(
    kysely,
    sql`SELECT a.source, a.title, a.url, a.isArchive, c.status, c.fault, c.checked_at AS checkedAt
      FROM (SELECT id AS source, title, url, 0 AS isArchive FROM source WHERE url IS NOT NULL
        UNION ALL SELECT s.id, s.title, k.url, 1 FROM source_archive k JOIN source s ON s.id = k.source_id) a
      LEFT JOIN source_check c ON c.source_id = a.source AND c.url = a.url ORDER BY a.source, a.isArchive`,
    addressRow,
  );
}

/** Keeps what came of looking for an address of a source, in place of what came before. */
export async function recordCheck(
  kysely: Kysely<Schema>,
  {
    source,
    url,
    status,
    fault,
    checkedAt,
  }: Omit<SourceAddress, 'title' | 'isArchive'> & { checkedAt: string },
): Promise<void> {
  const found = { status, fault, checked_at: checkedAt };
  await kysely
    .insertInto('source_check')
    .values({ source_id: source, url, ...found })
    .onConflict((conflict) => conflict.columns(['source_id', 'url']).doUpdateSet(found))
    .execute();
}
