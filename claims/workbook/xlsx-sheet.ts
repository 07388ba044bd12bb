/** One sheet of an XLSX file (ECMA-376 part 1, section 18.3), read as it streams by. */
import { type Counter, EMPTY, isFilled, rowOf, sheetOf, storedDay } from './cells.ts';
import { damaged } from './refusals.ts';
import { RichText } from './rich-text.ts';
import type { Cell, Row, Sheet } from './table.ts';
import type { XlsxStyles } from './xlsx-styles.ts';
import type { Attributes, XmlHandler } from './xml.ts';

/** What a sheet can hold. */
const MOST = { columns: 16_384, rows: 1_048_576 };

/** How far beyond the last row and column of a sheet a merged cell is repeated. */
const BEYOND = 1_000;

/** Whether an attribute is switched on. */
export const isOn = (value: string | undefined) => value === '1' || value === 'true' || value === 'on';

/** Characters of a text that XML cannot hold are written as `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n');
}

/** The cell of a text in pieces. */
export function richCell(text: RichText): Cell {
  const shown = unescaped(text.shown);
  const sup = unescaped(text.sup);
  if (sup !== '') return { shown, kind: 'text', sup };
  return shown === '' ? EMPTY : { shown, kind: 'text' };
}

/** A place in a sheet from its address, counted from 0; undefined if it is none. */
function placeOf(address: string): { column: number; row: number } | undefined {
  let column = 0;
  let at = 0;
  for (; at < address.length; at += 1) {
    const letter = (address.charCodeAt(at) | 0x20) - 0x61;
    if (letter < 0 || letter > 25) break;
    column = column * 26 + letter + 1;
  }
  const row = Number(address.slice(at));
  const isPlace =
    at > 0 && at <= 3 && Number.isInteger(row) && row > 0 && row <= MOST.rows && column <= MOST.columns;
  return isPlace ? { column: column - 1, row: row - 1 } : undefined;
}

interface RawRow {
  number: number;
  cells: Cell[];
  isHidden: boolean;
}

interface Merge {
  from: { column: number; row: number };
  to: { column: number; row: number };
}

function mergeOf(reference: string | undefined): Merge | undefined {
  const [start = '', end = start] = (reference ?? '').replaceAll('$', '').split(':');
  const [from, to] = [placeOf(start), placeOf(end)];
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** What is read of a cell until it ends. */
interface OpenCell {
  column: number;
  type: string;
  style: string | undefined;
  value: string | undefined;
  isFormula: boolean;
  /** The pieces of a text that stands in the cell itself. */
  text: RichText | undefined;
}

/** Reads the rows, the merged cells and the hidden columns of a sheet from its elements. */
export class XlsxSheet implements XmlHandler {
  readonly #strings: readonly Cell[];
  readonly #styles: XlsxStyles;
  readonly #counter: Counter;
  #rows: RawRow[] = [];
  readonly #merges: Merge[] = [];
  readonly #hiddenColumns = new Set<number>();
  #columnsTold = 0;
  #isInOrder = true;
  #row: RawRow | undefined;
  #column = 0;
  #cell: OpenCell | undefined;
  #isRaised = false;
  /** Within the reading of signs that is written above them, which is no text of the cell. */
  #isReading = false;
  /** What the text of an element is for. */
  #takes: 'value' | 'text' | undefined;

  constructor(strings: readonly Cell[], styles: XlsxStyles, counter: Counter) {
    this.#strings = strings;
    this.#styles = styles;
    this.#counter = counter;
  }

  open(name: string, attributes: Attributes): void {
    if (this.#cell !== undefined) this.#openWithin(name, attributes, this.#cell);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'col' && isOn(attributes['hidden'])) {
      // Columns are told in their order, so that none is gone through twice.
      const from = Math.max(this.#columnsTold + 1, Number(attributes['min']));
      const to = Math.min(MOST.columns, Number(attributes['max']));
      for (let column = from; column <= to; column += 1) this.#hiddenColumns.add(column - 1);
      this.#columnsTold = Math.max(this.#columnsTold, to || 0);
    } else if (name === 'mergeCell') {
      const merge = mergeOf(attributes['ref']);
      if (merge === undefined) return;
      this.#counter.count(1, 1);
      this.#merges.push(merge);
    }
  }

  #openRow(attributes: Attributes): void {
    const last = this.#rows.at(-1)?.number ?? 0;
    const number = attributes['r'] === undefined ? last + 1 : Number(attributes['r']);
    if (!Number.isInteger(number) || number < 1 || number > MOST.rows)
      throw damaged('XLSX', 'a row has a number that no row has');
    if (number <= last) this.#isInOrder = false;
    this.#row = { number, cells: [], isHidden: isOn(attributes['hidden']) };
    this.#rows.push(this.#row);
    this.#column = 0;
  }

  #openCell(attributes: Attributes): void {
    const { r: address, t: type = 'n', s: style } = attributes;
    const place = address === undefined ? undefined : placeOf(address);
    if (address !== undefined && place === undefined)
      throw damaged('XLSX', 'a cell has an address that no cell has');
    const column = place?.column ?? this.#column;
    if (column >= MOST.columns) throw damaged('XLSX', 'a row has more columns than a sheet has');
    this.#column = column + 1;
    this.#cell = { column, type, style, value: undefined, isFormula: false, text: undefined };
  }

  #openWithin(name: string, attributes: Attributes, cell: OpenCell): void {
    this.#takes = undefined;
    if (name === 'v') {
      cell.value = '';
      this.#takes = 'value';
    } else if (name === 'f') cell.isFormula = true;
    else if (name === 't') this.#takes = this.#isReading ? undefined : 'text';
    else if (name === 'r') this.#isRaised = false;
    else if (name === 'rPh') this.#isReading = true;
    else if (name === 'vertAlign') this.#isRaised = attributes['val'] === 'superscript';
  }

  text(content: string): void {
    const cell = this.#cell;
    if (cell === undefined) return;
    if (this.#takes === 'value') cell.value += content;
    else if (this.#takes === 'text') {
      cell.text ??= new RichText();
      cell.text.add(content, this.#isRaised);
    }
  }

  close(name: string): void {
    this.#takes = undefined;
    if (name === 'r') this.#isRaised = false;
    else if (name === 'rPh') this.#isReading = false;
    else if (name === 'row') {
      this.#counter.count(0, this.#row?.cells.length ?? 0);
      this.#row = undefined;
    } else if (name === 'c') this.#closeCell();
  }

  #closeCell(): void {
    const open = this.#cell;
    const row = this.#row;
    this.#cell = undefined;
    this.#isRaised = false;
    if (open === undefined || row === undefined) return;
    const cell = this.#cellOf(open);
    if (!isFilled(cell)) return;
    while (row.cells.length < open.column) row.cells.push(EMPTY);
    row.cells[open.column] = cell;
  }

  #cellOf({ type, style, value, isFormula, text }: OpenCell): Cell {
    const written = value?.trim() ?? '';
    if (type === 'inlineStr') return text === undefined ? EMPTY : this.#styles.styled(richCell(text), style);
    // A formula whose value is a text may have an empty one; any other without a value was never computed.
    if (written === '' && !(type === 'str' && value !== undefined))
      return isFormula ? { ...EMPTY, noValue: true } : EMPTY;
    switch (type) {
      case 's':
        // A text that the file lost is an error, so that it does not pass for an empty cell.
        return this.#styles.styled(this.#strings[Number(written)] ?? { shown: '', kind: 'error' }, style);
      case 'str': {
        const shown = unescaped(value ?? '');
        return shown === '' ? EMPTY : this.#styles.styled({ shown, kind: 'text' }, style);
      }
      case 'b':
        return { shown: isOn(written) ? 'TRUE' : 'FALSE', kind: 'boolean' };
      case 'e':
        return { shown: written, kind: 'error' };
      case 'd':
        return { shown: storedDay(written), stored: storedDay(written), kind: 'date' };
      default:
        return this.#styles.numbered(written, style);
    }
  }

  /** Rows in the order of their numbers; of two with one number the later has the cells that both have. */
  #ordered(): RawRow[] {
    if (this.#isInOrder) return this.#rows;
    const rows = new Map<number, RawRow>();
    for (const row of this.#rows) {
      const same = rows.get(row.number);
      if (same === undefined) rows.set(row.number, row);
      else
        row.cells.forEach((cell, column) => {
          if (isFilled(cell)) same.cells[column] = cell;
        });
    }
    return [...rows.values()].sort((a, b) => a.number - b.number);
  }

  /** Repeats merged cells in those that they cover. */
  #merge(rows: RawRow[]): RawRow[] {
    const byNumber = new Map(rows.map((row) => [row.number, row]));
    const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    const height = rows.at(-1)?.number ?? 0;
    for (const { from, to } of this.#merges) {
      const cell = byNumber.get(from.row + 1)?.cells[from.column];
      if (cell === undefined || !isFilled(cell)) continue;
      const covered: Cell = { ...cell, merged: true };
      const lastRow = Math.min(to.row, height + BEYOND);
      const lastColumn = Math.min(to.column, width + BEYOND);
      for (let number = from.row + 1; number <= lastRow + 1; number += 1) {
        this.#counter.count(0, lastColumn + 1);
        const row = byNumber.get(number) ?? { number, cells: [], isHidden: false };
        byNumber.set(number, row);
        while (row.cells.length < from.column) row.cells.push(EMPTY);
        for (let column = from.column; column <= lastColumn; column += 1)
          if (number > from.row + 1 || column > from.column) row.cells[column] = covered;
      }
    }
    return byNumber.size === rows.length ? rows : [...byNumber.values()].sort((a, b) => a.number - b.number);
  }

  #hide({ cells, isHidden }: RawRow): void {
    if (!isHidden && this.#hiddenColumns.size === 0) return;
    cells.forEach((cell, column) => {
      if (isFilled(cell) && (isHidden || this.#hiddenColumns.has(column)))
        cells[column] = { ...cell, hidden: true };
    });
  }

  /** The sheet of what was read. Throws `UnreadableFile` beyond a limit. */
  sheet(name: string, isHidden: boolean): Sheet {
    const rows: Row[] = [];
    for (const raw of this.#merge(this.#ordered())) {
      this.#hide(raw);
      const row = rowOf(raw.number, raw.cells, this.#counter, raw.isHidden);
      if (row !== undefined) rows.push(row);
    }
    return sheetOf(name, rows, { isHidden, hiddenColumns: [...this.#hiddenColumns].sort((a, b) => a - b) });
  }
}
