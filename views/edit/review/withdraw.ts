/** Withdrawing a published claim: the form, and the withdrawal once it is made. */
import { separated } from '../../../claims/words/numbers.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { moment } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { areaField, checkField, type FormState, issueSummary } from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';
import { type StatusOf, statusBar, workHeading } from '../parts/status.ts';

/** The longest reason that is taken. */
export const MAX_REASON = 2_000;

export interface WithdrawProps {
  desk: Desk;
  work: StatusOf;
  quote: string;
  state: FormState;
}

/** The form of a withdrawal, or the withdrawal as it was made. */
export function withdrawPage({ desk, work, quote, state }: WithdrawProps): Html {
  const { slug, withdrawn, draft, stage } = work;
  return editPage(desk, {
    title: `${withdrawn === null ? 'Withdraw' : 'Withdrawal of'} ${slug}`,
    section: 'claims',
    body: html`${workHeading(withdrawn === null ? 'Withdraw this claim' : 'Withdrawn', quote)}
${issueSummary(state, 'The claim was not withdrawn')}
${statusBar(work, desk, 'withdraw')}
${
  withdrawn === null
    ? html`<p class="lead">A withdrawn claim leaves the lists and the search at once. Its page stays at its address and says that it was withdrawn, when, and why; its history stays too. This cannot be undone.</p>
${draft === null || stage === 'published' ? nothing : html`<p class="notice once">A draft of its next revision is open. It will be kept among the revisions, but can no longer be published.</p>`}
<form method="post" action="${urls.edit.withdraw(slug)}">${guard(desk.tokens)}
${areaField(state, { name: 'reason', label: 'Why it is withdrawn', hint: `Readers see these words on its page. Say what was wrong with it, in plain text of at most ${separated(String(MAX_REASON))} characters.`, rows: 5 })}
${checkField(state, { name: 'confirm', label: 'I want to withdraw this claim for good.', hint: 'A withdrawn claim cannot be published again.' })}
<button class="danger">Withdraw the claim</button>
</form>`
    : html`<p class="lead">Withdrawn on ${moment(withdrawn.at, desk.site.zone)}. Its page says so, with this reason:</p>
<blockquote class="reason" dir="auto">${withdrawn.reason}</blockquote>
<p><a href="${urls.claim(slug)}">Its page, as readers see it</a></p>`
}`,
  });
}
