/** Claims in a list: each with its quotation, its speaker, and its verdict by both clocks. */

import type { ListedClaim, ListedVerdicts } from '../../claims/editorial/listed-claim.ts';
import { bdi } from './direction.ts';
import { type Html, html, nothing } from './html.ts';
import { findingMark } from './mark.ts';
import { time } from './time.ts';
import { urls } from './urls.ts';

/** What a claim looks like in a list. */
export interface ClaimItem
  extends Pick<ListedClaim, 'slug' | 'claimant' | 'saidOn' | keyof ListedVerdicts>,
    Partial<Pick<ListedClaim, 'claimantSlug' | 'claimed' | 'becauseNow' | 'topic' | 'topicSlug'>> {
  quote: Html | string;
}

/** A list of claims, each with its quotation, speaker, and verdict by both clocks. */
export function claimList(claims: readonly ClaimItem[], heading: 'h2' | 'h3' = 'h2'): Html {
  return html`<ol class="claims">${claims.map(
    (claim) => html`
<li>
<article>
${claimHeading(claim, heading)}
<p class="by"><span dir="auto">${claim.claimantSlug === undefined ? claim.claimant : html`<a href="${urls.claimant(claim.claimantSlug)}">${claim.claimant}</a>`}</span>, ${time(claim.saidOn)}${claim.topic && claim.topicSlug ? html` · <a href="${urls.topic(claim.topicSlug)}" dir="auto">${claim.topic}</a>` : nothing}${claim.claimed ? html` · tested: ${bdi(claim.claimed)}` : nothing}</p>
<p class="verdicts">${bothMarks(claim)}</p>
${claim.becauseNow === undefined ? nothing : html`<p class="why">${claim.becauseNow}</p>`}
</article>
</li>`,
  )}
</ol>`;
}

function claimHeading(claim: ClaimItem, heading: 'h2' | 'h3'): Html {
  const link = html`<a href="${urls.claim(claim.slug)}"><q dir="auto">${claim.quote}</q></a>`;
  return heading === 'h2' ? html`<h2 class="said">${link}</h2>` : html`<h3 class="said">${link}</h3>`;
}

/** The verdicts by both clocks, or the one if they agree. */
export function bothMarks({ findingSaid, findingNow, standingSaid, standingNow }: ListedVerdicts): Html {
  const now = findingMark(findingNow, standingNow);
  if (findingSaid === findingNow && standingSaid === standingNow) return now;
  return html`<span class="clock"><span class="label">When said</span> ${findingMark(findingSaid, standingSaid)}</span> <span class="clock"><span class="label">Now</span> ${now}</span>`;
}
