/** The command that adds figures to a series from CSV. */

import { readFile } from 'node:fs/promises';
import type { Observation } from '../../claims/evidence/series.ts';
import { parseEvidenceCsv } from '../../claims/exchange/evidence-csv.ts';
import { tally } from '../../claims/words/numbers.ts';
import { findCalendar } from '../../db/base/calendar.ts';
import type { Database } from '../../db/base/open.ts';
import { LoadConflict } from '../../db/evidence/conflict.ts';
import { importObservations, UnknownEvidence } from '../../db/ledger/import.ts';
import { parseArgs, type Run, UsageError, type World } from './command.ts';
import { mayPublishToday, reportIssues, reportQueued, withLedger } from './with-ledger.ts';

export const run: Run = async (args, world) => {
  const { values, rest } = parseArgs(args, { values: ['series', 'source'] });
  const [file, ...more] = rest;
  const series = values.get('series');
  if (series === undefined || file === undefined || more.length > 0)
    throw new UsageError('give --series ID and one file');
  const parsed = parseEvidenceCsv(await readFile(file, 'utf8'), values.get('source'));
  if (!parsed.ok) {
    reportIssues(world, file, parsed.issues);
    return 2;
  }
  return withLedger(world, async (database) =>
    mayPublishToday(world, await findCalendar(database.kysely, world.now().toISOString()))
      ? addAll(world, database, series, parsed.observations)
      : 2,
  );
};

async function addAll(
  world: World,
  database: Database,
  series: string,
  observations: readonly Observation[],
): Promise<number> {
  try {
    const at = world.now().toISOString();
    const { added, claims, queued } = await importObservations(database, series, observations, at);
    world.stdout.write(
      `Added ${tally(added, 'observation')} to ${series}; ${tally(claims, 'claim')} ${claims === 1 ? 'rests' : 'rest'} on it.\n`,
    );
    reportQueued(world, queued);
    return 0;
  } catch (error) {
    if (!(error instanceof LoadConflict || error instanceof UnknownEvidence)) throw error;
    world.stderr.write(`${error.message}\n`);
    return 2;
  }
}
