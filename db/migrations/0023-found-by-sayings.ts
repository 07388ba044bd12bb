/**
 * Readers find a claim by the words of all who said it, and by their names: the search has a column more, which follows from the
 * sayings that stand (db/ledger/said-texts.ts).
 */
import { type Kysely, sql } from 'kysely';
import * as z from 'zod';
import { sayingsLine } from '../../claims/searching/index-row.ts';
import { spellingKeys, wordsToSpell } from '../../claims/searching/spelling.ts';

// A full-text table gets no further column: what it has is put aside, and into a new one.
const STATEMENTS = [
  `CREATE TABLE claim_search_aside AS SELECT rowid AS id, quote, people, rests, about FROM claim_search`,
  `DROP TABLE claim_search`,
  // The terms of a claim by where they stand: in its quotation; of who said it; of what it rests on; all else; and of those who
  // said the same besides. rowid is the claim's id.
  `CREATE VIRTUAL TABLE claim_search USING fts5 (
    quote, people, rests, about, sayings, tokenize = 'unicode61 remove_diacritics 0'
  )`,
  `INSERT INTO claim_search (rowid, quote, people, rests, about, sayings)
    SELECT id, quote, people, rests, about, '' FROM claim_search_aside`,
  `DROP TABLE claim_search_aside`,
] as const;

const texts = z.array(z.string().nullable());
const column = z.string().transform((json) => texts.parse(JSON.parse(json)).filter((text) => text !== null));
const row = z.object({
  claim: z.number(),
  own: column,
  others: column,
  as: column,
});

/** Makes the search anew with the column. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  const said = await saidTexts(db);
  for (const [claim, all] of said)
    await sql`UPDATE claim_search SET sayings = ${sayingsLine(all)} WHERE rowid = ${claim}`.execute(db);
  const words = wordsToSpell([...said.values()].flat());
  const keys = words.flatMap((word) => spellingKeys(word).map((key) => [key, word]));
  await sql`INSERT OR IGNORE INTO spelling (key, word) SELECT value ->> 0, value ->> 1
    FROM json_each(${JSON.stringify(keys)})`.execute(db);
}

/** The texts of the sayings that stand, by the claims that are searched: the words, the names, what they were then. */
async function saidTexts(db: Kysely<unknown>): Promise<Map<number, string[]>> {
  const stands = (deed: string) =>
    sql`NOT EXISTS (SELECT 1 FROM saying_deed u WHERE u.undoes = ${sql.ref(`${deed}.id`)})`;
  const has = (
    ...kinds: string[]
  ) => sql`EXISTS (SELECT 1 FROM saying_deed_saying k JOIN saying_deed e ON e.id = k.deed_id
    WHERE k.saying_id = s.id AND e.what IN (${sql.join(kinds)}) AND ${stands('e')})`;
  const { rows } =
    await sql`SELECT s.claim_id AS claim, json_array(s.words, s.claimant ->> 'name', c.name) AS own,
      (SELECT json_group_array(name) FROM (
        SELECT a.name FROM claimant_alias a JOIN claimant f ON f.slug = a.claimant_slug WHERE c.slug IN (f.slug, f.now_slug)
        UNION SELECT coalesce(m.called, m.name) FROM claimant m WHERE m.now_slug = c.slug ORDER BY 1)) AS others,
      json_array(s.claimant ->> 'role', s.claimant ->> 'organisation', s.claimant ->> 'party') AS "as"
    FROM saying s JOIN saying_deed d ON d.id = s.deed_id JOIN claimant q ON q.slug = s.claimant_slug
      JOIN claimant c ON c.slug = coalesce(q.now_slug, q.slug)
    WHERE ${stands('d')} AND NOT ${has('detach', 'split')} AND (s.needs_second = 0 OR ${has('confirm')})
      AND s.claim_id IN (SELECT l.claim_id FROM listing l)
    ORDER BY s.claim_id, s.last_day, s.id`.execute(db);
  const said = new Map<number, string[]>();
  for (const { claim, own, others, as } of rows.map((one) => row.parse(one)))
    said.set(claim, [...(said.get(claim) ?? []), ...own, ...others, ...as]);
  return said;
}
