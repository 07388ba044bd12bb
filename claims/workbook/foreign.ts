/** Files that are not read, told by how they begin; each has its sentence, which says what to bring instead. */
import { notRead } from './refusals.ts';
import type { UnreadableFile } from './table.ts';

/** How much of a file is looked at to tell what it is. */
const HEAD = 4_096;

/** Bytes as text, each a character: for looking at them only. */
function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, HEAD));
}

/** Whether a text stands in the bytes as UTF-16, as names in an old Office file do. */
function hasWide(bytes: Uint8Array, text: string): boolean {
  const codes = [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const [first = 0] = codes;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (codes.every((code, i) => bytes[at + i] === code)) return true;
  return false;
}

/** Beginnings of files that are no text. */
const BINARY: readonly (readonly [string, string])[] = [
  ['%PDF', 'The file is a PDF, which is made for printing: look for the table as ODS, XLSX or CSV.'],
  ['\x1f\x8b', 'The file is packed with gzip: unpack it, and bring the file that is in it.'],
  ['7z\xbc\xaf', 'The file is packed (7z): unpack it, and bring the file that is in it.'],
  ['Rar!', 'The file is packed (RAR): unpack it, and bring the file that is in it.'],
  ['PAR1', 'The file is Parquet, which is not read: bring the table as CSV.'],
  ['SQLite format 3', 'The file is a database: bring one table of it as CSV.'],
  ['\x89PNG', 'The file is a picture: look for the table as ODS, XLSX or CSV.'],
  ['\xff\xd8\xff', 'The file is a picture: look for the table as ODS, XLSX or CSV.'],
  ['{\\rtf', 'The file is a text document: look for the table as ODS, XLSX or CSV.'],
];

/** The head of a compound file: the binary formats of Office before 2007, and newer ones with a password. */
const COMPOUND = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/**
 * Why some bytes are not read, or undefined if nothing at their beginning speaks against it: they are of a binary format that is
 * none of ours. A zip file is not judged here.
 */
export function foreignBytes(bytes: Uint8Array): UnreadableFile | undefined {
  const head = latin(bytes);
  if (head.startsWith(COMPOUND))
    return notRead(
      hasWide(bytes, 'EncryptedPackage')
        ? 'The file is protected with a password: open it, take the password off, and save it again.'
        : 'The file is in the old format of Excel (.xls): open it in a spreadsheet, and save it as .xlsx, .ods or CSV.',
    );
  const found = BINARY.find(([start]) => head.startsWith(start));
  return found === undefined ? undefined : notRead(found[1]);
}

/** What XML holds, told by what stands in its first elements. */
const XML: readonly (readonly [RegExp, string])[] = [
  [
    /sdmx/i,
    'The file is SDMX-ML (XML), which is not read: ask the service for SDMX-CSV or SDMX-JSON, which hold the same.',
  ],
  [
    /urn:schemas-microsoft-com:office:spreadsheet/,
    'The file is a spreadsheet as XML: open it in a spreadsheet, and save it as .xlsx, .ods or CSV.',
  ],
  [
    /urn:oasis:names:tc:opendocument/,
    'The file is a flat OpenDocument file (.fods): open it in a spreadsheet, and save it as .ods.',
  ],
];

const PAGE =
  'The file is a web page, perhaps one that is called .xls: open it in a spreadsheet, and save it as .xlsx, .ods or CSV; if it says that something went wrong, get the file again.';

/** Signs that stand in no table of text; a nought is the commonest in binary files. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NO_TEXT = /[\x00-\x08\x0e-\x1a\x1c-\x1f]/;

/**
 * Why a text is not read, or undefined if it may be a table: it is a web page, XML, no text at all, or nothing.
 */
export function foreignText(text: string): UnreadableFile | undefined {
  const head = text.slice(0, HEAD).trimStart();
  if (head === '' && text.trim() === '') return notRead('The file is empty: get it again.');
  if (/^(?:<!doctype\s+html|<(?:html|head|body|table|meta|script|style|div)[\s>])/i.test(head))
    return notRead(PAGE);
  if (/^MIME-Version:/i.test(head)) return notRead(PAGE);
  if (/^<(?:\?xml|!--|[a-z][\w.-]*(?::[\w.-]+)?(?:\s+xmlns|\s*>))/i.test(head)) {
    if (/<html[\s>]/i.test(head)) return notRead(PAGE);
    const found = XML.find(([pattern]) => pattern.test(head));
    return notRead(found?.[1] ?? 'The file is XML, which is not read: bring the table as ODS, XLSX or CSV.');
  }
  if (NO_TEXT.test(head))
    return notRead(
      'The file is none of the formats that are read (CSV, TSV, XLSX, ODS, JSON-stat, SDMX-CSV, SDMX-JSON): bring the table in one of them.',
    );
  return undefined;
}

/** Zip files that hold something else than a table, told by the names of their parts. */
const PACKED: readonly (readonly [RegExp, string])[] = [
  [
    /^xl\/workbook\.bin$/,
    'The file is a binary workbook (.xlsb): open it in a spreadsheet, and save it as .xlsx, .ods or CSV.',
  ],
  [/^index\/.*\.iwa$|^index\.zip$/, 'The file is of Apple Numbers: export it as Excel or CSV.'],
  [
    /^(?:word|ppt|visio)\/|^content\.xml$/,
    'The file is no spreadsheet: look for the table as ODS, XLSX or CSV.',
  ],
];

/** Why a zip file is not read that is neither ODS nor XLSX, by the names of its parts in small letters. */
export function foreignArchive(names: readonly string[]): UnreadableFile {
  const found = PACKED.find(([pattern]) => names.some((name) => pattern.test(name)));
  return notRead(found?.[1] ?? 'The file is a zip file: unpack it, and bring the table that is in it.');
}
