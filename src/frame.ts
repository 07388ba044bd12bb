/** What every request passes through, whichever parts of the site an app serves, and on whichever runtime. */

import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { Database } from '../db/base/open.ts';
import { STYLE } from '../views/style/style.ts';
import { type AppEnv, originOf } from './http/context.ts';
import { readByAnySite } from './http/cors.ts';
import type { Deps } from './http/deps.ts';
import { errorsWith, nothingHere } from './http/errors.ts';
import { contentHash } from './http/hash.ts';
import { SECURITY_HEADERS, transportSecurity } from './http/headers.ts';
import { VerdictStore } from './http/held.ts';
import { Keeper } from './http/keeper.ts';
import { answerFound, askedAddress, keeping } from './http/kept.ts';
import { markdownAddress } from './http/markdown.ts';
import { onlyRegisteredMethods } from './http/methods.ts';
import { NewsroomClock } from './http/newsroom-clock.ts';
import type { HeaderLookup } from './http/respond.ts';
import { acceptsForSpreadsheet } from './http/spreadsheet.ts';

const styleHash = contentHash(STYLE);

/** What an app holds in memory, for a part that has to say that it changed. */
export interface Held {
  /** What keeps answers, and gives them; undefined if none are kept. */
  keeper: Keeper | undefined;
  clock: NewsroomClock;
}

/** A part of the site. */
export interface Part {
  /** Registers what comes before it is asked which methods an address takes. */
  before?(hono: Hono<AppEnv>, held: Held): void;
  /** Registers its routes. The first of the routes that match answers. */
  mount(hono: Hono<AppEnv>, held: Held): void;
}

export interface App {
  /**
   * Answers a request. The dependencies are the request's own: a Worker opens its database for each.
   * A kept answer is returned at once, without a promise, which @hono/node-server writes out faster.
   * `header` looks a header up if the platform has a quicker way than the request's own; `address` gives the
   * client's address to what slows guesses.
   */
  fetch(
    request: Request,
    deps: Deps,
    header?: HeaderLookup,
    address?: () => string | undefined,
  ): Response | Promise<Response>;
  /**
   * Looks at what was published, by whichever process, and lets go of the answers that it changed; and
   * reads the newsroom's time zone again. Throws if the database fails. What runs the app does this as it starts, and every few seconds from then on.
   */
  look(database: Database, now: Date): Promise<void>;
  /** Forgets the answers that are kept: something was published outside a request. */
  forget(): void;
  /** The methods and path patterns that are registered, for tests that hold a list against them. */
  routes: readonly { method: string; path: string }[];
}

export interface AppOptions {
  /** Whether answers are kept while they are fresh; they are, unless a measurement says not to. */
  keepAnswers?: boolean;
  /** Whether verdicts are held by what they were computed from; likewise. */
  holdVerdicts?: boolean;
}

/** Makes an app of parts of the site, with stores of answers and verdicts of its own. */
export function makeApp(
  parts: readonly Part[],
  { keepAnswers = true, holdVerdicts = true }: AppOptions = {},
): App {
  const keeper = new Keeper();
  const clock = new NewsroomClock(() => keeper.clear());
  const hono = new Hono<AppEnv>({ strict: false });
  hono.use(withVariables(new VerdictStore(holdVerdicts ? undefined : 0), clock));
  hono.use(askingItself(hono));
  if (keepAnswers) hono.use(keeping(keeper));
  hono.use(secured);
  hono.use('/api/:path{.+}', readByAnySite(['ETag']));
  const held = { keeper: keepAnswers ? keeper : undefined, clock };
  for (const part of parts) part.before?.(hono, held);
  hono.use(onlyRegisteredMethods(hono));
  for (const part of parts) part.mount(hono, held);
  hono.get('*', () => {
    throw nothingHere();
  });
  hono.onError(errorsWith());
  return {
    async look(database, now) {
      await keeper.look(database, now);
      await clock.refresh(database);
    },
    forget() {
      keeper.clear();
      clock.forget();
    },
    fetch(request, deps, header = (name) => request.headers.get(name) ?? undefined, address = undefined) {
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      const markdown = isRead ? markdownAddress(request.url, header('accept')) : undefined;
      const asked = markdown === undefined ? request : new Request(markdown, request);
      return answerFrom(keeper, hono, asked, deps, header, address);
    },
    routes: hono.routes.map(({ method, path }) => ({ method, path })),
  };
}

/** Answers from what is kept, or by the routes. */
function answerFrom(
  keeper: Keeper,
  hono: Hono<AppEnv>,
  request: Request,
  deps: Deps,
  header: HeaderLookup,
  address: (() => string | undefined) | undefined,
): Response | Promise<Response> {
  const now = deps.now();
  const { method, url } = request;
  // Before looking in the store: an embed that is answered from there was shown as well.
  if (method === 'GET')
    deps.seen?.(
      url,
      () => header('referer'),
      () => address?.(),
    );
  // What depends on the Accept header is not kept.
  const isRead = (method === 'GET' || method === 'HEAD') && !acceptsForSpreadsheet(header('accept'));
  const found = isRead ? keeper.find(askedAddress(url, deps), now) : undefined;
  return found === undefined
    ? hono.fetch(request, { deps, now, address })
    : answerFound({ method, header }, found, deps, now);
}

/** Gives every handler what it needs of the request's world. */
function withVariables(verdicts: VerdictStore, clock: NewsroomClock): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const { deps } = c.env;
    c.set('deps', {
      ...deps,
      get database() {
        return clock.watch(deps.database);
      },
    });
    c.set('clock', () => clock.clock);
    c.set('licence', () => clock.licence);
    c.set('knowZone', () => clock.refresh(deps.database));
    c.set('forgetZone', () => clock.forget());
    c.set('now', c.env.now);
    c.set('styleHash', styleHash);
    c.set('verdicts', verdicts);
    await next();
  };
}

/** Lets a route ask for a page, so that what is told of the page elsewhere is what the page says itself. */
function askingItself(hono: Hono<AppEnv>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    c.set('ask', async (path) =>
      hono.fetch(new Request(new URL(path, originOf(c)), { headers: { Accept: 'text/html' } }), c.env),
    );
    await next();
  };
}

/**
 * Looks at what was published after a form has written, which it answers by a redirect, so that readers see it at once;
 * and reads the newsroom’s time zone again with what is read next.
 */
export async function lookAfterWriting(
  c: Context<AppEnv>,
  { status }: Response,
  { keeper, clock }: Held,
): Promise<void> {
  if (keeper === undefined || c.req.method !== 'POST' || status !== 303) return;
  clock.forget();
  await keeper.look(c.var.deps.database, c.var.now).catch(() => keeper.clear());
}

/** Puts the security headers onto an answer that does not have its own. */
const secured: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  const { headers } = c.res;
  for (const [name, value] of Object.entries({ ...SECURITY_HEADERS, ...transportSecurity(c.var.deps) }))
    if (!headers.has(name)) headers.set(name, value);
};
