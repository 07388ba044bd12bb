/**
 * A claim has sayings besides its own: who said the same again, when, where, in which words. They stand in tables of their
 * own, so that no saying touches a revision or a ruling. What editors did with them is insert-only: each deed is a row, and
 * which sayings stand follows from the deeds. The keys by which a repeat is found, and where the address of a merged claim
 * leads, are derived.
 */
import { type Kysely, sql } from 'kysely';

const insertOnly = (table: string, same: string) => {
  const refuse = `BEGIN SELECT RAISE(ABORT, '${table} is insert-only: record a correction as a new row'); END`;
  return [
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} ${refuse}`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} ${refuse}`,
    // INSERT OR REPLACE removes the old row without asking the trigger on DELETE.
    `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
      WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${same}) ${refuse}`,
  ];
};

const STATEMENTS = [
  // What was done: of a merge `claim_id` is the claim that stays and `other_claim_id` the one that went into it; of a split
  // `other_claim_id` is the claim that came of it; of a link both ends.
  `CREATE TABLE saying_deed (
    id INTEGER PRIMARY KEY,
    what TEXT NOT NULL CHECK (what IN ('load', 'attach', 'confirm', 'detach', 'merge', 'split', 'link', 'undo')),
    claim_id INTEGER NOT NULL REFERENCES claim (id), other_claim_id INTEGER REFERENCES claim (id),
    undoes INTEGER REFERENCES saying_deed (id), reason TEXT, person_id TEXT, person TEXT NOT NULL, at TEXT NOT NULL,
    CHECK ((what = 'undo') = (undoes IS NOT NULL)),
    CHECK ((what IN ('merge', 'split', 'link')) <= (other_claim_id IS NOT NULL))
  ) STRICT`,
  `CREATE UNIQUE INDEX saying_deed_undoes ON saying_deed (undoes) WHERE undoes IS NOT NULL`,
  // Each serves what was done with a claim: its log, where its address leads, its links.
  `CREATE INDEX saying_deed_by_claim ON saying_deed (claim_id)`,
  `CREATE INDEX saying_deed_by_other ON saying_deed (other_claim_id) WHERE other_claim_id IS NOT NULL`,
  // Serves the changes that stand in /corrections and the feeds.
  `CREATE INDEX saying_deed_told ON saying_deed (at, id) WHERE what IN ('detach', 'merge', 'split', 'undo')`,
  `CREATE TABLE saying (
    id INTEGER PRIMARY KEY, claim_id INTEGER NOT NULL REFERENCES claim (id),
    deed_id INTEGER NOT NULL REFERENCES saying_deed (id),
    claimant_slug TEXT NOT NULL REFERENCES claimant (slug), claimant TEXT NOT NULL,
    said_on TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL,
    words TEXT NOT NULL, is_reported INTEGER NOT NULL CHECK (is_reported IN (0, 1)),
    appearance TEXT, claimed TEXT,
    within_claim_id INTEGER REFERENCES claim (id),
    needs_second INTEGER NOT NULL CHECK (needs_second IN (0, 1)),
    from_claim_id INTEGER REFERENCES claim (id), from_saying_id INTEGER REFERENCES saying (id), why TEXT
  ) STRICT`,
  // Each serves the sayings of a claim in their order, those of a person, and those of a deed.
  `CREATE INDEX saying_by_claim ON saying (claim_id, last_day, id)`,
  `CREATE INDEX saying_by_claimant ON saying (claimant_slug, last_day)`,
  `CREATE INDEX saying_by_deed ON saying (deed_id)`,
  // The sayings that a deed confirms or takes away.
  `CREATE TABLE saying_deed_saying (
    deed_id INTEGER NOT NULL REFERENCES saying_deed (id), saying_id INTEGER NOT NULL REFERENCES saying (id),
    PRIMARY KEY (deed_id, saying_id)
  ) STRICT, WITHOUT ROWID`,
  // Serves whether a saying stands.
  `CREATE INDEX saying_deed_saying_by_saying ON saying_deed_saying (saying_id, deed_id)`,
  `CREATE TABLE claim_link (
    deed_id INTEGER PRIMARY KEY REFERENCES saying_deed (id),
    from_claim_id INTEGER NOT NULL REFERENCES claim (id), to_claim_id INTEGER NOT NULL REFERENCES claim (id),
    kind TEXT NOT NULL CHECK (kind IN ('other-time', 'other-figure', 'other-side', 'two-readings', 'see-also')),
    CHECK (from_claim_id <> to_claim_id)
  ) STRICT`,
  // Each serves the links of a claim, from either end.
  `CREATE INDEX claim_link_by_from ON claim_link (from_claim_id)`,
  `CREATE INDEX claim_link_by_to ON claim_link (to_claim_id)`,
  // A claim and words that are no repeat of it (claims/editorial/same-words.ts): never offered again.
  `CREATE TABLE not_a_repeat (
    claim_id INTEGER NOT NULL REFERENCES claim (id), words_key TEXT NOT NULL,
    person_id TEXT, person TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (claim_id, words_key)
  ) STRICT, WITHOUT ROWID`,
  // Serves the pairs of a sentence.
  `CREATE INDEX not_a_repeat_by_words ON not_a_repeat (words_key)`,
  // Where the address of a claim leads that is listed no more: the one that it was merged into, or was split from. Derived.
  `CREATE TABLE claim_lead (
    claim_id INTEGER PRIMARY KEY REFERENCES claim (id), into_claim_id INTEGER NOT NULL REFERENCES claim (id)
  ) STRICT`,
  // Serves "which addresses lead here".
  `CREATE INDEX claim_lead_by_into ON claim_lead (into_claim_id)`,
  // The keys by which repeats are found, one a clause; saying 0 is the claim's own. Derived.
  `CREATE TABLE saying_key (
    claim_id INTEGER NOT NULL REFERENCES claim (id), saying_id INTEGER NOT NULL, clause INTEGER NOT NULL,
    unit TEXT NOT NULL, bucket INTEGER, kind TEXT NOT NULL, dir TEXT NOT NULL, place TEXT NOT NULL,
    period_from TEXT, period_to TEXT, series TEXT, PRIMARY KEY (claim_id, saying_id, clause)
  ) STRICT, WITHOUT ROWID`,
  // Each serves a look-up: by the figure, and by the series and its time.
  `CREATE INDEX saying_key_by_figure ON saying_key (unit, bucket, place)`,
  `CREATE INDEX saying_key_by_series ON saying_key (series, period_from)`,
  // The terms of the words of sayings that stand, of claims that are listed, made as those of claims are; rowid is the saying's
  // id. A table of its own, so that the order in which readers find claims stays as it is. Derived.
  `CREATE VIRTUAL TABLE saying_search USING fts5 (words, tokenize = 'unicode61 remove_diacritics 0')`,
  ...insertOnly('saying_deed', 'id = NEW.id OR undoes = NEW.undoes'),
  ...insertOnly('saying', 'id = NEW.id'),
  ...insertOnly('saying_deed_saying', 'deed_id = NEW.deed_id AND saying_id = NEW.saying_id'),
  ...insertOnly('claim_link', 'deed_id = NEW.deed_id'),
  ...insertOnly('not_a_repeat', 'claim_id = NEW.claim_id AND words_key = NEW.words_key'),
] as const;

/** Adds the tables. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
