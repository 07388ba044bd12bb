/** What there is at the address of the database: its file, and what lies beside it. */
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { hasTables } from '../../db/base/migrate.ts';
import type { Database } from '../../db/base/open.ts';
import {
  databasePath,
  databaseUrl,
  isDefaultDatabase,
  isEmbedded,
  openFromSettings,
  publicOrigin,
  shownDatabase,
} from '../settings.ts';
import type { Place } from './newness.ts';

/** What the name of a file ends in that belongs to the ledger whose file has the rest of the name. */
const OWN = ['.secret', '-wal', '-journal'] as const;

/** Names of other ledgers, of secrets and of backups. */
const OTHER = /\.(?:db|sqlite3?|secret|bak)$|\.replaced-|^auth-secret$|backup/i;

/** A place, and its database if there is something to open. */
export interface Seen {
  place: Place;
  database: Database | null;
}

/**
 * Looks at the place of the settings' database, and makes nothing there. A file of 0 bytes is not opened: SQLite would
 * remove the log beside it, which may be all that is left.
 */
export async function lookAt(env: NodeJS.ProcessEnv, patience?: number): Promise<Seen> {
  const path = databasePath(env);
  const shown = shownDatabase(env);
  const isPublic = publicOrigin(env) !== undefined;
  if (path === null) {
    const database = await openFromSettings(env, patience);
    const kind = isEmbedded(databaseUrl(env)) ? 'memory' : 'remote';
    const found = await foundIn(database);
    return { place: { shown, kind, found, hasFolder: true, isPublic, ...NONE }, database };
  }
  const kind = isDefaultDatabase(env) ? 'default' : 'file';
  const hasFolder = statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory() === true;
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined || size === 0) {
    const found = size === undefined ? 'nothing' : 'empty file';
    return { place: { shown, kind, found, hasFolder, isPublic, ...beside(path) }, database: null };
  }
  const database = await openFromSettings(env, patience);
  const found = await foundIn(database);
  return {
    place: { shown, kind, found, hasFolder, isPublic, ...(found === 'ledger' ? NONE : beside(path)) },
    database,
  };
}

const NONE = { own: [], others: [] } as const;

/** Whether a database has tables. Closes it if it cannot be read. */
async function foundIn(database: Database): Promise<'ledger' | 'no tables'> {
  try {
    return (await hasTables(database)) ? 'ledger' : 'no tables';
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** What lies beside a file that says that there was a ledger. A log without a write in it says nothing. */
function beside(path: string): Pick<Place, 'own' | 'others'> {
  const folder = dirname(path);
  const name = basename(path);
  const names = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder).sort() : [];
  const isOwn = (other: string) => OWN.some((end) => other === `${name}${end}`);
  const holds = (other: string) => statSync(`${folder}/${other}`, { throwIfNoEntry: false })?.size !== 0;
  return {
    own: names.filter((other) => isOwn(other) && holds(other)),
    others: names.filter((other) => other !== name && !isOwn(other) && OTHER.test(other)),
  };
}
