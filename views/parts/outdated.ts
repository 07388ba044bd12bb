/** The line on a page that is shown though it may be out of date, because the ledger cannot be reached. */
import { dateInWords } from '../../claims/words/dates.ts';
import { html } from './html.ts';

/** A page as it was made at a time, of readers or of an embed, with that line at the beginning of its content. */
export function markOutdated(page: string, madeAt: Date): string {
  const iso = madeAt.toISOString();
  const line = html`<p class="outdated" role="status">The ledger cannot be reached just now. This is as it was on ${dateInWords(iso.slice(0, 10))} at <time datetime="${iso}">${iso.slice(11, 16)} UTC</time>; what was published since is missing.</p>`;
  return page.replace(/<main\b[^>]*>/, (main) => `${main}\n${String(line)}`);
}
