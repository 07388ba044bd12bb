/** The tables of `export --all --to`, read back: sources, series, figures with the corrections among them, and people. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import * as z from 'zod';
import { issuesOf } from '../../claims/bundle.ts';
import { expectedOf } from '../../claims/editorial/next-release.ts';
import { archivedAddress } from '../../claims/evidence/address.ts';
import { line } from '../../claims/evidence/schema.ts';
import { observationSchema, seriesSchema, sourceSchema } from '../../claims/evidence/series.ts';
import {
  ARCHIVED_FIELD,
  FREQUENCY_FIELD,
  precisionCell,
  type TableField,
} from '../../claims/exchange/columns.ts';
import { undefused } from '../../claims/exchange/csv.ts';
import { TABLES } from '../../claims/exchange/data-package.ts';
import {
  PEOPLE_ROWS,
  PEOPLE_TABLES,
  type PeopleRows,
  type PeopleTable,
} from '../../claims/exchange/people-tables.ts';
import { readRecipe } from '../../claims/recipes/recipe.ts';
import type { Archive } from '../../db/evidence/archives.ts';
import type { ExportedImports, ExportedNextRelease, ExportedRecipe } from '../../db/imports/exported.ts';
import type { ImportedFigure, ToImport } from '../../db/ledger/import.ts';
import type { PairToAdd } from '../../db/ledger/word-pairs.ts';
import { UsageError, type World } from './command.ts';

type Row = Readonly<Record<string, string>>;

/** Columns that tables of earlier programs lack. */
const LATER: readonly TableField[] = [FREQUENCY_FIELD, ARCHIVED_FIELD];

/** The rows of a table of the folder, texts as they were before they were defused. Throws if it lacks a column. */
async function rowsOf(
  folder: string,
  name: 'sources' | 'series' | 'observations' | 'recipes' | 'next-releases' | 'word-pairs' | PeopleTable,
): Promise<Row[]> {
  const text = await readFile(join(folder, `${name}.csv`), 'utf8');
  const { data, meta } = Papa.parse<Row>(text.replace(/^\uFEFF/, ''), {
    header: true,
    delimiter: ',',
    skipEmptyLines: true,
  });
  const fields: readonly TableField[] = TABLES[name].fields;
  const lacks = fields.filter((field) => !LATER.includes(field) && !meta.fields?.includes(field.name));
  if (lacks.length > 0)
    throw new UsageError(`${name}.csv has no column ${lacks.map((field) => field.name).join(', ')}`);
  return data.map((row) =>
    Object.fromEntries(
      fields.map(({ name: column, type }) => {
        const cell = row[column] ?? '';
        return [column, type === 'number' || type === 'integer' ? cell : undefused(cell)];
      }),
    ),
  );
}

/** The cells of a row that have something in them, of some columns. */
function filled(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.flatMap((column) => (row[column] ? [[column, row[column]]] : [])));
}

/** Reads rows by a schema, and tells what is wrong with those that do not fit. */
class Reader {
  readonly #world: World;
  isBroken = false;

  constructor(world: World) {
    this.#world = world;
  }

  read<T>(file: string, schema: z.ZodType<T>, values: readonly unknown[]): T[] {
    return values.flatMap((value, i) => {
      const result = schema.safeParse(value);
      if (result.success) return [result.data];
      for (const { path, message } of issuesOf(result.error))
        this.say(`${file}: row ${i + 2}, ${path}: ${message}`);
      return [];
    });
  }

  say(line: string): void {
    this.isBroken = true;
    this.#world.stderr.write(`${line}\n`);
  }
}

const headSchema = seriesSchema.transform(({ observations: _, ...head }) => head);

/** The tables of a folder; undefined, with each issue told, if one of them cannot be read. */
export async function readExportedTables(world: World, folder: string): Promise<ToImport | undefined> {
  const [sources, series, observations] = await Promise.all([
    rowsOf(folder, 'sources'),
    rowsOf(folder, 'series'),
    rowsOf(folder, 'observations'),
  ]);
  const reader = new Reader(world);
  const sourceColumns = [
    'id',
    'title',
    'publisher',
    'url',
    'publishedOn',
    'retrievedOn',
    'sha256',
    'licence',
    'quote',
  ];
  const headColumns = ['id', 'title', 'measure', 'unit', 'place', 'definition', 'frequency'];
  const toImport = {
    sources: reader.read(
      'sources.csv',
      sourceSchema,
      sources.map((row) => filled(row, sourceColumns)),
    ),
    series: reader.read(
      'series.csv',
      headSchema,
      series.map((row) => ({ ...filled(row, headColumns), observations: [] })),
    ),
    figures: figuresOf(reader, observations),
    archives: archivesOf(reader, sources),
    from: 'bundle' as const,
  };
  return reader.isBroken ? undefined : toImport;
}

/** Where sources are kept beside their own addresses. */
function archivesOf(reader: Reader, rows: readonly Row[]): Archive[] {
  return rows.flatMap((row, i) => {
    const typed = row['archivedUrl'] ?? '';
    if (typed === '') return [];
    const read = archivedAddress(typed);
    if ('url' in read) return [{ source: row['id'] ?? '', url: read.url }];
    reader.say(`sources.csv: row ${i + 2}, archivedUrl: ${read.fault}`);
    return [];
  });
}

const recipeRow: z.ZodType<ExportedRecipe, unknown> = z
  .object({ id: z.string(), version: z.coerce.number().int().min(1), recipe: z.string() })
  .transform(({ recipe, ...row }, context) => {
    const read = readRecipe(jsonIn(recipe));
    if (read.ok && read.recipe.id === row.id) return { ...row, recipe: read.recipe };
    const [fault] = read.ok ? [{ path: 'id', message: 'is another than that of the row' }] : read.faults;
    context.addIssue({ code: 'custom', path: ['recipe'], message: `${fault?.path}: ${fault?.message}` });
    return z.NEVER;
  });

const nextReleaseRow: z.ZodType<ExportedNextRelease, unknown> = z.object({
  series: z.string(),
  expected: z
    .string()
    .refine((text) => text === '' || expectedOf(text) !== undefined, 'is no day and no month')
    .default(''),
});

const wordPairRow: z.ZodType<PairToAdd, unknown> = z.object({
  one: line,
  other: line,
  stand: z.enum(['one', 'never']),
  reason: line,
});

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The recipes, the next releases and the pairs of words of a folder; empty if it has none, as one that was written before there were any, and
 * undefined, with each issue told, if one of them cannot be read.
 */
export async function readExportedImports(
  world: World,
  folder: string,
): Promise<ExportedImports | undefined> {
  const reader = new Reader(world);
  const read = async <T>(
    name: 'recipes' | 'next-releases' | 'word-pairs',
    schema: z.ZodType<T>,
    columns: string[],
  ) => {
    if (!existsSync(join(folder, `${name}.csv`))) return [];
    const rows = (await rowsOf(folder, name)).map((row) => filled(row, columns));
    return reader.read(`${name}.csv`, schema, rows);
  };
  const recipes = await read('recipes', recipeRow, ['id', 'version', 'recipe']);
  const nextReleases = await read('next-releases', nextReleaseRow, ['series', 'expected']);
  const wordPairs = await read('word-pairs', wordPairRow, ['one', 'other', 'stand', 'reason']);
  return reader.isBroken ? undefined : { recipes, nextReleases, wordPairs };
}

/**
 * The tables of people and parties of a folder; `none` if it has none, as one that was written before there were any, and
 * undefined, with each issue told, if one of them cannot be read.
 */
export async function readExportedPeople(
  world: World,
  folder: string,
): Promise<PeopleRows | 'none' | undefined> {
  if (!existsSync(join(folder, 'people.csv'))) return 'none';
  const reader = new Reader(world);
  const read = async <T>(name: PeopleTable, schema: z.ZodType<T>) => {
    const columns = PEOPLE_TABLES[name].fields.map((field) => field.name);
    const rows = (await rowsOf(folder, name)).map((row) => filled(row, columns));
    return reader.read(`${name}.csv`, schema, rows);
  };
  const rows: PeopleRows = {
    people: await read('people', PEOPLE_ROWS.people),
    'people-names': await read('people-names', PEOPLE_ROWS['people-names']),
    'people-roles': await read('people-roles', PEOPLE_ROWS['people-roles']),
    'people-parties': await read('people-parties', PEOPLE_ROWS['people-parties']),
    parties: await read('parties', PEOPLE_ROWS.parties),
    'party-names': await read('party-names', PEOPLE_ROWS['party-names']),
  };
  return reader.isBroken ? undefined : rows;
}

function figuresOf(reader: Reader, rows: readonly Row[]): ImportedFigure[] {
  const read = reader.read(
    'observations.csv',
    observationSchema,
    rows.map((row) => {
      const cell = precisionCell(row['precision'] ?? '');
      const precision =
        typeof cell === 'object' && 'low' in cell ? { interval: [cell.low, cell.high] } : cell;
      return {
        ...filled(row, ['at', 'value', 'status', 'publishedOn', 'source']),
        ...(precision === undefined ? {} : { precision }),
      };
    }),
  );
  if (reader.isBroken) return [];
  const byId = new Map(rows.map((row, i) => [row['id'] ?? '', read[i]]));
  return rows.flatMap((row, i): ImportedFigure[] => {
    const observation = read[i];
    const corrects = row['corrects'] ?? '';
    const corrected = byId.get(corrects);
    if (observation === undefined) return [];
    if (corrects === '') return [{ series: row['series'] ?? '', observation }];
    if (corrected !== undefined) return [{ series: row['series'] ?? '', observation, corrects: corrected }];
    reader.say(`observations.csv: row ${i + 2} corrects row ${corrects}, which is not in the file`);
    return [];
  });
}
