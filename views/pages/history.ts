/** The history of a claim: each revision with what changed and why, and the rulings that were published on it. */

import { revisedBetween } from '../../claims/editorial/changes.ts';
import type {
  Correction,
  History,
  HistoryEntry,
  PublishedRuling,
} from '../../claims/editorial/correction.ts';
import { dayIn } from '../../claims/exact/zone.ts';
import { aloneNote, changesList, correctionNote } from '../parts/corrections.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { clip, layout, type Site } from '../parts/layout.ts';
import { verdictWord } from '../parts/mark.ts';
import { quotedText } from '../parts/quoted.ts';
import { day, time } from '../parts/time.ts';
import { urls } from '../parts/urls.ts';

export interface HistoryProps extends History {
  site: Site;
  slug: string;
}

/** How much of a quotation heads the page. */
const SHOWN = 400;

export function historyPage({ site, slug, entries, corrections, withdrawn, into }: HistoryProps): Html {
  const quote = entries[0]?.claim.quote ?? slug;
  return layout(site, {
    title: `History: ${quotedText(quote, 70)}`,
    description: `Every published revision and verdict of the claim ${quotedText(quote, 120)}.`,
    path: urls.history(slug),
    section: 'claims',
    unlisted: withdrawn !== null || into !== null,
    body: html`<article>
<p class="topic"><a href="${urls.claim(slug)}">The claim</a></p>
<h1>History</h1>
<blockquote class="quoted" dir="auto">${clip(quote, SHOWN)}</blockquote>
${withdrawn === null ? nothing : withdrawal(withdrawn, site.zone)}
${into === null ? nothing : wentInto(into)}
<p class="lead">Nothing here is ever changed or removed: a new revision or verdict is added to those before it. The fingerprint beside a verdict is that of the data it was computed from: altered data would have a different one.</p>
<ol class="history" reversed>${entries.map((entry, i) => revision({ slug, zone: site.zone }, entry, entries[i + 1], corrections))}
</ol>
</article>`,
  });
}

/** Where a claim went: what was published of it stays, and what happens from then on is told there. */
function wentInto(into: string): Html {
  return html`<section class="waiting" aria-labelledby="merged">
<h2 id="merged" class="label">Merged into another claim</h2>
<p>The two test the same, so that one page has both: <a href="${urls.claim(into)}">the claim as it is today</a>, with who said it and when. Below is what was published of this one until then; when and why they were merged is told in <a href="${urls.corrections({ type: 'sayings' })}">the corrections</a>.</p>
</section>`;
}

/** When and why a claim was withdrawn. */
export function withdrawal({ reason, at }: { reason: string; at: string }, zone: string): Html {
  return html`<section class="waiting" aria-labelledby="withdrawn">
<h2 id="withdrawn" class="label">Withdrawn on ${day(at, zone)}</h2>
<p class="verbatim" dir="auto">${reason}</p>
</section>`;
}

/** Whose history it is, and by which clock its days are told. */
interface Of {
  slug: string;
  zone: string;
}

function revision(
  of: Of,
  entry: HistoryEntry,
  previous: HistoryEntry | undefined,
  corrections: readonly Correction[],
): Html {
  const { slug, zone } = of;
  const notes = corrections.filter((c) => c.toRevision === entry.revision);
  const changed = previous === undefined ? null : revisedBetween(previous, entry);
  // Corrections list what they changed; a revision without one was loaded.
  const isTold = previous === undefined || notes.some((note) => note.changed !== null);
  return html`
<li><h2><a href="${urls.claimPinned(slug, entry.revision)}">Revision ${entry.revision}</a>, ${day(entry.recordedAt, zone)}</h2>
${previous === undefined ? html`<p>First published.${aloneNote(entry.withoutSecondReader)}</p>` : nothing}
${notes.map((correction) => correctionNote(slug, correction, zone))}
${isTold ? nothing : changesList(changed)}
${previous !== undefined && changed === null && notes.length === 0 ? html`<p>The words are the same; the verdict rests on different evidence or a different method.</p>` : nothing}
<ul class="rulings">${entry.rulings.map((_, i) => rulingItem(of, entry, i))}</ul></li>`;
}

/** A ruling on a revision, the latest first, with the way to the page that shows it. */
function rulingItem({ slug, zone }: Of, { revision, rulings }: HistoryEntry, i: number): Html {
  const ruling = rulings[i];
  if (ruling === undefined) return nothing;
  const { verdict, asOf, clock, recordedAt, method, bundleSha256 } = ruling;
  const isEarlier = (other: PublishedRuling) => other.clock === clock && other.recordedAt < recordedAt;
  const wasAhead = rulings.slice(0, i).some(isEarlier);
  // The page of a revision shows what it was published with; what time moved later is on it as of that day.
  const isFirst = !rulings
    .slice(i + 1)
    .some((other) => other.clock === clock && other.recordedAt <= recordedAt);
  const on = isFirst ? undefined : dayIn(zone, recordedAt);
  const published = wasAhead
    ? html`Published ${day(recordedAt, zone)}, by a clock that was ahead: it does not count, and the one above took its place`
    : html`<a href="${urls.claimPinned(slug, revision, on)}">Published ${day(recordedAt, zone)}</a>`;
  return html`<li><p>${verdictWord(verdict)} on the figures of ${time(asOf)}${clock === 'said' ? ', when it was said' : nothing}</p><p class="why">${verdict.because}</p><p class="by">${published} · method ${method} · <span class="hash">fingerprint ${bundleSha256}</span></p></li>`;
}
