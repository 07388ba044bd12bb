/**
 * Figures that readers sent: a number in the place of one that a verdict rests on, with its source, and what the newsroom
 * answered. Each is insert-only, and its state is that of its last answer.
 */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // `figures` and `verdicts` are JSON: which numbers in whose places, and what they made of the verdict when it was sent.
  `CREATE TABLE reader_figure (
    id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, slug TEXT NOT NULL, figures TEXT NOT NULL, verdicts TEXT NOT NULL,
    source_title TEXT NOT NULL, source_publisher TEXT NOT NULL, source_url TEXT, quote TEXT NOT NULL, note TEXT, name TEXT,
    at TEXT NOT NULL
  ) STRICT`,
  // Serves the figures of a claim.
  `CREATE INDEX reader_figure_by_slug ON reader_figure (slug, id)`,
  // `hidden`: the page of the figure does not show what was sent.
  `CREATE TABLE reader_figure_answer (
    id INTEGER PRIMARY KEY, figure_id INTEGER NOT NULL REFERENCES reader_figure (id),
    state TEXT NOT NULL CHECK (state IN ('looked-at', 'accepted', 'declined', 'known')),
    answer TEXT, hidden INTEGER NOT NULL, person_id TEXT, person TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT`,
  // Serves the last answer to a figure.
  `CREATE INDEX reader_figure_answer_by_figure ON reader_figure_answer (figure_id, id)`,
] as const;

/** What makes a new row the same as an old one. */
const INSERT_ONLY = {
  reader_figure: 'id = NEW.id OR code = NEW.code',
  reader_figure_answer: 'id = NEW.id',
} as const;

/** Makes the tables. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  for (const [table, isSame] of Object.entries(INSERT_ONLY)) {
    const refuse = `BEGIN SELECT RAISE(ABORT, '${table} is insert-only: record a correction as a new row'); END`;
    for (const action of ['UPDATE', 'DELETE'] as const)
      await sql
        .raw(`CREATE TRIGGER ${table}_no_${action.toLowerCase()} BEFORE ${action} ON ${table} ${refuse}`)
        .execute(db);
    // INSERT OR REPLACE removes the old row without asking the trigger on DELETE.
    await sql
      .raw(
        `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${isSame}) ${refuse}`,
      )
      .execute(db);
  }
}
