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
}

/** How long a statement waits for another process's write, in milliseconds. */
const BUSY_TIMEOUT = 5_000;

/** Opens a database. The folder of an embedded file must exist; see src/settings. */
export function openDatabase(
  createClient: (config: Config) => Client,
  { url, authToken }: Location,
): Database {
  const client = createClient({
    url,
    ...(authToken === undefined ? {} : { authToken }),
    ...(url.startsWith('file:') ? { timeout: BUSY_TIMEOUT } : {}),
  });
  const kysely = kyselyOn<Schema>(client);
  return {
    kysely,
    async read<Queries extends readonly Readable[]>(...queries: Queries) {
      const compiled: CompiledQuery[] = queries.map((query) => query.compile());
      const results = await readBatch(client, compiled);
      return queries.map((query, i) => rowsRead(query, results[i] ?? [])) as Results<Queries>;
    },
    close: () => kysely.destroy(),
  };
}

function rowsRead(query: Readable, rows: unknown[]): unknown[] {
  return 'row' in query ? rows.map((row) => query.row.parse(row)) : rows;
}
