/** An import that is killed, at whatever moment, has brought all of its figures or none; the next one finds nothing in its way. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { countRow, runSql } from '../../../db/base/json-columns.ts';
import { EMBEDDED } from '../../support/ledgers.ts';
import { isEverything } from '../../support/scope.ts';
import { ROOT } from '../../support/servers.ts';

/** How many imports are killed, and how long that may take where other work is done beside it. */
const KILLED = isEverything ? 20 : 2;
const MOST = 60_000 + KILLED * 30_000;

/** Runs an import in a process of its own, and kills it so long after it began to write. Returns whether it was killed. */
function killedAfter(url: string, day: string, milliseconds: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(ROOT, 'test/support/import-many.ts'), url, day],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds));
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve(true);
      else if (code === 0) resolve(false);
      else reject(new Error(`the import ended with ${code}`));
    });
  });
}

it(
  `leaves all or nothing behind, killed at ${KILLED} moments`,
  async () => {
    const ledger = await EMBEDDED.openMigrated();
    const { kysely } = ledger.database;
    try {
      let whole = 0;
      for (let i = 0; i < KILLED; i += 1) {
        const day = `2024-01-${String(i + 1).padStart(2, '0')}`;
        const wasKilled = await killedAfter(ledger.url, day, Math.random() * 1_500);
        const [row] = await runSql(
          kysely,
          sql`SELECT count(*) AS n FROM observation WHERE published_on = ${day}`,
          countRow,
        );
        const [applied] = await runSql(
          kysely,
          sql`SELECT count(*) AS n FROM import WHERE released_on = ${day} AND applied_at IS NOT NULL`,
          countRow,
        );
        expect([0, 20_000]).toContain(row?.n);
        expect(applied?.n).toBe(row?.n === 0 ? 0 : 1);
        if (!wasKilled) expect(row?.n).toBe(20_000);
        whole += row?.n === 0 ? 0 : 1;
      }
      // A last one, in peace, finds its way.
      expect(await killedAfter(ledger.url, '2024-02-01', 600_000)).toBe(false);
      expect(whole).toBeLessThanOrEqual(KILLED);
    } finally {
      await ledger.close();
    }
  },
  MOST,
);
