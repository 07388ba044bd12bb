/** Import of observations into a series of the ledger. */

import type { Observation } from '../../claims/evidence/series.ts';
import { tally } from '../../claims/words/numbers.ts';
import { COMMAND_LINE, recordAudit } from '../base/audit.ts';
import { lookUp } from '../base/chunks.ts';
import type { Database } from '../base/open.ts';
import { addObservations } from '../evidence/observations.ts';
import { type Followed, follow, revisionsBehind } from './queue.ts';

/** A series or a source that is named is not in the ledger. */
export class UnknownEvidence extends Error {}

/**
 * Adds observations to a series: all of them, or none. Those that the ledger has already are skipped. Published verdicts
 * that the new figures would change are queued. Throws an UnknownEvidence if the series or a source is not in the
 * ledger, and a LoadConflict if a figure contradicts it.
 */
export async function importObservations(
  database: Database,
  seriesId: string,
  observations: readonly Observation[],
  recordedAt: string,
): Promise<{ added: number; claims: number } & Followed> {
  return database.kysely.transaction().execute(async (trx) => {
    const series = await trx.selectFrom('series').select('id').where('id', '=', seriesId).executeTakeFirst();
    if (series === undefined)
      throw new UnknownEvidence(`the ledger has no series ${JSON.stringify(seriesId)}`);
    const named = [...new Set(observations.map((o) => o.source))];
    const held = new Set(
      (
        await lookUp(named, (chunk) =>
          trx.selectFrom('source').select('id').where('id', 'in', chunk).execute(),
        )
      ).map((s) => s.id),
    );
    const absent = named.filter((id) => !held.has(id));
    if (absent.length > 0)
      throw new UnknownEvidence(
        `the ledger has no source ${absent
          .slice(0, 10)
          .map((id) => JSON.stringify(id))
          .join(', ')}`,
      );
    const added = await addObservations(trx, [{ id: seriesId, observations }], recordedAt);
    if (added > 0)
      await recordAudit(trx, {
        at: recordedAt,
        actor: COMMAND_LINE,
        action: 'evidence-added',
        subject: seriesId,
        detail: tally(added, 'figure'),
      });
    const resting = await trx
      .selectFrom('revision_series as rs')
      .innerJoin('listing as l', 'l.revision_id', 'rs.revision_id')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('rs.series_id', '=', seriesId)
      .executeTakeFirst();
    const followed = await follow(trx, await revisionsBehind(trx, [seriesId]), recordedAt);
    return { added, claims: Number(resting?.n ?? 0), ...followed };
  });
}
