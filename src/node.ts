/** The ledger on Node: an embedded database file, or a remote one. `npm start`. */

import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { tally } from '../claims/words/numbers.ts';
import type { Database } from '../db/base/open.ts';
import { type App, createApp } from './app.ts';
import { prepare } from './commands/starter.ts';
import { faultInWords } from './faults.ts';
import type { Deps } from './http/deps.ts';
import { nodeFetch } from './node-fetch.ts';
import { addressHere, onceTold, reachInWords } from './reach.ts';
import {
  authSecret,
  databaseUrl,
  hostOf,
  hstsSubdomains,
  isEmbedded,
  openFromSettings,
  portOf,
  publicOrigin,
  trustedProxies,
} from './settings.ts';
import { drained } from './stopping.ts';
import { followDay, queuedInWords, standstillInWords } from './tasks/daily.ts';
import { EmbedCounter } from './tasks/embed-counter.ts';
import { isPublicHost } from './tasks/public-host.ts';
import { tellPublishers } from './tasks/webhooks.ts';

/** A level of compression that costs little and saves most. */
const GZIP_LEVEL = 6;

/** How often to check whether the newsroom's day has begun, on which verdicts are due, in milliseconds. */
const CALENDAR_INTERVAL = 10 * 60 * 1_000;

/** How often to check what other processes have published, in milliseconds. */
const LOOK_INTERVAL = 2_000;

/** How often counts of embeds are written, in milliseconds. */
const COUNTS_INTERVAL = 60 * 1_000;

/** How often to check whether there is news for publishers, in milliseconds. */
const WEBHOOKS_INTERVAL = 60 * 1_000;

/** How long stopping may take, in milliseconds; what supervises programs kills them after ten seconds. */
const LONGEST_STOP = 9_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Why the calendar stood still when that was said last. */
let saidOfCalendar: string | null = null;

/**
 * Publishes what the calendar alone changed, such as a deadline that passed: soon after the newsroom's day has begun. If
 * the clock cannot be trusted, says so once.
 */
async function followCalendar(app: App, database: Database, now: Date): Promise<void> {
  try {
    const { calendar, published, queued } = await followDay(database, now);
    const standstill = standstillInWords(calendar);
    if (standstill !== null && standstill !== saidOfCalendar) console.error(standstill);
    saidOfCalendar = standstill;
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

let isLooking = false;

/** Looks at what was published, unless the last look still waits for the database. */
async function look(app: App, database: Database): Promise<void> {
  if (isLooking) return;
  isLooking = true;
  try {
    await app.look(database, new Date());
  } catch (error) {
    console.error('the database does not answer, and readers get what is kept:', faultInWords(error));
  } finally {
    isLooking = false;
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
  const deps: Deps = {
    database,
    now: () => new Date(),
    build: started.getTime().toString(36),
    methodText: await readFile(new URL('../claims/METHOD.md', import.meta.url), 'utf8'),
    origin: publicOrigin(env),
    secret: authSecret(env),
    hstsSubdomains: hstsSubdomains(env),
    seen: (address, referer) => embeds.count(address, referer, deps.origin, new Date()),
    gzip: (body) => new Uint8Array(gzipSync(body, { level: GZIP_LEVEL })),
  };
  const app = createApp();
  await app.look(database, started);
  const host = hostOf(env);
  const proxies = { trusted: trustedProxies(env), onUntrusted: onceTold(deps.origin) };
  const listen = { port, ...(host === undefined ? {} : { hostname: host }) };
  const server = serve({ fetch: nodeFetch(app, deps, proxies), ...listen }, (info) => {
    say(`Plumbline is at ${addressHere(host, info.port)}`);
    for (const line of reachInWords(env)) say(line);
  });
  server.on('error', (error) => {
    console.error(`Plumbline cannot serve on ${host ?? 'any address'}, port ${port}: ${faultInWords(error)}`);
    process.exit(1);
  });
  const timers = [
    setInterval(() => void followCalendar(app, database, new Date()), CALENDAR_INTERVAL),
    setInterval(() => void look(app, database), LOOK_INTERVAL),
    setInterval(() => void writeCounts(embeds, database), COUNTS_INTERVAL),
    setInterval(() => void tell(database, deps.origin), WEBHOOKS_INTERVAL),
  ];
  void followCalendar(app, database, started);
  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    for (const timer of timers) clearInterval(timer);
    // What still waits for a database that does not answer is given up.
    setTimeout(() => process.exit(1), LONGEST_STOP).unref();
    await drained(server as Server);
    await writeCounts(embeds, database);
    await database.close();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

main().catch((error: unknown) => {
  console.error(`Plumbline cannot start: ${faultInWords(error)}`);
  process.exitCode = 1;
});
