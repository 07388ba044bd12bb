/** When a claim last changed, for feeds, site maps and programs: in its verdict or its evidence, not by a typo; when it was published, and how. */
import { type RawBuilder, sql } from 'kysely';

/**
 * When a claim last changed, as an SQL expression: the time of its last ruling that came with a revision that mends more
 * than a typo, or that follows another on the same revision, which the calendar causes. The last is the last recorded,
 * not the one with the latest time: that may have been written by a clock that was ahead. `claimId` is the column with
 * its id.
 */
export function changedAt(claimId: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`coalesce((SELECT g.recorded_at FROM claim_revision v JOIN ruling g ON g.revision_id = v.id
    WHERE v.claim_id = ${claimId} AND (g.corrects IS NOT NULL OR NOT EXISTS (
      SELECT 1 FROM correction y WHERE y.claim_id = v.claim_id AND y.to_revision = v.revision
        AND y.from_revision < v.revision AND y.type = 'typo'))
    ORDER BY g.id DESC LIMIT 1), '')`;
}

/** When a claim was first published, as an SQL expression: never after it last changed. */
export function publishedAt(claimId: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`(SELECT min(c.recorded_at, ${changedAt(claimId)}) FROM claim c WHERE c.id = ${claimId})`;
}

/**
 * When a revision was published, as an SQL expression: as it was recorded, but never after the last ruling on it.
 * `revision` is the alias of its row.
 */
export function revisedAt(revision: string): RawBuilder<string> {
  const own = (column: string) => sql.ref(`${revision}.${column}`);
  return sql<string>`min(${own('recorded_at')}, coalesce((SELECT g.recorded_at FROM ruling g
    WHERE g.revision_id = ${own('id')} ORDER BY g.id DESC LIMIT 1), ${own('recorded_at')}))`;
}

/** Whether revision `r` went through the newsroom's review, with or without a second reader, as an SQL expression; a loaded one did not. */
export const wasReviewed = sql<number>`EXISTS (SELECT 1 FROM work w JOIN step s ON s.work_id = w.id
    WHERE w.claim_id = r.claim_id AND s.step = 'published' AND s.at = r.recorded_at)`;
