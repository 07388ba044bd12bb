/** Which subjects are disputed: several people spoke of them, one is borne out, and one is not. */
import { type Kysely, sql } from 'kysely';

const FOR = sql`('right', 'borne-out', 'kept')`;
const AGAINST = sql`('overstated', 'understated', 'wrong', 'not-borne-out', 'broken')`;

/** Adds the mark, and what serves it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE subject ADD COLUMN is_disputed INTEGER NOT NULL DEFAULT 0`.execute(db);
  await sql`UPDATE subject SET is_disputed = 1 WHERE claimants > 1 AND id IN (
    SELECT s.subject_id FROM subject_claim s JOIN listing l ON l.claim_id = s.claim_id GROUP BY s.subject_id
    HAVING max(l.word_said IN ${FOR} OR l.word_now IN ${FOR}) = 1
      AND max(l.word_said IN ${AGAINST} OR l.word_now IN ${AGAINST}) = 1)`.execute(db);
  await sql`DROP INDEX subject_by_time`.execute(db);
  // Serves the disputes, those in which something happened last first.
  await sql`CREATE INDEX subject_disputed ON subject (moved_at DESC, claims DESC, id) WHERE is_disputed = 1`.execute(
    db,
  );
}
