/** Writes of drafts: saving, submitting, sending back. Every save is a row that stays; `work` says how far it is. */

import type { Transaction } from 'kysely';
import * as z from 'zod';
import type { DraftSave, FieldComment } from '../../claims/editorial/work.ts';
import type { StepName } from '../../claims/editorial/workflow.ts';
import { recordAudit } from '../base/audit.ts';
import { inChunks } from '../base/chunks.ts';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { findSaves } from './draft-reads.ts';

type Trx = Transaction<Schema>;

/** How much of a quotation the newsroom's lists show, in characters. */
const LISTED_QUOTE = 200;

export type Saved =
  | { outcome: 'saved'; slug: string; number: number }
  /** Somebody has saved since: their text, so that the page can show both. */
  | { outcome: 'conflict'; latest: DraftSave }
  | { outcome: 'slug-taken' }
  /** The draft was discarded since the form was drawn. */
  | { outcome: 'discarded' }
  | { outcome: 'withdrawn' };

/** A draft to be saved. */
export interface DraftToSave {
  slug: string;
  fields: Readonly<Record<string, string>>;
  /** The number of the save that it was made from; 0 if there was none. */
  base: number;
  /** Whether the form was drawn for a claim that neither the ledger nor the newsroom has. */
  isNew: boolean;
  /** Whether it goes to review. */
  submit: boolean;
}

/** Saves a draft, and sends it to review if it is to be submitted. */
export async function saveDraft(
  database: Database,
  { slug, fields, base, isNew, submit, ...posted }: Posted & DraftToSave,
): Promise<Saved> {
  return once<Saved>(
    database,
    useOf(posted, 'save', slug, base, submit, fields),
    z.object({ outcome: z.literal('saved'), slug: z.string(), number: z.number() }),
    (trx) => saveOne(trx, posted, { slug, fields, base, isNew, submit }),
  );
}

/** Saves a draft within the transaction of a form that saves several things. */
export async function saveOne(
  trx: Trx,
  posted: Pick<Posted, 'actor' | 'at'>,
  { slug, fields, base, isNew, submit }: DraftToSave,
): Promise<Saved> {
  const claim = await trx.selectFrom('claim').select('id').where('slug', '=', slug).executeTakeFirst();
  const work = await trx.selectFrom('work').selectAll().where('slug', '=', slug).executeTakeFirst();
  const last = work?.latest ?? 0;
  const isDiscarded = last > 0 && last <= (work?.discarded_number ?? 0);
  // The name of a discarded draft is free: a new one goes on in its record.
  if (isNew && (claim !== undefined || (work !== undefined && !isDiscarded)))
    return { outcome: 'slug-taken' };
  if (work?.stage === 'withdrawn') return { outcome: 'withdrawn' };
  // A form that was drawn since then is made from no save.
  if (isDiscarded && base !== 0) return { outcome: 'discarded' };
  // If nothing was saved, there is nothing to clash with.
  if (last > 0 && !isDiscarded && base !== last) {
    const [latest] = await findSaves(trx, slug, [last]);
    if (latest === undefined) throw new Error(`the work on ${slug} has no save ${last}`);
    return { outcome: 'conflict', latest };
  }
  const number = last + 1;
  const save = { slug, fields, submit, number };
  const workId = await bringWork(trx, posted, save, work?.id, claim?.id ?? null);
  await insertSaves(trx, posted, [{ ...save, workId }]);
  return { outcome: 'saved', slug, number };
}

/**
 * Saves drafts of names that neither the ledger nor the newsroom has, in a few statements however many they are. Returns the ids of
 * the work on them, in their order.
 */
export async function saveAllNew(
  trx: Trx,
  posted: Pick<Posted, 'actor' | 'at'>,
  drafts: readonly Pick<DraftToSave, 'slug' | 'fields' | 'submit'>[],
): Promise<number[]> {
  const saves = drafts.map((draft) => ({ ...draft, number: 1 }));
  const ids = new Map<string, number>();
  await inChunks(saves, async (chunk) => {
    const values = chunk.map((save) => newWork(posted, save, null));
    const rows = await trx.insertInto('work').values(values).returning(['id', 'slug']).execute();
    for (const { id, slug } of rows) ids.set(slug, id);
  });
  const made = saves.map((save) => ({ ...save, workId: ids.get(save.slug) ?? 0 }));
  await insertSaves(trx, posted, made);
  return made.map(({ workId }) => workId);
}

/** Brings the work on a claim to a new save, or begins it. Returns its id. */
async function bringWork(
  trx: Trx,
  posted: Pick<Posted, 'actor' | 'at'>,
  save: NumberedSave,
  workId: number | undefined,
  claimId: number | null,
): Promise<number> {
  if (workId !== undefined) {
    await trx.updateTable('work').set(workState(posted, save)).where('id', '=', workId).execute();
    return workId;
  }
  const { id } = await trx
    .insertInto('work')
    .values(newWork(posted, save, claimId))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A save with its number. */
type NumberedSave = Pick<DraftToSave, 'slug' | 'fields' | 'submit'> & { number: number };

/** How far the work on a claim is once it is saved. */
function workState({ actor, at }: Pick<Posted, 'actor' | 'at'>, { fields, submit, number }: NumberedSave) {
  return {
    stage: submit ? ('in-review' as const) : ('draft' as const),
    latest: number,
    submitted_number: submit ? number : null,
    quote: [...(fields['quote'] ?? '').slice(0, 2 * LISTED_QUOTE)].slice(0, LISTED_QUOTE).join(''),
    touched_at: at,
    touched_by: actor.name,
  };
}

/** The row of work that begins with a save. */
function newWork(posted: Pick<Posted, 'actor' | 'at'>, save: NumberedSave, claimId: number | null) {
  return { slug: save.slug, claim_id: claimId, published_number: 0, ...workState(posted, save) };
}

/** Records saves, and that those which are submitted go to review. */
async function insertSaves(
  trx: Trx,
  { actor, at }: Pick<Posted, 'actor' | 'at'>,
  saves: readonly (NumberedSave & { workId: number })[],
): Promise<void> {
  const by = { person_id: actor.personId, person: actor.name, at };
  const rows = saves.map(({ workId, number, fields }) => ({
    work_id: workId,
    number,
    fields: JSON.stringify(fields),
    ...by,
  }));
  await inChunks(rows, (chunk) => trx.insertInto('draft_save').values(chunk).execute());
  const submitted = saves.filter(({ submit }) => submit);
  const steps = submitted.map(({ workId, number }) => ({
    work_id: workId,
    number,
    step: 'submitted' as const,
    ...by,
    comments: null,
    checks: null,
  }));
  await inChunks(steps, (chunk) => trx.insertInto('step').values(chunk).execute());
  const told = (action: 'draft-saved' | 'submitted') => (save: NumberedSave) => ({
    at,
    actor,
    action,
    subject: save.slug,
    detail: `save ${save.number}`,
  });
  await recordAudit(
    trx,
    ...saves.flatMap((save) => [
      told('draft-saved')(save),
      ...(save.submit ? [told('submitted')(save)] : []),
    ]),
  );
}

/** Records a step, in the record of the work and in the audit. */
export async function takeStep(
  trx: Trx,
  { actor, at }: Pick<Posted, 'actor' | 'at'>,
  step: {
    workId: number;
    slug: string;
    number: number;
    step: StepName;
    comments?: readonly FieldComment[];
    checks?: readonly string[];
    detail?: string;
    /** The audit's name for it, if it has another. */
    action?: 'corrected';
  },
): Promise<void> {
  await trx
    .insertInto('step')
    .values({
      work_id: step.workId,
      number: step.number,
      step: step.step,
      person_id: actor.personId,
      person: actor.name,
      at,
      comments: step.comments === undefined ? null : JSON.stringify(step.comments),
      checks: step.checks === undefined ? null : JSON.stringify(step.checks),
    })
    .execute();
  await recordAudit(trx, {
    at,
    actor,
    action: step.action ?? step.step,
    subject: step.slug,
    detail: step.detail ?? (step.number === 0 ? undefined : `save ${step.number}`),
  });
}

export type SentBack = { outcome: 'sent-back' } | { outcome: 'not-in-review' };

/** Sends a draft that is in review back to its writers, with remarks on its fields. `number` is the save that was reviewed. */
export async function sendBack(
  database: Database,
  {
    slug,
    number,
    comments,
    ...posted
  }: Posted & { slug: string; number: number; comments: readonly FieldComment[] },
): Promise<SentBack> {
  return once<SentBack>(
    database,
    useOf(posted, 'send-back', slug, number, comments),
    z.object({ outcome: z.literal('sent-back') }),
    async (trx) => {
      const work = await trx.selectFrom('work').selectAll().where('slug', '=', slug).executeTakeFirst();
      if (work === undefined || work.stage !== 'in-review' || work.submitted_number !== number)
        return { outcome: 'not-in-review' };
      await trx
        .updateTable('work')
        .set({
          stage: 'draft',
          submitted_number: null,
          touched_at: posted.at,
          touched_by: posted.actor.name,
        })
        .where('id', '=', work.id)
        .execute();
      await takeStep(trx, posted, { workId: work.id, slug, number, step: 'sent-back', comments });
      return { outcome: 'sent-back' };
    },
  );
}
