/**
 * How large both Workers are, and how long an isolate takes to start with each: `npx tsx test/bench/workers.ts`. The times are
 * those of workerd from its start until it is ready, less those of a Worker that holds nothing; the shortest of several rounds.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Log, LogLevel, Miniflare } from 'miniflare';
import { bundleWorkers, scriptIn } from '../support/workers.ts';

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
const scripts = {
  nothing: 'export default { fetch: () => new Response() };',
  readers: readFileSync(scriptIn(bundles.path, 'readers'), 'utf8'),
  desk: readFileSync(scriptIn(bundles.path, 'desk'), 'utf8'),
};
bundles.remove();
const times = { nothing: [] as number[], readers: [] as number[], desk: [] as number[] };
for (let round = 0; round < ROUNDS; round += 1)
  for (const name of ['nothing', 'readers', 'desk'] as const) times[name].push(await started(scripts[name]));
for (const name of ['readers', 'desk'] as const) {
  const bytes = gzipSync(scripts[name]).length;
  const start = Math.min(...times[name]) - Math.min(...times.nothing);
  say(`${name.padEnd(8)} ${(bytes / 1_000).toFixed(0)} kB compressed, starts in ${start.toFixed(0)} ms`);
}
