/** Whether what search is made of is that of the claims: no row too many, and each word among those that are spelt. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Discrepancy } from '../base/integrity.ts';
import { countRow, runSql } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';
import { keepWords, unknownWords } from './listing.ts';

type Trx = Transaction<Schema>;

/** What a verification has found so far. */
interface Found {
  discrepancies: Discrepancy[];
  repaired: number;
}

/** What the search finds is a claim. */
export async function checkStraySearch(kysely: Kysely<Schema>, found: Found, repair: boolean): Promise<void> {
  const rows = await runSql(
    kysely,
    sql`SELECT rowid AS n FROM claim_search WHERE rowid NOT IN (SELECT id FROM claim)`,
    countRow,
  );
  for (const { n } of rows) {
    found.discrepancies.push({ where: `search, row ${n}`, what: 'there is no such claim', of: 'derived' });
    if (!repair) continue;
    await sql`DELETE FROM claim_search WHERE rowid = ${n}`.execute(kysely);
    found.repaired += 1;
  }
}

/** Typing errors are corrected to the words of claims. */
export async function checkSpellings(
  trx: Trx,
  words: readonly string[],
  { found, repair }: { found: Found; repair: boolean },
): Promise<void> {
  const unknown = await unknownWords(trx, words);
  found.discrepancies.push(
    ...unknown.map(
      (word): Discrepancy => ({
        where: `spelling of “${word}”`,
        what: 'a claim has the word, and no typing error is corrected to it',
        of: 'derived',
      }),
    ),
  );
  if (!repair) return;
  await keepWords(trx, unknown);
  found.repaired += unknown.length;
}
