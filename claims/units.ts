/** Units of results that are made from others: of differences, and of rates. */
import type { TimeUnit } from './calendar.ts';

/** The unit of a difference: two figures in % differ by percentage points. */
export function differenceUnit(unit: string | undefined): string | undefined {
  return unit === '%' ? 'percentage points' : unit;
}

/** "officers per month"; undefined where the unit is not known. */
export function rateUnit(unit: string | undefined, per: TimeUnit): string | undefined {
  return unit === undefined ? undefined : `${differenceUnit(unit)} per ${per}`;
}
