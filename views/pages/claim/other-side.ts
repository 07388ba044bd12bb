/** What others said about the figures that a claim is about, with the way to the dispute. */
import type { OtherClaim, OtherSide } from '../../../claims/editorial/disputes.ts';
import { listedMark } from '../../parts/claim-list.ts';
import { bdi } from '../../parts/direction.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { quoted } from '../../parts/quoted.ts';
import { time } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { claimsBySpeakers } from '../disputes.ts';

/** A section with up to four of them, each with its headline; nothing if there are none. */
export function otherSide(other: OtherSide | undefined): Html {
  if (other === undefined || other.claims.length === 0) return nothing;
  const { claims, disputes } = other;
  const against = claims.filter(({ isOtherSide }) => isOtherSide);
  const besides = claims.filter(({ isOtherSide }) => !isOtherSide);
  const [first, second] = against.length === 0 ? [besides, []] : [against, besides];
  return html`<section class="other-side" aria-labelledby="others">
<h2 id="others">${against.length > 0 ? 'The other side' : 'What else was said'}</h2>
<p class="lead">Said about the same figures, and tested by the same method.</p>
<ul class="others">${first.map(card)}</ul>
${second.length === 0 ? nothing : html`<p class="lead">Also said about them:</p><ul class="others">${second.map(card)}</ul>`}
${disputes.map((dispute) => html`<p><a href="${urls.dispute(dispute.id)}">All ${claimsBySpeakers(dispute)} about ${bdi(dispute.title)}</a>, on one line of time</p>`)}
</section>`;
}

function card(claim: OtherClaim): Html {
  const { slug, quote, claimant, saidOn, becauseNow, clock, findingSaid, findingNow } = claim;
  const isTurned = clock === 'said' && findingSaid !== findingNow;
  return html`<li>
<p class="by">${bdi(claimant)}, ${time(saidOn)}</p>
<h3 class="said"><a href="${urls.claim(slug)}">${quoted(quote)}</a></h3>
<p class="verdicts">${listedMark(claim)}</p>
${isTurned ? nothing : html`<p class="why">${becauseNow}</p>`}
</li>`;
}
