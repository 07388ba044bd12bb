/**
 * Kysely's dialect for @libsql/client: one client, embedded or remote.
 *
 * An embedded database has one writer at a time. Writes of this process queue behind a mutex: one that waited inside
 * the driver would block the thread, and with it the transaction that it waits for. Transactions begin as `write`
 * (BEGIN IMMEDIATE), so that they wait for other processes first and nothing they read goes stale. After SQLITE_BUSY the
 * driver's pooled connection keeps an open statement and would answer from an old snapshot (libsql-client-ts #352), so
 * it is reopened before the next try.
 */
import type { Client, InArgs, ResultSet, Transaction } from '@libsql/client';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryCompiler,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { Mutex } from './mutex.ts';

/** How often a write is tried again while another process holds the database; each try waits for the busy timeout. */
const BUSY_RETRIES = 2;

class LibsqlAdapter extends SqliteAdapter {
  /** Migrations run in one write transaction: one that fails or is killed leaves nothing behind, and two cannot race. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  /** If this is false, versions of Kysely that ask for it run all queries one after the other. */
  get supportsMultipleConnections(): boolean {
    return true;
  }
}

function resultOf<Row>(result: ResultSet): QueryResult<Row> {
  return {
    rows: result.rows.map(
      (row) => Object.fromEntries(result.columns.map((column, i) => [column, row[i]])) as Row,
    ),
    numAffectedRows: BigInt(result.rowsAffected),
    ...(result.lastInsertRowid === undefined ? {} : { insertId: result.lastInsertRowid }),
  };
}

const isBusy = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  error.code.startsWith('SQLITE_BUSY');

/** Whether a statement only reads; pragmas are of the connection. */
const READS = /^\s*(?:select|with|pragma|explain)\b/i;

/** Tries again while another process holds the database. */
async function patiently<T>(client: Client, attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || tries > BUSY_RETRIES) throw error;
      client.reconnect();
    }
  }
}

class LibsqlConnection implements DatabaseConnection {
  transaction: Transaction | undefined;
  /** Whether a statement of the transaction has succeeded. */
  hasBegun = false;
  release: (() => void) | undefined;
  readonly #client: Client;
  readonly #writes: Mutex;

  constructor(client: Client, writes: Mutex) {
    this.#client = client;
    this.#writes = writes;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const statement = { sql: query.sql, args: query.parameters as InArgs };
    if (this.transaction !== undefined) return resultOf(await this.#inTransaction(statement));
    if (READS.test(query.sql)) return resultOf(await this.#client.execute(statement));
    const release = await this.#writes.acquire();
    try {
      return resultOf(await patiently(this.#client, () => this.#client.execute(statement)));
    } finally {
      release();
    }
  }

  /**
   * Over HTTP a transaction begins with its first statement, which is therefore the one that waits for other writes.
   * Until it succeeds nothing has been written, so that it can be tried again in a new transaction.
   */
  async #inTransaction(statement: { sql: string; args: InArgs }) {
    if (this.hasBegun) return await (this.transaction as Transaction).execute(statement);
    const result = await patiently(this.#client, async () => {
      const transaction = this.transaction ?? (await this.#client.transaction('write'));
      this.transaction = transaction;
      try {
        return await transaction.execute(statement);
      } catch (error) {
        if (isBusy(error)) {
          transaction.close();
          this.transaction = undefined;
        }
        throw error;
      }
    });
    this.hasBegun = true;
    return result;
  }

  // biome-ignore lint/correctness/useYield: libSQL has no cursors to stream from
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('libSQL does not stream: ask for pages of rows');
  }
}

class LibsqlDriver implements Driver {
  readonly #client: Client;
  readonly #writes = new Mutex();

  constructor(client: Client) {
    this.#client = client;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<LibsqlConnection> {
    return new LibsqlConnection(this.#client, this.#writes);
  }

  async beginTransaction(connection: LibsqlConnection): Promise<void> {
    const release = await this.#writes.acquire();
    try {
      connection.transaction = await patiently(this.#client, () => this.#client.transaction('write'));
      connection.hasBegun = false;
      connection.release = release;
    } catch (error) {
      release();
      throw error;
    }
  }

  async commitTransaction(connection: LibsqlConnection): Promise<void> {
    try {
      await connection.transaction?.commit();
    } finally {
      this.#end(connection);
    }
  }

  async rollbackTransaction(connection: LibsqlConnection): Promise<void> {
    try {
      await connection.transaction?.rollback();
    } finally {
      this.#end(connection);
    }
  }

  #end(connection: LibsqlConnection): void {
    connection.transaction?.close();
    connection.transaction = undefined;
    connection.release?.();
    connection.release = undefined;
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#client.close();
  }
}

class LibsqlDialect implements Dialect {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  createAdapter = () => new LibsqlAdapter();
  createDriver = () => new LibsqlDriver(this.#client);
  createIntrospector = (db: Kysely<unknown>) => new SqliteIntrospector(db);
  createQueryCompiler = (): QueryCompiler => new SqliteQueryCompiler();
}

/** Kysely on a client; destroying it closes the client. */
export function kyselyOn<Schema>(client: Client): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new LibsqlDialect(client) });
}

/** Runs queries that Kysely compiled as one batch of reads: one round trip, one snapshot. */
export async function readBatch(client: Client, queries: readonly CompiledQuery[]): Promise<unknown[][]> {
  if (queries.length === 1 && queries[0] !== undefined) {
    const { sql, parameters } = queries[0];
    return [resultOf(await client.execute({ sql, args: parameters as InArgs })).rows];
  }
  const statements = queries.map(({ sql, parameters }) => ({ sql, args: parameters as InArgs }));
  return (await client.batch(statements, 'read')).map((result) => resultOf(result).rows);
}
