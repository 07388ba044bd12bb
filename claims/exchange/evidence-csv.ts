/** Figures as CSV: reads what `import` takes, and writes what a page of evidence offers. */
import Papa from 'papaparse';
import { issuesOf, type PathIssue } from '../bundle.ts';
import { type Observation, observationSchema, type Series, type Source } from '../evidence/series.ts';
import {
  COLUMNS,
  type Column,
  columnNamed,
  precisionCell,
  precisionText,
  SERIES_COLUMNS,
  type SeriesColumn,
} from './columns.ts';
import { csvTable, defused } from './csv.ts';

export type ParsedCsv = { ok: true; observations: Observation[] } | { ok: false; issues: PathIssue[] };

/** A row by the names of the columns that the table has. */
type Row = Partial<Record<Column, string>>;

/** Reads figures from CSV with a line of column names. `source` is the id that counts for rows that name none. */
export function parseEvidenceCsv(csv: string, source: string | undefined): ParsedCsv {
  const { data, meta, errors } = Papa.parse<Row>(csv.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => columnNamed(name) ?? name.trim(),
    transform: (value) => value.trim(),
  });
  const unreadable = errors
    .filter((e) => e.code !== 'UndetectableDelimiter')
    .map((e) => ({ path: e.row === undefined ? '' : `line ${e.row + 2}`, message: e.message }));
  const issues = [...unreadable, ...headerIssues(meta)];
  if (issues.length > 0) return { ok: false, issues };

  const observations = data.flatMap((row, i): Observation[] => {
    const result = observationSchema.safeParse(observationOf(row, source));
    if (result.success) return [result.data];
    issues.push(
      ...issuesOf(result.error).map(({ path, message }) => ({ path: `line ${i + 2}, ${path}`, message })),
    );
    return [];
  });
  return issues.length > 0 ? { ok: false, issues } : { ok: true, observations };
}

/** What is wrong with the line of column names. */
function headerIssues({ fields = [], renamedHeaders }: Papa.ParseMeta): PathIssue[] {
  const missing = COLUMNS.filter((column) => 'required' in column && !fields.includes(column.name)).map(
    ({ name }) => `no column ${name}`,
  );
  const odd = fields
    .filter((field) => !COLUMNS.some(({ name }) => name === field))
    .map((field) => {
      const twice = renamedHeaders?.[field];
      return twice === undefined
        ? `unknown column ${JSON.stringify(field)}: the columns are ${COLUMNS.map(({ name }) => name).join(', ')}`
        : `more than one column ${twice}`;
    });
  return [...missing, ...odd].map((message) => ({ path: 'line 1', message }));
}

/** A row in the form of an observation, for its schema to check. */
function observationOf(row: Row, source: string | undefined): unknown {
  const precision = precisionCell(row.precision ?? '');
  return {
    at: row.at,
    value: row.value,
    ...(precision === undefined ? {} : { precision: precisionOf(precision) }),
    ...(row.status ? { status: row.status } : {}),
    publishedOn: row.publishedOn,
    source: row.source || source,
  };
}

function precisionOf(cell: NonNullable<ReturnType<typeof precisionCell>>): unknown {
  return typeof cell === 'object' && 'low' in cell ? { interval: [cell.low, cell.high] } : cell;
}

/**
 * A series as CSV, a line for each vintage, with its source written out. A text that a spreadsheet would run as a
 * formula gets an apostrophe before it; figures stay as they are.
 */
export function evidenceCsv(series: Series, sources: readonly Source[]): string {
  const byId = new Map(sources.map((s) => [s.id, s]));
  const rows = series.observations.map((o): Record<SeriesColumn, string> => {
    const source = byId.get(o.source);
    return {
      at: o.at,
      value: o.value,
      unit: defused(series.unit),
      precision: precisionText(o.precision),
      status: o.status ?? 'final',
      publishedOn: o.publishedOn,
      source: o.source,
      sourceTitle: defused(source?.title ?? ''),
      publisher: defused(source?.publisher ?? ''),
      url: source?.url ?? '',
    };
  });
  return csvTable(
    SERIES_COLUMNS.map(({ name }) => name),
    rows,
  );
}
