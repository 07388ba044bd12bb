/** Backups: made while the newsroom writes, restored from either sort of database into either, and refused with the cure. */
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate, useWriteAheadLog } from '../../db/base/migrate.ts';
import { openDatabase } from '../../db/base/open.ts';
import { loadBundles } from '../../db/ledger/load.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { noSqld } from '../support/edge.ts';
import { runCommand } from '../support/newsroom.ts';
import { plumbline } from '../support/processes.ts';
import { startNode, startSqld, temporaryFolder } from '../support/servers.ts';
import { writing } from '../support/writing.ts';

/** The claims of the ledgers here: those of the starter ledger that these tests read, and one of each kind. */
const CLAIMS = (await readStarter()).filter(
  ({ bundle: { claim } }, i, all) =>
    [
      '1142-officers-a-month',
      'met-over-34000-headcount',
      'more-police-than-ever-before',
      'law-over-7-million-people-waiting',
    ].includes(claim.slug) || all.findIndex(({ bundle }) => bundle.claim.kind === claim.kind) === i,
);
/** Their figures, each vintage once. */
const FIGURES = new Set(
  CLAIMS.flatMap(({ bundle }) =>
    bundle.series.flatMap(({ id, observations }) =>
      observations.map(({ at, publishedOn }) => `${id} ${at} ${publishedOn}`),
    ),
  ),
);

const root = temporaryFolder();
afterAll(() => root.remove());

/** A new folder, and addresses in it. */
function place(name: string) {
  const path = join(root.path, name);
  mkdirSync(path);
  return {
    path,
    file: (other: string) => join(path, other),
    url: (other: string) => `file:${join(path, other)}`,
  };
}

async function inDatabase<T>(
  url: string,
  work: (database: ReturnType<typeof openDatabase>) => Promise<T>,
): Promise<T> {
  const database = openDatabase(createClient, { url });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The slugs of the drafts that were saved. */
const drafts = (url: string): Promise<string[]> =>
  inDatabase(url, async ({ kysely }) =>
    (
      await kysely
        .selectFrom('work as w')
        .innerJoin('draft_save as d', 'd.work_id', 'w.id')
        .select('w.slug')
        .where('w.slug', 'like', 'draft-under-way-%')
        .execute()
    ).map(({ slug }) => slug),
  );

/** The rows of every table that holds what was recorded, as one text. */
const record = (url: string): Promise<string> =>
  inDatabase(url, async ({ kysely }) => {
    const tables = [
      'source',
      'series',
      'observation',
      'claim_revision',
      'ruling',
      'listing',
      'person',
      'draft_save',
    ];
    const rows = await Promise.all(
      tables.map(
        async (name) => (await sql`SELECT * FROM ${sql.table(name)} ORDER BY 1`.execute(kysely)).rows,
      ),
    );
    return JSON.stringify(rows);
  });

/** Makes a ledger with the claims. */
const fill = (url: string): Promise<void> =>
  inDatabase(url, async (database) => {
    if (url.startsWith('file:')) await useWriteAheadLog(database);
    await migrate(database);
    await loadBundles(database, CLAIMS, new Date().toISOString());
  });

const made = place('made');
await fill(made.url('ledger.db'));

/** A new folder with a ledger in its file `ledger.db`: a copy of one that was made once. */
function withLedger(name: string) {
  const folder = place(name);
  copyFileSync(made.file('ledger.db'), folder.file('ledger.db'));
  return folder;
}

/** How many drafts are saved before a backup is made, and while it is. */
const BEFORE = 12;
const DURING = 3;

/** Backs up under writes, and restores into another file. */
async function drill(database: string, name: string): Promise<void> {
  const { file, url } = place(name);
  const server = await startNode({ DATABASE_URL: database });
  const editor = await writing(server.url, database);
  try {
    await editor.more(BEFORE);
    const before = [...editor.acknowledged];
    const [backup] = await Promise.all([
      plumbline(database, 'backup', file('nightly.db')),
      editor.more(DURING),
    ]);
    expect([backup.code, backup.stdout]).toEqual([
      0,
      expect.stringMatching(
        new RegExp(
          `^Backed up ${CLAIMS.length} claims, ${FIGURES.size} figures and (?:1|one) account to .*nightly\\.db \\(`,
        ),
      ),
    ]);
    await editor.stop();
    expect(editor.acknowledged.length).toBeGreaterThan(before.length);
    const restored = url('restored.db');
    const { code, stderr } = await plumbline(restored, 'restore', file('nightly.db'));
    expect([code, withoutProgress(stderr)]).toEqual([0, '']);
    const held = new Set(await drafts(restored));
    expect(before.filter((slug) => !held.has(slug))).toEqual([]);
    expect((await plumbline(restored, 'verify')).stdout).toMatch(/all is as it should be\.\n$/);
  } finally {
    await editor.stop();
    await server.stop();
  }
}

/** What a command said on standard error, but for how far it is, which it says where it takes longer. */
const withoutProgress = (stderr: string) => stderr.replace(/^verified: .*\n/gm, '');

describe('a backup that is made while the newsroom writes', { timeout: 180_000 }, () => {
  it('has every save that was answered before it began', async () => {
    await drill(withLedger('embedded-source').url('ledger.db'), 'embedded');
  });

  it.skipIf(noSqld !== null)(
    `has them over a libSQL server${noSqld === null ? '' : `, ${noSqld}`}`,
    async () => {
      const sqld = await startSqld();
      try {
        await fill(sqld.url);
        await drill(sqld.url, 'remote');
      } finally {
        await sqld.stop();
      }
    },
  );

  it('has them after the server was killed', async () => {
    const { file, url } = withLedger('killed');
    const server = await startNode({ DATABASE_URL: url('ledger.db') });
    const editor = await writing(server.url, url('ledger.db'));
    await editor.more(BEFORE);
    await server.kill();
    await editor.stop();
    const { acknowledged } = editor;
    expect((await plumbline(url('ledger.db'), 'backup', file('after.db'))).code).toBe(0);
    expect((await plumbline(url('restored.db'), 'restore', file('after.db'))).code).toBe(0);
    const held = new Set(await drafts(url('restored.db')));
    expect(acknowledged.filter((slug) => !held.has(slug))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(BEFORE);
  });
});

describe('the file of a ledger', () => {
  it('is whole by itself once the server stopped', async () => {
    const { file, url } = withLedger('stopped');
    const server = await startNode({ DATABASE_URL: url('ledger.db') });
    const editor = await writing(server.url, url('ledger.db'));
    await editor.more(2);
    await editor.stop();
    await server.stop();
    copyFileSync(file('ledger.db'), file('copy.db'));
    expect(new Set(await drafts(url('copy.db')))).toEqual(new Set(editor.acknowledged));
  });
});

describe('restore', () => {
  it.skipIf(noSqld !== null)(
    `brings back the same rows, from a file into a server and back${noSqld === null ? '' : `, ${noSqld}`}`,
    async () => {
      const { file, url } = withLedger('both-ways');
      await runCommand(url('ledger.db'), 'editor', 'add', 'ada@example.org', '--role', 'admin');
      await runCommand(url('ledger.db'), 'backup', file('one.db'));
      const sqld = await startSqld();
      try {
        const first = await runCommand(sqld.url, 'restore', file('one.db'));
        expect([first.code, withoutProgress(first.stderr)]).toEqual([0, '']);
        const whole = await record(url('ledger.db'));
        for (const part of ['"frequency":"year"', 'alsoOn', 'related', 'insteadOf'])
          expect(whole).toContain(part);
        expect(await record(sqld.url)).toBe(whole);
        const again = await runCommand(sqld.url, 'restore', file('one.db'));
        expect([again.code, withoutProgress(again.stderr)]).toEqual([
          1,
          expect.stringContaining('holds something. With --replace'),
        ]);
        expect((await runCommand(sqld.url, 'restore', '--replace', file('one.db'))).code).toBe(0);
        expect((await runCommand(sqld.url, 'verify')).stdout).toMatch(/all is as it should be/);
        expect((await runCommand(sqld.url, 'backup', file('two.db'))).code).toBe(0);
        expect((await runCommand(url('back.db'), 'restore', file('two.db'))).code).toBe(0);
        expect(await record(url('back.db'))).toBe(await record(url('ledger.db')));
      } finally {
        await sqld.stop();
      }
    },
  );

  it('overwrites nothing unless told to, and then keeps what was there', async () => {
    const { path, file, url } = withLedger('replace');
    await runCommand(url('ledger.db'), 'backup', file('one.db'));
    await runCommand(url('ledger.db'), 'editor', 'add', 'late@example.org', '--role', 'editor');
    const refused = await runCommand(url('ledger.db'), 'restore', file('one.db'));
    expect([refused.code, withoutProgress(refused.stderr)]).toEqual([
      1,
      expect.stringMatching(/holds something\. With --replace/),
    ]);
    const replaced = await runCommand(url('ledger.db'), 'restore', '--replace', file('one.db'));
    expect([replaced.code, withoutProgress(replaced.stderr)]).toEqual([0, '']);
    expect(await record(url('ledger.db'))).not.toContain('late@example.org');
    const aside = readdirSync(path).filter((name) => /^ledger\.db\.replaced-[\dTZ-]+$/.test(name));
    expect(aside).toHaveLength(1);
    expect(await record(url(aside[0] ?? ''))).toContain('late@example.org');
    expect(readdirSync(path).filter((name) => name.includes('.new-'))).toEqual([]);
  });

  it('refuses while a server has the file open, and says what to do', async () => {
    const { file, url } = withLedger('open');
    const server = await startNode({ DATABASE_URL: url('ledger.db') });
    try {
      await plumbline(url('ledger.db'), 'backup', file('one.db'));
      const refused = await plumbline(url('ledger.db'), 'restore', '--replace', file('one.db'));
      expect([refused.code, withoutProgress(refused.stderr)]).toEqual([
        1,
        expect.stringMatching(/another process has .*ledger\.db open\. Stop it/),
      ]);
      expect((await fetch(`${server.url}/claims/1142-officers-a-month`)).status).toBe(200);
    } finally {
      await server.stop();
    }
  });

  it('refuses what is no ledger, a part of one, and one that was changed', async () => {
    const { path, file, url } = withLedger('bad');
    await runCommand(url('ledger.db'), 'backup', file('good.db'));
    writeFileSync(file('text.db'), 'no database at all\n');
    writeFileSync(file('part.db'), readFileSync(file('good.db')).subarray(0, 300_000));
    writeFileSync(file('empty.db'), '');
    copyFileSync(file('good.db'), file('changed.db'));
    await inDatabase(url('changed.db'), async ({ kysely }) => {
      await kysely.updateTable('listing').set({ finding_now: 'holds' }).execute();
    });
    for (const [name, why] of [
      ['text.db', /no SQLite database, or a damaged one/],
      ['part.db', /no SQLite database, or a damaged one/],
      ['empty.db', /empty\.db has no tables/],
      ['changed.db', /finding_now is "holds", and should be "fails"[\s\S]*Try an earlier backup/],
    ] as const) {
      const refused = await runCommand(url('new.db'), 'restore', file(name));
      expect([name, refused.code, withoutProgress(refused.stderr)]).toEqual([
        name,
        1,
        expect.stringMatching(why),
      ]);
      expect(existsSync(file('new.db'))).toBe(false);
    }
    expect(readdirSync(path).filter((name) => name.includes('.new-'))).toEqual([]);
    expect((await runCommand(url('new.db'), 'restore', '--with-faults', file('changed.db'))).code).toBe(0);
    expect((await runCommand(url('new.db'), 'verify', '--repair')).code).toBe(0);
    expect(await record(url('new.db'))).toBe(await record(url('ledger.db')));
  });

  it('takes the log of a raw copy with it, and none that was left at its place', async () => {
    const { file, url } = withLedger('raw');
    const server = await startNode({ DATABASE_URL: url('ledger.db') });
    const editor = await writing(server.url, url('ledger.db'));
    await editor.more(1);
    await server.kill();
    await editor.stop();
    for (const end of ['', '-wal']) copyFileSync(file(`ledger.db${end}`), file(`raw.db${end}`));
    expect(statSync(file('raw.db-wal')).size).toBeGreaterThan(0);
    copyFileSync(file('ledger.db-wal'), file('restored.db-wal'));
    expect((await runCommand(url('restored.db'), 'restore', file('raw.db'))).code).toBe(0);
    expect(new Set(await drafts(url('restored.db')))).toEqual(new Set(editor.acknowledged));
  });
});

describe('backup', () => {
  it('overwrites nothing, and lets nobody else read it', async () => {
    const { file, url } = withLedger('files');
    expect((await runCommand(url('ledger.db'), 'backup', file('in/a/folder/one.db'))).code).toBe(0);
    expect(statSync(file('in/a/folder/one.db')).mode & 0o777).toBe(0o600);
    appendFileSync(file('mine.txt'), 'mine');
    const refused = await runCommand(url('ledger.db'), 'backup', file('mine.txt'));
    expect([refused.code, withoutProgress(refused.stderr)]).toEqual([
      2,
      expect.stringContaining('is there already'),
    ]);
    expect(readFileSync(file('mine.txt'), 'utf8')).toBe('mine');
  });

  it('says that the secret is not in it, or writes it beside it, and restore puts it back', async () => {
    const { file, url } = withLedger('secret');
    const secret = 'the-secret-of-a-ledger-0123456789-abcdef';
    writeFileSync(file('ledger.db.secret'), `${secret}\n`);
    const without = await runCommand(url('ledger.db'), 'backup', file('without.db'));
    expect(without.stderr).toMatch(
      /ledger\.db\.secret\) is not in it: .*Keep a copy of it elsewhere, or add --with-secret/,
    );
    const withIt = await runCommand(url('ledger.db'), 'backup', '--with-secret', file('with.db'));
    expect([withIt.code, withoutProgress(withIt.stderr)]).toEqual([0, '']);
    expect(statSync(file('with.db.secret')).mode & 0o777).toBe(0o600);
    expect((await runCommand(url('other.db'), 'restore', file('with.db'))).code).toBe(0);
    expect(readFileSync(file('other.db.secret'), 'utf8').trim()).toBe(secret);
    writeFileSync(file('third.db.secret'), 'another-secret-0123456789-0123456789-0123\n');
    const refused = await runCommand(url('third.db'), 'restore', file('with.db'));
    expect([refused.code, withoutProgress(refused.stderr)]).toEqual([
      1,
      expect.stringContaining('another secret than that of the backup'),
    ]);
    expect(existsSync(file('third.db'))).toBe(false);
    expect((await runCommand(url('third.db'), 'restore', '--replace', file('with.db'))).code).toBe(0);
    expect(readFileSync(file('third.db.secret'), 'utf8').trim()).toBe(secret);
  });
});
