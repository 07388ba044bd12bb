/**
 * Which counters an attempt to prove who one is has, so that guessing is slow and nobody is locked out by others:
 *
 * - an attempt from a browser that the person signed in with before is counted for that browser alone;
 * - any other is counted for its address and the account together, for the account over all addresses (which slows
 *   strangers a little, once there were many), and a password also for the address over all accounts;
 * - an attempt within a session is counted for that session.
 *
 * Accounts that do not exist are counted alike, so that the answer gives nothing away.
 */
import type { Context } from 'hono';
import {
  type Counter,
  countAttempt,
  forgetAttempts,
  takeAttemptBack,
} from '../../db/people/login-throttle.ts';
import type { AppEnv } from '../http/context.ts';
import { networkOf } from '../networks.ts';
import { knownDevice } from './devices.ts';
import { secretOf } from './secret.ts';
import { guessKey } from './tokens.ts';

/** An attempt; the first of its counters is that of whoever attempts, and is forgotten once they succeed. */
export type Attempt = readonly [Counter, ...Counter[]];

type Asked = readonly [what: string, budget: Counter['budget']];

async function attemptOf(c: Context<AppEnv>, first: Asked, ...others: Asked[]): Promise<Attempt> {
  const secret = secretOf(c);
  const counter = async ([what, budget]: Asked): Promise<Counter> => ({
    key: await guessKey(secret, what),
    budget,
  });
  return [await counter(first), ...(await Promise.all(others.map(counter)))];
}

/** An attempt to sign in by the password, or by the code that is asked for after it. */
export async function signInAttempt(
  c: Context<AppEnv>,
  email: string,
  by: 'password' | 'code',
): Promise<Attempt> {
  const budget = by === 'password' ? 'account' : 'codes';
  const device = await knownDevice(c, email);
  if (device !== undefined) return attemptOf(c, [`${by} of ${email} on ${device}`, budget]);
  const address = networkOf(c.env.address?.() ?? 'unknown');
  return attemptOf(
    c,
    [`${by} of ${email} from ${address}`, budget],
    [`${by} of ${email}`, by === 'password' ? 'everywhere' : 'codesEverywhere'],
    ...(by === 'password' ? [[`passwords from ${address}`, 'address'] as const] : []),
  );
}

/** An attempt of somebody who is signed in to show again that it is they. */
export function sessionAttempt(c: Context<AppEnv>): Promise<Attempt> {
  return attemptOf(c, [`session ${c.var.person.sessionId}`, 'account']);
}

/** Counts an attempt before it is checked. Returns the seconds to wait, or 0 if it may be checked. */
export function begin(c: Context<AppEnv>, attempt: Attempt): Promise<number> {
  return countAttempt(c.var.deps.database.kysely, attempt, c.var.now);
}

/** Takes back an attempt that was not checked after all. */
export function takeBack(c: Context<AppEnv>, attempt: Attempt): Promise<void> {
  return takeAttemptBack(c.var.deps.database.kysely, attempt);
}

/** Forgets the wrong attempts of whoever succeeded; those of others at the account still count. */
export async function succeeded(c: Context<AppEnv>, [own, ...shared]: Attempt): Promise<void> {
  const { kysely } = c.var.deps.database;
  await forgetAttempts(kysely, own.key);
  if (shared.length > 0) await takeAttemptBack(kysely, shared);
}
