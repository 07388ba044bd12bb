/** What a file of figures may not exceed that comes in by a form. */
import { COMMAND_LIMITS, type Limits } from '../../claims/workbook/table.ts';
import { MAX_IN_DATABASE } from '../../db/imports/files.ts';
import type { Deps } from './deps.ts';

/** The limits of a deployment: where nothing but the database keeps files, none is larger than it takes. */
export function fileLimitsOf({ fileStore, fileLimits = COMMAND_LIMITS }: Deps): Limits {
  return fileStore === undefined
    ? { ...fileLimits, bytes: Math.min(fileLimits.bytes, MAX_IN_DATABASE) }
    : fileLimits;
}
