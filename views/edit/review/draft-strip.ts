/** What stands above the page of a draft as readers would get it: that it is none yet, and what in it is new. */
import { momentName } from '../../../claims/words/dates.ts';
import { lowered } from '../../../claims/words/text.ts';
import { bdi } from '../../parts/direction.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { moment } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { inFormOrder, labelsOf, valuesOf } from '../parts/labels.ts';
import type { Desk } from '../parts/layout.ts';
import { personName } from '../parts/status.ts';
import type { Reviewed } from './reviewed.ts';

/** The most changes that are listed above the page. */
const MAX_LISTED = 12;
/** The longest text of a field that is shown there, in characters. */
const LONGEST = 80;

/** The strip. */
export function draftPreviewStrip({ site }: Desk, slug: string, one: Reviewed): Html {
  const news = [...changed(one), ...added(one)];
  return html`<aside class="waiting" aria-label="About this preview">
<p><strong>A preview: readers do not see this yet.</strong> Save ${one.number} by ${personName(one.by, one.byName)}, ${moment(one.at, site.zone)}. <a href="${urls.edit.review(slug)}" target="_top">Back to the review</a></p>
${
  one.publishedFields === null
    ? html`<p>All of it is new: nothing of this claim is published yet.</p>`
    : news.length === 0
      ? html`<p>Nothing in it is new to readers.</p>`
      : nothing
}
${
  news.length === 0
    ? nothing
    : html`<p>${one.publishedFields === null ? 'New to the ledger with it:' : 'New since what is published:'}</p>
<ul>${news.slice(0, MAX_LISTED)}${news.length > MAX_LISTED ? html`<li>And ${news.length - MAX_LISTED} more.</li>` : nothing}</ul>`
}
</aside>`;
}

/** The fields that say something else than what is published. */
function changed({ fields, publishedFields }: Reviewed): Html[] {
  if (publishedFields === null) return [];
  const [label, value] = [labelsOf(fields, publishedFields), valuesOf(fields, publishedFields)];
  return inFormOrder([...Object.keys(fields), ...Object.keys(publishedFields)])
    .filter((name) => name !== 'notes' && (fields[name] ?? '') !== (publishedFields[name] ?? ''))
    .map((name) => {
      const is = fields[name] ?? '';
      return html`<li>${label(name)}: ${is === '' ? html`<del>${shortened(value(name, publishedFields[name] ?? ''))}</del>` : html`<mark>${bdi(shortened(value(name, is)))}</mark>`}</li>`;
    });
}

function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').slice(0, 2 * LONGEST)];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : characters.join('');
}

/** The figures and sources that the ledger does not have yet. */
function added({ added: { series, sources } }: Reviewed): Html[] {
  return [
    ...series.flatMap(({ title, observations }) =>
      observations.map(
        ({ at }) => html`<li>A figure: <mark>${bdi(title)}, ${lowered(momentName(at))}</mark></li>`,
      ),
    ),
    ...sources.map(
      ({ title, publisher }) => html`<li>A source: <mark>${bdi(title)}</mark>, ${bdi(publisher)}</li>`,
    ),
  ];
}
