/** What the commands that work on the ledger's database share. */
import { migrate } from '../../db/base/migrate.ts';
import type { Database } from '../../db/base/open.ts';
import { openFromSettings } from '../settings.ts';
import type { World } from './command.ts';

/** Opens the database of the settings, brings it up to date, and closes it when the work is done. */
export async function withLedger<T>(world: World, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openFromSettings(world.env);
  try {
    await migrate(database);
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The database that the settings name, for help. */
export const SETTINGS = `The database is $DATABASE_URL (file:var/plumbline.db unless set), with $DATABASE_AUTH_TOKEN for a remote one.`;
