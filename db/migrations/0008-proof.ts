/**
 * Proving who one is: browsers that are known, when a password was last given, and a second factor that a role asks for.
 *
 * A ledger that has people asks for no second factor until an admin says so; a new one asks reviewers and admins.
 */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `CREATE TABLE known_device (
    id TEXT NOT NULL, person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE, expires_at TEXT NOT NULL,
    PRIMARY KEY (id, person_id)
  ) STRICT, WITHOUT ROWID`,
  // Serves the removal of those of a person, and of the oldest of too many.
  `CREATE INDEX known_device_by_person ON known_device (person_id, expires_at)`,
  `CREATE TABLE factor_grace (
    person_id TEXT NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE, since TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `ALTER TABLE person_session ADD COLUMN password_at TEXT`,
  `INSERT INTO setting (name, value) SELECT 'second-factor', 'nobody' WHERE EXISTS (SELECT 1 FROM person)`,
] as const;

/** Makes the tables and the column, and keeps the rule of a ledger that is in use. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
