/** Articles that editors brought, kept as evidence of the words, and the drafts that came of them. */
import { type Kysely, sql } from 'kysely';

const refuse = (table: string) =>
  `BEGIN SELECT RAISE(ABORT, '${table} is insert-only: record a correction as a new row'); END`;

const insertOnly = (table: string) => [
  `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} ${refuse(table)}`,
  `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} ${refuse(table)}`,
  // INSERT OR REPLACE removes the old row without asking the trigger on DELETE.
  `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
    WHEN EXISTS (SELECT 1 FROM ${table} WHERE id = NEW.id) ${refuse(table)}`,
];

const STATEMENTS = [
  // Editors alone see the text; once it is deleted, it is empty. The head is a JSON object.
  `CREATE TABLE article (
    id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, text TEXT NOT NULL, head TEXT NOT NULL,
    person_id TEXT, person TEXT NOT NULL, at TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT
  ) STRICT`,
  // The same text is kept once; serves a text that is pasted again.
  `CREATE UNIQUE INDEX article_by_text ON article (sha256) WHERE deleted_at IS NULL`,
  `CREATE TABLE article_batch (
    id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES article (id), head TEXT NOT NULL,
    person_id TEXT, person TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX article_batch_by_article ON article_batch (article_id)`,
  // A test by its place in the text: one work at most comes of it. Serves the page of an article, too.
  `CREATE TABLE article_draft (
    id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES article (id),
    batch_id INTEGER NOT NULL REFERENCES article_batch (id),
    start INTEGER NOT NULL, test TEXT NOT NULL, work_id INTEGER NOT NULL REFERENCES work (id),
    UNIQUE (article_id, test)
  ) STRICT`,
  // A test that was found to repeat a claim, and was attached to it as a saying; without one if the claim had it already. It may
  // be attached again once that is taken off.
  `CREATE TABLE article_saying (
    id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES article (id),
    batch_id INTEGER NOT NULL REFERENCES article_batch (id),
    start INTEGER NOT NULL, test TEXT NOT NULL, claim_id INTEGER NOT NULL REFERENCES claim (id),
    saying_id INTEGER REFERENCES saying (id)
  ) STRICT`,
  `CREATE INDEX article_saying_by_article ON article_saying (article_id)`,
  ...insertOnly('article_batch'),
  ...insertOnly('article_saying'),
  ...insertOnly('article_draft'),
] as const;

/** Makes the tables. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
