import { type Kysely, sql } from 'kysely';

/** Tables whose rows are never changed or removed, each with what makes a new row the same as an old one. */
const INSERT_ONLY: Readonly<Record<string, string>> = {
  source: 'id = NEW.id',
  series: 'id = NEW.id',
  observation: `id = NEW.id OR corrects = NEW.corrects OR (NEW.corrects IS NULL AND corrects IS NULL
    AND series_id = NEW.series_id AND at = NEW.at AND published_on = NEW.published_on)`,
  claim: 'id = NEW.id OR slug = NEW.slug',
  claim_revision: 'id = NEW.id OR (claim_id = NEW.claim_id AND revision = NEW.revision)',
  ruling: 'id = NEW.id',
};

const TABLES = [
  `CREATE TABLE source (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, publisher TEXT NOT NULL, url TEXT, published_on TEXT,
    retrieved_on TEXT, sha256 TEXT, licence TEXT, quote TEXT, recorded_at TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE series (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, measure TEXT, unit TEXT NOT NULL, place TEXT, definition TEXT,
    recorded_at TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE observation (
    id INTEGER PRIMARY KEY, series_id TEXT NOT NULL REFERENCES series (id), at TEXT NOT NULL,
    at_end TEXT NOT NULL, value TEXT NOT NULL, precision TEXT, source_id TEXT NOT NULL REFERENCES source (id),
    published_on TEXT NOT NULL, status TEXT CHECK (status IN ('provisional', 'final', 'forecast')),
    recorded_at TEXT NOT NULL, corrects INTEGER REFERENCES observation (id)
  ) STRICT`,
  // One vintage of a figure for each day of publication, and one correction for each row corrected.
  `CREATE UNIQUE INDEX observation_vintage ON observation (series_id, at, published_on) WHERE corrects IS NULL`,
  `CREATE UNIQUE INDEX observation_corrects ON observation (corrects) WHERE corrects IS NOT NULL`,
  // Serves a series' figures in order of date: verdict and evidence pages.
  `CREATE INDEX observation_by_date ON observation (series_id, at_end, at, published_on)`,
  // A series with its figures that count and their sources, as one JSON text: derived, read by verdict pages.
  `CREATE TABLE series_pack (
    series_id TEXT PRIMARY KEY REFERENCES series (id), pack TEXT NOT NULL, last_observation INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE claimant (slug TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT`,
  `CREATE TABLE topic (slug TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT`,
  `CREATE TABLE claim (id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, recorded_at TEXT NOT NULL) STRICT`,
  `CREATE TABLE claim_revision (
    id INTEGER PRIMARY KEY, claim_id INTEGER NOT NULL REFERENCES claim (id), revision INTEGER NOT NULL,
    body TEXT NOT NULL, claimant_slug TEXT NOT NULL REFERENCES claimant (slug),
    topic_slug TEXT REFERENCES topic (slug), recorded_at TEXT NOT NULL,
    corrects INTEGER REFERENCES claim_revision (id), UNIQUE (claim_id, revision)
  ) STRICT`,
  // A claim may name a series before the ledger has it, so that this refers to none.
  `CREATE TABLE revision_series (
    revision_id INTEGER NOT NULL REFERENCES claim_revision (id), series_id TEXT NOT NULL,
    PRIMARY KEY (revision_id, series_id)
  ) STRICT, WITHOUT ROWID`,
  // Serves "claims that rest on this series": evidence pages and recomputation.
  `CREATE INDEX revision_series_by_series ON revision_series (series_id, revision_id)`,
  `CREATE TABLE revision_source (
    revision_id INTEGER NOT NULL REFERENCES claim_revision (id), source_id TEXT NOT NULL REFERENCES source (id),
    PRIMARY KEY (revision_id, source_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE ruling (
    id INTEGER PRIMARY KEY, revision_id INTEGER NOT NULL REFERENCES claim_revision (id),
    clock TEXT NOT NULL CHECK (clock IN ('said', 'now')), as_of TEXT NOT NULL, method TEXT NOT NULL, bundle_sha256 TEXT NOT NULL, finding TEXT NOT NULL, verdict TEXT NOT NULL,
    recorded_at TEXT NOT NULL, corrects INTEGER REFERENCES ruling (id)
  ) STRICT`,
  // Serves a claim's rulings in the order in which they were made: verdict and history pages.
  `CREATE INDEX ruling_by_revision ON ruling (revision_id, id)`,
  `CREATE TABLE listing (
    claim_id INTEGER PRIMARY KEY REFERENCES claim (id), slug TEXT NOT NULL UNIQUE,
    revision_id INTEGER NOT NULL REFERENCES claim_revision (id), ruling_id INTEGER NOT NULL REFERENCES ruling (id),
    ruled_on TEXT NOT NULL, computed_on TEXT NOT NULL, method TEXT NOT NULL, quote TEXT NOT NULL,
    claimant_slug TEXT NOT NULL, claimant TEXT NOT NULL, topic_slug TEXT, topic TEXT, kind TEXT NOT NULL,
    said_on TEXT NOT NULL, claimed TEXT,
    finding_said TEXT NOT NULL, finding_now TEXT NOT NULL,
    standing_said TEXT NOT NULL, standing_now TEXT NOT NULL, because_now TEXT NOT NULL
  ) STRICT`,
  // Each serves a list of claims, latest first: all, of a claimant, of a topic, with a finding.
  `CREATE INDEX listing_by_date ON listing (said_on DESC, claim_id DESC)`,
  `CREATE INDEX listing_by_claimant ON listing (claimant_slug, said_on DESC, claim_id DESC)`,
  `CREATE INDEX listing_by_topic ON listing (topic_slug, said_on DESC, claim_id DESC)`,
  // Serves the daily recomputation: the claims that were computed longest ago.
  `CREATE INDEX listing_by_computation ON listing (computed_on)`,
  `CREATE TABLE listing_finding (
    finding TEXT NOT NULL, said_on TEXT NOT NULL, claim_id INTEGER NOT NULL REFERENCES claim (id),
    PRIMARY KEY (finding, said_on, claim_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX listing_finding_by_claim ON listing_finding (claim_id)`,
  // Full text of what was said, by whom, on what; rowid is the claim's id. English words are found in all their
  // forms (officer, officers); the index of beginnings serves the near matches of an address that does not exist.
  `CREATE VIRTUAL TABLE claim_search USING fts5 (
    quote, claimant, topic, slug, tokenize = 'porter unicode61 remove_diacritics 2', prefix = '4'
  )`,
  // The quotation counts for more than the names round it.
  `INSERT INTO claim_search (claim_search, rank) VALUES ('rank', 'bm25(8.0, 4.0, 2.0, 1.0)')`,
] as const;

/** The ledger: evidence, claims, rulings, and the lists derived from them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) await sql.raw(table).execute(db);
  for (const [table, same] of Object.entries(INSERT_ONLY)) {
    const refuse = `BEGIN SELECT RAISE(ABORT, '${table} is insert-only: record a correction as a new row'); END`;
    for (const action of ['UPDATE', 'DELETE'] as const) {
      await sql
        .raw(`CREATE TRIGGER ${table}_no_${action.toLowerCase()} BEFORE ${action} ON ${table} ${refuse}`)
        .execute(db);
    }
    // INSERT OR REPLACE removes the old row without asking the trigger on DELETE.
    await sql
      .raw(
        `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${same}) ${refuse}`,
      )
      .execute(db);
  }
}
