/** Pages that list claims: a claimant's, a topic's. */

import type { WordTally } from '../../claims/editorial/listed-claim.ts';
import { WORD_NAMES, type Word } from '../../claims/verdict/reader-words.ts';
import { separated } from '../../claims/words/numbers.ts';
import { feedLinks, feedLinksOf } from '../machines/feeds.ts';
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

/** A number of claims, as far as they are counted. */
export function countShown(total: number): string {
  return total > COUNTED ? `more than ${separated(String(COUNTED))}` : separated(String(total));
}

/** Lists count up to this number, and say “more than” beyond it. */
export const COUNTED = 1_000;

/** The form by which claims are searched for. */
export function searchForm(q: string): Html {
  return html`<search><form class="search" method="get" action="${urls.claims()}">
<div class="field wide"><label for="q">Search what was said, by whom, on what, or ask a question</label>
<input id="q" name="q" type="search" value="${q}" maxlength="200" dir="auto"></div>
<button>Search</button>
</form></search>`;
}

/** How many pages there are; beyond the count, as many as can be asked for. */
export function pagesOf(total: number, pageSize: number): number {
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
    head: html`${feedLinksOf({ of: kind, slug }, isolated(name))}${feedLinks()}`,
    body: html`<p class="topic">${kind === 'claimant' ? 'Claimant' : 'Topic'}</p>
<h1 dir="auto">${name}</h1>
${tally.length === 0 ? nothing : html`<h2 class="label">How the claims came out</h2><ul class="tally">${inOrder(tally).map((t) => html`<li><a class="means" href="${urls.claims({ [kind]: slug, word: t.word })}">${wordMark(t.word)}</a> <span class="n">${t.claims}</span></li>`)}</ul>`}
<p class="note">Claims are recorded because they can be tested, so these numbers say nothing about how often a claimant is right.</p>
${claimList(claims)}
${pager(page, pagesOf(total, pageSize), address)}`,
  });
}
