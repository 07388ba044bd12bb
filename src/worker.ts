/** The ledger on Cloudflare Workers, with a remote libSQL database. */
import { createClient } from '@libsql/client/web';
import METHOD_TEXT from '../claims/METHOD.md';
import { openDatabase } from '../db/open.ts';
import { createApp } from './app.ts';

interface Env {
  DATABASE_URL: string;
  DATABASE_AUTH_TOKEN?: string;
  /** The address of the site, where it is not that of the request. */
  PUBLIC_ORIGIN?: string;
  VERSION?: { id: string };
}

const app = createApp();

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const database = openDatabase(createClient, {
      url: env.DATABASE_URL,
      authToken: env.DATABASE_AUTH_TOKEN || undefined,
    });
    try {
      return await app.fetch(request, {
        database,
        now: () => new Date(),
        build: env.VERSION?.id.slice(0, 8) || 'edge',
        methodText: METHOD_TEXT,
        origin: env.PUBLIC_ORIGIN || undefined,
      });
    } finally {
      await database.close();
    }
  },
};
