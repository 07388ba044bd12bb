/** The ledger on Node: an embedded database file, or a remote one. `npm start`. */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { tally } from '../claims/words.ts';
import { migrate } from '../db/migrate.ts';
import { createApp } from './app.ts';
import type { Deps } from './deps.ts';
import { databaseUrl, isEmbedded, openFromSettings, portOf, SettingError } from './settings.ts';
import { loadStarter } from './starter.ts';

/** Compression that costs little and saves most. */
const GZIP_LEVEL = 6;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { env } = process;
  const port = portOf(env);
  const database = await openFromSettings(env);
  const started = new Date();
  if (isEmbedded(databaseUrl(env))) {
    await migrate(database);
    const loaded = await loadStarter(database, started.toISOString());
    if (loaded !== null)
      say(
        `Loaded the starter ledger: ${tally(loaded.claims, 'claim')}, ${tally(loaded.observations, 'figure')}.`,
      );
  }
  const deps: Deps = {
    database,
    now: () => new Date(),
    build: started.getTime().toString(36),
    methodText: await readFile(new URL('../claims/METHOD.md', import.meta.url), 'utf8'),
    origin: env['PUBLIC_ORIGIN'] || undefined,
    gzip: (body) => new Uint8Array(gzipSync(body, { level: GZIP_LEVEL })),
  };
  const app = createApp();
  const server = serve({ fetch: (request) => app.fetch(request, deps), port }, (info) => {
    say(`Plumbline is at http://localhost:${info.port}`);
  });
  const stop = () => {
    server.close(() => {
      void database.close().then(() => process.exit(0));
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof SettingError ? error.message : error);
  process.exitCode = 1;
});
