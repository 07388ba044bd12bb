/** Drafts can be discarded, and taken up again: steps like the others. What somebody used last is found by its person. */
import { type Kysely, sql } from 'kysely';

const REFUSE = `BEGIN SELECT RAISE(ABORT, 'step is insert-only: record a correction as a new row'); END`;

const STATEMENTS = [
  // A check cannot be changed, so that the table is made anew around its rows.
  `CREATE TABLE step_anew (
    id INTEGER PRIMARY KEY, work_id INTEGER NOT NULL REFERENCES work (id), number INTEGER NOT NULL,
    step TEXT NOT NULL CHECK (step IN ('submitted', 'sent-back', 'published', 'queue-published', 'withdrawn', 'discarded', 'restored')),
    person_id TEXT, person TEXT NOT NULL, at TEXT NOT NULL, comments TEXT, checks TEXT
  ) STRICT`,
  `INSERT INTO step_anew (id, work_id, number, step, person_id, person, at, comments, checks)
    SELECT id, work_id, number, step, person_id, person, at, comments, checks FROM step`,
  `DROP TABLE step`,
  `ALTER TABLE step_anew RENAME TO step`,
  `CREATE INDEX step_by_work ON step (work_id, id)`,
  `CREATE TRIGGER step_no_update BEFORE UPDATE ON step ${REFUSE}`,
  `CREATE TRIGGER step_no_delete BEFORE DELETE ON step ${REFUSE}`,
  // INSERT OR REPLACE removes the old row without asking the trigger on DELETE.
  `CREATE TRIGGER step_no_replace BEFORE INSERT ON step
    WHEN EXISTS (SELECT 1 FROM step WHERE id = NEW.id) ${REFUSE}`,
  // The last save that was discarded: saves up to it are no open draft.
  `ALTER TABLE work ADD COLUMN discarded_number INTEGER NOT NULL DEFAULT 0`,
  // Serve the source that somebody used last: in a draft, or for a figure that they recorded.
  `CREATE INDEX draft_save_by_person ON draft_save (person_id, id)`,
  `CREATE INDEX evidence_change_by_person ON evidence_change (person_id, observation_id)`,
] as const;

/** Makes the table of steps anew, and adds the column and the indexes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
