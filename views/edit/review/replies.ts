/** The right of reply: when the claimant was asked, how, until when, and what they answered, word for word. */

import type { ReplyEvent } from '../../../claims/editorial/work.ts';
import { hasRole } from '../../../claims/editorial/workflow.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { moment, time } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { areaField, type FormState, issueSummary, selectField, textField } from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';
import { type StatusOf, statusBar, workHeading } from '../parts/status.ts';

/** A question to the claimant, or an answer to one. */
export interface ReplyLine extends Omit<ReplyEvent, 'recordedById'> {
  /** Whether the viewer may take it back. */
  mayTakeBack: boolean;
  /** Whether the viewer may put it on the page. */
  mayRelease: boolean;
}

export interface RepliesProps {
  desk: Desk;
  work: StatusOf;
  quote: string;
  claimant: string;
  replies: readonly ReplyLine[];
  state: FormState;
  /** What `state` is of. */
  posted: 'asked' | 'answer' | null;
  secondReader: boolean;
  notice?: string | undefined;
}

/** The questions and answers of a claim, with the forms that record them. */
export function repliesPage(props: RepliesProps): Html {
  const { desk, work, quote, claimant, replies, state, posted, notice } = props;
  const questions = replies.filter((reply) => reply.question === null);
  const open = questions.filter((reply) => reply.takenBackAt === null);
  const asked = posted === 'asked' ? state : { ...state, issues: [] };
  const answered = posted === 'answer' ? state : { ...state, issues: [] };
  return editPage(desk, {
    title: `Right of reply to ${work.slug}`,
    section: 'claims',
    body: html`${workHeading('Right of reply', quote)}
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
${issueSummary(state, 'That was not recorded yet')}
${statusBar(work, desk, 'replies')}
${kept(props, open)}
<p class="lead">${claimant === '' ? 'Whoever said it' : html`<span dir="auto">${claimant}</span>`} ${work.isPublished ? 'can be asked at any time' : 'should be asked before the verdict is published'}, and the answer appears on the page word for word. ${whenShown(props)}</p>
${questions.length === 0 ? html`<p>Nobody has been asked yet.</p>` : html`<ol class="replies">${questions.map((question) => questionItem(question, replies, props))}</ol>`}
${
  work.stage === 'withdrawn'
    ? nothing
    : html`<div class="two-forms">
<section aria-labelledby="ask"><h2 id="ask" class="section">Record that they were asked</h2>
<form method="post" action="${urls.edit.replies(work.slug)}">${guard(desk.tokens)}<input type="hidden" name="do" value="asked">
${textField(asked, { name: 'askedOn', label: 'The day on which they were asked', hint: 'Such as 31 January 2023, or “today”.', autocomplete: 'off' })}
${textField(asked, { name: 'channel', label: 'How they were asked', hint: 'Such as e-mail to the press office, telephone or letter. Readers see it in brackets.', maxlength: 2_000 })}
${textField(asked, { name: 'deadline', label: 'Until when they were asked to answer', hint: 'A day such as 7 February 2023, if one was given.', optional: true, autocomplete: 'off' })}
<button>Record the question</button>
</form></section>
${
  open.length === 0
    ? nothing
    : html`<section aria-labelledby="answer"><h2 id="answer" class="section">Record an answer</h2>
<form method="post" action="${urls.edit.replies(work.slug)}">${guard(desk.tokens)}<input type="hidden" name="do" value="answer">
${selectField(answered, { name: 'question', label: 'The question that it answers', hint: 'If there are several answers to one question, the page shows them all, in the order in which they came.', choices: open.map((q) => ({ value: String(q.id), label: `Asked on ${dateInWords(q.happenedOn)}, ${q.channel ?? ''}`.slice(0, 120) })), fallback: String(open.at(-1)?.id ?? '') })}
${textField(answered, { name: 'answeredOn', label: 'The day of the answer', hint: 'Such as 2 February 2023, or “today”.', autocomplete: 'off' })}
${areaField(answered, { name: 'answer', label: 'The answer, word for word', hint: 'Plain text of at most 25,000 characters. Nothing is added, left out or corrected. If they declined to comment, say so here.', rows: 8 })}
<button>Record the answer</button>
</form></section>`
}
</div>`
}`,
  });
}

function whenShown({ work, secondReader }: RepliesProps): string {
  if (work.stage === 'withdrawn')
    return 'The claim has been withdrawn; what is recorded here is kept with it.';
  const who = secondReader ? 'once somebody else has looked at it' : 'once a reviewer puts it there';
  return work.isPublished
    ? `What is recorded here is shown to readers ${who}.`
    : 'What is recorded here is shown to readers with the claim when it is published.';
}

function questionItem(question: ReplyLine, replies: readonly ReplyLine[], props: RepliesProps): Html {
  const answers = replies.filter((reply) => reply.question === question.id);
  return html`
<li><p><strong>Asked on ${time(question.happenedOn)}</strong>, <span dir="auto">${question.channel ?? ''}</span>${question.deadline === null ? '; no deadline was given' : html`; to answer by ${time(question.deadline)}`}.</p>
${state(question, props)}
${answers.length === 0 && question.takenBackAt === null ? html`<p class="note">No answer is recorded.</p>` : nothing}
${answers.map(
  (answer) => html`<div class="answer"><p><strong>Answered on ${time(answer.happenedOn)}</strong></p>
<blockquote dir="auto">${answer.answer ?? ''}</blockquote>
${state(answer, props)}</div>`,
)}</li>`;
}

/** Whether it is on the page, and the button that puts it there. */
function state(reply: ReplyLine, props: RepliesProps): Html {
  const { desk, work } = props;
  const { zone } = desk.site;
  if (reply.takenBackAt !== null)
    return html`<p class="note"><span class="stage">Taken back</span> by <span dir="auto">${reply.takenBackBy ?? ''}</span> on ${moment(reply.takenBackAt, zone)}: it does not go on the page.</p>`;
  const recorded = html`Recorded by <span dir="auto">${reply.recordedBy}</span> on ${moment(reply.at, zone)}.`;
  if (reply.releasedAt !== null)
    return html`<p class="note"><span class="stage published">On the page</span> since ${moment(reply.releasedAt, zone)}. ${recorded}</p>`;
  const isReviewer = hasRole(desk.viewer.role, 'reviewer');
  return html`<p class="note"><span class="stage in-review">Not on the page yet</span> ${recorded}${reply.mayRelease ? nothing : isReviewer ? ' Somebody else must put it on the page.' : ' A reviewer puts it on the page.'}</p>${
    reply.mayRelease && work.isPublished && work.stage !== 'withdrawn'
      ? html`
<form method="post" action="${urls.edit.replies(work.slug)}">${guard(desk.tokens)}<input type="hidden" name="do" value="release"><input type="hidden" name="id" value="${reply.id}"><button class="plain">Put ${reply.question === null ? 'the question' : 'the answer'} on the page</button></form>`
      : nothing
  }${work.stage === 'withdrawn' || !reply.mayTakeBack ? nothing : takeBackForm(reply, props)}`;
}

function takeBackForm({ id, question }: ReplyLine, { desk, work }: RepliesProps): Html {
  return html`
<form method="post" action="${urls.edit.replies(work.slug)}">${guard(desk.tokens)}<input type="hidden" name="do" value="take-back"><input type="hidden" name="id" value="${id}"><button class="plain">Take ${question === null ? 'the question' : 'the answer'} back</button></form>`;
}

/** What was typed into a form that is no longer drawn, so that it can be copied. */
function kept({ work, state, posted }: RepliesProps, open: readonly ReplyLine[]): Html {
  const isDrawn = work.stage !== 'withdrawn' && (posted !== 'answer' || open.length > 0);
  const texts = ['answer', 'channel', 'answeredOn', 'askedOn', 'deadline']
    .map((name) => state.fields[name] ?? '')
    .filter((text) => text.trim() !== '');
  if (isDrawn || posted === null || texts.length === 0) return nothing;
  return html`<div class="waiting"><p class="label">What you had written</p>${texts.map((text) => html`<p class="verbatim" dir="auto">${text}</p>`)}</div>`;
}
