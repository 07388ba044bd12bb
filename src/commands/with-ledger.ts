/** What the commands that work on the ledger's database share. */
import type { PathIssue } from '../../claims/bundle.ts';
import { tally } from '../../claims/words/numbers.ts';
import type { Calendar } from '../../db/base/calendar.ts';
import { migrate } from '../../db/base/migrate.ts';
import type { Database } from '../../db/base/open.ts';
import type { Loaded } from '../../db/ledger/load.ts';
import type { Queued } from '../../db/ledger/queue.ts';
import { SettingError } from '../setting-error.ts';
import { databasePath, openFromSettings, shownDatabase } from '../settings.ts';
import { queuedInWords, standstillInWords } from '../tasks/daily.ts';
import type { World } from './command.ts';
import { makeFile } from './database-file.ts';
import { decidePlace, type Wish } from './newness.ts';
import { lookAt } from './place.ts';
import { fillNew } from './starter.ts';

/** How a ledger is opened: what is wanted of it, and with what a new one begins, if it may be new. */
export interface Opening {
  env: NodeJS.ProcessEnv;
  wish: Wish;
  /** How long a statement may wait (db/base/open.ts); as long as commands wait unless it says otherwise. */
  patience?: number;
  /** With what a new ledger begins. */
  fill(database: Database): Promise<Loaded | null>;
}

/** A new ledger begins with the starter ledger. */
export const withStarter =
  (now: Date): Opening['fill'] =>
  (database) =>
    fillNew(database, now.toISOString());

/**
 * Opens the database of the settings, or begins it if it is new; its schema may be older than the program's. `begun` is
 * null unless this began it. Throws a SettingError with the cure if no ledger is there and none is to be begun.
 */
export async function openLedger({ env, wish, fill, patience }: Opening): Promise<{
  database: Database;
  begun: { loaded: Loaded | null } | null;
}> {
  const { place, database } = await lookAt(env, patience);
  const decision = decidePlace(place, wish);
  if (decision.does === 'refuse') {
    await database?.close();
    throw new SettingError(decision.why);
  }
  if (decision.does === 'open' && database !== null) return { database, begun: null };
  const path = databasePath(env);
  const begun =
    path !== null && place.found === 'nothing'
      ? await makeFile(path, async (one) => ({ loaded: await fill(one) }))
      : undefined;
  const opened = database ?? (await openFromSettings(env, patience));
  return { database: opened, begun: begun === undefined ? { loaded: await fill(opened) } : begun };
}

/** What a new ledger began with, for whoever began it. */
export function begunInWords(shown: string, loaded: Loaded | null): string {
  const began = `Began a new ledger at ${shown}`;
  return loaded === null
    ? `${began}: it is empty.`
    : `${began}, with the starter ledger: ${tally(loaded.claims, 'claim')}, ${tally(loaded.observations, 'figure')}.`;
}

/** A new ledger begins empty. */
const fillNothing: Opening['fill'] = async (database) => {
  await migrate(database);
  return null;
};

/** Opens the ledger that is there, brings it up to date, and closes it when the work is done. */
export async function withLedger<T>(world: World, work: (database: Database) => Promise<T>): Promise<T> {
  return workOn(world, { wish: 'use', fill: async () => null }, work);
}

/** Opens the ledger that is there, whatever its schema, and closes it when the work is done. */
export async function withLedgerAsItIs<T>(
  world: World,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const { database } = await openLedger({ env: world.env, wish: 'use', fill: async () => null });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The same as `withLedger`, where an empty ledger is begun if none is there. */
export async function withMadeLedger<T>(world: World, work: (database: Database) => Promise<T>): Promise<T> {
  return workOn(world, { wish: 'make', fill: fillNothing }, work);
}

/** The same as `withLedger`, where the first thing that a newcomer does may be this command. */
export async function withFirstLedger<T>(world: World, work: (database: Database) => Promise<T>): Promise<T> {
  return workOn(world, { wish: 'newcomer', fill: withStarter(world.now()) }, work);
}

async function workOn<T>(
  world: World,
  opening: Omit<Opening, 'env'>,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const { database, begun } = await openLedger({ env: world.env, ...opening });
  if (begun !== null) world.stderr.write(`${begunInWords(shownDatabase(world.env), begun.loaded)}\n`);
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
