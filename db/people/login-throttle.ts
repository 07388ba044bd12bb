/** Guesses at accounts, counted for each account whether there is one or not, so that the answer tells nothing. */
import type { Kysely } from 'kysely';
import type { Schema } from '../base/schema.ts';

/** So many wrong guesses are free; each further one makes the next wait twice as long, up to the longest wait. */
const FREE = 5;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 15 * 60_000;

/** Guesses are forgotten so long after the last one, or after the wait that it led to. */
const MEMORY = 15 * 60_000;

/** How long the next guess has to wait after so many wrong ones, in milliseconds. */
export function waitAfter(wrong: number): number {
  return wrong < FREE ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (wrong - FREE));
}

/**
 * Counts a guess before it is looked at, so that of many at once none is free. Returns the seconds to wait where it
 * is refused, which is then not counted, and 0 where it may be looked at.
 */
export async function countGuess(kysely: Kysely<Schema>, key: string, now: Date): Promise<number> {
  const at = now.toISOString();
  return kysely.transaction().execute(async (trx) => {
    const row = await trx.selectFrom('guess').selectAll().where('key', '=', key).executeTakeFirst();
    const known = row !== undefined && row.forget_at > at ? row : undefined;
    if (known?.locked_until != null && known.locked_until > at)
      return Math.max(1, Math.ceil((Date.parse(known.locked_until) - now.getTime()) / 1_000));
    const count = (known?.count ?? 0) + 1;
    const wait = waitAfter(count);
    const values = {
      count,
      locked_until: wait === 0 ? null : new Date(now.getTime() + wait).toISOString(),
      forget_at: new Date(now.getTime() + wait + MEMORY).toISOString(),
    };
    await trx
      .insertInto('guess')
      .values({ key, ...values })
      .onConflict((c) => c.column('key').doUpdateSet(values))
      .execute();
    return 0;
  });
}

/** Takes a guess back that was counted and not looked at. */
export async function takeGuessBack(kysely: Kysely<Schema>, key: string): Promise<void> {
  await kysely
    .updateTable('guess')
    .set((e) => ({ count: e('count', '-', 1), locked_until: null }))
    .where('key', '=', key)
    .where('count', '>', 0)
    .execute();
}

/** A code that was used is remembered for so long: longer than any is valid. */
const USED_FOR = 120_000;

/**
 * Whether a code of the second factor is used for the first time, by a key of its own; of two uses at once one is
 * the first. RFC 6238, section 5.2: a code must not be accepted twice.
 */
export async function takeCode(kysely: Kysely<Schema>, key: string, now: Date): Promise<boolean> {
  const forget_at = new Date(now.getTime() + USED_FOR).toISOString();
  const { numInsertedOrUpdatedRows = 0n } = await kysely
    .insertInto('guess')
    .values({ key, count: 1, locked_until: null, forget_at })
    .onConflict((c) =>
      c.column('key').doUpdateSet({ forget_at }).where('guess.forget_at', '<=', now.toISOString()),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n;
}

/** Forgets the guesses at an account: the right password was given. */
export async function forgetGuesses(kysely: Kysely<Schema>, key: string): Promise<void> {
  await kysely.deleteFrom('guess').where('key', '=', key).execute();
}
