/** Whether the program runs, and whether it can serve readers. */
import { type Context, Hono } from 'hono';
import { findClaim } from '../../../db/ledger/stored-claim.ts';
import { homeLists } from '../../../db/readers/home.ts';
import { NO_STORE } from '../../http/cache.ts';
import { type AppEnv, lastWeekOf } from '../../http/context.ts';
import { OPEN_HEADERS } from '../../http/cors.ts';

const HEADERS = { 'Cache-Control': NO_STORE, ...OPEN_HEADERS };

/**
 * Health: `/livez` says that the program runs, whatever else fails, so that nothing restarts it in vain; `/readyz`, and
 * `/healthz`, that it can make the pages that readers need. They read what the front page and the page of a claim read,
 * and say 503 if that fails.
 */
export function healthRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/livez', (c) => c.json({ ok: true }, 200, HEADERS))
    .get('/readyz', ready)
    .get('/healthz', ready);
}

async function ready(c: Context<AppEnv>): Promise<Response> {
  const { database } = c.var.deps;
  const { news } = await homeLists(database, lastWeekOf(c));
  const [first] = news.items;
  if (first !== undefined) await findClaim(database, first.slug);
  return c.json({ ok: true }, 200, HEADERS);
}
