/** The command that adds figures to series from CSV, and brings tables back in that the ledger gave away. */

import { readFile, stat } from 'node:fs/promises';
import { type FiguresFile, type FileContext, readFiguresFile } from '../../claims/drafting/figures-file.ts';
import { date, positiveDecimal } from '../../claims/evidence/schema.ts';
import type { PeopleRows } from '../../claims/exchange/people-tables.ts';
import type { Answers, Finding } from '../../claims/tables/finding.ts';
import { seriesOfTable } from '../../claims/tables/roles.ts';
import { momentName } from '../../claims/words/dates.ts';
import { count, separated, tally } from '../../claims/words/numbers.ts';
import { sentence } from '../../claims/words/text.ts';
import { findCalendar } from '../../db/base/calendar.ts';
import type { Database } from '../../db/base/open.ts';
import { LoadConflict } from '../../db/evidence/conflict.ts';
import { bringImportsIn, type ExportedImports } from '../../db/imports/exported.ts';
import {
  heldSeries,
  type Imported,
  type ImportedSeries,
  importFigures,
  type ToImport,
  UnknownEvidence,
} from '../../db/ledger/import.ts';
import { importPeople, OtherPeople } from '../../db/ledger/import-people.ts';
import { parseArgs, type Run, UsageError, type World } from './command.ts';
import { readExportedImports, readExportedPeople, readExportedTables } from './exported-tables.ts';
import { DEEDS, runOnFile } from './import-file.ts';
import { mayPublishToday, reportQueued, withLedger } from './with-ledger.ts';

/** The options of the command. */
interface Options {
  series: string | undefined;
  source: string | undefined;
  publishedOn: string | undefined;
  rounded: string | undefined;
  answers: Answers;
  isSure: boolean;
  isDryRun: boolean;
}

export const run: Run = async (args, world) => {
  const deed = DEEDS.find((one) => one === args[0]);
  if (deed !== undefined) return runOnFile(deed, args.slice(1), world);
  const { flags, values, rest } = parseArgs(args, {
    flags: ['dry-run', 'sure'],
    values: ['series', 'source', 'published', 'rounded', 'answers'],
  });
  const [path, ...more] = rest;
  if (path === undefined || more.length > 0) throw new UsageError('name one file, or a folder of tables');
  const options: Options = {
    series: values.get('series'),
    source: values.get('source'),
    publishedOn: dayGiven(values.get('published')),
    rounded: roundingGiven(values.get('rounded')),
    answers: answersGiven(values.get('answers') ?? ''),
    isSure: flags.has('sure'),
    isDryRun: flags.has('dry-run'),
  };
  const isFolder = (await stat(path)).isDirectory();
  if (isFolder && (options.series ?? options.source) !== undefined)
    throw new UsageError('--series and --source go with a file, not with a folder of tables');
  const text = isFolder ? undefined : await readFile(path, 'utf8');
  if (text !== undefined && options.series === undefined && seriesOfTable(text).length === 0)
    throw new UsageError('give --series ID, or a file with a column “series”');
  return withLedger(world, async (database) => {
    const calendar = await findCalendar(database.kysely, world.now().toISOString());
    if (!options.isDryRun && !mayPublishToday(world, calendar)) return 2;
    const toImport =
      text === undefined
        ? await readExportedTables(world, path)
        : await readFigures(world, database, { path, text, today: calendar.today }, options);
    const people = isFolder ? await readExportedPeople(world, path) : 'none';
    const imports = isFolder ? await readExportedImports(world, path) : NO_IMPORTS;
    if (toImport === undefined || people === undefined || imports === undefined) return 2;
    const figures = async () => {
      if (options.isDryRun) await bringImports(world, database, imports, options);
      const code = await bringIn(world, database, toImport, options);
      if (code === 0 && !options.isDryRun) await bringImports(world, database, imports, options);
      return code;
    };
    if (people === 'none') return figures();
    // Tried first, so that figures are not added beside people who cannot be.
    if ((await bringPeopleIn(world, database, people, true, options.isDryRun)) !== 0) return 2;
    const code = await figures();
    return code !== 0 || options.isDryRun ? code : bringPeopleIn(world, database, people, false, true);
  });
};

function dayGiven(text: string | undefined): string | undefined {
  if (text !== undefined && !date.safeParse(text).success)
    throw new UsageError(`--published takes a day like 2023-01-31, not ${JSON.stringify(text)}`);
  return text;
}

function roundingGiven(text: string | undefined): string | undefined {
  if (text !== undefined && text !== 'shown' && text !== 'exact' && !positiveDecimal.safeParse(text).success)
    throw new UsageError(`--rounded takes a number, “exact” or “shown”, not ${JSON.stringify(text)}`);
  return text;
}

/** Answers as they are written: "marks=comma,column.3=leave". */
function answersGiven(text: string): Answers {
  return Object.fromEntries(
    text.split(',').flatMap((answer) => {
      if (answer.trim() === '') return [];
      const [name = '', ...value] = answer.split('=');
      if (value.length === 0)
        throw new UsageError(`--answers takes NAME=ANSWER, not ${JSON.stringify(answer)}`);
      return [[name.trim(), value.join('=').trim()]];
    }),
  );
}

/** Says what was found in a table; questions with the answers that can be given. */
function tellFindings(world: World, path: string, findings: readonly Finding[]): void {
  for (const { message, question } of findings) {
    world.stderr.write(`${path}: ${message}\n`);
    if (question === undefined) continue;
    const given = question.choices.map(({ value, label }) => `    ${question.name}=${value}  (${label})\n`);
    world.stderr.write(`  Answer it by --answers with one of\n${given.join('')}`);
  }
}

/** The figures of a file; undefined, with what is in the way, if they cannot be taken. */
async function readFigures(
  world: World,
  database: Database,
  { path, text, today }: { path: string; text: string; today: string },
  options: Options,
): Promise<ToImport | undefined> {
  const ids = options.series === undefined ? seriesOfTable(text) : [options.series];
  const held = await heldSeries(database, ids);
  const context: FileContext = { ...options, held, today };
  const file = readFiguresFile(text, context);
  tellFindings(world, path, file.findings);
  for (const odd of file.odd) world.stderr.write(`${path}: ${odd}\n`);
  if (file.figures.length === 0) {
    if (file.findings.every(({ level }) => level === 'said')) world.stderr.write(`${path} has no figures.\n`);
    return undefined;
  }
  if (file.odd.length > 0 && !options.isSure && !options.isDryRun) {
    world.stderr.write(
      `Nothing was added: ${count(file.odd.length, 'figure')} look${file.odd.length === 1 ? 's' : ''} odd. If that is how the source has ${file.odd.length === 1 ? 'it' : 'them'}, run this again with --sure.\n`,
    );
    return undefined;
  }
  return toImportOf(file);
}

/** The figures of a file in their order, those that correct others with the figures that they correct. */
function toImportOf({ figures, isExport }: FiguresFile): ToImport {
  const byId = new Map(figures.map((figure) => [figure.id, figure.observation]));
  return {
    sources: [],
    series: [],
    figures: figures.map(({ series, observation, corrects }) => ({
      series,
      observation,
      ...(corrects === '' ? {} : { corrects: byId.get(corrects) }),
    })),
    from: isExport ? 'bundle' : 'editor',
  };
}

async function bringIn(
  world: World,
  database: Database,
  toImport: ToImport,
  { isDryRun }: Options,
): Promise<number> {
  try {
    const imported = await importFigures(database, toImport, world.now().toISOString(), { isDryRun });
    if (isDryRun) tellWhatWould(world, imported);
    else tellWhatCame(world, imported);
    return 0;
  } catch (error) {
    if (!(error instanceof LoadConflict || error instanceof UnknownEvidence)) throw error;
    world.stderr.write(`${error.message}\n`);
    return 2;
  }
}

const NO_IMPORTS: ExportedImports = { recipes: [], nextReleases: [], wordPairs: [] };

/** Brings recipes, next releases and pairs of words in, and tells how many. In a dry run the series of a new ledger are not there yet. */
async function bringImports(
  world: World,
  database: Database,
  imports: ExportedImports,
  { isDryRun }: Options,
): Promise<void> {
  const { recipes, nextReleases, wordPairs, refused } = await bringImportsIn(
    database,
    imports,
    world.now().toISOString(),
    { isDryRun },
  );
  const verb = isDryRun ? 'Would add' : 'Added';
  if (wordPairs > 0) world.stdout.write(`${verb} ${tally(wordPairs, 'pair')} of words.\n`);
  for (const why of refused) world.stderr.write(`A pair of words is left out. ${why}\n`);
  if (recipes + nextReleases === 0) return;
  world.stdout.write(
    `${verb} ${tally(recipes, 'recipe')} and ${tally(nextReleases, 'next release')} of series.\n`,
  );
}

/** Brings people in, or tries to, and tells what was or would be added. */
async function bringPeopleIn(
  world: World,
  database: Database,
  rows: PeopleRows,
  isDryRun: boolean,
  isTold: boolean,
): Promise<number> {
  try {
    const { people, parties, facts } = await importPeople(database, rows, world.now().toISOString(), {
      isDryRun,
    });
    if (isTold && people + parties + facts > 0)
      world.stdout.write(
        `${isDryRun ? 'Would add' : 'Added'} ${tally(people, 'person or body', 'people and bodies')}, ${tally(parties, 'party', 'parties')} and ${tally(facts, 'fact')} about them.\n`,
      );
    return 0;
  } catch (error) {
    if (!(error instanceof OtherPeople)) throw error;
    world.stderr.write(`${error.message} Nothing was added.\n`);
    return 2;
  }
}

function tellWhatCame(world: World, { sources, series, figures, queued }: Imported): void {
  const heads = sources + series;
  const added = figures.filter((one) => one.added.length > 0);
  if (heads > 0)
    world.stdout.write(`Added ${tally(series, 'series', 'series')} and ${tally(sources, 'source')}.\n`);
  for (const { id, added: fresh, claims } of added)
    world.stdout.write(
      `Added ${tally(fresh.length, 'observation')} to ${id}; ${tally(claims, 'claim')} ${claims === 1 ? 'rests' : 'rest'} on it.\n`,
    );
  if (heads === 0 && added.length === 0) world.stdout.write(`Nothing new: ${allHeld(figures)}\n`);
  reportQueued(world, queued);
}

function allHeld(figures: readonly ImportedSeries[]): string {
  const all = figures.reduce((sum, one) => sum + one.unchanged, 0);
  return `the ledger has ${all === 1 ? 'this figure' : `all ${separated(String(all))} figures`} already.`;
}

function tellWhatWould(world: World, { sources, series, figures, queued }: Imported): void {
  const say = (line: string) => world.stdout.write(`${line}\n`);
  if (sources + series > 0)
    say(`${sentence(tally(series, 'series', 'series'))} and ${tally(sources, 'source')} would be added.`);
  for (const one of figures) {
    const fresh = one.added.filter(({ old }) => old === undefined);
    const revised = one.added.filter(({ old }) => old !== undefined);
    say(`${one.id}: ${fresh.length} new, ${revised.length} revised, ${one.unchanged} unchanged`);
    for (const { observation: o, isCorrection } of fresh)
      say(
        `  ${isCorrection ? 'corrects' : 'new'}  ${momentName(o.at)}: ${separated(o.value)}, published on ${o.publishedOn}`,
      );
    for (const { observation: o, old = '' } of revised)
      say(
        `  revised  ${momentName(o.at)}: ${separated(old)} -> ${separated(o.value)}, published on ${o.publishedOn}`,
      );
  }
  reportQueued(world, queued, { isDryRun: true });
  if (figures.every(({ added }) => added.length === 0) && sources + series === 0) say('Nothing is new.');
  say('This was a dry run: nothing was changed.');
}
