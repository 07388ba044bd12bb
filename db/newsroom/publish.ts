/** Publication of a reviewed draft, and withdrawal; each is recorded with who and when. What waited in the queue: publish-queued.ts. */

import type { Transaction } from 'kysely';
import type { Claim } from '../../claims/bundle.ts';
import { isSameTest } from '../../claims/editorial/changes.ts';
import { type CorrectionType, mayPublish, type Role } from '../../claims/editorial/workflow.ts';
import { isAnother } from '../../claims/engine/identity.ts';
import type { Series, Source } from '../../claims/evidence/evidence.ts';
import type { Clocks, EvidenceUsed } from '../../claims/verdict.ts';
import { once } from '../base/idempotency.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { type Difference, LoadConflict } from '../evidence/conflict.ts';
import { recordersOf } from '../evidence/evidence-authors.ts';
import { addEvidence, recordChanges } from '../evidence/evidence-load.ts';
import { unlist } from '../ledger/listing.ts';
import { findQueued, follow, revisionsBehind } from '../ledger/queue.ts';
import { insertRevisions } from '../ledger/revisions.ts';
import { lastRulings, publishRulings } from '../ledger/rulings.ts';
import { type ClocksShown, verdictShown } from '../ledger/stored-claim.ts';
import { type Posted, takeStep, useOf } from './drafts.ts';
import { releaseReplies } from './replies.ts';
import { ensureWork } from './work-row.ts';

type Trx = Transaction<Schema>;

/** Who publishes, and whether the newsroom asks for a second reader. */
export interface Publisher {
  person: { id: string; role: Role };
  secondReader: boolean;
}

/** What readers are told of a change. */
export interface CorrectionNote {
  type: CorrectionType;
  sentence: string;
}

/** A draft as it was read for publication. */
export interface DraftToPublish {
  claim: Claim;
  topic: string;
  context: string;
  /** Evidence that was typed on the spot. */
  added: { series: readonly Series[]; sources: readonly Source[] };
  /** What its verdicts rest on, as they were looked at. */
  evidence: readonly EvidenceUsed[];
  /** Needed where a revision is published already. */
  correction: CorrectionNote | null;
}

export type Published =
  | { outcome: 'published'; revision: number; queued: number }
  /** It was changed, sent back or published since it was read. */
  | { outcome: 'not-in-review' }
  | { outcome: 'own-work' }
  | { outcome: 'no-note' }
  /** A typo changes neither the test nor the verdict; this one would. */
  | { outcome: 'not-a-typo' }
  /** The method is that of the published verdict, so that it is not what changed. */
  | { outcome: 'same-method' }
  /** Its verdict, or what was recorded of replies, is another than was looked at. */
  | { outcome: 'not-as-seen' }
  /** Evidence of the draft contradicts the ledger. */
  | { outcome: 'evidence-differs'; differences: Difference[] };

/** Thrown inside a transaction, so that nothing of it stays. */
class Refused extends Error {
  readonly outcome: Published;

  constructor(outcome: Published) {
    super(outcome.outcome);
    this.outcome = outcome;
  }
}

/**
 * Publishes a draft that is in review, with the evidence that was typed in it, as the next revision of its claim.
 * `number` is the save that was read, and `seen` what it came to then. What was recorded of replies by then is put
 * on the page with it, and verdicts of other claims that the new evidence would change are queued.
 */
export async function publishDraft(
  database: Database,
  {
    slug,
    number,
    draft,
    publisher,
    checks,
    seen,
    ...posted
  }: Posted & {
    slug: string;
    number: number;
    /** Null where the save could not be read any more as the one in review. */
    draft: DraftToPublish | null;
    publisher: Publisher;
    checks: readonly string[];
    /** What the reviewer looked at: the verdicts, and the last event of the replies. */
    seen: { verdicts(after: Clocks): boolean; replies: number };
  },
): Promise<Published> {
  try {
    return await once<Published>(
      database,
      useOf(posted, 'publish', slug, number),
      (result) => result.outcome === 'published',
      async (trx) => {
        const work = await trx.selectFrom('work').selectAll().where('slug', '=', slug).executeTakeFirst();
        if (
          work === undefined ||
          work.stage !== 'in-review' ||
          work.submitted_number !== number ||
          draft?.claim.slug !== slug
        )
          throw new Refused({ outcome: 'not-in-review' });
        const saves = await trx
          .selectFrom('draft_save')
          .select(['person_id', 'person', 'number'])
          .where('work_id', '=', work.id)
          .where('number', '>', work.published_number)
          .orderBy('number', 'desc')
          .execute();
        const writers = [...new Set(saves.flatMap((s) => (s.person_id === null ? [] : [s.person_id])))];

        const claimId =
          work.claim_id ?? (await findClaimId(trx, slug)) ?? (await insertClaim(trx, slug, posted.at));
        const before = await lastRevision(trx, claimId);
        if (before !== undefined && draft.correction === null) throw new Refused({ outcome: 'no-note' });
        // What the calendar alone has changed since is none of this correction's doing.
        if (before !== undefined) await follow(trx, [before.id], posted.at);
        // What waits in the queue is published with it: whoever recorded that does not publish it by this door.
        const waiting = await findQueued(trx, slug);
        // Nor does whoever recorded a figure that this verdict would be the first to rest on.
        const recorders = await recordersOf(trx, draft.evidence);
        const hands = [...writers, ...(waiting?.recordedBy ?? []), ...recorders];
        if (!mayPublish(publisher.person, hands, publisher.secondReader))
          throw new Refused({ outcome: 'own-work' });
        const alone = hands.includes(publisher.person.id);
        const evidence = await addEvidence(trx, draft.added, posted.at);
        const [writer] = saves;
        await recordChanges(
          trx,
          evidence.observationIds,
          { personId: writer?.person_id ?? null, name: writer?.person ?? posted.actor.name, writers },
          null,
          posted.at,
        );

        const revision = (before?.revision ?? 0) + 1;
        const [revisionId = 0] = await insertRevisions(
          trx,
          [
            {
              claimId,
              revision,
              claim: draft.claim,
              topic: draft.topic === '' ? undefined : draft.topic,
              context: draft.context === '' ? null : draft.context,
              corrects: before?.id ?? null,
              withoutSecondReader: alone,
            },
          ],
          posted.at,
        );
        const verdictsBefore = before && (await published(trx, before.id));
        await publishRulings(trx, [revisionId], posted.at);
        await trx.deleteFrom('queue_item').where('claim_id', '=', claimId).execute();
        const after = await published(trx, revisionId);
        if (!seen.verdicts(after)) throw new Refused({ outcome: 'not-as-seen' });
        if (before !== undefined && verdictsBefore !== undefined && draft.correction !== null) {
          if (
            draft.correction.type === 'typo' &&
            (isAnother(verdictsBefore.said, after.said) ||
              isAnother(verdictsBefore.now, after.now) ||
              !isSameTest(JSON.parse(before.body) as Claim, draft.claim))
          )
            throw new Refused({ outcome: 'not-a-typo' });
          if (draft.correction.type === 'method' && isSameMethod(verdictsBefore, after))
            throw new Refused({ outcome: 'same-method' });
          await insertCorrection(trx, {
            claimId,
            fromRevision: before.revision,
            toRevision: revision,
            note: draft.correction,
            before: clocksShown(verdictsBefore),
            after: clocksShown(after),
            at: posted.at,
            alone,
          });
        }
        await releaseReplies(trx, slug, posted, publisher, seen.replies);
        await trx
          .updateTable('work')
          .set({
            claim_id: claimId,
            stage: 'published',
            published_number: number,
            submitted_number: null,
            touched_at: posted.at,
            touched_by: posted.actor.name,
          })
          .where('id', '=', work.id)
          .execute();
        await takeStep(trx, posted, {
          workId: work.id,
          slug,
          number,
          step: 'published',
          checks,
          detail: `revision ${revision}${alone ? ', without a second reader' : ''}`,
          ...(before === undefined ? {} : { action: 'corrected' as const }),
        });
        const moved = [...new Set(evidence.observations.map((o) => o.series))];
        const { queued } = await follow(trx, await revisionsBehind(trx, moved), posted.at);
        return { outcome: 'published', revision, queued: queued.length };
      },
    );
  } catch (error) {
    if (error instanceof Refused) return error.outcome;
    if (error instanceof LoadConflict) return { outcome: 'evidence-differs', differences: error.differences };
    throw error;
  }
}

/** The claim of a slug, which may have been loaded into the ledger after its draft was begun. */
async function findClaimId(trx: Trx, slug: string): Promise<number | undefined> {
  return (await trx.selectFrom('claim').select('id').where('slug', '=', slug).executeTakeFirst())?.id;
}

async function insertClaim(trx: Trx, slug: string, at: string): Promise<number> {
  const { id } = await trx
    .insertInto('claim')
    .values({ slug, recorded_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function lastRevision(trx: Trx, claimId: number) {
  return trx
    .selectFrom('claim_revision')
    .select(['id', 'revision', 'body'])
    .where('claim_id', '=', claimId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The verdicts of a revision as published last. Throws where none were, which publication rules out. */
async function published(trx: Trx, revisionId: number): Promise<Clocks> {
  const rulings = await lastRulings(trx, [revisionId]);
  const said = rulings.get(`${revisionId} said`)?.verdict;
  const now = rulings.get(`${revisionId} now`)?.verdict;
  if (said === undefined || now === undefined) throw new Error(`revision ${revisionId} has no rulings`);
  return { said, now };
}

/** Whether both pairs of verdicts were computed by one method. */
function isSameMethod(before: Clocks, after: Clocks): boolean {
  return before.said.method === after.said.method && before.now.method === after.now.method;
}

function clocksShown({ said, now }: Clocks): ClocksShown {
  return { said: verdictShown(said), now: verdictShown(now) };
}

/** Records why a claim was changed, with the verdicts before and after. */
export async function insertCorrection(
  trx: Trx,
  correction: {
    claimId: number;
    fromRevision: number;
    toRevision: number;
    note: CorrectionNote;
    before: ClocksShown;
    after: ClocksShown;
    at: string;
    alone: boolean;
  },
): Promise<void> {
  await trx
    .insertInto('correction')
    .values({
      claim_id: correction.claimId,
      from_revision: correction.fromRevision,
      to_revision: correction.toRevision,
      type: correction.note.type,
      sentence: correction.note.sentence,
      before: JSON.stringify(correction.before),
      after: JSON.stringify(correction.after),
      at: correction.at,
      without_second_reader: correction.alone ? 1 : 0,
    })
    .execute();
}

export type Withdrawn = { outcome: 'withdrawn' } | { outcome: 'not-published' };

/** Withdraws a published claim: it leaves lists and search, and its page says that it was withdrawn, and why. */
export async function withdrawClaim(
  database: Database,
  { slug, reason, ...posted }: Posted & { slug: string; reason: string },
): Promise<Withdrawn> {
  return once<Withdrawn>(
    database,
    useOf(posted, 'withdraw', slug, reason),
    (result) => result.outcome === 'withdrawn',
    async (trx) => {
      const listing = await trx
        .selectFrom('listing')
        .select(['claim_id', 'quote'])
        .where('slug', '=', slug)
        .executeTakeFirst();
      if (listing === undefined) return { outcome: 'not-published' };
      const claimId = listing.claim_id;
      await trx.insertInto('withdrawal').values({ claim_id: claimId, reason, at: posted.at }).execute();
      await trx.deleteFrom('queue_item').where('claim_id', '=', claimId).execute();
      await unlist(trx, [claimId]);
      const work = await ensureWork(trx, slug, posted);
      if (work === undefined) return { outcome: 'not-published' };
      await trx
        .updateTable('work')
        .set({
          stage: 'withdrawn',
          submitted_number: null,
          touched_at: posted.at,
          touched_by: posted.actor.name,
        })
        .where('id', '=', work.id)
        .execute();
      await takeStep(trx, posted, { workId: work.id, slug, number: work.latest, step: 'withdrawn' });
      return { outcome: 'withdrawn' };
    },
  );
}
