/** Release day at size: what an import costs, what it costs to bring up to date what rests on it, and what readers notice of it. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import autocannon from 'autocannon';
import { planImport } from '../../claims/recipes/plan.ts';
import { answersSchema, isApplicable } from '../../claims/recipes/plan-shape.ts';
import { recipeSchema } from '../../claims/recipes/recipe.ts';
import { readFile } from '../../claims/workbook/read.ts';
import { COMMAND_LIMITS } from '../../claims/workbook/table.ts';
import { COMMAND_LINE } from '../../db/base/audit.ts';
import { type Database, openDatabase } from '../../db/base/open.ts';
import { applyPlan } from '../../db/imports/apply.ts';
import { keepFile } from '../../db/imports/files.ts';
import { planAgainst } from '../../db/imports/plan.ts';
import { ROOT } from '../support/servers.ts';
import { CLAIMS_A_SERIES } from './ledger.ts';

type Say = (line: string) => void;

const AT = '2026-11-01T00:00:00.000Z';
const MEGABYTE = 1_048_576;

/** What a process of `import-large.ts` tells. */
interface Told {
  milliseconds: number;
  heap: number;
  read: number;
  plan: number;
  apply: number;
}

function run(kind: 'ours' | 'bare', url: string, figures: number): Told {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'test/bench/import-large.ts', kind, url, String(figures)],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`import-large.ts ${kind} ended with ${status}`);
  return JSON.parse(stdout) as Told;
}

/** The time and the memory of an import against the bare driver that inserts the same rows. */
export function importCost(say: Say, folder: string, figures: number): void {
  const [bare, ours] = (['bare', 'ours'] as const).map((kind) =>
    run(kind, `file:${join(folder, `${kind}.db`)}`, figures),
  ) as [Told, Told];
  const seconds = (milliseconds: number) => (milliseconds / 1_000).toFixed(1);
  say(
    `\nimporting ${figures} figures: ${seconds(ours.milliseconds)} s (${seconds(ours.read)} to read, ${seconds(ours.plan)} to plan, ${seconds(ours.apply)} to apply); the driver inserts the same rows in ${seconds(bare.milliseconds)} s`,
  );
  say(
    `time against the driver: ${(ours.milliseconds / bare.milliseconds).toFixed(2)} (applied alone ${(ours.apply / bare.milliseconds).toFixed(2)}); largest heap ${Math.round(ours.heap / MEGABYTE)} MB (driver ${Math.round(bare.heap / MEGABYTE)})`,
  );
  say('goals: at most 4 times, under 256 MB');
}

/** Brings one new figure into each of some series, all in one import. Returns how long it took to apply, in milliseconds. */
async function moveSeries(database: Database, from: number, count: number): Promise<number> {
  const ids = Array.from({ length: count }, (_, i) => `series-${from + i}`);
  const text = ['Series,2010-03-31', ...ids.map((id) => `${id},99999`)].join('\n');
  const bytes = new TextEncoder().encode(text);
  const recipe = recipeSchema.parse({
    recipe: 1,
    id: `moved-${from}`,
    source: { title: 'Revised figures', publisher: 'Nobody' },
    file: { format: 'csv', header: [1, 1], from: 2 },
    layout: 'time-in-columns',
    time: { form: 'YYYY-MM-DD', as: 'day' },
    value: { read: 'shown', decimal: '.', precision: 'exact' },
    series: { by: ['Series'], map: Object.fromEntries(ids.map((id) => [id, { series: id }])) },
    published: { ask: true },
  });
  const answers = answersSchema.parse({
    published: '2026-10-30',
    ticks: { size: 'made up', sign: 'made up', 'scale-1000': 'made up' },
  });
  const table = readFile(bytes, { limits: COMMAND_LIMITS });
  const { plan, against } = await planAgainst(database.kysely, recipe, async (held) =>
    planImport({ table, recipe, answers, today: '2026-11-01', ...held }),
  );
  if (!isApplicable(plan)) throw new Error(JSON.stringify(plan.warnings));
  const file = await keepFile(database, undefined, { name: 'moved.csv', bytes }, AT);
  const started = performance.now();
  const { queued } = await applyPlan(
    database,
    { plan, releasedOn: '2026-10-30', recipe, heads: [], file, against },
    { at: AT, actor: COMMAND_LINE },
  );
  const took = performance.now() - started;
  const affected = count * CLAIMS_A_SERIES;
  if (queued.length !== affected) throw new Error(`${queued.length} of ${affected} claims were queued`);
  return took;
}

const ROUNDS = 5;

const median = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** A copy of a ledger of made-up claims that is kept for measurements. */
function copyOf(claims: number, folder: string): Database {
  const kept = join(ROOT, `var/bench/ledger-${claims}.db`);
  if (!existsSync(kept)) throw new Error(`there is no ${kept}: npm run bench growth makes it`);
  const path = join(folder, `moved-${claims}.db`);
  for (const ending of ['', '-wal']) if (existsSync(kept + ending)) cpSync(kept + ending, path + ending);
  return openDatabase(createClient, { url: `file:${path}` });
}

/** How long it takes to bring 100 affected claims up to date in a small and in a large ledger, and many in the large one. */
export async function affectedCost(say: Say, folder: string, small: number, large: number): Promise<void> {
  const ledgers = [copyOf(small, folder), copyOf(large, folder)];
  const times = ledgers.map(() => [] as number[]);
  const series = 100 / CLAIMS_A_SERIES;
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [i, database] of ledgers.entries())
      times[i]?.push(await moveSeries(database, round * series, series));
  const [few = Number.NaN, many = Number.NaN] = times.map(median);
  say(
    `\nan import that affects 100 claims: ${few.toFixed(0)} ms among ${small}, ${many.toFixed(0)} ms among ${large}, median of ${ROUNDS}`,
  );
  say(`growth: ${(many / few).toFixed(2)}; goal: at most 1.5 times`);
  const [, database] = ledgers;
  const affected = Math.min(10_000, large / 2);
  if (database !== undefined) {
    const took = await moveSeries(database, (ROUNDS + 1) * series, affected / CLAIMS_A_SERIES);
    say(
      `an import that affects ${affected} claims: ${(took / 1_000).toFixed(1)} s, ${(took / affected).toFixed(2)} ms a claim (of 100 claims: ${(many / 100).toFixed(2)})`,
    );
  }
  for (const one of ledgers) await one.close();
}

/** The 99th percentile of a reader's wait, asking for seconds, or until a process has ended. */
async function waits(url: string, seconds: number): Promise<number> {
  const result = await autocannon({ url, connections: 4, duration: seconds, overallRate: 100 });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx + result.errors} failures`);
  return result.latency.p99;
}

const SECONDS = 15;

/** What readers wait while another process brings figures into the same ledger, against what they wait without. */
export async function importMeanwhile(
  say: Say,
  serve: (
    kind: string,
    database: string,
    bytes: number,
  ) => Promise<{ url: string; child: { kill(): unknown } }>,
  folder: string,
  claims: number,
): Promise<void> {
  const database = copyOf(claims, folder);
  await database.close();
  const path = `file:${join(folder, `moved-${claims}.db`)}`;
  const { url, child } = await serve('expired', path, 0);
  try {
    const page = `${url}/claims/claim-1`;
    await waits(page, 3);
    const quiet = await waits(page, SECONDS);
    const importing = spawn(
      process.execPath,
      ['--import', 'tsx', 'test/bench/import-large.ts', 'ours', path, '500000'],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const begun = new Promise((resolve) => setTimeout(resolve, 2_000));
    await begun;
    const busy = await waits(page, SECONDS);
    const wasDone = importing.exitCode !== null;
    importing.kill();
    say(
      `\na reader’s wait for an uncached page, 99th percentile at 100 a second: ${quiet.toFixed(0)} ms, while figures are imported ${busy.toFixed(0)} ms${wasDone ? ' (the import ended before)' : ''}`,
    );
    say(`growth: ${(busy / quiet).toFixed(2)}; goal: at most 2 times`);
  } finally {
    child.kill();
  }
}
