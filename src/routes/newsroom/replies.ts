/** The right of reply to a claim: recording questions and answers, taking them back, and putting them on its page. */

import { type Context, Hono } from 'hono';
import { FieldReader } from '../../../claims/drafting/field-reader.ts';
import { withDays } from '../../../claims/drafting/typed-days.ts';
import type { Work } from '../../../claims/editorial/work.ts';
import { line, text } from '../../../claims/evidence/schema.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import {
  listReplies,
  mayRelease,
  mayTakeBack,
  type NewReply,
  recordReply,
  releaseReply,
  takeBackReply,
} from '../../../db/newsroom/replies.ts';
import type { FieldIssue } from '../../../views/edit/parts/fields.ts';
import { repliesPage } from '../../../views/edit/review/replies.ts';
import { urls } from '../../../views/parts/urls.ts';
import { deskOf } from '../../auth/guard.ts';
import { answerPrivate, noticeOf, seeOther } from '../../auth/private.ts';
import { type AppEnv, todayOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { fileIssues } from '../../http/forms.ts';
import { standstillOf } from './calendar.ts';
import { postedBy, publisherOf, quoteOf, workOf } from './form-context.ts';

/** `/edit/claims/SLUG/replies`. Mount behind `newsroom()`. */
export function editReplyRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/edit/claims/:slug/replies', async (c) =>
      draw(c, await workOf(c, c.req.param('slug')), { notice: noticeOf(c, DONE) }),
    )
    .post('/edit/claims/:slug/replies', (c) => posted(c, c.req.param('slug')));
}

/** What became of a form, by the `done` of the address. */
const DONE: Readonly<Record<string, string>> = {
  asked: 'The question is recorded.',
  answer: 'The answer is recorded.',
  release: 'It is on the page.',
  'take-back': 'It was taken back, and does not go on the page. The record keeps it.',
};

interface Drawing {
  status?: number;
  issues?: readonly FieldIssue[];
  posted?: 'asked' | 'answer' | null;
  notice?: string | undefined;
}

async function draw(
  c: Context<AppEnv>,
  work: Work,
  { status = 200, issues = [], posted = null, notice }: Drawing = {},
): Promise<Response> {
  const [events, publisher] = await Promise.all([
    listReplies(c.var.deps.database, work.slug),
    publisherOf(c),
  ]);
  return answerPrivate(
    repliesPage({
      desk: deskOf(c),
      work,
      quote: quoteOf(work),
      claimant: work.draft?.fields['claimant.name'] ?? work.published?.claim.claimant.name ?? '',
      replies: events.map((event) => ({
        ...event,
        mayRelease: mayRelease(event, events, publisher),
        mayTakeBack: mayTakeBack(event, publisher.person),
      })),
      state: { fields: posted === null ? {} : withDays(c.var.form.fields, todayOf(c)), issues },
      posted,
      secondReader: publisher.secondReader,
      notice,
    }),
    status,
  );
}

async function posted(c: Context<AppEnv>, slug: string): Promise<Response> {
  const what = c.var.form.get('do');
  if (what === 'release') return release(c, slug);
  if (what === 'take-back') return takeBack(c, slug);
  if (what !== 'asked' && what !== 'answer')
    throw new HttpError('bad-request', 'The form does not say what to do: press one of its buttons.');
  const work = await workOf(c, slug);
  const read = new FieldReader(c.var.form.fields, todayOf(c));
  const reply = what === 'asked' ? questionIn(read, saidOn(work, todayOf(c))) : await answerIn(c, slug, read);
  const issues = [...fileIssues(c.var.form), ...read.issues, ...read.missing];
  if (reply === undefined || issues.length > 0) return draw(c, work, { status: 422, issues, posted: what });
  const { outcome } = await recordReply(c.var.deps.database, { ...postedBy(c), slug, reply });
  switch (outcome) {
    case 'recorded':
      return seeOther(`${urls.edit.replies(slug)}?done=${what}`);
    case 'withdrawn':
      return draw(c, work, {
        status: 409,
        posted: what,
        issues: [{ field: '', message: 'The claim is withdrawn: no more replies are recorded.' }],
      });
    case 'no-claim':
    case 'no-question':
      return draw(c, work, {
        status: 422,
        posted: what,
        issues: [{ field: 'question', message: 'Choose the question that it answers.' }],
      });
  }
}

/** The day on which the words were said, by the draft or else as published; undefined if neither has one. */
function saidOn({ draft, published }: Work, today: string): string | undefined {
  const typed = draft === null ? undefined : new FieldReader(draft.fields, today).date('saidOn');
  return typed ?? published?.claim.saidOn;
}

function questionIn(read: FieldReader, saidOn: string | undefined): NewReply | undefined {
  const askedOn =
    read.typed('askedOn') === ''
      ? read.lacks('askedOn', 'Give the day on which they were asked.')
      : read.pastDate('askedOn', 'give the day on which they were asked.');
  if (askedOn !== undefined && saidOn !== undefined && askedOn < saidOn)
    read.wrong('askedOn', `This day is before the words were said, on ${dateInWords(saidOn)}.`);
  const channel = read.needed('channel', line, 'Say how they were asked.');
  const deadline = read.date('deadline');
  if (askedOn !== undefined && deadline !== undefined && deadline < askedOn)
    read.wrong('deadline', 'This day is before the one on which they were asked.');
  return askedOn === undefined || channel === undefined
    ? undefined
    : { askedOn, channel, deadline: deadline ?? null };
}

async function answerIn(c: Context<AppEnv>, slug: string, read: FieldReader): Promise<NewReply | undefined> {
  const events = await listReplies(c.var.deps.database, slug);
  const question = events.find(
    (e) => e.question === null && e.takenBackAt === null && String(e.id) === read.typed('question'),
  );
  if (question === undefined) read.lacks('question', 'Choose the question that it answers.');
  const answeredOn =
    read.typed('answeredOn') === ''
      ? read.lacks('answeredOn', 'Give the day of the answer.')
      : read.pastDate('answeredOn', 'give the day of the answer.');
  if (question !== undefined && answeredOn !== undefined && answeredOn < question.happenedOn)
    read.wrong('answeredOn', 'This day is before the one on which they were asked.');
  const answer = read.needed('answer', text(), 'Paste the answer, word for word.');
  return question === undefined || answeredOn === undefined || answer === undefined
    ? undefined
    : { question: question.id, answeredOn, answer };
}

async function release(c: Context<AppEnv>, slug: string): Promise<Response> {
  const work = await workOf(c, slug);
  if (!work.isPublished)
    return draw(c, work, {
      status: 409,
      issues: [{ field: '', message: 'The claim is not published: its replies go on the page with it.' }],
    });
  const message = await standstillOf(c);
  if (message !== undefined) return draw(c, work, { status: 409, issues: [{ field: '', message }] });
  const { outcome } = await releaseReply(c.var.deps.database, {
    ...postedBy(c),
    slug,
    id: idIn(c),
    publisher: await publisherOf(c),
  });
  switch (outcome) {
    case 'released':
      return seeOther(`${urls.edit.replies(slug)}?done=release`);
    case 'own-work':
      return draw(c, work, {
        status: 403,
        issues: [
          {
            field: '',
            message: 'Only a reviewer who recorded neither it nor its question can put it on the page.',
          },
        ],
      });
    case 'no-reply':
      throw new HttpError('not-found', 'This claim has no such question or answer.');
  }
}

/** The id of the question or answer that a form is about; 0 if it names none. */
function idIn(c: Context<AppEnv>): number {
  const id = c.var.form.get('id');
  return /^\d{1,15}$/.test(id) ? Number(id) : 0;
}

async function takeBack(c: Context<AppEnv>, slug: string): Promise<Response> {
  const work = await workOf(c, slug);
  const { outcome } = await takeBackReply(c.var.deps.database, {
    ...postedBy(c),
    slug,
    id: idIn(c),
    person: c.var.person,
  });
  switch (outcome) {
    case 'taken-back':
      return seeOther(`${urls.edit.replies(slug)}?done=take-back`);
    case 'of-another':
      return draw(c, work, {
        status: 403,
        issues: [
          {
            field: '',
            message: 'Somebody else recorded it, or an answer to it: they or a reviewer can take it back.',
          },
        ],
      });
    case 'on-page':
      return draw(c, work, {
        status: 409,
        issues: [
          { field: '', message: 'It is on the page already, and readers may have seen it: it stays.' },
        ],
      });
    case 'no-reply':
      throw new HttpError('not-found', 'This claim has no such question or answer.');
  }
}
