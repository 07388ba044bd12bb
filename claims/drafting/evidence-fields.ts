/** The fields of the evidence editor: their names, and the rows that they form. evidence-rows.ts reads them. */
import type { Observation } from '../evidence/series.ts';
import { MAX_LINES } from '../tables/reading.ts';
import { idsTried } from './free-id.ts';
import { precisionFields, shownDate, shownMoment, type TypedFields, typedIn } from './typed-fields.ts';

/** The fields of a row, in order. */
export const ROW_FIELDS = [
  'at',
  'value',
  'nearest',
  'low',
  'high',
  'status',
  'publishedOn',
  'source',
] as const;

export type RowField = (typeof ROW_FIELDS)[number];

/** How many rows a form begins with, and how many more it gets at a time. */
export const ROWS_AT_A_TIME = 5;

/** The most rows that a form takes. */
export const MAX_ROWS = 200;

/** The most rows that are read: those of a form, and the lines of a pasted table that has more. */
export const MAX_READ = MAX_ROWS + MAX_LINES;

/** The field that says that figures are right although they look odd. */
export const SURE = 'sure';

/** The field to paste tables into. */
export const PASTE = 'paste';

/** The name of a row's field: `rows.3.value`. */
export function rowField(row: number, field: RowField): string {
  return `rows.${row}.${field}`;
}

const ROW = /^rows\.(0|[1-9]\d{0,5})\.[a-zA-Z]+$/;

/** The row that a field belongs to; undefined for any other field, and for rows beyond the most that are asked for. */
export function rowOf(name: string, most = MAX_ROWS): number | undefined {
  const match = ROW.exec(name);
  const row = match === null ? undefined : Number(match[1]);
  return row === undefined || row >= most ? undefined : row;
}

/** How many rows a form has, up to a number. */
export function rowCount(fields: TypedFields, most = MAX_ROWS): number {
  return Object.keys(fields).reduce((count, name) => Math.max(count, (rowOf(name, most) ?? -1) + 1), 0);
}

/** Whether nothing was typed into a row; its status does not count, since one is always chosen. */
export function isEmptyRow(fields: TypedFields, row: number): boolean {
  return ROW_FIELDS.every((name) => name === 'status' || typedIn(fields, rowField(row, name)).trim() === '');
}

/** The form with some more empty rows, up to `MAX_ROWS`. */
export function withMoreRows(fields: TypedFields, more = ROWS_AT_A_TIME): Record<string, string> {
  const now = rowCount(fields);
  const rows = Math.min(MAX_ROWS, now + more);
  return rows <= now ? { ...fields } : { ...fields, [rowField(rows - 1, 'at')]: '' };
}

/** A figure as the fields of a row, which reads back as the same figure. */
export function rowFields(row: number, o: Observation): Record<string, string> {
  const fields: Partial<Record<RowField, string>> = {
    at: shownMoment(o.at),
    value: o.value,
    ...(o.precision === 'exact' ? {} : precisionFields(o.precision)),
    status: o.status ?? 'final',
    publishedOn: shownDate(o.publishedOn),
    source: o.source,
  };
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [rowField(row, name as RowField), text]),
  );
}

/** The sources to look up before a form is read: those named by id or title, and those with an id that a new one may get. */
export function sourcesToLookUp(fields: TypedFields): { ids: string[]; titles: string[] } {
  const typed = Object.keys(fields)
    .filter((name) => name === 'source.id' || (rowOf(name) !== undefined && name.endsWith('.source')))
    .map((name) => typedIn(fields, name).trim())
    .filter((text) => text !== '');
  const title = typedIn(fields, 'source.title').trim();
  const ids = [...typed, ...(title === '' ? [] : idsTried(title, 'source'))];
  return { ids: [...new Set(ids)], titles: [...new Set(typed)] };
}
