/** The ledger on Cloudflare Workers, with a remote libSQL database. */
import { createClient } from '@libsql/client/web';
import { type Database, openDatabase } from '../db/base/open.ts';
import type { FileStore } from '../db/imports/files.ts';
import { createApp } from './app.ts';
import { faultInWords } from './faults.ts';
import { NO_STORE } from './http/cache.ts';
import type { ReadProgramFile } from './http/program-files.ts';
import { followDay, standstillInWords } from './tasks/daily.ts';
import { EmbedCounter } from './tasks/embed-counter.ts';
import { tellPublishers } from './tasks/webhooks.ts';

/** What the program uses of a bucket (R2). */
interface Bucket {
  put(key: string, value: Uint8Array<ArrayBuffer>): Promise<unknown>;
  get(key: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> } | null>;
}

interface Env {
  DATABASE_URL: string;
  DATABASE_AUTH_TOKEN?: string;
  /** The origin of the site, if it is not the request's. */
  PUBLIC_ORIGIN?: string;
  /** Signs the newsroom's sessions; without it the newsroom is closed. */
  AUTH_SECRET?: string;
  /** `1`: browsers are to ask for all subdomains over HTTPS alone, too. */
  HSTS_SUBDOMAINS?: string;
  VERSION?: { id: string };
  /** Keeps files that are too large for the database, if it is bound. */
  FILES?: Bucket;
  /** The files of src/files. */
  ASSETS: { fetch(address: string): Promise<Response> };
}

/** What the platform runs on after an answer. */
interface Running {
  waitUntil(work: Promise<unknown>): void;
}

const app = createApp();
const embeds = new EmbedCounter();

/** How long counts of embeds are gathered before they are written, in milliseconds. */
const GATHERED = 5_000;
/** A gathering that began longer ago was ended by the platform. */
const GATHERED_AT_MOST = 30_000;
let gatheringSince = 0;

/** How often an isolate that is asked looks at what was published, in milliseconds. */
const LOOK_EVERY = 4_000;
let lookedAt = 0;

/** Writes the counts of embeds, a while after the first of them and after the answer. */
async function writeCounts(env: Env): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, GATHERED));
  gatheringSince = 0;
  const database = open(env);
  try {
    await embeds.flush(database);
  } catch (error) {
    console.error('embeds could not be counted:', faultInWords(error));
  } finally {
    await database.close();
  }
}

/** Looks at what was published, beside a request. */
async function look(env: Env): Promise<void> {
  const database = open(env);
  try {
    await app.look(database, new Date());
  } catch (error) {
    console.error('the database does not answer, and readers get what is kept:', faultInWords(error));
  } finally {
    await database.close();
  }
}

/** The database of the deployment, opened for one request. Throws unless DATABASE_URL is set to one. */
function open(env: Env): Database {
  return openDatabase(createClient, {
    url: env.DATABASE_URL,
    authToken: env.DATABASE_AUTH_TOKEN || undefined,
  });
}

/** Follows the calendar, and says in the log if it stands still or could not be followed. */
async function followCalendar(database: Database): Promise<void> {
  try {
    const { calendar } = await followDay(database, new Date());
    const standstill = standstillInWords(calendar);
    if (standstill !== null) console.error(standstill);
  } catch (error) {
    console.error('verdicts could not be brought up to date:', faultInWords(error));
  }
}

/** The files of the program, from the assets of the deployment, which no other address serves. */
const programFile =
  ({ ASSETS }: Env): ReadProgramFile =>
  async (name) => {
    const answer = await ASSETS.fetch(`https://assets/${name}`);
    if (!answer.ok) throw new Error(`the asset ${name} is not deployed (${answer.status})`);
    return new Uint8Array(await answer.arrayBuffer());
  };

/** Files in a bucket, each under its SHA-256. */
function bucketStore(bucket: Bucket): FileStore {
  return {
    put: async (sha256, bytes) => {
      await bucket.put(`files/${sha256}`, bytes);
    },
    get: async (sha256) => {
      const found = await bucket.get(`files/${sha256}`);
      return found === null ? undefined : new Uint8Array(await found.arrayBuffer());
    },
  };
}

/** The fewest characters of a secret. */
const MIN_SECRET = 32;

/** The secret of the deployment; undefined if it is too short. */
function secretOf({ AUTH_SECRET = '' }: Env): string | undefined {
  return AUTH_SECRET.length >= MIN_SECRET ? AUTH_SECRET : undefined;
}

export default {
  async fetch(request: Request, env: Env, running: Running): Promise<Response> {
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
    if (Date.now() - lookedAt > LOOK_EVERY) {
      lookedAt = Date.now();
      running.waitUntil(look(env));
    }
    try {
      return await app.fetch(
        request,
        {
          database,
          now: () => new Date(),
          build: env.VERSION?.id.slice(0, 8) || 'edge',
          file: programFile(env),
          origin: env.PUBLIC_ORIGIN || undefined,
          fileStore: env.FILES && bucketStore(env.FILES),
          secret: secretOf(env),
          hstsSubdomains: env.HSTS_SUBDOMAINS === '1',
          seen(address, referer, from) {
            embeds.count(address, referer, env.PUBLIC_ORIGIN || undefined, new Date(), from);
            const now = Date.now();
            if (embeds.isEmpty || now - gatheringSince < GATHERED_AT_MOST) return;
            gatheringSince = now;
            running.waitUntil(writeCounts(env));
          },
        },
        undefined,
        () => request.headers.get('CF-Connecting-IP') ?? undefined,
      );
    } finally {
      await database.close();
    }
  },

  /**
   * Every ten minutes: publishes what the calendar alone changed once the newsroom's day has begun, such as a deadline
   * that passed, and sends publishers what changed.
   */
  async scheduled(_event: unknown, env: Env): Promise<void> {
    const database = open(env);
    try {
      await followCalendar(database);
      await tellPublishers(database, new Date(), env.PUBLIC_ORIGIN || undefined, {
        send: (address, init) => fetch(address, init),
        // A Worker reaches only the public net.
        isPublicHost: () => Promise.resolve(true),
      });
    } finally {
      await database.close();
    }
  },
};
