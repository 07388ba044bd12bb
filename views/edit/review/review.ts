/** The review of a draft: what is in it, and the form that publishes it or sends it back. */
import { linksTyped } from '../../../claims/drafting/draft-links.ts';
import { CHECKLIST, CHECKS } from '../../../claims/editorial/workflow.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { moment } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { areaField, checkField, type FormState, issueSummary } from '../parts/fields.ts';
import { commentLabel, EVIDENCE, GENERAL, inFormOrder } from '../parts/labels.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';
import { type OfferedRepeat, repeatsPanel } from '../parts/repeats.ts';
import { personName, statusBar, stepLine, workHeading } from '../parts/status.ts';
import { type Reviewed, reviewed } from './reviewed.ts';
import { commentList, type RecordOf } from './revisions.ts';

/** What the viewer may do with the draft. */
export interface MayReview {
  approve: boolean;
  sendBack: boolean;
  takeBack: boolean;
  /** Whether publishing it would be without a second reader. */
  alone: boolean;
  /** Why it may not be approved. */
  why: string | null;
  /** Whether the viewer could switch the second reader off, who stands in the way. */
  decidesRule: boolean;
}

export interface ReviewProps {
  desk: Desk;
  work: RecordOf;
  quote: string;
  kind: string;
  /** Null if nothing is in review. */
  review: Reviewed | null;
  /** The last time that a reviewer sent the draft back; null if none did. */
  sentBack: RecordOf['steps'][number] | null;
  may: MayReview;
  /** The claims that its words may repeat. */
  offered: readonly OfferedRepeat[];
  state: FormState;
  /** What kept the last try from having an effect, in plain words. */
  refusal: Html | null;
}

/** The names of the form's fields. */
export const checkName = (check: string) => `check.${check}`;
export const commentName = (field: string) => `comment.${field === GENERAL ? 'general' : field}`;

/** The fields of a draft that can be commented on: those that are filled, and the evidence as a whole. */
function commentedFields(fields: Reviewed['fields'], isCorrection: boolean): string[] {
  const own = Object.keys(fields).filter((name) => (fields[name] ?? '').trim() !== '' && name !== 'slug');
  return inFormOrder([EVIDENCE, ...own, ...(isCorrection ? ['correction.sentence'] : [])]);
}

const COMMENT = /^comment\.((?:[a-zA-Z0-9]+\.)*[a-zA-Z0-9]+)$/;

/** The comments of a form as they were typed, each with what it is about; that on the whole comes first. */
export function commentsIn(fields: FormState['fields']): { field: string; comment: string }[] {
  const typed = Object.entries(fields).flatMap(([name, text]) => {
    const [, field] = COMMENT.exec(name) ?? [];
    const comment = text.replace(/\r\n?/g, '\n').trim();
    return field === undefined || field.length > MAX_FIELD || comment === ''
      ? []
      : [{ field: field === 'general' ? GENERAL : field, comment }];
  });
  return typed.sort((a, b) => Number(b.field === GENERAL) - Number(a.field === GENERAL));
}

/** No field of the form has a longer name. */
const MAX_FIELD = 80;

/** The page of a review. */
export function reviewPage(props: ReviewProps): Html {
  const { desk, work, quote, review, state, refusal } = props;
  return editPage(desk, {
    title: `Review of ${work.slug}`,
    section: 'claims',
    body: html`${workHeading('Review', quote)}
${issueSummary(state, state.issues.some(({ field }) => field.startsWith('check.')) ? 'Not published yet' : 'Not sent back yet')}
${refusal === null ? nothing : html`<section class="issues refusal" role="alert">${refusal}</section>`}
${statusBar(work, desk, 'review')}
${
  review === null
    ? html`${noReview(props)}${kept(props)}`
    : html`<p class="lead">Save ${review.number}, written by ${personName(review.by, review.byName)} on ${moment(review.at, desk.site.zone)}.</p>
${sentBackBefore(props, review)}
${repeatsPanel({ desk, slug: work.slug, quote, isPublished: false, offered: props.offered, linked: linksTyped(review.fields) })}
<div class="reviewed">${reviewed(review)}</div>
${decision(props, review)}`
}`,
  });
}

/** What was asked for when an earlier save was sent back, with a link to what was done about it. */
function sentBackBefore({ desk, work, kind, sentBack }: ReviewProps, { number }: Reviewed): Html {
  if (sentBack === null) return nothing;
  return html`<section class="waiting" aria-labelledby="sent-back"><h2 id="sent-back" class="label">It was sent back before</h2>
<p>${stepLine(sentBack, desk.site.zone)}.${sentBack.number < number ? html` <a href="${urls.edit.compare(work.slug, sentBack.number, number)}">What changed since it was sent back</a>` : nothing}</p>
${commentList(sentBack.comments, kind)}</section>`;
}

/** What to say if nothing is in review. */
function noReview({ desk, work, kind }: ReviewProps): Html {
  const { zone } = desk.site;
  const { slug, steps, stage, withdrawn } = work;
  const [newest] = steps;
  const last = steps.find(({ step }) => step !== 'queue-published');
  const links = html`<p><a href="${urls.edit.revisions(slug)}">All revisions</a></p>`;
  if (withdrawn !== null)
    return html`<p class="notice once">This claim was withdrawn on ${moment(withdrawn.at, zone)}, and none of it is published any more.</p>${links}`;
  if (stage === 'published' && (newest?.step === 'published' || newest?.step === 'queue-published'))
    return html`<p class="notice" role="status">${stepLine(newest, zone)}. Readers see it on <a href="${urls.claim(slug)}">its page</a>.</p>${links}`;
  if (last?.step === 'sent-back')
    return html`<p class="notice once" role="status">${stepLine(last, zone)}. It is with its writers again.</p>${commentList(last.comments, kind)}<p><a href="${urls.edit.claim(slug)}">Open the draft</a></p>`;
  return html`<p class="lead">No draft of this claim is in review.${stage === 'draft' ? ' The draft is with its writers, who submit it when it is ready.' : nothing}</p>${links}`;
}

/** What was typed into a form that is no longer on the page. */
function kept({ state, kind }: ReviewProps): Html {
  const typed = commentsIn(state.fields);
  if (typed.length === 0) return nothing;
  return html`<section aria-labelledby="kept"><h2 id="kept" class="section">What you had written</h2>${commentList(typed, kind)}</section>`;
}

function decision(props: ReviewProps, review: Reviewed): Html {
  const { may } = props;
  return html`<section class="decision" aria-labelledby="decision">
<h2 id="decision" class="section">Your decision</h2>
${may.why === null ? nothing : html`<p class="notice once">${may.why}${may.decidesRule ? html` <a href="${urls.edit.people()}">Let in a reviewer</a>; or, if you work alone, let people publish their own work in the <a href="${urls.edit.settings()}">settings</a>: its page will say so.` : nothing}</p>`}
${may.approve || may.sendBack ? form(props, review) : html`${takeBack(props, review)}${kept(props)}`}
</section>`;
}

function form(props: ReviewProps, review: Reviewed): Html {
  const { desk, work, may, state, kind } = props;
  const canApprove = may.approve && review.faults.length === 0;
  const commented = commentedFields(review.fields, review.publishedFields !== null);
  return html`<form method="post" action="${urls.edit.review(work.slug)}">${guard(desk.tokens)}<input type="hidden" name="number" value="${review.number}"><input type="hidden" name="seen" value="${review.seen}"><input type="hidden" name="replies" value="${review.lastReply}">
${
  canApprove
    ? html`<fieldset class="checklist"><legend><h3>To publish it, confirm all of these</h3></legend>
${CHECKS.map((check) => checkField(state, { name: checkName(check), label: CHECKLIST[check] }))}
</fieldset>
${may.alone ? html`<p class="notice once">You worked on it yourself: its page will say “published without a second reader”.</p>` : nothing}
<p><button name="do" value="approve">Approve and publish</button></p>`
    : nothing
}
${
  may.sendBack
    ? html`<fieldset class="send-back"><legend><h3>To send it back, say what should change</h3></legend>
${areaField(state, { name: commentName(GENERAL), label: commentLabel(GENERAL, kind), hint: 'The writers see your words above the form. At least one of these boxes must be filled.', optional: true, rows: 3 })}
<details${commented.some((field) => isFilled(state, commentName(field))) ? html` open` : nothing}><summary>Comment on a field of it</summary>
<div class="comment-fields">${commented.map((field) => areaField(state, { name: commentName(field), label: commentLabel(field, kind), optional: true, rows: 2 }))}</div>
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
