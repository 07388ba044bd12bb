/** One cell of an ODS file, from its attributes and its paragraphs (OpenDocument 1.3, part 3, section 9.1.4). */
import { EMPTY, numberCell, storedDay } from './cells.ts';
import { RichText } from './rich-text.ts';
import type { Cell } from './table.ts';
import type { Attributes } from './xml.ts';

/** What spreadsheets show for an error. */
const ERROR =
  /^(?:#(?:N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA)|Err:\d{3})$/;

/** The text of a cell as its paragraphs are read, one after another. */
export class OdsText {
  readonly #rich = new RichText();
  /** Whether the text may go on, as the last sign was no blank of the file that stands for all those that follow. */
  #endsInBlank = false;
  #paragraphs = 0;
  #isAtStart = false;
  /** The blanks that the paragraph ends with so far, if a line ends in them: they are there to lay out the file. */
  #layout = '';

  /** How many paragraphs there are; a cell without any shows what it holds. */
  get paragraphs(): number {
    return this.#paragraphs;
  }

  get shown(): string {
    return this.#rich.shown;
  }

  get sup(): string {
    return this.#rich.sup;
  }

  /** A paragraph begins: a new line, unless it is the first. */
  begin(): void {
    if (this.#paragraphs > 0) this.#rich.add('\n', false);
    this.#paragraphs += 1;
    this.#isAtStart = true;
    this.#endsInBlank = false;
    this.#layout = '';
  }

  /** Text of the file, in which blanks and ends of lines are one blank, and those at the edges of lines none. */
  text(content: string, isSuperscript: boolean): void {
    let text = content.replace(/[ \t\r\n]+/g, ' ');
    const lead = content.slice(0, content.length - content.trimStart().length);
    if (this.#endsInBlank || (this.#isAtStart && lead.includes('\n'))) text = text.replace(/^ /, '');
    if (text === '') return;
    const tail = content.slice(content.trimEnd().length);
    this.#add(tail.includes('\n') ? text.replace(/ $/, '') : text, isSuperscript);
    this.#layout = tail.includes('\n') ? ' ' : '';
    this.#endsInBlank = text.endsWith(' ');
  }

  /** Signs that the file names: blanks, a tab, the end of a line. */
  sign(signs: string, isSuperscript: boolean): void {
    this.#add(signs, isSuperscript);
    this.#endsInBlank = false;
  }

  #add(text: string, isSuperscript: boolean): void {
    if (this.#layout !== '') this.#rich.add(this.#layout, false);
    this.#layout = '';
    this.#rich.add(text, isSuperscript);
    this.#isAtStart = false;
  }
}

/** What a cell shows if it has no paragraph: what it holds. */
function held(attributes: Attributes): string {
  return (
    attributes['office:string-value'] ??
    attributes['office:date-value'] ??
    attributes['office:time-value'] ??
    attributes['office:boolean-value']?.toUpperCase() ??
    attributes['office:value'] ??
    ''
  );
}

function withStored(cell: Cell, stored: string | undefined): Cell {
  return stored === undefined || stored === cell.shown ? cell : { ...cell, stored };
}

/** A cell by what its type says that it holds; undefined if it holds no value of that type. */
function typedCell(type: string | undefined, shown: string, attributes: Attributes): Cell | undefined {
  const [value, day] = [attributes['office:value'], attributes['office:date-value']];
  switch (type) {
    case 'float':
    case 'currency':
      return value === undefined ? undefined : numberCell(shown, value);
    case 'percentage':
      return value === undefined ? undefined : numberCell(shown, value, 'percent');
    case 'date':
      return day === undefined ? undefined : { shown, stored: storedDay(day), kind: 'date' };
    case 'time':
      return withStored({ shown, kind: 'text' }, attributes['office:time-value']);
    case 'boolean': {
      const stored = attributes['office:boolean-value'];
      return withStored({ shown, kind: 'boolean' }, stored === shown.toLowerCase() ? undefined : stored);
    }
    default:
      return undefined;
  }
}

/**
 * The cell that some attributes and a text make. A formula of which the file holds no value says so; a text that spreadsheets
 * show for an error is one.
 */
export function odsCell(attributes: Attributes, text: OdsText): Cell {
  const type = attributes['office:value-type'];
  const shown = text.paragraphs === 0 ? held(attributes) : text.shown;
  const sup = text.sup === '' ? {} : { sup: text.sup };
  if (attributes['calcext:value-type'] === 'error' || ERROR.test(shown))
    return { shown, kind: 'error', ...sup };
  const typed = typedCell(type, shown, attributes);
  if (typed !== undefined) return { ...typed, ...sup };
  if (shown !== '' || text.sup !== '') return { shown, kind: 'text', ...sup };
  const isFormula = attributes['table:formula'] !== undefined;
  return isFormula && type !== 'string' ? { ...EMPTY, noValue: true } : EMPTY;
}
