/** The way from one page of a list to the next. */
import { type Html, html, nothing } from './html.ts';

/** From this many pages on, the number of pages is not shown, since claims are counted only up to a limit. */
export const MAX_PAGES = 50;

/** "Page 2 of 5", with links to the previous and the next. */
export function pager(page: number, pages: number, address: (page: number) => string): Html {
  if (pages <= 1) return nothing;
  return html`<nav class="pager" aria-label="Pages">${page > 1 ? html`<a rel="prev" href="${address(page - 1)}">← Previous</a>` : nothing}<span>Page ${page}${pages < MAX_PAGES ? html` of ${pages}` : nothing}</span>${page < pages ? html`<a rel="next" href="${address(page + 1)}">Next →</a>` : nothing}</nav>`;
}
