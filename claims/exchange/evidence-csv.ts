/** Observations as CSV: reading what `import` takes, and writing what an evidence page offers. */
import Papa from 'papaparse';
import { type Issue, issuesOf } from '../bundle.ts';
import { type Observation, observationSchema, type Series, type Source } from '../evidence/evidence.ts';
import { csvTable, defused } from './csv.ts';

export type ParsedCsv = { ok: true; observations: Observation[] } | { ok: false; issues: Issue[] };

const COLUMNS = ['at', 'value', 'precision', 'status', 'publishedOn', 'source'] as const;
const REQUIRED = ['at', 'value', 'publishedOn'] as const;

/** Reads observations from CSV with a line of column names. `source` is that of rows that name none. */
export function parseEvidenceCsv(csv: string, source: string | undefined): ParsedCsv {
  const { data, meta, errors } = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim(),
    transform: (value) => value.trim(),
  });
  const issues: Issue[] = errors
    .filter((e) => e.code !== 'UndetectableDelimiter')
    .map((e) => ({ path: e.row === undefined ? '' : `line ${e.row + 2}`, message: e.message }));
  const columns = meta.fields ?? [];
  for (const name of REQUIRED)
    if (!columns.includes(name)) issues.push({ path: 'line 1', message: `no column ${name}` });
  for (const name of columns) {
    if (!COLUMNS.some((known) => known === name)) {
      issues.push({
        path: 'line 1',
        message: `unknown column ${JSON.stringify(name)}: the columns are ${COLUMNS.join(', ')}`,
      });
    }
  }
  if (issues.length > 0) return { ok: false, issues };
  const observations = data.flatMap((row, i): Observation[] => {
    const result = observationSchema.safeParse({
      at: row['at'],
      value: row['value'],
      ...(row['precision'] ? { precision: precisionOf(row['precision']) } : {}),
      ...(row['status'] ? { status: row['status'] } : {}),
      publishedOn: row['publishedOn'],
      source: row['source'] || source,
    });
    if (result.success) return [result.data];
    issues.push(
      ...issuesOf(result.error).map(({ path, message }) => ({ path: `line ${i + 2}, ${path}`, message })),
    );
    return [];
  });
  return issues.length > 0 ? { ok: false, issues } : { ok: true, observations };
}

/** "exact", "nearest 100" or "interval 92.0 97.2" as a bundle has it; anything else is left for the schema to refuse. */
function precisionOf(text: string): unknown {
  const [word, a, b] = text.split(/\s+/);
  if (word === 'nearest' && a !== undefined) return { nearest: a };
  if (word === 'interval' && a !== undefined && b !== undefined) return { interval: [a, b] };
  return text;
}

/** A precision as CSV has it; `precisionOf` reads it back. */
export function precisionText(precision: Observation['precision']): string {
  if (precision === undefined || precision === 'exact') return 'exact';
  return 'nearest' in precision ? `nearest ${precision.nearest}` : `interval ${precision.interval.join(' ')}`;
}

/** The columns of a series as CSV. */
const FIELDS = [
  'at',
  'value',
  'unit',
  'precision',
  'status',
  'publishedOn',
  'source',
  'sourceTitle',
  'publisher',
  'url',
] as const;

/**
 * A series as CSV, a line for each vintage, with its source written out. A text that a spreadsheet would run
 * as a formula gets an apostrophe before it; figures are left as they are.
 */
export function evidenceCsv(series: Series, sources: readonly Source[]): string {
  const byId = new Map(sources.map((s) => [s.id, s]));
  const rows = series.observations.map((o) => {
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
  return csvTable(FIELDS, rows);
}
