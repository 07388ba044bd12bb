/** Both Workers as they would be deployed: bundled by wrangler, and run together in one workerd. */

import { spawn } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { Log, LogLevel, Miniflare, type WorkerOptions } from 'miniflare';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';
import { openDatabase } from '../../db/base/open.ts';
import { fillNew } from '../../src/commands/starter.ts';
import { type Folder, freePort, ROOT, type Running, SECRET, startSqld, temporaryFolder } from './servers.ts';

/** The Workers, by their environments in wrangler.toml; the first has the site's address. */
export const WORKERS = { readers: 'plumbline', desk: 'plumbline-desk' } as const;

export type WorkerName = keyof typeof WORKERS;

const NAMES: readonly WorkerName[] = ['readers', 'desk'];

const CONFIG = join(ROOT, 'wrangler.toml');

/** Bundles a Worker into a folder. Throws with what wrangler says if it cannot. */
async function bundle(name: WorkerName, folder: string): Promise<void> {
  const child = spawn(
    join(ROOT, 'node_modules/.bin/wrangler'),
    ['deploy', '--dry-run', '--minify', '--env', name, '--outdir', folder],
    { cwd: ROOT, env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false', NO_COLOR: '1' } },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`wrangler cannot bundle ${name}:\n${said}`);
}

/** Where the script of a Worker is among the bundles. */
export const scriptIn = (bundles: string, name: WorkerName): string => join(bundles, `${name}.js`);

/** Bundles both Workers as they would be deployed. Throws if one of them is not one file. */
export async function bundleWorkers(): Promise<Folder> {
  const bundles = temporaryFolder();
  const made = NAMES.map(async (name) => {
    const folder = temporaryFolder();
    try {
      await bundle(name, folder.path);
      const [script, ...others] = readdirSync(folder.path).filter((file) => !/\.(?:map|md)$/.test(file));
      if (script === undefined || others.length > 0)
        throw new Error(`the Worker ${name} is not one file: ${[script, ...others].join(', ')}`);
      copyFileSync(join(folder.path, script), scriptIn(bundles.path, name));
    } finally {
      folder.remove();
    }
  });
  await Promise.all(made);
  return bundles;
}

/** What is bound to both Workers, besides what wrangler.toml says. */
interface Bound {
  DATABASE_URL: string;
  PUBLIC_ORIGIN?: string;
}

interface Wish {
  /** Where the bundles of both are. */
  bundles: string;
  port?: number | undefined;
  bound: Bound;
  secret: string;
  /** Whether there is a newsroom. */
  hasDesk?: boolean;
  /** Whether there is a bucket for large files. */
  hasBucket?: boolean;
  /** Whether what they write into the log is shown. */
  isLoud?: boolean;
}

/** Runs both Workers. */
export async function runWorkers({
  bundles,
  port,
  bound,
  secret,
  hasDesk = true,
  hasBucket = true,
  isLoud = false,
}: Wish): Promise<Running> {
  const names = NAMES.filter((name) => hasDesk || name !== 'desk');
  const workers = names.map((name): WorkerOptions => {
    const { workerOptions } = unstable_getMiniflareWorkerOptions(CONFIG, name);
    return {
      ...workerOptions,
      name: WORKERS[name],
      modules: [
        { type: 'ESModule', path: `${name}.js`, contents: readFileSync(scriptIn(bundles, name), 'utf8') },
      ],
      bindings: { ...bound, ...(name === 'desk' ? { AUTH_SECRET: secret } : {}) },
      ...(hasBucket ? { r2Buckets: { FILES: 'files' } } : {}),
      ...(hasDesk ? {} : { serviceBindings: {} }),
    } as WorkerOptions;
  });
  const listen = port ?? (await freePort());
  const miniflare = new Miniflare({
    workers,
    host: '127.0.0.1',
    port: listen,
    cf: false,
    log: new Log(isLoud ? LogLevel.INFO : LogLevel.NONE),
    ...(isLoud ? {} : { handleRuntimeStdio: () => {} }),
  });
  await miniflare.ready;
  return {
    url: `http://127.0.0.1:${listen}`,
    stop: () => miniflare.dispose(),
  };
}

/** What a site on workerd begins with. */
export interface Beginnings {
  /** Where the bundles of both Workers are. */
  bundles: string;
  /** The folder of a libSQL server that holds the starter ledger. */
  starter: string;
}

/** The folder of a libSQL server that holds the starter ledger, to be copied. */
export async function starterFolder(): Promise<Folder> {
  const sqld = await startSqld();
  try {
    const database = openDatabase(createClient, { url: sqld.url });
    await fillNew(database, new Date().toISOString());
    await database.close();
  } catch (error) {
    await sqld.stop();
    throw error;
  }
  return sqld.keep();
}

/** The site on workerd, with a libSQL server of its own that holds the starter ledger. */
export async function startEdge(
  { bundles, starter }: Beginnings,
  wish: Pick<Wish, 'port' | 'isLoud'> = {},
): Promise<Running> {
  const sqld = await startSqld(starter);
  const bound = { DATABASE_URL: sqld.url };
  const workers = await runWorkers({ ...wish, bundles, bound, secret: SECRET }).catch(
    async (error: unknown) => {
      await sqld.stop();
      throw error;
    },
  );
  return {
    url: workers.url,
    database: sqld.url,
    async stop() {
      await workers.stop();
      await sqld.stop();
    },
  };
}
