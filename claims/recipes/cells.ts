/** Cells and rows of a sheet: their texts, and where they stand. */
import {
  type Cell,
  columnLetters,
  columnNumber,
  type Row,
  type Sheet,
  type Table,
} from '../workbook/table.ts';

/** Text with its white space folded, and none at its ends. */
export function folded(text: string): string {
  const trimmed = text.trim();
  return /\s\s|[^\S ]/.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
}

/** The text that a person sees in a cell of a row, without white space at its ends. */
export function textAt(row: Row, column: number): string {
  return row.cells[column]?.shown.trim() ?? '';
}

/** Whether nothing is seen in a cell. */
export function isEmpty(cell: Cell | undefined): boolean {
  return cell === undefined || cell.shown === '' || cell.shown.trim() === '';
}

/** The address of a cell in its file, with what stands before those of its sheet. */
export function addressOf({ prefix }: { prefix: string }, row: Row, column: number): string {
  return `${prefix}${row.cells[column]?.at ?? `${columnLetters(column)}${row.number}`}`;
}

/** What stands before the addresses of a sheet's cells: "Table_1!", or nothing where a file has no sheets. */
export function prefixOf({ name }: Sheet): string {
  return name === '' ? '' : `${name}!`;
}

/** A cell by its address in the file: "E4" of the given sheet, or "Index!E4"; undefined if nothing stands there. */
export function cellAt(table: Table, sheet: Sheet, address: string): Cell | undefined {
  const mark = address.lastIndexOf('!');
  const name = address.slice(0, Math.max(mark, 0)).trim();
  const place = address.slice(mark + 1);
  const rows = (mark < 0 ? sheet : table.sheets.find((other) => other.name.trim() === name))?.rows ?? [];
  const [, letters = '', number = ''] = /^([A-Z]+)(\d+)$/.exec(place) ?? [];
  const row = rows.find((one) => one.number === Number(number));
  const direct = row?.cells[columnNumber(letters) ?? -1];
  if (direct !== undefined && direct.at === undefined && !isEmpty(direct)) return direct;
  // Cells that were split from another one, or have a key for an address.
  for (const { cells } of letters === '' ? rows : row === undefined ? [] : [row])
    for (const cell of cells) if (cell.at === place && !isEmpty(cell)) return cell;
  return undefined;
}
