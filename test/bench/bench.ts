/**
 * `npm run bench`: measures the program against itself and against bare Hono in one run, and prints ratios,
 * which hold on any machine, though absolute times do not. `--claims N` sets the large ledger (100000); names of
 * parts (`npm run bench badges lighthouse`) run these alone.
 */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import autocannon from 'autocannon';
import { useWriteAheadLog } from '../../db/base/migrate.ts';
import { openDatabase } from '../../db/base/open.ts';
import { createApp } from '../../src/app.ts';
import { fillNew } from '../../src/commands/starter.ts';
import { programFile } from '../../src/node-files.ts';
import { ROOT, temporaryFolder } from '../support/servers.ts';
import { articleCost } from './article.ts';
import { badgesAgainstOthers } from './badges.ts';
import { fill, seeded, word } from './ledger.ts';
import { lighthouseOfHost } from './lighthouse.ts';
import { readingGrowth } from './reading.ts';
import { repeatsCost } from './repeats.ts';
import { surfaceCost } from './surface.ts';

const flag = process.argv.indexOf('--claims');
const LARGE = flag < 0 ? 100_000 : Number(process.argv[flag + 1]);
const SMALL = 1_000;
const ROUNDS = 5;
const SECONDS = 4;
const CONNECTIONS = 16;
const SLUG = 'braverman-on-track';

const say = (line: string) => process.stdout.write(`${line}\n`);
const median = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const percentile = (values: number[], p: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))] ?? Number.NaN;

/** A table with its columns lined up. */
function table(rows: readonly string[][]): void {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  for (const row of rows)
    say(
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  '),
    );
}

const folder = temporaryFolder();

/** Verdicts a second of `compute --batch`, against reading and writing the same lines as JSON. */
function batch(): void {
  const bundles = readdirSync(join(ROOT, 'db/starter')).map((name) =>
    JSON.stringify(JSON.parse(readFileSync(join(ROOT, 'db/starter', name), 'utf8'))),
  );
  const lines = Array.from({ length: 10_000 }, (_, i) => bundles[i % bundles.length] ?? '');
  const file = join(folder.path, 'batch.ndjson');
  writeFileSync(file, `${lines.join('\n')}\n`);
  const run = (source: string) => {
    const started = performance.now();
    const { status } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'src/cli.ts', 'compute', '--batch', source],
      { cwd: ROOT, stdio: 'ignore' },
    );
    if (status !== 0) throw new Error(`compute --batch ended with ${status}`);
    return performance.now() - started;
  };
  const one = join(folder.path, 'one.ndjson');
  writeFileSync(one, `${bundles[0]}\n`);
  const seconds = median([1, 2, 3].map(() => (run(file) - run(one)) / 1_000));
  const started = performance.now();
  let length = 0;
  for (const line of lines) length += JSON.stringify(JSON.parse(line)).length;
  const json = (performance.now() - started) / 1_000;
  say(
    `\ncompute --batch: ${Math.round(lines.length / seconds)} verdicts a second (10,000 bundles, ${Math.round(length / lines.length)} characters each, start-up taken off)`,
  );
  say(`time against reading and writing the same JSON: ${(seconds / json).toFixed(1)}`);
}

async function serverOf(
  kind: string,
  database: string,
  bytes: number,
): Promise<{ url: string; child: ChildProcess }> {
  // One core serves and the other asks.
  const pinned = existsSync('/usr/bin/taskset')
    ? (['/usr/bin/taskset', ['-c', '0', process.execPath]] as const)
    : ([process.execPath, []] as const);
  const child = spawn(
    pinned[0],
    [...pinned[1], '--import', 'tsx', 'test/bench/server.ts', kind, database, String(bytes)],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const port = await new Promise<string>((resolve) =>
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())),
  );
  return { url: `http://127.0.0.1:${port}`, child };
}

async function rate(url: string, seconds = SECONDS): Promise<number> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    headers: { 'accept-encoding': 'identity' },
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers that are no success, ${result.errors} errors`);
  return result.requests.average;
}

/** A verdict page, kept and not, against bare Hono. */
async function pages(): Promise<void> {
  const url = `file:${join(folder.path, 'starter.db')}`;
  const database = openDatabase(createClient, { url });
  await useWriteAheadLog(database);
  await fillNew(database, new Date().toISOString());
  const probe = await createApp().fetch(new Request(`http://localhost/claims/${SLUG}`), {
    database,
    now: () => new Date(),
    build: 'bench',
    file: programFile,
  });
  const bytes = Buffer.byteLength(await probe.text());
  await database.close();

  const bare = await serverOf('bare', url, bytes);
  const ours = await Promise.all(['cached', 'expired', 'cold'].map((kind) => serverOf(kind, url, bytes)));
  const targets = {
    'bare Hono, ready string': `${bare.url}/ready`,
    'bare Hono, page with one Kysely read': `${bare.url}/read?slug=${SLUG}`,
    'verdict page, cached': `${ours[0]?.url}/claims/${SLUG}`,
    'verdict page, uncached': `${ours[1]?.url}/claims/${SLUG}`,
    'verdict page, uncached, verdicts computed anew': `${ours[2]?.url}/claims/${SLUG}`,
  };
  const rates = new Map<string, number[]>(Object.keys(targets).map((name) => [name, []]));
  for (const target of Object.values(targets)) await rate(target, 2);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, target] of Object.entries(targets)) rates.get(name)?.push(await rate(target));
  }
  for (const { child } of [bare, ...ours]) child.kill();
  const of = (name: keyof typeof targets) => rates.get(name) ?? [];
  const ratio = (a: keyof typeof targets, b: keyof typeof targets) =>
    median(of(a).map((value, i) => value / (of(b)[i] ?? Number.NaN))).toFixed(2);
  say(
    `\nA verdict page of ${bytes} bytes, median of ${ROUNDS} rounds of ${SECONDS} s, ${CONNECTIONS} connections`,
  );
  table([
    ['', 'req/s', 'to ready string', 'to page with one read'],
    ...(Object.keys(targets) as (keyof typeof targets)[]).map((name) => [
      name,
      String(Math.round(median(of(name)))),
      ratio(name, 'bare Hono, ready string'),
      ratio(name, 'bare Hono, page with one Kysely read'),
    ]),
  ]);
  say('goals: cached at least 0.6 of the ready string; uncached at least 0.5 of the page with one read');
}

/** The 99th percentile of pages and of search, in a small and a large ledger, asked in turn. */
async function growth(): Promise<void> {
  const ledgers = [];
  for (const claims of [SMALL, LARGE]) {
    const path = join(ROOT, `var/bench/ledger-${claims}.db`);
    mkdirSync(join(ROOT, 'var/bench'), { recursive: true });
    const fresh = !existsSync(path);
    const database = openDatabase(createClient, { url: `file:${path}` });
    if (fresh) {
      say(`\nMaking a ledger of ${claims} claims; it is kept in var/bench for the next run …`);
      await fill(database, claims);
    }
    ledgers.push({
      claims,
      database,
      app: createApp({ keepAnswers: false, holdVerdicts: false }),
      random: seeded(2),
    });
  }
  const kinds: Record<string, (claims: number, random: () => number) => string> = {
    'verdict page': (claims, random) => `/claims/claim-${Math.floor(random() * claims)}`,
    'search, two words': (_, random) => `/claims?q=${word(random)}+${word(random)}`,
    'search, one word': (_, random) => `/claims?q=${word(random)}`,
    'front page': () => '/',
    'a dispute': (claims, random) => `/disputes/series-${Math.floor((random() * claims) / 10)}`,
    'list of a topic': (_, random) => `/claims?topic=topic-${Math.floor(random() * 20)}`,
    'all claims, page 1 to 20': (_, random) => `/claims?page=${1 + Math.floor(random() * 20)}`,
  };
  const rows = [
    ['99th percentile, ms', `${SMALL} claims`, `${LARGE} claims`, 'growth of p99', 'of the median'],
  ];
  for (const [name, path] of Object.entries(kinds)) {
    const times = ledgers.map(() => [] as number[]);
    for (let i = 0; i < 1_500; i += 1) {
      for (const [at, { claims, database, app, random }] of ledgers.entries()) {
        const request = new Request(`http://localhost${path(claims, random)}`);
        const started = performance.now();
        const response = await app.fetch(request, {
          database,
          now: () => new Date(),
          build: 'bench',
          file: programFile,
        });
        await response.text();
        if (i >= 300) times[at]?.push(performance.now() - started);
      }
    }
    const [small = [], large = []] = times;
    rows.push([
      name,
      percentile(small, 0.99).toFixed(2),
      percentile(large, 0.99).toFixed(2),
      (percentile(large, 0.99) / percentile(small, 0.99)).toFixed(2),
      (median(large) / median(small)).toFixed(2),
    ]);
  }
  say('');
  table(rows);
  say('goal: pages and search at most 1.5 times');
  for (const { database } of ledgers) await database.close();
}

const PARTS: Record<string, () => void | Promise<void>> = {
  batch,
  pages,
  growth,
  reading: () => readingGrowth(say),
  article: () => articleCost(say),
  badges: () => badgesAgainstOthers(say),
  surface: () => surfaceCost(say),
  repeats: () => repeatsCost(folder.path, LARGE, say),
  lighthouse: () => lighthouseOfHost(say),
};
const asked = process.argv.slice(2).filter((name) => Object.hasOwn(PARTS, name));

try {
  for (const name of asked.length === 0 ? Object.keys(PARTS) : asked) await PARTS[name]?.();
} finally {
  folder.remove();
}
