/** The number formats of an XLSX file, by the styles that cells name (ECMA-376 part 1, section 18.8). */
import { decimalCell, EMPTY } from './cells.ts';
import { isoOf, serialOf, showDay } from './day-format.ts';
import { type Decimal, readDecimal } from './decimal.ts';
import {
  type Format,
  readFormat,
  sectionFor,
  showsDay,
  showsPercent,
  showsText,
  showsTimeOnly,
} from './format-code.ts';
import { general, showNumber, showText } from './number-format.ts';
import type { Cell } from './table.ts';
import type { Attributes, XmlHandler } from './xml.ts';

/**
 * Formats that files name without a code (section 18.8.30). Those that show a day as the reader's country does show it as ISO
 * does, and currencies of that country are not shown: the file does not say which country that is.
 */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '#,##0;-#,##0',
  6: '#,##0;-#,##0',
  7: '#,##0.00;-#,##0.00',
  8: '#,##0.00;-#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  37: '#,##0;(#,##0)',
  38: '#,##0;(#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;(#,##0.00)',
  41: '#,##0;(#,##0);"-"',
  42: '#,##0;(#,##0);"-"',
  43: '#,##0.00;(#,##0.00);"-"',
  44: '#,##0.00;(#,##0.00);"-"',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
};

/** The code of a format without one: from 27 and from 50 on they are days as countries of East Asia write them. */
function builtIn(id: number): string {
  return BUILT_IN[id] ?? ((id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? 'yyyy-mm-dd' : 'General');
}

/** A style of cells: its format, none for numbers as they are. */
interface Style {
  format: Format | undefined;
  textSection: Format['sections'][number] | undefined;
}

const PLAIN: Style = { format: undefined, textSection: undefined };

function styleOf(code: string): Style {
  if (/^general$/i.test(code)) return PLAIN;
  const format = readFormat(code);
  const { sections } = format;
  const last = sections.length > 3 ? sections[3] : sections.find(showsText);
  return { format, textSection: last };
}

/** Learns the styles of a file from its elements, and shows what cells hold by them. */
export class XlsxStyles implements XmlHandler {
  readonly #codes = new Map<number, string>();
  /** The format of each style of cells, by its id. */
  readonly #formats: number[] = [];
  readonly #styles = new Map<number, Style>();
  #isInCellStyles = false;
  is1904 = false;

  open(name: string, attributes: Attributes): void {
    const id = Number(attributes['numFmtId'] ?? 0);
    if (name === 'numFmt' && attributes['formatCode'] !== undefined)
      this.#codes.set(id, attributes['formatCode']);
    else if (name === 'cellXfs') this.#isInCellStyles = true;
    else if (name === 'xf' && this.#isInCellStyles) this.#formats.push(id);
  }

  close(name: string): void {
    if (name === 'cellXfs') this.#isInCellStyles = false;
  }

  #style(number: string | undefined): Style {
    if (number === undefined) return PLAIN;
    const id = this.#formats[Number(number)] ?? 0;
    let style = this.#styles.get(id);
    if (style === undefined) {
      style = styleOf(this.#codes.get(id) ?? builtIn(id));
      this.#styles.set(id, style);
    }
    return style;
  }

  /** The cell of a number as its style shows it; of a text that is none, as it is written. */
  numbered(written: string, style: string | undefined): Cell {
    const number = readDecimal(written);
    if (number === undefined) return { shown: written, kind: 'text' };
    const { format } = this.#style(style);
    const found = format === undefined ? undefined : sectionFor(format, Number(written));
    if (found === undefined) return decimalCell(general(number), number);
    const { section, hasOwnSign } = found;
    if (showsDay(section)) return this.#day(section, number);
    const shown = showNumber(section, number, hasOwnSign);
    return decimalCell(shown, number, format?.sections.some(showsPercent) === true ? 'percent' : 'number');
  }

  #day(section: Format['sections'][number], number: Decimal): Cell {
    const serial = serialOf(number);
    const shown = serial === undefined ? undefined : showDay(section, serial, this.is1904);
    if (serial === undefined || shown === undefined) return decimalCell(general(number), number);
    const stored = showsTimeOnly(section) ? undefined : isoOf(serial, this.is1904);
    return stored === undefined ? decimalCell(shown, number) : { shown, stored, kind: 'date' };
  }

  /** The cell of a text as its style shows it, which few do otherwise than as it is. */
  styled(cell: Cell, style: string | undefined): Cell {
    const { textSection } = this.#style(style);
    if (textSection === undefined || cell === EMPTY) return cell;
    const shown = showText(textSection, cell.shown);
    return shown === cell.shown ? cell : { ...cell, shown, stored: cell.shown };
  }
}
