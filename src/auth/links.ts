/** One-time links, to set a first password or a new one; and sign-ins that wait for a code. Both are rows that end. */
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { ListedPerson } from '../../claims/editorial/people.ts';
import type { Database } from '../../db/base/open.ts';
import { dropLinks, findLink } from '../../db/people/accounts.ts';
import type { AppEnv } from '../http/context.ts';
import { COOKIE_PREFIX, LINK_HOURS, makeLinkToken } from './better-auth.ts';

/** What names a row as better-auth stores it, hashed, so that it can be looked up without being used. */
async function stored(identifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(identifier));
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Whom a link is for; undefined if it was used, has expired, or never existed. */
export async function personOfLink(
  { kysely }: Database,
  token: string,
  now: Date,
): Promise<ListedPerson | undefined> {
  return findLink(kysely, await stored(`reset-password:${token}`), now.toISOString());
}

/**
 * Whose code is asked for next, by the cookie that their password led to; undefined if there is none, or it has ended. The
 * cookie's signature is better-auth's to check: whoever makes one up gets no further than this.
 */
export async function personSigningIn(c: Context<AppEnv>): Promise<ListedPerson | undefined> {
  const [identifier = ''] = (getCookie(c, `${COOKIE_PREFIX}.two_factor`) ?? '').split('.');
  if (identifier === '') return undefined;
  return findLink(c.var.deps.database.kysely, await stored(identifier), c.var.now.toISOString());
}

export interface Link {
  token: string;
  /** ISO. */
  expires: string;
}

/** Makes a link for somebody, and ends their earlier ones. */
export async function makeLink(
  database: Database,
  person: { id: string; email: string },
  now: Date,
): Promise<Link> {
  await dropLinks(database.kysely, person.id);
  const token = await makeLinkToken(database, person.email);
  return { token, expires: new Date(now.getTime() + LINK_HOURS * 3_600_000).toISOString() };
}
