/** Whether what search and the look-up of repeats are made of is that of the claims. */
import { type Kysely, sql, type Transaction } from 'kysely';
import { canonicalJson } from '../../claims/exact/canonical-json.ts';
import type { Discrepancy } from '../base/integrity.ts';
import { countRow, runSql } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';
import { keepWords, unknownWords } from './listing.ts';
import { keptOf, rekey, type Wanted, wantedOf } from './repeat-keys.ts';

type Trx = Transaction<Schema>;

/** What a verification has found so far. */
interface Found {
  discrepancies: Discrepancy[];
  repaired: number;
}

/** What the search finds is a claim, or a saying of one. */
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
  await checkStraySayings(kysely, found, repair);
}

/** The words of sayings that are searched are of sayings of claims that are listed. */
async function checkStraySayings(kysely: Kysely<Schema>, found: Found, repair: boolean): Promise<void> {
  const rows = await runSql(
    kysely,
    sql`SELECT rowid AS n FROM saying_search WHERE rowid NOT IN (SELECT id FROM saying)`,
    countRow,
  );
  for (const { n } of rows) {
    found.discrepancies.push({
      where: `search of sayings, row ${n}`,
      what: 'there is no such saying',
      of: 'derived',
    });
    if (!repair) continue;
    await sql`DELETE FROM saying_search WHERE rowid = ${n}`.execute(kysely);
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

/** The keys and words by which repeats are found are those of the claims that are listed, and of their sayings. */
export async function checkKeys(
  trx: Trx,
  claims: readonly { id: number; slug: string }[],
  { found, repair }: { found: Found; repair: boolean },
): Promise<void> {
  const ids = claims.map(({ id }) => id);
  const wanted = textByClaim(await wantedOf(trx, ids));
  const held = textByClaim(await keptOf(trx, ids));
  const wrong = claims.filter(({ id }) => held.get(id) !== wanted.get(id));
  found.discrepancies.push(
    ...wrong.map(
      ({ slug }): Discrepancy => ({
        where: `saying_key of ${slug}`,
        what: 'it has other keys, or words of its sayings, than its words and sayings',
        of: 'derived',
      }),
    ),
  );
  if (!repair || wrong.length === 0) return;
  await rekey(
    trx,
    wrong.map(({ id }) => id),
  );
  found.repaired += wrong.length;
}

/** The keys and words of each claim as one text, in whatever order they come. */
function textByClaim({ keys, words }: Wanted): Map<number, string> {
  const texts = new Map<number, string[]>();
  for (const row of [...keys, ...words])
    texts.set(row.claim_id, [...(texts.get(row.claim_id) ?? []), canonicalJson(row)]);
  return new Map([...texts].map(([id, all]) => [id, all.sort().join('\n')]));
}
