/**
 * The fields of the evidence editor: their names, the rows that they form, and how a table pasted from a spreadsheet
 * fills them. evidence-rows.ts reads them.
 */
import Papa from 'papaparse';
import type { Observation } from '../evidence/series.ts';
import { COLUMNS, type Column, columnNamed, precisionCell } from '../exchange/columns.ts';
import { idsTried } from './free-id.ts';
import { precisionFields, shownDate, shownMoment, type TypedFields, typedIn } from './typed-fields.ts';

/** The fields of a row, in order. */
export const ROW_FIELDS = [
  'at',
  'value',
  'nearest',
  'low',
  'high',
  'status',
  'publishedOn',
  'source',
] as const;

export type RowField = (typeof ROW_FIELDS)[number];

/** How many rows a form begins with, and how many more it gets at a time. */
export const ROWS_AT_A_TIME = 5;

/** The most rows that a form takes. */
export const MAX_ROWS = 200;

/** The field to paste tables into. */
export const PASTE = 'paste';

/** The name of a row's field: `rows.3.value`. */
export function rowField(row: number, field: RowField): string {
  return `rows.${row}.${field}`;
}

const ROW = /^rows\.(0|[1-9]\d{0,2})\.[a-zA-Z]+$/;

/** The row that a field belongs to; undefined for any other field. */
export function rowOf(name: string): number | undefined {
  const match = ROW.exec(name);
  const row = match === null ? undefined : Number(match[1]);
  return row === undefined || row >= MAX_ROWS ? undefined : row;
}

/** How many rows a form has. */
export function rowCount(fields: TypedFields): number {
  return Object.keys(fields).reduce((most, name) => Math.max(most, (rowOf(name) ?? -1) + 1), 0);
}

/** Whether nothing was typed into a row; its status does not count, since one is always chosen. */
export function isEmptyRow(fields: TypedFields, row: number): boolean {
  return ROW_FIELDS.every((name) => name === 'status' || typedIn(fields, rowField(row, name)).trim() === '');
}

/** The form with some more empty rows, up to `MAX_ROWS`. */
export function withMoreRows(fields: TypedFields, more = ROWS_AT_A_TIME): Record<string, string> {
  const now = rowCount(fields);
  const rows = Math.min(MAX_ROWS, now + more);
  return rows <= now ? { ...fields } : { ...fields, [rowField(rows - 1, 'at')]: '' };
}

/** A figure as the fields of a row, which reads back as the same figure. */
export function rowFields(row: number, o: Observation): Record<string, string> {
  const fields: Partial<Record<RowField, string>> = {
    at: shownMoment(o.at),
    value: o.value,
    ...(o.precision === 'exact' ? {} : precisionFields(o.precision)),
    status: o.status ?? 'final',
    publishedOn: shownDate(o.publishedOn),
    source: o.source,
  };
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [rowField(row, name as RowField), text]),
  );
}

/** The sources to look up before a form is read: those named by id or title, and those with an id that a new one may get. */
export function sourcesToLookUp(fields: TypedFields): { ids: string[]; titles: string[] } {
  const typed = Object.keys(fields)
    .filter((name) => name === 'source.id' || (rowOf(name) !== undefined && name.endsWith('.source')))
    .map((name) => typedIn(fields, name).trim())
    .filter((text) => text !== '');
  const title = typedIn(fields, 'source.title').trim();
  const ids = [...typed, ...(title === '' ? [] : idsTried(title, 'source'))];
  return { ids: [...new Set(ids)], titles: [...new Set(typed)] };
}

/** A cell of precision as the fields of a row; a row is exact if nothing says otherwise. */
function cellFields(text: string): Partial<Record<RowField, string>> {
  const cell = precisionCell(text);
  return cell === undefined || cell === 'exact' ? {} : cell;
}

/** The cells of a pasted table, line by line, separated by tabs; without any tab by semicolons, or else by commas. */
function pastedLines(text: string): string[][] {
  const delimiter = text.includes('\t') ? '\t' : text.includes(';') ? ';' : ',';
  return Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter, skipEmptyLines: 'greedy' }).data;
}

/** A pasted table: its first line, if that names columns, its columns and its lines of figures. */
interface PastedTable {
  header: readonly string[] | undefined;
  columns: readonly (Column | undefined)[];
  lines: readonly (readonly string[])[];
}

/** Reads a pasted table. Without a line of names, its columns are those of `COLUMNS`, in that order. */
function pastedTable(text: string): PastedTable {
  const all = pastedLines(text);
  const header = all[0] ?? [];
  const named = header.map(columnNamed);
  return named.includes('at') && named.includes('value')
    ? { header, columns: named, lines: all.slice(1) }
    : { header: undefined, columns: COLUMNS.map(({ name }) => name), lines: all };
}

/** A line of a pasted table as the fields of a row, exactly as they were pasted. */
function pastedRow(
  columns: PastedTable['columns'],
  cells: readonly string[],
): Readonly<Record<RowField, string>> {
  const cell = (column: Column) => cells[columns.indexOf(column)]?.trim() ?? '';
  return {
    at: cell('at'),
    value: cell('value'),
    nearest: '',
    low: '',
    high: '',
    ...cellFields(cell('precision')),
    status: cell('status').toLowerCase() || 'final',
    publishedOn: cell('publishedOn'),
    source: cell('source'),
  };
}

/** A form after a paste. */
export interface Pasted {
  fields: Record<string, string>;
  /** How many lines went into rows. */
  placed: number;
  /** How many lines found no row; they stay in the field. */
  left: number;
}

/**
 * The form with the pasted lines as rows, after those that were typed. Nothing is checked here: a cell that is no date
 * or figure goes into its row as it was pasted, and is refused when the row is read.
 */
export function withPasted(fields: TypedFields): Pasted {
  const { header, columns, lines } = pastedTable(typedIn(fields, PASTE));
  let first = rowCount(fields);
  while (first > 0 && isEmptyRow(fields, first - 1)) first -= 1;
  const placed = lines.slice(0, Math.max(0, MAX_ROWS - first));
  const left = lines.slice(placed.length);
  const filled: Record<string, string> = {};
  for (const [i, cells] of placed.entries()) {
    const row = pastedRow(columns, cells);
    for (const name of ROW_FIELDS) filled[rowField(first + i, name)] = row[name];
  }
  const rest = Papa.unparse(header === undefined ? [...left] : [header, ...left], {
    delimiter: '\t',
    newline: '\n',
  });
  return {
    fields: { ...fields, ...filled, [PASTE]: left.length === 0 ? '' : rest },
    placed: placed.length,
    left: left.length,
  };
}
