/** CSV that a spreadsheet opens without running anything in it. */
import Papa from 'papaparse';
import { wholeSecond } from '../exact/instant.ts';
import type { TableField } from './columns.ts';

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

/** A cell as its column holds it: a text is defused, and a time is in whole seconds; figures may begin with a minus. */
function cell(value: string, { type }: TableField): string {
  if (type === 'string') return defused(value);
  return type === 'datetime' ? wholeSecond(value) : value;
}

/** The rows of a table as CSV (RFC 4180), each cell by the type of its column, with a line of column names unless `header` is false. */
export function csvTable<const Name extends string>(
  fields: readonly (TableField & { name: Name })[],
  rows: readonly Readonly<Record<Name, string>>[],
  { header = true }: { header?: boolean } = {},
): string {
  if (rows.length === 0 && !header) return '';
  const data = rows.map((row) => fields.map((field) => cell(row[field.name], field)));
  const names = fields.map(({ name }) => name);
  return `${Papa.unparse({ fields: names, data }, { newline: '\r\n', header })}\r\n`;
}
