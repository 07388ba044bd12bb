/** Claims in a list: each with its quotation, its speaker, and its headline. */

import {
  type ListedClaim,
  type ListedVerdicts,
  listedHeadline,
} from '../../claims/editorial/listed-claim.ts';
import { standingOfHeadline } from '../../claims/verdict/headline-standing.ts';
import { bdi } from './direction.ts';
import { type Html, html, nothing } from './html.ts';
import { listedSentence } from './listed-headline.ts';
import { exactFinding, headlineMark } from './mark.ts';
import { quoted } from './quoted.ts';
import { time } from './time.ts';
import { urls } from './urls.ts';

/** What a claim looks like in a list. */
export interface ClaimItem
  extends Pick<ListedClaim, 'slug' | 'claimant' | 'saidOn' | keyof ListedVerdicts>,
    Partial<Pick<ListedClaim, 'claimantSlug' | 'claimed' | 'becauseNow' | 'topic' | 'topicSlug'>> {
  quote: Html | string;
  /** Why a search found it, where its words do not say. */
  foundBy?: Html | undefined;
}

/** A list of claims, each with its quotation, speaker, and headline. */
export function claimList(claims: readonly ClaimItem[], heading: 'h2' | 'h3' = 'h2'): Html {
  return html`<ol class="claims">${claims.map(
    (claim) => html`
<li>
<article>
${claimHeading(claim, heading)}
<p class="by"><span dir="auto">${claim.claimantSlug === undefined ? claim.claimant : html`<a href="${urls.claimant(claim.claimantSlug)}">${claim.claimant}</a>`}</span>, ${time(claim.saidOn)}${claim.topic && claim.topicSlug ? html` · <a href="${urls.topic(claim.topicSlug)}" dir="auto">${claim.topic}</a>` : nothing}${claim.claimed ? html` · tested: ${bdi(claim.claimed)}` : nothing}</p>
<p class="verdicts">${listedMark(claim)}</p>
${claim.becauseNow === undefined ? nothing : html`<p class="why">${isTurned(claim) ? 'On today’s figures: ' : nothing}${claim.becauseNow}</p>`}${
  claim.foundBy === undefined
    ? nothing
    : html`
<p class="found-by">${claim.foundBy}</p>`
}
</article>
</li>`,
  )}
</ol>`;
}

function claimHeading(claim: ClaimItem, heading: 'h2' | 'h3'): Html {
  const link = html`<a href="${urls.claim(claim.slug)}">${quoted(claim.quote)}</a>`;
  return heading === 'h2' ? html`<h2 class="said">${link}</h2>` : html`<h3 class="said">${link}</h3>`;
}

/** Whether the sentence, which is of today's figures, tells another verdict than the one that the headline goes by. */
function isTurned({ clock, findingSaid, findingNow }: ListedVerdicts): boolean {
  return clock === 'said' && findingSaid !== findingNow;
}

/**
 * The headline, with the exact finding of the clock that decides. Where today's is another there is none: beside a sentence
 * of today's figures, or after "wrong on today's figures", nobody could tell whose it is.
 */
export function listedMark(claim: ListedVerdicts): Html {
  const mark = headlineMark(standingOfHeadline(listedHeadline(claim)), listedSentence(claim));
  return isTurned(claim) ? mark : html`${mark} ${exactFinding(claim.findingNow, claim.word)}`;
}
