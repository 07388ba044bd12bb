/** Addresses of claims that went into others: each leads for good to the same address of the claim that has their words now. */
import type { Context } from 'hono';
import { urls } from '../../views/parts/urls.ts';
import { NO_STORE } from './cache.ts';
import type { AppEnv } from './context.ts';
import { isPublic, OPEN_HEADERS } from './cors.ts';

/** The claim of an address went into another; thrown by what looks for it, answered by `movedClaim`. */
export class ClaimMoved extends Error {
  readonly from: string;
  readonly into: string;

  constructor(from: string, into: string) {
    super(`The claim “${from}” went into “${into}”.`);
    this.from = from;
    this.into = into;
  }
}

/** What the name of a claim stands behind in addresses: pages and data, cards, badges, pictures, the API, the newsroom. */
const BEFORE = /^\/(?:claims|embed|badge|og|api\/v1\/claims|edit\/claims)\//;

/**
 * Sends on for good, with whatever stands behind the name and all that was asked. A form that was sent is sent again as it was.
 * No browser keeps it: a merge can be undone.
 */
export function movedClaim(c: Context<AppEnv>, { from, into }: ClaimMoved): Response {
  const { pathname, search } = new URL(c.req.url);
  const path = plain(pathname);
  const [before = ''] = BEFORE.exec(path) ?? [];
  const isNamed = before !== '' && path.startsWith(from, before.length);
  const address = isNamed
    ? `${encodeURI(`${before}${into}${path.slice(before.length + from.length)}`)}${search}`
    : urls.claim(into);
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
  // Other sites show and read what stands at these addresses, and their browsers ask the same of the way there.
  const open = isPublic(path) ? OPEN_HEADERS : {};
  for (const [name, value] of Object.entries({ ...open, 'Cache-Control': NO_STORE })) c.header(name, value);
  return c.redirect(address, isRead ? 301 : 308);
}

function plain(pathname: string): string {
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}
