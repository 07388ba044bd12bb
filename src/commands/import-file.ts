/** `import table FILE`, `import plan FILE --recipe R` and `import apply FILE --recipe R --hash H`: files by recipes. */

import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import * as z from 'zod';
import { date, decimal, moment } from '../../claims/evidence/schema.ts';
import { precisionSchema, STATUSES } from '../../claims/evidence/series.ts';
import { DEFAULT_ZONE, dayIn } from '../../claims/exact/zone.ts';
import { hashedPlan } from '../../claims/recipes/hash.ts';
import { tableNotices } from '../../claims/recipes/notices.ts';
import { headsOf, planImport, refusedPlan } from '../../claims/recipes/plan.ts';
import {
  type Answers,
  answersSchema,
  type HashedPlan,
  type HeldFigure,
  isApplicable,
} from '../../claims/recipes/plan-shape.ts';
import { type Recipe, readRecipe } from '../../claims/recipes/recipe.ts';
import { tally } from '../../claims/words/numbers.ts';
import { readFile as readTable } from '../../claims/workbook/read.ts';
import { COMMAND_LIMITS, columnLetters, type Table, UnreadableFile } from '../../claims/workbook/table.ts';
import { COMMAND_LINE } from '../../db/base/audit.ts';
import { dayAt, findCalendar } from '../../db/base/calendar.ts';
import type { Database } from '../../db/base/open.ts';
import { type Applied, appliedPlan, applyPlan, LedgerMoved, NotReleasedYet } from '../../db/imports/apply.ts';
import { becomesOfPlan } from '../../db/imports/becomes.ts';
import { keepFile } from '../../db/imports/files.ts';
import { type Planning, planAgainst } from '../../db/imports/plan.ts';
import { findRecipe } from '../../db/imports/recipes.ts';
import { shippedRecipe } from '../../db/imports/shipped.ts';
import { fileStoreOf } from '../file-folder.ts';
import { parseArgs, progress, UsageError, type World } from './command.ts';
import { mayPublishToday, reportQueued, withLedger } from './with-ledger.ts';

/** What a file may be asked to do. */
export const DEEDS = ['table', 'plan', 'apply'] as const;

/** Runs one of the deeds on the words after it. Returns the exit code. */
export async function runOnFile(
  deed: (typeof DEEDS)[number],
  args: readonly string[],
  world: World,
): Promise<number> {
  try {
    if (deed === 'table') return await tellTable(args, world);
    return deed === 'plan' ? await tellPlan(args, world) : await apply(args, world);
  } catch (error) {
    if (!(error instanceof UnreadableFile || error instanceof BadInput)) throw error;
    world.stderr.write(`${error.message}\n`);
    return 2;
  }
}

/** A file besides the table, such as a recipe, that cannot be taken; the message says which, where and why. */
class BadInput extends Error {}

function tell(world: World, value: unknown): void {
  world.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

function oneFile(rest: readonly string[]): string {
  const [path, ...more] = rest;
  if (path === undefined || more.length > 0) throw new UsageError('name one file');
  return path;
}

/** The bytes of a file. Throws an UnreadableFile before a file is read that is too large. */
async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const { size } = await stat(path);
  if (size > COMMAND_LIMITS.bytes)
    throw new UnreadableFile(
      'limit',
      `The file has ${size} bytes; the most that is read is ${COMMAND_LIMITS.bytes}: bring it in parts.`,
    );
  return new Uint8Array(await readFile(path));
}

async function tellTable(args: readonly string[], world: World): Promise<number> {
  const { rest } = parseArgs(args, {});
  const table = readTable(await bytesOf(oneFile(rest)), { limits: COMMAND_LIMITS });
  tell(world, tableInJson(table));
  return 0;
}

/** A table in JSON: each cell that is not empty with its address, and what was found in it. */
function tableInJson(table: Table) {
  const { format, encoding, sheets } = table;
  const cells = sheets.flatMap(({ name, rows }) =>
    rows.flatMap(({ number, cells: row }) =>
      row.flatMap(({ at, ...cell }, i) =>
        cell.kind === 'empty' && cell.noValue !== true
          ? []
          : [{ cell: `${name === '' ? '' : `${name}!`}${at ?? `${columnLetters(i)}${number}`}`, ...cell }],
      ),
    ),
  );
  const those = (fits: (cell: (typeof cells)[number]) => boolean) =>
    cells.filter(fits).map(({ cell }) => cell);
  return {
    format,
    ...(encoding === undefined ? {} : { encoding }),
    sheets: sheets.map(({ name }) => name),
    cells,
    hidden: {
      sheets: sheets.filter(({ hidden }) => hidden).map(({ name }) => name),
      rows: sheets.flatMap(({ name, rows }) =>
        rows.filter(({ hidden }) => hidden).map(({ number }) => `${name}!${number}`),
      ),
      columns: sheets.flatMap(({ name, hiddenColumns }) =>
        hiddenColumns.map((letters) => `${name}!${letters}`),
      ),
    },
    errors: those(({ kind }) => kind === 'error'),
    formulasWithoutValue: those(({ noValue }) => noValue === true),
    warnings: tableNotices(table),
  };
}

/** JSON in a file. Throws a BadInput. */
async function jsonIn(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new BadInput(`${path}: ${error instanceof Error ? error.message : 'cannot be read'}`);
  }
}

/** JSON in a file by its schema. Throws a BadInput that says where it is wrong. */
async function jsonBy<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const read = schema.safeParse(await jsonIn(path));
  if (read.success) return read.data;
  const issues = read.error.issues
    .slice(0, 10)
    .map(({ path: at, message }) => `${path}: ${at.join('.')}: ${message}`);
  throw new BadInput(issues.join('\n'));
}

/** The recipe of a file of JSON. Throws a BadInput. */
async function recipeIn(path: string): Promise<Recipe> {
  const read = readRecipe(await jsonIn(path));
  if (read.ok) return read.recipe;
  throw new BadInput(
    read.faults
      .slice(0, 10)
      .map(({ path: at, message }) => `${path}: ${at}: ${message}`)
      .join('\n'),
  );
}

const isFile = (path: string) =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

const held: z.ZodType<HeldFigure, unknown> = z
  .object({
    series: z.string(),
    at: moment,
    value: decimal,
    precision: precisionSchema.optional(),
    status: z.enum(STATUSES).optional(),
    publishedOn: date,
  })
  .transform(({ precision, status, ...figure }) => ({
    ...figure,
    ...(precision === undefined ? {} : { precision }),
    ...(status === undefined ? {} : { status }),
  }));

/** What plan and apply are given. */
interface Asked {
  path: string;
  recipe: string;
  answers: Answers;
}

/** `--make-series` is the answer that series are made which the recipe names and the ledger lacks. */
async function askedBy(
  rest: readonly string[],
  values: ReadonlyMap<string, string>,
  flags: ReadonlySet<string>,
): Promise<Asked> {
  const recipe = values.get('recipe');
  if (recipe === undefined)
    throw new UsageError('give --recipe R: a file, or the id of a recipe of the ledger');
  const answers = values.get('answers');
  const given: Answers = answers === undefined ? {} : await jsonBy(answers, answersSchema);
  return {
    path: oneFile(rest),
    recipe,
    answers: flags.has('make-series') ? Object.assign({}, given, { 'series-absent': 'make' }) : given,
  };
}

function tableOf(bytes: Uint8Array<ArrayBuffer>, { file: { format, delimiter } }: Recipe): Table {
  return readTable(bytes, { format, delimiter, limits: COMMAND_LIMITS });
}

async function tellPlan(args: readonly string[], world: World): Promise<number> {
  const { flags, values, rest } = parseArgs(args, {
    flags: ['make-series'],
    values: ['recipe', 'answers', 'held', 'today'],
  });
  const asked = await askedBy(rest, values, flags);
  const heldIn = values.get('held');
  const given = values.get('today');
  if (given !== undefined && !date.safeParse(given).success)
    throw new UsageError(`--today takes a day like 2023-01-31, not ${JSON.stringify(given)}`);
  if (heldIn === undefined)
    return withLedger(world, async (database) => {
      const at = world.now().toISOString();
      const today = given ?? (await dayAt(database.kysely, at)).today;
      const recipe = await recipeCalled(asked.recipe, database);
      return toldUnlessRefused(world, recipe, async () => {
        const { plan } = await planOf(database, asked, recipe, today);
        tell(world, { ...plan, becomes: await becomesOfPlan(database.kysely, plan, at) });
        return codeOf(plan);
      });
    });
  const recipe = await recipeCalled(asked.recipe);
  const figures = await jsonBy(heldIn, z.array(held));
  const today = given ?? dayIn(DEFAULT_ZONE, world.now().toISOString());
  return toldUnlessRefused(world, recipe, async () => {
    const table = tableOf(await bytesOf(asked.path), recipe);
    const plan = await hashedPlan(
      planImport({ table, recipe, answers: asked.answers, held: figures, today }),
    );
    tell(world, plan);
    return codeOf(plan);
  });
}

/** Tells a plan; of a file that cannot be read it is one that stops. */
async function toldUnlessRefused(world: World, recipe: Recipe, told: () => Promise<number>): Promise<number> {
  try {
    return await told();
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    tell(world, await hashedPlan(refusedPlan(recipe, error)));
    return 1;
  }
}

/** 0 of a plan that can be applied, 1 of one that something is in the way of. */
function codeOf(plan: HashedPlan): number {
  return isApplicable(plan) ? 0 : 1;
}

/** The recipe of a file, of the ledger by its id, or of those that come with the program. Throws a BadInput. */
async function recipeCalled(name: string, database?: Database): Promise<Recipe> {
  if (await isFile(name)) return recipeIn(name);
  const held = database === undefined ? undefined : await findRecipe(database.kysely, name);
  if (held !== undefined) return held.recipe;
  const shipped = shippedRecipe(name);
  if (shipped !== undefined) return shipped;
  throw new BadInput(
    `there is no file ${name}, and neither the ledger nor db/recipes has a recipe of that id`,
  );
}

/** The plan of a file against the ledger, with the head of the file. Throws an UnreadableFile. */
async function planOf(
  database: Database,
  asked: Asked,
  recipe: Recipe,
  today: string,
): Promise<Planning & { heads: string[]; bytes: Uint8Array<ArrayBuffer> }> {
  const bytes = await bytesOf(asked.path);
  const table = tableOf(bytes, recipe);
  return {
    ...(await planAgainst(database.kysely, recipe, async (held) =>
      planImport({ table, recipe, answers: asked.answers, today, ...held }),
    )),
    heads: headsOf(table, recipe, today),
    bytes,
  };
}

async function apply(args: readonly string[], world: World): Promise<number> {
  const { flags, values, rest } = parseArgs(args, {
    flags: ['make-series'],
    values: ['recipe', 'answers', 'hash'],
  });
  const asked = await askedBy(rest, values, flags);
  const hash = values.get('hash');
  if (hash === undefined) throw new UsageError('give --hash H: the hash of the plan that you looked at');
  return withLedger(world, async (database) => {
    const at = world.now().toISOString();
    const calendar = await findCalendar(database.kysely, at);
    if (!mayPublishToday(world, calendar)) return 2;
    const before = await appliedPlan(database.kysely, hash);
    if (before !== undefined) {
      world.stdout.write(`This plan was applied at ${before.appliedAt}: nothing was changed.\n`);
      return 0;
    }
    const recipe = await recipeCalled(asked.recipe, database);
    const { plan, against, heads, bytes } = await planOf(database, asked, recipe, calendar.today);
    if (plan.hash !== hash) {
      world.stderr.write(
        `Nothing was added: the file, the recipe, the answers or the ledger are others than those of the plan ${hash}. Give apply the same --answers and --make-series as plan, or look at the plan again: its hash is ${plan.hash} by what apply was given.\n`,
      );
      return 2;
    }
    if (!isApplicable(plan) || plan.published === undefined) {
      for (const { level, message } of plan.warnings.filter((one) => one.level !== 'said'))
        world.stderr.write(`${level}: ${message}\n`);
      world.stderr.write('Nothing was added: the plan is not ready.\n');
      return 2;
    }
    try {
      const file = await keepFile(
        database,
        fileStoreOf(world.env),
        { name: basename(asked.path), bytes },
        at,
      );
      const applied = await applyPlan(
        database,
        { plan, releasedOn: plan.published, recipe, heads, file, against },
        { at, actor: COMMAND_LINE, onProgress: progress(world, 'figures written') },
      );
      tellApplied(world, applied);
      return 0;
    } catch (error) {
      if (!(error instanceof LedgerMoved || error instanceof NotReleasedYet)) throw error;
      world.stderr.write(`Nothing was added: ${error.message}.\n`);
      return 2;
    }
  });
}

function tellApplied(world: World, { counts, release, queued, becomes }: Applied): void {
  world.stdout.write(
    `Added ${tally(counts.new, 'new figure')} and ${tally(counts.revised, 'revision')}, and ${tally(counts.series, 'series', 'series')}; ${tally(counts.confirmed, 'figure')} stand as they were.\n`,
  );
  for (const { slug, what } of becomes) world.stdout.write(`${what}: ${slug}\n`);
  reportQueued(world, queued);
  world.stdout.write(`What it did is at /edit/releases/${release}.\n`);
}
