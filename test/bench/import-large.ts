/**
 * A process of its own that brings many figures into a new ledger, and says how long that took and how much memory it held:
 * `import-large.ts ours|bare URL FIGURES`. `ours` reads files, plans and applies them; `bare` inserts the same rows by the driver, in
 * one transaction.
 */
import { createClient } from '@libsql/client';
import { headsOf, planImport } from '../../claims/recipes/plan.ts';
import { answersSchema, isApplicable } from '../../claims/recipes/plan-shape.ts';
import { readFile } from '../../claims/workbook/read.ts';
import { COMMAND_LIMITS } from '../../claims/workbook/table.ts';
import { COMMAND_LINE } from '../../db/base/audit.ts';
import { migrate, useWriteAheadLog } from '../../db/base/migrate.ts';
import { openDatabase } from '../../db/base/open.ts';
import { addEvidence } from '../../db/evidence/load.ts';
import { applyPlan } from '../../db/imports/apply.ts';
import { keepFile } from '../../db/imports/files.ts';
import { planAgainst } from '../../db/imports/plan.ts';
import { fileStoreOf } from '../../src/file-folder.ts';
import { manyFigures } from '../support/many-figures.ts';

const AT = '2026-11-01T00:00:00.000Z';
const DAY = '2026-10-30';
const TIMES = 1_000;
/** The most figures of a file: one may have a million filled cells. */
const FIGURES_A_FILE = 500_000;
/** How many rows a statement of the bare driver takes. */
const ROWS_AT_A_TIME = 2_000;

const [kind = '', url = '', wanted = ''] = process.argv.slice(2);
const SERIES = Number(wanted) / TIMES;

const series = Array.from({ length: SERIES }, (_, i) => `s-${i}`);
const years = Array.from({ length: TIMES }, (_, i) => String(1_000 + i));
const figureOf = (i: number, year: string) => String(100_000 + i * 7 + Number(year));

const client = createClient({ url });
const database = openDatabase(createClient, { url });
await useWriteAheadLog(database);
await migrate(database);
await database.kysely.transaction().execute((trx) =>
  addEvidence(
    trx,
    {
      series: series.map((id) => ({ id, title: id, unit: 'things', observations: [] })),
      sources: [{ id: 'made-up', title: 'Made for a measurement', publisher: 'Nobody' }],
    },
    AT,
  ),
);

let heap = 0;
const watch = setInterval(() => {
  heap = Math.max(heap, process.memoryUsage().heapUsed);
}, 20);
const look = () => {
  heap = Math.max(heap, process.memoryUsage().heapUsed);
};

/** Inserts the rows that an import would make, by the driver alone. */
async function bare(): Promise<void> {
  const transaction = await client.transaction('write');
  const row = '(?, ?, ?, ?, NULL, ?, ?, NULL, ?, NULL)';
  let args: string[] = [];
  const write = async () => {
    const rows = args.length / 7;
    await transaction.execute({
      sql: `INSERT INTO observation (series_id, at, at_end, value, precision, source_id, published_on, status, recorded_at, corrects)
        VALUES ${Array.from({ length: rows }, () => row).join()}`,
      args,
    });
    args = [];
  };
  for (const [i, id] of series.entries())
    for (const year of years) {
      args.push(id, `${year}-01-01/${year}-12-31`, `${year}-12-31`, figureOf(i, year), 'made-up', DAY, AT);
      if (args.length === 7 * ROWS_AT_A_TIME) await write();
    }
  if (args.length > 0) await write();
  look();
  await transaction.commit();
}

const told = { read: 0, plan: 0, apply: 0 };

/** Runs a step, and adds its time to what it is called. */
async function timed<T>(name: keyof typeof told, step: () => T | Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await step();
  told[name] += performance.now() - started;
  look();
  return result;
}

/** Brings one file in, as the command line does. */
async function bring(from: number, to: number): Promise<void> {
  const ids = series.slice(from, to);
  const lines = ids.map((id, i) => [id, ...years.map((year) => figureOf(from + i, year))].join());
  const bytes = new TextEncoder().encode([['Series', ...years].join(), ...lines].join('\n'));
  const recipe = manyFigures(ids);
  const answers = answersSchema.parse({
    published: DAY,
    older: { '*': 'here' },
    ticks: { size: 'made up', sign: 'made up', 'scale-1000': 'made up' },
  });
  const table = await timed('read', () => readFile(bytes, { limits: COMMAND_LIMITS }));
  const { plan, against } = await timed('plan', () =>
    planAgainst(database.kysely, recipe, async (held) =>
      planImport({ table, recipe, answers, today: '2026-11-01', ...held }),
    ),
  );
  if (!isApplicable(plan)) throw new Error(JSON.stringify(plan.warnings));
  const file = await keepFile(database, fileStoreOf({ DATABASE_URL: url }), { name: 'many.csv', bytes }, AT);
  const heads = headsOf(table, recipe, '2026-11-01');
  await timed('apply', () =>
    applyPlan(
      database,
      { plan, releasedOn: DAY, recipe, heads, file, against },
      { at: AT, actor: COMMAND_LINE },
    ),
  );
}

const started = performance.now();
if (kind === 'bare') await bare();
else
  for (let i = 0; i < SERIES; i += FIGURES_A_FILE / TIMES)
    await bring(i, Math.min(SERIES, i + FIGURES_A_FILE / TIMES));
const milliseconds = performance.now() - started;
clearInterval(watch);
const { rows } = await client.execute('SELECT count(*) AS n FROM observation');
process.stdout.write(`${JSON.stringify({ milliseconds, heap, figures: Number(rows[0]?.['n']), ...told })}\n`);
client.close();
await database.close();
