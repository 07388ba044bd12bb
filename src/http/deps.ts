/** What the app needs of the world; each runtime brings its own. */
import type { Limits } from '../../claims/workbook/table.ts';
import type { Database } from '../../db/base/open.ts';
import type { FileStore } from '../../db/imports/files.ts';
import type { Answered } from '../computing/answered.ts';
import type { Computing } from '../computing/computing.ts';
import type { ReadProgramFile } from './program-files.ts';

export interface Deps {
  /** Where files are kept that are too large for the database, if the runtime has such a place. */
  fileStore?: FileStore | undefined;
  /** Reads files of figures and articles apart from the readers; without it the command line does. */
  computing?: Computing | undefined;
  /** What a file of figures may not exceed, if that is less than at the command line. */
  fileLimits?: Limits | undefined;
  /** The database; on Workers opened for each request. */
  database: Database;
  /** The clock, asked once for each request. */
  now(): Date;
  /** Names the deployed program, so that ETags of another build do not match. */
  build: string;
  /** Reads what the program keeps in src/files. */
  file: ReadProgramFile;
  /** The origin of the site, if it is not the request's. */
  origin?: string | undefined;
  /** Whether browsers are to ask for all subdomains of the site over HTTPS alone, too. */
  hstsSubdomains?: boolean | undefined;
  /** Asks the newsroom, where it is a program of its own. */
  newsroom?: ((request: Request) => Promise<Response>) | undefined;
  /** Signs sessions and encrypts second factors; without it the newsroom is closed. */
  secret?: string | undefined;
  /**
   * Called for every page and file that is read, with its full address and ways to its Referer and to the client's
   * address, so that embeds can be counted. Must neither throw nor take time.
   */
  seen?:
    | ((address: string, referer: () => string | undefined, from: () => string | undefined) => void)
    | undefined;
  /**
   * Computes what is answered to a bundle apart from the readers, if the platform can. Takes the bytes away from the
   * caller. Throws an Overrun.
   */
  compute?: ((body: Uint8Array<ArrayBuffer>, withChecks: boolean) => Promise<Answered>) | undefined;
  /** Compresses a body with gzip, if the platform does not do so itself. */
  gzip?: ((body: string) => Uint8Array<ArrayBuffer>) | undefined;
}
