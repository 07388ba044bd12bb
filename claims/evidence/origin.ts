/** Where a figure stood in a file that was imported. */

export interface FigureOrigin {
  /** The figure: its moment as it was read, and its day of publication. */
  at: string;
  publishedOn: string;
  /** Whether the file only confirmed a figure that the ledger had. */
  isConfirmed: boolean;
  /** The file by its name and its SHA-256, and the licence of what it holds. */
  file: string;
  sha256: string;
  licence: string | null;
  /** The address in it: "C2", "Table_1!B8", or the key of an observation. */
  cell: string;
  /** The text in the cell, if that is another one than the value; and its marks and footnotes. */
  shown: string | null;
  note: string | null;
}

/** The address of a cell in words: "Table_1, row 8, column B"; what is no such address, as it is. */
export function cellInWords(cell: string): string {
  const [, sheet = '', column, row] = /^(?:(.*)[!])?\$?([A-Z]{1,3})\$?(\d+)$/s.exec(cell) ?? [];
  if (column === undefined || row === undefined) return cell;
  return `${sheet === '' ? '' : `${sheet.replace(/^'(.*)'$/s, '$1')}, `}row ${row}, column ${column}`;
}
