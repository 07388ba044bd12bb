/** Faults of the database: locked, full, hung, dead, and written by another process. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@libsql/client';
import { openDatabase } from '../../db/base/open.ts';
import { fillNew } from '../../src/commands/starter.ts';
import { withdraw } from '../support/published.ts';
import { startNode, startSqld, temporaryFolder } from '../support/servers.ts';
import type { Fault } from './fault.ts';
import { ms, p99, reads, slowest, uncached } from './readers.ts';

const SLUG = 'braverman-on-track';
const LOCKED = 8_000;

/** Posts a sign-in, which writes: its status, Retry-After and how long it took. */
async function write(url: string): Promise<{ status: number; retryAfter: string | null; took: number }> {
  const started = performance.now();
  const page = await fetch(`${url}/sign-in`);
  const [cookie = ''] = page.headers.getSetCookie();
  const token = /name="_csrf" value="([^"]*)"/.exec(await page.text())?.[1] ?? '';
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: url, Cookie: cookie.split(';')[0] ?? '' },
    body: new URLSearchParams({ email: 'nobody@example.org', password: 'no such password', _csrf: token }),
  });
  await answer.text();
  return {
    status: answer.status,
    retryAfter: answer.headers.get('retry-after'),
    took: performance.now() - started,
  };
}

const lock: Fault = {
  what: 'a write lock of another process',
  goal: 'readers’ p99 at most 2 times that of quiet; a writer gets a 503 within 8 s, and none once it is gone',
  async run() {
    const server = await startNode();
    const other = createClient({ url: server.database ?? '' });
    try {
      const addresses = uncached(server.url);
      const quiet = await reads(addresses.splice(0, 8_000), wait(LOCKED / 2));
      const held = await other.transaction('write');
      const writing = write(server.url);
      const locked = await reads(addresses, wait(LOCKED));
      const refused = await writing;
      await held.rollback();
      const after = await write(server.url);
      const times = p99(locked) / p99(quiet);
      return {
        figure: `readers’ p99 ${ms(p99(locked))}, quiet ${ms(p99(quiet))} (${times.toFixed(2)} times), slowest ${ms(slowest(locked))}, ${locked.failed} failed; writer ${refused.status} after ${ms(refused.took)}, Retry-After ${refused.retryAfter}; then ${after.status}`,
        isMet:
          times <= 2 &&
          locked.failed === 0 &&
          refused.status === 503 &&
          refused.took < 8_000 &&
          after.status < 500,
      };
    } finally {
      other.close();
      await server.stop();
    }
  },
};

const disk: Fault = {
  what: 'a full disk',
  goal: 'writers get a 503 with Retry-After, readers their pages; healthy again when there is room',
  async run() {
    const folder = temporaryFolder();
    const mounted = join(folder.path, 'small');
    mkdirSync(mounted);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', mounted]).status !== 0)
      return { figure: 'not measured: this user may not mount a small disk', isMet: false };
    try {
      const server = await startNode({ DATABASE_URL: `file:${join(mounted, 'ledger.db')}` });
      try {
        const filler = join(mounted, 'filler');
        const block = Buffer.alloc(65_536);
        for (let room = true; room; ) {
          try {
            writeFileSync(filler, block, { flag: 'a' });
          } catch {
            room = false;
          }
        }
        // What the log of writes still has room for is written first.
        let full = await write(server.url);
        for (let i = 0; full.status < 500 && i < 400; i += 1) full = await write(server.url);
        const page = await fetch(`${server.url}/claims/${SLUG}?asof=2023-01-31`);
        const health = await fetch(`${server.url}/healthz`);
        rmSync(filler);
        const after = await write(server.url);
        return {
          figure: `writer ${full.status}, Retry-After ${full.retryAfter}; page ${page.status}, /healthz ${health.status}; then ${after.status}`,
          isMet:
            full.status === 503 &&
            full.retryAfter !== null &&
            page.status === 200 &&
            health.status === 200 &&
            after.status < 500,
        };
      } finally {
        await server.stop();
      }
    } finally {
      spawnSync('umount', [mounted]);
      folder.remove();
    }
  },
};

/** A way to a server that can be stopped up: what is sent then gets no answer and no error. */
async function way(to: number): Promise<{ url: string; hang(): void; close(): void }> {
  let isHung = false;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const onward = connect(to, '127.0.0.1');
    sockets.add(onward);
    socket.on('data', (data) => isHung || onward.write(data));
    onward.on('data', (data) => isHung || socket.write(data));
    for (const one of [socket, onward]) one.on('error', () => one.destroy());
    socket.on('close', () => onward.destroy());
    onward.on('close', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    hang() {
      isHung = true;
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** For how long a kept answer is fresh, with some more, in milliseconds. */
const FRESH = 62_000;

/** What readers get of a server whose database fails for longer than anything is fresh. */
async function withoutDatabase(fails: (path: { hang(): void }, stop: () => Promise<void>) => Promise<void>) {
  const sqld = await startSqld();
  const database = openDatabase(createClient, { url: sqld.url });
  await fillNew(database, new Date().toISOString());
  await database.close();
  const path = await way(Number(new URL(sqld.url).port));
  const server = await startNode({ DATABASE_URL: path.url });
  try {
    const kept = ['claims/', 'embed/', 'badge/', 'og/'].map(
      (sort) => `${server.url}/${sort}${SLUG}${{ 'badge/': '.svg', 'og/': '.png' }[sort] ?? ''}`,
    );
    for (const address of kept) await (await fetch(address)).arrayBuffer();
    let isStopped = false;
    await fails(path, async () => {
      isStopped = true;
      await sqld.stop();
    });
    await wait(FRESH);
    const reading = await reads(kept, wait(15_000));
    const marked = await fetch(kept[0] ?? '');
    const text = await marked.text();
    const health = await fetch(`${server.url}/healthz`);
    const live = await fetch(`${server.url}/livez`);
    if (!isStopped) await sqld.stop();
    const isMarked = marked.headers.has('warning') && text.includes('cannot be reached just now');
    return {
      figure: `${reading.times.length} readers, ${reading.failed} failed, p99 ${ms(p99(reading))}, slowest ${ms(slowest(reading))}, ${isMarked ? 'marked' : 'NOT marked'}; /healthz ${health.status}, /livez ${live.status}`,
      isMet:
        reading.failed === 0 &&
        p99(reading) < 100 &&
        slowest(reading) < 6_000 &&
        isMarked &&
        health.status === 503 &&
        live.status === 200,
    };
  } finally {
    path.close();
    await server.stop();
  }
}

const KEPT =
  'kept pages, cards, badges and pictures are given, marked, p99 under 100 ms; /healthz says no, /livez yes';

const hung: Fault = {
  what: 'a hung database',
  goal: KEPT,
  run: () => withoutDatabase(async (path) => path.hang()),
};

const dead: Fault = {
  what: 'a dead database',
  goal: KEPT,
  run: () => withoutDatabase((_, stop) => stop()),
};

const twoProcesses: Fault = {
  what: 'two processes on one file',
  goal: 'a claim withdrawn by another process is gone from both within 5 s',
  async run() {
    const folder = temporaryFolder();
    const url = `file:${join(folder.path, 'ledger.db')}`;
    const first = await startNode({ DATABASE_URL: url });
    const second = await startNode({ DATABASE_URL: url });
    try {
      const pages = [first, second].map((server) => `${server.url}/badge/${SLUG}.svg`);
      for (const page of pages) await (await fetch(page)).text();
      const database = openDatabase(createClient, { url });
      await withdraw(database, new Date().toISOString(), SLUG, 'A drill.');
      await database.close();
      const started = performance.now();
      const gone = await Promise.all(
        pages.map(async (page) => {
          while (!/withdrawn/i.test(await (await fetch(page)).text())) await wait(20);
          return performance.now() - started;
        }),
      );
      return { figure: gone.map(ms).join(' and '), isMet: gone.every((time) => time <= 5_000) };
    } finally {
      await Promise.all([first.stop(), second.stop()]);
      folder.remove();
    }
  },
};

export const DATABASE_FAULTS: readonly Fault[] = [lock, disk, hung, dead, twoProcesses];
