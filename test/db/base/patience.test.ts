/** What a statement does when it cannot go on: another process writes, the disk is full, the server does not answer. */
import { createServer, type Server } from 'node:net';
import { type Client, createClient, LibsqlError } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../db/base/open.ts';
import { EMBEDDED, type OpenLedger } from '../../support/ledgers.ts';

const PATIENCE = 300;

const count = async ({ kysely }: Database) =>
  (await kysely.selectFrom('setting').selectAll().execute()).length;

const set = ({ kysely }: Database, name: string) =>
  kysely.transaction().execute(async (trx) => {
    await trx
      .insertInto('setting')
      .values({ name: `${name} before`, value: '' })
      .execute();
    await trx.insertInto('setting').values({ name, value: '' }).execute();
  });

describe('another process that writes', () => {
  let ledger: OpenLedger;
  let database: Database;
  let other: Client;
  beforeEach(async () => {
    ledger = await EMBEDDED.openMigrated();
    database = openDatabase(createClient, { url: ledger.url, patience: PATIENCE });
    other = createClient({ url: ledger.url });
  });
  afterEach(async () => {
    other.close();
    await database.close();
    await ledger.close();
  });

  it('keeps no reader waiting, and no timer', async () => {
    const held = await other.transaction('write');
    const writing = set(database, 'mine').catch((error: unknown) => error);
    let reads = 0;
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 5);
    const outcome = writing.then(() => true);
    while (!(await Promise.race([outcome, new Promise((resolve) => setTimeout(resolve, 1, false))]))) {
      expect(await count(database)).toBe(0);
      reads += 1;
    }
    clearInterval(timer);
    expect(await writing).toMatchObject({ code: 'SQLITE_BUSY' });
    expect(reads).toBeGreaterThan(10);
    expect(ticks).toBeGreaterThan(10);
    await held.rollback();
  });

  it('is waited for, and nothing is lost or stale afterwards', async () => {
    const held = await other.transaction('write');
    await held.execute(`INSERT INTO setting (name, value) VALUES ('theirs', '')`);
    const writing = set(database, 'mine');
    await new Promise((resolve) => setTimeout(resolve, PATIENCE / 3));
    await held.commit();
    await writing;
    expect(await count(database)).toBe(3);
  });

  it('for too long ends all who wait at about the same time, and each can try again', async () => {
    const held = await other.transaction('write');
    const waiting = ['one', 'two', 'three'].map((name) =>
      set(database, name).then(
        () => 'done',
        (error: { code?: string }) => error.code,
      ),
    );
    const started = performance.now();
    expect(await Promise.all(waiting)).toEqual(['SQLITE_BUSY', 'SQLITE_BUSY', 'SQLITE_BUSY']);
    expect(performance.now() - started).toBeLessThan(10 * PATIENCE);
    await held.rollback();
    await set(database, 'one');
    expect(await count(database)).toBe(2);
  });
});

describe('a full disk', () => {
  /** A client whose inserts of a name find the disk full while `isFull`. */
  function filling(client: Client, disk: { isFull: boolean }): Client {
    const full = () => {
      throw new LibsqlError('database or disk is full', 'SQLITE_FULL');
    };
    return new Proxy(client, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        if (name !== 'transaction') return value.bind(target);
        return async (...args: Parameters<Client['transaction']>) => {
          const transaction = await target.transaction(...args);
          const { execute } = transaction;
          transaction.execute = async (statement: never) => {
            const { args = [] } = statement as { args?: unknown[] };
            if (disk.isFull && args.includes('mine')) {
              // SQLite ends the transaction by itself.
              await transaction.rollback();
              full();
            }
            return execute.call(transaction, statement);
          };
          return transaction;
        };
      },
    });
  }

  it('leaves nothing half done, is told as what it is, and all is well once there is room', async () => {
    const ledger = await EMBEDDED.openMigrated();
    const disk = { isFull: true };
    const database = openDatabase((config) => filling(createClient(config), disk), { url: ledger.url });
    try {
      await expect(set(database, 'mine')).rejects.toMatchObject({ code: 'SQLITE_FULL' });
      expect(await count(database)).toBe(0);
      disk.isFull = false;
      await set(database, 'mine');
      expect(await count(database)).toBe(2);
    } finally {
      await database.close();
      await ledger.close();
    }
  });
});

describe('a server that accepts and never answers', () => {
  let server: Server;
  beforeEach(async () => {
    server = createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    server.close();
  });

  it('is given up on, by reads and by writes', async () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const database = openDatabase(createClient, { url: `http://127.0.0.1:${port}`, patience: PATIENCE });
    try {
      await expect(count(database)).rejects.toThrow(/timeout/i);
      await expect(set(database, 'mine')).rejects.toThrow(/timeout/i);
      await expect(database.read(database.kysely.selectFrom('setting').selectAll())).rejects.toThrow(
        /timeout/i,
      );
    } finally {
      await database.close();
    }
  });
});
