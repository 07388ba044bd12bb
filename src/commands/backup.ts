/** The command that backs the ledger up, while it is served. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { tally } from '../../claims/words/numbers.ts';
import { copyRows, copyToFile } from '../../db/base/copy.ts';
import type { Database } from '../../db/base/open.ts';
import { type Contents, contentsOf } from '../../db/ledger/contents.ts';
import { databasePath, keptSecret, openFile, secretPath } from '../settings.ts';
import { parseArgs, type Run, UsageError, type World } from './command.ts';
import { flush, putInPlace, removeFile } from './database-file.ts';
import { withLedgerAsItIs } from './with-ledger.ts';

/** The file of the secret that belongs to a file of a ledger. */
export const secretBeside = (file: string) => `${file}.secret`;

export const run: Run = async (args, world) => {
  const { flags, rest } = parseArgs(args, { flags: ['with-secret'] });
  const [file, ...more] = rest;
  if (file === undefined || more.length > 0) throw new UsageError('name one file');
  const withSecret = flags.has('with-secret');
  const taken = [file, ...(withSecret ? [secretBeside(file)] : [])].find((path) => existsSync(path));
  if (taken !== undefined) {
    world.stderr.write(`${taken} is there already, and no backup is overwritten: name another file.\n`);
    return 2;
  }
  const secret = keptSecret(world.env);
  if (withSecret && secret === undefined) {
    world.stderr.write(`There is no secret yet to go with the backup: leave out --with-secret.\n`);
    return 2;
  }
  return withLedgerAsItIs(world, async (database) => {
    mkdirSync(dirname(file), { recursive: true });
    const contents = await writeBackup(world, database, file);
    if (withSecret) writeSecret(secretBeside(file), secret ?? '');
    world.stdout.write(
      `Backed up ${tally(contents.claims, 'claim')}, ${tally(contents.figures, 'figure')} and ${tally(contents.people, 'account')} to ${file} (${statSync(file).size.toLocaleString('en-GB')} bytes).\n`,
    );
    if (!withSecret && secret !== undefined) warnOfSecret(world, contents);
    return 0;
  });
};

/** Writes the file, whole or not at all. Returns what is in it. */
async function writeBackup({ env }: World, database: Database, file: string): Promise<Contents> {
  const draft = `${file}.new-${randomBytes(6).toString('hex')}`;
  try {
    if (databasePath(env) !== null) {
      writeFileSync(draft, '', { mode: 0o600, flag: 'wx' });
      await copyToFile(database, draft);
    } else {
      const copy = await openFile(draft);
      await copyRows(database, copy, false).finally(() => copy.close());
    }
    const copy = await openFile(draft);
    const contents = await contentsOf(copy).finally(() => copy.close());
    putInPlace(draft, file);
    return contents;
  } finally {
    removeFile(draft);
  }
}

/** Writes a secret to a file that only this user may read. Throws if there is one. */
export function writeSecret(path: string, secret: string): void {
  writeFileSync(path, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  flush(path);
}

/** Says what the backup lacks: without the secret, nobody with a second factor can sign in to what is restored from it. */
function warnOfSecret({ env, stderr }: World, { secondFactors }: Contents): void {
  const where = env['AUTH_SECRET'] ? 'AUTH_SECRET' : secretPath(env);
  const loses =
    secondFactors === 0
      ? 'everybody signs in anew, and second factors are set up anew'
      : `${tally(secondFactors, 'person', 'people')} with a second factor cannot sign in`;
  stderr.write(
    `The secret (${where}) is not in it: without it, ${loses}. Keep a copy of it elsewhere, or add --with-secret.\n`,
  );
}
