/** The pages that list claims: all claims with filters and search, a claimant's, a topic's. */

import type { Facet, WordTally } from '../../claims/editorial/listed-claim.ts';
import { WORD_NAMES, type Word, wordForReaders } from '../../claims/verdict/reader-words.ts';
import { FINDING_WORDS, FINDINGS } from '../../claims/verdict/verdict.ts';
import { count, separated } from '../../claims/words/numbers.ts';
import { feedLinks } from '../machines/feeds.ts';
import { type ClaimItem, claimList } from '../parts/claim-list.ts';
import { isolated } from '../parts/direction.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { layout, type Site } from '../parts/layout.ts';
import { wordMark } from '../parts/mark.ts';
import { MAX_PAGES, pager } from '../parts/pager.ts';
import { type ClaimsQuery, urls } from '../parts/urls.ts';

/** A quotation in which search marked the matches with `start` and `end`. */
export function marked(quote: string, start: string, end: string): Html {
  return html`${quote.split(start).map((part, i) => {
    if (i === 0) return part;
    const [match = '', ...rest] = part.split(end);
    return html`<mark>${match}</mark>${rest.join('')}`;
  })}`;
}

/** Tallies in the order of the words, so that each has its place whatever the numbers. */
function inOrder(tally: readonly WordTally[]): WordTally[] {
  return [...tally].sort((a, b) => WORD_NAMES.indexOf(a.word) - WORD_NAMES.indexOf(b.word));
}

/** The words by which a list can be narrowed, each with how many claims it leaves, and the way back. */
export function wordFilter(query: ClaimsQuery, words: readonly WordTally[] | null): Html {
  if (words !== null && words.length < 2 && query.word === undefined) return nothing;
  const shown = words === null ? WORD_NAMES.map((word) => ({ word, claims: null })) : inOrder(words);
  const to = (word: Word | undefined) => urls.claims({ ...query, word });
  return html`<nav class="words" aria-label="Verdicts"><ul class="tally">
<li><a href="${to(undefined)}"${query.word === undefined ? html` aria-current="true"` : nothing}>All verdicts</a></li>${shown.map(
    ({ word, claims }) => html`
<li><a class="means" href="${to(word)}"${query.word === word ? html` aria-current="true"` : nothing}>${wordMark(word)}</a>${claims === null ? nothing : html` <span class="n">${separated(String(claims))}</span>`}</li>`,
  )}
</ul><p class="note"><a href="${urls.method('words')}">What the words mean</a></p></nav>`;
}

/** How many claims there are, as far as lists count. */
export function countShown(total: number): string {
  return total > COUNTED ? `more than ${separated(String(COUNTED))}` : separated(String(total));
}

/** Lists count up to this number, and say "more than" beyond it. */
const COUNTED = 1_000;

/** The form by which claims are searched for; `more` are the fields that narrow it. */
export function searchForm(q: string, more: Html = nothing): Html {
  return html`<search><form class="search" method="get" action="${urls.claims()}">
<div class="field wide"><label for="q">Search what was said, by whom, on what</label>
<input id="q" name="q" type="search" value="${q}" maxlength="200" dir="auto"></div>
${more}
<button>Search</button>
</form></search>`;
}

export interface ListProps {
  site: Site;
  query: ClaimsQuery;
  claims: readonly ClaimItem[];
  total: number;
  page: number;
  pageSize: number;
  topics: readonly Facet[];
  claimants: readonly Facet[];
  /** How many of the claims have each word; null if there are too many to count. */
  words: readonly WordTally[] | null;
}

function options(items: readonly Facet[], chosen: string | undefined): Html {
  return html`<option value="">All</option>${items.map((o) => html`<option value="${o.slug}" dir="auto"${o.slug === chosen ? html` selected` : nothing}>${o.name}</option>`)}`;
}

const wordOptions: readonly Facet[] = WORD_NAMES.map((word) => ({
  slug: word,
  name: wordForReaders(word).label,
}));

const findingOptions: readonly Facet[] = FINDINGS.map((finding) => ({
  slug: finding,
  name: FINDING_WORDS[finding].label,
}));

/** All claims, filtered and searched. */
export function claimsPage({
  site,
  query,
  claims,
  total,
  page,
  pageSize,
  topics,
  claimants,
  words,
}: ListProps): Html {
  const filtered = [query.q, query.claimant, query.topic, query.word, query.finding].some(
    (part) => part !== undefined && part !== '',
  );
  return layout(site, {
    title: filtered ? 'Claims found' : 'All claims',
    description: 'Political claims with verdicts computed from published figures.',
    path: urls.claims(page === 1 ? {} : { page }),
    section: 'claims',
    unlisted: filtered,
    head: feedLinks(),
    body: html`<h1>Claims</h1>
${searchForm(
  query.q ?? '',
  html`<div class="field"><label for="claimant">Claimant</label><select id="claimant" name="claimant">${options(claimants, query.claimant)}</select></div>
<div class="field"><label for="topic">Topic</label><select id="topic" name="topic">${options(topics, query.topic)}</select></div>
<div class="field"><label for="word">Verdict</label><select id="word" name="word">${options(wordOptions, query.word)}</select></div>
<div class="field"><label for="finding">Exact finding, when said or now</label><select id="finding" name="finding">${options(findingOptions, query.finding)}</select></div>`,
)}
${wordFilter(query, words)}
<p class="total" role="status">${total === 0 ? 'No claim matches.' : `${total > COUNTED ? countShown(total) : count(total, 'claim')}${total > COUNTED ? ' claims' : ''}${filtered ? ' found' : ''}${query.q ? ', best match first' : ', latest first'}.`}</p>
${total === 0 ? html`<p>Try fewer or shorter words, or <a href="${urls.claims()}">see all claims</a>.</p>` : claimList(claims)}
${pager(page, pagesOf(total, pageSize), (n) => urls.claims({ ...query, page: n }))}`,
  });
}

/** How many pages there are; beyond the count, as many as can be asked for. */
function pagesOf(total: number, pageSize: number): number {
  return total > COUNTED ? MAX_PAGES : Math.ceil(total / pageSize);
}

/** The claims of a claimant or on a topic, with how they came out. */
export function groupPage(props: {
  site: Site;
  kind: 'claimant' | 'topic';
  name: string;
  slug: string;
  claims: readonly ClaimItem[];
  total: number;
  page: number;
  pageSize: number;
  tally: readonly WordTally[];
}): Html {
  const { site, kind, name, slug, claims, total, page, pageSize, tally } = props;
  const address = (n: number) => (kind === 'claimant' ? urls.claimant(slug, n) : urls.topic(slug, n));
  return layout(site, {
    title: name,
    description:
      kind === 'claimant'
        ? `Claims made by ${isolated(name)}, with verdicts computed from published figures.`
        : `Claims on ${isolated(name)}, with verdicts computed from published figures.`,
    path: address(page),
    section: 'claims',
    head: feedLinks(),
    body: html`<p class="topic">${kind === 'claimant' ? 'Claimant' : 'Topic'}</p>
<h1 dir="auto">${name}</h1>
${tally.length === 0 ? nothing : html`<h2 class="label">How the claims came out</h2><ul class="tally">${inOrder(tally).map((t) => html`<li><a class="means" href="${urls.claims({ [kind]: slug, word: t.word })}">${wordMark(t.word)}</a> <span class="n">${t.claims}</span></li>`)}</ul>`}
<p class="note">Claims are recorded because they can be tested, so these numbers say nothing about how often a claimant is right.</p>
${claimList(claims)}
${pager(page, pagesOf(total, pageSize), address)}`,
  });
}
