/** Files in a folder, each under its SHA-256: those that are too large for the database. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore } from '../db/imports/files.ts';
import { databasePath } from './settings.ts';

/** The largest file that a form takes on Node; the command line takes larger ones. */
export const LARGEST_UPLOAD = 10_000_000;

/** The store of the settings: `$FILES_DIR`, or the folder `files` beside the database. */
export function fileStoreOf(env: NodeJS.ProcessEnv): FileStore {
  const path = databasePath(env);
  return folderStore(env['FILES_DIR'] || join(path === null ? 'var' : dirname(path), 'files'));
}

function folderStore(folder: string): FileStore {
  return {
    async put(sha256, bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Whole or not at all: a file by its hash is never looked at again.
      const aside = join(folder, `${sha256}.${crypto.randomUUID()}`);
      await writeFile(aside, bytes, { mode: 0o600 });
      await rename(aside, join(folder, sha256));
    },
    async get(sha256) {
      try {
        return new Uint8Array(await readFile(join(folder, sha256)));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
    },
  };
}
