/** XLSX workbooks: texts, numbers, formulas, what is merged and hidden, and files that leave out what they may. */
import { readXlsx as hucreRead } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { columnLetters } from '../../../claims/workbook/table.ts';
import { bytesOf, cellAt, FILES, sheetNamed, shownRows, tableOf } from '../../support/tables.ts';
import { tableOfParts, type XlsxMade, xlsxParts, xlsxSheet } from '../../support/zipped.ts';

const cells = (row: string, made: XlsxMade = {}) => xlsxSheet(`<row>${row}</row>`, made).rows[0]?.cells ?? [];
const inline = (content: string) => cells(`<c t="inlineStr"><is>${content}</is></c>`)[0];
const RAISED = '<rPr><b/><vertAlign val="superscript"/></rPr>';

describe('a text', () => {
  it.each([
    ['<t>a</t>', { shown: 'a' }],
    ['<t xml:space="preserve"> a </t>', { shown: ' a ' }],
    [`<r><t>Total</t></r><r>${RAISED}<t>1</t></r>`, { shown: 'Total', sup: '1' }],
    [`<r>${RAISED}<t>1</t></r><r><t>Total</t></r>`, { shown: 'Total', sup: '1' }],
    ['<r><t>CO</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r>', { shown: 'CO2' }],
    ['<r><t>a</t></r><rPh sb="0" eb="1"><t>reading</t></rPh>', { shown: 'a' }],
    ['<t>a_x000D_\nb_x0041_</t>', { shown: 'a\nbA' }],
    ['<t>a_x5F_</t>', { shown: 'a_x5F_' }],
  ])('written as %s', (content, expected) => {
    expect(inline(content)).toEqual({ ...expected, kind: 'text' });
    expect(cells('<c t="s"><v>1</v></c>', { strings: `<si/><si>${content}</si>` })).toEqual([
      { ...expected, kind: 'text' },
    ]);
  });

  it('is shown as the format says, where that is for texts', () => {
    const made = { formats: ['@', '0;-0;0;"["@"]"', '"n: "@', '0.0'] };
    const row = [1, 2, 3, 4].map((style) => `<c t="str" s="${style}"><v>a</v></c>`).join('');
    expect(cells(row, made).map(({ shown, stored }) => [shown, stored])).toEqual([
      ['a', undefined],
      ['[a]', 'a'],
      ['n: a', 'a'],
      ['a', undefined],
    ]);
  });
});

describe('a cell', () => {
  it.each([
    ['<c><v>12</v></c>', { shown: '12', kind: 'number' }],
    ['<c t="n" s="1"><v>1.2345E3</v></c>', { shown: '1,235', stored: '1234.5', kind: 'number' }],
    ['<c t="b"><v>0</v></c>', { shown: 'FALSE', kind: 'boolean' }],
    ['<c t="e"><v>#DIV/0!</v></c>', { shown: '#DIV/0!', kind: 'error' }],
    [
      '<c t="d"><v>2019-09-30T00:00:00.000</v></c>',
      { shown: '2019-09-30', stored: '2019-09-30', kind: 'date' },
    ],
    ['<c><f>1+1</f><v>2</v></c>', { shown: '2', kind: 'number' }],
    ['<c t="str"><f>A1</f><v>a b</v></c>', { shown: 'a b', kind: 'text' }],
    ['<c><f>1+1</f></c>', { shown: '', kind: 'empty', noValue: true }],
    ['<c><f>1+1</f><v></v></c>', { shown: '', kind: 'empty', noValue: true }],
    ['<c t="str"><f>A1</f></c>', { shown: '', kind: 'empty', noValue: true }],
    ['<c t="s"><v>7</v></c>', { shown: '', kind: 'error' }],
  ])('%s', (cell, expected) => expect(cells(cell, { formats: ['#,##0'] })).toEqual([expected]));

  it('is blank without a value, or with a formula that gives an empty text', () => {
    expect(cells('<c s="1"/><c t="str"><f>A1</f><v></v></c><c><v>1</v></c>').map(({ kind }) => kind)).toEqual(
      ['empty', 'empty', 'number'],
    );
    expect(xlsxSheet('<row r="1"><c r="A1"/></row>').rows).toEqual([]);
  });
});

describe('a sheet', () => {
  it('stands where its addresses say, or in the order of its cells', () => {
    const rows =
      '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="5"><c r="B5"><v>4</v></c></row><row><c><v>5</v></c></row>';
    expect(shownRows(xlsxSheet(rows))).toEqual([
      [1, '1', '', '', '2', '3'],
      [5, '', '4'],
      [6, '5'],
    ]);
  });

  it('is in order, whatever the order of its rows', () => {
    const rows =
      '<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="B1"><v>1</v></c></row><row r="3"><c r="C3"><v>4</v></c></row>';
    expect(shownRows(xlsxSheet(rows))).toEqual([
      [1, '', '1'],
      [3, '3', '', '4'],
    ]);
  });

  it('repeats merged cells, also where the file has no cell or row', () => {
    const behind =
      '<mergeCells><mergeCell ref="A1:B3"/><mergeCell ref="D1:D2"/><mergeCell ref="E1"/></mergeCells>';
    const sheet = xlsxSheet(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>9</v></c><c r="C1"><v>2</v></c></row>',
      { behind },
    );
    expect(shownRows(sheet)).toEqual([
      [1, '1', '1', '2'],
      [2, '1', '1'],
      [3, '1', '1'],
    ]);
    expect(sheet.rows[2]?.cells[0]).toEqual({ shown: '1', kind: 'number', merged: true });
  });

  it('says which of its rows and columns are hidden', () => {
    const before = '<cols><col min="2" max="2" hidden="1"/><col min="4" max="16384" hidden="true"/></cols>';
    const sheet = xlsxSheet(
      '<row><c><v>1</v></c><c><v>2</v></c></row><row hidden="1"><c><v>3</v></c><c/><c><v>4</v></c></row>',
      { before },
    );
    expect(sheet.hiddenColumns).toEqual(['B']);
    expect(sheet.rows.map(({ hidden }) => hidden)).toEqual([undefined, true]);
    expect(sheet.rows.map((row) => row.cells.map(({ hidden }) => hidden))).toEqual([
      [undefined, true],
      [true, undefined, true],
    ]);
  });

  it('has merged cells that reach far beyond it only so far', () => {
    const behind = '<mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="A1:A1048576"/></mergeCells>';
    const sheet = xlsxSheet('<row r="1"><c r="A1"><v>1</v></c></row>', { behind });
    expect([sheet.width, sheet.rows.length]).toEqual([1_002, 1_002]);
  });
});

describe('a workbook', () => {
  const parts = xlsxParts('<row><c t="s" s="1"><v>0</v></c><c s="1"><v>43738</v></c></row>', {
    strings: '<si><t>a</t></si>',
    formats: ['mmm-yy'],
  });
  const replaced = (pattern: RegExp, by: string) =>
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, text.replace(pattern, by)]));

  it.each([
    ['without shared texts', replaced(/<Relationship Id="rId3"[^>]*>/, ''), ['', 'Sep-19']],
    ['with prefixes', replaced(/<(\/?)(?=[a-z])/g, '<$1x:'), ['a', 'Sep-19']],
    [
      'of the strict namespaces',
      replaced(
        /http:\/\/schemas\.openxmlformats\.org\/(spreadsheetml|officeDocument)\/2006/g,
        'http://purl.oclc.org/ooxml/$1',
      ),
      ['a', 'Sep-19'],
    ],
    ['without styles', replaced(/<Relationship Id="rId2"[^>]*>/, ''), ['a', '43738']],
    [
      'without its first list of relations',
      Object.fromEntries(Object.entries(parts).filter(([name]) => name !== '_rels/.rels')),
      ['a', 'Sep-19'],
    ],
    [
      'with names in other letters',
      Object.fromEntries(
        Object.entries(parts).map(([name, text]) => [name.replace('xl/', 'xl\\').toUpperCase(), text]),
      ),
      ['a', 'Sep-19'],
    ],
    ['that counts from 1904', replaced(/<workbookPr /, '<workbookPr date1904="1" '), ['a', 'Oct-23']],
  ])('%s is read', (_, made, expected) => {
    const sheet = sheetNamed(tableOfParts(made), 'T');
    expect(sheet.rows[0]?.cells.map(({ shown }) => shown)).toEqual(expected);
  });

  it('has its sheets in their order, and says which are hidden', () => {
    const sheets =
      '<sheets><sheet name="B" sheetId="2" r:id="rId9"/><sheet name="T" sheetId="1" state="veryHidden" r:id="rId1"/>';
    const made = replaced(/<sheets>.*?\/>/, sheets);
    made['xl/_rels/workbook.xml.rels'] = (made['xl/_rels/workbook.xml.rels'] ?? '').replace(
      '</Relationships>',
      '<Relationship Id="rId9" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>',
    );
    expect(tableOfParts(made).sheets.map(({ name, hidden, rows }) => [name, hidden, rows.length])).toEqual([
      ['B', undefined, 0],
      ['T', true, 1],
    ]);
  });

  it('of the Bureau of Labor Statistics has its head in row 11', () => {
    const table = tableOf('bls-seriesreport.xlsx');
    expect(table.sheets.map(({ name }) => name)).toEqual(['BLS Data Series']);
    expect(cellAt(table, 'B4')).toEqual({ shown: 'CUUR0000SA0', kind: 'text' });
    expect(
      sheetNamed(table)
        .rows.find(({ number }) => number === 11)
        ?.cells.map(({ shown }) => shown),
    ).toEqual('Year Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Annual HALF1 HALF2'.split(' '));
    expect(cellAt(table, 'A12')).toEqual({ shown: '1960', kind: 'number' });
    expect(cellAt(table, 'O12')).toBeUndefined();
    const all = sheetNamed(table).rows.flatMap((row) => row.cells);
    expect(all.filter(({ stored }) => stored !== undefined)).toEqual([]);
    expect(all.some(({ shown }) => shown === '226.230')).toBe(true);
  });
});

describe('another reader', () => {
  it.each(FILES.filter((name) => name.endsWith('.xlsx')))('reads the same in %s', async (name) => {
    const ours = tableOf(name);
    const theirs = await hucreRead(bytesOf(name));
    expect(ours.sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual(
      theirs.sheets.map((sheet) => [
        sheet.name,
        sheet.hidden === true || sheet.veryHidden === true ? true : undefined,
      ]),
    );
    for (const sheet of theirs.sheets) {
      sheet.rows.forEach((row, r) => {
        row.forEach((value, c) => {
          const address = `${sheet.name}!${columnLetters(c)}${r + 1}`;
          const cell = cellAt(ours, address);
          const own = cell === undefined || cell.merged === true ? null : cell;
          const expected =
            own === null
              ? null
              : own.kind === 'number' || own.kind === 'percent'
                ? Number(own.stored ?? own.shown.replaceAll(',', ''))
                : own.kind === 'date'
                  ? own.stored
                  : own.kind === 'boolean'
                    ? own.shown === 'TRUE'
                    : own.shown + (own.sup ?? '');
          expect([address, expected]).toEqual([
            address,
            value instanceof Date ? value.toISOString().slice(0, 10) : value,
          ]);
        });
      });
    }
  });
});
