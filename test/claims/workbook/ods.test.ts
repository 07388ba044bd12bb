/** OpenDocument spreadsheets: what is repeated, merged, hidden, raised and computed, in made files and in those of offices. */
import { describe, expect, it } from 'vitest';
import { cellAt, sheetNamed, shownRows, tableOf } from '../../support/tables.ts';
import { odsParts, odsSheet, tableOfParts } from '../../support/zipped.ts';

const cells = (row: string, styles = '') =>
  odsSheet(`<table:table-row>${row}</table:table-row>`, styles).rows[0]?.cells ?? [];
const p = (text: string) =>
  `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
const SUPER =
  '<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="33% 58%"/></style:style><style:style style:name="T2" style:family="text" style:parent-style-name="T1"/><style:style style:name="sub" style:family="text"><style:text-properties style:text-position="sub 58%"/></style:style>';

describe('the text of a cell', () => {
  it.each([
    ['a<text:s text:c="2"/>b<text:s/>', 'a  b '],
    ['a\n   b', 'a b'],
    ['\n  a\n  ', 'a'],
    ['a <text:span>b</text:span> c ', 'a b c '],
    ['a <text:span> b</text:span>', 'a b'],
    ['a<text:tab/>b<text:line-break/>c', 'a\tb\nc'],
    ['a</text:p><text:p>b', 'a\nb'],
    ['a</text:p><text:p/><text:p>b', 'a\n\nb'],
    ['<text:a>link</text:a>', 'link'],
    ['a<office:annotation><text:p>why</text:p></office:annotation>b', 'ab'],
    ['a<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>b', 'ab'],
    ['a<text:note><text:note-body><text:p>note</text:p></text:note-body></text:note>', 'a'],
    ['&lt;1 &amp; &#163;2', '<1 & £2'],
    ['<![CDATA[a<b]]>', 'a<b'],
  ])('%s is %j', (content, shown) => expect(cells(p(content))).toEqual([{ shown, kind: 'text' }]));

  it.each([
    ['Total<text:span text:style-name="T1">1</text:span>', 'Total', '1'],
    ['Total<text:span text:style-name="T2">1</text:span>', 'Total', '1'],
    [
      'A<text:span text:style-name="T1">1,</text:span><text:span text:style-name="T1">2</text:span>',
      'A',
      '1,2',
    ],
    [
      'A<text:span text:style-name="T1">1</text:span> B<text:span text:style-name="T1">2</text:span>',
      'A B',
      '1 2',
    ],
    ['A<text:span text:style-name="T1">1<text:s/>2<text:span>3</text:span></text:span>', 'A', '1 23'],
    ['CO<text:span text:style-name="sub">2</text:span>', 'CO2', undefined],
    ['A<text:span text:style-name="T1"> </text:span>', 'A ', undefined],
  ])('%s has its superscript taken off', (content, shown, sup) => {
    const [cell] = cells(p(content), SUPER);
    expect([cell?.shown, cell?.sup]).toEqual([shown, sup]);
  });

  it('has superscripts by styles of the whole file, too', () => {
    const parts = odsParts(
      `<table:table table:name="T"><table:table-row>${p('A<text:span text:style-name="T9">1</text:span>')}</table:table-row></table:table>`,
      '<style:style style:name="T9" style:family="text" style:parent-style-name="Raised"/>',
    );
    const styles = parts['content.xml']?.replace(
      /<office:automatic-styles>.*<\/office:body>/,
      '<style:style style:name="Raised" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>',
    );
    const table = tableOfParts({ ...parts, 'styles.xml': styles ?? '' });
    expect(cellAt(table, 'A1')).toEqual({ shown: 'A', kind: 'text', sup: '1' });
  });
});

describe('a cell', () => {
  const typed = (attributes: string, text?: string) =>
    cells(
      `<table:table-cell ${attributes}>${text === undefined ? '' : `<text:p>${text}</text:p>`}</table:table-cell>`,
    )[0];

  it.each([
    ['office:value-type="float" office:value="3140.62"', '3,141', { kind: 'number', stored: '3140.62' }],
    ['office:value-type="float" office:value="3141"', '3,141', { kind: 'number' }],
    ['office:value-type="float" office:value="-3141"', '(3,141)', { kind: 'number' }],
    ['office:value-type="float" office:value="3141.5"', '3.141,5', { kind: 'number' }],
    ['office:value-type="float" office:value="0"', '-', { kind: 'number', stored: '0' }],
    ['office:value-type="float" office:value="1.5E+6"', '1.5', { kind: 'number', stored: '1500000' }],
    ['office:value-type="currency" office:value="12"', '£12.00', { kind: 'number' }],
    ['office:value-type="percentage" office:value="0.024"', '2.4%', { kind: 'percent', stored: '0.024' }],
    [
      'office:value-type="date" office:date-value="2019-09-30T00:00:00"',
      'Sep-19',
      { kind: 'date', stored: '2019-09-30' },
    ],
    [
      'office:value-type="date" office:date-value="2019-09-30T09:30:00"',
      '9:30',
      { kind: 'date', stored: '2019-09-30T09:30:00' },
    ],
    [
      'office:value-type="time" office:time-value="PT09H30M00S"',
      '09:30',
      { kind: 'text', stored: 'PT09H30M00S' },
    ],
    ['office:value-type="boolean" office:boolean-value="true"', 'TRUE', { kind: 'boolean' }],
    ['office:value-type="boolean" office:boolean-value="true"', 'WAHR', { kind: 'boolean', stored: 'true' }],
    ['office:value-type="string" office:string-value="" table:formula="of:=NA()"', '#N/A', { kind: 'error' }],
    ['table:formula="of:=1/0" office:value-type="float" office:value="0"', 'Err:532', { kind: 'error' }],
    ['office:value-type="string" calcext:value-type="error"', '#FEHLER!', { kind: 'error' }],
    ['office:value-type="string"', '1234', { kind: 'text' }],
    ['', '[x]', { kind: 'text' }],
  ])('%s, shown as %s', (attributes, shown, rest) => {
    expect(typed(attributes, shown)).toEqual({ shown, ...rest });
  });

  it('shows what it holds where it shows nothing else', () => {
    expect(typed('office:value-type="float" office:value="12.50"')).toEqual({
      shown: '12.50',
      kind: 'number',
    });
    expect(typed('office:value-type="string" office:string-value="a"')).toEqual({ shown: 'a', kind: 'text' });
  });

  it('that is a formula without a value says so, and one whose value is an empty text is empty', () => {
    const row =
      '<table:table-cell table:formula="of:=A1"/><table:table-cell table:formula="of:=A1" office:value-type="string" office:string-value=""/>';
    expect(cells(row + p('x'))).toEqual([
      { shown: '', kind: 'empty', noValue: true },
      { shown: '', kind: 'empty' },
      { shown: 'x', kind: 'text' },
    ]);
  });
});

describe('a sheet', () => {
  it('has what is repeated as often as it is, but nothing that is empty', () => {
    const sheet = odsSheet(
      `<table:table-row table:number-rows-repeated="5"><table:table-cell table:number-columns-repeated="16384"/></table:table-row><table:table-header-rows><table:table-row table:number-rows-repeated="2"><table:table-cell/><table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="2"><text:p>7</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16381"/></table:table-row></table:table-header-rows><table:table-row table:number-rows-repeated="1048568"><table:table-cell/></table:table-row><table:table-row>${p('end')}</table:table-row>`,
    );
    expect(shownRows(sheet)).toEqual([
      [6, '', '7', '7'],
      [7, '', '7', '7'],
      [1_048_576, 'end'],
    ]);
    expect(sheet.width).toBe(3);
  });

  it('repeats a cell in those that it covers, whatever these hold', () => {
    const sheet = odsSheet(
      `<table:table-row>${p('a')}<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>M</text:p></table:table-cell><table:covered-table-cell><text:p>under</text:p></table:covered-table-cell></table:table-row><table:table-row>${p('b')}<table:covered-table-cell table:number-columns-repeated="2"/></table:table-row><table:table-row>${p('c')}<table:covered-table-cell/>${p('d')}</table:table-row>`,
    );
    expect(shownRows(sheet)).toEqual([
      [1, 'a', 'M', 'M'],
      [2, 'b', 'M', 'M'],
      [3, 'c', '', 'd'],
    ]);
    expect(sheet.rows[0]?.cells[1]).toEqual({ shown: 'M', kind: 'text' });
    expect(sheet.rows[1]?.cells[1]).toEqual({ shown: 'M', kind: 'text', merged: true });
  });

  it('says which of its rows and columns are hidden, by themselves, by a filter or in a group', () => {
    const sheet = odsSheet(
      `<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column-group table:display="false"><table:table-column/></table:table-column-group><table:table-column table:number-columns-repeated="16381" table:visibility="collapse"/><table:table-row>${p('a')}${p('b')}${p('c')}</table:table-row><table:table-row table:visibility="filter">${p('d')}</table:table-row><table:table-row-group table:display="false"><table:table-row>${p('e')}</table:table-row></table:table-row-group><table:table-row>${p('f')}</table:table-row>`,
    );
    expect(sheet.hiddenColumns).toEqual(['B', 'C']);
    expect(sheet.rows.map(({ hidden }) => hidden)).toEqual([undefined, true, true, undefined]);
    expect(sheet.rows.flatMap(({ cells: row }) => row.map(({ shown, hidden }) => [shown, hidden]))).toEqual([
      ['a', undefined],
      ['b', true],
      ['c', true],
      ['d', true],
      ['e', true],
      ['f', undefined],
    ]);
  });

  it('is hidden by its style; one that is a copy of another file is none', () => {
    const table = tableOfParts(
      odsParts(
        `<table:table table:name="A" table:style-name="ta1"/><table:table table:name="B" table:style-name="ta2"/><table:table table:name="'file:///c:/x.ods'#$A"/>`,
        '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>',
      ),
    );
    expect(table.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['A', undefined],
      ['B', true],
    ]);
  });

  it('is read whatever its namespaces are called', () => {
    const parts = odsParts(
      `<table:table table:name="T"><table:table-row>${p('a')}</table:table-row></table:table>`,
    );
    const content = parts['content.xml']
      ?.replace(/(<\/?|\s)(table|office|text):/g, '$1x$2:')
      .replace(/xmlns:(table|office|text)=/g, 'xmlns:x$1=');
    expect(cellAt(tableOfParts({ ...parts, 'content.xml': content ?? '' }), 'T!A1')?.shown).toBe('a');
  });
});

describe('the police workforce', () => {
  const sep18 = tableOf('police-workforce-sep18-tables.ods');
  const sep19 = tableOf('police-workforce-sep19-tables.ods');
  const tables = { sep18, sep19 };

  it.each([
    ['sep18', 'Index!E4', { shown: '24 January 2019', kind: 'text' }],
    ['sep18', 'Table_1!A7', { shown: 'North East ', kind: 'text' }],
    ['sep18', 'Table_1!D10', { shown: '3,141', kind: 'number', stored: '3140.6200000000017' }],
    ['sep18', 'Table_1!B6', { shown: 'Sep-17', kind: 'date', stored: '2017-09-30' }],
    ['sep18', 'Table_1!D5', { shown: 'As at:', kind: 'text', merged: true }],
    ['sep18', 'Table_1!E4', { shown: 'Change in 12 months\nSep-17 to Sep-18', kind: 'text' }],
    ['sep18', 'Table_1!A6', undefined],
    ['sep18', 'Table_1!A68', { shown: ' ', kind: 'text' }],
    ['sep18', 'Table_8!B4', { shown: 'Police officers', kind: 'text', sup: '1' }],
    ['sep19', 'Index!E4', { shown: '30 January 2020', kind: 'text' }],
    ['sep19', 'Table_1!B10', { shown: '3,152', kind: 'number', stored: '3151.6200000000017' }],
    ['sep19', 'Table_6!A11', { shown: '30 September 2012', kind: 'text', sup: '2' }],
    ['sep19', 'Table_3!B8', { shown: '..', kind: 'text' }],
    ['sep19', 'Table_13!F10', { shown: '*', kind: 'text' }],
    ['sep19', 'Table_13!B7', { shown: '150', kind: 'number' }],
  ] as const)('%s holds in %s what it shows', (name, address, cell) => {
    expect(cellAt(tables[name], address)).toEqual(cell);
  });

  it('has sheets, rows and columns as they stand', () => {
    expect(sep18.sheets.map(({ name }) => name)).toEqual([
      'Index',
      ...Array.from({ length: 8 }, (_, i) => `Table_${i + 1}`),
    ]);
    expect(sep19.sheets).toHaveLength(14);
    const { rows, width, hiddenColumns } = sheetNamed(sep18, 'Table_1');
    expect([rows.length, rows.at(-1)?.number, width, hiddenColumns]).toEqual([63, 68, 8, []]);
    expect(cellAt(sep18, 'Table_1!A28')?.shown.trim()).toBe(cellAt(sep18, 'Table_1!A32')?.shown);
  });
});

describe('the deaths after contact with the police', () => {
  it('are read without their charts, with heads that are merged over rows', () => {
    const table = tableOf('iopc-time-series-2019-20.ods');
    expect(table.sheets).toHaveLength(12);
    expect(cellAt(table, 'RTI!A13')).toEqual({ shown: '2004/05', kind: 'text' });
    expect(cellAt(table, 'RTI!B13')).toEqual({ shown: '44', kind: 'number' });
    expect(cellAt(table, 'RTI!R6')?.merged).toBe(true);
  });
});
