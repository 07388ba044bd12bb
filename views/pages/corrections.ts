/** Every correction and every withdrawal, the latest first. */

import { LISTED_TYPES, type ListedCorrection, type ListedType } from '../../claims/editorial/correction.ts';
import { CORRECTION_TYPES, CORRECTION_WORDS, type CorrectionType } from '../../claims/editorial/workflow.ts';
import { count } from '../../claims/words/numbers.ts';
import { sentence as capital } from '../../claims/words/text.ts';
import { correctionsFeedLink } from '../machines/feeds.ts';
import {
  aloneNote,
  changesList,
  correctionAddress,
  moves,
  typeLabel,
  typeTag,
} from '../parts/corrections.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { layout, type Site } from '../parts/layout.ts';
import { pager } from '../parts/pager.ts';
import { quoted } from '../parts/quoted.ts';
import { tableLinks } from '../parts/table-links.ts';
import { day } from '../parts/time.ts';
import { urls } from '../parts/urls.ts';

export interface CorrectionsProps {
  site: Site;
  entries: readonly ListedCorrection[];
  type: ListedType | undefined;
  total: number;
  page: number;
  pageSize: number;
}

export function correctionsPage({ site, entries, type, total, page, pageSize }: CorrectionsProps): Html {
  return layout(site, {
    title: 'Corrections',
    description:
      'Every correction of a published claim, every change of the method, and every withdrawal, with the verdicts before and after.',
    path: urls.corrections({ page, type }),
    unlisted: type !== undefined,
    head: correctionsFeedLink(),
    body: html`<h1>Corrections</h1>
<p class="lead">A published claim is changed only in the open: with a reason, and with the verdicts before and after. A change of the method by which all verdicts are computed is listed too, under a type of its own: it mends no mistake. <a href="${urls.correctionsFeed()}">Follow corrections as a feed</a>.</p>
<details class="note"><summary>What the types mean</summary><dl class="findings">${CORRECTION_TYPES.map((t) => html`<div><dt>${CORRECTION_WORDS[t].label}</dt><dd>${CORRECTION_WORDS[t].means}</dd></div>`)}<div><dt>Withdrawn</dt><dd>The claim has left the ledger; its history stays.</dd></div><div><dt>Who said it</dt><dd>Words were taken off a claim, or moved to another one. No verdict changed by it.</dd></div></dl></details>
<nav class="types" aria-label="Types of correction"><ul>${[undefined, ...LISTED_TYPES].map((t) => html`<li><a href="${urls.corrections({ type: t })}"${t === type ? html` aria-current="true"` : nothing}>${t === undefined ? 'All' : typeLabel(t)}</a></li>`)}</ul></nav>
<p class="total" role="status">${total === 0 ? (type === undefined ? 'Nothing has been corrected or withdrawn yet.' : 'There are none of this type.') : `${capital(counted(total, type))}, latest first.`}</p>
${
  entries.length === 0
    ? nothing
    : html`<ol class="claims">${entries.map((entry) => entryItem(entry, site.zone))}
</ol>`
}
${pager(page, Math.ceil(total / pageSize), (n) => urls.corrections({ type, page: n }))}
${entries.length === 0 ? nothing : tableLinks('corrections', { type })}`,
  });
}

function counted(total: number, type: ListedType | undefined): string {
  if (type === undefined) return count(total, 'entry', 'entries');
  if (type === 'method') return count(total, 'verdict computed anew', 'verdicts computed anew');
  if (type === 'sayings') return count(total, 'change');
  return count(total, type === 'withdrawal' ? 'withdrawal' : 'correction');
}

function entryItem(entry: ListedCorrection, zone: string): Html {
  const { type, sentence, before, after, at, quote, claimant, claimantSlug } = entry;
  return html`
<li>
<article>
<h2 class="said"><a href="${correctionAddress(entry)}">${quoted(quote)}</a></h2>
<p class="by"><span dir="auto"><a href="${urls.claimant(claimantSlug)}">${claimant}</a></span> · ${day(at, zone)} ${type === 'withdrawal' || type === 'sayings' ? html`<span class="tag">${typeLabel(type)}</span>` : typeTag(type satisfies CorrectionType)}${aloneNote(entry.withoutSecondReader)}</p>
<p class="verbatim" dir="auto">${sentence}</p>
${changesList(entry.changed)}
${before === null || after === null ? nothing : moves(before, after)}
</article>
</li>`;
}
