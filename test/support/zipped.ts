/** Zip files and small workbooks that tests make. */
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { ReadOptions } from '../../claims/workbook/read.ts';
import { readFile } from '../../claims/workbook/read.ts';
import { COMMAND_LIMITS, type Sheet, type Table } from '../../claims/workbook/table.ts';

/** The parts of a zip file: texts by their names. */
export type Parts = Readonly<Record<string, string>>;

/** A zip file of some parts. */
export function zipped(parts: Parts): Uint8Array {
  const files: Zippable = {};
  for (const [name, text] of Object.entries(parts)) files[name] = strToU8(text);
  return zipSync(files);
}

/** The table of a zip file of some parts. */
export const tableOfParts = (parts: Parts, options: Partial<ReadOptions> = {}): Table =>
  readFile(zipped(parts), { limits: COMMAND_LIMITS, ...options });

const ODS_NAMESPACES = ['office', 'style', 'text', 'table']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

/** The parts of an ODS file with what stands in its spreadsheet, and the styles before it. */
export const odsParts = (spreadsheet: string, styles = ''): Record<string, string> => ({
  mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
  'content.xml': `<?xml version="1.0"?><office:document-content ${ODS_NAMESPACES} xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${spreadsheet}</office:spreadsheet></office:body></office:document-content>`,
});

/** The only sheet of an ODS file of some rows. */
export function odsSheet(rows: string, styles = ''): Sheet {
  const [sheet] = tableOfParts(odsParts(`<table:table table:name="T">${rows}</table:table>`, styles)).sheets;
  if (sheet === undefined) throw new Error('There is no sheet.');
  return sheet;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** What a made XLSX file has besides the rows of its sheet. */
export interface XlsxMade {
  /** Codes of formats, of which the first is style 1. */
  formats?: readonly string[];
  /** The content of the shared texts; without it the file has none. */
  strings?: string;
  /** What stands before the rows, and behind them. */
  before?: string;
  behind?: string;
  /** Attributes of the workbook. */
  workbook?: string;
}

/** The parts of an XLSX file of one sheet. */
export function xlsxParts(rows: string, made: XlsxMade = {}): Record<string, string> {
  const { formats = [], strings, before = '', behind = '', workbook = '' } = made;
  const escaped = (code: string) => code.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships xmlns="${OFFICE}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr ${workbook}/><sheets><sheet name="T" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${OFFICE}">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'styles', '/xl/styles.xml')}${strings === undefined ? '' : relation('rId3', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${formats.map((code, i) => `<numFmt numFmtId="${170 + i}" formatCode="${escaped(code)}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${170 + i}"/>`).join('')}</cellXfs></styleSheet>`,
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>` }),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${behind}</worksheet>`,
  };
}

/** The only sheet of an XLSX file of some rows. */
export function xlsxSheet(rows: string, made: XlsxMade = {}): Sheet {
  const [sheet] = tableOfParts(xlsxParts(rows, made)).sheets;
  if (sheet === undefined) throw new Error('There is no sheet.');
  return sheet;
}
