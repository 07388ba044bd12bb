/** What the app needs of the world; each runtime brings its own. */
import type { Database } from '../../db/base/open.ts';

export interface Deps {
  /** The database; on Workers opened for each request. */
  database: Database;
  /** The clock, asked once for each request. */
  now(): Date;
  /** Names the deployed program: pages made by another are not taken for the same. */
  build: string;
  /** The text of claims/METHOD.md. */
  methodText: string;
  /** The address of the site, where it is not that of the request. */
  origin?: string | undefined;
  /** Signs sessions and seals second factors; the newsroom is closed where it is missing. */
  secret?: string | undefined;
  /**
   * Told of every page and file that is read, by its full address, with a way to the address of the page that shows
   * it: who embeds verdicts is counted by this. Must neither throw nor take time.
   */
  seen?: ((address: string, referer: () => string | undefined) => void) | undefined;
  /** Compresses a body with gzip, where the platform does not do it by itself. */
  gzip?: ((body: string) => Uint8Array<ArrayBuffer>) | undefined;
}
