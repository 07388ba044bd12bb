/**
 * The one address under which an answer is kept. The same answer has endlessly many others: with parameters that change
 * nothing, in another order, written out though they are the default, with encoded letters. All of them are answered
 * from what is kept under the one.
 */
import type { Context, MiddlewareHandler } from 'hono';
import * as z from 'zod';
import type { AppEnv } from './context.ts';
import { sharingOf } from './cors.ts';
import type { Deps } from './deps.ts';
import type { Found, Keeper } from './keeper.ts';
import { isDatabaseFault } from './outage.ts';
import { givenIn, type Reading } from './query.ts';
import { answerKept, answerOutdated, type HeaderLookup } from './respond.ts';
import { acceptsForSpreadsheet } from './spreadsheet.ts';

/** The address as it was asked for; behind a proxy the host is what the site is called, whatever the request says. */
export function askedAddress(url: string, { origin }: Deps): string {
  return origin === undefined ? url : `${origin}${url.slice(url.indexOf('/', 'https://'.length))}`;
}

/** A path in its plain form: no letter encoded that need not be, no slash at its end. */
function plainPath(path: string): string {
  const trimmed = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  try {
    return encodeURI(decodeURI(trimmed));
  } catch {
    return trimmed;
  }
}

/** The values of a query that are not the default. */
function query(read: Record<string, unknown>, defaults: Record<string, unknown>): string {
  const text = (value: unknown) =>
    typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
  const said = Object.entries(read).filter(([name, value]) => text(value) !== text(defaults[name]));
  return said.length === 0
    ? ''
    : `?${new URLSearchParams(said.map(([name, value]) => [name, text(value)])).toString()}`;
}

/** Answers from what was found in the store. */
export function answerFound(
  request: { method: string; header: HeaderLookup },
  found: Found,
  deps: Deps,
  now: Date,
) {
  const { kept, isOutdated } = found;
  return isOutdated
    ? answerOutdated(request.method, kept, now)
    : answerKept(request.method, request.header, kept, deps);
}

/**
 * Lets the answers of a route be kept, by the schema of the parameters that they depend on; all others are ignored. Put it
 * before the handler. A query that the schema refuses is left to the handler, and its answer is not kept.
 */
export function kept(schema: z.ZodObject = z.object({}), reading: Reading = {}): MiddlewareHandler<AppEnv> {
  const plain = schema.safeParse({});
  const defaults = plain.success ? plain.data : {};
  return async (c, next) => {
    const { deps, now, keeper } = c.var;
    const read = schema.safeParse(givenIn(c, reading));
    if (keeper === undefined || !read.success || acceptsForSpreadsheet(c.req.header('accept'))) return next();
    const { origin, pathname } = new URL(c.req.url);
    const key = `${deps.origin ?? origin}${plainPath(pathname)}${query(read.data, defaults)}`;
    c.set('keptAs', key);
    if (key === askedAddress(c.req.url, deps)) return next();
    const found = keeper.find(key, now);
    if (found === undefined) return next();
    return answerFound({ method: c.req.method, header: (name) => c.req.header(name) }, found, deps, now);
  };
}

/**
 * Keeps an answer that may be kept, unless something was published while it was made; and if the database failed, gives
 * what was kept before. Put it before everything else.
 */
export function keeping(keeper: Keeper): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    c.set('keeper', keeper);
    const begun = keeper.changes;
    await next();
    const { keep, keptAs, now } = c.var;
    if (keptAs === undefined) return;
    if (isDatabaseFault(c.error)) {
      keeper.failed(now);
      const found = keeper.outdated(keptAs, now);
      if (found !== undefined) c.res = outdatedInPlace(c, found, now);
    } else if (keep !== undefined && c.res.status === 200 && begun === keeper.changes)
      keeper.keep(keptAs, { ...keep, headers: { ...keep.headers, ...sharingOf(c.res) } });
  };
}

/** Takes the place of an error, whose headers Hono would otherwise add to it. */
function outdatedInPlace(c: Context<AppEnv>, { kept }: Found, now: Date): Response {
  c.res = undefined;
  return answerOutdated(c.req.method, kept, now);
}
