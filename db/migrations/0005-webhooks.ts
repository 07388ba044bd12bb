/** Webhooks: publishers that hear when a verdict they embed changes, what each has heard, and what waits to be sent. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // A site that gets messages, at an address of its own; `secret` is empty once it ended.
  `CREATE TABLE publisher (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, host TEXT NOT NULL, url TEXT NOT NULL CHECK (url LIKE 'https://%'),
    secret TEXT NOT NULL, made_at TEXT NOT NULL, ended_at TEXT
  ) STRICT`,
  // Keeps one publisher for a host among those that have not ended.
  `CREATE UNIQUE INDEX publisher_by_host ON publisher (host) WHERE ended_at IS NULL`,
  // The last ruling, by either clock, that a publisher knows of a claim; null once it knows of the withdrawal.
  `CREATE TABLE publisher_claim (
    publisher_id INTEGER NOT NULL REFERENCES publisher (id), slug TEXT NOT NULL,
    ruling_id INTEGER REFERENCES ruling (id), PRIMARY KEY (publisher_id, slug)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE webhook_delivery (
    id INTEGER PRIMARY KEY, publisher_id INTEGER NOT NULL REFERENCES publisher (id), slug TEXT NOT NULL,
    body TEXT NOT NULL, made_at TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0, next_try_at TEXT,
    status TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'delivered', 'given-up')), last_answer TEXT
  ) STRICT`,
  // Serves "what is due now".
  `CREATE INDEX webhook_delivery_due ON webhook_delivery (next_try_at) WHERE status = 'waiting'`,
  // Serves "which claims does this host embed".
  `CREATE INDEX embed_count_by_host ON embed_count (host, slug, day)`,
] as const;

/** Makes the tables. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
