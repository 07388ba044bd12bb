/** Tables of text: CSV, TSV, SDMX-CSV. Cells are texts, as they are written. */
import { Counter, EMPTY, rowOf, sheetOf } from './cells.ts';
import { delimiterOf } from './delimiter.ts';
import { packedColumns } from './eurostat.ts';
import { recordsOf } from './records.ts';
import { isSdmxHead, sdmxRows } from './sdmx-csv.ts';
import type { Cell, Format, Limits, Row, Table } from './table.ts';

/** The cell of a text. White space at its ends is kept; a text that is nothing is the empty cell. */
function textCell(shown: string): Cell {
  return shown === '' ? EMPTY : { shown, kind: 'text' };
}

/** Rows of a text: the records that are not blank, with their numbers, blank ones counted. */
function rowsOf(text: string, delimiter: string, limits: Limits): Row[] {
  const counter = new Counter(limits);
  const rows: Row[] = [];
  let number = 0;
  for (const cells of recordsOf(text, delimiter)) {
    number += 1;
    const row = rowOf(number, cells.map(textCell), counter);
    if (row !== undefined) rows.push(row);
  }
  return rows;
}

/**
 * Reads a table of text: as the format that is asked for, or as what its head says. Throws `UnreadableFile` beyond a limit.
 */
export function readText(
  text: string,
  options: { format?: Format | undefined; delimiter?: string | undefined; limits: Limits },
): Omit<Table, 'encoding'> {
  const delimiter = options.delimiter ?? (options.format === 'tsv' ? '\t' : delimiterOf(text));
  const rows = rowsOf(text, delimiter, options.limits);
  const isSdmx =
    options.format === 'sdmx-csv' || (options.format === undefined && isSdmxHead(rows[0]?.cells ?? []));
  if (isSdmx) return { format: 'sdmx-csv', sheets: [sheetOf('', sdmxRows(rows))] };
  const format = options.format ?? (delimiter === '\t' ? 'tsv' : 'csv');
  return { format, sheets: [sheetOf('', delimiter === '\t' ? packedColumns(rows) : rows)] };
}
