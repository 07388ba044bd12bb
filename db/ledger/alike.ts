/** Whether what is said of claims of the ledger states the same, by their statements and what editors say of words. */
import type { Kysely } from 'kysely';
import type { Saying } from '../../claims/claim.ts';
import { unlikeness } from '../../claims/sayings/alike.ts';
import type { Schema } from '../base/schema.ts';
import { statementsOf } from './repeat-keys.ts';
import { wordsStanding } from './word-pairs.ts';

/** Why words may be no saying of a claim; undefined if nothing speaks against it. */
export type Unlike = (claimId: number, said: Saying) => string | undefined;

/** What tells of some claims whether words are no saying of them, in two statements however many they are; of one that is not listed, nothing. */
export async function unlikeAmong(kysely: Kysely<Schema>, claimIds: readonly number[]): Promise<Unlike> {
  const own = await statementsOf(kysely, claimIds);
  const words = await wordsStanding(kysely);
  return (claimId, said) => {
    const statement = own.get(claimId);
    return statement === undefined ? undefined : unlikeness(statement, said, words);
  };
}

/** The same for one claim by its slug. */
export async function unlikeOf(
  kysely: Kysely<Schema>,
  slug: string,
): Promise<(said: Saying) => string | undefined> {
  const claim = await kysely.selectFrom('claim').select('id').where('slug', '=', slug).executeTakeFirst();
  if (claim === undefined) return () => undefined;
  const unlike = await unlikeAmong(kysely, [claim.id]);
  return (said) => unlike(claim.id, said);
}
