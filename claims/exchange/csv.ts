/** CSV that a spreadsheet opens without running anything in it. */
import Papa from 'papaparse';

/** The mark at the beginning of a file by which Excel knows UTF-8; other programs need none. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A text that a spreadsheet would run as a formula, with an apostrophe before it. A text that looks like one that got its
 * apostrophe gets another, so that `undefused` gives every text back.
 */
export function defused(text: string): string {
  return /^'*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}

/** A text as it was before `defused`. */
export function undefused(text: string): string {
  return text.replace(/^'(?='*[=+\-@\t\r\n])/, '');
}

/**
 * The rows of a table as CSV (RFC 4180), with a line of column names unless `header` is false. Cells stay as they are:
 * the caller applies `defused` to those that hold text.
 */
export function csvTable(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
  { header = true }: { header?: boolean } = {},
): string {
  if (rows.length === 0 && !header) return '';
  return `${Papa.unparse({ fields: [...columns], data: [...rows] }, { newline: '\r\n', header })}\r\n`;
}
