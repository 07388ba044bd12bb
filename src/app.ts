/** The app: what every request passes through, and the routes, a line each. One app for both runtimes. */

import { Hono, type MiddlewareHandler } from 'hono';
import type { Database } from '../db/base/open.ts';
import { EDIT_STYLE } from '../views/edit/style/style.ts';
import { STYLE } from '../views/style/style.ts';
import { apiRoutes } from './api/routes.ts';
import { markdownRoutes } from './assistants/markdown.ts';
import { mcpRoutes } from './assistants/mcp.ts';
import { newsroom } from './auth/guard.ts';
import { EDIT_SCRIPT } from './generated/editor-script.ts';
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
import { badgeRoutes } from './routes/embeds/badges.ts';
import { embedRoutes } from './routes/embeds/cards.ts';
import { chartRoutes } from './routes/embeds/charts.ts';
import { embedChooserRoutes } from './routes/embeds/chooser.ts';
import { citationRoutes } from './routes/embeds/citations.ts';
import { oembedRoutes } from './routes/embeds/oembed.ts';
import { pictureRoutes } from './routes/embeds/pictures.ts';
import { sentFigureRoutes } from './routes/figures/sent.ts';
import { anotherFigureRoutes } from './routes/figures/with.ts';
import { machineRoutes } from './routes/machines/feeds.ts';
import { healthRoutes } from './routes/machines/health.ts';
import { accountRoutes } from './routes/newsroom/account.ts';
import { editRoutes } from './routes/newsroom/index.ts';
import { peopleRoutes } from './routes/newsroom/people.ts';
import { signInRoutes } from './routes/newsroom/sign-in.ts';
import { aboutRoutes } from './routes/readers/about.ts';
import { assetRoutes } from './routes/readers/assets.ts';
import { calendarRoutes } from './routes/readers/calendar.ts';
import { claimRoutes } from './routes/readers/claims.ts';
import { correctionRoutes } from './routes/readers/corrections.ts';
import { disputeRoutes } from './routes/readers/disputes.ts';
import { evidenceRoutes } from './routes/readers/evidence.ts';
import { homeRoutes } from './routes/readers/home.ts';
import { listRoutes } from './routes/readers/lists.ts';
import { methodRoutes } from './routes/readers/method.ts';
import { personRoutes } from './routes/readers/people.ts';
import { releaseRoutes } from './routes/readers/releases.ts';
import { tableRoutes } from './routes/readers/tables.ts';

const styleHash = contentHash(STYLE);
const editStyleHash = contentHash(EDIT_STYLE);
const scriptHash = contentHash(EDIT_SCRIPT);

/** What readers and programs ask for. The first of the routes that match answers. */
const PUBLIC_ROUTES = [
  homeRoutes,
  markdownRoutes,
  embedRoutes,
  embedChooserRoutes,
  citationRoutes,
  anotherFigureRoutes,
  chartRoutes,
  listRoutes,
  tableRoutes,
  claimRoutes,
  personRoutes,
  correctionRoutes,
  disputeRoutes,
  evidenceRoutes,
  calendarRoutes,
  releaseRoutes,
  badgeRoutes,
  methodRoutes,
  aboutRoutes,
  apiRoutes,
  machineRoutes,
  oembedRoutes,
  pictureRoutes,
  assetRoutes,
  healthRoutes,
  sentFigureRoutes,
  mcpRoutes,
  signInRoutes,
];

/** The newsroom, behind its guard. */
const NEWSROOM_ROUTES = [accountRoutes, peopleRoutes, editRoutes];

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

/** Makes the app, with stores of answers and verdicts of its own. */
export function createApp({ keepAnswers = true, holdVerdicts = true }: AppOptions = {}): App {
  const keeper = new Keeper();
  const clock = new NewsroomClock(() => keeper.clear());
  const hono = new Hono<AppEnv>({ strict: false });
  hono.use(withVariables(new VerdictStore(holdVerdicts ? undefined : 0), clock));
  hono.use(askingItself(hono));
  if (keepAnswers) hono.use(keeping(keeper));
  hono.use(secured);
  hono.use('/api/:path{.+}', readByAnySite(['ETag']));
  hono.use(onlyRegisteredMethods(hono));
  for (const routes of PUBLIC_ROUTES) hono.route('/', routes());
  hono.use('/edit/*', lookingIn(keeper), newsroom());
  for (const routes of NEWSROOM_ROUTES) hono.route('/', routes());
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
    c.set('editStyleHash', editStyleHash);
    c.set('scriptHash', scriptHash);
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

/** Looks at what was published after a form has written, which it answers by a redirect, so that readers see it at once. */
function lookingIn(keeper: Keeper): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    if (c.req.method !== 'POST' || c.res.status !== 303) return;
    await keeper.look(c.var.deps.database, c.var.now).catch(() => keeper.clear());
  };
}

/** Puts the security headers onto an answer that does not have its own. */
const secured: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  const { headers } = c.res;
  for (const [name, value] of Object.entries({ ...SECURITY_HEADERS, ...transportSecurity(c.var.deps) }))
    if (!headers.has(name)) headers.set(name, value);
};
