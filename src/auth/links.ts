/** One-time links: to set a first password, or a new one. */

import type { ListedPerson } from '../../claims/editorial/people.ts';
import type { Database } from '../../db/base/open.ts';
import { dropLinks, findLink } from '../../db/people/accounts.ts';
import { LINK_HOURS, makeLinkToken } from './better-auth.ts';

/** A token as better-auth stores it, hashed, so that it can be looked up without being used. */
async function storedIdentifier(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`reset-password:${token}`));
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
  return findLink(kysely, await storedIdentifier(token), now.toISOString());
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
