/** Writes of drafts: saving, submitting, sending back. Every save is a row that stays; work says where it stands. */
import type { Transaction } from 'kysely';
import type { StepName } from '../../claims/editorial/workflow.ts';
import { type Actor, recordAudit } from '../base/audit.ts';
import { type FormUse, once } from '../base/idempotency.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { type DraftSave, draftSave, type FieldComment } from './draft-reads.ts';

type Trx = Transaction<Schema>;

/** What a form of the newsroom brings with it. */
export interface Posted {
  /** The token of the form as it was drawn. */
  form: string;
  actor: Actor;
  /** The time, ISO 8601. */
  at: string;
}

/** So much of a quotation stands in the newsroom's lists. */
const LISTED_QUOTE = 200;

export type Saved =
  | { outcome: 'saved'; slug: string; number: number }
  /** Somebody saved since: their text, so that the page can show both. */
  | { outcome: 'conflict'; latest: DraftSave }
  | { outcome: 'slug-taken' }
  | { outcome: 'withdrawn' };

/**
 * Saves a draft, and with `submit` sends it to review. `base` is the number of the save that it was made from,
 * 0 where there was none; `isNew` says that the form was drawn for a claim that neither ledger nor newsroom has.
 */
export async function saveDraft(
  database: Database,
  {
    slug,
    fields,
    base,
    isNew,
    submit,
    ...posted
  }: Posted & {
    slug: string;
    fields: Readonly<Record<string, string>>;
    base: number;
    isNew: boolean;
    submit: boolean;
  },
): Promise<Saved> {
  return once<Saved>(
    database,
    useOf(posted, 'save', slug, base, submit, fields),
    (saved) => saved.outcome === 'saved',
    async (trx) => {
      const claim = await trx.selectFrom('claim').select('id').where('slug', '=', slug).executeTakeFirst();
      const work = await trx.selectFrom('work').selectAll().where('slug', '=', slug).executeTakeFirst();
      if (isNew && (claim !== undefined || work !== undefined)) return { outcome: 'slug-taken' };
      if (work?.stage === 'withdrawn') return { outcome: 'withdrawn' };
      const latest = work?.latest ?? 0;
      // Where nothing was saved there is nothing to run into.
      if (latest > 0 && base !== latest) {
        const row = await trx
          .selectFrom('draft_save')
          .selectAll()
          .where('work_id', '=', work?.id ?? 0)
          .where('number', '=', latest)
          .executeTakeFirstOrThrow();
        return { outcome: 'conflict', latest: draftSave(row) };
      }
      const number = latest + 1;
      const state = {
        stage: submit ? ('in-review' as const) : ('draft' as const),
        latest: number,
        submitted_number: submit ? number : null,
        quote: [...(fields['quote'] ?? '').slice(0, 2 * LISTED_QUOTE)].slice(0, LISTED_QUOTE).join(''),
        touched_at: posted.at,
        touched_by: posted.actor.name,
      };
      const { id } =
        work ??
        (await trx
          .insertInto('work')
          .values({ slug, claim_id: claim?.id ?? null, published_number: 0, ...state })
          .returning('id')
          .executeTakeFirstOrThrow());
      if (work !== undefined) await trx.updateTable('work').set(state).where('id', '=', id).execute();
      await trx
        .insertInto('draft_save')
        .values({
          work_id: id,
          number,
          fields: JSON.stringify(fields),
          person_id: posted.actor.personId,
          person: posted.actor.name,
          at: posted.at,
        })
        .execute();
      await recordAudit(trx, {
        at: posted.at,
        actor: posted.actor,
        action: 'draft-saved',
        subject: slug,
        detail: `save ${number}`,
      });
      if (submit) await takeStep(trx, posted, { workId: id, slug, number, step: 'submitted' });
      return { outcome: 'saved', slug, number };
    },
  );
}

/** The use of a form by whom it was drawn for; `content` is all that it asks for. */
export function useOf({ form, actor, at }: Posted, ...content: unknown[]): FormUse {
  return { person: actor.personId ?? actor.name, token: form, at, content };
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
    /** The audit's name for it, where that is another. */
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

/** Sends a draft that is in review back to its writers, with remarks on its fields. `number` is the save that was read. */
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
    (result) => result.outcome === 'sent-back',
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
