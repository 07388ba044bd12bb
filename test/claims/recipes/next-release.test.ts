/** What a file says of the next one, wherever it says it. */
import { describe, expect, it } from 'vitest';
import { nextReleaseIn } from '../../../claims/recipes/next-release.ts';
import type { Sheet, Table } from '../../../claims/workbook/table.ts';
import { sheetNamed, tableOf } from '../../support/tables.ts';
import { planWith, tableFrom, workbook } from './plans.ts';

const AFTER = '2023-10-25';
const said = (table: Table, after = AFTER) => nextReleaseIn(table, table.sheets[0] as Sheet, after);
const inOneCell = (text: string) => said(workbook([[text]]))?.expected;

describe('the next release', () => {
  it.each([
    ['Next update: 24 January 2024', '2024-01-24'],
    ['Next update: 24 January 2024.', '2024-01-24'],
    ['Published: 25 October 2023. Next release: 24th January 2024', '2024-01-24'],
    ['The next release will be published on 24 January 2024', '2024-01-24'],
    ['Next scheduled update: January 24, 2024', '2024-01-24'],
    ['Date of next publication: Jan 2024', '2024-01'],
    ['Next quarterly release: 2024-01-24', '2024-01-24'],
    ['NEXT RELEASE 2024-02', '2024-02'],
    ['Next update\u00a0: 24\u00a0January\u00a02024', '2024-01-24'],
    // In two ways, or none.
    ['Next update: 04/01/2024', undefined],
    ['Next update: 31 February 2024', undefined],
    ['Next update: to be announced', undefined],
    ['Next update: 24 January 2023', undefined],
    ['Next updated 24 January 2024', undefined],
    ['Last update: 24 January 2024', undefined],
    [`Next update: ${'x'.repeat(100)} 24 January 2024`, undefined],
    [`${'next update '.repeat(20_000)}24 January 2024`, undefined],
  ])('“%s” is %s', (text, expected) => expect(inOneCell(text)).toBe(expected));

  it('stands beside its label, once or for each column alike', () => {
    expect(said(workbook([['Next release', '', '24 January 2024']]))).toEqual({
      expected: '2024-01-24',
      cell: 'T!A1',
    });
    const stored = { shown: '24/01/24', kind: 'date' as const, stored: '2024-01-24' };
    expect(said(workbook([['Next release date:', stored]]))?.expected).toBe('2024-01-24');
    expect(said(workbook([['Next release', '24 January 2024', '25 January 2024']]))).toBeUndefined();
    expect(said(workbook([['Next release', 'Discontinued']]))).toBeUndefined();
    expect(said(tableFrom('"Next release","21 October 2026","21 October 2026"\n1,2,3\n'))?.expected).toBe(
      '2026-10-21',
    );
  });

  it('is that of the sheet that is read, or else what the others agree on', () => {
    const sheet = (name: string, text: string): Sheet => ({
      ...sheetNamed(workbook([[text]])),
      name,
    });
    const table = (...sheets: Sheet[]): Table => ({ format: 'xlsx', sheets });
    const data = sheet('Data', 'Officers');
    const [one, same, other] = [
      sheet('Cover', 'Next update: 24 January 2024'),
      sheet('Notes', 'Next release: 24 January 2024'),
      sheet('Other', 'Next release: 31 January 2024'),
    ];
    expect(said(table(data, one, same))).toEqual({ expected: '2024-01-24', cell: 'Cover!A1' });
    expect(said(table(data, one, other))).toBeUndefined();
    expect(said(table(other, one, same))?.expected).toBe('2024-01-31');
  });

  it('is read from the files of the Office for National Statistics', () => {
    for (const [name, expected] of [
      ['ons-timeseries-jp9p.csv', '2026-09-15'],
      ['ons-timeseries-mm23.csv', '2026-10-21'],
    ] as const) {
      const table = tableOf(name);
      expect(nextReleaseIn(table, sheetNamed(table), '2026-01-01')?.expected).toBe(expected);
    }
  });

  it('is part of the plan, unless somebody types another, or none', () => {
    const table = workbook([
      ['Time', 'Value', ''],
      ['2020', '1', 'Next update: 24 January 2027'],
    ]);
    const plan = (ask?: object) =>
      planWith(
        table,
        { file: { format: 'xlsx', header: [1, 1] }, ignore: [{ column: 'C', why: 'a note' }] },
        { ask },
      ).next;
    expect(plan()).toEqual({ expected: '2027-01-24', cell: 'T!C2' });
    expect(plan({ 'next-release': '2027-02' })).toEqual({ expected: '2027-02' });
    expect(plan({ 'next-release': 'none' })).toBeUndefined();
    expect(() => plan({ 'next-release': 'soon' })).toThrow(/a day, such as 2024-01-24/);
  });
});
