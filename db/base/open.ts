/**
 * The one place where the database is opened, on either runtime. The runtime brings its own client factory:
 * `@libsql/client` on Node, `@libsql/client/web` on Workers.
 */
import type { Client, Config } from '@libsql/client';
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
  close(): Promise<void>;
}

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
}

const PATIENCE = 5_000;

/** A client's `fetch` that gives up on a server that does not answer in time. Throws a TimeoutError. */
function fetchWithin(milliseconds: number): typeof fetch {
  return (request, init) => fetch(request, { ...init, signal: AbortSignal.timeout(milliseconds) });
}

/** Opens a database. The folder of an embedded file must exist; see src/settings. */
export function openDatabase(
  createClient: (config: Config) => Client,
  { url, authToken, patience = PATIENCE }: Location,
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
  const clients = { reader, writer: isFile && !url.includes(':memory:') ? open() : reader, patience };
  const kysely = kyselyOn<Schema>(clients);
  return {
    kysely,
    async read<Queries extends readonly Readable[]>(...queries: Queries) {
      const compiled: CompiledQuery[] = queries.map((query) => query.compile());
      const results = await readBatch(clients, compiled);
      return queries.map((query, i) => rowsRead(query, results[i] ?? [])) as Results<Queries>;
    },
    close: () => kysely.destroy(),
  };
}

function rowsRead(query: Readable, rows: unknown[]): unknown[] {
  return 'row' in query ? rows.map((row) => query.row.parse(row)) : rows;
}
