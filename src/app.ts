/** The app: what stands before every page, and the routes, a line each. One app for both runtimes. */
import { Hono } from 'hono';
import { EDIT_STYLE } from '../views/edit/parts/style.ts';
import { STYLE } from '../views/parts/style.ts';
import { apiRoutes } from './api/routes.ts';
import { newsroom } from './auth/guard.ts';
import { EDIT_SCRIPT } from './generated/editor-script.ts';
import { AnswerStore } from './http/cache.ts';
import type { AppEnv } from './http/context.ts';
import type { Deps } from './http/deps.ts';
import { answerError, asHttpError, HttpError } from './http/errors.ts';
import { contentHash } from './http/hash.ts';
import { EMBED_HEADERS, SECURITY_HEADERS } from './http/headers.ts';
import { VerdictStore } from './http/held.ts';
import { answerKept, type HeaderLookup } from './http/respond.ts';
import { badgeRoutes } from './routes/embeds/badges.ts';
import { embedRoutes } from './routes/embeds/cards.ts';
import { embedChooserRoutes } from './routes/embeds/chooser.ts';
import { citationRoutes } from './routes/embeds/citations.ts';
import { oembedRoutes } from './routes/embeds/oembed.ts';
import { pictureRoutes } from './routes/embeds/pictures.ts';
import { machineRoutes } from './routes/machines/feeds.ts';
import { healthRoutes } from './routes/machines/health.ts';
import { accountRoutes } from './routes/newsroom/account.ts';
import { editRoutes } from './routes/newsroom/index.ts';
import { peopleRoutes } from './routes/newsroom/people.ts';
import { signInRoutes } from './routes/newsroom/sign-in.ts';
import { assetRoutes } from './routes/readers/assets.ts';
import { claimRoutes } from './routes/readers/claims.ts';
import { correctionRoutes } from './routes/readers/corrections.ts';
import { evidenceRoutes } from './routes/readers/evidence.ts';
import { homeRoutes } from './routes/readers/home.ts';
import { methodRoutes } from './routes/readers/method.ts';

const READS = new Set(['GET', 'HEAD']);
/** Where forms are taken; the rest of the ledger is read. */
const TAKES_FORMS = /^\/(?:sign-in|sign-out|edit)(?:\/|$)/;
const SIGNS = /^\/sign-/;
/** What programs ask: a page of another site asks by OPTIONS first whether it may, and sends what is computed. */
const API = /^\/api\//;
const COMPUTES = /^\/api\/v1\/compute\/?$/;

/** How an address may be asked, for those who asked otherwise. */
function allowed(path: string): string {
  if (COMPUTES.test(path)) return 'POST, OPTIONS';
  if (API.test(path)) return 'GET, HEAD, OPTIONS';
  return TAKES_FORMS.test(path) ? 'GET, HEAD, POST' : 'GET, HEAD';
}

const styleHash = contentHash(STYLE);
const editStyleHash = contentHash(EDIT_STYLE);
const scriptHash = contentHash(EDIT_SCRIPT);

export interface App {
  /**
   * Answers a request. The dependencies are those of the request: a Worker opens its database anew for each.
   * What is kept is answered at once, without a promise, which @hono/node-server writes out faster.
   * `header` looks a header up where the platform has a quicker way than the request's own; `address` is asked for
   * the client's address where guesses are slowed.
   */
  fetch(
    request: Request,
    deps: Deps,
    header?: HeaderLookup,
    address?: () => string | undefined,
  ): Response | Promise<Response>;
  /** Forgets the answers that are kept: something was published outside a request. */
  forget(): void;
}

export interface AppOptions {
  /** Whether answers are kept while they are fresh; they are unless a measurement asks otherwise. */
  keepAnswers?: boolean;
  /** Whether verdicts are held by what they were computed from; likewise. */
  holdVerdicts?: boolean;
}

/** Makes the app, with stores of answers and verdicts of its own. */
export function createApp({ keepAnswers = true, holdVerdicts = true }: AppOptions = {}): App {
  const store = new AnswerStore();
  const verdicts = new VerdictStore(holdVerdicts ? undefined : 0);
  const hono = new Hono<AppEnv>({ strict: false });

  hono.use(async (c, next) => {
    c.set('deps', c.env.deps);
    c.set('now', c.env.now);
    c.set('styleHash', styleHash);
    c.set('editStyleHash', editStyleHash);
    c.set('scriptHash', scriptHash);
    c.set('verdicts', verdicts);
    const takesForms = TAKES_FORMS.test(c.req.path);
    const isApi = API.test(c.req.path);
    const isProgram =
      isApi && (c.req.method === 'OPTIONS' || (c.req.method === 'POST' && COMPUTES.test(c.req.path)));
    const begun = store.writes;
    if (READS.has(c.req.method) || (takesForms && c.req.method === 'POST') || isProgram) await next();
    else
      c.res = await answerError(
        c,
        new HttpError('method-not-allowed', 'This address can be read, and not written to in this way.', {
          headers: { Allow: allowed(c.req.path) },
        }),
      );
    const keep = c.get('keep');
    // What was read before a write is not kept after it.
    if (keepAnswers && keep !== undefined && c.res.status === 200 && begun === store.writes)
      store.set(c.req.url, keep);
    // What was just written is to be seen at once; every form that writes answers by leading on. Signing in and
    // out changes no reader's page.
    if (c.req.method === 'POST' && c.res.status === 303 && !SIGNS.test(c.req.path)) store.clear();
    // Answers that may be kept, and those of the newsroom, carry them already.
    if (keep === undefined && !c.res.headers.has('Content-Security-Policy'))
      for (const [name, value] of Object.entries({
        ...SECURITY_HEADERS,
        ...(isApi ? EMBED_HEADERS.api : {}),
      }))
        c.res.headers.set(name, value);
  });

  hono.route('/', homeRoutes());
  hono.route('/', embedRoutes());
  hono.route('/', embedChooserRoutes());
  hono.route('/', citationRoutes());
  hono.route('/', claimRoutes());
  hono.route('/', correctionRoutes());
  hono.route('/', evidenceRoutes());
  hono.route('/', badgeRoutes());
  hono.route('/', methodRoutes());
  hono.route('/', apiRoutes());
  hono.route('/', machineRoutes());
  hono.route('/', oembedRoutes());
  hono.route('/', pictureRoutes());
  hono.route('/', assetRoutes());
  hono.route('/', healthRoutes());
  hono.route('/', signInRoutes());
  hono.use('/edit/*', newsroom());
  hono.route('/', accountRoutes());
  hono.route('/', peopleRoutes());
  hono.route('/', editRoutes());

  hono.notFound((c) => answerError(c, new HttpError('not-found', 'There is no page at this address.')));
  hono.onError((error, c) => answerError(c, asHttpError(error, crypto.randomUUID().slice(0, 8))));

  return {
    forget: () => store.clear(),
    fetch(request, deps, header = (name) => request.headers.get(name) ?? undefined, address = undefined) {
      const now = deps.now();
      // Before what is kept is looked up: an embed that is given from there was shown as well.
      if (request.method === 'GET') deps.seen?.(request.url, () => header('referer'));
      const kept = READS.has(request.method) ? store.get(request.url, now) : undefined;
      return kept === undefined
        ? hono.fetch(request, { deps, now, address })
        : answerKept(request.method, header, kept, deps);
    },
  };
}
