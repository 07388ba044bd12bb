/**
 * Lists say the headline of each claim, its word, and count by it. What the lists knew of findings for and against is the
 * word's by now.
 */
import { type Kysely, sql } from 'kysely';
import * as z from 'zod';
import { headlineOf } from '../../claims/engine/headline.ts';
import type { AnyVerdict } from '../../claims/verdict.ts';

const STATEMENTS = [
  `ALTER TABLE listing ADD COLUMN word TEXT NOT NULL DEFAULT 'cannot-be-checked'`,
  `ALTER TABLE listing ADD COLUMN clock TEXT NOT NULL DEFAULT 'said'`,
  `ALTER TABLE listing ADD COLUMN other TEXT`,
  `ALTER TABLE listing DROP COLUMN standing_said`,
  `ALTER TABLE listing DROP COLUMN standing_now`,
  // Serves the changes of a type, and those that were made together by a new method.
  `CREATE INDEX correction_by_type ON correction (type, at, id)`,
  // Serves lists of claims of a word, latest first, and how many there are of each.
  `CREATE INDEX listing_by_word ON listing (word, said_on DESC, claim_id DESC)`,
] as const;

/** How many claims are read and written at a time. */
const AT_A_TIME = 100;

/** What a headline is made from; the rest of a verdict has been checked when it was stored. */
const verdict = z.custom<AnyVerdict>(
  (value) => z.object({ kind: z.string(), finding: z.string() }).safeParse(value).success,
);

const row = z.object({ id: z.number(), said: z.string().nullable(), now: z.string().nullable() });

/** The last ruling on the listed revision by a clock. */
const lastRuling = (clock: 'said' | 'now') =>
  sql`(SELECT g.verdict FROM ruling g WHERE g.revision_id = l.revision_id AND g.clock = ${sql.lit(clock)} ORDER BY g.id DESC LIMIT 1)`;

/** The headlines of the claims after one, as the rows of an update, and the last of those claims; undefined after the last. */
async function headlinesAfter(db: Kysely<unknown>, after: number) {
  const { rows } =
    await sql`SELECT l.claim_id AS id, ${lastRuling('said')} AS said, ${lastRuling('now')} AS now
    FROM listing l WHERE l.claim_id > ${after} ORDER BY l.claim_id LIMIT ${sql.lit(AT_A_TIME)}`.execute(db);
  const claims = rows.map((one) => row.parse(one));
  const headlines = claims.flatMap(({ id, said, now }) =>
    said === null || now === null
      ? []
      : [
          {
            id,
            ...headlineOf({ said: verdict.parse(JSON.parse(said)), now: verdict.parse(JSON.parse(now)) }),
          },
        ],
  );
  return { headlines, last: claims.at(-1)?.id };
}

/** Adds the columns and the index, and fills them from the rulings, whatever method they were made by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  for (let after: number | undefined = 0; after !== undefined; ) {
    const { headlines, last } = await headlinesAfter(db, after);
    if (headlines.length > 0)
      await sql`UPDATE listing SET (word, clock, other) = (
          SELECT j.value ->> 'word', j.value ->> 'clock', j.value ->> 'other'
          FROM json_each(${JSON.stringify(headlines)}) j WHERE j.value ->> 'id' = listing.claim_id)
        WHERE claim_id IN (SELECT j.value ->> 'id' FROM json_each(${JSON.stringify(headlines)}) j)`.execute(
        db,
      );
    after = last;
  }
}
