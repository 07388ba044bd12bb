/** The sayings that wait for a second editor, on the pages on which the newsroom looks for what there is to do. */
import type { WaitingSaying } from '../../../claims/sayings/at-work.ts';
import { saidOnName } from '../../../claims/sayings/saying.ts';
import { count } from '../../../claims/words/numbers.ts';
import { sentence } from '../../../claims/words/text.ts';
import { bdi } from '../../parts/direction.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { quoted } from '../../parts/quoted.ts';
import { moment } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import type { Desk } from './layout.ts';

/** What waits: the longest waiting, and how many there are in all. */
export interface WaitingSayings {
  sayings: readonly WaitingSaying[];
  total: number;
}

/** How much of a quotation a line shows. */
const QUOTED = 160;

/** A sentence that says how many wait, as a link to them; nothing if none does. */
export function sayingsWait({ total }: WaitingSayings): Html {
  if (total === 0) return nothing;
  return html`<a href="${urls.edit.queue()}#sayings">${sentence(count(total, 'saying'))} ${total === 1 ? 'waits' : 'wait'} for a second editor</a>`;
}

/** The list of those that wait, each with a link to where it is confirmed or taken off; nothing if none does. */
export function waitingSayings(desk: Desk, waiting: WaitingSayings): Html {
  const { sayings, total } = waiting;
  if (total === 0) return nothing;
  return html`<section aria-labelledby="sayings"><h2 id="sayings" class="section">Sayings that wait for a second editor</h2>
<p class="note">Readers see none of them until a reviewer has confirmed that they said it.${total > sayings.length ? ` The first ${sayings.length} of ${total}.` : ''}</p>
<ol class="work">${sayings.map(
    (one) => html`
<li><p class="words"><a href="${urls.edit.sayings(one.slug)}">${quoted(one.words, QUOTED)}</a></p>
<p class="by">${bdi(one.claimant)}, ${saidOnName(one.saidOn)} · of the claim ${quoted(one.claim, QUOTED)} · attached by ${bdi(one.addedBy)}, ${moment(one.addedAt, desk.site.zone)}</p></li>`,
  )}</ol></section>`;
}
