/** Brings a database to the current schema: the CLI does it, and the embedded server as it starts. */
import { Migrator, sql } from 'kysely';
import { MIGRATIONS } from '../migrations/index.ts';
import type { Database } from './open.ts';

/** Runs the migrations that have not been run yet. Returns their names. Throws what went wrong. */
export async function migrate({ kysely }: Database): Promise<string[]> {
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => MIGRATIONS } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return results.map((r) => r.migrationName);
}

/** Lets readers and the writer work without waiting for each other. The file keeps this; a remote server sets its own mode. */
export async function useWriteAheadLog({ kysely }: Database): Promise<void> {
  await sql`PRAGMA journal_mode = WAL`.execute(kysely);
}

/** Whether the database holds any table yet. */
export async function hasTables({ kysely }: Database): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM sqlite_master WHERE type = 'table' LIMIT 1`.execute(kysely);
  return rows.length > 0;
}
