/** The licence of the ledger in schema.org’s words. */
import type { Licence } from '../../claims/editorial/licence.ts';

/** The property of a work that names its licence; nothing if none was chosen. */
export function licensed(licence: Licence | null | undefined): { license?: string } {
  return licence == null ? {} : { license: licence.url };
}
