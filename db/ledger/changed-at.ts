/** When a claim last changed, for feeds, site maps and programs: in its verdict or its evidence, not by a typo. */
import { type RawBuilder, sql } from 'kysely';

/**
 * When a claim last changed, as an SQL expression: the time of its last revision that mends more than a typo, or of its
 * last ruling that follows another on the same revision, which the calendar causes. `claimId` is the column with its id.
 */
export function changedAt(claimId: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`max(
    (SELECT coalesce(max(v.recorded_at), '') FROM claim_revision v WHERE v.claim_id = ${claimId} AND NOT EXISTS (
      SELECT 1 FROM correction y WHERE y.claim_id = v.claim_id AND y.to_revision = v.revision
        AND y.from_revision < v.revision AND y.type = 'typo')),
    (SELECT coalesce(max(g.recorded_at), '') FROM claim_revision v JOIN ruling g ON g.revision_id = v.id
      WHERE v.claim_id = ${claimId} AND g.corrects IS NOT NULL))`;
}
