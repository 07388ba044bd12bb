/** The command that brings a ledger back from a backup. */
import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { tally } from '../../claims/words/numbers.ts';
import { copyRows } from '../../db/base/copy.ts';
import { hasTables, migrate, pendingMigrations, useRollbackJournal } from '../../db/base/migrate.ts';
import type { Database } from '../../db/base/open.ts';
import { type Contents, contentsOf } from '../../db/ledger/contents.ts';
import {
  databasePath,
  keptSecret,
  openFile,
  openFromSettings,
  secretPath,
  shownDatabase,
} from '../settings.ts';
import { secretBeside, writeSecret } from './backup.ts';
import { parseArgs, type Run, UsageError, type World } from './command.ts';
import { putInPlace, removeFile } from './database-file.ts';
import { lookAt } from './place.ts';
import { reportVerified, verified } from './verify.ts';

/** Why a ledger cannot be restored, with what to do. */
class Refusal extends Error {}

interface Wanted {
  file: string;
  replace: boolean;
  /** Restores a backup in which something is wrong. */
  withFaults: boolean;
}

export const run: Run = async (args, world) => {
  const { flags, rest } = parseArgs(args, { flags: ['replace', 'with-faults'] });
  const [file, ...more] = rest;
  if (file === undefined || more.length > 0) throw new UsageError('name one file');
  if (!statSync(file).isFile()) throw new UsageError(`${file} is no file`);
  try {
    await restore(world, { file, replace: flags.has('replace'), withFaults: flags.has('with-faults') });
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    world.stderr.write(`Nothing was restored: ${error.message}\n`);
    return 1;
  }
};

async function restore(world: World, wanted: Wanted): Promise<void> {
  const { env } = world;
  const path = databasePath(env);
  await refuseIfTaken(env, path, wanted.replace);
  const secret = secretToRestore(env, wanted);
  const folder = path === null ? mkdtempSync(join(tmpdir(), 'plumbline-')) : dirname(path);
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `restored.new-${randomBytes(6).toString('hex')}`);
  try {
    const contents = await checkedCopy(world, wanted, draft);
    const aside =
      path === null ? await intoServer(env, draft, wanted.replace) : await intoFile(path, draft, world.now());
    if (secret !== null) putSecret(secretPath(env), secret, world.now());
    tell(world, wanted, contents, aside);
  } finally {
    removeFile(draft);
    if (path === null) rmSync(folder, { recursive: true, force: true });
  }
}

/** Throws unless there is nothing where the ledger comes to, or it may be replaced. */
async function refuseIfTaken(env: NodeJS.ProcessEnv, path: string | null, replace: boolean): Promise<void> {
  if (replace) return;
  const taken = () =>
    new Refusal(
      `${shownDatabase(env)} holds something. With --replace it is put aside, and the backup takes its place.`,
    );
  if (path !== null) {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0) throw taken();
    return;
  }
  const { place, database } = await lookAt(env);
  await database?.close();
  if (place.found === 'ledger') throw taken();
}

/** Copies the backup, brings the copy to the current schema, and checks it. Throws if something is wrong in it. */
async function checkedCopy(world: World, { file, withFaults }: Wanted, draft: string): Promise<Contents> {
  copyFileSync(file, draft);
  // What was copied from a running ledger has its last writes in a log beside it.
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${draft}-wal`);
  const database = await openBackup(file, draft);
  try {
    if (!(await hasTables(database)))
      throw new Refusal(`${file} has no tables: it is no backup of a ledger.`);
    await pendingMigrations(database);
    await migrate(database);
    const found = await verified(world, database, false);
    if (found.discrepancies.length > 0) {
      reportVerified({ ...world, stdout: world.stderr }, found);
      if (!withFaults)
        throw new Refusal(
          `${file} is not as it should be. Try an earlier backup, or restore this one with --with-faults and then run \`plumbline verify --repair\`.`,
        );
    }
    return await contentsOf(database);
  } finally {
    await database.close();
  }
}

/** Opens a copy of a backup. Throws what it is if it is no database, or a damaged one. */
async function openBackup(file: string, draft: string): Promise<Database> {
  let database: Database | undefined;
  try {
    database = await openFile(draft);
    if (await hasTables(database)) return database;
  } catch (error) {
    await database?.close();
    const why = error instanceof Error ? error.message : String(error);
    throw new Refusal(`${file} is no SQLite database, or a damaged one (${why}). Try an earlier backup.`);
  }
  await database.close();
  throw new Refusal(`${file} has no tables: it is no backup of a ledger.`);
}

/** Puts the copy into a remote database, in one transaction. */
async function intoServer(env: NodeJS.ProcessEnv, draft: string, replace: boolean): Promise<null> {
  const from = await openFile(draft);
  const to = await openFromSettings(env);
  try {
    await copyRows(from, to, replace);
    return null;
  } finally {
    await from.close();
    await to.close();
  }
}

/**
 * Puts the copy in the place of the file. What was there is kept beside it under another name, with its log: a log that
 * stayed would be read into the restored file. Returns that name; null if nothing was there.
 */
async function intoFile(path: string, draft: string, now: Date): Promise<string | null> {
  const isThere = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;
  if (isThere) await refuseIfOpen(path);
  const aside = `${path}.replaced-${stamp(now)}`;
  for (const end of ['', '-wal', '-shm', '-journal'])
    if (existsSync(`${path}${end}`)) renameSync(`${path}${end}`, `${aside}${end}`);
  putInPlace(draft, path);
  return isThere ? aside : null;
}

/** How long to wait for a file that another process may have open for a moment, in milliseconds. */
const OPEN_ELSEWHERE = 1_000;

/** Throws if another process has the file open: it would go on writing to the file that is put aside. */
async function refuseIfOpen(path: string): Promise<void> {
  let database: Database | undefined;
  try {
    database = await openFile(path, { patience: OPEN_ELSEWHERE, isAlone: true });
    if (await useRollbackJournal(database)) return;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!code.startsWith('SQLITE_BUSY')) return;
  } finally {
    await database?.close();
  }
  throw new Refusal(
    `another process has ${path} open. Stop it (npm start, or another command), and try again.`,
  );
}

/** The secret that comes with the backup, if it is to be put in place; null if there is none, or it is there already. */
function secretToRestore(env: NodeJS.ProcessEnv, { file, replace }: Wanted): string | null {
  const beside = secretBeside(file);
  if (!existsSync(beside)) return null;
  const secret = readFileSync(beside, 'utf8').trim();
  const kept = keptSecret(env);
  if (kept === secret) return null;
  if (env['AUTH_SECRET'])
    throw new Refusal(
      `AUTH_SECRET is another secret than that of the backup (${beside}), with which second factors are encrypted: set it to that one, or move that file away.`,
    );
  if (kept !== undefined && !replace)
    throw new Refusal(
      `${secretPath(env)} is another secret than that of the backup (${beside}). With --replace it is put aside; to keep it, move that of the backup away.`,
    );
  return secret;
}

function putSecret(path: string, secret: string, now: Date): void {
  if (existsSync(path)) renameSync(path, `${path}.replaced-${stamp(now)}`);
  mkdirSync(dirname(path), { recursive: true });
  writeSecret(path, secret);
}

/** A moment as a part of a file's name. */
const stamp = (now: Date) => now.toISOString().replace(/[:.]/g, '-');

function tell(world: World, { file }: Wanted, contents: Contents, aside: string | null): void {
  const { env, stdout, stderr } = world;
  stdout.write(
    `Restored ${tally(contents.claims, 'claim')}, ${tally(contents.figures, 'figure')} and ${tally(contents.people, 'account')} from ${file} to ${shownDatabase(env)}.\n`,
  );
  if (aside !== null) stdout.write(`What was there is now ${aside}; remove it once all is well.\n`);
  if (databasePath(env) === null)
    stdout.write('Restart what serves it: it may keep answers of before for a minute.\n');
  if (contents.secondFactors > 0 && keptSecret(env) === undefined)
    stderr.write(
      `The secret is not there: put it at ${secretPath(env)} (or set AUTH_SECRET) before you start, or else ${tally(contents.secondFactors, 'person', 'people')} with a second factor cannot sign in.\n`,
    );
}
