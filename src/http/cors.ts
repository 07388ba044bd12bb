/**
 * What pages of other sites may ask for and read. No answer here depends on a cookie, so that every origin may read it.
 */
import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { NO_STORE } from './cache.ts';
import type { AppEnv } from './context.ts';

/** How long a browser may remember a preflight: a day, in seconds. */
const ASK_AGAIN = 86_400;

const CORP = 'Cross-Origin-Resource-Policy';

/**
 * The headers of every public answer that is no page: data, feeds, pictures, drawings, scripts and style sheets. A page
 * of another site may show it, load it and read it.
 */
export const OPEN_HEADERS: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link',
  [CORP]: 'cross-origin',
};

/** Whether what is at a path is for everybody: all but the newsroom and its door. */
export function isPublic(path: string): boolean {
  return !/^\/(?:edit|sign-in|sign-out)(?:\/|$)/.test(path);
}

/** Lets pages of any site read a route's answers, errors included, and these of their headers besides the usual ones. */
export function readByAnySite(exposeHeaders: string[] = []): MiddlewareHandler<AppEnv> {
  const share = cors({ origin: '*', exposeHeaders });
  return (c, next) => {
    c.header(CORP, 'cross-origin');
    // A preflight has its own route, or none.
    return c.req.method === 'OPTIONS' ? next() : share(c, next);
  };
}

/** Answers a preflight (OPTIONS): the methods by which pages of other sites may ask, and the headers that they may send besides. */
export function preflight(
  methods: readonly string[],
  headers: readonly string[] = [],
): MiddlewareHandler<AppEnv> {
  const tell = cors({
    origin: '*',
    allowMethods: [...methods],
    allowHeaders: ['Content-Type', 'If-None-Match', ...headers],
    maxAge: ASK_AGAIN,
  });
  return (c, next) => {
    c.header('Allow', methods.join(', '));
    c.header('Cache-Control', NO_STORE);
    return tell(c, next);
  };
}

const SHARING = ['Access-Control-Allow-Origin', 'Access-Control-Expose-Headers', CORP];

/** The headers by which other sites may read an answer, to be kept with it. */
export function sharingOf({ headers }: Response): Record<string, string> {
  return Object.fromEntries(
    SHARING.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value] as const];
    }),
  );
}
