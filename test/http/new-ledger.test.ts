/** Where a ledger may begin: in a newcomer's empty folder, or where somebody says so, and never in the place of one that is lost. */
import { cpSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { afterAll, describe, expect, it } from 'vitest';
import { useWriteAheadLog } from '../../db/base/migrate.ts';
import { openDatabase } from '../../db/base/open.ts';
import { decidePlace, type Place, type Wish } from '../../src/commands/newness.ts';
import { noSqld } from '../support/edge.ts';
import { runCommand } from '../support/newsroom.ts';
import { type Ran, runNode } from '../support/processes.ts';
import { ROOT, startSqld, temporaryFolder } from '../support/servers.ts';

const root = temporaryFolder();
/** How many claims of the starter ledger a clone has, so that it begins quickly; the suite begins whole ones elsewhere. */
const CLAIMS = 5;
afterAll(() => root.remove());

describe('what is at the address of the database', () => {
  const place = (some: Partial<Place>): Place => ({
    shown: 'file:var/plumbline.db',
    kind: 'default',
    found: 'nothing',
    hasFolder: true,
    isPublic: false,
    own: [],
    others: [],
    ...some,
  });

  it.each([
    // A newcomer's folder, and the same where something says that it is none.
    [{}, 'newcomer', 'begin'],
    [{ own: ['plumbline.db.secret'] }, 'newcomer', 'refuse'],
    [{ own: ['plumbline.db-wal'] }, 'newcomer', 'refuse'],
    [{ others: ['auth-secret'] }, 'newcomer', 'refuse'],
    [{ others: ['ledger-2026-11-30.db'] }, 'newcomer', 'refuse'],
    [{ found: 'empty file' }, 'newcomer', 'refuse'],
    [{ found: 'no tables' }, 'newcomer', 'refuse'],
    [{}, 'use', 'refuse'],
    // An address that somebody gave: a wrong one, a volume that is not mounted, a server without tables.
    [{ kind: 'file', hasFolder: false }, 'newcomer', 'refuse'],
    [{ kind: 'file', isPublic: true }, 'newcomer', 'refuse'],
    [{ kind: 'file', others: ['ledger.db'] }, 'newcomer', 'refuse'],
    [{ kind: 'file', found: 'empty file' }, 'newcomer', 'refuse'],
    [{ kind: 'remote', found: 'no tables', isPublic: true }, 'newcomer', 'refuse'],
    [{ kind: 'remote', found: 'no tables' }, 'use', 'refuse'],
    // An address that somebody gave who has no readers yet.
    [{ kind: 'file' }, 'newcomer', 'begin'],
    [{ kind: 'remote', found: 'no tables' }, 'newcomer', 'begin'],
    // An empty ledger shows nobody the demo.
    [{ kind: 'file', hasFolder: false }, 'make', 'begin'],
    [{ kind: 'file', isPublic: true, others: ['another.db'] }, 'make', 'begin'],
    [{ kind: 'remote', found: 'no tables', isPublic: true }, 'make', 'begin'],
    [{ kind: 'file', own: ['ledger.db-wal'] }, 'make', 'refuse'],
    [{ kind: 'file', own: ['ledger.db.secret'] }, 'make', 'refuse'],
    [{ kind: 'file', found: 'empty file' }, 'make', 'refuse'],
    [{ kind: 'file', found: 'no tables' }, 'make', 'refuse'],
    // Somebody says that it is new.
    [{ kind: 'file' }, 'new', 'begin'],
    [{ kind: 'file', found: 'empty file' }, 'new', 'begin'],
    [{ kind: 'file', others: ['another.db'] }, 'new', 'begin'],
    [{ kind: 'remote', found: 'no tables' }, 'new', 'begin'],
    [{ kind: 'file', own: ['ledger.db.secret'] }, 'new', 'refuse'],
    [{ kind: 'file', own: ['ledger.db-wal'] }, 'new', 'refuse'],
    // A ledger is opened, with claims or without, and never begun again.
    [{ found: 'ledger' }, 'newcomer', 'open'],
    [{ kind: 'remote', found: 'ledger' }, 'use', 'open'],
    [{ found: 'ledger' }, 'new', 'refuse'],
    [{ kind: 'memory', found: 'no tables' }, 'newcomer', 'begin'],
  ] as [Partial<Place>, Wish, string][])('%j, wanted as %s: %s', (some, wish, does) => {
    expect(decidePlace(place(some), wish).does).toBe(does);
  });
});

/** A folder with the program in it, as somebody has it who cloned it and installed its libraries. */
function clone(name: string): string {
  const path = join(root.path, name);
  for (const part of ['src', 'db', 'claims', 'views', 'package.json', 'tsconfig.json'])
    cpSync(join(ROOT, part), join(path, part), { recursive: true });
  const starter = join(path, 'db/starter');
  for (const claim of readdirSync(starter).sort().slice(CLAIMS)) rmSync(join(starter, claim));
  symlinkSync(join(ROOT, 'node_modules'), join(path, 'node_modules'));
  return path;
}

/** Starts the server in a folder, and stops it once it listens. */
const start = (cwd: string, words: string[] = [], env: Record<string, string> = {}): Promise<Ran> =>
  runNode(
    ['--import', 'tsx', 'src/node.ts', ...words],
    { PORT: '0', DATABASE_URL: '', AUTH_SECRET: '', ...env },
    { cwd, until: /Plumbline is at/ },
  );

const command = (cwd: string, ...args: string[]): Promise<Ran> =>
  runNode(['--import', 'tsx', 'src/cli.ts', ...args], { DATABASE_URL: '' }, { cwd });

/** These tests start a server or a command several times, each a process of its own. */
const SLOW = 180_000;

describe('a newcomer', { timeout: SLOW }, () => {
  it('starts with the starter ledger, once', async () => {
    const folder = clone('newcomer');
    const first = await start(folder);
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toMatch(
      new RegExp(`^Began a new ledger at file:var/plumbline\\.db, with the starter ledger: ${CLAIMS} claims`),
    );
    const second = await start(folder);
    expect([second.code, second.stdout]).toEqual([0, expect.stringMatching(/^Plumbline is at /)]);
    // The disk with the ledger is gone, the secret is left: the demo is not what readers get.
    rmSync(join(folder, 'var/plumbline.db'));
    const lost = await start(folder);
    expect([lost.code, lost.stdout]).toEqual([1, '']);
    expect(lost.stderr).toMatch(
      /does not exist, though there is plumbline\.db\.secret\..*\n.*restore FILE\n/,
    );
    const insists = await start(folder, ['--new']);
    expect([insists.code, insists.stderr]).toEqual([
      1,
      expect.stringMatching(/bring its file back .*or move that away/),
    ]);
  });

  it('may let somebody in before the first start', async () => {
    const folder = clone('editor-first');
    const added = await command(folder, 'editor', 'add', 'ada@example.org', '--role', 'admin');
    expect([added.code, added.stderr]).toEqual([
      0,
      expect.stringContaining(`with the starter ledger: ${CLAIMS} claims`),
    ]);
    const started = await start(folder);
    expect([started.code, started.stdout]).toEqual([0, expect.stringMatching(/^Plumbline is at /)]);
    expect((await command(folder, 'export', '--all')).stdout.trimEnd().split('\n')).toHaveLength(CLAIMS);
  });
});

describe('a wrong address', { timeout: SLOW }, () => {
  it('is refused, and nothing is made there', async () => {
    const path = join(root.path, 'wrong');
    mkdirSync(path);
    writeFileSync(join(path, 'empty.db'), '');
    for (const name of ['not/mounted.db', 'empty.db']) {
      const url = `file:${join(path, name)}`;
      for (const ran of [await start(ROOT, [], { DATABASE_URL: url }), await runCommand(url, 'recompute')])
        expect([ran.code === 0, ran.stdout, ran.stderr]).toEqual([
          false,
          '',
          expect.stringMatching(/check DATABASE_URL and that its disk is mounted/),
        ]);
    }
    expect(readdirSync(path)).toEqual(['empty.db']);
  });

  it('of a copy without its log is refused, and told', async () => {
    const url = `file:${join(root.path, 'copied.db')}`;
    // What SQLite keeps in the file itself while all else is in the log.
    const bare = openDatabase(createClient, { url });
    await useWriteAheadLog(bare);
    await bare.close();
    expect(statSync(join(root.path, 'copied.db')).size).toBe(4_096);
    const refused = await start(ROOT, [], { DATABASE_URL: url });
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toMatch(
      /has no tables: a copy of a ledger's file needs the file .* with -wal as well/,
    );
  });

  it.skipIf(noSqld !== null)(
    `of a server without tables is refused where there are readers${noSqld === null ? '' : `, ${noSqld}`}`,
    async () => {
      const sqld = await startSqld();
      try {
        const refused = await start(ROOT, [], {
          DATABASE_URL: sqld.url,
          PUBLIC_ORIGIN: 'https://plumbline.example',
        });
        expect([refused.code, refused.stdout]).toEqual([1, '']);
        expect(refused.stderr).toMatch(/has no tables\. If a ledger should be there, check DATABASE_URL/);
        expect((await runCommand(sqld.url, 'recompute')).code).toBe(2);
        const begun = await start(clone('server'), [], { DATABASE_URL: sqld.url });
        expect([begun.code, begun.stdout]).toEqual([
          0,
          expect.stringContaining(`with the starter ledger: ${CLAIMS} claims`),
        ]);
      } finally {
        await sqld.stop();
      }
    },
  );
});

describe('a ledger without claims', { timeout: SLOW }, () => {
  it('is its owner’s, and is not filled by the starter', async () => {
    const url = `file:${join(root.path, 'own.db')}`;
    expect((await runCommand(url, 'migrate', '--new')).code).toBe(0);
    expect((await runCommand(url, 'editor', 'add', 'ada@example.org', '--role', 'admin')).code).toBe(0);
    const started = await start(ROOT, [], { DATABASE_URL: url });
    expect([started.code, started.stdout]).toEqual([0, expect.stringMatching(/^Plumbline is at /)]);
    expect((await runCommand(url, 'export', '--all')).stdout).toBe('');
    const again = await start(ROOT, ['--new'], { DATABASE_URL: url });
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('holds a ledger already')]);
  });
});
