/** The page of a withdrawn claim: when and why it was withdrawn, and who said what. */

import type { WithdrawnClaim } from '../../claims/editorial/correction.ts';
import { withdrawnTitle } from '../parts/claim-title.ts';
import { claimantLine } from '../parts/claimant.ts';
import { type Html, html } from '../parts/html.ts';
import { clip, layout, type Site } from '../parts/layout.ts';
import { time } from '../parts/time.ts';
import { urls } from '../parts/urls.ts';
import { withdrawal } from './history.ts';

export interface WithdrawnProps extends WithdrawnClaim {
  site: Site;
}

export function withdrawnPage({ site, claim, claimantSlug, reason, at }: WithdrawnProps): Html {
  return layout(site, {
    title: withdrawnTitle(claim.quote),
    description: `This claim was withdrawn from the ledger. ${clip(reason, 200)}`,
    path: urls.claim(claim.slug),
    section: 'claims',
    unlisted: true,
    body: html`<article>
<p class="topic">Withdrawn</p>
<h1>This claim was withdrawn</h1>
${withdrawal({ reason, at }, site.zone)}
<p>The ledger no longer gives a verdict on it. What was published can still be read in <a href="${urls.history(claim.slug)}">its history</a>.</p>
<h2 class="label">What was said</h2>
<blockquote class="quoted" dir="auto">${claim.quote}</blockquote>
<p class="by">${claimantLine(claim.claimant, claimantSlug)}, ${time(claim.saidOn)}</p>
<p><a href="${urls.claims()}">All claims</a> · <a href="${urls.corrections()}">All corrections</a></p>
</article>`,
  });
}
