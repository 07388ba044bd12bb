/** A draft is discarded, and taken up again: `/edit/claims/SLUG/discard`. */
import { type Context, Hono } from 'hono';
import { FieldReader } from '../../../claims/drafting/field-reader.ts';
import type { Work } from '../../../claims/editorial/work.ts';
import { mayDiscard, RESTORABLE_DAYS } from '../../../claims/editorial/workflow.ts';
import { text } from '../../../claims/evidence/schema.ts';
import { discardDraft, restorableSince, restoreDraft } from '../../../db/newsroom/discard.ts';
import type { FieldIssue } from '../../../views/edit/parts/fields.ts';
import { discardPage, MAX_REASON } from '../../../views/edit/review/discard.ts';
import { urls } from '../../../views/parts/urls.ts';
import { deskOf } from '../../auth/guard.ts';
import { answerPrivate, seeOther } from '../../auth/private.ts';
import { type AppEnv, todayOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { fileIssues } from '../../http/forms.ts';
import { postedBy, quoteOf, workOf } from './form-context.ts';

/** Mount behind `newsroom()`. */
export function editDiscardRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/edit/claims/:slug/discard', async (c) => draw(c, await workOf(c, c.req.param('slug'))))
    .post('/edit/claims/:slug/discard', (c) => posted(c, c.req.param('slug')));
}

const NOT_ALLOWED = 'Only whoever wrote a draft alone, and reviewers, discard it or take it up again.';

function draw(
  c: Context<AppEnv>,
  work: Work,
  { status = 200, issues = [] }: { status?: number; issues?: readonly FieldIssue[] } = {},
): Response {
  const { discarded, writers } = work;
  const isRestorable = discarded !== null && discarded.at >= restorableSince(c.var.now);
  return answerPrivate(
    discardPage({
      desk: deskOf(c),
      work,
      quote: quoteOf(work),
      number: work.latest,
      discarded,
      until: isRestorable ? daysAfter(discarded.at) : null,
      isAllowed: mayDiscard(c.var.person, writers) || discarded?.by === c.var.person.email,
      state: { fields: c.req.method === 'POST' ? c.var.form.fields : {}, issues },
    }),
    status,
  );
}

/** The moment until which a draft that was discarded at another can be taken up again. */
function daysAfter(at: string): string {
  return new Date(Date.parse(at) + RESTORABLE_DAYS * 86_400_000).toISOString();
}

async function posted(c: Context<AppEnv>, slug: string): Promise<Response> {
  const { form, person } = c.var;
  const button = form.get('do');
  if (button !== 'discard' && button !== 'restore')
    throw new HttpError('bad-request', 'The form does not say what to do: press one of its buttons.');
  const work = await workOf(c, slug);
  const typed = form.get('number');
  const number = /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : 0;
  const read = new FieldReader(form.fields, todayOf(c));
  const reason = read.text('reason', text(MAX_REASON)) ?? '';
  const issues = [...fileIssues(form), ...read.issues];
  if (issues.length > 0) return draw(c, work, { status: 422, issues });
  if (button === 'discard' && work.draft !== null && !mayDiscard(person, work.writers))
    return refused(c, slug, 403, NOT_ALLOWED);
  const draft = { ...postedBy(c), slug, number, person };
  const { database } = c.var.deps;
  const { outcome } =
    button === 'discard'
      ? await discardDraft(database, { ...draft, reason })
      : await restoreDraft(database, { ...draft, since: restorableSince(c.var.now) });
  switch (outcome) {
    case 'discarded':
      return seeOther(urls.edit.discard(slug));
    case 'restored':
      return seeOther(`${urls.edit.claim(slug)}?done=restored`);
    case 'not-allowed':
      return refused(c, slug, 403, NOT_ALLOWED);
    case 'moved':
      return refused(
        c,
        slug,
        409,
        'Somebody saved, published or discarded it since this page was shown, so nothing was done. Look at it as it is now.',
      );
  }
}

async function refused(c: Context<AppEnv>, slug: string, status: number, message: string): Promise<Response> {
  return draw(c, await workOf(c, slug), { status, issues: [{ field: '', message }] });
}
