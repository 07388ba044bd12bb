/** Tables of text: their encodings, their delimiters, their records, and the two formats that pack more into them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../claims/workbook/encoding.ts';
import { recordsOf } from '../../../claims/workbook/records.ts';
import { runs } from '../../support/scope.ts';
import { cellAt, sheetNamed, shownRows, tableOf, tableOfText } from '../../support/tables.ts';

const rows = (text: string, delimiter = ',') => [...recordsOf(text, delimiter)];
const shown = (text: string) => shownRows(sheetNamed(tableOfText(text)));

describe('an encoding', () => {
  const utf16 = (text: string, isBig: boolean, mark = true) => {
    const bytes = new Uint8Array(2 * text.length + (mark ? 2 : 0));
    const view = new DataView(bytes.buffer);
    if (mark) view.setUint16(0, 0xfeff, !isBig);
    for (let i = 0; i < text.length; i += 1)
      view.setUint16(2 * i + (mark ? 2 : 0), text.charCodeAt(i), !isBig);
    return bytes;
  };

  it.each([
    [Uint8Array.of(0xc3, 0xb1), 'ñ', 'utf-8', false],
    [Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), 'a', 'utf-8', false],
    [Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xf1), 'a\uFFFD', 'utf-8', true],
    [Uint8Array.of(0x61, 0xf1, 0x80, 0x8d), 'añ€\x8D', 'windows-1252', true],
    [utf16('año,1', false), 'año,1', 'utf-16le', false],
    [utf16('año,1', true), 'año,1', 'utf-16be', false],
    [utf16('Year,Value', false, false), 'Year,Value', 'utf-16le', true],
    [utf16('Year,Value', true, false), 'Year,Value', 'utf-16be', true],
    [new Uint8Array(0), '', 'utf-8', false],
  ])('%s is %s', (bytes, text, name, isGuess) => {
    expect(decodeText(bytes)).toEqual({ text, encoding: { name, isGuess } });
  });

  it('is read from any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => typeof decodeText(bytes).text === 'string'),
      runs(500),
    );
  });

  it('is said with the table', () => {
    expect(tableOf('boe-utf16.csv').encoding).toEqual({ name: 'utf-16le', isGuess: false });
    expect(cellAt(tableOf('boe-utf16.csv'), 'C2')?.shown).toBe('4,5');
    expect(tableOf('ine-windows-1252.csv').encoding).toEqual({ name: 'windows-1252', isGuess: true });
    expect(cellAt(tableOf('ine-windows-1252.csv'), 'D1')?.shown).toBe('Total (€)');
    expect(tableOf('ine-renta-latin1.csv').encoding).toEqual({ name: 'utf-8', isGuess: false });
  });
});

describe('records', () => {
  it.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\nb\rc', [['a'], ['b'], ['c']]],
    ['a\n\nb', [['a'], [''], ['b']]],
    ['"a,1","b\nc"\nd', [['a,1', 'b\nc'], ['d']]],
    ['"say ""it""",x', [['say "it"', 'x']]],
    ['"a" ,b', [['a', 'b']]],
    ['"a"b,c', [['ab', 'c']]],
    ['5" pipe,c', [['5" pipe', 'c']]],
    ['a,"b\nc,"', [['a', 'b\nc,']]],
    [
      'a,"b\nc,d',
      [
        ['a', '"b'],
        ['c', 'd'],
      ],
    ],
    [',\n', [['', '']]],
    ['', []],
  ])('%j', (text, expected) => expect(rows(text)).toEqual(expected));

  it('give back what was written, whatever it is', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', ';') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 }), (table) => {
        const text = table
          .map((cells) => `${cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')}\r\n`)
          .join('');
        expect(rows(text)).toEqual(table);
      }),
      runs(500),
    );
  });

  it('are read in a time that grows with the text', () => {
    const hostile = [
      '"'.repeat(2_000_001),
      '"a" '.repeat(500_000) + ' '.repeat(1_000_000),
      `"${' '.repeat(1_000_000)}" x`.repeat(3),
      '"""x\n'.repeat(400_000),
      `${','.repeat(900_000)}\n`.repeat(2),
    ];
    const start = performance.now();
    for (const text of hostile) for (const _ of recordsOf(text, ','));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('a delimiter', () => {
  it.each([
    ['Period;Value\n2021;12,4\n2022;12,45', 2],
    ['Period;Value\n2021;1,234,567\n2022;987,654', 2],
    ['Year,"Note; detail",Value\n2020,"a; b",3', 3],
    ['Population, by year, in thousands\n\nYear;Value\n2021;1,234\n2022;1,235', 2],
    ['Area\t2020\t2021\nWales\t1,234\t1,235', 3],
    ['a,b\\time\t2021 \nx,y\t1 ', 3],
    ['sep=|\nYear|Value\n2020|1', 2],
    ['Year\n2020\n2021', 1],
    [';2019;2020\nA;1,2;3,4\nB;1,5;3,6', 3],
    ['Table 1: people, by age\nSource: an office\nYear,A,B,C\n2019,1,2,3\n2020,1,2,3\nNote: a; b; c', 4],
  ])('%j', (text, width) => expect(sheetNamed(tableOfText(text)).width).toBe(width));

  it('is the one that is asked for', () => {
    expect(sheetNamed(tableOfText('a|b;c', { delimiter: '|' })).width).toBe(2);
    expect(() => tableOfText('a', { delimiter: '"' })).toThrow('A delimiter is one character');
  });
});

describe('a table of text', () => {
  it('counts its blank records, and keeps white space', () => {
    expect(shown('Title\n\n,,\na, b \n')).toEqual([
      [1, 'Title'],
      [4, 'a', ' b '],
    ]);
    expect(cellAt(tableOf('statcan.csv'), 'G2')).toEqual({ shown: 'units ', kind: 'text' });
  });

  it('of the World Bank has its head in row 5, and a comma at the end of each line', () => {
    const table = tableOf('worldbank.csv');
    expect(cellAt(table, 'B3')?.shown).toBe('2016-05-02');
    expect([cellAt(table, 'A5')?.shown, cellAt(table, 'BH5')?.shown]).toEqual(['Country Name', '2015']);
    const figures = sheetNamed(table).rows.filter(({ number }) => number > 5);
    expect(figures).toHaveLength(248);
    expect(figures.flatMap(({ cells }) => cells.slice(4)).filter(({ kind }) => kind === 'text')).toHaveLength(
      10_355,
    );
  });

  it.each([
    ['insee.csv', 'B6', '115.02', 3],
    ['dp-cpiai.csv', 'A2', '1913-01-01', 3],
    ['nisra-pxstat.csv', 'F2', '333489', 6],
    ['ons-timeseries-jp9p.csv', 'A15', '2025 JUL', 2],
    ['ons-timeseries-mm23.csv', 'B11', '101.3', 3],
    ['ons-v4_1-marking.csv', 'A4', '[x]', 8],
    ['statsnz.csv', 'B8', '1999.1', 4],
    ['ine-population.csv', 'D2', '386.464', 4],
  ])('of %s holds in %s %s', (file, address, value, width) => {
    expect(cellAt(tableOf(file), address)).toEqual({ shown: value, kind: 'text' });
    expect(sheetNamed(tableOf(file)).width).toBe(width);
  });

  it('of Eurostat has its packed column split, and says where a cell stands in the file', () => {
    const table = tableOf('eurostat.tsv');
    expect(table.format).toBe('tsv');
    expect(sheetNamed(table).rows[0]?.cells.map(({ shown: head }) => head)).toEqual([
      'unit',
      'sex',
      'age',
      'geo',
      '2021 ',
      '2020 ',
      '2019 ',
      '2018 ',
      '2017 ',
      '2016 ',
      '2011 ',
    ]);
    expect(sheetNamed(table).rows[2]?.cells.slice(3, 7)).toEqual([
      { shown: 'EA18', kind: 'text', at: 'A3' },
      { shown: ': ', kind: 'text', at: 'B3' },
      { shown: '83.4 p', kind: 'text', at: 'C3' },
      { shown: '84.2 bep', kind: 'text', at: 'D3' },
    ]);
  });
});

describe('SDMX-CSV', () => {
  it('is called by its ids', () => {
    const table = tableOf('sdmx-csv-04.csv');
    expect(table.format).toBe('sdmx-csv');
    const [heads, first] = sheetNamed(table).rows;
    expect(heads?.cells.map(({ shown: head }) => head)).toEqual([
      'STRUCTURE',
      'STRUCTURE_ID',
      'ACTION',
      'SERIES_KEY',
      'OBS_KEY',
      'DIM_1',
      'DIM_2',
      'DIM_3',
      'OBS_VALUE',
      'ATTR_2',
      'ATTR_3',
      'ATTR_1',
    ]);
    expect(first?.cells.map(({ shown: cell }) => cell)).toEqual([
      'dataflow',
      'ESTAT:NA_MAIN(1.6.0)',
      'I',
      'A.B',
      'A.B.2014-01',
      'A',
      'B',
      '2014-01',
      '12,4',
      'Y',
      'Normal, special and other values',
      'N',
    ]);
    expect(first?.cells[5]).toEqual({ shown: 'A', kind: 'text', label: 'Value A' });
  });

  it('without labels is as it is written', () => {
    const [, first] = sheetNamed(tableOf('sdmx-csv-01.csv')).rows;
    expect(first?.cells.map(({ shown: cell }) => cell).slice(6)).toEqual([
      '12.4',
      'Y',
      'Normal, special and other values',
      'N',
      '2021-01-22T13:15:41Z',
    ]);
    expect(tableOfText('DATAFLOW,LAST UPDATE,geo,OBS_VALUE\nESTAT:A(1.0),1,BE,2').format).toBe('sdmx-csv');
  });
});
