/** The form in which an editor says when the next figures of a series are expected. */
import { EXPECTED } from '../../../claims/drafting/next-release-form.ts';
import { type Expected, nextReleaseSentence } from '../../../claims/editorial/next-release.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { urls } from '../../parts/urls.ts';
import { type FormState, textField } from '../parts/fields.ts';
import { type Desk, guard } from '../parts/layout.ts';

export interface NextReleaseProps {
  desk: Desk;
  /** The id of the series. */
  series: string;
  /** What stands; null if no day is known. */
  next: Expected | null;
  /** The form as it was posted; undefined if it was not. */
  state?: FormState | undefined;
}

/** What is known, and the form that changes it. */
export function nextReleaseForm({ desk, series, next, state }: NextReleaseProps): Html {
  const drawn = state ?? { fields: { [EXPECTED]: next?.expected ?? '' }, issues: [] };
  return html`<section aria-labelledby="next-release"><h2 id="next-release" class="section">Next release</h2>
<p class="lead">${nextReleaseSentence(next, desk.site.today)} Readers see it in <a href="${urls.calendar()}">the calendar</a>, and on the claims that wait for a figure. It is met by itself once figures are recorded that were published on that day or later.</p>
<form method="post" action="${urls.edit.nextRelease(series)}">${guard(desk.tokens)}
${textField(drawn, { name: EXPECTED, label: 'The next figures come on, or in', hint: 'As its publisher announced it: a day, such as 2027-01-28, or a month, such as 2027-01', autocomplete: 'off', maxlength: 60 })}
<p class="doing"><button name="do" value="expect">Record it</button>${next === null ? nothing : html`<button class="plain" name="do" value="take-back">No day is known any more</button>`}</p>
</form></section>`;
}
