/** Pairs of words of editors: which stand, adding one, taking one off. */
import { type Kysely, sql, type Transaction } from 'kysely';
import * as z from 'zod';
import {
  contradiction,
  isSamePair,
  MOST_PAIRS,
  type PairedWords,
  pairedWords,
  pairFault,
  pairWord,
  type WordPair,
  wordFault,
} from '../../claims/repeats/paired-words.ts';
import { separated } from '../../claims/words/numbers.ts';
import { type Actor, COMMAND_LINE, recordAudit } from '../base/audit.ts';
import type { Discrepancy } from '../base/integrity.ts';
import { runSql, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';

type Trx = Transaction<Schema>;

/** The pairs that nobody took off. */
export const PAIRS_STANDING = sql`word_pair p WHERE NOT EXISTS (SELECT 1 FROM word_pair_removal x WHERE x.pair_id = p.id)`;

const pairRow: z.ZodType<WordPair> = z.object({
  one: z.string(),
  other: z.string(),
  stand: z.enum(['one', 'never']),
});

const STANDING = sql`SELECT p.one, p.other, p.stand FROM ${PAIRS_STANDING} ORDER BY p.id`;

/** What editors say of words, for comparing statements. One round trip. */
export async function wordsOfEditors({ read, kysely }: Database): Promise<PairedWords> {
  const [pairs] = await read(sqlRows(kysely, STANDING, pairRow));
  return pairedWords(pairs);
}

/** The same within a transaction. */
export async function wordsStanding(kysely: Kysely<Schema>): Promise<PairedWords> {
  return pairedWords(await runSql(kysely, STANDING, pairRow));
}

/** A pair that is to be added, as it was typed. */
export interface PairToAdd extends WordPair {
  reason: string;
}

/** Why a pair was not added, and the part of it that is about. */
export interface PairRefused {
  field: 'one' | 'other' | 'stand';
  message: string;
}

/** Adds a pair in the name of somebody; or tells why it cannot be. */
export async function addWordPair(
  trx: Trx,
  { reason, stand, ...typed }: PairToAdd,
  { actor, at }: { actor: Actor; at: string },
): Promise<PairRefused | undefined> {
  const [one, other] = [pairWord(typed.one), pairWord(typed.other)];
  for (const [field, word] of [['one', one] as const, ['other', other] as const]) {
    const message = wordFault(word);
    if (message !== undefined) return { field, message };
  }
  const held = await runSql(trx, STANDING, pairRow);
  if (held.length >= MOST_PAIRS)
    return {
      field: 'stand',
      message: `At most ${separated(String(MOST_PAIRS))} pairs stand at a time: take one off first.`,
    };
  const message = pairFault(held, { one, other, stand });
  if (message !== undefined) return { field: 'stand', message };
  await trx
    .insertInto('word_pair')
    .values({ one, other, stand, reason, person_id: actor.personId, person: actor.name, at })
    .execute();
  await recordAudit(trx, { at, actor, action: 'words-paired', subject: subjectOf({ one, other, stand }) });
  return undefined;
}

/**
 * Adds the pairs that another ledger gave away, in the name of the command line. One that was ever said here stays as it is here,
 * taken off or not. Returns how many were added, and why others could not be.
 */
export async function bringWordPairs(
  trx: Trx,
  pairs: readonly PairToAdd[],
  at: string,
): Promise<{ added: number; refused: string[] }> {
  const known = await runSql(trx, sql`SELECT one, other, stand FROM word_pair ORDER BY id`, pairRow);
  const refused: string[] = [];
  let added = 0;
  for (const pair of pairs) {
    if (known.some((held) => isSamePair(held, pair))) continue;
    const fault = await addWordPair(trx, pair, { actor: COMMAND_LINE, at });
    if (fault === undefined) added += 1;
    else refused.push(`${subjectOf(pair)}: ${fault.message}`);
  }
  return { added, refused };
}

/** A pair as the audit names it. */
export const subjectOf = ({ one, other, stand }: WordPair): string =>
  `${one} ${stand === 'one' ? '=' : '|'} ${other}`;

/** Checks that the pairs that stand do not contradict each other or the lists of this program. */
export async function checkWordPairs(
  kysely: Kysely<Schema>,
  found: { discrepancies: Discrepancy[] },
): Promise<void> {
  const fault = contradiction(await runSql(kysely, STANDING, pairRow));
  if (fault !== undefined)
    found.discrepancies.push({ where: 'pairs of words', what: fault.message, of: 'recorded' });
}
