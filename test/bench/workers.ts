/**
 * How large the Workers are, and how long an isolate takes to start with each: `npx tsx test/bench/workers.ts`. The times are
 * those of workerd from its start until it is ready, less those of a Worker that holds nothing; the shortest of several rounds.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Log, LogLevel, Miniflare } from 'miniflare';
import { bundleWorkers, scriptIn, WORKER_NAMES } from '../support/workers.ts';

const ROUNDS = 7;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** How long workerd takes to start with a script, in milliseconds. */
async function started(contents: string): Promise<number> {
  const begun = performance.now();
  const miniflare = new Miniflare({
    modules: [{ type: 'ESModule', path: 'worker.js', contents }],
    compatibilityDate: '2026-04-01',
    compatibilityFlags: ['nodejs_compat'],
    cf: false,
    log: new Log(LogLevel.NONE),
  });
  await miniflare.ready;
  const took = performance.now() - begun;
  await miniflare.dispose();
  return took;
}

const bundles = await bundleWorkers();
const scripts = new Map([
  ['nothing', 'export default { fetch: () => new Response() };'],
  ...WORKER_NAMES.map((name) => [name, readFileSync(scriptIn(bundles.path, name), 'utf8')] as const),
]);
bundles.remove();
const shortest = new Map<string, number>();
for (let round = 0; round < ROUNDS; round += 1)
  for (const [name, script] of scripts)
    shortest.set(name, Math.min(shortest.get(name) ?? Number.POSITIVE_INFINITY, await started(script)));
for (const name of WORKER_NAMES) {
  const bytes = gzipSync(scripts.get(name) ?? '').length;
  const start = (shortest.get(name) ?? 0) - (shortest.get('nothing') ?? 0);
  say(`${name.padEnd(9)} ${(bytes / 1_000).toFixed(0)} kB compressed, starts in ${start.toFixed(0)} ms`);
}
