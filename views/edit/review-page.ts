/** The review of a draft: what is in it, and the form by which it is published or sent back. */
import { CHECKLIST, CHECKS } from '../../claims/workflow.ts';
import { type Html, html, nothing } from '../html.ts';
import { urls } from '../urls.ts';
import { areaField, checkField, type FormState, issueSummary } from './fields.ts';
import { commentLabel, FIELD_GROUPS, GENERAL } from './labels.ts';
import { type Desk, editPage, guard } from './layout.ts';
import { moment } from './moment.ts';
import { type Reviewed, reviewed } from './review-parts.ts';
import { commentList, type RecordOf } from './revisions-page.ts';
import { personName, statusBar, stepLine, workHeading } from './status.ts';

/** What the viewer may do with the draft. */
export interface MayReview {
  approve: boolean;
  sendBack: boolean;
  takeBack: boolean;
  /** Whether publishing it would be without a second reader. */
  alone: boolean;
  /** Why it may not be approved. */
  why: string | null;
}

export interface ReviewProps {
  desk: Desk;
  work: RecordOf;
  quote: string;
  kind: string;
  /** Null where nothing is in review. */
  review: Reviewed | null;
  /** The last sending back of the draft by a reviewer; null where there was none. */
  sentBack: RecordOf['steps'][number] | null;
  may: MayReview;
  state: FormState;
  /** What kept the last try from having an effect, in plain words. */
  refusal: Html | null;
}

/** The names of the form's fields. */
export const checkName = (check: string) => `check.${check}`;
export const commentName = (field: string) => `comment.${field === GENERAL ? 'general' : field}`;

/** The parts that are commented on: those of the form, and the whole. */
export const COMMENTED: readonly string[] = [...FIELD_GROUPS.map((group) => group.field), GENERAL];

/** The page of a review. */
export function reviewPage(props: ReviewProps): Html {
  const { desk, work, quote, review, state, refusal } = props;
  return editPage(desk, {
    title: `Review of ${work.slug}`,
    section: 'claims',
    body: html`${workHeading('Review', quote)}
${issueSummary(state, state.issues.some(({ field }) => field.startsWith('check.')) ? 'Not published yet' : 'Not sent back yet')}
${refusal === null ? nothing : html`<section class="issues refusal" role="alert">${refusal}</section>`}
${statusBar(work, desk.viewer, 'review')}
${
  review === null
    ? html`${noReview(props)}${kept(props)}`
    : html`<p class="lead">Save ${review.number}, written by ${personName(review.by, review.byName)} on ${moment(review.at)}.</p>
${sentBackBefore(props, review)}
<div class="reviewed">${reviewed(review)}</div>
${decision(props, review)}`
}`,
  });
}

/** What was asked for when an earlier save was sent back, and the way to what was done about it. */
function sentBackBefore({ work, kind, sentBack }: ReviewProps, { number }: Reviewed): Html {
  if (sentBack === null) return nothing;
  return html`<section class="waiting" aria-labelledby="sent-back"><h2 id="sent-back" class="label">It was sent back before</h2>
<p>${stepLine(sentBack)}.${sentBack.number < number ? html` <a href="${urls.edit.compare(work.slug, sentBack.number, number)}">What changed since it was sent back</a>` : nothing}</p>
${commentList(sentBack.comments, kind)}</section>`;
}

/** What there is to say where nothing is in review. */
function noReview({ work, kind }: ReviewProps): Html {
  const { slug, steps, stage, withdrawn } = work;
  const [newest] = steps;
  const last = steps.find(({ step }) => step !== 'queue-published');
  const links = html`<p><a href="${urls.edit.revisions(slug)}">All revisions</a></p>`;
  if (withdrawn !== null)
    return html`<p class="notice once">This claim was withdrawn on ${moment(withdrawn.at)}, and nothing of it is published any more.</p>${links}`;
  if (stage === 'published' && (newest?.step === 'published' || newest?.step === 'queue-published'))
    return html`<p class="notice" role="status">${stepLine(newest)}. Readers see it on <a href="${urls.claim(slug)}">its page</a>.</p>${links}`;
  if (last?.step === 'sent-back')
    return html`<p class="notice once" role="status">${stepLine(last)}. It is with its writers again.</p>${commentList(last.comments, kind)}<p><a href="${urls.edit.claim(slug)}">Open the draft</a></p>`;
  return html`<p class="lead">Nothing of this claim is in review.${stage === 'draft' ? ' The draft is with its writers, who submit it when it is ready.' : nothing}</p>${links}`;
}

/** What was typed into a form that has no place any more. */
function kept({ state, kind }: ReviewProps): Html {
  const typed = COMMENTED.flatMap((field) => {
    const comment = (state.fields[commentName(field)] ?? '').trim();
    return comment === '' ? [] : [{ field, comment }];
  });
  if (typed.length === 0) return nothing;
  return html`<section aria-labelledby="kept"><h2 id="kept" class="section">What you had written</h2>${commentList(typed, kind)}</section>`;
}

function decision(props: ReviewProps, review: Reviewed): Html {
  const { may } = props;
  return html`<section class="decision" aria-labelledby="decision">
<h2 id="decision" class="section">Your decision</h2>
${may.why === null ? nothing : html`<p class="notice once">${may.why}</p>`}
${may.approve || may.sendBack ? form(props, review) : html`${takeBack(props, review)}${kept(props)}`}
</section>`;
}

function form(props: ReviewProps, review: Reviewed): Html {
  const { desk, work, may, state, kind } = props;
  const canApprove = may.approve && review.faults.length === 0;
  return html`<form method="post" action="${urls.edit.review(work.slug)}">${guard(desk.tokens)}<input type="hidden" name="number" value="${review.number}"><input type="hidden" name="seen" value="${review.seen}"><input type="hidden" name="replies" value="${review.lastReply}">
${
  canApprove
    ? html`<fieldset class="checklist"><legend><h3>To publish it, confirm all of these</h3></legend>
${CHECKS.map((check) => checkField(state, { name: checkName(check), label: CHECKLIST[check] }))}
</fieldset>
${may.alone ? html`<p class="notice once">You had a hand in it yourself: its page will say “published without a second reader”.</p>` : nothing}
<p><button name="do" value="approve">Approve and publish</button></p>`
    : nothing
}
${
  may.sendBack
    ? html`<fieldset class="send-back"><legend><h3>To send it back, say what should change</h3></legend>
${areaField(state, { name: commentName(GENERAL), label: commentLabel(GENERAL, kind), hint: 'The writers see your words above the form. At least one of these boxes must be filled.', optional: true, rows: 3 })}
<details${COMMENTED.some((field) => field !== GENERAL && isFilled(state, commentName(field))) ? html` open` : nothing}><summary>Comment on a part of it</summary>
${FIELD_GROUPS.filter(({ field }) => field !== 'correction.sentence' || review.publishedFields !== null).map((group) => areaField(state, { name: commentName(group.field), label: group.label, optional: true, rows: 2 }))}
</details>
</fieldset>
<p><button class="plain" name="do" value="send-back">Send back</button></p>`
    : nothing
}
</form>
${may.takeBack ? takeBack(props, review) : nothing}`;
}

function isFilled({ fields, issues }: FormState, name: string): boolean {
  return (fields[name] ?? '').trim() !== '' || issues.some((issue) => issue.field === name);
}

/** The writers' way back to the draft. */
function takeBack({ desk, work, may }: ReviewProps, { number }: Reviewed): Html {
  if (!may.takeBack) return nothing;
  return html`<form method="post" action="${urls.edit.review(work.slug)}">${guard(desk.tokens)}<input type="hidden" name="number" value="${number}">
<p>You wrote this draft. Take it back to change it before anybody decides.</p>
<button class="plain" name="do" value="take-back">Take it back</button></form>`;
}
