/** Faults of data: a backup while the newsroom writes, a copy of the file, a server that is killed, a wrong address. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { openDatabase } from '../../db/base/open.ts';
import { fillNew } from '../../src/commands/starter.ts';
import { plumbline } from '../support/processes.ts';
import { hasSqld, startNode, startSqld, temporaryFolder } from '../support/servers.ts';
import { type Writing, writing } from '../support/writing.ts';
import type { Fault, Measured } from './fault.ts';

/** How many drafts are saved before anything goes wrong, so that there is a p99 of them. */
const BEFORE = 200;

/** The slugs of the drafts in a database. */
async function draftsIn(url: string): Promise<Set<string>> {
  const database = openDatabase(createClient, { url });
  try {
    const rows = await database.kysely.selectFrom('work').select('slug').execute();
    return new Set(rows.map(({ slug }) => slug));
  } finally {
    await database.close();
  }
}

const p99 = (took: readonly number[]): number =>
  [...took].sort((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? Number.NaN;

/** How many of the acknowledged drafts are in a restored ledger. */
async function present(acknowledged: readonly string[], url: string): Promise<string> {
  const held = await draftsIn(url);
  return `${acknowledged.filter((slug) => held.has(slug)).length} of ${acknowledged.length}`;
}

const isWhole = (count: string) => /^(\d+) of \1$/.test(count) && !count.startsWith('0 ');

/** Gives a folder to something that is measured in it. */
async function inFolder(measure: (path: (name: string) => string) => Promise<Measured>): Promise<Measured> {
  const folder = temporaryFolder();
  try {
    mkdirSync(folder.path, { recursive: true });
    return await measure((name) => join(folder.path, name));
  } finally {
    folder.remove();
  }
}

/** Backs up, three times one after the other, while an editor saves drafts, and restores the first. */
async function backupUnderWrites(database: string, path: (name: string) => string): Promise<Measured> {
  const server = await startNode({ DATABASE_URL: database });
  let editor: Writing | undefined;
  try {
    editor = await writing(server.url, database);
    await editor.more(BEFORE);
    const acknowledged = [...editor.acknowledged];
    const before = p99(editor.took);
    const from = editor.took.length;
    for (const name of ['one.db', 'two.db', 'three.db']) {
      const { code, stderr } = await plumbline(database, 'backup', path(name));
      if (code !== 0) throw new Error(stderr);
    }
    const during = editor.took.slice(from);
    await editor.stop();
    const restored = `file:${path('restored.db')}`;
    const { code, stderr } = await plumbline(restored, 'restore', path('one.db'));
    if (code !== 0) throw new Error(stderr);
    const count = await present(acknowledged, restored);
    return {
      figure: `${count} present; p99 of ${during.length} saves ${p99(during).toFixed(1)} ms during, of ${acknowledged.length} ${before.toFixed(1)} ms before`,
      isMet: isWhole(count) && p99(during) < Math.max(10 * before, 250),
    };
  } finally {
    await editor?.stop();
    await server.stop();
  }
}

const GOAL = 'every save acknowledged before it is in the restored ledger; no save waits long';

const embedded: Fault = {
  what: 'backup under writes, embedded',
  goal: GOAL,
  run: () => inFolder((path) => backupUnderWrites(`file:${path('ledger.db')}`, path)),
};

const remote: Fault = {
  what: 'backup under writes, remote',
  goal: GOAL,
  run: () =>
    inFolder(async (path) => {
      if (!hasSqld()) return { figure: 'not measured: no libSQL server for this platform', isMet: false };
      const sqld = await startSqld();
      try {
        const database = openDatabase(createClient, { url: sqld.url });
        await fillNew(database, new Date().toISOString());
        await database.close();
        return await backupUnderWrites(sqld.url, path);
      } finally {
        await sqld.stop();
      }
    }),
};

/** Saves drafts, ends the server in some way, and counts what is left by some way. */
async function afterTheEnd(
  path: (name: string) => string,
  end: 'stop' | 'kill',
  copy: (database: string) => Promise<string>,
): Promise<Measured> {
  const database = `file:${path('ledger.db')}`;
  const server = await startNode({ DATABASE_URL: database });
  try {
    const editor = await writing(server.url, database);
    await editor.more(BEFORE);
    if (end === 'stop') await editor.stop();
    await server[end]();
    await editor.stop();
    const count = await present(editor.acknowledged, await copy(database));
    return { figure: `${count} present`, isMet: isWhole(count) };
  } finally {
    await server.stop();
  }
}

const copied: Fault = {
  what: 'copy of the file alone after a stop',
  goal: 'every acknowledged save is in the copy',
  run: () =>
    inFolder((path) =>
      afterTheEnd(path, 'stop', async () => {
        copyFileSync(path('ledger.db'), path('copy.db'));
        return `file:${path('copy.db')}`;
      }),
    ),
};

const killed: Fault = {
  what: 'kill -9 under writes, then backup and restore',
  goal: 'every acknowledged save is in the restored ledger',
  run: () =>
    inFolder((path) =>
      afterTheEnd(path, 'kill', async (database) => {
        const restored = `file:${path('restored.db')}`;
        for (const ran of [
          await plumbline(database, 'backup', path('backup.db')),
          await plumbline(restored, 'restore', path('backup.db')),
        ])
          if (ran.code !== 0) throw new Error(ran.stderr);
        return restored;
      }),
    ),
};

export const DATA_FAULTS: readonly Fault[] = [embedded, remote, copied, killed];
