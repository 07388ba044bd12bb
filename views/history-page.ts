/** The history of a claim: each revision, with the rulings that were published on it. */
import type { Claim } from '../claims/bundle.ts';
import type { Verdict } from '../claims/verdict.ts';
import { type Html, html, nothing } from './html.ts';
import { clip, layout, type Site } from './layout.ts';
import { verdictMark } from './mark.ts';
import { time } from './parts.ts';
import { urls } from './urls.ts';

export interface HistoryItem {
  revision: number;
  recordedAt: string;
  claim: Claim;
  rulings: readonly {
    clock: 'said' | 'now';
    asOf: string;
    verdict: Verdict;
    bundleSha256: string;
    recordedAt: string;
    method: string;
  }[];
}

export function historyPage(site: Site, slug: string, entries: readonly HistoryItem[]): Html {
  const quote = entries[0]?.claim.quote ?? slug;
  return layout(site, {
    title: `History: “${clip(quote, 70)}”`,
    description: `Every published revision and verdict of the claim “${clip(quote, 120)}”.`,
    path: urls.history(slug),
    section: 'claims',
    body: html`<article>
<p class="topic"><a href="${urls.claim(slug)}">The claim</a></p>
<h1>History</h1>
<blockquote class="quoted" dir="auto">${clip(quote, 400)}</blockquote>
<p class="lead">Nothing here is ever changed or removed: a new revision or verdict is added to what stands. The hash is that of the bundle which the verdict was computed from.</p>
<ol class="history" reversed>${entries.map(
      (entry) => html`
<li><h2>Revision ${entry.revision}, ${time(entry.recordedAt.slice(0, 10))}</h2>
${entry.revision === 1 ? html`<p>First published.</p>` : nothing}
<ul class="rulings">${entry.rulings.map(
        (ruling) =>
          html`<li><p>${verdictMark(ruling.verdict)} on the figures of ${time(ruling.asOf)}${ruling.clock === 'said' ? ', when it was said' : nothing}</p><p class="why">${ruling.verdict.because}</p><p class="by">Published ${time(ruling.recordedAt.slice(0, 10))} · method ${ruling.method} · <span class="hash">SHA-256 ${ruling.bundleSha256}</span></p></li>`,
      )}</ul></li>`,
    )}
</ol>
</article>`,
  });
}
