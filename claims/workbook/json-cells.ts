/** Tables that are made of JSON: columns that have names, a row for each figure, cells that are codes with their labels. */
import { type Counter, EMPTY, rowOf, sheetOf } from './cells.ts';
import { plainDigits, readDecimal } from './decimal.ts';
import { entries, field, type Json, JsonNumber, textOf } from './json.ts';
import type { Cell, Row, Sheet } from './table.ts';

/** A text with what the file calls it. */
export interface Named {
  id: string;
  label?: string | undefined;
}

/** What something is called: its name, in English if it has several; undefined if it has none. */
export function nameOf(json: Json | undefined): string | undefined {
  const names = field(json, 'names');
  return textOf(field(json, 'name')) ?? textOf(field(names, 'en')) ?? textOf(entries(names)[0]?.[1]);
}

/** The cell of a code, or of the name of a column. Its label is kept where it says something else. */
export function codeCell({ id, label }: Named, at?: string): Cell {
  if (id === '') return EMPTY;
  const cell: Cell = at === undefined ? { shown: id, kind: 'text' } : { shown: id, kind: 'text', at };
  return label === undefined || label === '' || label === id ? cell : { ...cell, label };
}

/** The cell of a figure: a number as it is written, save a power of ten, which is written out; `null` is empty. */
export function figureCell(json: Json | undefined, at: string): Cell {
  if (typeof json === 'boolean') return { shown: json ? 'TRUE' : 'FALSE', kind: 'boolean', at };
  const shown = textOf(json);
  if (shown === undefined || shown === '') return EMPTY;
  if (!(json instanceof JsonNumber)) return { shown, kind: 'text', at };
  const number = /[eE]/.test(shown) ? readDecimal(shown) : undefined;
  return { shown: number === undefined ? shown : plainDigits(number), kind: 'number', at };
}

/** A sheet of some columns: their heads are its first row, and those that are given the others. */
export function sheetOfColumns(
  name: string,
  columns: readonly Named[],
  rows: Iterable<Cell[]>,
  counter: Counter,
): Sheet {
  const made: Row[] = [];
  const add = (cells: Cell[], number: number) => {
    const row = rowOf(number, cells, counter);
    if (row !== undefined) made.push(row);
  };
  add(
    columns.map((column) => codeCell(column)),
    1,
  );
  let number = 1;
  for (const cells of rows) {
    number += 1;
    counter.count(0, columns.length);
    add(cells, number);
  }
  return sheetOf(name, made);
}
