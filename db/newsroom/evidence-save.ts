/** Writes of the evidence editor, each in one transaction with the queue and the audit. What is recorded stays. */

import type { Transaction } from 'kysely';
import * as z from 'zod';
import type { SeriesHead } from '../../claims/evidence/record.ts';
import type { Observation, Source } from '../../claims/evidence/series.ts';
import { tally } from '../../claims/words/numbers.ts';
import { type Actor, recordAudit } from '../base/audit.ts';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import { present } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { recordArchive } from '../evidence/archives.ts';
import { type Difference, LoadConflict } from '../evidence/conflict.ts';
import { addEvidence, type Recorder, recordChanges } from '../evidence/load.ts';
import { CorrectionError, correctObservation } from '../evidence/observations.ts';
import { follow, revisionsBehind } from '../ledger/queue.ts';

type Trx = Transaction<Schema>;

export type EvidenceSaved =
  | {
      outcome: 'saved';
      /** The id of the series, and how many of its figures were recorded. */
      series: string;
      added: number;
      /** The slugs of the claims whose verdicts now wait in the queue. */
      queued: string[];
    }
  /** A figure or a source contradicts the ledger: it was recorded there since the form was drawn. */
  | { outcome: 'differs'; differences: Difference[] }
  | { outcome: 'no-series' }
  | { outcome: 'taken' }
  /** The figure that was to be corrected is no longer there. */
  | { outcome: 'not-there' };

/** The outcome that is an effect, as it is remembered with its form. */
export const savedSchema = z.object({
  outcome: z.literal('saved'),
  series: z.string(),
  added: z.number(),
  queued: z.array(z.string()),
});

/** Thrown inside a transaction, so that nothing of it stays. */
class Refused extends Error {
  readonly outcome: EvidenceSaved;

  constructor(outcome: EvidenceSaved) {
    super(outcome.outcome);
    this.outcome = outcome;
  }
}

/** Runs a write once, and turns its refusals into outcomes. */
async function saving(
  database: Database,
  posted: Posted,
  content: unknown,
  work: (trx: Trx) => Promise<EvidenceSaved>,
): Promise<EvidenceSaved> {
  try {
    return await once(database, useOf(posted, content), savedSchema, work);
  } catch (error) {
    if (error instanceof Refused) return error.outcome;
    if (error instanceof LoadConflict) return { outcome: 'differs', differences: error.differences };
    if (error instanceof CorrectionError) return { outcome: 'not-there' };
    throw error;
  }
}

/** Figures to record, with what the editor says of them. */
export interface FiguresToSave {
  observations: readonly Observation[];
  /** Sources that are new. */
  sources: readonly Source[];
  /** Where the new sources are kept beside their own addresses; absent if that was not said. */
  archived?: string | undefined;
  /** Why, if one of them revises another. */
  reason: string | null;
  isRevision: boolean;
}

/** Adds figures to a series of the ledger, each as a vintage of its own. */
export async function saveFigures(
  database: Database,
  {
    series,
    observations,
    sources,
    archived,
    reason,
    isRevision,
    ...posted
  }: Posted & FiguresToSave & { series: string },
): Promise<EvidenceSaved> {
  const content = ['add', series, observations, sources, archived ?? null, reason];
  return saving(database, posted, content, async (trx) => {
    const head = await trx.selectFrom('series').selectAll().where('id', '=', series).executeTakeFirst();
    if (head === undefined) throw new Refused({ outcome: 'no-series' });
    const { recorded_at: _, ...rest } = head;
    return record(trx, posted, {
      head: present(rest),
      observations,
      sources,
      archived,
      reason,
      action: isRevision ? 'evidence-revised' : 'evidence-added',
    });
  });
}

/** Adds a series that is new, with its first figures. */
export async function saveSeries(
  database: Database,
  { head, observations, sources, archived, reason, ...posted }: Posted & FiguresToSave & { head: SeriesHead },
): Promise<EvidenceSaved> {
  const content = ['new', head, observations, sources, archived ?? null, reason];
  return saving(database, posted, content, async (trx) => {
    const taken = await trx.selectFrom('series').select('id').where('id', '=', head.id).executeTakeFirst();
    if (taken !== undefined) throw new Refused({ outcome: 'taken' });
    return record(trx, posted, { head, observations, sources, archived, reason, action: 'series-added' });
  });
}

async function record(
  trx: Trx,
  { actor, at }: { actor: Actor; at: string },
  evidence: {
    head: SeriesHead;
    observations: readonly Observation[];
    sources: readonly Source[];
    archived: string | undefined;
    reason: string | null;
    action: 'series-added' | 'evidence-added' | 'evidence-revised';
  },
): Promise<EvidenceSaved> {
  const { head, observations, sources, archived, reason, action } = evidence;
  const added = await addEvidence(
    trx,
    { series: [{ ...head, observations: [...observations] }], sources },
    at,
  );
  await keep(trx, added.sources, archived, { actor, at });
  const ids = added.observationIds;
  await recordChanges(trx, ids, recorderOf(actor), reason, at);
  const { queued } = await follow(trx, await revisionsBehind(trx, [head.id]), at);
  const detail = [tally(ids.length, 'figure'), ...(reason === null ? [] : [reason])].join(': ');
  await recordAudit(trx, { at, actor, action, subject: head.id, detail });
  return { outcome: 'saved', series: head.id, added: ids.length, queued: queued.map((q) => q.slug) };
}

/** Corrects a figure that was recorded wrongly: the row that says so counts in its place. */
export async function saveCorrection(
  database: Database,
  {
    series,
    wrong,
    right,
    sources,
    archived,
    reason,
    ...posted
  }: Posted & {
    series: string;
    wrong: { id: number; at: string; publishedOn: string };
    right: Observation;
    sources: readonly Source[];
    archived?: string | undefined;
    reason: string;
  },
): Promise<EvidenceSaved> {
  const { actor, at } = posted;
  const content = ['correct', series, wrong, right, sources, archived ?? null, reason];
  return saving(database, posted, content, async (trx) => {
    const since = await trx
      .selectFrom('observation')
      .select('id')
      .where('corrects', '=', wrong.id)
      .executeTakeFirst();
    if (since !== undefined) throw new Refused({ outcome: 'not-there' });
    const added = await addEvidence(trx, { series: [], sources }, at);
    await keep(trx, added.sources, archived, posted);
    const id = await correctObservation(
      trx,
      { series, at: wrong.at, publishedOn: wrong.publishedOn },
      right,
      at,
    );
    await recordChanges(trx, [id], recorderOf(actor), reason, at);
    const { queued } = await follow(trx, await revisionsBehind(trx, [series]), at);
    const detail = `${wrong.at} published on ${wrong.publishedOn}: ${reason}`;
    await recordAudit(trx, { at, actor, action: 'evidence-corrected', subject: series, detail });
    return { outcome: 'saved', series, added: 1, queued: queued.map((q) => q.slug) };
  });
}

/** Records where sources are kept that are new, if that was said. */
async function keep(
  trx: Trx,
  sources: readonly Source[],
  archived: string | undefined,
  by: { actor: Actor; at: string },
): Promise<void> {
  if (archived === undefined) return;
  for (const { id } of sources) await recordArchive(trx, { source: id, url: archived }, by);
}

function recorderOf({ personId, name }: Actor): Recorder {
  return { personId, name, writers: personId === null ? [] : [personId] };
}
