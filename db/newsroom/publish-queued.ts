/** Publication of a verdict that waited in the queue: a revision of its claim with the same words, on newer evidence or by a newer method. */

import type { Transaction } from 'kysely';
import type { Claim } from '../../claims/bundle.ts';
import { faultsOf } from '../../claims/drafting/refusals.ts';
import { mayPublish } from '../../claims/editorial/workflow.ts';
import { isAnother } from '../../claims/engine/identity.ts';
import { once } from '../base/idempotency.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { findQueued, follow, type QueueEntry } from '../ledger/queue.ts';
import { insertRevisions } from '../ledger/revisions.ts';
import { publishRulings } from '../ledger/rulings.ts';
import { claimsOfRevisions, verdictShown } from '../ledger/stored-claim.ts';
import { type Posted, takeStep, useOf } from './drafts.ts';
import { type CorrectionNote, insertCorrection, type Publisher } from './publish.ts';
import { ensureWork } from './work-row.ts';

export type QueuePublished =
  | { outcome: 'published' }
  /** It left the queue, or would be another verdict than was looked at. */
  | { outcome: 'moved' }
  /** The test would not be one on what was said any more, on the evidence that waits: the claim is corrected instead. */
  | { outcome: 'faulty'; messages: string[] }
  /** The one who recorded the figures does not publish what they change. */
  | { outcome: 'own-work' };

/** What would keep the claim from review on the evidence that waits, and does not on what is published. */
async function newFaults(
  trx: Transaction<Schema>,
  revisionId: number,
  { before, after }: QueueEntry,
): Promise<string[]> {
  const [behind] = await claimsOfRevisions(trx, [revisionId]);
  if (behind === undefined) return [];
  const known = new Set(faultsOf(behind.claim, before).map(({ field }) => field));
  return faultsOf(behind.latest, after)
    .filter(({ field }) => !known.has(field))
    .map(({ message }) => message);
}

/**
 * Publishes a verdict that waited in the queue, with its note, as the next revision of its claim: so that a
 * revision names one verdict, which citations and pinned embeds can hold on to. `mark` names the state that was
 * looked at.
 */
export async function publishQueued(
  database: Database,
  {
    slug,
    mark,
    note,
    publisher,
    ...posted
  }: Posted & { slug: string; mark: number; note: CorrectionNote; publisher: Publisher },
): Promise<QueuePublished> {
  return once<QueuePublished>(
    database,
    useOf(posted, 'publish-queued', slug, mark, note),
    (result) => result.outcome === 'published',
    async (trx) => {
      const looked = await findQueued(trx, slug);
      if (looked === undefined) return { outcome: 'moved' };
      if (!mayPublish(publisher.person, looked.recordedBy, publisher.secondReader))
        return { outcome: 'own-work' };
      if (looked.mark !== mark) return { outcome: 'moved' };
      const before = await publishedRevision(trx, slug);
      await follow(trx, [before.id], posted.at);
      const entry = await findQueued(trx, slug);
      if (
        entry === undefined ||
        isAnother(entry.after.said, looked.after.said) ||
        isAnother(entry.after.now, looked.after.now)
      )
        return { outcome: 'moved' };
      const messages = await newFaults(trx, before.id, entry);
      if (messages.length > 0) return { outcome: 'faulty', messages };
      const alone = looked.recordedBy.includes(publisher.person.id);
      const revision = before.revision + 1;
      const ids = await insertRevisions(
        trx,
        [
          {
            claimId: before.claim_id,
            revision,
            claim: JSON.parse(before.body) as Claim,
            topic: before.topic ?? undefined,
            context: before.context,
            corrects: before.id,
            withoutSecondReader: alone,
          },
        ],
        posted.at,
      );
      await publishRulings(trx, ids, posted.at);
      await trx.deleteFrom('queue_item').where('claim_id', '=', before.claim_id).execute();
      await insertCorrection(trx, {
        claimId: before.claim_id,
        fromRevision: before.revision,
        toRevision: revision,
        note,
        before: { said: verdictShown(entry.before.said), now: verdictShown(entry.before.now) },
        after: { said: verdictShown(entry.after.said), now: verdictShown(entry.after.now) },
        at: posted.at,
        alone,
      });
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

/** The revision that readers see. */
async function publishedRevision(trx: Transaction<Schema>, slug: string) {
  return trx
    .selectFrom('listing as l')
    .innerJoin('claim_revision as r', 'r.id', 'l.revision_id')
    .leftJoin('topic as t', 't.slug', 'r.topic_slug')
    .select(['r.id', 'r.claim_id', 'r.revision', 'r.body', 'r.context', 't.name as topic'])
    .where('l.slug', '=', slug)
    .executeTakeFirstOrThrow();
}
