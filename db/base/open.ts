/**
 * The one place where the database is opened, on either runtime. The runtime brings its own client factory:
 * `@libsql/client` on Node, `@libsql/client/web` on Workers.
 */
import type { Client, Config, InArgs, Transaction } from '@libsql/client';
import type { Compilable, CompiledQuery, InferResult, Kysely } from 'kysely';
import { kyselyOn, readBatch } from './dialect.ts';
import type { RowQuery } from './json-columns.ts';
import type { Schema } from './schema.ts';

/** What a batch reads: a query of Kysely's, or one with the schema of its rows. */
type Readable = Compilable<unknown> | RowQuery<unknown>;

export interface Database {
  /** For writes, each inside a transaction, and for reads that a page does not wait for. */
  kysely: Kysely<Schema>;
  /** Runs reads in one round trip, on one snapshot. */
  read<Queries extends readonly Readable[]>(...queries: Queries): Promise<Results<Queries>>;
  /** Runs many reads one after the other on one snapshot, which does not hold up a writer. */
  snapshot<T>(work: (read: SnapshotRead) => Promise<T>): Promise<T>;
  /** Closes it; an embedded file is whole after that, without the log of its last writes beside it. */
  close(): Promise<void>;
}

/** Reads rows on a snapshot, by name of column. */
export type SnapshotRead = (query: CompiledQuery) => Promise<Record<string, unknown>[]>;

type Results<Queries extends readonly Readable[]> = {
  [I in keyof Queries]: Queries[I] extends Compilable<unknown> ? InferResult<Queries[I]> : never;
};

export interface Location {
  url: string;
  authToken?: string | undefined;
}

/** How long a statement waits for another process's write, in milliseconds. */
const BUSY_TIMEOUT = 5_000;

/** Opens a database. The folder of an embedded file must exist; see src/settings. */
export function openDatabase(
  createClient: (config: Config) => Client,
  { url, authToken }: Location,
): Database {
  const isFile = url.startsWith('file:');
  const client = createClient({
    url,
    ...(authToken === undefined ? {} : { authToken }),
    ...(isFile ? { timeout: BUSY_TIMEOUT } : {}),
  });
  const kysely = kyselyOn<Schema>(client);
  return {
    kysely,
    async read<Queries extends readonly Readable[]>(...queries: Queries) {
      const compiled: CompiledQuery[] = queries.map((query) => query.compile());
      const results = await readBatch(client, compiled);
      return queries.map((query, i) => rowsRead(query, results[i] ?? [])) as Results<Queries>;
    },
    async snapshot(work) {
      const transaction = await client.transaction('read');
      try {
        return await work((query) => snapshotRows(transaction, query));
      } finally {
        transaction.close();
      }
    },
    async close() {
      if (isFile) await emptyLog(client);
      await kysely.destroy();
    },
  };
}

async function snapshotRows(transaction: Transaction, query: CompiledQuery) {
  const { columns, rows } = await transaction.execute({ sql: query.sql, args: query.parameters as InArgs });
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])));
}

/**
 * Brings what was written last from the log (`-wal`) into the file, so that the file alone is the whole ledger and
 * can be copied. While another process has the file open the log may stay: that process does it when it ends.
 */
async function emptyLog(client: Client): Promise<void> {
  try {
    // A copy of the log is not worth waiting for: who reads or writes now empties it later.
    await client.execute('PRAGMA busy_timeout = 0');
    await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // Nothing is lost: all of it is in the log, which the next one to open the file reads.
  }
}

function rowsRead(query: Readable, rows: unknown[]): unknown[] {
  return 'row' in query ? rows.map((row) => query.row.parse(row)) : rows;
}
