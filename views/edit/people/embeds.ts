/** Who embeds verdicts: the hosts, what they show, how often, and when last. */

import type { Embedder } from '../../../claims/editorial/embedding.ts';
import { hasRole } from '../../../claims/editorial/workflow.ts';
import { count, separated } from '../../../claims/words/numbers.ts';
import { sentence } from '../../../claims/words/text.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip } from '../../parts/layout.ts';
import { pager } from '../../parts/pager.ts';
import { time } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { type FormState, textField } from '../parts/fields.ts';
import { type Desk, editPage } from '../parts/layout.ts';

export interface EmbedsProps {
  desk: Desk;
  items: readonly Embedder[];
  /** The filter as it was typed. */
  state: FormState;
  filter: { claim?: string | undefined; host?: string | undefined };
  /** The first day that is counted. */
  since: string;
  hosts: number;
  shown: number;
  /** How many sites were seen on one day only. */
  once: number;
  page: number;
  pages: number;
}

const FORMS: Readonly<Record<string, string>> = {
  badge: 'badge',
  'badge-data': 'badge data',
  card: 'card',
  strip: 'strip of several',
  picture: 'picture',
};

/** The page. */
export function embedsPage({
  desk,
  items,
  state,
  filter,
  since,
  hosts,
  shown,
  once,
  page,
  pages,
}: EmbedsProps): Html {
  return editPage(desk, {
    title: 'Embeds',
    section: 'embeds',
    body: html`<h1>Embeds</h1>
<p class="lead">Which sites show verdicts of this ledger, since ${time(since)}. Counted by the name of the site that the browser gives, and by nothing else: no address, no cookie, no page. Readers whose browser gives no name are not counted, and readers whose browser still has the picture are not counted again.</p>
<p>A site is listed from its second day on, since anybody can make up a name for a day: each address may name ten new ones a day, and all together two hundred. ${once === 0 ? nothing : html`${sentence(count(once, 'site'))} ${once === 1 ? 'was' : 'were'} seen on one day only so far; ask for one by its name to see it.`}</p>
${hasRole(desk.viewer.role, 'admin') ? html`<p><a href="${urls.edit.webhooks()}">Webhooks</a> tell publishers when a verdict that they embed changes.</p>` : nothing}
<search><form class="audit-filter" method="get" action="${urls.edit.embeds()}">
${textField(state, { name: 'claim', label: 'Claim', hint: 'Its name in its address', autocomplete: 'off', maxlength: 120, optional: true, spellcheck: false })}
${textField(state, { name: 'host', label: 'Site', hint: 'Its name: news.example.org', autocomplete: 'off', maxlength: 253, optional: true, spellcheck: false })}
<p class="doing"><button>Filter</button><a href="${urls.edit.embeds()}">Show everything</a></p>
</form></search>
${items.length === 0 ? html`<p class="calm">${filter.claim === undefined && filter.host === undefined ? 'No site has shown a verdict in this time.' : 'Nothing that fits was counted.'}</p>` : html`<p class="total">${sentence(count(hosts, 'site'))} ${hosts === 1 ? 'has' : 'have'} shown verdicts ${times(shown)}.</p>${table(items)}`}
${pager(page, pages, (to) => urls.edit.embeds({ ...filter, page: to }))}`,
  });
}

/** "1,204 times". */
function times(n: number): string {
  return n === 1 ? 'once' : `${separated(String(n))} times`;
}

function table(items: readonly Embedder[]): Html {
  return html`<div class="scroll" role="region" aria-label="Sites and claims" tabindex="0"><table>
<caption class="hidden">Sites that show verdicts, those that show most first</caption>
<thead><tr><th scope="col">Site</th><th scope="col">Claim</th><th scope="col">As</th><th scope="col" class="num">Shown</th><th scope="col">Last</th></tr></thead>
<tbody>${items.map((item, i) => row(item, items[i - 1]?.host !== item.host))}</tbody></table></div>`;
}

function row({ host, slug, quote, shown, lastDay, forms, hostShown }: Embedder, isFirst: boolean): Html {
  return html`<tr><td>${isFirst ? html`<a href="${urls.edit.embeds({ host })}">${host}</a> <span class="sub">${times(hostShown)} in all</span>` : nothing}</td><td dir="auto"><a href="${urls.edit.embeds({ claim: slug })}">${quote === null ? slug : clip(quote, 100)}</a>${quote === null ? html` <span class="tag">Withdrawn</span>` : nothing}</td><td>${forms.map((form) => FORMS[form] ?? form).join(', ')}</td><td class="num">${separated(String(shown))}</td><td>${time(lastDay)}</td></tr>`;
}
