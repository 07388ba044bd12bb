/**
 * Attempts to prove who one is, counted before they are looked at. Which counters an attempt has is said in
 * src/auth/throttle.ts; here is how each of them counts.
 */
import type { Kysely } from 'kysely';
import type { Schema } from '../base/schema.ts';

const MINUTE = 60_000;

/** How a counter counts. Moments are in milliseconds. */
export interface Budget {
  /** How many wrong attempts are free. Each further one makes the next wait twice as long, up to the longest wait. */
  free: number;
  firstWait: number;
  longestWait: number;
  /** How long after the last attempt, or after the wait that it led to, all of them are forgotten. */
  memory: number;
}

/** The budgets, by what is counted. */
export const BUDGETS = {
  /** Wrong passwords of one address, or of one known device, at one account. */
  account: { free: 5, firstWait: MINUTE / 2, longestWait: 15 * MINUTE, memory: 15 * MINUTE },
  /** Wrong codes likewise. better-auth ends a sign-in after five, so that this is what the next ones run into. */
  codes: { free: 10, firstWait: MINUTE / 2, longestWait: 15 * MINUTE, memory: 60 * MINUTE },
  /** Wrong passwords at one account from all addresses together, known devices left out. */
  everywhere: { free: 50, firstWait: MINUTE / 6, longestWait: 5 * MINUTE, memory: 60 * MINUTE },
  /** Wrong codes likewise: whoever sends them has the password, and a code is one of a million. */
  codesEverywhere: { free: 20, firstWait: MINUTE / 2, longestWait: 60 * MINUTE, memory: 24 * 60 * MINUTE },
  /** Wrong passwords of one address at all accounts. */
  address: { free: 30, firstWait: MINUTE / 2, longestWait: 15 * MINUTE, memory: 15 * MINUTE },
  /** Figures that one network sends to the newsroom, and all together: a flood waits, and nobody waits for long. */
  figures: { free: 8, firstWait: MINUTE, longestWait: 60 * MINUTE, memory: 24 * 60 * MINUTE },
  figuresEverywhere: { free: 300, firstWait: MINUTE / 6, longestWait: 5 * MINUTE, memory: 24 * 60 * MINUTE },
} as const satisfies Record<string, Budget>;

/** A counter that an attempt is counted by. */
export interface Counter {
  key: string;
  budget: keyof typeof BUDGETS;
}

/** How long the next attempt has to wait after a number of wrong ones, in milliseconds. */
export function waitAfter(wrong: number, { free, firstWait, longestWait }: Budget = BUDGETS.account): number {
  return wrong < free ? 0 : Math.min(longestWait, firstWait * 2 ** (wrong - free));
}

/** How many counters that no longer count are removed with an attempt: more than one attempt makes. */
const SWEPT = 20;

/**
 * Counts an attempt by all its counters before it is checked, so that none of many at once is free. Returns 0 if it may be
 * checked; otherwise it is refused and not counted, and the seconds to wait are returned.
 */
export async function countAttempt(
  kysely: Kysely<Schema>,
  counters: readonly Counter[],
  now: Date,
): Promise<number> {
  const at = now.toISOString();
  const keys = counters.map(({ key }) => key);
  return kysely.transaction().execute(async (trx) => {
    await sweepGuesses(trx, at, SWEPT);
    const rows = await trx.selectFrom('guess').selectAll().where('key', 'in', keys).execute();
    const known = new Map(rows.filter((row) => row.forget_at > at).map((row) => [row.key, row]));
    const locked = Math.max(
      0,
      ...[...known.values()].map((row) => Date.parse(row.locked_until ?? at) - now.getTime()),
    );
    if (locked > 0) return Math.max(1, Math.ceil(locked / 1_000));
    const counted = counters.map(({ key, budget }) => {
      const count = (known.get(key)?.count ?? 0) + 1;
      const wait = waitAfter(count, BUDGETS[budget]);
      const after = (time: number) => new Date(now.getTime() + wait + time).toISOString();
      return {
        key,
        count,
        locked_until: wait === 0 ? null : after(0),
        forget_at: after(BUDGETS[budget].memory),
      };
    });
    await trx
      .insertInto('guess')
      .values(counted)
      .onConflict((c) =>
        c.column('key').doUpdateSet((e) => ({
          count: e.ref('excluded.count'),
          locked_until: e.ref('excluded.locked_until'),
          forget_at: e.ref('excluded.forget_at'),
        })),
      )
      .execute();
    return 0;
  });
}

/** Takes back an attempt that was counted: it was not checked, or it was right. */
export async function takeAttemptBack(kysely: Kysely<Schema>, counters: readonly Counter[]): Promise<void> {
  await kysely
    .updateTable('guess')
    .set((e) => ({ count: e('count', '-', 1), locked_until: null }))
    .where(
      'key',
      'in',
      counters.map(({ key }) => key),
    )
    .where('count', '>', 0)
    .execute();
}

/** How long a code that was used is remembered, in milliseconds: longer than any code is valid. */
const USED_FOR = 2 * MINUTE;

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

/** Forgets the attempts of a counter, once the right password was given. */
export async function forgetAttempts(kysely: Kysely<Schema>, key: string): Promise<void> {
  await kysely.deleteFrom('guess').where('key', '=', key).execute();
}

/** Removes counters that no longer count at a moment, at most a number of them. */
export async function sweepGuesses(kysely: Kysely<Schema>, at: string, most: number): Promise<void> {
  await kysely
    .deleteFrom('guess')
    .where('key', 'in', (e) =>
      e.selectFrom('guess').select('key').where('forget_at', '<', at).orderBy('forget_at').limit(most),
    )
    .execute();
}
