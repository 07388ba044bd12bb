/** Whether a write comes from a form of this site. */
import type { Context } from 'hono';
import { type AppEnv, originOf } from '../http/context.ts';
import { HttpError } from '../http/errors.ts';

/** The origin of an address; undefined if it is not one. */
function originIn(address: string): string | undefined {
  try {
    return new URL(address).origin;
  } catch {
    return undefined;
  }
}

/** The origin that the site is served at. */
export function ourOrigin(c: Context<AppEnv>): string {
  return new URL(originOf(c)).origin;
}

/**
 * Throws a 403 unless a form was sent from this site, by the first of Origin, Sec-Fetch-Site and Referer that is
 * there. A browser sends at least one.
 */
export function checkOrigin(c: Context<AppEnv>): void {
  const ours = ourOrigin(c);
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  const referer = c.req.header('referer');
  const fromHere =
    origin !== undefined
      ? origin === ours
      : site !== undefined
        ? site === 'same-origin'
        : referer !== undefined && originIn(referer) === ours;
  if (!fromHere)
    throw new HttpError(
      'forbidden',
      `This was not sent from a page of ${ours}, so nothing was done. If a proxy stands in front of the site, PUBLIC_ORIGIN must be the address in the browser.`,
    );
}

/** A path under /edit with its query, of our own site; undefined for any other address. */
export function editPath(c: Context<AppEnv>, address: string): string | undefined {
  if (!address.startsWith('/edit')) return undefined;
  const ours = ourOrigin(c);
  const url = URL.canParse(address, ours) ? new URL(address, ours) : undefined;
  if (url === undefined || url.origin !== ours || !/^\/edit(?:\/|$)/.test(url.pathname)) return undefined;
  return `${url.pathname}${url.search}`;
}
