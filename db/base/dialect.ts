/**
 * Kysely's dialect for @libsql/client: one client, embedded or remote.
 *
 * An embedded database has one writer at a time, and its driver is synchronous: to wait inside it would stop the whole
 * process, readers included. So it never waits. Writes of this process queue behind a mutex, and one that finds the file
 * held by another process lets others run and tries again, until its patience ends in SQLITE_BUSY. Transactions begin as
 * `write` (BEGIN IMMEDIATE), so that they wait first and nothing they read goes stale. After SQLITE_BUSY, or a full disk,
 * the driver's pooled connection keeps an open statement and would answer from an old snapshot (libsql-client-ts #352):
 * it is reopened, and writes have a client of their own, so that no reader loses its connection by that.
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

/** The clients of one database: an embedded one has one for writes alone. */
export interface Clients {
  reader: Client;
  writer: Client;
  /** How long a statement waits for others that hold the database, in milliseconds; then it fails with SQLITE_BUSY. */
  patience: number;
}

/** The waits between tries while another process holds the database, in milliseconds: short at first, then longer. */
const FIRST_WAIT = 2;
const LONGEST_WAIT = 60;

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

/** Another statement, of this process or another, held the database for longer than this one could wait. */
class Busy extends Error {
  readonly code = 'SQLITE_BUSY';

  constructor() {
    super('the database is held by another write');
  }
}

/** Tries again while another process holds the database, for about `patience` milliseconds; others run meanwhile. */
async function patiently<T>(client: Client, patience: number, attempt: () => Promise<T>): Promise<T> {
  let waited = 0;
  for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, 2 * wait)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error)) throw error;
      await client.reconnect();
      if (waited >= patience) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
      waited += wait;
    }
  }
}

class LibsqlConnection implements DatabaseConnection {
  transaction: Transaction | undefined;
  /** Whether a statement of the transaction has succeeded. */
  hasBegun = false;
  /** Whether a statement of the transaction has failed. */
  hasFailed = false;
  release: (() => void) | undefined;
  readonly #clients: Clients;
  readonly #writes: Mutex;

  constructor(clients: Clients, writes: Mutex) {
    this.#clients = clients;
    this.#writes = writes;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { reader, writer, patience } = this.#clients;
    const statement = { sql: query.sql, args: query.parameters as InArgs };
    if (this.transaction !== undefined) return resultOf(await this.#inTransaction(statement));
    if (READS.test(query.sql))
      return resultOf(await patiently(reader, patience, () => reader.execute(statement)));
    const release = await this.#writes.acquire(patience);
    if (release === null) throw new Busy();
    try {
      return resultOf(await patiently(writer, patience, () => writer.execute(statement)));
    } finally {
      release();
    }
  }

  /**
   * Over HTTP a transaction begins with its first statement, which is therefore the one that waits for other writes.
   * Until it succeeds nothing has been written, so that it can be tried again in a new transaction.
   */
  async #inTransaction(statement: { sql: string; args: InArgs }) {
    const { writer, patience } = this.#clients;
    try {
      if (this.hasBegun) return await (this.transaction as Transaction).execute(statement);
      const result = await patiently(writer, patience, async () => {
        const transaction = this.transaction ?? (await writer.transaction('write'));
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
    } catch (error) {
      this.hasFailed = true;
      throw error;
    }
  }

  // biome-ignore lint/correctness/useYield: libSQL has no cursors to stream from
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('libSQL does not stream: ask for pages of rows');
  }
}

class LibsqlDriver implements Driver {
  readonly #clients: Clients;
  readonly #writes = new Mutex();

  constructor(clients: Clients) {
    this.#clients = clients;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<LibsqlConnection> {
    return new LibsqlConnection(this.#clients, this.#writes);
  }

  async beginTransaction(connection: LibsqlConnection): Promise<void> {
    const { writer, patience } = this.#clients;
    const release = await this.#writes.acquire(patience);
    if (release === null) throw new Busy();
    try {
      connection.transaction = await patiently(writer, patience, () => writer.transaction('write'));
      connection.hasBegun = false;
      connection.hasFailed = false;
      connection.release = release;
    } catch (error) {
      release();
      throw error;
    }
  }

  async commitTransaction(connection: LibsqlConnection): Promise<void> {
    try {
      await connection.transaction?.commit();
    } catch (error) {
      connection.hasFailed = true;
      throw error;
    } finally {
      await this.#end(connection);
    }
  }

  /** SQLite rolls back by itself what a full disk ended: that there is nothing left to roll back is no error. */
  async rollbackTransaction(connection: LibsqlConnection): Promise<void> {
    try {
      if (connection.transaction?.closed === false) await connection.transaction.rollback();
    } finally {
      await this.#end(connection);
    }
  }

  async #end(connection: LibsqlConnection): Promise<void> {
    const { reader, writer } = this.#clients;
    try {
      connection.transaction?.close();
      if (connection.hasFailed && reader !== writer) await writer.reconnect();
    } finally {
      connection.transaction = undefined;
      connection.release?.();
      connection.release = undefined;
    }
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#clients.writer.close();
    this.#clients.reader.close();
  }
}

class LibsqlDialect implements Dialect {
  readonly #clients: Clients;

  constructor(clients: Clients) {
    this.#clients = clients;
  }

  createAdapter = () => new LibsqlAdapter();
  createDriver = () => new LibsqlDriver(this.#clients);
  createIntrospector = (db: Kysely<unknown>) => new SqliteIntrospector(db);
  createQueryCompiler = (): QueryCompiler => new SqliteQueryCompiler();
}

/** Kysely on the clients of a database; destroying it closes them. */
export function kyselyOn<Schema>(clients: Clients): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new LibsqlDialect(clients) });
}

/** Runs queries that Kysely compiled as one batch of reads: one round trip, one snapshot. */
export async function readBatch(
  { reader, patience }: Clients,
  queries: readonly CompiledQuery[],
): Promise<unknown[][]> {
  const [first, ...others] = queries.map(({ sql, parameters }) => ({ sql, args: parameters as InArgs }));
  if (first === undefined) return [];
  const results = await patiently(reader, patience, async () =>
    others.length === 0 ? [await reader.execute(first)] : await reader.batch([first, ...others], 'read'),
  );
  return results.map((result) => resultOf(result).rows);
}
