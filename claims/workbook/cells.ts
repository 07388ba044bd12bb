/** Rows and sheets as readers build them: counted against the limits, and without the empty cells at their ends. */
import { type Decimal, plainDigits, readDecimal, showsNumber } from './decimal.ts';
import { tooLarge, tooSparse } from './refusals.ts';
import { type Cell, columnLetters, type Limits, type Row, type Sheet } from './table.ts';

/** The empty cell; all empty cells are this one, so that they cost nothing. */
export const EMPTY: Cell = Object.freeze({ shown: '', kind: 'empty' });

/** How many cells, empty ones before the last filled one of a row included, there may be for each that may be filled. */
const SLOTS_FOR_A_CELL = 20;

/** Counts the cells of a file against its limits. */
export class Counter {
  #filled = 0;
  #slots = 0;
  readonly #limits: Limits;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Counts cells of which so many are filled; throws `UnreadableFile` beyond a limit. */
  count(filled: number, slots: number): void {
    this.#filled += filled;
    this.#slots += slots;
    if (this.#filled > this.#limits.cells) throw tooLarge('cells', this.#limits);
    if (this.#slots > SLOTS_FOR_A_CELL * this.#limits.cells) throw tooSparse();
  }
}

/** Whether a cell holds something, if only a formula without a value. */
export function isFilled(cell: Cell): boolean {
  return cell.kind !== 'empty' || cell.noValue === true;
}

/**
 * A row of a sheet from its cells, which are then the row's, or undefined if it is blank. The cells are counted. Throws
 * `UnreadableFile` beyond a limit.
 */
export function rowOf(number: number, cells: Cell[], counter: Counter, isHidden = false): Row | undefined {
  let [filled, length] = [0, 0];
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i];
    if (cell === undefined || !isFilled(cell)) continue;
    filled += 1;
    length = i + 1;
  }
  counter.count(filled, length);
  if (filled === 0) return undefined;
  cells.length = length;
  return isHidden ? { number, cells, hidden: true } : { number, cells };
}

/** A sheet of rows that are in order; of its hidden columns those count that lie within its width. */
export function sheetOf(
  name: string,
  rows: readonly Row[],
  { isHidden = false, hiddenColumns = [] }: { isHidden?: boolean; hiddenColumns?: readonly number[] } = {},
): Sheet {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return {
    name,
    ...(isHidden ? { hidden: true as const } : {}),
    rows,
    width,
    hiddenColumns: hiddenColumns.filter((column) => column < width).map(columnLetters),
  };
}

/**
 * The cell of a number from what it shows; `stored` only where that is not the number that is shown. A percentage keeps its
 * fraction in any case.
 */
export function decimalCell(shown: string, number: Decimal, kind: 'number' | 'percent' = 'number'): Cell {
  if (kind === 'number' && showsNumber(shown, number)) return { shown, kind };
  return { shown, stored: plainDigits(number), kind };
}

/** The cell of a number as the file writes it; what is no number stays as it is written. */
export function numberCell(shown: string, written: string, kind: 'number' | 'percent' = 'number'): Cell {
  const number = readDecimal(written.trim());
  return number === undefined ? { shown, stored: written, kind } : decimalCell(shown, number, kind);
}

/** A day or an instant in ISO 8601 as a cell stores it: midnight is the day. */
export function storedDay(iso: string): string {
  return iso.replace(/T00:00(?::00(?:[.,]0*)?)?Z?$/, '');
}
