/** Where the sources of a series are kept, as editors say. */
import { sql } from 'kysely';
import * as z from 'zod';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import { type RowQuery, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { recordArchive, sourcesOfSeries } from '../evidence/archives.ts';

/** A source of a series, as the form asks where it is kept. */
export interface KeptSourceToEdit {
  id: string;
  title: string;
  /** Its own address. */
  url: string | null;
  archived: string | null;
}

/** The most sources whose addresses are asked for: those recorded last. */
const MOST = 100;

const keptRow: z.ZodType<KeptSourceToEdit> = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  archived: z.string().nullable(),
});

/** The sources of a series, the one recorded last first, with where each is kept. */
export function keptSources({ kysely }: Database, series: string): RowQuery<KeptSourceToEdit> {
  return sqlRows(
    kysely,
    sql`SELECT s.id, s.title, s.url, a.url AS archived FROM source s LEFT JOIN source_archive a ON a.source_id = s.id
      WHERE s.id IN (${sourcesOfSeries(series)}) ORDER BY s.recorded_at DESC, s.id LIMIT ${sql.lit(MOST)}`,
    keptRow,
  );
}

/** Records where sources are kept; null is nowhere any more. Sources that are not there are passed over. */
export async function saveArchives(
  database: Database,
  { archives, ...posted }: Posted & { archives: readonly { source: string; url: string | null }[] },
): Promise<{ changed: number }> {
  return once(
    database,
    useOf(posted, 'source-archives', archives),
    z.object({ changed: z.number() }),
    async (trx) => {
      let changed = 0;
      for (const archive of archives) if (await recordArchive(trx, archive, posted)) changed += 1;
      return { changed };
    },
  );
}
