/** The day of a clock. Only src/ reads clocks; everything else takes a day as an argument. */

/** The day of a moment, in UTC, as everywhere in the ledger. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
