/** What the commands that work on the ledger's database share. */
import type { PathIssue } from '../../claims/bundle.ts';
import { migrate } from '../../db/base/migrate.ts';
import type { Database } from '../../db/base/open.ts';
import type { Queued } from '../../db/ledger/queue.ts';
import { openFromSettings } from '../settings.ts';
import { queuedInWords } from '../tasks/daily.ts';
import type { World } from './command.ts';

/** Opens the database of the settings, brings it up to date, and closes it when the work is done. */
export async function withLedger<T>(world: World, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openFromSettings(world.env);
  try {
    await migrate(database);
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Says what is wrong in a file, a line an issue, on standard error. */
export function reportIssues(world: World, file: string, issues: readonly PathIssue[]): void {
  for (const { path, message } of issues)
    world.stderr.write(`${file}: ${path === '' ? '' : `${path}: `}${message}\n`);
}

/** Says which published verdicts wait for an editor, or would after a dry run. */
export function reportQueued(
  world: World,
  queued: readonly Queued[],
  { isDryRun = false }: { isDryRun?: boolean } = {},
): void {
  for (const one of queued)
    world.stdout.write(
      `${queuedInWords(one).replace(' waits in', isDryRun ? ' would wait in' : ' waits in')}\n`,
    );
}
