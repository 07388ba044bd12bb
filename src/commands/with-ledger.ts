/** What the commands that work on the ledger's database share. */
import type { PathIssue } from '../../claims/bundle.ts';
import type { Calendar } from '../../db/base/calendar.ts';
import { migrate } from '../../db/base/migrate.ts';
import type { Database } from '../../db/base/open.ts';
import type { Queued } from '../../db/ledger/queue.ts';
import { openFromSettings } from '../settings.ts';
import { queuedInWords, standstillInWords } from '../tasks/daily.ts';
import type { World } from './command.ts';

/** How long a command waits for others that hold the database, and for a remote one to answer, in milliseconds. */
const PATIENCE = 60_000;

/** Opens the database of the settings, brings it up to date, and closes it when the work is done. */
export async function withLedger<T>(world: World, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openFromSettings(world.env, PATIENCE);
  try {
    await migrate(database);
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Whether something may be published on the day of the machine's clock; if not, says why on standard error. */
export function mayPublishToday(world: World, calendar: Calendar): boolean {
  const why = standstillInWords(calendar);
  if (why !== null) world.stderr.write(`${why}\n`);
  return why === null;
}

/** Says what is wrong in a file, a line an issue, on standard error. */
export function reportIssues(world: World, file: string, issues: readonly PathIssue[]): void {
  for (const { path, message } of issues)
    world.stderr.write(`${file}: ${path === '' ? '' : `${path}: `}${message}\n`);
}

/** Says which published verdicts wait for an editor. */
export function reportQueued(world: World, queued: readonly Queued[]): void {
  for (const one of queued) world.stdout.write(`${queuedInWords(one)}\n`);
}
