/** Who embeds verdicts: how often, by host and day. No address, cookie or full URL of anybody is among it. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // A host that embeds, since when and until when: how many come new in a day is bounded by this.
  `CREATE TABLE embed_host (
    host TEXT PRIMARY KEY, first_day TEXT NOT NULL, last_day TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  // Serves "how many hosts came new today".
  `CREATE INDEX embed_host_by_first_day ON embed_host (first_day)`,
  // Its key serves "who embeds this claim".
  `CREATE TABLE embed_count (
    slug TEXT NOT NULL, host TEXT NOT NULL REFERENCES embed_host (host), day TEXT NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('badge', 'badge-data', 'card', 'strip', 'picture')), n INTEGER NOT NULL,
    PRIMARY KEY (slug, host, day, form)
  ) STRICT, WITHOUT ROWID`,
  // Serves the list of all hosts since a day, and forgetting what is long past.
  `CREATE INDEX embed_count_by_day ON embed_count (day, host, slug)`,
  // Serves programs that ask for what was published since a day.
  `CREATE INDEX listing_by_ruling ON listing (ruled_on)`,
] as const;

/** Makes the tables. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
