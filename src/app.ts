/** The app: what stands before every page, and the routes, a line each. One app for both runtimes. */
import { Hono } from 'hono';
import { STYLE } from '../views/style.ts';
import { AnswerStore } from './cache.ts';
import type { AppEnv } from './context.ts';
import type { Deps } from './deps.ts';
import { answerError, asHttpError, HttpError } from './errors.ts';
import { contentHash } from './hash.ts';
import { answerKept } from './respond.ts';
import { assetRoutes } from './routes/assets.ts';
import { claimRoutes } from './routes/claims.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { healthRoutes } from './routes/health.ts';
import { homeRoutes } from './routes/home.ts';
import { methodRoutes } from './routes/method.ts';
import { VerdictStore } from './verdicts.ts';

/** What reader pages may load and do: their own style sheet and drawings, forms to the site itself, nothing else. */
const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Strict-Transport-Security': 'max-age=31536000',
};

const READS = new Set(['GET', 'HEAD']);
const styleHash = contentHash(STYLE);

export interface App {
  /** Answers a request. The dependencies are those of the request: a Worker opens its database anew for each. */
  fetch(request: Request, deps: Deps): Promise<Response>;
  /** Forgets the answers that are kept, after a write. */
  forget(): void;
}

/** Makes the app, with a store of answers of its own. */
export function createApp(): App {
  const store = new AnswerStore();
  const verdicts = new VerdictStore();
  const hono = new Hono<AppEnv>({ strict: false });

  hono.use(async (c, next) => {
    const { deps } = c.env;
    const now = deps.now();
    c.set('deps', deps);
    c.set('now', now);
    c.set('styleHash', styleHash);
    c.set('verdicts', verdicts);
    const secure = (response: Response) => {
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
      return response;
    };
    if (!READS.has(c.req.method)) {
      c.res = secure(
        await answerError(
          c,
          new HttpError('method-not-allowed', 'This address can be read, and not written to.', {
            headers: { Allow: 'GET, HEAD' },
          }),
        ),
      );
      return;
    }
    const key = c.req.url;
    const kept = store.get(key, now);
    if (kept !== undefined) {
      c.res = secure(answerKept(c, kept));
      return;
    }
    await next();
    secure(c.res);
    const keep = c.get('keep');
    if (keep !== undefined && c.res.status === 200) store.set(key, keep);
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
    fetch: async (request, deps) => hono.fetch(request, { deps }),
    forget: () => store.clear(),
  };
}
