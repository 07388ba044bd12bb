/** Figures as CSV, as a page of evidence offers them. */
import type { KeptSource, Series } from '../evidence/series.ts';
import { precisionText, SERIES_COLUMNS, type SeriesColumn } from './columns.ts';
import { csvTable } from './csv.ts';

/**
 * A series as CSV, a line for each vintage, with its source written out. A text that a spreadsheet would run as a
 * formula gets an apostrophe before it; figures stay as they are.
 */
export function evidenceCsv(series: Series, sources: readonly KeptSource[]): string {
  const byId = new Map(sources.map((s) => [s.id, s]));
  const rows = series.observations.map((o): Record<SeriesColumn, string> => {
    const source = byId.get(o.source);
    return {
      at: o.at,
      value: o.value,
      unit: series.unit,
      precision: precisionText(o.precision),
      status: o.status ?? 'final',
      publishedOn: o.publishedOn,
      source: o.source,
      sourceTitle: source?.title ?? '',
      publisher: source?.publisher ?? '',
      url: source?.url ?? '',
      series: series.id,
      measure: series.measure ?? '',
      place: series.place ?? '',
      licence: source?.licence ?? '',
      frequency: series.frequency ?? '',
      archivedUrl: source?.archivedUrl ?? '',
    };
  });
  return csvTable(SERIES_COLUMNS, rows);
}
