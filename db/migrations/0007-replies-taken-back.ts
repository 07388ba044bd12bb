/** What was recorded of the right of reply by mistake, and is not on the page yet, can be taken back. */
import { type Kysely, sql } from 'kysely';

const REFUSE = `BEGIN SELECT RAISE(ABORT, 'reply_taken_back is insert-only: record a correction as a new row'); END`;

const STATEMENTS = [
  `CREATE TABLE reply_taken_back (
    event_id INTEGER PRIMARY KEY REFERENCES reply_event (id), person_id TEXT, person TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT`,
  `CREATE TRIGGER reply_taken_back_no_update BEFORE UPDATE ON reply_taken_back ${REFUSE}`,
  `CREATE TRIGGER reply_taken_back_no_delete BEFORE DELETE ON reply_taken_back ${REFUSE}`,
  // INSERT OR REPLACE removes the old row without asking the trigger on DELETE.
  `CREATE TRIGGER reply_taken_back_no_replace BEFORE INSERT ON reply_taken_back
    WHEN EXISTS (SELECT 1 FROM reply_taken_back WHERE event_id = NEW.event_id) ${REFUSE}`,
] as const;

/** Makes the table. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
