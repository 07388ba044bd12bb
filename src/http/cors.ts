/**
 * What pages of other sites may ask for and read. They are told what everybody is told: no cookie is asked for, so
 * that every origin may read it.
 */
import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { NO_STORE } from './cache.ts';
import type { AppEnv } from './context.ts';

/** How long a browser need not ask again whether it may: a day, in seconds. */
const ASK_AGAIN = 86_400;

const CORP = 'Cross-Origin-Resource-Policy';

/** Lets pages of any site read what a route answers, errors included, with these headers besides the usual ones. */
export function readByAnySite(exposeHeaders: string[] = []): MiddlewareHandler<AppEnv> {
  const share = cors({ origin: '*', exposeHeaders });
  return (c, next) => {
    c.header(CORP, 'cross-origin');
    // What a preflight is told is its own route's to say.
    return c.req.method === 'OPTIONS' ? next() : share(c, next);
  };
}

/** Tells a browser by which methods a page of another site may ask: the route of a preflight, under OPTIONS. */
export function preflight(methods: readonly string[]): MiddlewareHandler<AppEnv> {
  const tell = cors({
    origin: '*',
    allowMethods: [...methods],
    allowHeaders: ['Content-Type', 'If-None-Match'],
    maxAge: ASK_AGAIN,
  });
  return (c, next) => {
    c.header('Allow', methods.join(', '));
    c.header('Cache-Control', NO_STORE);
    return tell(c, next);
  };
}

const SHARING = ['Access-Control-Allow-Origin', 'Access-Control-Expose-Headers', CORP];

/** The headers of an answer by which other sites may read it, to be kept with it. */
export function sharingOf({ headers }: Response): Record<string, string> {
  return Object.fromEntries(
    SHARING.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value] as const];
    }),
  );
}
