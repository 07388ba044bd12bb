/** Brings a database to the current schema: the CLI does it, and the embedded server as it starts. */
import { Migrator, sql } from 'kysely';
import * as z from 'zod';
import { MIGRATIONS } from '../migrations/index.ts';
import { runSql } from './json-columns.ts';
import type { Database } from './open.ts';

/** Runs the migrations that have not been run yet. Returns their names. Throws what went wrong. */
export async function migrate({ kysely }: Database): Promise<string[]> {
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => MIGRATIONS } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return results.map((r) => r.migrationName);
}

/**
 * The migrations that have not been run yet, in order. Throws if one was run that this program does not know: then the
 * database is a newer program's.
 */
export async function pendingMigrations({ kysely }: Database): Promise<string[]> {
  const { rows } = await sql`SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'`.execute(kysely);
  if (rows.length === 0) return Object.keys(MIGRATIONS);
  const ran = await runSql(kysely, sql`SELECT name FROM kysely_migration`, z.object({ name: z.string() }));
  const names = ran.map(({ name }) => name);
  const unknown = names.find((name) => !(name in MIGRATIONS));
  if (unknown !== undefined)
    throw new Error(`the ledger is a newer program's: it has the migration ${unknown}; use that program`);
  return Object.keys(MIGRATIONS).filter((name) => !names.includes(name));
}

/** Lets readers and the writer work without waiting for each other. The file keeps this; a remote server sets its own mode. */
export async function useWriteAheadLog({ kysely }: Database): Promise<void> {
  await sql`PRAGMA journal_mode = WAL`.execute(kysely);
}

/**
 * Ends the write-ahead log of a file that is to be put aside, which brings all of it into the file. False if another process
 * has the file open.
 */
export async function useRollbackJournal({ kysely }: Database): Promise<boolean> {
  const query = sql`PRAGMA journal_mode = DELETE`;
  const [row] = await runSql(kysely, query, z.object({ journal_mode: z.string() }));
  return row?.journal_mode === 'delete';
}

/** Whether the database holds any table yet. */
export async function hasTables({ kysely }: Database): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM sqlite_master WHERE type = 'table' LIMIT 1`.execute(kysely);
  return rows.length > 0;
}
