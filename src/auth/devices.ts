/** The browsers that people sign in with, known by a cookie of their own, which outlives their sessions. */
import type { Context } from 'hono';
import { generateCookie, getCookie } from 'hono/cookie';
import { sha256 } from '../../claims/exact/sha256.ts';
import { forgetDevices, isKnownDevice, rememberDevice } from '../../db/people/devices.ts';
import type { AppEnv } from '../http/context.ts';
import { COOKIE_PREFIX } from './better-auth.ts';

const COOKIE = `${COOKIE_PREFIX}.device`;

/** How long a browser is known after it was signed in with, in seconds. */
const KNOWN_FOR = 180 * 86_400;

/** What the browser of a request is stored under; undefined if it has no cookie. */
async function deviceOf(c: Context<AppEnv>): Promise<string | undefined> {
  const token = getCookie(c, COOKIE);
  return token === undefined ? undefined : sha256(token);
}

/** The browser of a request, if somebody with an e-mail address has signed in with it before. */
export async function knownDevice(c: Context<AppEnv>, email: string): Promise<string | undefined> {
  const id = await deviceOf(c);
  if (id === undefined) return undefined;
  const device = { id, email, at: c.var.now.toISOString() };
  return (await isKnownDevice(c.var.deps.database.kysely, device)) ? id : undefined;
}

/** Remembers that somebody has signed in with the browser of a request. Returns the Set-Cookie header that says so. */
export async function rememberBrowser(c: Context<AppEnv>, personId: string): Promise<string> {
  const token = `${crypto.randomUUID()}${crypto.randomUUID()}`;
  await rememberDevice(c.var.deps.database.kysely, {
    before: await deviceOf(c),
    id: await sha256(token),
    personId,
    at: c.var.now.toISOString(),
    expires: new Date(c.var.now.getTime() + KNOWN_FOR * 1_000).toISOString(),
  });
  return generateCookie(COOKIE, token, {
    path: '/',
    maxAge: KNOWN_FOR,
    httpOnly: true,
    secure: true,
    sameSite: 'Lax',
  });
}

/** Forgets every browser of somebody, except the one of a request if `keepsThis`. */
export async function forgetBrowsers(
  c: Context<AppEnv>,
  personId: string,
  { keepsThis }: { keepsThis: boolean },
): Promise<void> {
  await forgetDevices(c.var.deps.database.kysely, personId, keepsThis ? await deviceOf(c) : undefined);
}
