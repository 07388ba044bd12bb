/** The door to the readers: the bytes of a file in, its table out. What the bytes are is told by them, never by a name. */
import { decodeText } from './encoding.ts';
import { foreignArchive, foreignBytes, foreignText } from './foreign.ts';
import { readJson } from './json.ts';
import { isJsonStat, readJsonStat } from './json-stat.ts';
import { readOds } from './ods.ts';
import { notRead, tooLarge } from './refusals.ts';
import { isSdmxJson, readSdmxJson } from './sdmx-json.ts';
import type { Format, Limits, Table } from './table.ts';
import { readText } from './text.ts';
import { isXlsx, readXlsx } from './xlsx.ts';
import { Archive } from './zip.ts';

/** How a file is to be read: the limits, and what is known of it. */
export interface ReadOptions {
  /** The format that the file must have; a text is read as it. */
  format?: Format | undefined;
  /** The delimiter of a text; otherwise it is told by the text. */
  delimiter?: string | undefined;
  limits: Limits;
}

/** How formats are called in sentences. */
const CALLED: Readonly<Record<Format, string>> = {
  csv: 'CSV',
  tsv: 'TSV',
  xlsx: 'XLSX',
  ods: 'ODS',
  'json-stat': 'JSON-stat',
  'sdmx-csv': 'SDMX-CSV',
  'sdmx-json': 'SDMX-JSON',
};

/** The formats that a text is read as without a sign of its own. */
const TEXTS: ReadonlySet<Format> = new Set(['csv', 'tsv', 'sdmx-csv']);

/** Throws if a file is not of the format that it must have. */
function expectFormat(found: Format, expected: Format | undefined): void {
  if (expected !== undefined && expected !== found)
    throw notRead(
      `The file is ${CALLED[found]}, where ${CALLED[expected]} is expected: bring the file as ${CALLED[expected]}, or say that it is ${CALLED[found]} by now.`,
    );
}

const ODS_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';

function isOds(archive: Archive): boolean {
  if (!archive.has('content.xml')) return false;
  return !archive.has('mimetype') || decodeText(archive.part('mimetype')).text.trim().startsWith(ODS_TYPE);
}

function readArchive(bytes: Uint8Array, { format, limits }: ReadOptions): Table {
  const archive = new Archive(bytes, limits);
  if (isOds(archive)) {
    expectFormat('ods', format);
    return readOds(archive, limits);
  }
  if (isXlsx(archive)) {
    expectFormat('xlsx', format);
    return readXlsx(archive, limits);
  }
  throw foreignArchive(archive.names);
}

/** A table from JSON; undefined for a text that is none. A table of text may begin with a bracket, too. */
function readAsJson(text: string, { format, limits }: ReadOptions): Table | undefined {
  const isJson = /^\s*\{/.test(text) || (/^\s*\[/.test(text) && /^\s*\[\s*[[{\]]/.test(text));
  if (!isJson) return undefined;
  const json = readJson(text, limits);
  const found = isSdmxJson(json) ? 'sdmx-json' : isJsonStat(json) ? 'json-stat' : undefined;
  if (found === undefined)
    throw notRead(
      'The file is JSON, but neither JSON-stat nor SDMX-JSON: bring the table in one of these, or as CSV.',
    );
  expectFormat(found, format);
  return found === 'sdmx-json' ? readSdmxJson(json, limits) : readJsonStat(json, limits);
}

/** Whether bytes begin as a zip file does, an empty or a split one included. */
const isZip = ([a, b, c, d]: Uint8Array) =>
  a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6) || (c === 7 && d === 8));

/**
 * The table that a file holds: the sheets, rows and cells of it, each as a person sees it. Throws `UnreadableFile`, and nothing
 * else, if the file is in no format that is read, is damaged, or exceeds a limit; its message says what to do instead.
 * `import.md`, "Table".
 */
export function readFile(bytes: Uint8Array, options: ReadOptions): Table {
  if (bytes.length > options.limits.bytes) throw tooLarge('bytes', options.limits);
  if (isZip(bytes)) return readArchive(bytes, options);
  const foreign = foreignBytes(bytes);
  if (foreign !== undefined) throw foreign;
  const { text, encoding } = decodeText(bytes);
  const why = foreignText(text);
  if (why !== undefined) throw why;
  const table = readAsJson(text, options);
  if (table !== undefined) return { ...table, encoding };
  if (options.format !== undefined && !TEXTS.has(options.format)) expectFormat('csv', options.format);
  if (options.delimiter !== undefined && !/^[^"\r\n]$/.test(options.delimiter))
    throw notRead('A delimiter is one character, and no quotation mark: a comma, a semicolon, a tab.');
  return { ...readText(text, options), encoding };
}
