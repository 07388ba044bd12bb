/** Whether the program and its database answer. */
import { Hono } from 'hono';
import { NO_STORE } from '../../http/cache.ts';
import type { AppEnv } from '../../http/context.ts';

/** Health: `/healthz`; 503 if the database does not answer. */
export function healthRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/healthz', async (c) => {
    const { read, kysely } = c.var.deps.database;
    await read(kysely.selectFrom('claim').select('id').limit(1));
    return c.json({ ok: true }, 200, { 'Cache-Control': NO_STORE });
  });
}
