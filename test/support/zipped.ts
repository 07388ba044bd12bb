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
