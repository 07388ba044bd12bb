/** The first column of a Eurostat table, in which several dimensions are packed: `unit,sex,age,geo\time`. */
import { EMPTY } from './cells.ts';
import { type Cell, columnLetters, type Row } from './table.ts';

/** A head of such a column; after the backslash stands what the other heads are. */
const PACKED = /^([\w-]+(?:,[\w-]+)*)\\[\w-]+\s*$/;

/** The parts of a packed cell, as many as there are dimensions; what is too much stays in the last. */
function partsOf(text: string, count: number): string[] {
  const parts = text.split(',');
  const own = parts.slice(0, count - 1);
  return [...own, parts.slice(own.length).join(',')];
}

/**
 * Rows with the first column split into its dimensions, if the first head has them packed; otherwise the rows as they are. Each
 * cell keeps its address in the file.
 */
export function packedColumns(rows: readonly Row[]): readonly Row[] {
  const [, packed] = PACKED.exec(rows[0]?.cells[0]?.shown ?? '') ?? [];
  if (packed === undefined) return rows;
  const names = packed.split(',');
  return rows.map((row, i): Row => {
    const texts = i === 0 ? names : partsOf(row.cells[0]?.shown ?? '', names.length);
    const split = names.map((_, k): Cell => {
      const shown = texts[k] ?? '';
      return shown === '' ? EMPTY : { shown, kind: 'text', at: `A${row.number}` };
    });
    const others = row.cells
      .slice(1)
      .map((cell, k) => (cell === EMPTY ? EMPTY : { ...cell, at: `${columnLetters(k + 1)}${row.number}` }));
    return { ...row, cells: [...split, ...others] };
  });
}
