/** Publication of a verdict that waited in the queue: a revision of its claim in the same words, on newer evidence or by a newer method. */

import type { Transaction } from 'kysely';
import * as z from 'zod';
import { faultsOf } from '../../claims/drafting/refusals.ts';
import type { CorrectionNote } from '../../claims/editorial/correction.ts';
import type { Publisher, QueueEntry } from '../../claims/editorial/work.ts';
import { mayPublish } from '../../claims/editorial/workflow.ts';
import { isAnother } from '../../claims/engine/identity.ts';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { insertCorrection } from '../ledger/correction-rows.ts';
import { findQueued, follow } from '../ledger/queue.ts';
import { insertRevisions } from '../ledger/revisions.ts';
import { publishRulings } from '../ledger/rulings.ts';
import { claimsOfRevisions } from '../ledger/stored-claim.ts';
import { storedClaim } from '../ledger/stored-json.ts';
import { takeStep } from './drafts.ts';
import { ensureWork } from './work-row.ts';

export type QueuePublished =
  | { outcome: 'published' }
  /** It left the queue, or would lead to another verdict than the editor saw. */
  | { outcome: 'moved' }
  /** On the evidence that waits, the test would no longer fit what was said: the claim is to be corrected instead. */
  | { outcome: 'faulty'; messages: string[] }
  /** Whoever recorded the figures does not publish what they change. */
  | { outcome: 'own-work' };

/** What would keep the claim from review on the evidence that waits, but does not on the published evidence. */
export async function newFaults(
  trx: Transaction<Schema>,
  revisionId: number,
  { before, after }: Pick<QueueEntry, 'before' | 'after'>,
): Promise<string[]> {
  const [behind] = await claimsOfRevisions(trx, [revisionId]);
  if (behind === undefined) return [];
  const known = new Set(faultsOf(behind.claim, before).map(({ field }) => field));
  return faultsOf(behind.latest, after)
    .filter(({ field }) => !known.has(field))
    .map(({ message }) => message);
}

/** What an editor publishes from the queue. */
export interface QueuedPublication {
  slug: string;
  /** Names the state that the editor saw. */
  mark: number;
  note: CorrectionNote;
  publisher: Publisher;
}

/**
 * Publishes a verdict that waited in the queue, with its note, as the next revision of its claim: a revision names one
 * verdict, which citations and pinned embeds can refer to.
 */
export async function publishQueued(
  database: Database,
  { slug, mark, note, publisher, ...posted }: Posted & QueuedPublication,
): Promise<QueuePublished> {
  return once<QueuePublished>(
    database,
    useOf(posted, 'publish-queued', slug, mark, note),
    z.object({ outcome: z.literal('published') }),
    async (trx) => {
      const seen = await findQueued(trx, slug);
      if (seen === undefined) return { outcome: 'moved' };
      if (!mayPublish(publisher.person, seen.recordedBy, publisher.secondReader))
        return { outcome: 'own-work' };
      if (seen.mark !== mark) return { outcome: 'moved' };
      const before = await publishedRevision(trx, slug);
      await follow(trx, [before.id], posted.at);
      const entry = await findQueued(trx, slug);
      if (entry === undefined || isMoved(seen, entry)) return { outcome: 'moved' };
      const messages = await newFaults(trx, before.id, entry);
      if (messages.length > 0) return { outcome: 'faulty', messages };
      const alone = seen.recordedBy.includes(publisher.person.id);
      const revision = await publishRevision(trx, before, entry, { note, alone, at: posted.at });
      const work = await ensureWork(trx, slug, posted);
      if (work !== undefined)
        await takeStep(trx, posted, {
          workId: work.id,
          slug,
          number: work.latest,
          step: 'queue-published',
          detail: `revision ${revision}, ${entry.before.now.finding} to ${entry.after.now.finding}, ${note.type}`,
        });
      return { outcome: 'published' };
    },
  );
}

/** Whether an entry would lead to other verdicts than those that the editor saw. */
function isMoved(seen: QueueEntry, entry: QueueEntry): boolean {
  return isAnother(entry.after.said, seen.after.said) || isAnother(entry.after.now, seen.after.now);
}

/** Publishes a claim again, in the same words, on all the evidence there is, with the correction that leads to it. Returns the number of the revision. */
export async function publishRevision(
  trx: Transaction<Schema>,
  before: Awaited<ReturnType<typeof publishedRevision>>,
  entry: Pick<QueueEntry, 'before' | 'after'>,
  { note, alone, at }: { note: CorrectionNote; alone: boolean; at: string },
): Promise<number> {
  const revision = before.revision + 1;
  const ids = await insertRevisions(
    trx,
    [
      {
        claimId: before.claim_id,
        revision,
        claim: storedClaim(before.body),
        topic: before.topic ?? undefined,
        context: before.context,
        corrects: before.id,
        withoutSecondReader: alone,
      },
    ],
    at,
  );
  await publishRulings(trx, ids, at);
  await trx.deleteFrom('queue_item').where('claim_id', '=', before.claim_id).execute();
  await insertCorrection(trx, {
    claimId: before.claim_id,
    fromRevision: before.revision,
    toRevision: revision,
    note,
    before: entry.before,
    after: entry.after,
    isSameTest: true,
    at,
    withoutSecondReader: alone,
  });
  return revision;
}

/** The revision that readers see. */
export async function publishedRevision(trx: Transaction<Schema>, slug: string) {
  return trx
    .selectFrom('listing as l')
    .innerJoin('claim_revision as r', 'r.id', 'l.revision_id')
    .leftJoin('topic as t', 't.slug', 'r.topic_slug')
    .select(['r.id', 'r.claim_id', 'r.revision', 'r.body', 'r.context', 't.name as topic'])
    .where('l.slug', '=', slug)
    .executeTakeFirstOrThrow();
}
