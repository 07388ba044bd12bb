/** Evidence as the ledger lists and shows it. */
import type { Series } from './evidence.ts';

/** A series without its figures. */
export type SeriesHead = Omit<Series, 'observations'>;
