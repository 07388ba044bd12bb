/** Evidence as the ledger lists and shows it. */
import type { Frequency, Observation, Series } from './series.ts';

/** A series without its figures. */
export type SeriesHead = Omit<Series, 'observations'>;

/** A series in a list. */
export interface ListedSeries {
  id: string;
  title: string;
  measure: string | null;
  unit: string;
  place: string | null;
  frequency: Frequency | null;
  /** How many of its figures count. */
  observations: number;
  /** The last days of its first and last figures; null if it has none. */
  firstDate: string | null;
  lastDate: string | null;
  /** How many published claims rest on it. */
  claims: number;
}

/** A source in a list of completions. */
export interface KnownSource {
  id: string;
  title: string;
}

/** A figure as it was recorded, whether it still counts or has been corrected. */
export interface RecordedFigure {
  id: number;
  observation: Observation;
  sourceTitle: string;
  recordedAt: string;
  /** The id of the figure that this one corrects, and of the one that corrects it. */
  corrects: number | null;
  correctedBy: number | null;
  /** Who recorded it, and why; null if that was not noted. */
  by: string | null;
  reason: string | null;
}
