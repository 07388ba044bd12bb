/** The app: what stands before every page, and the routes, a line each. One app for both runtimes. */
import { Hono } from 'hono';
import { STYLE } from '../views/style.ts';
import { AnswerStore } from './cache.ts';
import type { AppEnv } from './context.ts';
import type { Deps } from './deps.ts';
import { answerError, asHttpError, HttpError } from './errors.ts';
import { contentHash } from './hash.ts';
import { SECURITY_HEADERS } from './headers.ts';
import { answerKept, type HeaderLookup } from './respond.ts';
import { assetRoutes } from './routes/assets.ts';
import { claimRoutes } from './routes/claims.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { healthRoutes } from './routes/health.ts';
import { homeRoutes } from './routes/home.ts';
import { methodRoutes } from './routes/method.ts';
import { VerdictStore } from './verdicts.ts';

const READS = new Set(['GET', 'HEAD']);
const styleHash = contentHash(STYLE);

export interface App {
  /**
   * Answers a request. The dependencies are those of the request: a Worker opens its database anew for each.
   * What is kept is answered at once, without a promise, which @hono/node-server writes out faster.
   * `header` looks a header up where the platform has a quicker way than the request's own.
   */
  fetch(request: Request, deps: Deps, header?: HeaderLookup): Response | Promise<Response>;
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
    c.set('verdicts', verdicts);
    if (READS.has(c.req.method)) await next();
    else
      c.res = await answerError(
        c,
        new HttpError('method-not-allowed', 'This address can be read, and not written to.', {
          headers: { Allow: 'GET, HEAD' },
        }),
      );
    const keep = c.get('keep');
    if (keepAnswers && keep !== undefined && c.res.status === 200) store.set(c.req.url, keep);
    // Answers that may be kept carry them already.
    if (keep === undefined)
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.res.headers.set(name, value);
  });

  hono.route('/', homeRoutes());
  hono.route('/', claimRoutes());
  hono.route('/', evidenceRoutes());
  hono.route('/', methodRoutes());
  hono.route('/', assetRoutes());
  hono.route('/', healthRoutes());

  hono.notFound((c) => answerError(c, new HttpError('not-found', 'There is no page at this address.')));
  hono.onError((error, c) => answerError(c, asHttpError(error, crypto.randomUUID().slice(0, 8))));

  return {
    fetch(request, deps, header = (name) => request.headers.get(name) ?? undefined) {
      const now = deps.now();
      const kept = READS.has(request.method) ? store.get(request.url, now) : undefined;
      return kept === undefined
        ? hono.fetch(request, { deps, now })
        : answerKept(request.method, header, kept, deps);
    },
  };
}
