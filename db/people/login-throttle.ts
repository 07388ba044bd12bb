/**
 * Attempts to sign in, counted for each account whether it exists or not, so that the answer gives nothing away. Requests
 * of one address are limited besides, by `RATES` in src/auth/better-auth.ts.
 */
import type { Kysely } from 'kysely';
import type { Schema } from '../base/schema.ts';

/** How many wrong attempts are free. Each further one makes the next wait twice as long, up to the longest wait. */
const FREE = 5;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 15 * 60_000;

/** How long after the last attempt, or after the wait that it led to, all of them are forgotten. */
const MEMORY = 15 * 60_000;

/** How long the next attempt has to wait after a number of wrong ones, in milliseconds. */
export function waitAfter(wrong: number): number {
  return wrong < FREE ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (wrong - FREE));
}

/**
 * Counts an attempt before its password is checked, so that none of many at once is free. Returns 0 if it may be
 * checked; otherwise it is refused and not counted, and the seconds to wait are returned.
 */
export async function countAttempt(kysely: Kysely<Schema>, key: string, now: Date): Promise<number> {
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

/** Takes back an attempt that was counted but not checked. */
export async function takeAttemptBack(kysely: Kysely<Schema>, key: string): Promise<void> {
  await kysely
    .updateTable('guess')
    .set((e) => ({ count: e('count', '-', 1), locked_until: null }))
    .where('key', '=', key)
    .where('count', '>', 0)
    .execute();
}

/** How long a code that was used is remembered, in milliseconds: longer than any code is valid. */
const USED_FOR = 120_000;

/**
 * Whether a code of the second factor, named by a key of its own, is used for the first time; of two uses at once only
 * one is the first. RFC 6238, section 5.2: a code must not be accepted twice.
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

/** Forgets the attempts at an account, once the right password was given. */
export async function forgetAttempts(kysely: Kysely<Schema>, key: string): Promise<void> {
  await kysely.deleteFrom('guess').where('key', '=', key).execute();
}
