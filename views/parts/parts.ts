/** Pieces that several pages are made of. */
import type { ListedClaim, ListedVerdicts } from '../../claims/editorial/listed-claim.ts';
import type { Claimant } from '../../claims/evidence/claim.ts';
import { type Source, sourceStanding } from '../../claims/evidence/evidence.ts';
import { dateInWords } from '../../claims/words/words.ts';
import { type Html, html, nothing } from './html.ts';
import { findingMark } from './mark.ts';
import { urls } from './urls.ts';

/** A date with its machine-readable form. */
export function time(date: string): Html {
  return html`<time datetime="${date}">${dateInWords(date)}</time>`;
}

/** "Suella Braverman, Home Secretary (Conservative)". */
export function claimantLine(claimant: Claimant, slug: string): Html {
  const offices = [claimant.role, claimant.organisation].filter(
    (part) => part !== undefined && part !== claimant.name,
  );
  return html`<a href="${urls.claimant(slug)}" dir="auto">${claimant.name}</a>${offices.map((part) => html`, ${part}`)}${claimant.party === undefined ? nothing : html` (${claimant.party})`}`;
}

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
<p class="by"><span dir="auto">${claim.claimantSlug === undefined ? claim.claimant : html`<a href="${urls.claimant(claim.claimantSlug)}">${claim.claimant}</a>`}</span>, ${time(claim.saidOn)}${claim.topic && claim.topicSlug ? html` · <a href="${urls.topic(claim.topicSlug)}">${claim.topic}</a>` : nothing}${claim.claimed ? html` · tested: ${claim.claimed}` : nothing}</p>
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

/** The verdicts of both clocks, or the one where they agree. */
function bothMarks({ findingSaid, findingNow, standingSaid, standingNow }: ClaimItem): Html {
  const now = findingMark(findingNow, standingNow);
  if (findingSaid === findingNow && standingSaid === standingNow) return now;
  return html`<span class="clock"><span class="label">When said</span> ${findingMark(findingSaid, standingSaid)}</span> <span class="clock"><span class="label">Now</span> ${now}</span>`;
}

/** A source with all that it gives, and whether it is a copy or a report of the official figure. */
export function sourceEntry(source: Source): Html {
  const kind = sourceStanding(source);
  return html`<li id="source-${source.id}"><cite dir="auto">${source.url === undefined ? source.title : html`<a href="${source.url}" rel="noopener">${source.title}</a>`}</cite>. <span dir="auto">${source.publisher}</span>${source.publishedOn === undefined ? nothing : html`, ${time(source.publishedOn)}`}.${kind === null ? nothing : html` <span class="tag">${kind === 'copy' ? 'A copy of the official figure' : 'A report of the official figure'}</span>`}${source.url === undefined ? html` <span class="tag">No link</span>` : nothing}${source.licence === undefined ? nothing : html` Licence: ${source.licence}.`}${source.quote === undefined ? nothing : html`<blockquote dir="auto">${source.quote}</blockquote>`}</li>`;
}

/** "Page 2 of 5", with the ways to the one before and after. */
export function pager(page: number, pages: number, address: (page: number) => string): Html {
  if (pages <= 1) return nothing;
  return html`<nav class="pager" aria-label="Pages">${page > 1 ? html`<a rel="prev" href="${address(page - 1)}">← Previous</a>` : nothing}<span>Page ${page}${pages < MAX_PAGES ? html` of ${pages}` : nothing}</span>${page < pages ? html`<a rel="next" href="${address(page + 1)}">Next →</a>` : nothing}</nav>`;
}

/** Beyond this many pages the number of pages is not told, since claims are counted only so far. */
export const MAX_PAGES = 50;
