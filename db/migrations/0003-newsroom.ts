/**
 * The newsroom: drafts, the steps of review, corrections, withdrawals, replies, the queue and the audit.
 *
 * Drafts are in tables of their own: what readers see is read from claims and their revisions, which hold
 * nothing that was not published.
 */
import { type Kysely, sql } from 'kysely';

/** Tables whose rows are never changed or removed. */
const INSERT_ONLY = [
  'audit',
  'draft_save',
  'step',
  'correction',
  'withdrawal',
  'reply_event',
  'reply_release',
  'evidence_change',
] as const;

const TABLES = [
  `CREATE TABLE audit (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, person_id TEXT, person TEXT NOT NULL, session TEXT,
    action TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT
  ) STRICT`,
  // Serves the audit narrowed to a person, an action or a subject, the latest first.
  `CREATE INDEX audit_by_person ON audit (person, id)`,
  `CREATE INDEX audit_by_action ON audit (action, id)`,
  `CREATE INDEX audit_by_subject ON audit (subject, id)`,
  `CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`,
  // The work on a claim: its stage is brought up to date with each save and step, which are the record.
  `CREATE TABLE work (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, claim_id INTEGER UNIQUE REFERENCES claim (id),
    stage TEXT NOT NULL CHECK (stage IN ('draft', 'in-review', 'published', 'withdrawn')),
    latest INTEGER NOT NULL, published_number INTEGER NOT NULL, submitted_number INTEGER,
    quote TEXT NOT NULL, touched_at TEXT NOT NULL, touched_by TEXT NOT NULL
  ) STRICT`,
  // Serves the lists of the newsroom: all work, and that of a stage, the latest first.
  `CREATE INDEX work_by_time ON work (touched_at DESC, id DESC)`,
  `CREATE INDEX work_by_stage ON work (stage, touched_at DESC, id DESC)`,
  // Every save, with the form exactly as it was typed.
  `CREATE TABLE draft_save (
    id INTEGER PRIMARY KEY, work_id INTEGER NOT NULL REFERENCES work (id), number INTEGER NOT NULL,
    fields TEXT NOT NULL, person_id TEXT, person TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (work_id, number)
  ) STRICT`,
  `CREATE TABLE step (
    id INTEGER PRIMARY KEY, work_id INTEGER NOT NULL REFERENCES work (id), number INTEGER NOT NULL,
    step TEXT NOT NULL CHECK (step IN ('submitted', 'sent-back', 'published', 'queue-published', 'withdrawn')),
    person_id TEXT, person TEXT NOT NULL, at TEXT NOT NULL, comments TEXT, checks TEXT
  ) STRICT`,
  `CREATE INDEX step_by_work ON step (work_id, id)`,
  // Forms that were posted, with what came of it: the same form posted again has no second effect.
  `CREATE TABLE form_use (
    person TEXT NOT NULL, token TEXT NOT NULL, outcome TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (person, token)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE correction (
    id INTEGER PRIMARY KEY, claim_id INTEGER NOT NULL REFERENCES claim (id),
    from_revision INTEGER NOT NULL, to_revision INTEGER NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('typo', 'evidence', 'reading', 'method', 'verdict')),
    sentence TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, at TEXT NOT NULL,
    without_second_reader INTEGER NOT NULL
  ) STRICT`,
  // Serves a claim's page: its corrections, in order.
  `CREATE INDEX correction_by_claim ON correction (claim_id, id)`,
  `CREATE TABLE withdrawal (
    claim_id INTEGER PRIMARY KEY REFERENCES claim (id), reason TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT`,
  // The right of reply: that the claimant was asked, and what they answered. An answer names its question.
  `CREATE TABLE reply_event (
    id INTEGER PRIMARY KEY, work_id INTEGER NOT NULL REFERENCES work (id),
    question INTEGER REFERENCES reply_event (id), happened_on TEXT NOT NULL, channel TEXT, deadline TEXT,
    answer TEXT, person_id TEXT, person TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX reply_event_by_work ON reply_event (work_id, id)`,
  // What of it stands on the claim's page.
  `CREATE TABLE reply_release (
    event_id INTEGER PRIMARY KEY REFERENCES reply_event (id), person_id TEXT, person TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT`,
  // Who recorded a figure in the newsroom, and why, if it revises or corrects another; and, for one that was
  // typed in a draft, all who had a hand in that draft.
  `CREATE TABLE evidence_change (
    observation_id INTEGER PRIMARY KEY REFERENCES observation (id), reason TEXT, person_id TEXT,
    person TEXT NOT NULL, at TEXT NOT NULL, writers TEXT NOT NULL
  ) STRICT`,
  // Published verdicts that would be others on the evidence or the method of today; derived.
  `CREATE TABLE queue_item (
    claim_id INTEGER PRIMARY KEY REFERENCES claim (id), revision_id INTEGER NOT NULL REFERENCES claim_revision (id),
    cause TEXT NOT NULL CHECK (cause IN ('evidence', 'method')), evidence_mark INTEGER NOT NULL,
    moves REAL NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, since TEXT NOT NULL
  ) STRICT`,
  // Serves the queue, what moves furthest first.
  `CREATE INDEX queue_item_by_movement ON queue_item (moves DESC, claim_id)`,
  // What readers should know besides the claim, in Markdown, and whether nobody else read it before it was published.
  `ALTER TABLE claim_revision ADD COLUMN context TEXT`,
  `ALTER TABLE claim_revision ADD COLUMN without_second_reader INTEGER NOT NULL DEFAULT 0`,
  // The last observation of the ledger that the verdict could see: later ones wait for an editor. Null before this.
  `ALTER TABLE ruling ADD COLUMN evidence_mark INTEGER`,
  `ALTER TABLE listing ADD COLUMN evidence_mark INTEGER NOT NULL DEFAULT 0`,
  // Serves "claims that rest on this series" by their published revisions.
  `CREATE INDEX listing_by_revision ON listing (revision_id)`,
  // Until now verdicts followed the evidence by themselves.
  `UPDATE listing SET evidence_mark = coalesce((SELECT max(id) FROM observation), 0)`,
] as const;

/** What makes a new row the same as an old one, if that is not `id`. */
const KEYS: Readonly<Record<string, string>> = {
  withdrawal: 'claim_id',
  reply_release: 'event_id',
  evidence_change: 'observation_id',
};

/** Makes the tables, and lets published verdicts begin at the evidence of today. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) await sql.raw(table).execute(db);
  for (const table of INSERT_ONLY) {
    const refuse = `BEGIN SELECT RAISE(ABORT, '${table} is insert-only: record a correction as a new row'); END`;
    for (const action of ['UPDATE', 'DELETE'] as const) {
      await sql
        .raw(`CREATE TRIGGER ${table}_no_${action.toLowerCase()} BEFORE ${action} ON ${table} ${refuse}`)
        .execute(db);
    }
    // INSERT OR REPLACE removes the old row without asking the trigger on DELETE.
    const key = KEYS[table] ?? 'id';
    await sql
      .raw(
        `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${key} = NEW.${key}) ${refuse}`,
      )
      .execute(db);
  }
}
