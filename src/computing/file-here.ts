/**
 * Looks at files within the request that brings them, on Workers, which have no threads: an isolate has 128 MB for all that it
 * does, and a request 30 seconds of its processor.
 */
import type { Limits } from '../../claims/workbook/table.ts';
import { type FileLook, type FileToLookAt, lookAtFile } from './file-look.ts';

/**
 * What a file may not exceed: at these limits, with each cell a new figure of a new series, it takes 40 MB and a second. Nearly
 * all releases of statistical offices are smaller.
 */
export const LIMITS_HERE: Limits = { bytes: 4_000_000, unpacked: 10_000_000, cells: 50_000, ratio: 200 };

/** Looks at a file. */
export function lookHere(file: FileToLookAt): Promise<FileLook> {
  return Promise.resolve().then(() => lookAtFile(file));
}
