/**
 * A series may say how often it has a figure. The lists hold a key of what was said, by which the other tests of the
 * same words are found.
 */
import { type Kysely, sql } from 'kysely';
import * as z from 'zod';
import { wordsKey } from '../../claims/editorial/same-words.ts';

const STATEMENTS = [
  `ALTER TABLE series ADD COLUMN frequency TEXT
    CHECK (frequency IN ('day', 'week', 'month', 'quarter', 'year', 'event'))`,
  // Packs are compared with what would be packed today, which has the new part.
  `UPDATE series_pack SET pack = json_set(pack, '$.series.frequency', NULL)`,
  `ALTER TABLE listing ADD COLUMN words_key TEXT NOT NULL DEFAULT ''`,
  // Serves the other tests of the same words: the page of a claim and the form of its correction.
  `CREATE INDEX listing_by_words ON listing (words_key, claimant_slug, said_on)`,
] as const;

const bodyRow = z.object({ claim_id: z.number(), body: z.string() });
const saying = z.object({
  quote: z.string(),
  appearance: z
    .object({ title: z.string(), publisher: z.string().optional(), url: z.string().optional() })
    .optional(),
});

/** How many claims are read and written at a time. */
const AT_A_TIME = 500;

/** Adds the columns and the index, and gives every listed claim its key. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  let after = 0;
  for (;;) {
    const { rows } = await sql`SELECT l.claim_id, r.body FROM listing l
      JOIN claim_revision r ON r.id = l.revision_id
      WHERE l.claim_id > ${after} ORDER BY l.claim_id LIMIT ${sql.lit(AT_A_TIME)}`.execute(db);
    const read = z.array(bodyRow).parse(rows);
    const keys = read.map(({ claim_id, body }) => [claim_id, wordsKey(saying.parse(JSON.parse(body)))]);
    if (keys.length > 0)
      await sql`UPDATE listing SET words_key = k.value ->> 1 FROM json_each(${JSON.stringify(keys)}) k
        WHERE listing.claim_id = k.value ->> 0`.execute(db);
    const last = read.at(-1);
    if (last === undefined) return;
    after = last.claim_id;
  }
}
