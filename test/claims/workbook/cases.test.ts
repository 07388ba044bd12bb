/** The cases that say what a file holds, cell by cell. */
import { describe, expect, it } from 'vitest';
import { columnLetters, type Sheet, type Table } from '../../../claims/workbook/table.ts';
import { cellAt, sheetNamed, TABLE_CASES, tableOf } from '../../support/tables.ts';

/** Addresses of cells of a table that fit. */
const addresses = ({ sheets }: Table, fits: (cell: Sheet['rows'][number]['cells'][number]) => boolean) =>
  sheets.flatMap(({ name, rows }) =>
    rows.flatMap(({ number, cells }) =>
      cells.flatMap((cell, i) => (fits(cell) ? [`${name}!${columnLetters(i)}${number}`] : [])),
    ),
  );

/** What is hidden of a table. */
const hiddenOf = ({ sheets }: Table) => ({
  sheets: sheets.filter(({ hidden }) => hidden).map(({ name }) => name),
  rows: sheets.flatMap(({ name, rows }) =>
    rows.filter(({ hidden }) => hidden).map(({ number }) => `${name}!${number}`),
  ),
  columns: sheets.flatMap(({ name, hiddenColumns }) => hiddenColumns.map((letters) => `${name}!${letters}`)),
});

describe('the table of a case', () => {
  const cases = TABLE_CASES.flatMap(({ case: name, file, expect: { table } }) =>
    table === undefined ? [] : [{ name, file, expected: table }],
  );

  it.each(cases)('$name is as it says', ({ file, expected }) => {
    const table = tableOf(file);
    if (expected.sheets !== undefined) expect(table.sheets.map(({ name }) => name)).toEqual(expected.sheets);
    for (const { cell: address, ...cell } of expected.cells ?? [])
      expect([address, cellAt(table, address)]).toEqual([address, cell]);
    if (expected.hidden !== undefined) expect(hiddenOf(table)).toEqual(expected.hidden);
    if (expected.errors !== undefined)
      expect(addresses(table, ({ kind }) => kind === 'error')).toEqual(expected.errors);
    if (expected.formulasWithoutValue !== undefined)
      expect(addresses(table, ({ noValue }) => noValue === true)).toEqual(expected.formulasWithoutValue);
    const [heads, ...rows] = sheetNamed(table).rows.map(({ cells }) => cells.map(({ shown }) => shown));
    // A table of columns has a row of heads besides those that are counted.
    if (expected.rows !== undefined)
      expect(expected.columns === undefined ? rows.length + 1 : rows.length).toBe(expected.rows);
    if (expected.columns !== undefined) expect(heads).toEqual(expected.columns);
    const records = rows.map((row) => Object.fromEntries(row.map((shown, i) => [heads?.[i] ?? '', shown])));
    for (const record of expected.spot ?? []) expect(records).toContainEqual(expect.objectContaining(record));
  });

  it.each(TABLE_CASES.map(({ case: name, file }) => ({ name, file })))('$name can be read', ({ file }) => {
    expect(tableOf(file).sheets.length).toBeGreaterThan(0);
  });
});
