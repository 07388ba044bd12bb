/** Publishers that are notified when a verdict that they embed changes, and what was sent to them last. */
import type { DeliveryStatus, ListedDelivery, ListedPublisher } from '../../../claims/editorial/embedding.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { moment } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { type FormState, issueSummary, textField } from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';

export interface WebhooksProps {
  desk: Desk;
  publishers: readonly ListedPublisher[];
  deliveries: readonly ListedDelivery[];
  /** The form as it was typed. */
  state: FormState;
  /** Whether the ledger knows its own address, without which nothing is sent. */
  isSending: boolean;
  notice?: string | undefined;
}

const STATUS: Record<DeliveryStatus, string> = {
  waiting: 'Waiting',
  delivered: 'Delivered',
  'given-up': 'Given up',
};

/** The page. */
export function webhooksPage({
  desk,
  publishers,
  deliveries,
  state,
  isSending,
  notice,
}: WebhooksProps): Html {
  return editPage(desk, {
    title: 'Webhooks',
    section: 'embeds',
    body: html`<p class="topic"><a href="${urls.edit.embeds()}">Embeds</a></p>
<h1>Webhooks</h1>
${issueSummary(state, 'No webhook was added')}
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
<p class="lead">A publisher is notified when a verdict that their site has embedded in the last 90 days changes, or its claim is withdrawn. <a href="${urls.apiDocs()}#webhooks">The documentation</a> says how they can check that a message is genuine.</p>
${isSending ? nothing : html`<p class="calm">Nothing is sent yet: set <code>PUBLIC_ORIGIN</code> to the address of this ledger first.</p>`}
${publishers.length === 0 ? html`<p class="calm">No publisher has a webhook.</p>` : publisherTable(desk, publishers)}
<section aria-labelledby="add"><h2 id="add">Add a webhook</h2>
<form method="post" action="${urls.edit.webhooks()}">${guard(desk.tokens)}<input type="hidden" name="do" value="add">
${textField(state, { name: 'name', label: 'Publisher', hint: 'Its name, for your list.', autocomplete: 'off', maxlength: 120 })}
${textField(state, { name: 'host', label: 'Site', hint: 'Its host name: news.example.org. Its subdomains count as well.', autocomplete: 'off', maxlength: 253, spellcheck: false })}
${textField(state, { name: 'url', label: 'Address', hint: 'Where messages are sent: an https address on a public host name', type: 'url', inputmode: 'url', autocomplete: 'off', maxlength: 2_000, spellcheck: false })}
<p><button>Add</button></p></form></section>
<section aria-labelledby="sent"><h2 id="sent">What was sent last</h2>
${deliveries.length === 0 ? html`<p class="calm">Nothing has had to be sent yet.</p>` : deliveryTable(desk, deliveries)}</section>`,
  });
}

function publisherTable(desk: Desk, publishers: readonly ListedPublisher[]): Html {
  return html`<div class="scroll" role="region" aria-label="Publishers" tabindex="0"><table>
<caption class="hidden">Publishers, those still being notified first</caption>
<thead><tr><th scope="col">Publisher</th><th scope="col">Address</th><th scope="col">Since</th><th scope="col">State</th></tr></thead>
<tbody>${publishers.map(
    ({ id, name, host, url, madeAt, endedAt }) =>
      html`<tr><th scope="row"><span dir="auto">${name}</span> <span class="sub">${host}</span></th><td><code>${url}</code></td><td>${moment(madeAt, desk.site.zone)}</td><td>${
        endedAt === null
          ? html`<form method="post" action="${urls.edit.webhooks()}">${guard(desk.tokens)}<input type="hidden" name="do" value="end"><input type="hidden" name="id" value="${id}"><button class="plain">End<span class="hidden"> the webhook of ${name}</span></button></form>`
          : html`Ended ${moment(endedAt, desk.site.zone)}`
      }</td></tr>`,
  )}</tbody></table></div>`;
}

function deliveryTable({ site: { zone } }: Desk, deliveries: readonly ListedDelivery[]): Html {
  return html`<div class="scroll" role="region" aria-label="Deliveries" tabindex="0"><table>
<caption class="hidden">Deliveries, the latest first</caption>
<thead><tr><th scope="col">Made</th><th scope="col">Publisher</th><th scope="col">Claim</th><th scope="col">Status</th><th scope="col" class="num">Tries</th><th scope="col">Last answer</th></tr></thead>
<tbody>${deliveries.map(
    ({ publisher, slug, madeAt, tries, nextTryAt, status, lastAnswer }) =>
      html`<tr><td>${moment(madeAt, zone)}</td><td dir="auto">${publisher}</td><td>${slug}</td><td>${STATUS[status]}${nextTryAt === null || tries === 0 ? nothing : html` <span class="sub">next try ${moment(nextTryAt, zone)}</span>`}</td><td class="num">${tries}</td><td>${lastAnswer ?? '–'}</td></tr>`,
  )}</tbody></table></div>`;
}

/** The secret of a webhook, shown once. */
export function webhookSecretPage(
  desk: Desk,
  { name, host, secret }: { name: string; host: string; secret: string },
): Html {
  return editPage(desk, {
    title: 'A webhook’s secret',
    section: 'embeds',
    body: html`<h1>A webhook’s secret</h1>
<p class="notice once" role="status">Hand this to <strong dir="auto">${name}</strong> (${host}) and to nobody else: with it they check that a message is ours. It is not shown again.</p>
<p><code class="secret">${secret}</code></p>
<p><a href="${urls.edit.webhooks()}">Back to the webhooks</a></p>`,
  });
}
