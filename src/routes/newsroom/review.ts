/** The review of a draft: everybody in the newsroom reads it, reviewers decide, and its writers can take it back. */

import { type Context, Hono } from 'hono';
import type { FieldComment, Publisher, Work } from '../../../claims/editorial/work.ts';
import { CHECKS, type CheckName, hasRole, mayPublish } from '../../../claims/editorial/workflow.ts';
import { text } from '../../../claims/evidence/schema.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import type { Difference } from '../../../db/evidence/conflict.ts';
import { TAKEN_BACK } from '../../../db/newsroom/draft-reads.ts';
import { sendBack } from '../../../db/newsroom/drafts.ts';
import { type Published, publishDraft } from '../../../db/newsroom/publish.ts';
import type { FieldIssue } from '../../../views/edit/parts/fields.ts';
import { GENERAL } from '../../../views/edit/parts/labels.ts';
import { personName, stepLine } from '../../../views/edit/parts/status.ts';
import {
  checkName,
  commentName,
  commentsIn,
  type MayReview,
  reviewPage,
} from '../../../views/edit/review/review.ts';
import { type Html, html, nothing } from '../../../views/parts/html.ts';
import { moment } from '../../../views/parts/time.ts';
import { urls } from '../../../views/parts/urls.ts';
import { deskOf } from '../../auth/guard.ts';
import { answerPrivate, seeOther } from '../../auth/private.ts';
import { type AppEnv, todayOf, zoneOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { fileIssues } from '../../http/forms.ts';
import { REVIEW_HEADERS } from '../../http/headers.ts';
import { standstillOf } from './calendar.ts';
import { kindOf, postedBy, publisherOf, quoteOf, workOf } from './form-context.ts';
import { offeredRepeats } from './offered-repeats.ts';
import { gatherReview, inReview, seenOf, sentBackOf } from './review-work.ts';

/** `/edit/claims/SLUG/review`. Mount behind `newsroom()`. */
export function editReviewRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/edit/claims/:slug/review', async (c) => draw(c, await workOf(c, c.req.param('slug'))))
    .post('/edit/claims/:slug/review', async (c) => posted(c, c.req.param('slug')));
}

/** The longest comment, in characters. */
const MAX_COMMENT = 5_000;

/** What somebody may do with the draft of a claim. */
export function mayReview(
  { person, secondReader }: Publisher,
  work: Work,
  recorders: readonly string[],
): MayReview {
  const hands = [...work.writers, ...work.recorders, ...recorders];
  const approve = mayPublish(person, hands, secondReader);
  const wrote = work.writers.includes(person.id);
  const isAlone = work.writers.every((id) => id === person.id);
  const isReviewer = hasRole(person.role, 'reviewer');
  return {
    approve,
    sendBack: isReviewer,
    takeBack: wrote,
    alone: approve && hands.includes(person.id),
    decidesRule: !approve && hasRole(person.role, 'admin'),
    why: approve
      ? null
      : isReviewer
        ? wrote
          ? `You wrote ${isAlone ? 'this draft yourself' : 'part of this draft'}, so somebody else must read it before it is published.`
          : 'You recorded figures that the verdict would rest on, so somebody else must read it.'
        : 'A reviewer decides whether this is published; your role is editor.',
  };
}

interface Drawing {
  status?: number;
  issues?: readonly FieldIssue[];
  refusal?: Html | null;
  /** What is wrong with the correction. */
  correctionFault?: string;
  /** What was posted, so that nothing is lost. */
  fields?: Readonly<Record<string, string>>;
}

async function draw(
  c: Context<AppEnv>,
  work: Work,
  { status = 200, issues = [], refusal = null, correctionFault, fields = {} }: Drawing = {},
): Promise<Response> {
  const save = inReview(work);
  const publisher = await publisherOf(c);
  const gathered =
    save === null
      ? null
      : await gatherReview(c.var.deps.database, work, save, { publisher, today: todayOf(c) });
  const offered =
    gathered === null || work.isPublished
      ? []
      : await offeredRepeats(c, {
          slug: work.slug,
          fields: gathered.shown.fields,
          bundle: gathered.shown.computed?.bundle,
        });
  return answerPrivate(
    reviewPage({
      desk: deskOf(c),
      offered,
      work,
      quote: quoteOf(work),
      kind: kindOf(work),
      review: gathered === null ? null : { ...gathered.shown, correctionFault },
      sentBack: sentBackOf(work),
      may: mayReview(publisher, work, gathered?.recorders ?? []),
      state: { fields, issues },
      refusal,
    }),
    status,
    REVIEW_HEADERS,
  );
}

async function posted(c: Context<AppEnv>, slug: string): Promise<Response> {
  switch (c.var.form.get('do')) {
    case 'approve':
      return approve(c, slug);
    case 'send-back':
      return back(c, slug);
    case 'take-back':
      return takeBack(c, slug);
    default:
      throw new HttpError('bad-request', 'The form does not say what to do: press one of its buttons.');
  }
}

/** The number of the save that the form was drawn for; 0 if it names none. */
function numberOf(c: Context<AppEnv>): number {
  const typed = c.var.form.get('number');
  return /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : 0;
}

/** The page again, for somebody who may not do that. */
function forbidden(c: Context<AppEnv>, work: Work, message: string): Promise<Response> {
  return draw(c, work, {
    status: 403,
    refusal: html`<h2>Not allowed</h2><p>${message}</p>`,
    fields: c.var.form.fields,
  });
}

/** The message next to a point of the checklist that was not confirmed. */
export const UNTICKED: Record<CheckName, string> = {
  quotation: 'Confirm the quotation and its link.',
  fair: 'Confirm that the reading is fair.',
  measure: 'Confirm that the figures measure what was spoken of.',
  sources: 'Confirm that every figure was looked up.',
  reply: 'Confirm the right of reply.',
};

async function approve(c: Context<AppEnv>, slug: string): Promise<Response> {
  const { database } = c.var.deps;
  const { fields } = c.var.form;
  const number = numberOf(c);
  const work = await workOf(c, slug);
  const publisher = await publisherOf(c);
  const save = inReview(work);
  const isThere = save !== null && save.number === number;
  const gathered = isThere
    ? await gatherReview(database, work, save, { publisher, today: todayOf(c) })
    : null;
  const may = mayReview(publisher, work, gathered?.recorders ?? []);
  if (!may.approve && (isThere || !hasRole(publisher.person.role, 'reviewer')))
    return forbidden(c, work, may.why ?? '');
  const unticked = CHECKS.filter((check) => fields[checkName(check)] !== 'yes');
  if (isThere && unticked.length > 0)
    return draw(c, work, {
      status: 422,
      fields,
      issues: unticked.map((check) => ({
        field: checkName(check),
        message: UNTICKED[check],
      })),
    });
  if (gathered !== null && gathered.draft === null)
    return draw(c, work, {
      status: 422,
      fields,
      refusal: html`<h2>It was not published</h2><p>It cannot be published as it is: see below what is wrong. Send it back to its writers.</p>`,
    });
  const standstill = await standstillOf(c);
  if (standstill !== undefined)
    return draw(c, work, {
      status: 409,
      fields,
      refusal: html`<h2>It was not published</h2><p>${standstill}</p>`,
    });
  const published = await publishDraft(database, {
    ...postedBy(c),
    slug,
    number,
    // If it is no longer in review, storage knows whether this very form published it.
    draft: gathered?.draft ?? null,
    publisher,
    checks: CHECKS,
    seen: {
      verdicts: (after) => seenOf(after) === fields['seen'],
      replies: /^\d{1,15}$/.test(fields['replies'] ?? '') ? Number(fields['replies']) : 0,
    },
  });
  return published.outcome === 'published'
    ? seeOther(urls.edit.review(slug))
    : refused(c, await workOf(c, slug), published, number);
}

const NOT_PUBLISHED = html`<h2>It was not published</h2><p>The <a href="#correction">correction</a> cannot be taken as it stands.</p>`;

function refused(
  c: Context<AppEnv>,
  work: Work,
  published: Exclude<Published, { outcome: 'published' }>,
  number: number,
): Promise<Response> {
  const { fields } = c.var.form;
  switch (published.outcome) {
    case 'not-in-review':
      return moved(c, work, number);
    case 'own-work':
      return forbidden(c, work, 'You had a hand in this draft, so somebody else must publish it.');
    case 'not-as-seen':
      return draw(c, work, {
        status: 409,
        fields: withoutChecks(fields),
        refusal: html`<h2>It was not published</h2><p>The evidence has changed since you looked: the verdict would not be the one that you saw. Look at it again, then decide.</p>`,
      });
    case 'no-note':
      return draw(c, work, {
        status: 422,
        fields,
        refusal: NOT_PUBLISHED,
        correctionFault:
          'A revision is published already, and the draft does not say why it is changed. Send it back and ask for the type of correction and a sentence for readers.',
      });
    case 'not-a-typo':
      return draw(c, work, {
        status: 422,
        fields,
        refusal: NOT_PUBLISHED,
        correctionFault:
          'It is marked as a typo, and a typo changes neither the test nor the verdict: this would. Send it back and ask for another type of correction.',
      });
    case 'same-method':
      return draw(c, work, {
        status: 422,
        fields,
        refusal: NOT_PUBLISHED,
        correctionFault:
          'It is marked as a change of the method, and the method is the one that the published verdict was computed by. Send it back and ask for another type of correction.',
      });
    case 'sayings-misfit':
      return draw(c, work, {
        status: 422,
        fields,
        refusal: html`<h2>It was not published</h2>
<ul>${published.misfits.map((misfit) => html`<li>${misfit}</li>`)}</ul>`,
      });
    case 'evidence-differs':
      return draw(c, work, {
        status: 422,
        fields,
        refusal: html`<h2>It was not published</h2><p>The ledger has some of this evidence differently, so none of it was added:</p>
<ul>${published.differences.map((difference) => html`<li>${differenceInWords(difference)}</li>`)}</ul>
<p>Send it back: the writers use what the ledger has, or correct that among the evidence first.</p>`,
      });
  }
}

/** A value of a difference, which is given as JSON, in plain text. */
function plain(json: string): string {
  return json === 'absent' ? 'not given' : json.replace(/^"(.*)"$/s, '$1');
}

const KEYS: Record<string, string> = {
  value: 'the figure',
  publishedOn: 'the day of publication',
  source: 'the source',
  precision: 'how exact it is',
  status: 'how final it is',
  url: 'the link',
};

function differenceInWords({ what, key, ledger, bundle, message }: Difference): string {
  const words = (text: string) => text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, dateInWords);
  if (message !== undefined) return words(`${what}: ${message.replace(/\.$/, '')}.`);
  return `${words(what)}: ${KEYS[key] ?? `the ${key}`} is ${words(plain(ledger))} in the ledger, and ${words(plain(bundle))} in this draft.`;
}

/** What was typed, without the ticks of the checklist: they were about something else. */
function withoutChecks(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith('check.')));
}

/** The page again, because what was read is no longer in review, with what has happened since. */
function moved(c: Context<AppEnv>, work: Work, number: number): Promise<Response> {
  const { draft } = work;
  const steps = work.steps
    .filter((step) => step.number >= number)
    .filter((step) => step.number > number || step.step !== 'submitted');
  return draw(c, work, {
    status: 409,
    fields: withoutChecks(c.var.form.fields),
    refusal: html`<h2>Somebody was faster</h2><p>Save ${number} is no longer in review, so nothing was done. Since then:</p>
<ul>${draft !== null && draft.number > number ? html`<li>Save ${draft.number} by ${personName(draft.savedBy, draft.savedByName)} on ${moment(draft.savedAt, zoneOf(c))}</li>` : nothing}${steps.map((step) => html`<li>${stepLine(step, zoneOf(c))}</li>`)}</ul>
${inReview(work) === null ? nothing : html`<p>Save ${work.latest} is in review now: look at it again, then decide.</p>`}`,
  });
}

async function back(c: Context<AppEnv>, slug: string): Promise<Response> {
  const { fields } = c.var.form;
  if (!hasRole(c.var.person.role, 'reviewer'))
    return forbidden(
      c,
      await workOf(c, slug),
      'Only reviewers send a draft back; its writers can take it back.',
    );
  const comments = commentsIn(fields);
  const issues = [...fileIssues(c.var.form), ...wrongComments(comments)];
  if (issues.length > 0) return draw(c, await workOf(c, slug), { status: 422, fields, issues });
  return sent(c, slug, comments);
}

/** What is wrong with the comments of a form: it needs at least one, and each must be a text that can be shown. */
function wrongComments(comments: readonly FieldComment[]): FieldIssue[] {
  if (comments.length === 0)
    return [{ field: commentName(GENERAL), message: 'Say what should change: the writers need to know.' }];
  return comments.flatMap(({ field, comment }) => {
    const read = text(MAX_COMMENT).safeParse(comment);
    return read.success
      ? []
      : [
          {
            field: commentName(field),
            message: `This comment ${read.error.issues[0]?.message ?? 'cannot be taken'}.`,
          },
        ];
  });
}

async function takeBack(c: Context<AppEnv>, slug: string): Promise<Response> {
  const work = await workOf(c, slug);
  const wrote = work.writers.includes(c.var.person.id);
  if (!wrote && inReview(work) !== null)
    return forbidden(c, work, 'Only those who wrote a draft take it back; a reviewer sends it back.');
  return sent(c, slug, [{ field: GENERAL, comment: TAKEN_BACK }]);
}

async function sent(c: Context<AppEnv>, slug: string, comments: readonly FieldComment[]): Promise<Response> {
  const number = numberOf(c);
  const { outcome } = await sendBack(c.var.deps.database, { ...postedBy(c), slug, number, comments });
  return outcome === 'sent-back' ? seeOther(urls.edit.review(slug)) : moved(c, await workOf(c, slug), number);
}
