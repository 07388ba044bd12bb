/** The ledger on Cloudflare Workers, with a remote libSQL database. */
import { createClient } from '@libsql/client/web';
import METHOD_TEXT from '../claims/METHOD.md';
import { type Database, openDatabase } from '../db/open.ts';
import { createApp } from './app.ts';
import { NO_STORE } from './cache.ts';
import { followDay } from './daily.ts';

interface Env {
  DATABASE_URL: string;
  DATABASE_AUTH_TOKEN?: string;
  /** The address of the site, where it is not that of the request. */
  PUBLIC_ORIGIN?: string;
  /** Signs the newsroom's sessions; without it the newsroom is closed. */
  AUTH_SECRET?: string;
  VERSION?: { id: string };
}

const app = createApp();

/** The database of the deployment, opened for one request. Throws where DATABASE_URL is not set to one. */
function open(env: Env): Database {
  return openDatabase(createClient, {
    url: env.DATABASE_URL,
    authToken: env.DATABASE_AUTH_TOKEN || undefined,
  });
}

/** The fewest characters of a secret. */
const MIN_SECRET = 32;

/** The secret of the deployment; none where it is too short to be one. */
function secretOf({ AUTH_SECRET = '' }: Env): string | undefined {
  return AUTH_SECRET.length >= MIN_SECRET ? AUTH_SECRET : undefined;
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    let database: Database;
    try {
      database = open(env);
    } catch (error) {
      console.error('the database cannot be opened; is DATABASE_URL set?', error);
      return new Response('The ledger has no database: DATABASE_URL is not set to one.\n', {
        status: 503,
        headers: {
          'Content-Type': 'text/plain; charset=utf-8',
          'Cache-Control': NO_STORE,
          'Retry-After': '60',
        },
      });
    }
    try {
      return await app.fetch(
        request,
        {
          database,
          now: () => new Date(),
          build: env.VERSION?.id.slice(0, 8) || 'edge',
          methodText: METHOD_TEXT,
          origin: env.PUBLIC_ORIGIN || undefined,
          secret: secretOf(env),
        },
        undefined,
        () => request.headers.get('CF-Connecting-IP') ?? undefined,
      );
    } finally {
      await database.close();
    }
  },

  /** Once a day: publishes what the calendar alone changed, such as a deadline that passed. */
  async scheduled(_: unknown, env: Env): Promise<void> {
    const database = open(env);
    try {
      await followDay(database, new Date());
    } finally {
      await database.close();
    }
  },
};
