/** Ledgers for tests: an embedded file, or a real libSQL server, each with a database of its own. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { migrate, useWriteAheadLog } from '../../db/base/migrate.ts';
import { type Database, openDatabase } from '../../db/base/open.ts';
import { type Folder, startSqld, temporaryFolder } from './servers.ts';

export interface OpenLedger {
  database: Database;
  /** Where it is, for a second process. */
  url: string;
  close(): Promise<void>;
}

/** What ledgers are opened on. */
export interface Store {
  /** A ledger with nothing in it, and no schema yet. */
  openEmpty(): Promise<OpenLedger>;
  /** A ledger with its schema: a copy of one that was migrated once. */
  openMigrated(): Promise<OpenLedger>;
}

/** The folder of a ledger to be copied; it is made when it is asked for first, and removed with the process. */
export function templateOf(make: () => Promise<Folder>): () => Promise<string> {
  let made: Promise<Folder> | undefined;
  return async () => {
    made ??= make().then((folder) => {
      process.once('exit', folder.remove);
      return folder;
    });
    return (await made).path;
  };
}

function openFile(folder: Folder): OpenLedger {
  const url = `file:${join(folder.path, 'ledger.db')}`;
  const database = openDatabase(createClient, { url });
  return {
    database,
    url,
    async close() {
      await database.close();
      folder.remove();
    },
  };
}

async function openEmptyFile(): Promise<OpenLedger> {
  const ledger = openFile(temporaryFolder());
  await useWriteAheadLog(ledger.database);
  return ledger;
}

const migratedFile = templateOf(async () => {
  const folder = temporaryFolder();
  const { database } = openFile(folder);
  await useWriteAheadLog(database);
  await migrate(database);
  await database.close();
  return folder;
});

/** Embedded files. */
export const EMBEDDED: Store = {
  openEmpty: openEmptyFile,
  async openMigrated() {
    const folder = temporaryFolder();
    cpSync(await migratedFile(), folder.path, { recursive: true });
    return openFile(folder);
  },
};

async function openServer(template?: string): Promise<OpenLedger> {
  const sqld = await startSqld(template);
  const database = openDatabase(createClient, { url: sqld.url });
  return {
    database,
    url: sqld.url,
    async close() {
      await database.close();
      await sqld.stop();
    },
  };
}

const migratedServer = templateOf(async () => {
  const sqld = await startSqld();
  const database = openDatabase(createClient, { url: sqld.url });
  await migrate(database);
  await database.close();
  return sqld.keep();
});

/** Real libSQL servers. */
export const REMOTE: Store = {
  openEmpty: () => openServer(),
  openMigrated: async () => openServer(await migratedServer()),
};

/** A test that runs on a ledger of its own, which is closed after it. */
export function onItsOwn(store: Store, test: (database: Database) => Promise<void>): () => Promise<void> {
  return async () => {
    const ledger = await store.openMigrated();
    try {
      await test(ledger.database);
    } finally {
      await ledger.close();
    }
  };
}
