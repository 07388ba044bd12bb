/** What the environment says: where the database is, and on which port the ledger is served. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@libsql/client';
import { useWriteAheadLog } from '../db/migrate.ts';
import { type Database, openDatabase } from '../db/open.ts';

const DEFAULT_URL = 'file:var/plumbline.db';
const DEFAULT_PORT = 8787;

/** Thrown for a setting that cannot be used; the message says which and how to mend it. */
export class SettingError extends Error {}

/** The port to serve on: `$PORT`, or 8787. 0 lets the system choose. */
export function portOf(env: NodeJS.ProcessEnv): number {
  const text = env['PORT'];
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new SettingError(`PORT is ${JSON.stringify(text)}: set it to a number from 0 to 65535`);
  }
  return port;
}

/** Whether the database is a file of this machine. */
export function isEmbedded(url: string): boolean {
  return url.startsWith('file:');
}

/** The database's address: `$DATABASE_URL`, or a file under var/. */
export function databaseUrl(env: NodeJS.ProcessEnv): string {
  const url = env['DATABASE_URL'] || DEFAULT_URL;
  if (!/^(?:file:.|libsql:\/\/|https?:\/\/)/.test(url)) {
    throw new SettingError(
      `DATABASE_URL is ${JSON.stringify(url)}: write file:PATH, libsql://, https:// or http://`,
    );
  }
  return url;
}

/** Opens the database of the settings; makes the folder of an embedded one. */
export async function openFromSettings(env: NodeJS.ProcessEnv): Promise<Database> {
  const url = databaseUrl(env);
  if (isEmbedded(url)) mkdirSync(dirname(pathOf(url)), { recursive: true });
  const database = openDatabase(createClient, { url, authToken: env['DATABASE_AUTH_TOKEN'] || undefined });
  if (isEmbedded(url)) await useWriteAheadLog(database);
  return database;
}

/** The path of a `file:` address, with or without slashes after the colon. */
function pathOf(url: string): string {
  return url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length);
}
