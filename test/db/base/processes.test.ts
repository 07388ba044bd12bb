/** Two processes that write to one ledger at once. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listClaims } from '../../../db/readers/claims.ts';
import { noSqld } from '../../support/edge.ts';
import { EMBEDDED, REMOTE, type Store } from '../../support/ledgers.ts';
import { isEverything } from '../../support/scope.ts';
import { ROOT } from '../../support/servers.ts';

/** How many claims each process loads; every load of one waits for those of the other. */
const EACH = isEverything ? 12 : 8;

/** Loads bundles from a process of its own. Throws with what it said if it fails. */
function loadFromAnother(url: string, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(ROOT, 'test/support/load-many.ts'), url, name, String(EACH)],
      { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}: ${said}`))));
  });
}

async function twoWriters(store: Store): Promise<void> {
  const ledger = await store.openMigrated();
  try {
    await Promise.all([loadFromAnother(ledger.url, 'one'), loadFromAnother(ledger.url, 'two')]);
    expect((await listClaims(ledger.database, {}, 1)).total).toBe(2 * EACH);
    expect((await listClaims(ledger.database, { q: 'officers' }, 1)).total).toBe(2 * EACH);
  } finally {
    await ledger.close();
  }
}

describe('two processes that write at once', () => {
  it('both land on an embedded file', () => twoWriters(EMBEDDED));
  it.skipIf(noSqld !== null)(`both land on a libSQL server${noSqld === null ? '' : `, ${noSqld}`}`, () =>
    twoWriters(REMOTE),
  );
});
