/** The ledger on Node: an embedded database file, or a remote one. `npm start`. */

import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { tally } from '../claims/words/numbers.ts';
import type { Database } from '../db/base/open.ts';
import { type App, createApp } from './app.ts';
import { prepare } from './commands/starter.ts';
import { Apart } from './computing/apart.ts';
import { faultInWords } from './faults.ts';
import type { Deps } from './http/deps.ts';
import { nodeFetch } from './node-fetch.ts';
import { authSecret, databaseUrl, isEmbedded, openFromSettings, portOf, publicOrigin } from './settings.ts';
import { followDay, queuedInWords } from './tasks/daily.ts';
import { EmbedCounter } from './tasks/embed-counter.ts';
import { isPublicHost } from './tasks/public-host.ts';
import { tellPublishers } from './tasks/webhooks.ts';

/** A level of compression that costs little and saves most. */
const GZIP_LEVEL = 6;

/** How often to check whether a day has begun on which verdicts are due, in milliseconds. */
const CALENDAR_INTERVAL = 10 * 60 * 1_000;

/** How often counts of embeds are written, in milliseconds. */
const COUNTS_INTERVAL = 60 * 1_000;

/** How often to check whether there is news for publishers, in milliseconds. */
const WEBHOOKS_INTERVAL = 60 * 1_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Publishes what the calendar alone changed, such as a deadline that passed: once a day, soon after midnight UTC. */
async function followCalendar(app: App, database: Database, now: Date): Promise<void> {
  try {
    const { published, queued } = await followDay(database, now);
    for (const c of published) say(`${c.slug}: ${c.from ?? 'none'} -> ${c.to} (${c.clock})`);
    for (const q of queued) say(queuedInWords(q));
    if (published.length + queued.length > 0) app.forget();
  } catch (error) {
    console.error('verdicts could not be brought up to date:', faultInWords(error));
  }
}

/** Writes the counts of embeds. */
async function writeCounts(embeds: EmbedCounter, database: Database): Promise<void> {
  try {
    await embeds.flush(database);
  } catch (error) {
    console.error('embeds could not be counted:', faultInWords(error));
  }
}

let isTelling = false;

/** Sends publishers what changed, unless the last run is still sending. */
async function tell(database: Database, origin: string | undefined): Promise<void> {
  if (isTelling) return;
  isTelling = true;
  try {
    await tellPublishers(database, new Date(), origin, { send: fetch, isPublicHost });
  } catch (error) {
    console.error('publishers could not be notified:', faultInWords(error));
  } finally {
    isTelling = false;
  }
}

async function main(): Promise<void> {
  const { env } = process;
  const port = portOf(env);
  const embedded = isEmbedded(databaseUrl(env));
  const database = await openFromSettings(env);
  const started = new Date();
  const loaded = await prepare(database, embedded, started.toISOString());
  if (loaded !== null) {
    say(
      `Loaded the starter ledger: ${tally(loaded.claims, 'claim')}, ${tally(loaded.observations, 'figure')}.`,
    );
  }
  const embeds = new EmbedCounter();
  const apart = new Apart();
  const deps: Deps = {
    database,
    now: () => new Date(),
    build: started.getTime().toString(36),
    methodText: await readFile(new URL('../claims/METHOD.md', import.meta.url), 'utf8'),
    origin: publicOrigin(env),
    secret: authSecret(env),
    seen: (address, referer, from) => embeds.count(address, referer, deps.origin, new Date(), from),
    compute: (body) => apart.answered(body),
    gzip: (body) => new Uint8Array(gzipSync(body, { level: GZIP_LEVEL })),
  };
  const app = createApp();
  const server = serve({ fetch: nodeFetch(app, deps), port }, (info) => {
    say(`Plumbline is at http://localhost:${info.port}`);
  });
  server.on('error', (error) => {
    console.error(`Plumbline cannot serve on port ${port}: ${faultInWords(error)}`);
    process.exit(1);
  });
  if (embedded) {
    void followCalendar(app, database, started);
    setInterval(() => void followCalendar(app, database, new Date()), CALENDAR_INTERVAL).unref();
  }
  setInterval(() => void writeCounts(embeds, database), COUNTS_INTERVAL).unref();
  setInterval(() => void tell(database, deps.origin), WEBHOOKS_INTERVAL).unref();
  const stop = () => {
    server.close(() => {
      void writeCounts(embeds, database)
        .then(() => apart.close())
        .then(() => database.close())
        .then(() => process.exit(0));
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(`Plumbline cannot start: ${faultInWords(error)}`);
  process.exitCode = 1;
});
