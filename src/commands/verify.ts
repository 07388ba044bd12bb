/** The command that verifies the ledger. */
import { tally } from '../../claims/words/numbers.ts';
import { type Discrepancy, objectsMade } from '../../db/base/integrity.ts';
import { pendingMigrations } from '../../db/base/migrate.ts';
import type { Database } from '../../db/base/open.ts';
import { type Verified, verifyLedger } from '../../db/ledger/verify.ts';
import { openInMemory } from '../settings.ts';
import { parseArgs, progress, type Run, UsageError, type World } from './command.ts';
import { withLedgerAsItIs } from './with-ledger.ts';

export const run: Run = async (args, world) => {
  const { flags, rest } = parseArgs(args, { flags: ['repair'] });
  if (rest.length > 0) throw new UsageError('verify takes no words');
  return withLedgerAsItIs(world, async (database) => {
    const pending = await pendingMigrations(database);
    if (pending.length > 0) {
      world.stderr.write(
        `The ledger's schema is older than this program: run \`plumbline migrate\` first (${pending.join(', ')}).\n`,
      );
      return 1;
    }
    const found = await verified(world, database, flags.has('repair'));
    reportVerified(world, found);
    return found.discrepancies.length - found.repaired > 0 ? 1 : 0;
  });
};

/** Verifies a database whose schema is current. */
export async function verified(world: World, database: Database, repair: boolean): Promise<Verified> {
  const empty = openInMemory();
  try {
    return await verifyLedger(database, await objectsMade(empty), {
      repair,
      at: world.now().toISOString(),
      onProgress: progress(world, 'verified'),
    });
  } finally {
    await empty.close();
  }
}

/** Says what was found, a line each, on standard output: what is wrong first. */
export function reportVerified(world: World, found: Verified): void {
  const say = (line: string): void => {
    world.stdout.write(`${line}\n`);
  };
  for (const one of found.discrepancies) say(discrepancyInWords(one));
  for (const [why, n] of found.uncomputed)
    say(`${tally(n, 'ruling')} ${n === 1 ? 'was' : 'were'} not computed again: ${UNCOMPUTED[why] ?? why}.`);
  if (found.reworded.length > 0)
    say(
      `The lists tell ${tally(found.reworded.length, 'claim')} in other words than this program has now, which is no fault if an earlier one published ${found.reworded.length === 1 ? 'it' : 'them'}: ${found.reworded.slice(0, 10).join(', ')}${found.reworded.length > 10 ? ' and more' : ''}.`,
    );
  const left = found.discrepancies.length - found.repaired;
  const checked = `Checked ${tally(found.claims, 'claim')} and ${tally(found.rulings, 'ruling')}`;
  if (found.discrepancies.length === 0) {
    say(`${checked}: all is as it should be.`);
    return;
  }
  const made = found.repaired > 0 ? ` ${tally(found.repaired, 'discrepancy', 'discrepancies')} mended.` : '';
  say(`${checked}: ${tally(found.discrepancies.length, 'discrepancy', 'discrepancies')}.${made}`);
  if (left === 0) return;
  if (found.repaired === 0 && found.discrepancies.some(({ of }) => of === 'derived'))
    say('What is derived is made anew by `plumbline verify --repair`.');
  if (found.discrepancies.some(({ of }) => of === 'recorded'))
    say('What was recorded cannot be mended here: restore a backup from before it was damaged.');
}

const UNCOMPUTED: Readonly<Record<string, string>> = {
  'by another method': 'they were published by an earlier method, and only their bundles are compared',
  'from before marks were recorded':
    'they are from before the ledger noted which figures a verdict could see',
  'rests on a wrong pack': 'they rest on a series whose pack is wrong; mend that, and verify again',
};

/** A discrepancy in a line: where, what, and whether it can be made anew. */
export function discrepancyInWords({ where, what, of }: Discrepancy): string {
  return `${where}: ${what}${of === 'derived' ? ' (derived)' : ''}`;
}
