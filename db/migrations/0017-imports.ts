/** Files that figures came from, the recipes by which they were read, every cell that was read, and what a release did. */
import { type Kysely, sql } from 'kysely';

const refuse = (table: string) =>
  `BEGIN SELECT RAISE(ABORT, '${table} is insert-only: what was recorded stays'); END`;

/** Triggers that keep what is in a table. INSERT OR REPLACE removes the old row without asking the trigger on DELETE. */
const kept = (table: string, key: string) => [
  `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} ${refuse(table)}`,
  `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} ${refuse(table)}`,
  `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
    WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${key}) ${refuse(table)}`,
];

/** The rows of an import that is on its way in may go; those of one that was applied stay. */
const keptOnceApplied = (table: string, id: string) => {
  const isApplied = (row: string) => `(SELECT applied_at FROM import WHERE id = ${row}.${id}) IS NOT NULL`;
  return [
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} WHEN ${isApplied('OLD')} ${refuse(table)}`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} WHEN ${isApplied('OLD')} ${refuse(table)}`,
  ];
};

const STATEMENTS = [
  // A file by its SHA-256. Its bytes are here up to a size; beyond it they are where the runtime keeps files.
  `CREATE TABLE file (
    sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, size INTEGER NOT NULL, bytes BLOB, kept_at TEXT NOT NULL
  ) STRICT`,
  // Every version of a recipe.
  `CREATE TABLE recipe (
    id TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, person TEXT NOT NULL, recorded_at TEXT NOT NULL,
    PRIMARY KEY (id, version)
  ) STRICT, WITHOUT ROWID`,
  // A file that is being looked at: with the recipe as it is corrected, and the answers that were given.
  `CREATE TABLE import_draft (
    id TEXT PRIMARY KEY, file_sha256 TEXT NOT NULL REFERENCES file (sha256), recipe TEXT NOT NULL, answers TEXT NOT NULL,
    person_id TEXT, person TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX import_draft_by_person ON import_draft (person_id, at)`,
  // An import. Until it is applied its rows are on their way in, and belong to nothing that is read.
  `CREATE TABLE import (
    id INTEGER PRIMARY KEY, file_sha256 TEXT NOT NULL REFERENCES file (sha256), recipe_id TEXT NOT NULL,
    recipe_version INTEGER NOT NULL, plan_hash TEXT NOT NULL, released_on TEXT NOT NULL, answers TEXT NOT NULL,
    counts TEXT NOT NULL, source_id TEXT REFERENCES source (id), person_id TEXT, person TEXT NOT NULL,
    begun_at TEXT NOT NULL, applied_at TEXT,
    FOREIGN KEY (recipe_id, recipe_version) REFERENCES recipe (id, version)
  ) STRICT`,
  // Each serves: the import that a source stands for, whether a plan was applied, the last imports by a recipe.
  `CREATE UNIQUE INDEX import_by_source ON import (source_id) WHERE source_id IS NOT NULL`,
  `CREATE INDEX import_by_plan ON import (plan_hash)`,
  `CREATE INDEX import_by_recipe ON import (recipe_id, id)`,
  // Each figure that was read, with its cell: new, revised, or found as it stood.
  `CREATE TABLE import_row (
    import_id INTEGER NOT NULL REFERENCES import (id), n INTEGER NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('new', 'revised', 'confirmed')), series_id TEXT NOT NULL, at TEXT NOT NULL,
    at_end TEXT NOT NULL, published_on TEXT NOT NULL, value TEXT, precision TEXT, status TEXT,
    cell TEXT NOT NULL, shown TEXT, stored TEXT, note TEXT,
    PRIMARY KEY (import_id, n)
  ) STRICT, WITHOUT ROWID`,
  // Serves the cell of a figure, and the figures that an import brought to a series.
  `CREATE INDEX import_row_by_figure ON import_row (series_id, at, published_on, import_id)`,
  // What a release did, or will do once an editor has looked, to published verdicts.
  `CREATE TABLE data_release (
    id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL UNIQUE REFERENCES import (id), slug TEXT NOT NULL UNIQUE,
    released_on TEXT NOT NULL, title TEXT NOT NULL, note TEXT, published_at TEXT, person TEXT
  ) STRICT`,
  // Serves the releases that readers see, the latest first.
  `CREATE INDEX data_release_by_day ON data_release (released_on DESC, id DESC) WHERE published_at IS NOT NULL`,
  `CREATE TABLE data_release_claim (
    release_id INTEGER NOT NULL REFERENCES data_release (id), claim_id INTEGER NOT NULL REFERENCES claim (id),
    what TEXT NOT NULL CHECK (what IN ('turned', 'close', 'computable', 'due', 'moved')), before TEXT NOT NULL,
    after TEXT NOT NULL, moves REAL NOT NULL,
    PRIMARY KEY (release_id, claim_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX data_release_claim_by_claim ON data_release_claim (claim_id, release_id)`,
  // When a series has its next figures: a day or a month, as it was said last.
  `CREATE TABLE next_release (
    id INTEGER PRIMARY KEY, series_id TEXT NOT NULL REFERENCES series (id), expected TEXT, expected_end TEXT,
    person TEXT NOT NULL, recorded_at TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX next_release_by_series ON next_release (series_id, id)`,
  `CREATE INDEX next_release_by_time ON next_release (expected_end, series_id)`,
  // Where a source is kept beside its own address, and whether each answered when it was looked for last.
  `CREATE TABLE source_archive (
    source_id TEXT PRIMARY KEY REFERENCES source (id), url TEXT NOT NULL, person TEXT NOT NULL, recorded_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE source_check (
    source_id TEXT NOT NULL REFERENCES source (id), url TEXT NOT NULL, status INTEGER, fault TEXT, checked_at TEXT NOT NULL,
    PRIMARY KEY (source_id, url)
  ) STRICT, WITHOUT ROWID`,
  ...kept('recipe', 'id = NEW.id AND version = NEW.version'),
  ...kept('next_release', 'id = NEW.id'),
  ...keptOnceApplied('import', 'id'),
  ...keptOnceApplied('import_row', 'import_id'),
];

/** Adds the tables and what keeps their rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
