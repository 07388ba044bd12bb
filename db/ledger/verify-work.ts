/** Whether the state of the work on claims says what was recorded of it. */
import { type Kysely, sql } from 'kysely';
import * as z from 'zod';
import type { Discrepancy } from '../base/integrity.ts';
import { runSql } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';

/** The state of the work on claims says what its record says. */
export async function checkWork(
  kysely: Kysely<Schema>,
  found: { discrepancies: Discrepancy[] },
): Promise<void> {
  const rows = await runSql(
    kysely,
    sql`SELECT w.slug,
        w.latest <> (SELECT coalesce(max(d.number), 0) FROM draft_save d WHERE d.work_id = w.id) AS isOtherSave
      FROM work w
      WHERE isOtherSave OR w.claim_id IS NOT (SELECT c.id FROM claim c WHERE c.slug = w.slug)`,
    z.object({ slug: z.string(), isOtherSave: z.number() }),
  );
  for (const { slug, isOtherSave } of rows)
    found.discrepancies.push({
      where: `work on ${slug}`,
      what:
        isOtherSave === 1
          ? 'its last save is not the last one there is'
          : 'it is not the work on the claim of that name',
      of: 'recorded',
    });
}
