/** A table as a text holds it: rows of cells, with its line of names if it has one. Reading decides nothing. */
import { readMoment } from '../reading/number-words.ts';
import { recordsOf } from '../workbook/records.ts';

/** A row of a table. */
export interface TableRow {
  /** Its number in the text, from 1; blank lines are counted. */
  number: number;
  cells: readonly string[];
}

export interface Table {
  /** The names in its first line, or undefined if that is a line like the others. */
  heads: readonly string[] | undefined;
  rows: readonly TableRow[];
  /** How many columns it has. */
  width: number;
}

const PLACES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

/** A column, called by its name, or by its place if it has none. */
export function columnName({ heads }: Table, column: number): string {
  const head = heads?.[column] ?? '';
  if (head !== '') return `the column “${[...head].slice(0, 60).join('')}”`;
  const place = PLACES[column];
  const called = place === undefined ? `column ${column + 1}` : `the ${place} column`;
  return heads === undefined ? called : `${called} (without a name)`;
}

/** What a column of a row holds; empty if the row is shorter. */
export function cellOf(row: TableRow, column: number): string {
  return row.cells[column] ?? '';
}

/** What a column holds, row by row. */
export function columnCells({ rows }: Table, column: number): string[] {
  return rows.map((row) => cellOf(row, column));
}

const DELIMITERS = ['\t', ';', ','] as const;

function rowsBy(text: string, delimiter: string): string[][] {
  return [...recordsOf(text, delimiter)];
}

/** The delimiter that gives the first lines most columns; a tab before a semicolon before a comma. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const widths = DELIMITERS.map((delimiter) => rowsBy(head, delimiter)[0]?.length ?? 0);
  // A comma within figures is no delimiter beside a tab or a semicolon.
  const strong = DELIMITERS.find((delimiter, i) => delimiter !== ',' && (widths[i] ?? 0) > 1);
  return strong ?? ',';
}

/** The longest cell that is a time or a number. */
const MAX_VALUE = 100;

/** The most columns of a table that is read. */
export const MAX_COLUMNS = 200;

/** Whether a cell is a time or a number, which no name of a column is. */
function isValue(cell: string): boolean {
  if (cell === '' || cell.length > MAX_VALUE) return false;
  return readMoment(cell, '2000-01-01').ok || /^[-+−£$€]?\s*[\d.,\s]*\d\s*%?$/.test(cell);
}

/** Reads a table of tabs, semicolons or commas. Its first line has the names if no cell of it is a time or a number. */
export function parseTable(text: string): Table {
  const plain = text.replace(/^\uFEFF/, '');
  const rows = rowsBy(plain, delimiterOf(plain))
    .map((cells, i): TableRow => ({ number: i + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const first = rows[0]?.cells ?? [];
  // A wider table is refused; to look at each of its names would take seconds.
  const isHead = first.length > 0 && !first.slice(0, MAX_COLUMNS).some(isValue);
  return {
    heads: isHead ? first.map((head) => head.replace(/\s+/g, ' ')) : undefined,
    rows: isHead ? rows.slice(1) : rows,
    width: rows.reduce((most, { cells }) => Math.max(most, cells.length), 0),
  };
}
