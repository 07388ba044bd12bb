/** The list of all claims: searched, narrowed by facets, each choice a link with how many claims it leaves. */

import type { CountedFacet, Facet, Suggestions, WordTally } from '../../claims/editorial/listed-claim.ts';
import { KINDS, kindNamed } from '../../claims/kinds/index.ts';
import { WORD_NAMES, type Word, wordForReaders } from '../../claims/verdict/reader-words.ts';
import { FINDING_WORDS, FINDINGS, type Finding } from '../../claims/verdict/verdict.ts';
import { count, separated } from '../../claims/words/numbers.ts';
import { sentence } from '../../claims/words/text.ts';
import { feedLinks } from '../machines/feeds.ts';
import { type ClaimItem, claimList } from '../parts/claim-list.ts';
import { bdi } from '../parts/direction.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { layout, type Site } from '../parts/layout.ts';
import { wordMark } from '../parts/mark.ts';
import { pager } from '../parts/pager.ts';
import { tableLinks } from '../parts/table-links.ts';
import { type ClaimsQuery, urls } from '../parts/urls.ts';
import { COUNTED, countShown, pagesOf } from './lists.ts';

/** What narrows a list besides its words, as its addresses name it. */
export type Narrowing = 'word' | 'party' | 'kind' | 'year' | 'topic' | 'claimant' | 'finding';

export interface ClaimsListProps {
  site: Site;
  query: ClaimsQuery & { word?: Word | undefined; finding?: Finding | undefined };
  claims: readonly ClaimItem[];
  total: number;
  page: number;
  pageSize: number;
  /** How many of the claims have each word, and each other thing; null if there are too many to count. */
  words: readonly WordTally[] | null;
  facets: Readonly<Record<'party' | 'kind' | 'year' | 'topic' | 'claimant', readonly CountedFacet[] | null>>;
  /** What to choose from where nothing is counted. */
  choices: Readonly<Record<'party' | 'year' | 'topic' | 'claimant', readonly Facet[]>>;
  /** What was looked for instead of words that no claim has. */
  corrected: readonly { typed: string; words: readonly string[] }[];
  /** Whether a claim has all that was typed. */
  isWhole: boolean;
  /** Where a search finds no claim. */
  suggestions: Suggestions | null;
}

const TITLES: Readonly<Record<Narrowing, string>> = {
  word: 'Verdict',
  party: 'Party',
  kind: 'Kind of claim',
  year: 'Year it was said',
  topic: 'Topic',
  claimant: 'Who said it',
  finding: 'Exact finding, when said or now',
};

const NARROWINGS = Object.keys(TITLES) as Narrowing[];

/** A choice of a facet; without a count if there are too many claims to count. */
interface Choice extends Facet {
  claims: number | null;
}

/** All claims, filtered and searched. */
export function claimsPage(props: ClaimsListProps): Html {
  const { site, query, page, total, pageSize } = props;
  const chosen = NARROWINGS.filter((name) => query[name] !== undefined);
  const filtered = chosen.length > 0 || hasWords(query);
  return layout(site, {
    title: filtered ? 'Claims found' : 'All claims',
    description: 'Political claims with verdicts computed from published figures.',
    path: urls.claims(page === 1 ? {} : { page }),
    section: 'claims',
    unlisted: filtered || query.order !== undefined,
    head: feedLinks(),
    wide: true,
    body: html`<h1>Claims</h1>
${searchForm(query)}
${chips(props, chosen)}
<div class="narrowed">
${facetsPanel(props)}
<div>
${found(props, filtered)}
${
  total === 0
    ? nothingFound(props)
    : html`${claimList(props.claims)}
${pager(page, pagesOf(total, pageSize), (n) => urls.claims({ ...query, page: n }))}
${claimsTable(query, total)}`
}
</div>
</div>`,
  });
}

const hasWords = ({ q }: ClaimsQuery): boolean => q !== undefined && q !== '';

/** The search; what the list is narrowed to stays so. */
function searchForm(query: ClaimsQuery): Html {
  const { q = '', page: _, ...kept } = query;
  const hidden = Object.entries(kept).filter(([, value]) => value !== undefined && value !== '');
  return html`<search><form class="search" method="get" action="${urls.claims()}">
<div class="field wide"><label for="q">Search what was said, by whom, on what, or ask a question</label>
<input id="q" name="q" type="search" value="${q}" maxlength="200" dir="auto"></div>
${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button>Search</button>
</form></search>`;
}

/** What the list is narrowed to, each with the way back. */
function chips({ query, ...props }: ClaimsListProps, chosen: readonly Narrowing[]): Html {
  if (chosen.length === 0) return nothing;
  const all = { q: query.q, order: query.order };
  return html`<nav aria-label="Narrowed to"><ul class="chips">${chosen.map((name) => {
    const called = nameOf({ query, ...props }, name);
    return html`<li><a href="${urls.claims({ ...query, page: undefined, [name]: undefined })}"><span class="visually-hidden">Remove: </span>${TITLES[name]}: ${bdi(called)}<span class="cross" aria-hidden="true">×</span></a></li>`;
  })}${chosen.length > 1 ? html`<li><a class="all" href="${urls.claims(all)}">Remove all</a></li>` : nothing}</ul></nav>`;
}

/** What the chosen value of a facet is called. */
function nameOf(props: ClaimsListProps, name: Narrowing): string {
  const value = props.query[name] ?? '';
  if (name === 'word') return props.query.word === undefined ? value : wordForReaders(props.query.word).label;
  if (name === 'finding')
    return props.query.finding === undefined ? value : FINDING_WORDS[props.query.finding].label;
  if (name === 'kind') return kindNamed(value)?.title ?? value;
  const known = [...(props.facets[name] ?? []), ...props.choices[name]];
  return known.find(({ slug }) => slug === value)?.name ?? value;
}

/** How many choices of a facet are shown at once; the rest unfolds. */
const SHOWN = 6;

/** By what the list can be narrowed: beside it where there is room, folded above it on a phone. */
function facetsPanel(props: ClaimsListProps): Html {
  const groups: readonly (readonly [Narrowing, readonly Choice[]])[] = [
    ['word', wordChoices(props.words)],
    ['party', props.facets.party ?? uncounted(props.choices.party)],
    ['kind', props.facets.kind?.map(kindChoice) ?? uncounted(ALL_KINDS)],
    [
      'year',
      [...(props.facets.year ?? uncounted(props.choices.year))].sort((a, b) => (a.slug < b.slug ? 1 : -1)),
    ],
    ['topic', props.facets.topic ?? uncounted(props.choices.topic)],
    ['claimant', props.facets.claimant ?? uncounted(props.choices.claimant)],
  ];
  const useful = groups.filter(
    ([name, choices]) => choices.length > 1 || (choices.length > 0 && props.query[name] !== undefined),
  );
  return html`<details class="facets">
<summary>Narrow this list</summary>
<nav aria-label="Narrow this list">
${useful.map(([name, choices]) => facet(props.query, name, choices))}
${findings(props.query)}
<p class="note"><a href="${urls.method('words')}">What the words mean</a></p>
</nav>
</details>`;
}

const uncounted = (choices: readonly Facet[]): Choice[] =>
  choices.map((choice) => ({ ...choice, claims: null }));

const ALL_KINDS: readonly Facet[] = KINDS.map(({ name, title }) => ({ slug: name, name: title }));

const kindChoice = (choice: CountedFacet): Choice => ({
  ...choice,
  name: kindNamed(choice.slug)?.title ?? choice.name,
});

/** The words in their own order, so that each has its place whatever the numbers. */
function wordChoices(words: readonly WordTally[] | null): Choice[] {
  return WORD_NAMES.flatMap((word) => {
    const claims = words === null ? null : words.find((one) => one.word === word)?.claims;
    return claims === undefined ? [] : [{ slug: word, name: wordForReaders(word).label, claims }];
  });
}

function facet(query: ClaimsQuery, name: Narrowing, choices: readonly Choice[]): Html {
  const at = choices.findIndex(({ slug }) => slug === query[name]);
  // The chosen one is seen without unfolding anything.
  const shown =
    at < SHOWN || name === 'word' ? choices : [choices[at], ...choices.filter((_, i) => i !== at)];
  const known = shown.filter((choice) => choice !== undefined);
  const most = name === 'word' || known.length === SHOWN + 1 ? known.length : SHOWN;
  const line = (choice: Choice) => choiceLine(query, name, choice);
  const rest = known.slice(most);
  return html`<section><h2 class="label">${TITLES[name]}</h2>
<ul>${known.slice(0, most).map(line)}</ul>${
    rest.length === 0
      ? nothing
      : html`<details class="more"><summary>${separated(String(rest.length))} more<span class="visually-hidden">: ${TITLES[name]}</span></summary><ul>${rest.map(line)}</ul></details>`
  }</section>`;
}

function choiceLine(query: ClaimsQuery, name: Narrowing, { slug, name: called, claims }: Choice): Html {
  const isChosen = query[name] === slug;
  const to = urls.claims({ ...query, page: undefined, [name]: isChosen ? undefined : slug });
  const label = name === 'word' ? wordMark(slug as Word) : html`<span dir="auto">${called}</span>`;
  return html`<li><a href="${to}"${name === 'word' ? html` class="means"` : nothing}${isChosen ? html` aria-current="true"` : nothing}>${label}</a>${claims === null ? nothing : html` <span class="n">${separated(String(claims))}</span>`}</li>`;
}

/** The exact findings, for those who know the method. */
function findings(query: ClaimsQuery): Html {
  return html`<details class="more findings-facet"${query.finding === undefined ? nothing : html` open`}><summary>${TITLES.finding}</summary><ul>${FINDINGS.map(
    (finding) =>
      choiceLine(query, 'finding', { slug: finding, name: FINDING_WORDS[finding].label, claims: null }),
  )}</ul></details>`;
}

/** How many claims there are, in what order, and how what was typed was read. */
function found({ query, total, corrected, isWhole }: ClaimsListProps, filtered: boolean): Html {
  const isSearch = hasWords(query);
  const order = query.order ?? (isSearch ? 'best' : 'latest');
  const number = sentence(total > COUNTED ? `${countShown(total)} claims` : count(total, 'claim'));
  return html`<p class="total" role="status">${total === 0 ? 'No claim matches.' : `${number}${filtered ? ' found' : ''}, ${ORDERS[order as Order]}.`}${
    total > 0 && isSearch && !isWhole ? ' None has all of these words.' : nothing
  }</p>
${
  total === 0
    ? nothing
    : html`${corrected.map(({ typed, words }) => html`<p class="note">No claim has “${bdi(typed)}”; shown is what has ${alternatives(query, typed, words)}.</p>`)}
${total > 1 ? orders(query, isSearch, order) : nothing}`
}`;
}

type Order = 'best' | 'latest' | 'changed';

const ORDERS: Readonly<Record<Order, string>> = {
  best: 'best match first',
  latest: 'latest first',
  changed: 'recently changed first',
};

const ORDER_NAMES: Readonly<Record<Order, string>> = {
  best: 'Best match',
  latest: 'Latest said',
  changed: 'Recently changed',
};

function orders(query: ClaimsQuery, isSearch: boolean, chosen: string): Html {
  const standard = isSearch ? 'best' : 'latest';
  const names = (['best', 'latest', 'changed'] as const).filter((name) => isSearch || name !== 'best');
  return html`<nav class="orders" aria-label="Order"><ul>${names.map(
    (name) =>
      html`<li><a href="${urls.claims({ ...query, page: undefined, order: name === standard ? undefined : name })}"${name === chosen ? html` aria-current="true"` : nothing}>${ORDER_NAMES[name]}</a></li>`,
  )}</ul></nav>`;
}

/** “poverty” or “property”, each as a search of its own. */
function alternatives(query: ClaimsQuery, typed: string, words: readonly string[]): Html {
  return html`${words.map((word, i) => {
    const q = (query.q ?? '').replace(typed, word);
    return html`${i === 0 ? nothing : i === words.length - 1 ? ' or ' : ', '}“<a href="${urls.claims({ ...query, page: undefined, q })}" dir="auto">${word}</a>”`;
  })}`;
}

/** What to do where nothing is found: what comes near, and the ways out. */
function nothingFound({ query, suggestions }: ClaimsListProps): Html {
  const { withoutFilters = false, series = [], claimants = [], topics = [] } = suggestions ?? {};
  const isNear = series.length + claimants.length + topics.length > 0;
  return html`<div class="nothing">
${withoutFilters ? html`<p>There are claims with these words beyond what the list is narrowed to: <a href="${urls.claims({ q: query.q, order: query.order })}">search all claims</a>.</p>` : nothing}
${
  series.length === 0
    ? nothing
    : html`<h2 class="label">Figures that the ledger has on this</h2><ul>${series.map(({ slug, name }) => html`<li><a href="${urls.series(slug)}" dir="auto">${name}</a></li>`)}</ul>`
}
${
  claimants.length + topics.length === 0
    ? nothing
    : html`<h2 class="label">People and topics with such a name</h2><ul>${[
        ...claimants.map(
          ({ slug, name }) => html`<li><a href="${urls.claimant(slug)}" dir="auto">${name}</a></li>`,
        ),
        ...topics.map(
          ({ slug, name }) => html`<li><a href="${urls.topic(slug)}" dir="auto">${name}</a></li>`,
        ),
      ]}</ul>`
}
<p>${isNear ? 'Or try' : 'Try'} fewer or other words, such as a name, a place or what was counted, or <a href="${urls.claims()}">see all claims</a>. That the ledger has no such claim says nothing about whether it is true.</p>
</div>`;
}

/** The list as a table, all pages of it. */
function claimsTable(query: ClaimsQuery, total: number): Html {
  const note = total > COUNTED ? `the first ${separated(String(MOST_TABLED))} claims at most` : undefined;
  return tableLinks('claims', { ...query }, total > 1 ? undefined : 'This list', note);
}

/** The most claims of a table. */
const MOST_TABLED = 10_000;
