/** What would become of each verdict, before anything is recorded. */

import type { Impact } from '../../../claims/editorial/evidence-impact.ts';
import { isAnother } from '../../../claims/engine/identity.ts';
import type { Verdict } from '../../../claims/verdict/verdict.ts';
import { count, tally } from '../../../claims/words/numbers.ts';
import { sentence } from '../../../claims/words/text.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { verdictWord } from '../../parts/mark.ts';
import { quoted } from '../../parts/quoted.ts';
import { urls } from '../../parts/urls.ts';

/** The most claims that are listed if their verdict stays. */
const MAX_STAYING = 50;

const QUOTE = 160;

/** What would become of the claims that rest on a series; `total` is how many rest on it. */
export function becomingList(claims: readonly Impact[], total: number): Html {
  if (total === 0)
    return html`<p>No published claim rests on this series: recording the figures changes no verdict.</p>`;
  const moving = claims.filter((claim) => claim.moves > 0);
  const staying = claims.filter((claim) => claim.moves === 0);
  return html`<p>${moving.length === 0 ? 'No verdict would change.' : html`${sentence(count(moving.length, 'verdict'))} would change. None changes by itself: each waits in the queue until a reviewer publishes it with a note.`}</p>
<ol class="becoming">${moving.map(
    (claim) => html`
<li><h4 class="said">${link(claim)}</h4>
<p class="by"><span dir="auto">${claim.claimant}</span>${claim.isQueued ? html` · already waiting in the queue` : nothing}</p>
${clock('When said', claim.before.said, claim.after.said)}${clock('Now', claim.before.now, claim.after.now)}
<p class="why">${isAnother(claim.before.now, claim.after.now) ? claim.after.now.because : claim.after.said.because}</p></li>`,
  )}</ol>
${staying.length === 0 ? nothing : html`<details class="more"><summary>${tally(staying.length, 'verdict')} would stay</summary><ul class="staying">${staying.slice(0, MAX_STAYING).map((claim) => html`<li>${link(claim)} ${verdictWord(claim.after.now)}</li>`)}</ul>${staying.length > MAX_STAYING ? html`<p class="note">The first ${MAX_STAYING} are listed.</p>` : nothing}</details>`}
${total > claims.length ? html`<p class="note">The latest ${claims.length} of ${tally(total, 'claim')} that rest on the series were computed here; saving computes them all.</p>` : nothing}`;
}

function link(claim: Impact): Html {
  return html`<a href="${urls.claim(claim.slug)}">${quoted(claim.quote, QUOTE)}</a>`;
}

function clock(label: string, before: Verdict, after: Verdict): Html {
  return html`<p class="verdicts"><span class="label">${label}</span> ${verdictWord(before)} ${isAnother(before, after) ? html`<span class="to">becomes</span> ${verdictWord(after)}` : html`<span class="to">stays</span>`}</p>`;
}
