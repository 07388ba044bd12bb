/** Ledgers for tests: an embedded file, or a real libSQL server, each with a database of its own. */
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { migrate, useWriteAheadLog } from '../../db/base/migrate.ts';
import { type Database, openDatabase } from '../../db/base/open.ts';
import { startSqld, temporaryFolder } from './servers.ts';

export interface OpenLedger {
  database: Database;
  /** Where it is, for a second process. */
  url: string;
  close(): Promise<void>;
}

/** An empty file with no schema yet. */
export async function openEmbedded(): Promise<OpenLedger> {
  const folder = temporaryFolder();
  const url = `file:${join(folder.path, 'ledger.db')}`;
  const database = openDatabase(createClient, { url });
  await useWriteAheadLog(database);
  return {
    database,
    url,
    async close() {
      await database.close();
      folder.remove();
    },
  };
}

/** An empty libSQL server with no schema yet. */
export async function openRemote(): Promise<OpenLedger> {
  const sqld = await startSqld();
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

/** A ledger with its schema. */
export async function migrated(open: () => Promise<OpenLedger>): Promise<OpenLedger> {
  const ledger = await open();
  await migrate(ledger.database);
  return ledger;
}
