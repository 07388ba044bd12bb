/** The command that computes all verdicts anew. */
import { zoneInWords } from '../../claims/exact/zone.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { tally } from '../../claims/words/numbers.ts';
import { COMMAND_LINE } from '../../db/base/audit.ts';
import { type Calendar, confirmDay, findCalendar, noteFollowed } from '../../db/base/calendar.ts';
import { settleFutureRows } from '../../db/base/future-rows.ts';
import type { Database } from '../../db/base/open.ts';
import { recompute } from '../../db/ledger/queue.ts';
import { parseArgs, progress, type Run, UsageError, type World } from './command.ts';
import { mayPublishToday, reportQueued, withLedger } from './with-ledger.ts';

export const run: Run = async (args, world) => {
  const { values, rest } = parseArgs(args, { values: ['today'] });
  if (rest.length > 0) throw new UsageError('recompute takes no words');
  const asked = values.get('today');
  return withLedger(world, async (database) => {
    const now = world.now();
    const calendar = await findCalendar(database.kysely, now.toISOString());
    if (
      asked === undefined
        ? !mayPublishToday(world, calendar)
        : !(await confirmed(world, database, asked, calendar))
    )
      return 2;
    const { published, queued } = await recompute(database, now.toISOString(), {
      onProgress: progress(world, 'recomputed'),
    });
    await settleFutureRows(database.kysely, now);
    await noteFollowed(database.kysely, calendar.today);
    for (const c of published)
      world.stdout.write(
        `${c.slug} (${c.clock === 'said' ? 'when said' : 'now'}): ${c.from ?? 'none'} -> ${c.to}\n`,
      );
    world.stdout.write(`${tally(published.length, 'verdict')} changed.\n`);
    reportQueued(world, queued);
    return 0;
  });
};

/** Confirms the day that was asked for, if it is the one of this machine's clock; otherwise says why not. */
async function confirmed(
  world: World,
  { kysely }: Database,
  asked: string,
  { step, last, today, zone }: Calendar,
): Promise<boolean> {
  if (asked !== today) {
    world.stderr.write(
      `Nothing was done: --today is ${asked}, and by this machine's clock it is ${today} (${dateInWords(today)}, ${zoneInWords(zone)}). Set the clock right, or give that day.\n`,
    );
    return false;
  }
  const at = world.now().toISOString();
  if (step !== 'go')
    await kysely.transaction().execute((trx) => confirmDay(trx, { last, today, at }, COMMAND_LINE));
  return true;
}
