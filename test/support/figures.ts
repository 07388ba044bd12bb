/** Figures as tests add them to a ledger, in a line each. */
import type { Transaction } from 'kysely';
import type { Observation } from '../../claims/evidence/series.ts';
import type { Database } from '../../db/base/open.ts';
import type { Schema } from '../../db/base/schema.ts';
import { type Difference, LoadConflict } from '../../db/evidence/conflict.ts';
import { insertObservations, newObservations, type SeriesFigures } from '../../db/evidence/observations.ts';
import { importFigures } from '../../db/ledger/import.ts';
import type { Followed } from '../../db/ledger/queue.ts';

/** Adds figures to one series of the ledger, as the command line does, and follows what they change. */
export async function importObservations(
  database: Database,
  series: string,
  observations: readonly Observation[],
  recordedAt: string,
): Promise<{ added: number; claims: number } & Followed> {
  const figures = observations.map((observation) => ({ series, observation }));
  const toImport = { sources: [], series: [], figures, from: 'editor' as const };
  const { figures: came, published, queued } = await importFigures(database, toImport, recordedAt);
  const [one] = came;
  return { added: one?.added.length ?? 0, claims: one?.claims ?? 0, published, queued };
}

/** Adds figures to series, and follows nothing. Throws a LoadConflict if one contradicts the ledger, and then adds none. */
export async function addObservations(
  trx: Transaction<Schema>,
  series: readonly SeriesFigures[],
  recordedAt: string,
): Promise<number> {
  const differences: Difference[] = [];
  const fresh = await newObservations(trx, series, differences, recordedAt, { from: 'editor' });
  if (differences.length > 0) throw new LoadConflict(differences);
  await insertObservations(trx, fresh, recordedAt);
  return fresh.length;
}
