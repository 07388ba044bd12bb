/** Discarding drafts, and taking them up again. Nothing is removed: the saves stay in the record, and each is a step of it. */
import type { Transaction } from 'kysely';
import * as z from 'zod';
import type { Role } from '../../claims/editorial/workflow.ts';
import { mayDiscard, RESTORABLE_DAYS } from '../../claims/editorial/workflow.ts';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { takeStep } from './drafts.ts';

export type Discarded =
  | { outcome: 'discarded' | 'restored' }
  /** Somebody has saved or decided since, or there is no such draft. */
  | { outcome: 'moved' }
  | { outcome: 'not-allowed' };

/** A draft by its last save, and who wants to discard it or to take it up again. */
export interface DraftToDiscard {
  slug: string;
  /** The number of the last save, as the person saw it. */
  number: number;
  person: { id: string; role: Role };
}

const doneSchema = z.object({ outcome: z.enum(['discarded', 'restored']) });

/** Discards the open draft of a claim. What is published stays as it is. */
export async function discardDraft(
  database: Database,
  { slug, number, person, reason, ...posted }: Posted & DraftToDiscard & { reason: string },
): Promise<Discarded> {
  return once<Discarded>(database, useOf(posted, 'discard', slug, number, reason), doneSchema, (trx) =>
    discardOne(trx, posted, { slug, number, person, reason }),
  );
}

/** Discards a draft within the transaction of a form that does more. */
export async function discardOne(
  trx: Transaction<Schema>,
  posted: Pick<Posted, 'actor' | 'at'>,
  { slug, number, person, reason }: DraftToDiscard & { reason: string },
): Promise<Discarded> {
  const work = await workAt(trx, slug, number);
  if (work === undefined || work.stage === 'withdrawn' || number <= saved(work)) return { outcome: 'moved' };
  if (!mayDiscard(person, await writersAfter(trx, work.id, saved(work)))) return { outcome: 'not-allowed' };
  await trx
    .updateTable('work')
    .set({
      stage: work.claim_id === null ? 'draft' : 'published',
      discarded_number: number,
      submitted_number: null,
      touched_at: posted.at,
      touched_by: posted.actor.name,
    })
    .where('id', '=', work.id)
    .execute();
  const comments = reason === '' ? {} : { comments: [{ field: '', comment: reason }] };
  await takeStep(trx, posted, { workId: work.id, slug, number, step: 'discarded', ...comments });
  return { outcome: 'discarded' };
}

/** Takes a discarded draft up again, as it was saved last, if it was discarded not too long ago. */
export async function restoreDraft(
  database: Database,
  { slug, number, person, since, ...posted }: Posted & DraftToDiscard & { since: string },
): Promise<Discarded> {
  return once<Discarded>(database, useOf(posted, 'restore', slug, number), doneSchema, async (trx) => {
    const work = await workAt(trx, slug, number);
    if (work === undefined || work.stage === 'withdrawn' || work.discarded_number !== number)
      return { outcome: 'moved' };
    const step = await trx
      .selectFrom('step')
      .select(['step', 'at', 'person_id'])
      .where('work_id', '=', work.id)
      .where('step', 'in', ['discarded', 'restored'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (step?.step !== 'discarded' || step.at < since) return { outcome: 'moved' };
    const writers = await writersAfter(trx, work.id, work.published_number);
    // Whoever discarded it may think better of it, too.
    if (!mayDiscard(person, writers) && step.person_id !== person.id) return { outcome: 'not-allowed' };
    await trx
      .updateTable('work')
      .set({
        stage: 'draft',
        // All that was saved since the publication counts as the draft's again: nobody who wrote it reads it second.
        discarded_number: 0,
        touched_at: posted.at,
        touched_by: posted.actor.name,
      })
      .where('id', '=', work.id)
      .execute();
    await takeStep(trx, posted, { workId: work.id, slug, number, step: 'restored' });
    return { outcome: 'restored' };
  });
}

/** The work on a claim whose last save has a number. */
function workAt(trx: Transaction<Schema>, slug: string, number: number) {
  return trx
    .selectFrom('work')
    .selectAll()
    .where('slug', '=', slug)
    .where('latest', '=', number)
    .executeTakeFirst();
}

/** The last save that is no part of an open draft. */
function saved(work: { published_number: number; discarded_number: number }): number {
  return Math.max(work.published_number, work.discarded_number);
}

/** The ids of everybody who saved after a save. */
async function writersAfter(trx: Transaction<Schema>, workId: number, number: number): Promise<string[]> {
  const rows = await trx
    .selectFrom('draft_save')
    .select('person_id')
    .distinct()
    .where('work_id', '=', workId)
    .where('number', '>', number)
    .execute();
  return rows.map(({ person_id }) => person_id ?? '');
}

/** The moment since which a draft must have been discarded to be taken up again, on the clock of `now`. */
export function restorableSince(now: Date): string {
  return new Date(now.getTime() - RESTORABLE_DAYS * 86_400_000).toISOString();
}
