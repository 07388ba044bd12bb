/** Gathers what a reviewer looks at: the draft as it reads today, beside what is published. */

import { assembleBundle } from '../../../claims/bundle.ts';
import { lackingOf } from '../../../claims/drafting/draft-bundle.ts';
import { fieldsOf } from '../../../claims/drafting/draft-fields.ts';
import { linkFields } from '../../../claims/drafting/draft-links.ts';
import { clocksText } from '../../../claims/editorial/movement.ts';
import type { DraftSave, Publisher, ReplyEvent, Step, Work } from '../../../claims/editorial/work.ts';
import { bothClocks } from '../../../claims/evaluate.ts';
import { misfits } from '../../../claims/sayings/misfits.ts';
import type { HeldSaying } from '../../../claims/sayings/saying.ts';
import type { AnyVerdict, Clocks, EvidenceUsed } from '../../../claims/verdict/verdict.ts';
import type { Database } from '../../../db/base/open.ts';
import { evidenceAuthors } from '../../../db/evidence/evidence-authors.ts';
import { findClaim, type StoredClaim } from '../../../db/ledger/stored-claim.ts';
import { TAKEN_BACK } from '../../../db/newsroom/draft-reads.ts';
import type { DraftToPublish } from '../../../db/newsroom/publish.ts';
import { listReplies, mayRelease } from '../../../db/newsroom/replies.ts';
import { sayingsAtWork } from '../../../db/newsroom/saying-reads.ts';
import type { Reviewed, ReviewedReply } from '../../../views/edit/review/reviewed.ts';
import { contentHash } from '../../http/hash.ts';
import { type Drafted, draftOf, neededOf } from './evaluate-draft.ts';

/** A draft in review: as it is shown, and as it would be published. */
export interface Gathered {
  shown: Reviewed;
  /** The ids of those who recorded figures that its verdicts would be the first to rest on. */
  recorders: string[];
  /** Null if it cannot be published as it is. */
  draft: DraftToPublish | null;
}

/** A short hash of what a pair of verdicts says, by which a form names the ones that its reader saw. */
export function seenOf(clocks: Clocks<AnyVerdict>): string {
  return contentHash(clocksText(clocks));
}

/** The save of a claim that is in review; null if none is. */
export function inReview({ stage, draft, submittedNumber }: Work): DraftSave | null {
  return stage === 'in-review' && draft !== null && draft.number === submittedNumber ? draft : null;
}

/**
 * The last time since the claim was last published that a reviewer sent the draft back; null if there was none. When a
 * writer takes a draft back, that asks for nothing and does not count.
 */
export function sentBackOf({ steps }: Work): Step | null {
  const published = steps.findIndex(({ step }) => step === 'published');
  return (
    (published < 0 ? steps : steps.slice(0, published)).find(
      ({ step, comments }) =>
        step === 'sent-back' && !(comments.length === 1 && comments[0]?.comment === TAKEN_BACK),
    ) ?? null
  );
}

/** Reads the save that is in review, on the evidence of the ledger and of the draft. */
export async function gatherReview(
  database: Database,
  work: Work,
  save: DraftSave,
  { publisher, today }: { publisher: Publisher; today: string },
): Promise<Gathered> {
  const { slug } = work;
  // The slug of a claim is settled with its first save.
  const fields = { ...save.fields, slug };
  const [drafted, stored, replies, { sayings }] = await Promise.all([
    draftOf(database, fields, {
      today,
      isCorrection: work.published !== null,
      published: work.published,
    }),
    // What was never published has no verdict that readers see.
    work.published === null ? undefined : findClaim(database, slug),
    listReplies(database, slug),
    work.published === null ? { sayings: [] } : sayingsAtWork(database, slug),
  ]);
  const { read } = drafted;
  const { claim, which, topic, context, notes, added, links, correction } = read;
  const evidence = evidenceOf(drafted);
  const faults = [
    ...read.issues,
    ...read.missing,
    ...neededOf(drafted),
    ...unfit(drafted, stored, sayings, today),
  ];
  return {
    shown: {
      slug,
      number: save.number,
      by: save.savedBy,
      byName: save.savedByName,
      at: save.savedAt,
      fields: shownFields(drafted, fields),
      publishedFields: publishedFields(work),
      faults,
      computed: drafted.computed,
      publishedClocks: stored === undefined ? null : publishedClocks(stored, today),
      isQueued: stored?.queued != null,
      warnings: drafted.warnings,
      added: newOf(drafted),
      topic,
      context,
      notes,
      correction,
      replies: reviewedReplies(replies, publisher),
      seen: drafted.computed === null ? '' : seenOf(drafted.computed.clocks),
      lastReply: replies.at(-1)?.id ?? 0,
    },
    recorders: await evidenceAuthors(database, evidence),
    draft:
      claim === null || faults.length > 0
        ? null
        : { claim, which, topic, context, added, evidence, links, correction },
  };
}

/** What is published of a claim, as the fields of a form; null if nothing is. */
function publishedFields({ published }: Work): Reviewed['publishedFields'] {
  if (published === null) return null;
  const { claim, topic, context } = published;
  return fieldsOf(claim, { topic, context, notes: '' });
}

/** The sayings of the published claim that would not fit it as the draft has it. */
function unfit(
  { computed }: Drafted,
  stored: StoredClaim | undefined,
  sayings: readonly HeldSaying[],
  today: string,
): Reviewed['faults'] {
  if (stored === undefined || computed === null) return [];
  return misfits(stored, computed.bundle, sayings, today).map((message) => ({ field: null, message }));
}

/** The figures that the verdicts of a draft rest on, by both clocks. */
export function evidenceOf({ computed }: Drafted): EvidenceUsed[] {
  return computed === null ? [] : [...computed.clocks.said.evidence, ...computed.clocks.now.evidence];
}

/** The fields as the claim has them, so that "20,000" for "20000" is no change; as typed if there is no claim yet. */
function shownFields(
  { read, computed, claimants }: Drafted,
  typed: Record<string, string>,
): Record<string, string> {
  if (computed === null) return typed;
  return {
    ...linkFields(typed),
    ...fieldsOf(computed.bundle.claim, { topic: read.topic, context: read.context, notes: '' }),
    // Whether two of one name are one person is for the second reader to see.
    ...(read.which === undefined || claimants.length === 0 ? {} : { 'claimant.which': read.which }),
  };
}

/** The evidence typed into a form that the ledger does not have yet. */
function newOf({ read: { added }, series: held }: Drafted): Reviewed['added'] {
  return {
    unknown: added.series.flatMap(({ id }) => (held.has(id) ? [] : [id])),
    sources: added.sources,
    series: lackingOf(added.series, held),
  };
}

/** The verdicts that readers see. */
function publishedClocks(stored: StoredClaim, today: string): Clocks {
  return (
    stored.otherMethod ??
    bothClocks(assembleBundle(stored.claim, stored.series, stored.sources, today), today)
  );
}

function reviewedReplies(events: readonly ReplyEvent[], publisher: Publisher): ReviewedReply[] {
  return events
    .filter((event) => event.takenBackAt === null)
    .map((event) => ({
      question: event.question,
      happenedOn: event.happenedOn,
      channel: event.channel,
      deadline: event.deadline,
      answer: event.answer,
      isOnPage: event.releasedAt !== null,
      goesWith: mayRelease(event, events, publisher),
    }));
}
