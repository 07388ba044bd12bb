/** Discarding a draft: the form, and what can be done once it is discarded. */
import type { Discarding } from '../../../claims/editorial/work.ts';
import { RESTORABLE_DAYS } from '../../../claims/editorial/workflow.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { moment } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { areaField, type FormState, issueSummary } from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';
import { personName, type StatusOf, statusBar, workHeading } from '../parts/status.ts';

/** The longest reason that is taken. */
export const MAX_REASON = 2_000;

export interface DiscardProps {
  desk: Desk;
  work: StatusOf;
  quote: string;
  /** The number of the last save. */
  number: number;
  /** The draft as it was discarded; null if it is open. */
  discarded: Discarding | null;
  /** Until when it can be taken up again; null if that is over. */
  until: string | null;
  /** Whether the viewer may discard it, or take it up again. */
  isAllowed: boolean;
  state: FormState;
}

/** The page. */
export function discardPage(props: DiscardProps): Html {
  const { desk, work, quote, state, discarded } = props;
  const isGone = discarded !== null;
  return editPage(desk, {
    title: `${isGone ? 'Discarded draft of' : 'Discard the draft of'} ${work.slug}`,
    section: 'claims',
    body: html`${workHeading(isGone ? 'Discarded' : 'Discard this draft', quote)}
${issueSummary(state, 'Nothing was done')}
${statusBar(work, desk, 'discard')}
${isGone ? restoring(props, discarded) : discarding(props)}`,
  });
}

function discarding({ desk, work, number, isAllowed, state }: DiscardProps): Html {
  if (work.draft === null) return html`<p class="lead">There is no open draft to discard.</p>`;
  if (!isAllowed)
    return html`<p class="notice once">Others wrote this draft, or a part of it. A reviewer can discard it.</p>`;
  return html`<p class="lead">${work.isPublished ? 'The draft leaves the desk, and the claim goes back to what readers see, which stays as it is.' : 'The draft leaves the desk, and its name becomes free for a new claim.'} Its saves stay in the record, and for ${RESTORABLE_DAYS} days it can be taken up again.</p>
<form method="post" action="${urls.edit.discard(work.slug)}">${guard(desk.tokens)}<input type="hidden" name="number" value="${number}">
${areaField(state, { name: 'reason', label: 'Why', hint: 'For colleagues.', optional: true, rows: 2 })}
<p><button class="danger" name="do" value="discard">Discard the draft</button></p>
</form>`;
}

function restoring({ desk, work, number, isAllowed, until }: DiscardProps, gone: Discarding): Html {
  const { zone } = desk.site;
  return html`<p class="lead" role="status">Discarded by ${personName(gone.by, gone.byName)} on ${moment(gone.at, zone)}.${work.isPublished ? html` Readers see what they saw before.` : nothing}</p>
${gone.reason === '' ? nothing : html`<blockquote class="reason" dir="auto">${gone.reason}</blockquote>`}
${
  until === null
    ? html`<p>It is too long ago to take it up again. Its saves stay among the <a href="${urls.edit.revisions(work.slug)}">revisions</a>, to copy from.</p>`
    : isAllowed
      ? html`<form method="post" action="${urls.edit.discard(work.slug)}">${guard(desk.tokens)}<input type="hidden" name="number" value="${number}">
<p><button name="do" value="restore">Take it up again</button> <span class="hint">Until ${moment(until, zone)}; as it was saved last.</span></p>
</form>`
      : html`<p>Those who wrote it, and reviewers, can take it up again until ${moment(until, zone)}.</p>`
}
<p><a href="${urls.edit.home()}">Claims at work</a> · <a href="${urls.edit.home('discarded')}">Discarded drafts</a></p>`;
}
