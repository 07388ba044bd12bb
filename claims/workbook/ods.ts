/**
 * OpenDocument spreadsheets (OpenDocument 1.3, part 3, section 9), read as they stream by. What is repeated is made as often as
 * it is repeated, save empty rows and cells, which cost nothing.
 */
import { Counter, EMPTY, isFilled, rowOf, sheetOf } from './cells.ts';
import { OdsText, odsCell } from './ods-cell.ts';
import { OdsStyles } from './ods-styles.ts';
import { damaged, notRead } from './refusals.ts';
import type { Cell, Limits, Row, Sheet, Table } from './table.ts';
import { type Attributes, readXml, type XmlHandler } from './xml.ts';
import type { Archive } from './zip.ts';

const NAMESPACE = 'urn:oasis:names:tc:opendocument:xmlns:';
const NAMES = {
  [`${NAMESPACE}office:1.0`]: 'office',
  [`${NAMESPACE}table:1.0`]: 'table',
  [`${NAMESPACE}text:1.0`]: 'text',
  [`${NAMESPACE}style:1.0`]: 'style',
  [`${NAMESPACE}drawing:1.0`]: 'draw',
  'urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0': 'calcext',
};

/** The most columns that a sheet has. */
const MOST_COLUMNS = 16_384;

/** What stands within a sheet or a cell and is no text of a cell: comments, drawings, what was changed, notes. */
const OTHER =
  /^(?:draw:.*|office:(?:annotation|forms|dde-source|event-listeners)|table:(?:shapes|tracked-changes|scenario|desc|title|table-source|named-expressions|detective)|text:(?:note|ruby-text|tracked-changes))$/;

/** A sheet that only holds copies of cells of another file, to which formulas refer: no spreadsheet shows it. */
const COPY_OF_ANOTHER_FILE = /^'(?:file|https?):/;

/** How often something is repeated, or how far it reaches: once, unless a whole number says otherwise. */
function timesOf(attributes: Attributes, name: string, most = 0x7fffffff): number {
  const times = Number(attributes[name] ?? 1);
  return Number.isSafeInteger(times) && times > 0 ? Math.min(times, most) : 1;
}

const isOff = (attributes: Attributes) =>
  attributes['table:visibility'] === 'collapse' || attributes['table:visibility'] === 'filter';

/** Whether what stands in groups of rows or of columns is hidden, as one of them is folded up. */
class Groups {
  readonly #isFolded: boolean[] = [];
  #folded = 0;

  open(attributes: Attributes): void {
    const isFolded = attributes['table:display'] === 'false';
    this.#isFolded.push(isFolded);
    if (isFolded) this.#folded += 1;
  }

  close(): void {
    if (this.#isFolded.pop() === true) this.#folded -= 1;
  }

  get areFolded(): boolean {
    return this.#folded > 0;
  }
}

/** A cell that covers others: where it does, and until which row. */
interface Cover {
  cell: Cell;
  until: number;
}

/** One sheet as its rows are read. */
class OdsSheet {
  readonly name: string;
  readonly rowGroups = new Groups();
  readonly columnGroups = new Groups();
  readonly #isHidden: boolean;
  readonly #counter: Counter;
  readonly #rows: Row[] = [];
  readonly #hiddenColumns = new Set<number>();
  readonly #covers: (Cover | undefined)[] = [];
  #columns = 0;
  #number = 1;
  #row: { cells: Cell[]; at: number; isHidden: boolean; times: number } | undefined;

  constructor(name: string, isHidden: boolean, counter: Counter) {
    this.name = name;
    this.#isHidden = isHidden;
    this.#counter = counter;
  }

  column(attributes: Attributes): void {
    const end = Math.min(
      MOST_COLUMNS,
      this.#columns + timesOf(attributes, 'table:number-columns-repeated', MOST_COLUMNS),
    );
    if (isOff(attributes) || this.columnGroups.areFolded)
      for (let column = this.#columns; column < end; column += 1) this.#hiddenColumns.add(column);
    this.#columns = end;
  }

  beginRow(attributes: Attributes): void {
    this.#row = {
      cells: [],
      at: 0,
      isHidden: isOff(attributes) || this.rowGroups.areFolded,
      times: timesOf(attributes, 'table:number-rows-repeated'),
    };
  }

  /** A cell of the row, as often as it is repeated; one that is covered repeats the cell that covers it. */
  cell(cell: Cell, attributes: Attributes, isCovered: boolean): void {
    const row = this.#row;
    if (row === undefined) return;
    const times = timesOf(attributes, 'table:number-columns-repeated', MOST_COLUMNS);
    const isEverywhereEmpty = !isCovered && !isFilled(cell);
    if (isCovered) this.#counter.count(0, times);
    for (let i = 0; i < times && !isEverywhereEmpty; i += 1) {
      const column = row.at + i;
      if (column >= MOST_COLUMNS) throw damaged('ODS', 'a row has more columns than a sheet has');
      const own = isCovered ? this.#covering(column, cell) : cell;
      if (!isCovered) this.#cover(column, own, attributes);
      if (isFilled(own)) this.#place(row.cells, column, own, row.isHidden);
    }
    row.at += times;
  }

  #place(cells: Cell[], column: number, cell: Cell, isHidden: boolean): void {
    while (cells.length < column) cells.push(EMPTY);
    cells.push(isHidden || this.#hiddenColumns.has(column) ? { ...cell, hidden: true } : cell);
  }

  #covering(column: number, own: Cell): Cell {
    const cover = this.#covers[column];
    return cover !== undefined && cover.until >= this.#number ? cover.cell : own;
  }

  #cover(column: number, cell: Cell, attributes: Attributes): void {
    const columns = timesOf(attributes, 'table:number-columns-spanned', MOST_COLUMNS - column);
    const rows = timesOf(attributes, 'table:number-rows-spanned');
    if (columns === 1 && rows === 1) return;
    this.#counter.count(0, columns);
    const cover = { cell: { ...cell, merged: true as const }, until: this.#number + rows - 1 };
    for (let i = 0; i < columns; i += 1) this.#covers[column + i] = cover;
  }

  endRow(): void {
    const row = this.#row;
    if (row === undefined) return;
    this.#row = undefined;
    const first = rowOf(this.#number, row.cells, this.#counter, row.isHidden);
    if (first !== undefined) {
      this.#rows.push(first);
      const filled = first.cells.filter(isFilled).length;
      for (let i = 1; i < row.times; i += 1) {
        this.#counter.count(filled, first.cells.length);
        this.#rows.push({ ...first, number: this.#number + i });
      }
    }
    this.#number += row.times;
  }

  end(): Sheet {
    return sheetOf(this.name, this.#rows, {
      isHidden: this.#isHidden,
      hiddenColumns: [...this.#hiddenColumns],
    });
  }
}

/** Reads the content of a file into sheets. */
class Content implements XmlHandler {
  readonly sheets: Sheet[] = [];
  readonly #styles: OdsStyles;
  readonly #counter: Counter;
  /** How deep within something that is passed over. */
  #passed = 0;
  #sheet: OdsSheet | undefined;
  #cell: { attributes: Attributes; text: OdsText } | undefined;
  #isInParagraph = false;
  /** Whether text is a superscript, by each span that it stands in. */
  #spans: boolean[] = [];

  constructor(styles: OdsStyles, limits: Limits) {
    this.#styles = styles;
    this.#counter = new Counter(limits);
  }

  get #isSuperscript(): boolean {
    return this.#spans.at(-1) ?? false;
  }

  open(name: string, attributes: Attributes): void {
    if (this.#passed > 0) {
      this.#passed += 1;
      return;
    }
    const isWithin = this.#sheet !== undefined && name === 'table:table';
    if (isWithin || OTHER.test(name)) {
      this.#passed = 1;
      return;
    }
    if (name.startsWith('style:')) this.#styles.open(name, attributes);
    else if (name.startsWith('table:')) this.#openTable(name, attributes);
    else if (name.startsWith('text:') && this.#cell !== undefined)
      this.#openText(name, attributes, this.#cell.text);
  }

  #openTable(name: string, attributes: Attributes): void {
    const sheet = this.#sheet;
    if (name === 'table:table') {
      const isHidden = this.#styles.isHidden(attributes['table:style-name']);
      this.#sheet = new OdsSheet(attributes['table:name'] ?? '', isHidden, this.#counter);
    } else if (name === 'table:table-column') sheet?.column(attributes);
    else if (name === 'table:table-row-group') sheet?.rowGroups.open(attributes);
    else if (name === 'table:table-column-group') sheet?.columnGroups.open(attributes);
    else if (name === 'table:table-row') sheet?.beginRow(attributes);
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell')
      this.#cell = { attributes, text: new OdsText() };
  }

  #openText(name: string, attributes: Attributes, text: OdsText): void {
    if (name === 'text:p' || name === 'text:h') {
      text.begin();
      this.#isInParagraph = true;
      this.#spans = [];
    } else if (name === 'text:span')
      this.#spans.push(this.#styles.isSuperscript(attributes['text:style-name']) ?? this.#isSuperscript);
    else if (name === 'text:s')
      text.sign(' '.repeat(timesOf(attributes, 'text:c', 1_000)), this.#isSuperscript);
    else if (name === 'text:tab') text.sign('\t', this.#isSuperscript);
    else if (name === 'text:line-break') text.sign('\n', this.#isSuperscript);
  }

  text(content: string): void {
    if (this.#passed === 0 && this.#isInParagraph) this.#cell?.text.text(content, this.#isSuperscript);
  }

  close(name: string): void {
    if (this.#passed > 0) {
      this.#passed -= 1;
      return;
    }
    if (name.startsWith('style:')) this.#styles.close(name);
    else if (name === 'text:span') this.#spans.pop();
    else if (name === 'text:p' || name === 'text:h') this.#isInParagraph = false;
    else if (name.startsWith('table:')) this.#closeTable(name);
  }

  #closeTable(name: string): void {
    const sheet = this.#sheet;
    if (name === 'table:table') {
      if (sheet !== undefined && !COPY_OF_ANOTHER_FILE.test(sheet.name)) this.sheets.push(sheet.end());
      this.#sheet = undefined;
    } else if (name === 'table:table-row-group') sheet?.rowGroups.close();
    else if (name === 'table:table-column-group') sheet?.columnGroups.close();
    else if (name === 'table:table-row') sheet?.endRow();
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      const cell = this.#cell;
      this.#cell = undefined;
      if (cell !== undefined)
        sheet?.cell(
          odsCell(cell.attributes, cell.text),
          cell.attributes,
          name === 'table:covered-table-cell',
        );
    }
  }
}

/** Whether the list of parts says that they are encrypted. */
function isEncrypted(archive: Archive): boolean {
  let found = false;
  if (archive.has('META-INF/manifest.xml'))
    readXml(archive, 'META-INF/manifest.xml', 'ODS', 'local', {
      open: (name) => {
        if (name === 'encryption-data') found = true;
      },
      close: () => undefined,
    });
  return found;
}

/** Reads the sheets of an ODS file. Throws `UnreadableFile` if it is damaged, has a password, or exceeds a limit. */
export function readOds(archive: Archive, limits: Limits): Table {
  if (isEncrypted(archive))
    throw notRead(
      'The file is protected with a password: open it, take the password off, and save it again.',
    );
  const styles = new OdsStyles();
  if (archive.has('styles.xml')) readXml(archive, 'styles.xml', 'ODS', NAMES, styles);
  const content = new Content(styles, limits);
  readXml(archive, 'content.xml', 'ODS', NAMES, content);
  return { format: 'ods', sheets: content.sheets };
}
