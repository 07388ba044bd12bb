/** The documentation of the API: each endpoint with its parameters, and an example answered as the page was drawn. */

import { licenceSentence } from '../../claims/editorial/licence.ts';
import { wholeSeconds } from '../../claims/exact/instant.ts';
import { zoneInWords } from '../../claims/exact/zone.ts';
import { SERIES_COLUMNS } from '../../claims/exchange/columns.ts';
import { LIST_TABLES, type ListTable } from '../../claims/exchange/list-tables.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { layout, type Site } from '../parts/layout.ts';
import { absolute, urls } from '../parts/urls.ts';

export interface DocumentedEndpoint {
  name: string;
  method: 'get' | 'post';
  path: string;
  summary: string;
  does: string;
  parameters: readonly {
    name: string;
    in: 'path' | 'query';
    schema: Readonly<Record<string, unknown>>;
    means: string;
  }[];
  body: string | null;
  answer: string;
  errors: readonly { status: number; code: string; means: string }[];
  /** Absent in a ledger that has nothing to show. */
  example?: { path: string; body: unknown; value: unknown } | undefined;
}

/** The longest text and list that an example shows. */
const MAX_TEXT = 160;
const MAX_ITEMS = 1;

/** A value as an example shows it, with long lists and texts cut short. */
export function shortened(value: unknown): unknown {
  if (typeof value === 'string') return value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value;
  if (Array.isArray(value)) {
    const first = value.slice(0, MAX_ITEMS).map(shortened);
    const left = value.length - first.length;
    return left === 0 ? first : [...first, `… and ${left} more`];
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortened(item)]));
}

const pretty = (value: unknown) => JSON.stringify(value, wholeSeconds, 2);

/** The page. */
export function apiPage(site: Site, endpoints: readonly DocumentedEndpoint[]): Html {
  return layout(site, {
    title: 'The API',
    description:
      'Claims, verdicts and evidence for programs: every endpoint with its parameters and an example, and the verdict of any bundle.',
    path: urls.apiDocs(),
    body: html`<article class="method">
<h1>The API</h1>
<p class="lead">Programs can read everything that readers see, and can have the verdict of any bundle computed. No key is needed, no cookie is set, and pages of any site may ask.</p>
<nav class="contents" aria-label="On this page"><h2 class="label">Endpoints</h2><ul>${endpoints.map((one) => html`<li><a href="#${one.name}">${one.summary}</a></li>`)}<li><a href="#csv">Figures as CSV</a></li><li><a href="#lists">Lists as CSV</a></li><li><a href="#webhooks">Webhooks</a></li></ul></nav>
<p id="licence">${licenceSentence(site.licence ?? null)}</p>
<p>The <a href="${urls.openApi()}">OpenAPI document</a> says the same for programs. The <a href="${urls.method()}">method</a> explains what a bundle and a verdict are, and how the one is computed from the other.</p>
<h2 id="rules">Rules for every endpoint</h2>
<ul>
<li>Answers are JSON in UTF-8. Numbers that are compared or computed are strings, so that none is rounded on the way.</li>
<li>Lists are read page by page, with <code>limit</code> and <code>after</code>: each answer gives the <code>after</code> of the next page, and its address as <code>next</code>. Pages do not shift when something is added meanwhile.</li>
<li>Answers carry an <code>ETag</code>. Send it back as <code>If-None-Match</code>, and the answer is 304 as long as nothing has changed. Answers may be kept for a minute.</li>
<li>An error is <code>{"error": {"code", "message", "issues"?}}</code>: a code for programs, a sentence for people and, if fields are wrong, what is wrong with each. An unknown parameter is an error.</li>
<li>“Today”, and the day of whatever was published, are days at the newsroom: those of ${zoneInWords(site.zone)} (<code>${site.zone}</code>). Times of day are UTC, with their <code>Z</code>.</li>
<li>A withdrawn claim answers with 410. A claim that changed keeps its address; <code>rev</code> pins one of its published revisions.</li>
</ul>
<p>The examples are answers of this ledger, fetched as the page was made. Long lists and texts in them are cut short.</p>
${endpoints.map((one) => endpoint(site, one))}
${figuresAsCsv(site)}
${listsAsCsv()}
${webhooks(site)}
</article>`,
  });
}

const pythonCheck = `key = base64.b64decode(secret.removeprefix('whsec_'))
message = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.{body}"
mac = hmac.new(key, message.encode(), hashlib.sha256).digest()
ours = hmac.compare_digest('v1,' + base64.b64encode(mac).decode(), headers['webhook-signature'])`;

/** The CSV of a series: its columns, and how spreadsheets get it. */
function figuresAsCsv(site: Site): Html {
  return html`<section aria-labelledby="csv">
<h2 id="csv">Figures as CSV</h2>
<p>Every series is a table at <code>/evidence/SERIES.csv</code>: commas, UTF-8, a line of names, a row for each publication of each figure. The <code>datapackage.json</code> of a series describes it for programs. Each row says all that it needs to be read alone:</p>
<div class="scroll" role="region" aria-label="The columns of a CSV" tabindex="0"><table>
<thead><tr><th scope="col">Column</th><th scope="col">What it holds</th></tr></thead>
<tbody>${SERIES_COLUMNS.map((column) => html`<tr><th scope="row"><code>${column.name}</code></th><td>${'description' in column ? withCode(column.description) : COLUMN_WORDS[column.name]}</td></tr>`)}</tbody></table></div>
<p>Excel takes a CSV for UTF-8 only if it begins with a byte order mark. Ask for one with <code>?bom=1</code>, or with <code>Accept: application/vnd.ms-excel</code> or <code>Accept: text/csv;bom=1</code>; <code>?bom=0</code> never has it:</p>
${block('A CSV for a spreadsheet', `curl '${absolute(site.origin, urls.seriesCsv('SERIES', { forSpreadsheets: true }))}' -o figures.csv`)}
<p>A text that a spreadsheet would run as a formula has an apostrophe before it. New columns are added at the end.</p>
</section>`;
}

/** The lists as CSV: where each is, and its columns. */
function listsAsCsv(): Html {
  const columns = (table: ListTable) => html`<h3><code>${urls.listCsv(table)}</code></h3>
<div class="scroll" role="region" aria-label="The columns of ${urls.listCsv(table)}" tabindex="0"><table>
<thead><tr><th scope="col">Column</th><th scope="col">What it holds</th></tr></thead>
<tbody>${LIST_TABLES[table].map(({ name, description }) => html`<tr><th scope="row"><code>${name}</code></th><td>${withCode(description)}</td></tr>`)}</tbody></table></div>`;
  return html`<section aria-labelledby="lists">
<h2 id="lists">Lists as CSV</h2>
<p>Each list of the ledger is a table too, at its address with <code>.csv</code> after it and with the same filters: commas, UTF-8, a line of names, all pages of the list up to 10,000 rows. Where there are more, the name of the file says so. Days are <code>YYYY-MM-DD</code>, times are UTC in whole seconds, and <code>?bom=1</code> asks for a byte order mark as above.</p>
<details class="more"><summary>The columns of each</summary>
${(Object.keys(LIST_TABLES) as ListTable[]).map(columns)}
</details>
</section>`;
}

/** What a column holds whose name says it. */
const COLUMN_WORDS: Readonly<Record<string, string>> = {
  unit: 'The unit of the figure.',
  status: 'Whether it was published as provisional, final or a forecast.',
  sourceTitle: 'The title of the source.',
  publisher: 'Who published it.',
};

/** What is sent to a publisher, and how to check it. */
function webhooks(site: Site): Html {
  const example = {
    type: 'verdict.changed',
    claim: 'a-claim',
    url: absolute(site.origin, urls.claim('a-claim')),
    before: {
      headline: { word: 'right', clock: 'said' },
      finding: 'holds',
      findingWhenSaid: 'holds',
    },
    after: {
      headline: { word: 'right', clock: 'said', other: 'wrong' },
      finding: 'fails',
      findingWhenSaid: 'holds',
      because: '…',
      becauseWhenSaid: '…',
    },
    revision: 2,
    at: '2026-11-22T10:00:00.000Z',
  };
  return html`<section aria-labelledby="webhooks">
<h2 id="webhooks">Webhooks</h2>
<p>A publisher can be notified when a verdict that their site has embedded in the last 90 days changes. Ask the newsroom: it needs the name of the site and an https address, and gives you a secret.</p>
<p>Each message is a POST of JSON. Its <code>type</code> is <code>verdict.changed</code> if the verdict, now or when it was said, is a different one, or <code>claim.withdrawn</code>, which has the <code>reason</code> in place of <code>after</code> and <code>revision</code>.</p>
${block('A message', pretty(example))}
<p>Three headers sign it in the way of <a href="https://www.standardwebhooks.com">Standard Webhooks</a>, whose libraries can check it: <code>webhook-id</code>, which stays the same each time a message is sent; <code>webhook-timestamp</code>, in seconds; and <code>webhook-signature</code>, which is <code>v1,</code> and the HMAC-SHA256 in base64 over the id, the timestamp and the body with dots between. The key is what follows <code>whsec_</code> in the secret, decoded from base64. Check it against the body exactly as it arrived, and refuse messages older than five minutes:</p>
${block('How a signature is checked, in Python', pythonCheck)}
<p>A message counts as received if you answer with a status from 200 to 299 within ten seconds; a redirect does not count. Otherwise it is sent again after 1 minute, 5 minutes, 30 minutes, 2 hours, 12 hours and 24 hours, and then given up. A message may arrive twice, or after a later one: go by its <code>webhook-id</code> and <code>at</code>.</p>
</section>`;
}

function endpoint(site: Site, one: DocumentedEndpoint): Html {
  const { name, method, path, summary, does, parameters, errors, example } = one;
  return html`<section aria-labelledby="${name}">
<h2 id="${name}">${summary}</h2>
<p><code>${method.toUpperCase()} ${path}</code></p>
<p>${withCode(does)}</p>
${parameters.length === 0 ? nothing : parameterTable(summary, parameters)}
<p>Answers a <code>${one.answer}</code>${one.body === null ? nothing : html` to a <code>${one.body}</code>`}${errors.length === 0 ? nothing : html`, or ${errors.map(({ status, code, means }, i) => html`${i === 0 ? '' : '; '}${status} <code>${code}</code>: ${lower(means)}`)}`}.</p>
${example === undefined ? html`<p class="note">This ledger has nothing to show here yet.</p>` : exampleOf(site, summary, method, example)}
</section>`;
}

function parameterTable(summary: string, parameters: DocumentedEndpoint['parameters']): Html {
  return html`<div class="scroll" role="region" aria-label="Parameters: ${summary}" tabindex="0"><table>
<caption class="hidden">Parameters</caption>
<thead><tr><th scope="col">Name</th><th scope="col">In</th><th scope="col">What</th><th scope="col">Form</th></tr></thead>
<tbody>${parameters.map((p) => html`<tr><th scope="row"><code>${p.name}</code></th><td>${p.in}</td><td>${withCode(p.means)}</td><td>${formOf(p.schema)}</td></tr>`)}</tbody></table></div>`;
}

/** The most values of an enumeration that are named. */
const MAX_VALUES = 30;

/** A schema of a parameter in words. */
function formOf(schema: Readonly<Record<string, unknown>>): Html | string {
  const { enum: values, type, format, minimum, maximum, default: usual } = schema;
  if (Array.isArray(values)) {
    const named = values
      .slice(0, MAX_VALUES)
      .map((v, i) => html`${i === 0 ? '' : ', '}<code>${String(v)}</code>`);
    return html`one of ${named}`;
  }
  if (type === 'integer') {
    const range = maximum === undefined ? '' : `, ${String(minimum)} to ${String(maximum)}`;
    return `whole number${range}${usual === undefined ? '' : `; ${String(usual)} unless given`}`;
  }
  return format === 'date' ? 'a day, YYYY-MM-DD' : 'text';
}

/** What the file is called that is sent. */
const fileOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'sentences' in body ? 'sentences' : 'bundle';

function exampleOf(
  site: Site,
  summary: string,
  method: 'get' | 'post',
  { path, body, value }: NonNullable<DocumentedEndpoint['example']>,
): Html {
  const address = absolute(site.origin, path);
  const asked =
    method === 'get'
      ? `curl '${address}'`
      : `curl '${address}' -H 'Content-Type: application/json' --data @${fileOf(body)}.json`;
  return html`<h3>Example</h3>
${block(`Request: ${summary}`, asked)}
${body === undefined ? nothing : html`<details class="more"><summary>${fileOf(body)}.json</summary>${block(`${fileOf(body) === 'bundle' ? 'Bundle' : 'Sentences'}: ${summary}`, pretty(body))}</details>`}
${block(`Answer: ${summary}`, pretty(shortened(value)))}`;
}

function block(label: string, text: string): Html {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><pre>${text}</pre></div>`;
}

/** A text with its words in backticks as code. */
function withCode(text: string): Html {
  return html`${text.split('`').map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

function lower(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`.replace(/\.$/, '');
}
