/** Files of databases: made whole or not at all, and moved without losing what lies beside them. */
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from '../../db/base/open.ts';
import { openFile } from '../settings.ts';

/**
 * Makes the file of a new ledger, whole or not at all: it is filled under another name, in the same folder. If several
 * processes make it at once, the first one's counts. Returns what `fill` gave, or null if another's is there.
 */
export async function makeFile<T>(path: string, fill: (database: Database) => Promise<T>): Promise<T | null> {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.new-${randomBytes(6).toString('hex')}`;
  try {
    const database = await openFile(draft);
    const filled = await fill(database).finally(() => database.close());
    putInPlace(draft, path);
    return filled;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null;
    throw error;
  } finally {
    removeFile(draft);
  }
}

/**
 * Puts a copy of a database that was closed at a path where nothing is, whole or not at all. A copy, since SQLite knows an
 * open file by its inode: one that this process had open under another name would share locks and not the log with
 * other processes. Throws EEXIST if something is there.
 */
export function putInPlace(draft: string, path: string): void {
  const copy = `${draft}-copy`;
  try {
    copyFileSync(draft, copy, constants.COPYFILE_EXCL);
    chmodSync(copy, 0o600);
    flush(copy);
    linkSync(copy, path);
    flush(dirname(path));
  } finally {
    rmSync(copy, { force: true });
  }
}

/** Removes a database file with all that lies beside it under its name. */
export function removeFile(path: string): void {
  const folder = dirname(path);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (name.startsWith(basename(path))) rmSync(join(folder, name), { force: true });
}

/** Waits until the disk has what was written to a file or a folder. */
export function flush(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
