/** The line on a page that is shown though it may be out of date, because the ledger cannot be reached. */
import { html } from './html.ts';
import { moment } from './time.ts';

/**
 * A page as it was made at a time, ISO 8601, of readers or of an embed, with that line at the beginning of its content. The
 * zone is the newsroom's.
 */
export function markOutdated(page: string, madeAt: string, zone: string): string {
  const line = html`<p class="outdated" role="status">The ledger cannot be reached just now. This is as it was on ${moment(madeAt, zone)}; what was published since is missing.</p>`;
  return page.replace(/<main\b[^>]*>/, (main) => `${main}\n${String(line)}`);
}
