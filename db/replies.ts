/**
 * The right of reply: that the claimant was asked, when, by what channel and until when, and the answer to the
 * letter. What is recorded stands on the claim's page once somebody else has looked at it.
 */
import type { Transaction } from 'kysely';
import { mayPublish } from '../claims/workflow.ts';
import { recordAudit } from './audit.ts';
import { type Posted, useOf } from './drafts.ts';
import { once } from './form-use.ts';
import type { Database } from './open.ts';
import type { Publisher } from './publish.ts';
import type { Schema } from './schema.ts';
import { ensureWork } from './work-row.ts';

type Trx = Transaction<Schema>;

/** A question to the claimant, or their answer, as the newsroom sees it. */
export interface ReplyEvent {
  id: number;
  /** The question that it answers; null for a question. */
  question: number | null;
  /** The day on which the claimant was asked, or answered. */
  happenedOn: string;
  channel: string | null;
  deadline: string | null;
  answer: string | null;
  recordedBy: string;
  recordedById: string | null;
  at: string;
  /** When it was put on the page; null where it waits. */
  releasedAt: string | null;
}

/** All that was recorded of the right of reply on a claim, in order. */
export async function listReplies({ read, kysely }: Database, slug: string): Promise<ReplyEvent[]> {
  const [rows] = await read(
    kysely
      .selectFrom('reply_event as e')
      .innerJoin('work as w', 'w.id', 'e.work_id')
      .leftJoin('reply_release as r', 'r.event_id', 'e.id')
      .select([
        'e.id',
        'e.question',
        'e.happened_on as happenedOn',
        'e.channel',
        'e.deadline',
        'e.answer',
        'e.person as recordedBy',
        'e.person_id as recordedById',
        'e.at',
        'r.at as releasedAt',
      ])
      .where('w.slug', '=', slug)
      .orderBy('e.id'),
  );
  return rows;
}

/** What is recorded: a question, or the answer to one. */
export type NewReply =
  | { askedOn: string; channel: string; deadline: string | null }
  | { question: number; answeredOn: string; answer: string };

export type ReplyRecorded = { outcome: 'recorded' } | { outcome: 'no-claim' } | { outcome: 'no-question' };

/** Records that the claimant was asked, or what they answered. */
export async function recordReply(
  database: Database,
  { slug, reply, ...posted }: Posted & { slug: string; reply: NewReply },
): Promise<ReplyRecorded> {
  return once<ReplyRecorded>(
    database,
    useOf(posted, 'record-reply', slug, reply),
    (result) => result.outcome === 'recorded',
    async (trx) => {
      const work = await ensureWork(trx, slug, posted);
      if (work === undefined || work.stage === 'withdrawn') return { outcome: 'no-claim' };
      if ('question' in reply) {
        const asked = await trx
          .selectFrom('reply_event')
          .select('id')
          .where('id', '=', reply.question)
          .where('work_id', '=', work.id)
          .where('question', 'is', null)
          .executeTakeFirst();
        if (asked === undefined) return { outcome: 'no-question' };
      }
      await trx
        .insertInto('reply_event')
        .values({
          work_id: work.id,
          person_id: posted.actor.personId,
          person: posted.actor.name,
          at: posted.at,
          ...('question' in reply
            ? {
                question: reply.question,
                happened_on: reply.answeredOn,
                channel: null,
                deadline: null,
                answer: reply.answer,
              }
            : {
                question: null,
                happened_on: reply.askedOn,
                channel: reply.channel,
                deadline: reply.deadline,
                answer: null,
              }),
        })
        .execute();
      await recordAudit(trx, {
        at: posted.at,
        actor: posted.actor,
        action: 'reply-recorded',
        subject: slug,
        detail: 'question' in reply ? 'answer' : 'question',
      });
      return { outcome: 'recorded' };
    },
  );
}

export type ReplyReleased = { outcome: 'released' } | { outcome: 'own-work' } | { outcome: 'no-reply' };

/**
 * Puts what was recorded of a claim's replies on its page: what is asked for by its id, with the question it answers.
 * Whoever recorded either of the two, as far as it is not on the page yet, is not its second reader.
 */
export async function releaseReply(
  database: Database,
  { slug, id, publisher, ...posted }: Posted & { slug: string; id: number; publisher: Publisher },
): Promise<ReplyReleased> {
  return once<ReplyReleased>(
    database,
    useOf(posted, 'release-reply', slug, id),
    (result) => result.outcome === 'released',
    async (trx) => {
      const events = await recorded(trx, slug);
      const event = events.find((e) => e.id === id);
      if (event === undefined) return { outcome: 'no-reply' };
      const waiting = events.filter(
        (e) => (e.id === event.id || e.id === event.question) && e.releasedBy === null,
      );
      if (!waiting.every((e) => mayRelease(publisher, e))) return { outcome: 'own-work' };
      await release(trx, waiting, posted);
      await recordAudit(trx, {
        at: posted.at,
        actor: posted.actor,
        action: 'reply-released',
        subject: slug,
      });
      return { outcome: 'released' };
    },
  );
}

/**
 * Puts what was recorded on the page, as the claim itself is published: all that the publisher did not record
 * themselves, unless the newsroom has no second reader. An answer waits for its question.
 */
export async function releaseReplies(
  trx: Trx,
  slug: string,
  posted: Pick<Posted, 'actor' | 'at'>,
  publisher: Publisher,
  upTo: number,
): Promise<void> {
  const events = (await recorded(trx, slug)).filter((e) => e.id <= upTo);
  const waiting = events.filter((e) => e.releasedBy === null && mayRelease(publisher, e));
  const shown = new Set([...events.filter((e) => e.releasedBy !== null), ...waiting].map((e) => e.id));
  await release(
    trx,
    waiting.filter((e) => e.question === null || shown.has(e.question)),
    posted,
  );
}

interface Recorded {
  id: number;
  question: number | null;
  recorder: string | null;
  /** Null where it waits. */
  releasedBy: string | null;
}

/** What was recorded on a claim, and whether it is on the page. */
async function recorded(trx: Trx, slug: string): Promise<Recorded[]> {
  return trx
    .selectFrom('reply_event as e')
    .innerJoin('work as w', 'w.id', 'e.work_id')
    .leftJoin('reply_release as r', 'r.event_id', 'e.id')
    .select(['e.id', 'e.question', 'e.person_id as recorder', 'r.person as releasedBy'])
    .where('w.slug', '=', slug)
    .orderBy('e.id')
    .execute();
}

function mayRelease({ person, secondReader }: Publisher, { recorder }: Recorded): boolean {
  return mayPublish(person, recorder === null ? [] : [recorder], secondReader);
}

async function release(
  trx: Trx,
  events: readonly Recorded[],
  { actor, at }: Pick<Posted, 'actor' | 'at'>,
): Promise<void> {
  if (events.length === 0) return;
  await trx
    .insertInto('reply_release')
    .values(events.map(({ id }) => ({ event_id: id, person_id: actor.personId, person: actor.name, at })))
    .execute();
}
