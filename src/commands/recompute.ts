/** The command that computes all verdicts anew. */
import { tally } from '../../claims/words/numbers.ts';
import { recompute } from '../../db/ledger/queue.ts';
import { progress, type Run, UsageError } from './command.ts';
import { reportQueued, withLedger } from './with-ledger.ts';

export const run: Run = async (args, world) => {
  if (args.length > 0) throw new UsageError('recompute takes no words');
  return withLedger(world, async (database) => {
    const { published, queued } = await recompute(database, world.now().toISOString(), {
      onProgress: progress(world, 'recomputed'),
    });
    for (const c of published)
      world.stdout.write(
        `${c.slug} (${c.clock === 'said' ? 'when said' : 'now'}): ${c.from ?? 'none'} -> ${c.to}\n`,
      );
    world.stdout.write(`${tally(published.length, 'verdict')} changed.\n`);
    reportQueued(world, queued);
    return 0;
  });
};
