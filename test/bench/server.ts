/** The servers that the measurement of HTTP sets against each other, one process for each: what is named on the command line. */

import { serve } from '@hono/node-server';
import { createClient } from '@libsql/client';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { openDatabase } from '../../db/base/open.ts';
import { createApp } from '../../src/app.ts';
import type { Deps } from '../../src/http/deps.ts';
import { nodeFetch } from '../../src/node-fetch.ts';
import { programFile } from '../../src/node-files.ts';

const [kind = '', databaseUrl = '', bytes = '12000'] = process.argv.slice(2);
const database = openDatabase(createClient, { url: databaseUrl });
const size = Number(bytes);

const deps: Deps = {
  database,
  now: () => new Date(),
  build: 'bench',
  file: programFile,
};

/** A page of the size of a verdict page: a few hundred pieces of text, escaped as ours are. */
const PIECES = 200;
const piece = 'x'.repeat(Math.max(1, Math.round(size / PIECES) - 9));

type Handler = (request: Request, bindings: unknown) => Response | Promise<Response>;

function bare(): Handler {
  const ready = 'x'.repeat(size);
  const app = new Hono();
  app.get('/ready', (c) => c.html(ready));
  app.get('/read', async (c) => {
    const row = await database.kysely
      .selectFrom('listing')
      .selectAll()
      .where('slug', '=', c.req.query('slug') ?? '')
      .executeTakeFirst();
    return c.html(
      html`<!doctype html><title>${row?.quote ?? ''}</title>${Array.from({ length: PIECES }, () => html`<p>${piece}</p>`)}`,
    );
  });
  return (request) => app.fetch(request);
}

function ours(options: Parameters<typeof createApp>[0]): Handler {
  return nodeFetch(createApp(options), deps);
}

const servers: Record<string, () => Handler> = {
  bare,
  cached: () => ours({}),
  expired: () => ours({ keepAnswers: false }),
  cold: () => ours({ keepAnswers: false, holdVerdicts: false }),
};

const make = servers[kind];
if (make === undefined) throw new Error(`no server ${kind}`);
serve({ fetch: make(), port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write(`${port}\n`));
