/** The commands that work on the ledger's database. */
import { readFile } from 'node:fs/promises';
import { type PathIssue, parseBundleText } from '../../claims/bundle.ts';
import { line } from '../../claims/evidence/schema.ts';
import { parseEvidenceCsv } from '../../claims/exchange/evidence-csv.ts';
import { tally } from '../../claims/words/words.ts';
import { COMMAND_LINE } from '../../db/base/audit.ts';
import { migrate } from '../../db/base/migrate.ts';
import { LoadConflict } from '../../db/evidence/conflict.ts';
import { importObservations, UnknownEvidence } from '../../db/ledger/import.ts';
import { type LoadItem, loadBundles } from '../../db/ledger/load.ts';
import { type Queued, recompute } from '../../db/ledger/queue.ts';
import { openFromSettings } from '../settings.ts';
import { queuedInWords } from '../tasks/daily.ts';
import { type Command, parseArgs, progress, UsageError, type World } from './command.ts';
import { readStarter } from './starter.ts';
import { SETTINGS, withLedger } from './with-ledger.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  usage: '',
  does: 'Brings the database to the current schema.',
  help: `Runs the migrations that have not been run yet, and says which.\n\n${SETTINGS}`,
  async run(args, world) {
    if (args.length > 0) throw new UsageError('migrate takes no words');
    const database = await openFromSettings(world.env);
    try {
      const ran = await migrate(database);
      world.stdout.write(
        ran.length === 0 ? 'The schema is current; nothing to do.\n' : `Ran ${ran.join(', ')}.\n`,
      );
      return 0;
    } finally {
      await database.close();
    }
  },
};

function tellIssues(world: World, file: string, issues: readonly PathIssue[]): void {
  for (const { path, message } of issues)
    world.stderr.write(`${file}: ${path === '' ? '' : `${path}: `}${message}\n`);
}

export const load: Command = {
  name: 'load',
  usage: '[--topic NAME] FILE…|--starter',
  does: 'Loads bundles into the ledger and publishes their verdicts.',
  help: `Each FILE is a bundle (JSON). All are loaded, or none: a file that is no valid bundle, or that contradicts
what the ledger holds, is refused with each difference. A bundle that is in the ledger already changes nothing.
Published verdicts of other claims that new figures would change are not changed: they wait in the newsroom's queue.

  --topic NAME   the topic that the claims are listed under
  --starter      loads the starter ledger, with its topics

${SETTINGS}`,
  async run(args, world) {
    const { flags, values, rest } = parseArgs(args, { flags: ['starter'], values: ['topic'] });
    if (flags.has('starter') === rest.length > 0)
      throw new UsageError('name at least one file, or --starter');
    const topic = values.get('topic');
    if (topic !== undefined && !line.safeParse(topic).success)
      throw new UsageError('--topic takes a short name on one line');
    const items = flags.has('starter') ? await readStarter() : await readBundles(rest, topic, world);
    if (items === null) return 2;
    return withLedger(world, async (database) => {
      try {
        const added = await loadBundles(database, items, world.now().toISOString(), COMMAND_LINE);
        world.stdout.write(
          `Added ${tally(added.claims, 'claim')}, ${tally(added.series, 'series', 'series')}, ${tally(added.observations, 'observation')} and ${tally(added.sources, 'source')}.\n`,
        );
        if (added.queued > 0)
          world.stdout.write(
            `${tally(added.queued, 'published verdict')} would change: see the newsroom's queue.\n`,
          );
        return 0;
      } catch (error) {
        if (!(error instanceof LoadConflict)) throw error;
        world.stderr.write(`${error.message}\n`);
        return 2;
      }
    });
  },
};

/** Reads bundles from files; null, with each issue told, where one is none. */
async function readBundles(
  files: readonly string[],
  topic: string | undefined,
  world: World,
): Promise<LoadItem[] | null> {
  const items: LoadItem[] = [];
  for (const file of files) {
    const parsed = parseBundleText(await readFile(file, 'utf8'));
    if (parsed.ok) items.push({ bundle: parsed.bundle, topic });
    else tellIssues(world, file, parsed.issues);
  }
  const broken = files.length - items.length;
  if (broken === 0) return items;
  const which = files.length === 1 ? 'the file' : `${tally(broken, 'file')} of ${files.length}`;
  world.stderr.write(`Nothing was loaded: ${which} ${broken === 1 ? 'is' : 'are'} no valid bundle.\n`);
  return null;
}

/** Tells which published verdicts wait for an editor. */
function tellQueued(world: World, queued: readonly Queued[]): void {
  for (const one of queued) world.stdout.write(`${queuedInWords(one)}\n`);
}

export const importCommand: Command = {
  name: 'import',
  usage: '--series ID --source ID FILE.csv',
  does: 'Adds observations to a series from CSV.',
  help: `The first line names the columns: at, value, publishedOn, and if wanted precision (exact, nearest 100, or
interval 92.0 97.2), status and source. --source names the source of rows that name none. Series and sources must
be in the ledger. All rows are added, or none; a row that is in the ledger already changes nothing,
and one that was corrected there is refused, as is one from before its time was over that is no forecast.
Published verdicts that the figures would change are not changed: they wait in the newsroom's queue.\n\n${SETTINGS}`,
  async run(args, world) {
    const { values, rest } = parseArgs(args, { values: ['series', 'source'] });
    const [file, ...more] = rest;
    const series = values.get('series');
    if (series === undefined || file === undefined || more.length > 0)
      throw new UsageError('give --series ID and one file');
    const parsed = parseEvidenceCsv(await readFile(file, 'utf8'), values.get('source'));
    if (!parsed.ok) {
      tellIssues(world, file, parsed.issues);
      return 2;
    }
    return withLedger(world, async (database) => {
      try {
        const { added, claims, queued } = await importObservations(
          database,
          series,
          parsed.observations,
          world.now().toISOString(),
        );
        world.stdout.write(
          `Added ${tally(added, 'observation')} to ${series}; ${tally(claims, 'claim')} ${claims === 1 ? 'rests' : 'rest'} on it.\n`,
        );
        tellQueued(world, queued);
        return 0;
      } catch (error) {
        if (!(error instanceof LoadConflict || error instanceof UnknownEvidence)) throw error;
        world.stderr.write(`${error.message}\n`);
        return 2;
      }
    });
  },
};

export const recomputeCommand: Command = {
  name: 'recompute',
  usage: '',
  does: 'Computes all verdicts anew.',
  help: `What the calendar alone changed is published as a new ruling beside the old one, which stays. What new evidence or a
new method would change waits in the newsroom's queue, until an editor publishes it with a correction note.\n\n${SETTINGS}`,
  async run(args, world) {
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
      tellQueued(world, queued);
      return 0;
    });
  },
};
