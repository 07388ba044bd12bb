/**
 * SDMX-CSV, versions 1 and 2 (sdmx-csv field guide of the SDMX technical working group): heads and cells may be written
 * `ID: Label`, of which the cell is the id. The separator of values within a cell stands in brackets behind a head.
 */
import type { Cell, Row } from './table.ts';

/** Columns that say which structure a row is of. They hold `id: label` where the other columns do. */
const STRUCTURAL = new Set(['DATAFLOW', 'STRUCTURE_ID']);

/** What is written behind the id of a head: the separator of values within a cell, or that a cell may have several. */
const BRACKETS = /\[[^\]]{0,3}\]$/;

/** An id with its label: the id has no blank in it. */
function labelled(text: string): { id: string; label: string } | undefined {
  const colon = text.indexOf(': ');
  if (colon <= 0) return undefined;
  const id = text.slice(0, colon);
  return /\s/.test(id) ? undefined : { id, label: text.slice(colon + 2) };
}

interface Column {
  head: Cell;
  isLabelled: boolean;
}

function columnOf(head: Cell): Column {
  const found = labelled(head.shown);
  const written = found?.id ?? head.shown;
  const shown = written.trim().replace(BRACKETS, '');
  return {
    head: found === undefined ? { ...head, shown } : { ...head, shown, label: found.label },
    // A cell that may have several values is left as it is written.
    isLabelled: found !== undefined && !written.endsWith('[]'),
  };
}

/** Whether the cells of a first row are the head of SDMX-CSV: `DATAFLOW` (version 1), or `STRUCTURE` and `STRUCTURE_ID`. */
export function isSdmxHead(cells: readonly Cell[]): boolean {
  const [first, second] = cells.slice(0, 2).map((cell) => columnOf(cell).head.shown);
  return first === 'DATAFLOW' || (first === 'STRUCTURE' && second === 'STRUCTURE_ID');
}

/** Rows of SDMX-CSV with heads and cells as ids; what the file calls them is their label. */
export function sdmxRows(rows: readonly Row[]): readonly Row[] {
  const [first, ...others] = rows;
  if (first === undefined) return rows;
  const columns = first.cells.map(columnOf);
  const hasLabels = columns.some(({ isLabelled }) => isLabelled);
  const isSplit = columns.map(
    ({ head, isLabelled }) => isLabelled || (hasLabels && STRUCTURAL.has(head.shown)),
  );
  const heads: Row = { ...first, cells: columns.map(({ head }) => head) };
  if (!hasLabels) return [heads, ...others];
  return [
    heads,
    ...others.map(
      (row): Row => ({
        ...row,
        cells: row.cells.map((cell, i) => {
          const found = isSplit[i] === true ? labelled(cell.shown) : undefined;
          return found === undefined ? cell : { ...cell, shown: found.id, label: found.label };
        }),
      }),
    ),
  ];
}
