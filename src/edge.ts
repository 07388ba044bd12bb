/** What the readers' and the newsroom's Worker share: their settings, the database of a request, and the files that they read. */
import { createClient } from '@libsql/client/web';
import { type Database, openDatabase } from '../db/base/open.ts';
import type { FileStore } from '../db/imports/files.ts';
import type { App } from './frame.ts';
import { NO_STORE } from './http/cache.ts';
import type { Deps } from './http/deps.ts';
import type { ReadProgramFile } from './http/program-files.ts';

/** What the program uses of a bucket (R2). */
interface Bucket {
  put(key: string, value: Uint8Array<ArrayBuffer>): Promise<unknown>;
  get(key: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> } | null>;
}

/** The settings of both. */
export interface Env {
  DATABASE_URL: string;
  DATABASE_AUTH_TOKEN?: string;
  /** The origin of the site, if it is not the request's. */
  PUBLIC_ORIGIN?: string;
  /** `1`: browsers are to ask for all subdomains over HTTPS alone, too. */
  HSTS_SUBDOMAINS?: string;
  VERSION?: { id: string };
  /** Keeps files that are too large for the database, if it is bound. */
  FILES?: Bucket;
  /** The files of src/files. */
  ASSETS: { fetch(address: string): Promise<Response> };
}

/** The database of the deployment, opened for one request. Throws unless DATABASE_URL is set to one. */
export function open(env: Env): Database {
  return openDatabase(createClient, {
    url: env.DATABASE_URL,
    authToken: env.DATABASE_AUTH_TOKEN || undefined,
  });
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

/** Answers a request by an app, with what both give it and what one adds; a 503 if there is no database to open. */
export async function answerBy(
  app: App,
  request: Request,
  env: Env,
  own: Partial<Deps> = {},
): Promise<Response> {
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
  const deps: Deps = {
    database,
    now: () => new Date(),
    build: env.VERSION?.id.slice(0, 8) || 'edge',
    file: programFile(env),
    origin: env.PUBLIC_ORIGIN || undefined,
    fileStore: env.FILES && bucketStore(env.FILES),
    hstsSubdomains: env.HSTS_SUBDOMAINS === '1',
    ...own,
  };
  try {
    return await app.fetch(
      request,
      deps,
      undefined,
      () => request.headers.get('CF-Connecting-IP') ?? undefined,
    );
  } finally {
    await database.close();
  }
}
