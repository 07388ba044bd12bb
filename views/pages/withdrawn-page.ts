/** The page that stays of a claim that was withdrawn: that it was, when and why, and what was said by whom. */
import type { WithdrawnClaim } from '../../claims/editorial/correction.ts';
import { type Html, html } from '../parts/html.ts';
import { clip, layout, type Site } from '../parts/layout.ts';
import { claimantLine, time } from '../parts/parts.ts';
import { urls } from '../parts/urls.ts';
import { withdrawal } from './history-page.ts';

export interface WithdrawnProps extends WithdrawnClaim {
  site: Site;
}

export function withdrawnPage({ site, claim, claimantSlug, reason, at }: WithdrawnProps): Html {
  return layout(site, {
    title: `Withdrawn: “${clip(claim.quote, 70)}”`,
    description: `This claim was withdrawn from the ledger. ${clip(reason, 200)}`,
    path: urls.claim(claim.slug),
    section: 'claims',
    unlisted: true,
    body: html`<article>
<p class="topic">Withdrawn</p>
<h1>This claim was withdrawn</h1>
${withdrawal({ reason, at })}
<p>The ledger gives no verdict on it any more. What was published stays in <a href="${urls.history(claim.slug)}">its history</a>.</p>
<h2 class="label">What was said</h2>
<blockquote class="quoted" dir="auto">${claim.quote}</blockquote>
<p class="by">${claimantLine(claim.claimant, claimantSlug)}, ${time(claim.saidOn)}</p>
<p><a href="${urls.claims()}">All claims</a> · <a href="${urls.corrections()}">All corrections</a></p>
</article>`,
  });
}
