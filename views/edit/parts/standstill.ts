/** What the newsroom sees while the calendar stands still, because the server's clock may be wrong. */
import type { CalendarDay, DayStep } from '../../../claims/editorial/day-step.ts';
import { hasRole } from '../../../claims/editorial/workflow.ts';
import { zoneInWords } from '../../../claims/exact/zone.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { time } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { type Desk, guard } from './layout.ts';

/** Where the ledger stands in the calendar. */
export type Standing = CalendarDay & { step: DayStep };

/** A notice, with the button by which an admin goes on; nothing while the calendar is followed. */
export function standstillNotice(desk: Desk, { step, last, today }: Standing): Html {
  if (step === 'go' || last === null) return nothing;
  const now = html`by the server’s clock today is ${time(today)}, ${zoneInWords(desk.site.zone)}`;
  return html`<section class="waiting" aria-labelledby="standstill"><h2 id="standstill" class="label">The calendar stands still</h2>
<p>${
    step === 'back'
      ? html`This ledger has followed the calendar to ${time(last)} already, and ${now}.`
      : html`The last day that this ledger followed is ${time(last)}, and ${now}.`
  } Nothing is published until somebody has looked at a clock: a verdict of a day that has not come must not become public. What is published stays as it is, and drafts can be written.</p>
${
  hasRole(desk.viewer.role, 'admin')
    ? html`<form method="post" action="${urls.edit.calendar()}">${guard(desk.tokens)}<input type="hidden" name="day" value="${today}"><button>Today is ${dateInWords(today)}: go on</button></form>
<p>If that is not today, set the server’s clock right instead.</p>`
    : html`<p>An admin can confirm the day here.</p>`
}</section>`;
}
