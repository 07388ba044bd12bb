/** The ledger on Node: an embedded database file, or a remote one. `npm start`. */

import type { Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { COMMAND_LIMITS } from '../claims/workbook/table.ts';
import { migrate } from '../db/base/migrate.ts';
import type { Database } from '../db/base/open.ts';
import { type App, createApp } from './app.ts';
import { begunInWords, openLedger, withStarter } from './commands/with-ledger.ts';
import { Apart } from './computing/apart.ts';
import { ReadingApart } from './computing/reading-apart.ts';
import { faultInWords } from './faults.ts';
import { fileStoreOf, LARGEST_UPLOAD } from './file-folder.ts';
import type { Deps } from './http/deps.ts';
import { nodeFetch } from './node-fetch.ts';
import { programFile } from './node-files.ts';
import { addressHere, onceTold, reachInWords } from './reach.ts';
import { SettingError } from './setting-error.ts';
import {
  authSecret,
  databaseUrl,
  hostOf,
  hstsSubdomains,
  isEmbedded,
  portOf,
  publicOrigin,
  shownDatabase,
  trustedProxies,
} from './settings.ts';
import { drained, whenTold } from './stopping.ts';
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

/** How long a request's statement may wait for the database, in milliseconds. */
const PATIENCE = 5_000;

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

/**
 * Opens the ledger, or begins it with the starter ledger if it is new: in a newcomer's empty folder, or where `--new`
 * says so. An embedded one is migrated; a remote one's migrations are run before a deployment, by the command line.
 */
async function openToServe(env: NodeJS.ProcessEnv, embedded: boolean, now: Date): Promise<Database> {
  const words = process.argv.slice(2);
  const unknown = words.find((word) => word !== '--new');
  if (unknown !== undefined) throw new SettingError(`${unknown} is unknown; npm start takes only: -- --new`);
  const wish = words.length === 0 ? 'newcomer' : 'new';
  const { database, begun } = await openLedger({ env, wish, patience: PATIENCE, fill: withStarter(now) });
  if (begun !== null) say(begunInWords(shownDatabase(env), begun.loaded));
  if (embedded) await migrate(database);
  return database;
}

async function main(): Promise<void> {
  const { env } = process;
  const port = portOf(env);
  // All that can be wrong with the settings is said before a ledger is begun.
  const origin = publicOrigin(env);
  const host = hostOf(env);
  const listen = { port, ...(host === undefined ? {} : { hostname: host }) };
  const proxies = { trusted: trustedProxies(env), onUntrusted: onceTold(origin) };
  const embedded = isEmbedded(databaseUrl(env));
  const started = new Date();
  const database = await openToServe(env, embedded, started);
  const embeds = new EmbedCounter();
  const apart = new Apart();
  const reading = new ReadingApart();
  const deps: Deps = {
    database,
    now: () => new Date(),
    build: started.getTime().toString(36),
    file: programFile,
    origin,
    secret: authSecret(env),
    fileStore: fileStoreOf(env),
    computing: reading,
    fileLimits: { ...COMMAND_LIMITS, bytes: LARGEST_UPLOAD },
    hstsSubdomains: hstsSubdomains(env),
    seen: (address, referer, from) => embeds.count(address, referer, origin, new Date(), from),
    compute: (body, withChecks) => apart.answered(body, withChecks),
    gzip: (body) => new Uint8Array(gzipSync(body, { level: GZIP_LEVEL })),
  };
  const app = createApp();
  await app.look(database, started);
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
    setInterval(() => void tell(database, origin), WEBHOOKS_INTERVAL),
  ];
  void followCalendar(app, database, started);
  whenTold(async () => {
    for (const timer of timers) clearInterval(timer);
    await drained(server as Server);
    await Promise.all([apart.close(), reading.close()]);
    await writeCounts(embeds, database);
    await database.close();
  });
}

main().catch((error: unknown) => {
  console.error(`Plumbline cannot start: ${faultInWords(error)}`);
  process.exitCode = 1;
});
