/** A source of figures, as lists of sources show it. */

import { type KeptSource, sourceStanding } from '../../claims/evidence/series.ts';
import { bdi } from './direction.ts';
import { type Html, html, nothing } from './html.ts';
import { time } from './time.ts';

/** A source with all that it gives, and whether it is a copy or a report of the official figure. */
export function sourceEntry(source: KeptSource): Html {
  const kind = sourceStanding(source);
  return html`<li id="source-${source.id}"><cite dir="auto">${source.url === undefined ? source.title : html`<a href="${source.url}" rel="noopener">${source.title}</a>`}</cite>. <span dir="auto">${source.publisher}</span>${source.publishedOn === undefined ? nothing : html`, ${time(source.publishedOn)}`}.${kind === null ? nothing : html` <span class="tag">${kind === 'copy' ? 'A copy of the official figure' : 'A report of the official figure'}</span>`}${source.url === undefined ? html` <span class="tag">No link</span>` : nothing}${source.archivedUrl === undefined ? nothing : html` <a href="${source.archivedUrl}" rel="noopener">Archived copy</a>.`}${source.licence === undefined ? nothing : html` Licence: ${bdi(source.licence)}.`}${source.quote === undefined ? nothing : html`<blockquote dir="auto">${source.quote}</blockquote>`}</li>`;
}
