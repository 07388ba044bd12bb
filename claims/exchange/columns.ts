/**
 * The columns of tables of figures. `COLUMNS` are those that are read, from an imported CSV and from what an editor
 * pastes; `SERIES_COLUMNS` are those of the CSV that a page of evidence offers.
 */
import { FREQUENCIES, type Observation, STATUSES } from '../evidence/series.ts';

/** A column of a table that is read. */
interface ColumnRead {
  name: string;
  /** Other names that spreadsheets give it, in small letters without spaces. */
  aliases: readonly string[];
  required?: true;
}

/** The columns that are read, in the order of a table without a line of names. */
export const COLUMNS = [
  {
    name: 'at',
    aliases: ['when', 'date', 'day', 'month', 'quarter', 'year', 'period', 'time'],
    required: true,
  },
  { name: 'value', aliases: ['figure', 'number', 'count', 'amount', 'total'], required: true },
  {
    name: 'publishedOn',
    aliases: [
      'published',
      'publication',
      'publicationdate',
      'release',
      'released',
      'releaseon',
      'releasedon',
      'releasedate',
    ],
    required: true,
  },
  { name: 'precision', aliases: ['rounded', 'rounding', 'nearest'] },
  { name: 'status', aliases: [] },
  { name: 'source', aliases: [] },
] as const satisfies readonly ColumnRead[];

export type Column = (typeof COLUMNS)[number]['name'];

/** The column that a name in the first line of a table stands for, whatever its capitals and spaces. */
export function columnNamed(name: string): Column | undefined {
  const plain = name.toLowerCase().replace(/\s+/g, '');
  return COLUMNS.find(
    ({ name, aliases }: ColumnRead) => name.toLowerCase() === plain || aliases.includes(plain),
  )?.name;
}

/** A cell that says how exact a figure is; its numbers are as written, and not checked yet. */
export type PrecisionCell = 'exact' | { nearest: string } | { low: string; high: string };

/**
 * Reads a cell of precision: "exact", "nearest 100", "100", "interval 92.0 97.2", "92.0 to 97.2". Anything else is
 * taken for what the figure is rounded to, which its reader refuses. Undefined if the cell is empty.
 */
export function precisionCell(text: string): PrecisionCell | undefined {
  const plain = text.trim();
  if (plain === '') return undefined;
  if (/^exact(?:ly)?$/i.test(plain)) return 'exact';
  const [, low, high] =
    /^interval\s+(\S+)\s+(\S+)$/i.exec(plain) ??
    /^(?:from\s+)?(\S+)\s*(?:to|–|\.\.)\s*(\S+)$/i.exec(plain) ??
    [];
  if (low !== undefined && high !== undefined) return { low, high };
  return { nearest: plain.replace(/^(?:rounded )?(?:to )?(?:the )?nearest\s+/i, '') };
}

/** A precision as a cell: "exact", "nearest 100" or "interval 92.0 97.2". `precisionCell` reads it back. */
export function precisionText(precision: Observation['precision']): string {
  if (precision === undefined || precision === 'exact') return 'exact';
  return 'nearest' in precision ? `nearest ${precision.nearest}` : `interval ${precision.interval.join(' ')}`;
}

/** A column of a table that is given away, as a data package describes it. */
export interface TableField {
  name: string;
  type: 'string' | 'number' | 'integer' | 'date' | 'datetime' | 'boolean';
  description?: string;
  constraints?: { required?: true; enum?: readonly string[]; unique?: true };
}

/** A column without empty cells. */
export const required = { constraints: { required: true } } as const;

/** Columns of figures that several tables have. */
export const FIGURE_FIELDS = {
  at: { name: 'at', type: 'string', description: 'The day, or the period as START/END.', ...required },
  precision: {
    name: 'precision',
    type: 'string',
    description: 'How exact it was published: `exact`, `nearest 100`, or `interval 92.0 97.2`.',
    ...required,
  },
  status: { name: 'status', type: 'string', constraints: { required: true, enum: STATUSES } },
} as const satisfies Record<string, TableField>;

/** How often a series has a figure: tables from before a series could say so lack the column. */
export const FREQUENCY_FIELD = {
  name: 'frequency',
  type: 'string',
  description: 'How often it has a figure; `event` for elections, censuses and the like.',
  constraints: { enum: FREQUENCIES },
} as const satisfies TableField;

/** Where a source is kept beside its own address: tables from before that could be said lack the column. */
export const ARCHIVED_FIELD = {
  name: 'archivedUrl',
  type: 'string',
  description: 'Where the source is kept beside its own address: a copy at an archive of the web.',
} as const satisfies TableField;

/** The columns of the CSV of one series; new ones come last, for those who count columns. */
export const SERIES_COLUMNS = [
  FIGURE_FIELDS.at,
  { name: 'value', type: 'number', description: 'The figure as published.', ...required },
  { name: 'unit', type: 'string', ...required },
  FIGURE_FIELDS.precision,
  FIGURE_FIELDS.status,
  {
    name: 'publishedOn',
    type: 'date',
    description: 'The day of publication: each vintage of a figure is a row of its own.',
    ...required,
  },
  { name: 'source', type: 'string', description: 'The id of the source.', ...required },
  { name: 'sourceTitle', type: 'string' },
  { name: 'publisher', type: 'string' },
  { name: 'url', type: 'string', description: 'Where the source is.' },
  { name: 'series', type: 'string', description: 'The id of the series.', ...required },
  { name: 'measure', type: 'string', description: 'How it is counted: headcount, full-time equivalents.' },
  { name: 'place', type: 'string', description: 'Where it is counted.' },
  { name: 'licence', type: 'string', description: 'The licence of the source, in its own words.' },
  FREQUENCY_FIELD,
  ARCHIVED_FIELD,
] as const satisfies readonly TableField[];

export type SeriesColumn = (typeof SERIES_COLUMNS)[number]['name'];
