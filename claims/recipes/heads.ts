/** What columns are called: one head or several above each other, and the fingerprint by which a changed head is seen. */
import { type Cell, columnLetters, type Row, type Sheet } from '../workbook/table.ts';
import { folded } from './cells.ts';
import type { Recipe } from './recipe.ts';

/** A column of a sheet. */
export interface Head {
  /** Its place in the rows, from 0. */
  index: number;
  /** Its letters in the file. */
  letters: string;
  /** Its name: its head cells from top to bottom; empty if it has none. */
  name: string;
  /** Its last head cell, which holds the time where times are heads. */
  last: string;
  /** The head cell itself, for the date behind its text. */
  cell: Cell | undefined;
  /** Whether anything stands in it, its head included: what holds nothing is no column. */
  exists: boolean;
}

/** The formats whose first row is their head by rule. */
const HEADED = new Set(['sdmx-csv', 'sdmx-json', 'json-stat']);

/** The names of columns that a recipe uses. */
function namesUsed({ time, value, series }: Recipe): string[] {
  const times = typeof time.column === 'string' ? [time.column] : (time.column ?? time.columns ?? []);
  return [...times, ...(value.column === undefined ? [] : [value.column]), ...(series.by ?? [])].map(folded);
}

/**
 * The first and the last row of the head; undefined for a file without one. A recipe that does not say has its head in the first
 * row, unless the columns that it names do not stand there and it gives them names of its own or calls them by their letters.
 */
export function headRows(sheet: Sheet, recipe: Recipe): [number, number] | undefined {
  const { header, format, columns } = recipe.file;
  if (header === null) return undefined;
  if (header !== undefined) return header;
  const [first] = sheet.rows;
  if (first === undefined) return undefined;
  const own: [number, number] = [first.number, first.number];
  if (HEADED.has(format)) return own;
  const heads = new Set(first.cells.map(({ shown }) => folded(shown)));
  const given = new Set(Object.values(columns ?? {}).map(folded));
  const used = namesUsed(recipe);
  const isHeadless =
    used.length > 0 &&
    used.every((name) => !heads.has(name) && (given.has(name) || /^[A-Z]{1,3}$/.test(name)));
  return isHeadless ? undefined : own;
}

/** The texts of a column in the rows of the head, from top to bottom: none that is empty, none that repeats the one above. */
function partsOf(rows: readonly Row[], column: number): string[] {
  const parts: string[] = [];
  for (const row of rows) {
    const text = folded(row.cells[column]?.shown ?? '');
    if (text !== '' && text !== parts[parts.length - 1]) parts.push(text);
  }
  return parts;
}

/** Whether a cell only repeats the one to its left, with which it is merged. */
function isSpread(row: Row, column: number): boolean {
  const cell = row.cells[column];
  return cell?.merged === true && column > 0 && row.cells[column - 1]?.shown === cell.shown;
}

/** The columns in which something of their own stands in some row. */
function filledColumns(rows: readonly Row[], width: number): boolean[] {
  const filled = new Array<boolean>(width).fill(false);
  for (const row of rows)
    for (let i = 0; i < row.cells.length; i += 1)
      if (filled[i] === false && (row.cells[i]?.shown ?? '').trim() !== '' && !isSpread(row, i))
        filled[i] = true;
  return filled;
}

/** The columns of a sheet with their names. `rows` are those of its data. */
export function columnsOf(
  sheet: Sheet,
  { file }: Recipe,
  header: [number, number] | undefined,
  rows: readonly Row[],
): Head[] {
  const above =
    header === undefined ? [] : sheet.rows.filter(({ number }) => number >= header[0] && number <= header[1]);
  const filled = filledColumns(rows, sheet.width);
  const parts = filled.map((_, column) => partsOf(above, column));
  const counts = new Map<string, number>();
  for (const name of parts.map((texts) => texts.join(' / '))) counts.set(name, (counts.get(name) ?? 0) + 1);
  return filled.map((isFilled, index): Head => {
    const texts = parts[index] ?? [];
    const cells = above.map((row) => row.cells[index]);
    const cell = cells.findLast((one) => one !== undefined && one.shown.trim() !== '');
    const letters = cell?.at === undefined ? columnLetters(index) : cell.at.replace(/\d+$/, '');
    const own = texts.join(' / ');
    // A name of the recipe stands where the file has none, or the same one twice: a head that is there is never painted over.
    const given = own === '' || (counts.get(own) ?? 0) > 1 ? file.columns?.[letters] : undefined;
    const name = given === undefined ? own : folded(given);
    const last = given === undefined ? (texts[texts.length - 1] ?? '') : name;
    // A head that is spread over an empty column beside its own is none of that column.
    const isOwn =
      name !== '' &&
      above.some((row) => (row.cells[index]?.shown ?? '').trim() !== '' && !isSpread(row, index));
    return { index, letters, name, last, cell, exists: isFilled || isOwn || given !== undefined };
  });
}

/** The places of the columns of a name; one without a name is called by its letters. */
export function columnsCalled(heads: readonly Head[], name: string): number[] {
  const plain = folded(name);
  const called = heads.filter((head) => head.exists && head.name === plain);
  const found =
    called.length > 0
      ? called
      : heads.filter((head) => head.exists && head.name === '' && head.letters === plain);
  return found.map(({ index }) => index);
}

/** A list of names without those that repeat the one before them: how many times a file holds is no change of its head. */
function withoutRepeats(names: readonly string[]): string[] {
  return names.filter((name, i) => !(name.includes('{time}') && name === names[i - 1]));
}

/** What tells a head from another: the names of the columns, each time in them written `{time}`. */
export function fingerprintOf(heads: readonly Head[], withoutTimes: (name: string) => string): string[] {
  return withoutRepeats(heads.filter(({ exists }) => exists).map(({ name }) => withoutTimes(name)));
}

/** Where two heads differ first: what stands there in each; undefined if they are the same. */
export function headDifference(
  was: readonly string[],
  is: readonly string[],
): { place: number; was: string | undefined; is: string | undefined } | undefined {
  const before = withoutRepeats(was.map(folded));
  const length = Math.max(before.length, is.length);
  for (let place = 0; place < length; place += 1)
    if (before[place] !== is[place]) return { place, was: before[place], is: is[place] };
  return undefined;
}
