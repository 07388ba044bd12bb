/**
 * The fields of the evidence editor: their names, the rows they form, and what is pasted from a spreadsheet put
 * into them. Their reading is evidence-rows.ts.
 */
import Papa from 'papaparse';
import type { Observation } from '../evidence/evidence.ts';
import { type DraftFields, idsTried, shownDate, shownMoment, typedIn } from './draft-fields.ts';

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

/** So many rows a form begins with, and is given when more are asked for. */
export const ROWS_AT_A_TIME = 5;

/** So many rows a form takes. */
export const MAX_ROWS = 200;

/** The field that tables are pasted into. */
export const PASTE = 'paste';

/** The name of a row's field: `rows.3.value`. */
export function rowField(row: number, field: RowField): string {
  return `rows.${row}.${field}`;
}

const ROW = /^rows\.(0|[1-9]\d{0,2})\.[a-zA-Z]+$/;

/** The row that a field belongs to; undefined for any other field. */
export function rowOf(name: string): number | undefined {
  const match = ROW.exec(name);
  const row = match === null ? undefined : Number(match[1]);
  return row === undefined || row >= MAX_ROWS ? undefined : row;
}

/** How many rows a form has. */
export function rowCount(fields: DraftFields): number {
  return Object.keys(fields).reduce((most, name) => Math.max(most, (rowOf(name) ?? -1) + 1), 0);
}

/** Whether nothing was typed into a row; its status is chosen always, and says nothing of it. */
export function isEmptyRow(fields: DraftFields, row: number): boolean {
  return ROW_FIELDS.every((name) => name === 'status' || typedIn(fields, rowField(row, name)).trim() === '');
}

/** The form with some more empty rows, as far as it takes them. */
export function withMoreRows(fields: DraftFields, more = ROWS_AT_A_TIME): Record<string, string> {
  const now = rowCount(fields);
  const rows = Math.min(MAX_ROWS, now + more);
  return rows <= now ? { ...fields } : { ...fields, [rowField(rows - 1, 'at')]: '' };
}

/** A figure as the fields of a row, which read back as the same figure. */
export function rowFields(row: number, o: Observation): Record<string, string> {
  const { precision } = o;
  const exactness: Partial<Record<RowField, string>> =
    precision === undefined || precision === 'exact'
      ? {}
      : 'nearest' in precision
        ? { nearest: precision.nearest }
        : { low: precision.interval[0], high: precision.interval[1] };
  const fields: Partial<Record<RowField, string>> = {
    at: shownMoment(o.at),
    value: o.value,
    ...exactness,
    status: o.status ?? 'final',
    publishedOn: shownDate(o.publishedOn),
    source: o.source,
  };
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [rowField(row, name as RowField), text]),
  );
}

/** What must be looked up before a form is read: sources by id and by title, as typed and as a new one may be called. */
export function sourcesToLookUp(fields: DraftFields): { ids: string[]; titles: string[] } {
  const typed = Object.keys(fields)
    .filter((name) => name === 'source.id' || (rowOf(name) !== undefined && name.endsWith('.source')))
    .map((name) => typedIn(fields, name).trim())
    .filter((text) => text !== '');
  const title = typedIn(fields, 'source.title').trim();
  const ids = [...typed, ...(title === '' ? [] : idsTried(title, 'source'))];
  return { ids: [...new Set(ids)], titles: [...new Set(typed)] };
}

/** What the cells of a pasted table are, where no line of column names says otherwise. */
const PASTED_ORDER = ['at', 'value', 'publishedOn', 'precision', 'status', 'source'] as const;

type PastedColumn = (typeof PASTED_ORDER)[number];

/** The names that columns go by in spreadsheets. */
const COLUMN_NAMES: readonly (readonly [PastedColumn, RegExp])[] = [
  ['publishedOn', /^(?:published(?: ?on)?|publication(?: date)?|released?(?: ?on)?|release date)$/],
  ['at', /^(?:at|when|date|day|month|quarter|year|period|time)$/],
  ['value', /^(?:value|figure|number|count|amount|total)$/],
  ['precision', /^(?:precision|rounded|rounding|nearest)$/],
  ['status', /^status$/],
  ['source', /^source$/],
];

function columnOf(name: string): PastedColumn | undefined {
  const plain = name.trim().toLowerCase();
  return COLUMN_NAMES.find(([, pattern]) => pattern.test(plain))?.[0];
}

/** "exact", "nearest 100", "100", "interval 92.0 97.2", "92.0 to 97.2": how exact a figure is, as fields of a row. */
function precisionFields(text: string): Partial<Record<RowField, string>> {
  const plain = text.trim();
  if (plain === '' || /^exact(?:ly)?$/i.test(plain)) return {};
  const bounds =
    /^interval\s+(\S+)\s+(\S+)$/i.exec(plain) ?? /^(?:from\s+)?(\S+)\s*(?:to|–|\.\.)\s*(\S+)$/i.exec(plain);
  if (bounds !== null) return { low: bounds[1] ?? '', high: bounds[2] ?? '' };
  return { nearest: plain.replace(/^(?:rounded )?(?:to )?(?:the )?nearest\s+/i, '') };
}

/** The lines of a pasted table as cells, told apart by tabs, or by semicolons or commas where it has no tab. */
function pastedLines(text: string): string[][] {
  const delimiter = text.includes('\t') ? '\t' : text.includes(';') ? ';' : ',';
  return Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter, skipEmptyLines: 'greedy' }).data;
}

/** What came of a paste. */
export interface Pasted {
  fields: Record<string, string>;
  /** How many lines stand in rows now. */
  placed: number;
  /** How many found no row: they stay in the field. */
  left: number;
}

/**
 * The form with the lines that were pasted as rows, after those that are typed. Nothing is judged here: what is
 * not a date or a figure stands in its row as it was pasted, and is told when the row is read.
 */
export function withPasted(fields: DraftFields): Pasted {
  const text = typedIn(fields, PASTE);
  const all = pastedLines(text);
  const named = (all[0] ?? []).map(columnOf);
  const hasNames = named.includes('at') && named.includes('value');
  const columns: readonly (PastedColumn | undefined)[] = hasNames ? named : PASTED_ORDER;
  const lines = hasNames ? all.slice(1) : all;
  let first = rowCount(fields);
  while (first > 0 && isEmptyRow(fields, first - 1)) first -= 1;
  const placed = lines.slice(0, Math.max(0, MAX_ROWS - first));
  const left = lines.slice(placed.length);
  const filled: Record<string, string> = {};
  for (const [i, cells] of placed.entries()) {
    const cell = (column: PastedColumn) => cells[columns.indexOf(column)]?.trim() ?? '';
    const row: Partial<Record<RowField, string>> = {
      at: cell('at'),
      value: cell('value'),
      nearest: '',
      low: '',
      high: '',
      ...precisionFields(cell('precision')),
      status: cell('status').toLowerCase() || 'final',
      publishedOn: cell('publishedOn'),
      source: cell('source'),
    };
    for (const name of ROW_FIELDS) filled[rowField(first + i, name)] = row[name] ?? '';
  }
  const rest = Papa.unparse(hasNames ? [all[0] ?? [], ...left] : left, { delimiter: '\t', newline: '\n' });
  return {
    fields: { ...fields, ...filled, [PASTE]: left.length === 0 ? '' : rest },
    placed: placed.length,
    left: left.length,
  };
}
