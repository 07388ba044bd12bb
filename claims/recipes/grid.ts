/** The part of a sheet that a recipe names: its columns with their names, its rows of data, and the addresses of its cells. */
import { fewOf, quoted } from '../tables/finding.ts';
import { type Cell, columnLetters, type Row, type Sheet, type Table } from '../workbook/table.ts';
import { folded, isEmpty, prefixOf } from './cells.ts';
import type { Found } from './found.ts';
import { columnsOf, type Head, headRows } from './heads.ts';
import { isMatch } from './patterns.ts';
import type { Recipe } from './recipe.ts';

/** A sheet as a recipe reads it. */
export interface Grid {
  sheet: Sheet;
  /** What stands before the addresses of its cells: "Table_1!", or nothing where a file has no sheets. */
  prefix: string;
  /** Its columns from A, as its head calls them. */
  heads: readonly Head[];
  /** The rows of data, without those that are passed over. */
  rows: readonly Row[];
}

/** The sheet that a recipe names, or else the first that is not hidden; undefined, and found, if there is none. */
export function sheetOf(table: Table, { file }: Recipe, found: Found): Sheet | undefined {
  const { sheet: name } = file;
  const sheet =
    name === undefined
      ? (table.sheets.find(({ hidden }) => hidden !== true) ?? table.sheets[0])
      : table.sheets.find((other) => other.name.trim() === name.trim());
  if (sheet === undefined) {
    const names = table.sheets.map((other) => quoted(other.name));
    const has = names.length === 0 ? 'has none' : `has ${fewOf(names, 12)}`;
    found.add({
      code: 'header-changed',
      where: name === undefined ? [] : [name],
      message: `The file has no sheet ${name === undefined ? 'at all' : quoted(name)}: it ${has}. Say which sheet the recipe reads.`,
    });
  }
  return sheet;
}

/** The text of a row that `until` is held against: that of its first filled cell. */
function firstText(row: Row): string {
  const cell = row.cells.find((one) => !isEmpty(one));
  return cell === undefined ? '' : folded(cell.shown);
}

/** The rows of data: from the row under the head to the one where the table ends. */
function dataRows(sheet: Sheet, { file }: Recipe, lastHead: number): Row[] {
  const { from = lastHead + 1, until } = file;
  const rows: Row[] = [];
  for (const row of sheet.rows) {
    if (row.number < from) continue;
    if (until !== undefined && isMatch(until, firstText(row))) break;
    rows.push(row);
  }
  return rows;
}

/** Rows in which an empty cell of a column that is filled holds what stands above it. */
function filledRows(rows: readonly Row[], columns: readonly number[]): readonly Row[] {
  if (columns.length === 0) return rows;
  const above = new Map<number, Cell>();
  return rows.map((row) => {
    const cells = [...row.cells];
    for (const column of columns) {
      const cell = cells[column];
      if (cell !== undefined && !isEmpty(cell)) above.set(column, cell);
      else {
        while (cells.length < column) cells.push({ shown: '', kind: 'empty' });
        const { at, ...held } = above.get(column) ?? { shown: '', kind: 'empty' as const };
        cells[column] = held;
      }
    }
    return { ...row, cells };
  });
}

/** Whether hidden rows are read: as the recipe says, or as was answered; until then they are. */
function hiddenRows(
  rows: readonly Row[],
  grid: { prefix: string },
  recipe: Recipe,
  found: Found,
): readonly Row[] {
  const hidden = rows.filter((row) => row.hidden === true && row.cells.some((cell) => !isEmpty(cell)));
  if (hidden.length === 0) return rows;
  const numbers = hidden.map(({ number }) => `${grid.prefix}${number}`);
  const what = `${hidden.length} of the ${rows.length} rows ${hidden.length === 1 ? 'is' : 'are'} hidden in the file (${fewOf(numbers, 6)})`;
  const rule = recipe.file.hidden ?? 'ask';
  let how: string = rule;
  if (rule === 'ask')
    how =
      found.ask({
        code: 'hidden-rows',
        where: numbers,
        message: `${what}: a filter may have left them out of sight, or they are not meant to count. Say whether they are read.`,
        question: {
          name: 'hidden-rows',
          label: 'Hidden rows are',
          choices: [
            { value: 'read', label: 'read like the others' },
            { value: 'skip', label: 'passed over' },
          ],
        },
      }) ?? 'open';
  else
    found.add({
      code: 'hidden-rows',
      level: 'said',
      where: numbers,
      message: `${what}, and ${rule === 'read' ? 'read like the others' : 'passed over'}, as the recipe says.`,
    });
  return how === 'skip' ? rows.filter((row) => row.hidden !== true) : rows;
}

/** Rows without the cells of hidden columns, where the recipe passes over what is hidden. */
function hiddenColumns(
  rows: readonly Row[],
  sheet: Sheet,
  { prefix }: { prefix: string },
  recipe: Recipe,
  found: Found,
) {
  const isHidden = (column: number) => sheet.hiddenColumns.includes(columnLetters(column));
  const hidden = sheet.hiddenColumns.filter((letters) =>
    rows.some((row) => row.cells.some((cell, column) => !isEmpty(cell) && columnLetters(column) === letters)),
  );
  if (hidden.length === 0) return { rows, isSkipped: () => false };
  const isSkip = recipe.file.hidden === 'skip';
  found.add({
    code: 'hidden-columns',
    where: hidden.map((letters) => `${prefix}${letters}`),
    message: `${hidden.length === 1 ? 'A column is' : `${hidden.length} columns are`} hidden in the file (${fewOf(
      hidden.map((letters) => `${prefix}${letters}`),
      6,
    )}) and ${isSkip ? 'passed over, as the recipe says' : 'read like the others'}.`,
  });
  return { rows, isSkipped: isSkip ? isHidden : () => false };
}

/** The letters of a column of the file as its place in the rows. */
function placeOf(heads: readonly Head[], letters: string): number {
  return heads.findIndex((head) => head.letters === letters);
}

/** The part of a sheet that a recipe names. */
export function gridOf(sheet: Sheet, recipe: Recipe, found: Found): Grid {
  const prefix = prefixOf(sheet);
  const header = headRows(sheet, recipe);
  const all = dataRows(sheet, recipe, header?.[1] ?? 0);
  const { isSkipped } = hiddenColumns(all, sheet, { prefix }, recipe, found);
  const named = columnsOf(sheet, recipe, header, all);
  const heads = named.map((head) => (isSkipped(head.index) ? { ...head, name: '', exists: false } : head));
  const fill = (recipe.file.fill ?? [])
    .map((letters) => placeOf(heads, letters))
    .filter((place) => place >= 0);
  const rows = hiddenRows(filledRows(all, fill), { prefix }, recipe, found);
  return { sheet, prefix, heads, rows };
}
