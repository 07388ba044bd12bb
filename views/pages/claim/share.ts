/** How the verdict goes on from here: a note to send, its address, pictures, a citation, the data, the embed. */
import { figuresOf } from '../../../claims/evidence/series.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { listInWords, lowered, withoutMarks } from '../../../claims/words/text.ts';
import { shareNote } from '../../machines/note.ts';
import { bdi } from '../../parts/direction.ts';
import { sourcesOf } from '../../parts/evidence-table.ts';
import { headed } from '../../parts/headline.ts';
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
  /** The published revision that the page shows, and the day that its address names. */
  rev: number | null;
  asof?: string | undefined;
  /** The path at which the verdict can be found as it is cited here. */
  citedAt: string;
  edition?: { path: string; isWithdrawn?: boolean } | undefined;
}

/** The headline as it is cited: with the day, since a citation stays where it is. */
function citedSentence({ said, now }: ClaimVerdictProps): string {
  return headed({ said, now }, now.asOf).words.sentence;
}

/** On the figures of which days the verdict that is told stands. A promise was not kept yet on the day it was made. */
function citedDays({ said, now }: ClaimVerdictProps, { lead, second }: Told): string[] {
  const isAlone = second === null && said.finding !== now.finding;
  return isAlone || said.asOf === now.asOf ? [lead.asOf] : [said.asOf, now.asOf];
}

/** The note and the address, the citation, and the links to pictures, the data, the history and the embeds. */
export function shareSection(props: ShareProps, told: Told): Html {
  const { bundle, site, now, revision, revisedOn, withoutSecondReader, edition, rev, asof } = props;
  const { claim } = bundle;
  const isWithdrawn = edition?.isWithdrawn === true;
  const verdicts = told.second === null ? [told.lead] : [told.lead, told.second];
  const note = shareNote({
    claim,
    sentence: citedSentence(props),
    publishers: sourcesOf({ bundle, verdicts }).map(figuresOf),
    address: absolute(site.origin, edition?.path ?? urls.claim(claim.slug, asof)),
  });
  return html`<section class="cite" aria-labelledby="cite">
<h2 id="cite">${isWithdrawn ? 'Cite it' : 'Send it, cite it, embed it'}</h2>
${isWithdrawn ? nothing : html`${noteField(note)}${linkField(absolute(site.origin, edition?.path ?? urls.claim(claim.slug, asof)))}`}
<p class="citation">Plumbline, “${bdi(clip(withoutMarks(claim.quote), 120))}” (${bdi(claim.claimant.name)}, ${dateInWords(claim.saidOn)}): ${lowered(citedSentence(props))}, on the figures of ${listInWords(citedDays(props, told).map(dateInWords))}. Revision ${revision} of ${dateInWords(revisedOn)}, method ${now.method}. <span class="address">${absolute(site.origin, props.citedAt)}</span></p>
${withoutSecondReader ? html`<p class="note">Revision ${revision} was published without a second reader.</p>` : nothing}
<ul class="links">
${isWithdrawn ? nothing : pictures(props)}${
  isWithdrawn
    ? nothing
    : html`<li><a href="${urls.embedChooser(claim.slug, rev === null ? {} : { rev: String(rev) })}">Embed it, or cite it</a> on your own site: card, badge, link, text</li>
<li><a href="${urls.claimJson(claim.slug, asof, rev ?? undefined)}">The data and the verdict (JSON)</a>, to compute it yourself</li>`
}
<li><a href="${urls.history(claim.slug)}">The history of this claim</a></li>
</ul>
</section>`;
}

/** The sizes in which there is a picture of a verdict. */
const PICTURES = [
  [undefined, 'wide'],
  ['square', 'square'],
  ['tall', 'tall'],
] as const;

/** The links to the pictures of the verdict. */
function pictures({ bundle: { claim }, rev, asof }: ShareProps): Html {
  return html`<li>As a picture: ${PICTURES.map(([size, name], i) => html`${i === 0 ? nothing : ' · '}<a href="${urls.picture(claim.slug, rev ?? undefined, asof, size)}">${name}</a>`)}</li>
`;
}

/** The address in a field, which can be selected without a script, with what a script can do besides: copy it, print the page. */
function linkField(address: string): Html {
  return html`<div class="field wide"><label for="link">The address of this verdict</label>
<input id="link" type="text" readonly value="${address}">
<p class="copying"><button type="button" hidden data-copies="link">Copy the link</button> <span role="status"></span> <button type="button" hidden data-prints>Print this page</button></p></div>`;
}

/** The note in a field, with a button that a script shows and that copies it. */
function noteField(note: string): Html {
  return html`<div class="field wide"><label for="note">A note to send, with its source first</label>
<textarea id="note" readonly rows="4" dir="auto">${note}</textarea>
<p class="copying"><button type="button" hidden data-copies="note">Copy the note</button> <span role="status"></span></p></div>`;
}
