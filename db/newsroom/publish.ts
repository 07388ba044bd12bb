/** Publication of a reviewed draft; it is recorded with who and when. What waits in the queue: publish-queued.ts. */

import type { Transaction } from 'kysely';
import * as z from 'zod';
import type { Claim } from '../../claims/bundle.ts';
import type { DraftLink } from '../../claims/drafting/draft-links.ts';
import { isSameTest } from '../../claims/editorial/changes.ts';
import type { CorrectionNote } from '../../claims/editorial/correction.ts';
import type { Publisher } from '../../claims/editorial/work.ts';
import { mayPublish } from '../../claims/editorial/workflow.ts';
import { isAnother } from '../../claims/engine/identity.ts';
import type { Series, Source } from '../../claims/evidence/series.ts';
import { misfits } from '../../claims/sayings/misfits.ts';
import type { AnyVerdict, Clocks, EvidenceUsed } from '../../claims/verdict/verdict.ts';
import { dayAt } from '../base/calendar.ts';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { type Difference, LoadConflict } from '../evidence/conflict.ts';
import { evidenceAuthorsIn } from '../evidence/evidence-authors.ts';
import { addEvidence, recordChanges } from '../evidence/load.ts';
import { ClaimantUnclear } from '../ledger/claimants.ts';
import { insertCorrection } from '../ledger/correction-rows.ts';
import { findQueued, follow, revisionsBehind } from '../ledger/queue.ts';
import { insertRevisions } from '../ledger/revisions.ts';
import { lastRulings, lastVerdicts, publishRulings } from '../ledger/rulings.ts';
import { sayingsOfClaims } from '../ledger/sayings.ts';
import { claimsOfRevisions } from '../ledger/stored-claim.ts';
import { storedClaim } from '../ledger/stored-json.ts';
import { takeStep } from './drafts.ts';
import { linkPublished } from './links.ts';
import { releaseReplies } from './replies.ts';

type Trx = Transaction<Schema>;

/** A draft as it was read for publication. */
export interface DraftToPublish {
  claim: Claim;
  /** Which of those of one name its claimant is, if somebody was asked. */
  which?: string | undefined;
  topic: string;
  context: string;
  /** Evidence that was typed in the draft. */
  added: { series: readonly Series[]; sources: readonly Source[] };
  /** What its verdicts rest on, as the reviewer saw them. */
  evidence: readonly EvidenceUsed[];
  /** The claims that it is linked to when it is first published. */
  links: readonly DraftLink[];
  /** Needed if a revision is published already. */
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
  /** Sayings of the claim would not fit it as corrected: why, of each. */
  | { outcome: 'sayings-misfit'; misfits: readonly string[] }
  /** Its verdict, or what was recorded of replies, is not what the reviewer saw. */
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

/** What a reviewer publishes. */
export interface Publication {
  slug: string;
  /** The save that was read. */
  number: number;
  /** Null if that save could not be read as the one in review. */
  draft: DraftToPublish | null;
  publisher: Publisher;
  checks: readonly string[];
  /** What the reviewer saw: whether verdicts are those, and the last event of the replies. */
  seen: { verdicts(after: Clocks<AnyVerdict>): boolean; replies: number };
}

/**
 * Publishes a draft that is in review, with the evidence that was typed in it, as the next revision of its claim. It
 * puts the replies that the reviewer saw on the page too, and queues the verdicts of other claims that the new evidence
 * would change.
 */
export async function publishDraft(
  database: Database,
  { slug, number, draft, publisher, checks, seen, ...posted }: Posted & Publication,
): Promise<Published> {
  try {
    return await once<Published>(
      database,
      useOf(posted, 'publish', slug, number),
      z.object({ outcome: z.literal('published'), revision: z.number(), queued: z.number() }),
      async (trx) => {
        const review = await inReview(trx, { slug, number, draft }, posted.at);
        const { before, work } = review;
        if (before !== undefined && review.draft.correction === null)
          throw new Refused({ outcome: 'no-note' });
        // What the calendar alone has changed since is not this correction's doing.
        if (before !== undefined) await follow(trx, [before.id], posted.at);
        const hands = await handsIn(trx, review);
        if (!mayPublish(publisher.person, hands, publisher.secondReader))
          throw new Refused({ outcome: 'own-work' });
        const alone = hands.includes(publisher.person.id);
        const movedSeries = await recordEvidence(trx, review, posted);
        const revision = await publishRevision(trx, review, { alone, at: posted.at, seen: seen.verdicts });
        if (before === undefined && review.draft.links.length > 0)
          await linkPublished(trx, posted, { own: { id: review.claimId, slug }, links: review.draft.links });
        await releaseReplies(trx, slug, posted, publisher, seen.replies);
        await closeReview(trx, work.id, review.claimId, number, posted);
        await takeStep(trx, posted, {
          workId: work.id,
          slug,
          number,
          step: 'published',
          checks,
          detail: `revision ${revision}${alone ? ', without a second reader' : ''}`,
          ...(before === undefined ? {} : { action: 'corrected' as const }),
        });
        const { queued } = await follow(trx, await revisionsBehind(trx, movedSeries), posted.at);
        return { outcome: 'published', revision, queued: queued.length };
      },
    );
  } catch (error) {
    if (error instanceof Refused) return error.outcome;
    if (error instanceof LoadConflict) return { outcome: 'evidence-differs', differences: error.differences };
    // A claim of the same name came in since: the review asks about it.
    if (error instanceof ClaimantUnclear) return { outcome: 'not-as-seen' };
    throw error;
  }
}

/** A draft in review: its work, its saves since the last publication, and the revision that it would follow. */
type InReview = Awaited<ReturnType<typeof inReview>>;

async function inReview(
  trx: Trx,
  { slug, number, draft }: Pick<Publication, 'slug' | 'number' | 'draft'>,
  at: string,
) {
  const work = await trx.selectFrom('work').selectAll().where('slug', '=', slug).executeTakeFirst();
  if (
    work === undefined ||
    work.stage !== 'in-review' ||
    work.submitted_number !== number ||
    draft?.claim.slug !== slug
  )
    throw new Refused({ outcome: 'not-in-review' });
  // A claim that went into another is corrected there.
  const lead =
    work.claim_id === null
      ? undefined
      : await trx
          .selectFrom('claim_lead')
          .select('claim_id')
          .where('claim_id', '=', work.claim_id)
          .executeTakeFirst();
  if (lead !== undefined) throw new Refused({ outcome: 'not-in-review' });
  const saves = await trx
    .selectFrom('draft_save')
    .select(['person_id', 'person', 'number'])
    .where('work_id', '=', work.id)
    .where('number', '>', Math.max(work.published_number, work.discarded_number))
    .orderBy('number', 'desc')
    .execute();
  const writers = [...new Set(saves.flatMap((s) => (s.person_id === null ? [] : [s.person_id])))];
  const claimId = work.claim_id ?? (await findClaimId(trx, slug)) ?? (await insertClaim(trx, slug, at));
  const before = await lastRevision(trx, claimId);
  return { draft, work, writers, lastSave: saves[0], claimId, before };
}

/** The ids of everybody whose work this publication brings to readers: none of them is its second reader. */
async function handsIn(trx: Trx, { draft, writers }: InReview): Promise<string[]> {
  // What waits in the queue is published with the draft, and so is any figure that no verdict rests on yet.
  const waiting = await findQueued(trx, draft.claim.slug);
  return [...writers, ...(waiting?.recordedBy ?? []), ...(await evidenceAuthorsIn(trx, draft.evidence))];
}

/** Records the evidence that was typed in a draft, in the name of who saved it last. Returns the ids of the series that got figures. */
async function recordEvidence(
  trx: Trx,
  { draft, writers, lastSave }: InReview,
  { actor, at }: Posted,
): Promise<string[]> {
  const evidence = await addEvidence(trx, draft.added, at);
  await recordChanges(
    trx,
    evidence.observationIds,
    { personId: lastSave?.person_id ?? null, name: lastSave?.person ?? actor.name, writers },
    null,
    at,
  );
  return [...new Set(evidence.observations.map((o) => o.series))];
}

/** Publishes the next revision of a claim with its verdicts, and the correction that leads to it. Returns its number. */
async function publishRevision(
  trx: Trx,
  { draft, claimId, before }: InReview,
  { alone, at, seen }: { alone: boolean; at: string; seen: (after: Clocks<AnyVerdict>) => boolean },
): Promise<number> {
  const revision = (before?.revision ?? 0) + 1;
  const [revisionId = 0] = await insertRevisions(
    trx,
    [
      {
        claimId,
        revision,
        claim: draft.claim,
        which: draft.which,
        topic: draft.topic === '' ? undefined : draft.topic,
        context: draft.context === '' ? null : draft.context,
        corrects: before?.id ?? null,
        withoutSecondReader: alone,
      },
    ],
    at,
  );
  const verdictsBefore = before && (await publishedVerdicts(trx, before.id));
  await publishRulings(trx, [revisionId], at);
  await trx.deleteFrom('queue_item').where('claim_id', '=', claimId).execute();
  const after = await publishedVerdicts(trx, revisionId);
  if (!seen(after)) throw new Refused({ outcome: 'not-as-seen' });
  const note = draft.correction;
  if (before === undefined || verdictsBefore === undefined || note === null) return revision;
  await requireFit(trx, claimId, { before: before.id, after: revisionId }, at);
  const sameTest = isSameTest(storedClaim(before.body), draft.claim);
  if (note.type === 'typo' && !(sameTest && isSame(verdictsBefore, after)))
    throw new Refused({ outcome: 'not-a-typo' });
  if (note.type === 'method' && isSameMethod(verdictsBefore, after))
    throw new Refused({ outcome: 'same-method' });
  await insertCorrection(trx, {
    claimId,
    fromRevision: before.revision,
    toRevision: revision,
    note,
    before: verdictsBefore,
    after,
    isSameTest: sameTest,
    at,
    withoutSecondReader: alone,
  });
  return revision;
}

/** Throws a Refused if sayings of a claim, also those that wait, fit its revision before and not the one after. */
async function requireFit(
  trx: Trx,
  claimId: number,
  revisions: { before: number; after: number },
  at: string,
): Promise<void> {
  const sayings = await sayingsOfClaims(trx, [claimId]);
  if (sayings.length === 0) return;
  const read = await claimsOfRevisions(trx, [revisions.before, revisions.after]);
  const byId = new Map(read.map((one) => [one.revisionId, one.latest]));
  const [before, after] = [byId.get(revisions.before), byId.get(revisions.after)];
  if (before === undefined || after === undefined) return;
  const { today } = await dayAt(trx, at);
  const held = sayings.map(({ saying }) => saying);
  const found = misfits(before, after, held, today);
  if (found.length > 0) throw new Refused({ outcome: 'sayings-misfit', misfits: found });
}

async function closeReview(
  trx: Trx,
  workId: number,
  claimId: number,
  number: number,
  { actor, at }: Posted,
): Promise<void> {
  await trx
    .updateTable('work')
    .set({
      claim_id: claimId,
      stage: 'published',
      published_number: number,
      submitted_number: null,
      touched_at: at,
      touched_by: actor.name,
    })
    .where('id', '=', workId)
    .execute();
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

/** The verdicts of a revision as last published. Throws if there are none, which publication rules out. */
async function publishedVerdicts(trx: Trx, revisionId: number): Promise<Clocks<AnyVerdict>> {
  const verdicts = lastVerdicts(await lastRulings(trx, [revisionId]), revisionId);
  if (verdicts === undefined) throw new Error(`revision ${revisionId} has no rulings`);
  return verdicts;
}

/** Whether both pairs of verdicts say the same. */
function isSame(before: Clocks<AnyVerdict>, after: Clocks<AnyVerdict>): boolean {
  return !isAnother(before.said, after.said) && !isAnother(before.now, after.now);
}

/** Whether both pairs of verdicts were computed by one method. */
function isSameMethod(before: Clocks<AnyVerdict>, after: Clocks<AnyVerdict>): boolean {
  return before.said.method === after.said.method && before.now.method === after.now.method;
}
