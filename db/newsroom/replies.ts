/**
 * The right of reply: when and how the claimant was asked, by when they were to answer, and the answer word for word.
 * What is recorded goes onto the page of the claim once somebody else has read it.
 */

import type { Kysely, Transaction } from 'kysely';
import * as z from 'zod';
import type { Publisher, ReplyEvent } from '../../claims/editorial/work.ts';
import { hasRole, mayPublish } from '../../claims/editorial/workflow.ts';
import { recordAudit } from '../base/audit.ts';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { ensureWork } from './work-row.ts';

type Trx = Transaction<Schema>;

/** All that was recorded of the right of reply on a claim, in order. */
export async function listReplies({ read, kysely }: Database, slug: string): Promise<ReplyEvent[]> {
  const [rows] = await read(eventsOf(kysely, slug));
  return rows;
}

function eventsOf(kysely: Kysely<Schema>, slug: string) {
  return kysely
    .selectFrom('reply_event as e')
    .innerJoin('work as w', 'w.id', 'e.work_id')
    .leftJoin('reply_release as r', 'r.event_id', 'e.id')
    .leftJoin('reply_taken_back as b', 'b.event_id', 'e.id')
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
      'b.at as takenBackAt',
      'b.person as takenBackBy',
    ])
    .where('w.slug', '=', slug)
    .orderBy('e.id');
}

/** Whether a person may put an event on the page, with the question that it answers: not if they recorded either. */
export function mayRelease(event: ReplyEvent, events: readonly ReplyEvent[], publisher: Publisher): boolean {
  return waitingWith(event, events).every((e) => mayReleaseAlone(e, publisher));
}

/** What goes on the page with an event: itself and its question, unless they are there already. */
function waitingWith(event: ReplyEvent, events: readonly ReplyEvent[]): ReplyEvent[] {
  return events.filter((e) => (e.id === event.id || e.id === event.question) && isWaiting(e));
}

function isWaiting({ releasedAt, takenBackAt }: ReplyEvent): boolean {
  return releasedAt === null && takenBackAt === null;
}

function mayReleaseAlone({ recordedById }: ReplyEvent, { person, secondReader }: Publisher): boolean {
  return mayPublish(person, recordedById === null ? [] : [recordedById], secondReader);
}

/** What is recorded: a question, or the answer to one. */
export type NewReply =
  | { askedOn: string; channel: string; deadline: string | null }
  | { question: number; answeredOn: string; answer: string };

export type ReplyRecorded =
  | { outcome: 'recorded' }
  | { outcome: 'no-claim' }
  | { outcome: 'withdrawn' }
  | { outcome: 'no-question' };

/** Records that the claimant was asked, or what they answered. */
export async function recordReply(
  database: Database,
  { slug, reply, ...posted }: Posted & { slug: string; reply: NewReply },
): Promise<ReplyRecorded> {
  return once<ReplyRecorded>(
    database,
    useOf(posted, 'record-reply', slug, reply),
    z.object({ outcome: z.literal('recorded') }),
    async (trx) => {
      const work = await ensureWork(trx, slug, posted);
      if (work === undefined) return { outcome: 'no-claim' };
      if (work.stage === 'withdrawn') return { outcome: 'withdrawn' };
      if ('question' in reply) {
        const events = await eventsOf(trx, slug).execute();
        const asked = events.some(
          (e) => e.id === reply.question && e.question === null && e.takenBackAt === null,
        );
        if (!asked) return { outcome: 'no-question' };
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
 * Puts an event on the page of its claim, with the question that it answers. Whoever recorded either of the two, if it
 * is not on the page yet, is not its second reader.
 */
export async function releaseReply(
  database: Database,
  { slug, id, publisher, ...posted }: Posted & { slug: string; id: number; publisher: Publisher },
): Promise<ReplyReleased> {
  return once<ReplyReleased>(
    database,
    useOf(posted, 'release-reply', slug, id),
    z.object({ outcome: z.literal('released') }),
    async (trx) => {
      const events = await eventsOf(trx, slug).execute();
      const event = events.find((e) => e.id === id && e.takenBackAt === null);
      if (event === undefined) return { outcome: 'no-reply' };
      if (!mayRelease(event, events, publisher)) return { outcome: 'own-work' };
      const waiting = waitingWith(event, events);
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
 * Puts the events up to the id `upTo` on the page as the claim itself is published: all that the publisher did not
 * record, or all if the newsroom has no second reader. An answer waits for its question.
 */
export async function releaseReplies(
  trx: Trx,
  slug: string,
  posted: Pick<Posted, 'actor' | 'at'>,
  publisher: Publisher,
  upTo: number,
): Promise<void> {
  const events = (await eventsOf(trx, slug).execute()).filter((e) => e.id <= upTo);
  const waiting = events.filter((e) => isWaiting(e) && mayReleaseAlone(e, publisher));
  const shown = new Set([...events.filter((e) => e.releasedAt !== null), ...waiting].map((e) => e.id));
  await release(
    trx,
    waiting.filter((e) => e.question === null || shown.has(e.question)),
    posted,
  );
}

export type ReplyTakenBack =
  | { outcome: 'taken-back' }
  | { outcome: 'no-reply' }
  | { outcome: 'on-page' }
  | { outcome: 'of-another' };

/** Whether a person may take an event back: if they recorded it, or are a reviewer. */
export function mayTakeBack({ recordedById }: ReplyEvent, person: Publisher['person']): boolean {
  return recordedById === person.id || hasRole(person.role, 'reviewer');
}

/**
 * Takes back an event that was recorded by mistake and is not on the page yet; with a question, its answers too. It
 * stays in the record. The outcome is `no-reply` if nothing of that id waits, `on-page` if readers have seen it, and
 * `of-another` if somebody else recorded a part of it and the person is no reviewer.
 */
export async function takeBackReply(
  database: Database,
  { slug, id, person, ...posted }: Posted & { slug: string; id: number; person: Publisher['person'] },
): Promise<ReplyTakenBack> {
  return once<ReplyTakenBack>(
    database,
    useOf(posted, 'take-back-reply', slug, id),
    z.object({ outcome: z.literal('taken-back') }),
    async (trx) => {
      const events = await eventsOf(trx, slug).execute();
      const event = events.find((e) => e.id === id && e.takenBackAt === null);
      if (event === undefined) return { outcome: 'no-reply' };
      const taken = events.filter((e) => (e.id === id || e.question === id) && e.takenBackAt === null);
      if (!taken.every(isWaiting)) return { outcome: 'on-page' };
      if (!taken.every((e) => mayTakeBack(e, person))) return { outcome: 'of-another' };
      const { actor, at } = posted;
      await trx
        .insertInto('reply_taken_back')
        .values(taken.map((e) => ({ event_id: e.id, person_id: actor.personId, person: actor.name, at })))
        .execute();
      await recordAudit(trx, {
        at,
        actor,
        action: 'reply-taken-back',
        subject: slug,
        detail: event.question === null ? 'question' : 'answer',
      });
      return { outcome: 'taken-back' };
    },
  );
}

async function release(
  trx: Trx,
  events: readonly ReplyEvent[],
  { actor, at }: Pick<Posted, 'actor' | 'at'>,
): Promise<void> {
  if (events.length === 0) return;
  await trx
    .insertInto('reply_release')
    .values(events.map(({ id }) => ({ event_id: id, person_id: actor.personId, person: actor.name, at })))
    .execute();
}
