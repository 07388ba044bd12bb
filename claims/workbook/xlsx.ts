/** XLSX workbooks, with or without macros, of either namespace (ECMA-376 part 1, section 18.2): their sheets in order. */
import { Counter, sheetOf } from './cells.ts';
import { damaged } from './refusals.ts';
import { RichText } from './rich-text.ts';
import type { Cell, Limits, Sheet, Table } from './table.ts';
import { isOn, richCell, XlsxSheet } from './xlsx-sheet.ts';
import { XlsxStyles } from './xlsx-styles.ts';
import { type Attributes, readXml, type XmlHandler } from './xml.ts';
import type { Archive } from './zip.ts';

interface Relation {
  id: string;
  /** The last part of its type: `worksheet`, `styles`. */
  type: string;
  /** The part that it leads to. */
  part: string;
}

/** The folder of a part, with a slash at its end; empty at the root. */
const folderOf = (part: string) => part.slice(0, part.lastIndexOf('/') + 1);

/** The part that an address leads to, seen from another part. */
function resolved(from: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folderOf(from) + target;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** To which parts a part leads; none if the file does not say. */
function relationsOf(archive: Archive, part: string): Relation[] {
  const list = `${folderOf(part)}_rels/${part.slice(folderOf(part).length)}.rels`;
  const relations: Relation[] = [];
  if (!archive.has(list)) return relations;
  readXml(archive, list, 'XLSX', 'local', {
    open: (name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) => {
      if (name === 'Relationship' && mode !== 'External')
        relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), part: resolved(part, target) });
    },
    close: () => undefined,
  });
  return relations;
}

interface NamedSheet {
  name: string;
  isHidden: boolean;
  relation: string;
}

/** What a workbook says of itself: its sheets in their order, and from when its days are counted. */
class Workbook implements XmlHandler {
  readonly sheets: NamedSheet[] = [];
  is1904 = false;

  open(name: string, attributes: Attributes): void {
    if (name === 'workbookPr') this.is1904 = isOn(attributes['date1904']);
    if (name !== 'sheet') return;
    // The prefix of its relation is the file's choice; its other id has no prefix.
    const relation = Object.keys(attributes).find((key) => key.endsWith(':id'));
    this.sheets.push({
      name: attributes['name'] ?? '',
      isHidden: /hidden/i.test(attributes['state'] ?? ''),
      relation: relation === undefined ? '' : (attributes[relation] ?? ''),
    });
  }

  close(): void {}
}

/** The texts that cells share. */
class SharedStrings implements XmlHandler {
  readonly cells: Cell[] = [];
  #text: RichText | undefined;
  #isRaised = false;
  #isReading = false;
  #takes = false;

  open(name: string, attributes: Attributes): void {
    this.#takes = name === 't' && !this.#isReading;
    if (name === 'si') this.#text = new RichText();
    else if (name === 'r') this.#isRaised = false;
    else if (name === 'rPh') this.#isReading = true;
    else if (name === 'vertAlign') this.#isRaised = attributes['val'] === 'superscript';
  }

  text(content: string): void {
    if (this.#takes) this.#text?.add(content, this.#isRaised);
  }

  close(name: string): void {
    this.#takes = false;
    if (name === 'r') this.#isRaised = false;
    else if (name === 'rPh') this.#isReading = false;
    else if (name === 'si' && this.#text !== undefined) this.cells.push(richCell(this.#text));
  }
}

/** Where the workbook of a file is, and undefined if it has none. */
function workbookPart(archive: Archive): string | undefined {
  const named = relationsOf(archive, '').find(({ type }) => type === 'officeDocument')?.part;
  return [named, 'xl/workbook.xml'].find((part) => part !== undefined && archive.has(part));
}

/** Whether a zip file is an XLSX workbook: also one whose workbook has another name, but no binary one (.xlsb). */
export function isXlsx(archive: Archive): boolean {
  const hasParts = archive.has('[Content_Types].xml') && archive.names.some((name) => name.startsWith('xl/'));
  return (hasParts && !archive.has('xl/workbook.bin')) || archive.has('xl/workbook.xml');
}

/** Reads the sheets of an XLSX file in their order. Throws `UnreadableFile` if it is damaged or exceeds a limit. */
export function readXlsx(archive: Archive, limits: Limits): Table {
  const part = workbookPart(archive);
  if (part === undefined) throw damaged('XLSX', 'it has no workbook');
  const relations = relationsOf(archive, part);
  const workbook = new Workbook();
  readXml(archive, part, 'XLSX', 'local', workbook);
  const ofType = (type: string) => relations.find((relation) => relation.type === type)?.part;
  const [styles, strings] = [new XlsxStyles(), new SharedStrings()];
  styles.is1904 = workbook.is1904;
  const [stylesPart, stringsPart] = [ofType('styles'), ofType('sharedStrings')];
  if (stylesPart !== undefined && archive.has(stylesPart))
    readXml(archive, stylesPart, 'XLSX', 'local', styles);
  if (stringsPart !== undefined && archive.has(stringsPart))
    readXml(archive, stringsPart, 'XLSX', 'local', strings);
  const counter = new Counter(limits);
  const sheets = workbook.sheets.map(({ name, isHidden, relation }, i): Sheet => {
    const found = relations.find(({ id }) => id === relation);
    // A sheet that is a chart or a form has no cells.
    if (found !== undefined && found.type !== 'worksheet') return sheetOf(name, [], { isHidden });
    const sheet = new XlsxSheet(strings.cells, styles, counter);
    readXml(archive, found?.part ?? `xl/worksheets/sheet${i + 1}.xml`, 'XLSX', 'local', sheet);
    return sheet.sheet(name, isHidden);
  });
  return { format: 'xlsx', sheets };
}
