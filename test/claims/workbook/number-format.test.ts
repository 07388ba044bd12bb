/** Numbers and days as formats of spreadsheets show them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  plainDigits,
  readDecimal,
  showsNumber,
  toPlaces,
  toSignificant,
} from '../../../claims/workbook/decimal.ts';
import type { Cell } from '../../../claims/workbook/table.ts';
import { XlsxStyles } from '../../../claims/workbook/xlsx-styles.ts';
import { runs } from '../../support/scope.ts';
import { tableOf } from '../../support/tables.ts';

/** The cell of a number in a format, by its code or by its number. */
function cell(written: string, format: string | number, is1904 = false): Cell {
  const styles = new XlsxStyles();
  styles.is1904 = is1904;
  const id = typeof format === 'number' ? format : 200;
  if (typeof format === 'string') styles.open('numFmt', { numFmtId: '200', formatCode: format });
  styles.open('cellXfs', {});
  styles.open('xf', { numFmtId: String(id) });
  return styles.numbered(written, '0');
}

const shown = (written: string, format: string | number) => cell(written, format).shown;

describe('a number', () => {
  it.each([
    ['General', '1e-7', '0.0000001'],
    ['General', '12345678901234567000', '12345678901234600000'],
    ['General', '0.30000000000000004', '0.3'],
    ['General', '1960.0', '1960'],
    ['General', '-0', '0'],
    ['General', '999999999999999.9', '1000000000000000'],
    ['General" p"', '5', '5 p'],
    ['0', '1.5', '2'],
    ['0', '2.5', '3'],
    ['0', '-2.5', '-3'],
    ['0.00', '1.005', '1.01'],
    ['0.00', '1.0049999999999999', '1.01'],
    ['0.00', '0.28499999999999998', '0.29'],
    ['0.0', '-0.04', '0.0'],
    ['#,##0', '-0.2758', '0'],
    ['0.0', '9.96', '10.0'],
    ['#0.000', '226.23', '226.230'],
    ['#,##0', '1234567', '1,234,567'],
    ['#,##0', '123', '123'],
    ['#,##0.0##', '1234.5', '1,234.5'],
    ['#.##', '0.5', '.5'],
    ['#', '0', ''],
    ['00000', '42', '00042'],
    ['0,000', '5', '0,005'],
    ['#,##0,', '1500', '2'],
    ['#,##0,', '2499', '2'],
    ['0.0,,"m"', '1250000', '1.3m'],
    ['#,##0.00,', '1234567', '1,234.57'],
    ['0%', '0.024', '2%'],
    ['0.0%', '0.0237', '2.4%'],
    ['0.0 %', '0.0237', '2.4 %'],
    ['0.00E+00', '123456', '1.23E+05'],
    ['0.00E+00', '0.000999999', '1.00E-03'],
    ['##0.0E+0', '12345', '12.3E+3'],
    ['0E-0', '100', '1E2'],
    ['# ?/?', '2.5', '2 1/2'],
    ['# ??/??', '0.3333', '1/3'],
    ['# ?/8', '1.25', '1 2/8'],
    ['?/?', '1.5', '3/2'],
    ['# ?/?', '3', '3'],
    ['"£"#,##0', '-5', '-£5'],
    ['[$£-809]#,##0.00', '1234.5', '£1,234.50'],
    ['_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', '1234', '1,234'],
    ['_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', '-1234', '-1,234'],
    ['_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', '0', '-'],
    ['#,##0_);(#,##0)', '-1234', '(1,234)'],
    ['[Red]0;[Blue]-0', '-4', '-4'],
    ['0;;', '-4', ''],
    ['[>=1000000]0.0,,"m";[>=1000]0.0,"k";0', '2500', '2.5k'],
    ['[>=1000000]0.0,,"m";[>=1000]0.0,"k";0', '12', '12'],
    ['[<0]"("0")";0', '-7', '(7)'],
    ['[<10]0.0;0', '-7', '-7.0'],
    ['0" (p)"', '12', '12 (p)'],
    ['0\\ "r"', '12', '12 r'],
    ['# ##0', '1234567', '1234 567'],
    ['000-000', '123456', '123-456'],
    ['"n/a"', '12', 'n/a'],
    ['@', '12.50', '12.5'],
    [';;;', '12', ''],
    [1, '12.4', '12'],
    [4, '1234.5', '1,234.50'],
    [10, '0.0256', '2.56%'],
    [38, '-1234', '(1,234)'],
    [43, '0', '-'],
    [999, '12.5', '12.5'],
  ])('in the format %s is, of %s, %j', (format, written, text) => expect(shown(written, format)).toBe(text));

  it('says what it is behind what it shows, where that is something else', () => {
    expect(cell('226.23', '#0.000')).toEqual({ shown: '226.230', kind: 'number' });
    expect(cell('16208.65', '#,##0')).toEqual({ shown: '16,209', stored: '16208.65', kind: 'number' });
    expect(cell('0.5', '0%')).toEqual({ shown: '50%', stored: '0.5', kind: 'percent' });
    expect(cell('0', '0%;-0%;"-"')).toEqual({ shown: '-', stored: '0', kind: 'percent' });
    expect(cell('1e3', 'General')).toEqual({ shown: '1000', kind: 'number' });
    expect(cell('NaN', '0')).toEqual({ shown: 'NaN', kind: 'text' });
  });

  it('is shown as Excel showed it, in files that Excel wrote', () => {
    const tables = ['sep18', 'sep19'].map((name) => tableOf(`police-workforce-${name}-tables.ods`));
    const cells = tables
      .flatMap(({ sheets }) => sheets.slice(1))
      .flatMap(({ rows }) => rows.flatMap((row) => row.cells))
      .filter(({ kind, stored }) => kind === 'number' && stored !== undefined);
    expect(cells.length).toBeGreaterThan(3_000);
    for (const { shown: text, stored = '' } of cells)
      expect([stored, shown(stored, text.includes('.') ? '#,##0.0' : '#,##0')]).toEqual([
        stored,
        text.trim(),
      ]);
  });

  it('is shown in any format without an end or an error', () => {
    const piece = fc.constantFrom(
      ...'0 # ? , . % / @ ; E+ E- y m d h s [h] [<1] "a" \\b _) *x General AM/PM [Red] ( - : 8'.split(' '),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (code, number) => {
          expect(typeof shown(String(number), code.join(''))).toBe('string');
        },
      ),
      runs(2_000),
    );
  });
});

describe('a day', () => {
  it.each([
    ['mmm-yy', '43738', 'Sep-19', '2019-09-30'],
    ['d mmmm yyyy', '43738', '30 September 2019', '2019-09-30'],
    ['dd/mm/yyyy', '43738', '30/09/2019', '2019-09-30'],
    ['dd/mm/yyyy;@', '43738', '30/09/2019', '2019-09-30'],
    ['dd\\.mm\\.yyyy', '43738', '30.09.2019', '2019-09-30'],
    ['dd.mm.yyyy', '43738', '30.09.2019', '2019-09-30'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '43738', 'Monday, September 30, 2019', '2019-09-30'],
    ['[$-409]mmm\\-yy;@', '43738', 'Sep-19', '2019-09-30'],
    ['yyyy', '43738', '2019', '2019-09-30'],
    ['yyyy mmm', '43738', '2019 Sep', '2019-09-30'],
    ['ddd d mmmmm', '43738', 'Mon 30 S', '2019-09-30'],
    ['"Q3" yyyy', '43738', 'Q3 2019', '2019-09-30'],
    ['dd/mm/yyyy hh:mm', '43738.5', '30/09/2019 12:00', '2019-09-30T12:00:00'],
    ['d/m/yy h:mm AM/PM', '43738.0208333333', '30/9/19 12:30 AM', '2019-09-30T00:30:00'],
    ['yyyy-mm-dd"T"hh:mm:ss', '43738.999999', '2019-10-01T00:00:00', '2019-10-01'],
    ['d/m/yyyy', '1', '1/1/1900', '1900-01-01'],
    ['d/m/yyyy', '59', '28/2/1900', '1900-02-28'],
    ['d/m/yyyy', '61', '1/3/1900', '1900-03-01'],
    ['d/m/yyyy', '2958465', '31/12/9999', '9999-12-31'],
    [14, '43738', '2019-09-30', '2019-09-30'],
    [15, '43738', '30-Sep-19', '2019-09-30'],
    [17, '43738', 'Sep-19', '2019-09-30'],
    [22, '43738.25', '2019-09-30 6:00', '2019-09-30T06:00:00'],
    [57, '43738', '2019-09-30', '2019-09-30'],
  ])('in the format %s is, of %s, %j', (format, written, text, stored) => {
    expect(cell(written, format)).toEqual({ shown: text, stored, kind: 'date' });
  });

  it('is counted from 1904 where the file says so', () => {
    expect(cell('42276', 'yyyy-mm-dd', true)).toEqual({
      shown: '2019-09-30',
      stored: '2019-09-30',
      kind: 'date',
    });
    expect(cell('0', 'yyyy-mm-dd', true).shown).toBe('1904-01-01');
  });

  it.each([
    ['d/m/yyyy', '-1', { shown: '-1', kind: 'number' }],
    ['d/m/yyyy', '60', { shown: '60', kind: 'number' }],
    ['d/m/yyyy', '0', { shown: '0', kind: 'number' }],
    ['d/m/yyyy', '2958466', { shown: '2958466', kind: 'number' }],
    ['h:mm', '0.5', { shown: '12:00', stored: '0.5', kind: 'number' }],
    ['[h]:mm:ss', '1.5', { shown: '36:00:00', stored: '1.5', kind: 'number' }],
    ['mm:ss.0', '0.000018', { shown: '00:01.6', stored: '0.000018', kind: 'number' }],
    ['[ss]', '0.001', { shown: '86', stored: '0.001', kind: 'number' }],
  ])('is none, as %s of %s', (format, written, expected) => expect(cell(written, format)).toEqual(expected));
});

describe('digits', () => {
  it.each(['', '-', '.', '1,2', '1e', '1e99999', ' 1', '٣', '1'.repeat(500), '0x10'])(
    'are none in %j',
    (text) => expect(readDecimal(text)).toBeUndefined(),
  );

  it('are moved and rounded without a float', () => {
    const digits = fc.tuple(
      fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
      fc.integer({ min: 0, max: 12 }),
    );
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 6 }), ([number, places], to) => {
        const read = readDecimal(`${number}e-${places}`);
        if (read === undefined) throw new Error('It is a number.');
        // The same on whole numbers: half away from zero.
        const unit = 10n ** BigInt(Math.max(0, places - to));
        const size = number < 0n ? -number : number;
        const expected = ((2n * size + unit) / (2n * unit)) * 10n ** BigInt(Math.max(0, to - places));
        const [whole = '', fraction = ''] = plainDigits(toPlaces({ ...read, isNegative: false }, to)).split(
          '.',
        );
        expect(BigInt(whole + fraction.padEnd(to, '0'))).toBe(expected);
        expect(plainDigits(toSignificant(read, 30))).toBe(plainDigits(read));
        expect(showsNumber(plainDigits(read), read)).toBe(true);
      }),
      runs(1_000),
    );
  });
});
