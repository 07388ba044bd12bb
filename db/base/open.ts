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
export type Readable = Compilable<unknown> | RowQuery<unknown>;

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
  /**
   * How long a statement waits for others that hold the database, and how long a remote one may take to answer, in
   * milliseconds: some seconds, unless nobody waits for the answer.
   */
  patience?: number | undefined;
  /** Whether nobody else has the file: it is then opened once, so that its journal can be changed. */
  isAlone?: boolean;
}

const PATIENCE = 5_000;

/** A client's `fetch` that gives up on a server that does not answer in time. Throws a TimeoutError. */
function fetchWithin(milliseconds: number): typeof fetch {
  return (request, init) => fetch(request, { ...init, signal: AbortSignal.timeout(milliseconds) });
}

/** Opens a database. The folder of an embedded file must exist; see src/settings. */
export function openDatabase(
  createClient: (config: Config) => Client,
  { url, authToken, patience = PATIENCE, isAlone = false }: Location,
): Database {
  const isFile = url.startsWith('file:');
  const open = () =>
    createClient({
      url,
      ...(authToken === undefined ? {} : { authToken }),
      // The driver of a file would wait inside the process's only thread.
      ...(isFile ? { timeout: 0 } : { fetch: fetchWithin(patience) }),
    });
  const reader = open();
  // A database in memory is its connection.
  const isOne = !isFile || isAlone || url.includes(':memory:');
  const clients = { reader, writer: isOne ? reader : open(), patience };
  const kysely = kyselyOn<Schema>(clients);
  return {
    kysely,
    async read<Queries extends readonly Readable[]>(...queries: Queries) {
      const compiled: CompiledQuery[] = queries.map((query) => query.compile());
      const results = await readBatch(clients, compiled);
      return queries.map((query, i) => rowsRead(query, results[i] ?? [])) as Results<Queries>;
    },
    async snapshot(work) {
      const transaction = await reader.transaction('read');
      try {
        return await work((query) => snapshotRows(transaction, query));
      } finally {
        transaction.close();
      }
    },
    async close() {
      if (isFile) await emptyLog(clients.writer);
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
    await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // Nothing is lost: all of it is in the log, which the next one to open the file reads.
  }
}

function rowsRead(query: Readable, rows: unknown[]): unknown[] {
  return 'row' in query ? rows.map((row) => query.row.parse(row)) : rows;
}
