/** The links from a list to the same as CSV. */
import type { ListTable } from '../../claims/exchange/list-tables.ts';
import { type Html, html, nothing } from './html.ts';
import { urls } from './urls.ts';

/** The whole of a list as CSV, as its page is narrowed. `called` says which list it is, `note` what is to be known of it. */
export function tableLinks(
  list: ListTable,
  filter: Readonly<Record<string, string | number | undefined>>,
  called = 'The whole list',
  note?: string,
): Html {
  return html`<p class="links-line">${called} as <a href="${urls.listCsv(list, filter)}" rel="nofollow">CSV</a> · <a href="${urls.listCsv(list, filter, { forSpreadsheets: true })}" rel="nofollow">CSV for Excel</a>${note === undefined ? nothing : html` <span class="note">(${note})</span>`}</p>`;
}
