/** The queue of verdicts that wait for an editor: everybody in the newsroom sees it, and reviewers publish. */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { CorrectionNote } from '../../../claims/editorial/correction.ts';
import type { Publisher, QueueEntry } from '../../../claims/editorial/work.ts';
import { hasRole, mayPublish } from '../../../claims/editorial/workflow.ts';
import { line, slug as slugSchema } from '../../../claims/evidence/schema.ts';
import { findQueued, listQueue, QUEUE_PAGE_SIZE } from '../../../db/ledger/queue.ts';
import { publishedQuote } from '../../../db/newsroom/draft-reads.ts';
import { publishQueued } from '../../../db/newsroom/publish-queued.ts';
import { waitingSayings } from '../../../db/newsroom/saying-reads.ts';
import type { FieldIssue } from '../../../views/edit/parts/fields.ts';
import {
  fieldOf,
  QUEUE_TYPES,
  type QueueItem,
  type QueueProps,
  queuePage,
  typesOf,
} from '../../../views/edit/review/queue.ts';
import { urls } from '../../../views/parts/urls.ts';
import { deskOf, needs } from '../../auth/guard.ts';
import { answerPrivate, seeOther } from '../../auth/private.ts';
import type { AppEnv } from '../../http/context.ts';
import { fileIssues } from '../../http/forms.ts';
import { page, readQuery } from '../../http/query.ts';
import { calendarOf, standstillOf } from './calendar.ts';
import { postedBy, publisherOf } from './form-context.ts';

/** `/edit/queue` and `/edit/queue/SLUG`. Mount behind `newsroom()`. */
export function editQueueRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/edit/queue', list)
    .get('/edit/queue/:slug', (c) => one(c, c.req.param('slug')))
    .post('/edit/queue/:slug', needs('reviewer'), (c) => publish(c, c.req.param('slug')));
}

function itemOf(entry: QueueEntry, { person, secondReader }: Publisher): QueueItem {
  const barred = !hasRole(person.role, 'reviewer')
    ? ('role' as const)
    : mayPublish(person, entry.recordedBy, secondReader)
      ? null
      : ('own' as const);
  return { ...entry, barred };
}

const listQuery = z.object({ page, published: slugSchema.optional().catch(undefined) });

/** A page of the queue, with what was just published. */
async function list(c: Context<AppEnv>): Promise<Response> {
  const { page, published: slug } = readQuery(c, listQuery);
  const quote = slug === undefined ? undefined : await publishedQuote(c.var.deps.database.kysely, slug);
  return drawAll(c, page, slug !== undefined && quote !== undefined ? { published: { slug, quote } } : {});
}

async function drawAll(
  c: Context<AppEnv>,
  page: number,
  more: Partial<QueueProps>,
  status = 200,
): Promise<Response> {
  const [{ entries, total }, sayings, publisher, calendar] = await Promise.all([
    listQueue(c.var.deps.database, page),
    waitingSayings(c.var.deps.database),
    publisherOf(c),
    calendarOf(c),
  ]);
  const pages = Math.max(1, Math.ceil(total / QUEUE_PAGE_SIZE));
  if (page > pages) return seeOther(urls.edit.queue(undefined, { page: pages }));
  const items = entries.map((entry) => itemOf(entry, publisher));
  return answerPrivate(
    queuePage({ desk: deskOf(c), calendar, items, page, pages, total, sayings, ...more }),
    status,
  );
}

/** One entry by itself; or the whole queue, if it no longer waits. */
async function one(c: Context<AppEnv>, slug: string): Promise<Response> {
  const { kysely } = c.var.deps.database;
  const [entry, publisher] = await Promise.all([findQueued(kysely, slug), publisherOf(c)]);
  return entry === undefined ? seeOther(urls.edit.queue()) : drawOne(c, itemOf(entry, publisher), {});
}

async function drawOne(
  c: Context<AppEnv>,
  item: QueueItem,
  more: Partial<QueueProps>,
  status = 200,
): Promise<Response> {
  const calendar = await calendarOf(c);
  return answerPrivate(
    queuePage({
      desk: deskOf(c),
      calendar,
      items: [item],
      page: 1,
      pages: 1,
      total: 1,
      alone: true,
      ...more,
    }),
    status,
  );
}

const MAX_SENTENCE = 1_000;

/** Reads the note for readers; its sentence becomes one paragraph, however it was typed. */
function noteOf(typed: { type: string; sentence: string }): { note?: CorrectionNote; issues: FieldIssue[] } {
  const issues: FieldIssue[] = [];
  const type = QUEUE_TYPES.find((one) => one === typed.type);
  if (type === undefined) issues.push({ field: 'type', message: 'Choose what changed.' });
  const sentence = typed.sentence.replace(/\s+/g, ' ').trim();
  const read = line.safeParse(sentence);
  if (sentence === '')
    issues.push({
      field: 'sentence',
      message: 'Say in a sentence what changed: readers see it on the claim’s page.',
    });
  else if ([...sentence].length > MAX_SENTENCE)
    issues.push({
      field: 'sentence',
      message: 'This is longer than 1,000 characters: say it in a sentence or two.',
    });
  else if (!read.success)
    issues.push({
      field: 'sentence',
      message: `This ${read.error.issues[0]?.message ?? 'cannot be taken'}.`,
    });
  return type === undefined || issues.length > 0 ? { issues } : { note: { type, sentence }, issues };
}

const MOVED =
  'The verdict has changed since you looked at it, so nothing was published. This is how it is now: check it, and your sentence.';
const GONE =
  'This verdict no longer waits: somebody published it, or the evidence moved back. You published nothing.';
const OWN_WORK = 'You recorded the figures that change this verdict: somebody else has to publish it.';

async function publish(c: Context<AppEnv>, slug: string): Promise<Response> {
  const { form } = c.var;
  const { database } = c.var.deps;
  const posted = postedBy(c);
  const publisher = await publisherOf(c);
  const fields = { type: form.get(fieldOf('type', slug)), sentence: form.get(fieldOf('sentence', slug)) };
  const { note, issues } = noteOf(fields);
  issues.push(...fileIssues(form, (name) => name.split('.')[0] ?? ''));
  const standstill = await standstillOf(c);
  if (standstill !== undefined) issues.push({ field: '', message: standstill });
  if (note?.type === 'method') {
    const entry = await findQueued(database.kysely, slug);
    if (entry !== undefined && !typesOf(entry).includes('method'))
      issues.push({
        field: 'type',
        message: 'The method has not changed since the published verdict: choose what has.',
      });
  }
  const mark = /^\d{1,15}$/.test(form.get('mark')) ? Number(form.get('mark')) : -1;
  const result =
    note === undefined || issues.length > 0
      ? null
      : await publishQueued(database, {
          ...posted,
          // All forms of the page carry the same token, and differ by what they publish.
          form: `${posted.form}-${mark}-${slug}`,
          slug,
          mark,
          note,
          publisher,
        });
  if (result?.outcome === 'published') return seeOther(urls.edit.queue(undefined, { published: slug }));

  const entry = await findQueued(database.kysely, slug);
  if (entry === undefined) return drawAll(c, 1, { message: GONE, typed: fields.sentence }, 409);
  const item = itemOf(entry, publisher);
  const state = { slug, form: { fields, issues } };
  if (result === null) return drawOne(c, item, { state }, 422);
  if (result.outcome === 'own-work')
    return drawOne(c, item, { message: OWN_WORK, typed: fields.sentence }, 403);
  if (result.outcome === 'faulty')
    return drawOne(
      c,
      item,
      {
        message: `It is not published from here: correct the claim first. ${result.messages.join(' ')}`,
        typed: fields.sentence,
      },
      422,
    );
  return drawOne(c, item, { state, message: MOVED }, 409);
}
