/** Migrations are all or nothing, and of two programs that start at once one runs them. */
import { spawn } from 'node:child_process';
import { createClient } from '@libsql/client';
import { Migrator, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { migrate } from '../../../db/base/migrate.ts';
import { type Database, openDatabase } from '../../../db/base/open.ts';
import { MIGRATIONS } from '../../../db/migrations/index.ts';
import { ROOT, temporaryFolder } from '../../support/servers.ts';

async function inFolder(work: (open: () => Database, path: string) => Promise<void>): Promise<void> {
  const folder = temporaryFolder();
  const opened: Database[] = [];
  try {
    await work(() => {
      const database = openDatabase(createClient, { url: `file:${folder.path}/ledger.db` });
      opened.push(database);
      return database;
    }, folder.path);
  } finally {
    for (const database of opened) await database.close();
    folder.remove();
  }
}

const tables = async ({ kysely }: Database) =>
  (await sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'table'`.execute(kysely)).rows.map(
    (r) => r.name,
  );

describe('migrations', () => {
  test('one that fails halfway leaves nothing behind, and can be run again', () =>
    inFolder(async (open) => {
      const database = open();
      const failing = {
        ...MIGRATIONS,
        '9999-fails': {
          async up() {
            throw new Error('halfway');
          },
        },
      };
      const migrator = new Migrator({
        db: database.kysely,
        provider: { getMigrations: async () => failing },
      });
      expect((await migrator.migrateToLatest()).error).toBeInstanceOf(Error);
      expect(await tables(database)).not.toContain('claim');
      expect(await migrate(database)).toEqual(Object.keys(MIGRATIONS));
      expect(await tables(database)).toContain('claim');
    }));

  test('mark the bodies of a starter ledger that was loaded before claims could say so', () =>
    inFolder(async (open) => {
      const database = open();
      const earlier = Object.entries(MIGRATIONS).filter(([name]) => name < '0009');
      const migrator = new Migrator({
        db: database.kysely,
        provider: { getMigrations: async () => Object.fromEntries(earlier) },
      });
      expect((await migrator.migrateToLatest()).error).toBeUndefined();
      for (const [slug, name] of [
        ['pa', 'PA'],
        ['boris-johnson', 'Boris Johnson'],
      ])
        await sql`INSERT INTO claimant (slug, name) VALUES (${slug}, ${name})`.execute(database.kysely);
      await migrate(database);
      const rows = await database.kysely
        .selectFrom('claimant')
        .select(['name', 'is_body as isBody'])
        .orderBy('name')
        .execute();
      expect(rows.map(({ name, isBody }) => [name, Number(isBody)])).toEqual([
        ['Boris Johnson', 0],
        ['PA', 1],
      ]);
    }));

  test('several programs at once on an older ledger all end well, and run each migration once', () =>
    inFolder(async (open, path) => {
      const [first = ''] = Object.keys(MIGRATIONS);
      const { kysely } = open();
      const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => MIGRATIONS } });
      expect((await migrator.migrateTo(first)).error).toBeUndefined();
      const ran = await Promise.all([1, 2, 3].map(() => migrateInProcess(`file:${path}/ledger.db`)));
      for (const { code, output } of ran) expect([code, output]).toEqual([0, expect.any(String)]);
      expect(ran.filter(({ output }) => output.startsWith('Ran '))).toHaveLength(1);
    }));
});

/** The driver blocks the thread while it waits for another's write, so that each has a process of its own. */
async function migrateInProcess(url: string): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'migrate'], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: url },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}
