/** What editors do with pairs of words in the newsroom: the list with its record, adding one, taking one off. */
import { sql } from 'kysely';
import * as z from 'zod';
import type { KeptPair, WordPair } from '../../claims/repeats/paired-words.ts';
import { recordAudit } from '../base/audit.ts';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import { sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { addWordPair, type PairToAdd, subjectOf } from '../ledger/word-pairs.ts';
import { nameOf } from './saying-reads.ts';

/** What came of a form about pairs of words. */
export type PairDone = { outcome: 'done' } | { outcome: 'refused'; field: string; message: string };

const pairDone: z.ZodType<PairDone> = z.object({ outcome: z.literal('done') });

const keptRow: z.ZodType<KeptPair> = z
  .object({
    id: z.number(),
    one: z.string(),
    other: z.string(),
    stand: z.enum(['one', 'never']),
    reason: z.string(),
    by: z.string(),
    at: z.string(),
    offBy: z.string().nullable(),
    offAt: z.string().nullable(),
    offReason: z.string().nullable(),
  })
  .transform(({ offBy, offAt, offReason, ...pair }) => ({
    ...pair,
    off: offBy === null || offAt === null ? null : { by: offBy, at: offAt, reason: offReason ?? '' },
  }));

/** How many pairs that were taken off are listed. */
const MOST_OFF = 100;

/** All pairs that stand, the latest first, and the last that were taken off. */
export async function keptPairs({ read, kysely }: Database): Promise<KeptPair[]> {
  const [pairs] = await read(
    sqlRows(
      kysely,
      sql`SELECT p.id, p.one, p.other, p.stand, p.reason, ${nameOf('p.person')} AS "by", p.at,
          ${nameOf('x.person')} AS offBy, x.at AS offAt, x.reason AS offReason
        FROM word_pair p LEFT JOIN word_pair_removal x ON x.pair_id = p.id
        WHERE x.pair_id IS NULL OR p.id IN (SELECT y.pair_id FROM word_pair_removal y ORDER BY y.at DESC, y.pair_id DESC LIMIT ${sql.lit(MOST_OFF)})
        ORDER BY x.pair_id IS NOT NULL, coalesce(x.at, p.at) DESC, p.id DESC`,
      keptRow,
    ),
  );
  return pairs;
}

/** Adds a pair of words. */
export async function pairWords(
  database: Database,
  { pair, ...posted }: Posted & { pair: PairToAdd },
): Promise<PairDone> {
  return once<PairDone>(database, useOf(posted, 'pair-words', pair), pairDone, async (trx) => {
    if (pair.reason === '')
      return { outcome: 'refused', field: 'reason', message: 'Say why, for those who come after you.' };
    const refused = await addWordPair(trx, pair, posted);
    return refused === undefined ? { outcome: 'done' } : { outcome: 'refused', ...refused };
  });
}

/** Takes a pair of words off, with a reason. */
export async function partWords(
  database: Database,
  { id, reason, ...posted }: Posted & { id: number; reason: string },
): Promise<PairDone> {
  return once<PairDone>(database, useOf(posted, 'part-words', id, reason), pairDone, async (trx) => {
    const pair: WordPair | undefined = await trx
      .selectFrom('word_pair as p')
      .leftJoin('word_pair_removal as x', 'x.pair_id', 'p.id')
      .select(['p.one', 'p.other', 'p.stand'])
      .where('p.id', '=', id)
      .where('x.pair_id', 'is', null)
      .executeTakeFirst();
    if (pair === undefined)
      return {
        outcome: 'refused',
        field: '',
        message: 'That pair is off the list already: load the page again.',
      };
    if (reason === '') return { outcome: 'refused', field: `off.${id}`, message: 'Say why it is taken off.' };
    const { actor, at } = posted;
    await trx
      .insertInto('word_pair_removal')
      .values({ pair_id: id, reason, person_id: actor.personId, person: actor.name, at })
      .execute();
    await recordAudit(trx, { at, actor, action: 'words-parted', subject: subjectOf(pair) });
    return { outcome: 'done' };
  });
}
