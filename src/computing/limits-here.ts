/**
 * What a file may not exceed on Workers, where whoever reads it is an isolate with 128 MB for all that it does, and 30 seconds of
 * its processor a request.
 */
import type { Limits } from '../../claims/workbook/table.ts';

/**
 * At these limits, with each cell a new figure of a new series, a file takes 40 MB and a second. Nearly all releases of
 * statistical offices are smaller.
 */
export const LIMITS_HERE: Limits = { bytes: 4_000_000, unpacked: 10_000_000, cells: 50_000, ratio: 200 };
