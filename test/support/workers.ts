/** The Workers as they would be deployed: bundled by wrangler, and run together in one workerd. */

import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { Log, LogLevel, Miniflare, type WorkerOptions } from 'miniflare';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';
import { openDatabase } from '../../db/base/open.ts';
import { fillNew } from '../../src/commands/starter.ts';
import {
  type Folder,
  freePort,
  ROOT,
  type Running,
  SECRET,
  spawned,
  startSqld,
  temporaryFolder,
} from './servers.ts';

/** The Workers, with where they are described: a file, and an environment in it. The first has the site's address. */
const WORKERS = {
  readers: { service: 'plumbline', config: 'wrangler.toml', env: '' },
  desk: { service: 'plumbline-desk', config: 'wrangler.toml', env: 'desk' },
  computing: { service: 'plumbline-computing', config: 'src/computing/wrangler.toml', env: '' },
} as const;

export type WorkerName = keyof typeof WORKERS;

export const WORKER_NAMES: readonly WorkerName[] = ['readers', 'desk', 'computing'];

/** Bundles a Worker into a folder. Throws with what wrangler says if it cannot. */
async function bundle(name: WorkerName, folder: string): Promise<void> {
  const { config, env } = WORKERS[name];
  const child = spawned(
    join(ROOT, 'node_modules/.bin/wrangler'),
    ['deploy', '--dry-run', '--minify', '--config', config, '--env', env, '--outdir', folder],
    { cwd: ROOT, env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false', NO_COLOR: '1' } },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
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

/** Bundles the Workers as they would be deployed. Throws if one of them is not one file. */
export async function bundleWorkers(): Promise<Folder> {
  const bundles = temporaryFolder();
  const made = WORKER_NAMES.map(async (name) => {
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

/** What is bound to the readers' and the newsroom's, besides what wrangler.toml says. */
interface Bound {
  DATABASE_URL: string;
  PUBLIC_ORIGIN?: string;
}

interface Wish {
  /** Where the bundles are. */
  bundles: string;
  port?: number | undefined;
  bound: Bound;
  secret: string;
  /** Whether there is a newsroom. */
  hasDesk?: boolean;
  /** Whether there is what reads files and articles. */
  hasComputing?: boolean;
  /** Whether there is a bucket for large files. */
  hasBucket?: boolean;
  /** Whether what they write into the log is shown. */
  isLoud?: boolean;
}

/** What a Worker of a site is run with. */
function optionsOf(name: WorkerName, has: Record<WorkerName, boolean>, wish: Wish): WorkerOptions {
  const { service, config, env } = WORKERS[name];
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(ROOT, config), env);
  const contents = readFileSync(scriptIn(wish.bundles, name), 'utf8');
  const isMissing = ({ name: other }: { name: string }) =>
    WORKER_NAMES.some((one) => WORKERS[one].service === other && !has[one]);
  const bound = Object.entries(workerOptions['serviceBindings'] ?? {}) as [string, { name: string }][];
  const own = {
    bindings: { ...wish.bound, ...(name === 'desk' ? { AUTH_SECRET: wish.secret } : {}) },
    ...(wish.hasBucket === false ? {} : { r2Buckets: { FILES: 'files' } }),
  };
  return {
    ...workerOptions,
    name: service,
    modules: [{ type: 'ESModule', path: `${name}.js`, contents }],
    serviceBindings: Object.fromEntries(bound.filter(([, to]) => !isMissing(to))),
    ...(name === 'computing' ? {} : own),
  } as WorkerOptions;
}

/** Runs the Workers. */
export async function runWorkers(wish: Wish): Promise<Running> {
  const { port, hasDesk = true, hasComputing = hasDesk, isLoud = false } = wish;
  const has = { readers: true, desk: hasDesk, computing: hasComputing };
  const workers = WORKER_NAMES.filter((name) => has[name]).map((name) => optionsOf(name, has, wish));
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
  /** Where the bundles of the Workers are. */
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
