/** The command that publishes what waits because of a new method, with one note for readers. */
import { METHOD } from '../../claims/verdict.ts';
import { tally } from '../../claims/words/numbers.ts';
import { COMMAND_LINE } from '../../db/base/audit.ts';
import { findCalendar, noteFollowed } from '../../db/base/calendar.ts';
import { recompute } from '../../db/ledger/queue.ts';
import { methodChanges, publishMethod, type TurnedClaim } from '../../db/newsroom/publish-method.ts';
import { parseArgs, progress, type Run, UsageError, type World } from './command.ts';
import { mayPublishToday, withLedger } from './with-ledger.ts';

/** The longest note, as of a correction in the newsroom. */
const MAX_NOTE = 1_000;

export const run: Run = async (args, world) => {
  const { values, flags, rest } = parseArgs(args, { values: ['note'], flags: ['dry-run'] });
  if (rest.length > 0) throw new UsageError('publish-method takes no words but its options');
  const isDryRun = flags.has('dry-run');
  const note = noteOf(values.get('note'), isDryRun);
  return withLedger(world, async (database) => {
    const at = world.now().toISOString();
    const calendar = await findCalendar(database.kysely, at);
    if (isDryRun) {
      report(world, await methodChanges(database, at, progress(world, 'computed')), 'would be');
      return 0;
    }
    if (!mayPublishToday(world, calendar)) return 2;
    await recompute(database, at, { onProgress: progress(world, 'recomputed') });
    const publication = { note, actor: COMMAND_LINE, at };
    const turned = await publishMethod(database, publication, progress(world, 'published'));
    await noteFollowed(database.kysely, calendar.today);
    report(world, turned, 'are');
    return 0;
  });
};

/** The note: one paragraph. A dry run needs none. */
function noteOf(given: string | undefined, isDryRun: boolean): string {
  const note = (given ?? '').trim();
  if (note === '' && !isDryRun)
    throw new UsageError('publish-method needs --note "…": readers see it on each claim that changes');
  if (note.length > MAX_NOTE) throw new UsageError(`the note has more than ${MAX_NOTE} characters`);
  if (/[\r\n]/.test(note)) throw new UsageError('the note is more than one paragraph');
  return note;
}

function report(world: World, turned: readonly TurnedClaim[], are: 'are' | 'would be'): void {
  for (const { slug, from, to, left } of turned)
    world.stdout.write(
      `${slug}: ${from === to ? `${to}, on other values` : `${from} -> ${to}`}${left === null ? '' : ` (left in the queue: ${left})`}\n`,
    );
  const published = turned.filter(({ left }) => left === null).length;
  const left = turned.length - published;
  world.stdout.write(
    `${tally(published, 'verdict')} ${published === 1 && are === 'are' ? 'is' : are} published by method ${METHOD}.${left === 0 ? '' : ` ${tally(left, 'verdict')} ${left === 1 ? 'waits' : 'wait'} for an editor.`}\n`,
  );
}
