/** Figures as CSV: what is imported and what is given away, by one table of columns that pasted tables share. */
import { describe, expect, it } from 'vitest';
import { withPasted } from '../../../claims/drafting/pasted.ts';
import type { Observation, Series } from '../../../claims/evidence/series.ts';
import { COLUMNS, columnNamed, precisionCell, precisionText } from '../../../claims/exchange/columns.ts';
import { defused, undefused } from '../../../claims/exchange/csv.ts';
import { evidenceCsv } from '../../../claims/exchange/evidence-csv.ts';
import { readTable } from '../../../claims/tables/reading.ts';

const PASTED = { unit: 'officers', held: [], today: '2024-06-01' };

const OBSERVATION = { at: '2022-12-31', value: '16753', source: 'bulletin', publishedOn: '2023-01-25' };

describe('columns', () => {
  it.each([
    ['at', 'at'],
    [' Release  date ', 'publishedOn'],
    ['Published on', 'publishedOn'],
    ['publishedOn', 'publishedOn'],
    ['RELEASED ON', 'publishedOn'],
    ['Quarter', 'at'],
    ['Total', 'value'],
    ['rounding', 'precision'],
    ['Status', 'status'],
    ['source', 'source'],
    ['unit', undefined],
    ['', undefined],
  ])('%j is %s', (name, column) => expect(columnNamed(name)).toBe(column));

  it('go by the same names in a CSV and in a pasted table', () => {
    for (const { name, aliases } of COLUMNS)
      for (const alias of [name, ...aliases]) {
        const names = ['at', 'value', 'publishedOn', 'source'].filter((other) => other !== name);
        const cells: Record<string, string> = {
          ...OBSERVATION,
          status: 'provisional',
          precision: 'nearest 100',
        };
        const header = [...names, alias.toUpperCase()].join('\t');
        const table = `${header}\n${[...names, name].map((column) => cells[column]).join('\t')}`;
        const parsed = readTable(table, { unit: '', answers: {}, near: '2024-06-01' });
        const row = withPasted({ paste: table }, PASTED).drawn;
        expect(parsed.rows, alias).toMatchObject([{ ...OBSERVATION }]);
        expect(row, alias).toMatchObject({
          'rows.0.at': '2022-12-31',
          'rows.0.value': '16753',
          'rows.0.publishedOn': '2023-01-25',
          'rows.0.source': 'bulletin',
          'rows.0.status': name === 'status' ? 'provisional' : 'final',
          'rows.0.nearest': name === 'precision' ? '100' : '',
        });
      }
  });
});

describe('a cell of precision', () => {
  it.each([
    ['', undefined],
    ['exact', 'exact'],
    ['Exactly', 'exact'],
    ['nearest 100', { nearest: '100' }],
    ['rounded to the nearest 0.5', { nearest: '0.5' }],
    ['100', { nearest: '100' }],
    ['interval 92.0 97.2', { low: '92.0', high: '97.2' }],
    ['92.0 to 97.2', { low: '92.0', high: '97.2' }],
    ['from 92.0–97.2', { low: '92.0', high: '97.2' }],
    ['roughly', { nearest: 'roughly' }],
  ])('%j is %j', (text, cell) => expect(precisionCell(text)).toEqual(cell));
});

describe('a CSV of figures', () => {
  it('has a line for each vintage, and precisions that read back', () => {
    const precisions: Observation['precision'][] = ['exact', { nearest: '100' }, { interval: ['1', '3.5'] }];
    const series: Series = {
      id: 'officers',
      title: 'Officers',
      unit: '=officers',
      measure: '+headcount',
      place: 'England, Wales',
      frequency: 'quarter',
      observations: precisions.map((precision, i) => ({
        at: '2022-12-31',
        value: '2',
        publishedOn: `2023-01-0${i + 1}`,
        source: 'bulletin',
        precision,
      })),
    };
    const source = {
      id: 'bulletin',
      title: '@Bulletin',
      publisher: 'Somebody',
      url: 'https://example.org/',
      licence: '-free',
    };
    const archived = 'https://web.archive.org/x';
    expect(evidenceCsv(series, [{ ...source, archivedUrl: archived }]).split('\r\n')).toEqual([
      'at,value,unit,precision,status,publishedOn,source,sourceTitle,publisher,url,series,measure,place,licence,frequency,archivedUrl',
      ...precisions.map(
        (precision, i) =>
          `2022-12-31,2,'=officers,${precisionText(precision)},final,2023-01-0${i + 1},bulletin,'@Bulletin,Somebody,https://example.org/,officers,'+headcount,"England, Wales",'-free,quarter,${archived}`,
      ),
      '',
    ]);
    expect(precisions.map((precision) => precisionCell(precisionText(precision)))).toEqual([
      'exact',
      { nearest: '100' },
      { low: '1', high: '3.5' },
    ]);
  });
});

describe('a text that a spreadsheet would run', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ["'=1+1", "''=1+1"],
    ["''-x", "'''-x"],
    ['+44', "'+44"],
    ['@home', "'@home"],
    ['plain = text', 'plain = text'],
    ["'quoted'", "'quoted'"],
  ])('%j is %j, and comes back', (text, safe) => {
    expect(defused(text)).toBe(safe);
    expect(undefused(safe)).toBe(text);
    expect(safe).not.toMatch(/^[=+\-@]/);
  });
});
