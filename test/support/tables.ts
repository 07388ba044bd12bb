/** The files of statistical offices that the importer is tried on, and the cases that say what must come of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ReadOptions, readFile } from '../../claims/workbook/read.ts';
import {
  type Cell,
  COMMAND_LIMITS,
  columnNumber,
  type Sheet,
  type Table,
} from '../../claims/workbook/table.ts';
import { ROOT } from './servers.ts';

const FOLDER = join(ROOT, 'test/tables');

/** The bytes of a file of `test/tables/`. */
export const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(FOLDER, name)));

/** The names of the files, without those of the folders. */
export const FILES = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isFile() && !/^README\.md$|^traps\.json$/.test(entry.name))
  .map(({ name }) => name)
  .sort();

const READ = new Map<string, Table>();

/** The table of a file of `test/tables/`, read with the limits of the command line; once, if nothing else is asked for. */
export function tableOf(name: string, options?: Partial<ReadOptions>): Table {
  const known = options === undefined ? READ.get(name) : undefined;
  if (known !== undefined) return known;
  const table = readFile(bytesOf(name), { limits: COMMAND_LIMITS, ...options });
  if (options === undefined) READ.set(name, table);
  return table;
}

/** The table of a text. */
export const tableOfText = (text: string, options: Partial<ReadOptions> = {}): Table =>
  readFile(new TextEncoder().encode(text), { limits: COMMAND_LIMITS, ...options });

/** A sheet by its name, or the only one. */
export function sheetNamed(table: Table, name?: string): Sheet {
  const found = name === undefined ? table.sheets[0] : table.sheets.find((sheet) => sheet.name === name);
  if (found === undefined) throw new Error(`There is no sheet ${name}.`);
  return found;
}

/** A cell by its address, `A1` or `Sheet!A1`; undefined if it is empty. */
export function cellAt(table: Table, address: string): Cell | undefined {
  const [, name, letters = '', number] = /^(?:(.*)[!])?([A-Z]+)(\d+)$/.exec(address) ?? [];
  const row = sheetNamed(table, name).rows.find((candidate) => candidate.number === Number(number));
  const cell = row?.cells[columnNumber(letters) ?? -1];
  return cell === undefined || (cell.kind === 'empty' && cell.noValue === undefined) ? undefined : cell;
}

/** The rows of a sheet as what they show. */
export const shownRows = (sheet: Sheet): (readonly (number | string)[])[] =>
  sheet.rows.map(({ number, cells }) => [number, ...Array.from(cells, (cell) => cell?.shown ?? '')]);

/** A case of `test/tables/cases/`, as far as readers of files are concerned. */
export interface TableCase {
  case: string;
  file: string;
  expect: {
    table?: {
      sheets?: readonly string[];
      rows?: number;
      cells?: readonly (Partial<Cell> & { cell: string })[];
      hidden?: { sheets: readonly string[]; rows: readonly string[]; columns: readonly string[] };
      errors?: readonly string[];
      formulasWithoutValue?: readonly string[];
      columns?: readonly string[];
      spot?: readonly Readonly<Record<string, string>>[];
    };
  };
}

/** All cases, in the order of their names. */
export const TABLE_CASES = readdirSync(join(FOLDER, 'cases'))
  .sort()
  .map((name) => JSON.parse(readFileSync(join(FOLDER, 'cases', name), 'utf8')) as TableCase);
