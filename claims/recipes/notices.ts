/** What is said of a table before any recipe reads it: its encoding, what is hidden, errors, formulas without a value. */
import { fewOf, quoted } from '../tables/finding.ts';
import { columnLetters, type Sheet, type Table } from '../workbook/table.ts';
import { addressOf, prefixOf } from './cells.ts';
import { askStored, isOtherThanShown } from './figure-guards.ts';
import { Found, MOST_NAMED, someOf } from './found.ts';
import type { Warning } from './plan-shape.ts';
import { ENGLISH, Reader } from './values.ts';

/** Says that an encoding was guessed. */
export function tellEncoding({ encoding }: Table, found: Found): void {
  if (encoding?.isGuess !== true) return;
  found.add({
    code: 'encoding',
    where: [encoding.name],
    message: `The file does not say its encoding and was read as ${encoding.name}, which is a guess: look at letters with accents and at signs of money.`,
  });
}

/** Some cells of many. */
class Cells {
  readonly first: string[] = [];
  count = 0;

  add(cell: string): void {
    this.count += 1;
    if (this.first.length < MOST_NAMED) this.first.push(cell);
  }
}

/** Says which cells of sheets hold errors, and which formulas have no value. */
export function tellCells(sheets: readonly Sheet[], found: Found): void {
  const [errors, formulas] = [new Cells(), new Cells()];
  let example = '';
  for (const sheet of sheets) {
    const prefix = prefixOf(sheet);
    for (const row of sheet.rows)
      for (const [column, cell] of row.cells.entries()) {
        if (cell.kind === 'error') {
          errors.add(addressOf({ prefix }, row, column));
          example ||= cell.shown;
        }
        if (cell.noValue === true) formulas.add(addressOf({ prefix }, row, column));
      }
  }
  if (errors.count > 0)
    found.add({
      code: 'error-cells',
      where: errors.first,
      count: errors.count,
      message: `${errors.count === 1 ? 'A cell holds' : `${errors.count} cells hold`} an error of the file, such as ${quoted(example)}: ${someOf(errors.first, errors.count, 6)}.`,
    });
  if (formulas.count > 0)
    found.add({
      code: 'formula-no-value',
      where: formulas.first,
      count: formulas.count,
      message: `${formulas.count === 1 ? 'A formula has' : `${formulas.count} formulas have`} no value in the file and count as empty: ${someOf(formulas.first, formulas.count, 6)}. Save the file again in the program that it was made with.`,
    });
}

/** Says which of some sheets are hidden. */
export function tellHiddenSheets(sheets: readonly Sheet[], found: Found): void {
  const hidden = sheets.filter((sheet) => sheet.hidden === true).map(({ name }) => name);
  if (hidden.length === 0) return;
  found.add({
    code: 'hidden-sheets',
    where: hidden,
    message: `${hidden.length === 1 ? 'The sheet' : 'The sheets'} ${fewOf(hidden.map(quoted), 6)} ${hidden.length === 1 ? 'is' : 'are'} hidden in the file.`,
  });
}

function tellHidden(sheets: readonly Sheet[], found: Found): void {
  const rows = sheets.flatMap((sheet) =>
    sheet.rows.filter(({ hidden }) => hidden === true).map(({ number }) => `${prefixOf(sheet)}${number}`),
  );
  const columns = sheets.flatMap((sheet) =>
    sheet.hiddenColumns.map((letters) => `${prefixOf(sheet)}${letters}`),
  );
  if (rows.length > 0)
    found.add({
      code: 'hidden-rows',
      level: 'said',
      where: rows,
      message: `${rows.length === 1 ? 'A row is' : `${rows.length} rows are`} hidden in the file: ${fewOf(rows, 6)}.`,
    });
  if (columns.length > 0)
    found.add({
      code: 'hidden-columns',
      where: columns,
      message: `${columns.length === 1 ? 'A column is' : `${columns.length} columns are`} hidden in the file: ${fewOf(columns, 6)}.`,
    });
}

function tellFormats(sheets: readonly Sheet[], found: Found): void {
  const english = new Reader(ENGLISH);
  const others = sheets.flatMap((sheet) =>
    sheet.rows.flatMap((row) =>
      row.cells.flatMap((cell, column) => {
        if (cell.stored === undefined || (cell.kind !== 'number' && cell.kind !== 'percent')) return [];
        const { value } = english.read(cell.shown, cell.kind);
        const address = `${prefixOf(sheet)}${cell.at ?? `${columnLetters(column)}${row.number}`}`;
        return value !== undefined && isOtherThanShown(value, cell.stored, cell.kind)
          ? [{ shown: cell.shown.trim(), held: cell.stored, cell: address }]
          : [];
      }),
    ),
  );
  if (others.length > 0) askStored(others, found);
}

/** What is said of a table by itself, of all of its sheets. */
export function tableNotices(table: Table): Warning[] {
  const found = new Found({});
  tellEncoding(table, found);
  tellHiddenSheets(table.sheets, found);
  tellHidden(table.sheets, found);
  tellCells(table.sheets, found);
  tellFormats(table.sheets, found);
  return found.warnings;
}
