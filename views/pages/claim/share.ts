/** How the verdict goes on from here: a note to send, a citation, the data, the embed. */
import { figuresOf } from '../../../claims/evidence/series.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { listInWords, lowered } from '../../../claims/words/text.ts';
import { shareNote } from '../../machines/note.ts';
import { bdi } from '../../parts/direction.ts';
import { sourcesOf } from '../../parts/evidence-table.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip } from '../../parts/layout.ts';
import { absolute, urls } from '../../parts/urls.ts';
import type { ClaimVerdictProps, Told } from './verdict.ts';

/** What is cited and shared beside the verdict. */
export interface ShareProps extends ClaimVerdictProps {
  revision: number;
  /** The day of the revision, `YYYY-MM-DD`. */
  revisedOn: string;
  withoutSecondReader: boolean;
}

/** On the figures of which days the verdict that is told stands. A promise was not kept yet on the day it was made. */
function citedDays({ said, now, asked }: ClaimVerdictProps, { lead, second }: Told): string[] {
  const isAlone = asked !== null || (second === null && said.finding !== now.finding);
  return isAlone || said.asOf === now.asOf ? [lead.asOf] : [said.asOf, now.asOf];
}

/** The note, the citation, and the links to the data, the history and the embeds. */
export function shareSection(props: ShareProps, told: Told): Html {
  const { bundle, site, now, asked, revision, revisedOn, isOtherMethod, withoutSecondReader } = props;
  const { claim } = bundle;
  const shown = asked ?? now;
  // For an earlier day, the verdict is computed by today's method.
  const isPublishedAsWas = isOtherMethod && asked === null;
  const address = absolute(site.origin, urls.claim(claim.slug, isPublishedAsWas ? undefined : shown.asOf));
  const verdicts = told.second === null ? [told.lead] : [told.lead, told.second];
  const note = shareNote({
    claim,
    sentence: told.sentence,
    publishers: sourcesOf({ bundle, verdicts }).map(figuresOf),
    address: absolute(site.origin, urls.claim(claim.slug, asked?.asOf)),
  });
  return html`<section class="cite" aria-labelledby="cite">
<h2 id="cite">Send it, cite it, embed it</h2>
<div class="field wide"><label for="note">A note to send, with its source first</label>
<textarea id="note" readonly rows="4" dir="auto">${note}</textarea>
<p class="copying"><button type="button" hidden data-copies="note">Copy the note</button> <span role="status"></span></p></div>
<p class="citation">Plumbline, “${bdi(clip(claim.quote, 120))}” (${bdi(claim.claimant.name)}, ${dateInWords(claim.saidOn)}): ${lowered(told.sentence)}, on the figures of ${listInWords(citedDays(props, told).map(dateInWords))}. Revision ${revision} of ${dateInWords(revisedOn)}, method ${shown.method}. <span class="address">${address}</span></p>
${withoutSecondReader ? html`<p class="note">Revision ${revision} was published without a second reader.</p>` : nothing}
<ul class="links">
<li><a href="${urls.embedChooser(claim.slug)}">Embed it, or cite it</a> on your own site: card, badge, link, text</li>
<li><a href="${urls.claimJson(claim.slug, isPublishedAsWas || shown.asOf === site.today ? undefined : shown.asOf)}">The data and the verdict (JSON)</a>, to compute it yourself</li>
<li><a href="${urls.history(claim.slug)}">The history of this claim</a></li>
</ul>
</section>`;
}
