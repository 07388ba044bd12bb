/**
 * Pairs of words that editors say are one thing, or never one. A pair is a row, and so is that it was taken off; what stands
 * follows from both. The keys by which repeats are found hold the program's own names of things, so that no pair touches them.
 */
import { type Kysely, sql } from 'kysely';

const insertOnly = (table: string, key: string) => {
  const refuse = `BEGIN SELECT RAISE(ABORT, '${table} is insert-only: record a correction as a new row'); END`;
  return [
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} ${refuse}`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} ${refuse}`,
    // INSERT OR REPLACE removes the old row without asking the trigger on DELETE.
    `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
      WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${key} = NEW.${key}) ${refuse}`,
  ];
};

const STATEMENTS = [
  `CREATE TABLE word_pair (
    id INTEGER PRIMARY KEY, one TEXT NOT NULL, other TEXT NOT NULL,
    stand TEXT NOT NULL CHECK (stand IN ('one', 'never')), reason TEXT NOT NULL,
    person_id TEXT, person TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT`,
  // Its key serves which pairs stand.
  `CREATE TABLE word_pair_removal (
    pair_id INTEGER PRIMARY KEY REFERENCES word_pair (id), reason TEXT NOT NULL,
    person_id TEXT, person TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT`,
  ...insertOnly('word_pair', 'id'),
  ...insertOnly('word_pair_removal', 'pair_id'),
] as const;

/** Makes the tables. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
