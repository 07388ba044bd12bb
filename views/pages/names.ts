/** Parties and topics: all of them, and each with how its claims came out then and now. */
import type { ListedName, Party } from '../../claims/editorial/persons.ts';
import { tally } from '../../claims/words/numbers.ts';
import { feedLinks, feedLinksOf } from '../machines/feeds.ts';
import { bdi, isolated } from '../parts/direction.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { layout, type Site } from '../parts/layout.ts';
import { MAX_PAGES, pager } from '../parts/pager.ts';
import { tableLinks } from '../parts/table-links.ts';
import { isNarrowed, type NarrowedClaims, type NarrowedTo, narrowedClaims } from '../parts/then-and-now.ts';
import { urls } from '../parts/urls.ts';

const SAME_RULE = 'Every party is counted by the same rule, and the order is that of the alphabet.';

const LISTS = {
  party: {
    title: 'Parties',
    section: 'people',
    description:
      'The parties whose people made the claims that the ledger has tested, in alphabetical order.',
    lead: html`The parties to which claimants belonged when they said what is tested here. ${SAME_RULE}`,
    none: 'No claim names a party yet.',
    address: urls.parties,
    of: (slug: string) => urls.party(slug),
  },
  topic: {
    title: 'Topics',
    section: 'topics',
    description: 'What the claims of the ledger are about, in alphabetical order.',
    lead: html`What the claims are about, in alphabetical order.`,
    none: 'No claim has a topic yet.',
    address: urls.topics,
    of: (slug: string) => urls.topic(slug),
  },
} as const;

export interface NamesProps {
  site: Site;
  kind: keyof typeof LISTS;
  names: readonly ListedName[];
  total: number;
  counted: number;
  page: number;
  pageSize: number;
}

/** All parties, or all topics. */
export function namesPage({ site, kind, names, total, counted, page, pageSize }: NamesProps): Html {
  const { title, section, description, lead, none, address, of } = LISTS[kind];
  return layout(site, {
    title,
    description,
    path: address(page),
    section,
    body: html`${kind === 'party' ? html`<p class="topic"><a href="${urls.people()}">People and bodies</a></p>` : nothing}
<h1>${title}</h1>
<p class="lead">${lead}</p>
${
  names.length === 0
    ? html`<p>${none}</p>`
    : html`<ul class="names">${names.map(
        ({ slug, name, claims }) =>
          html`
<li><a href="${of(slug)}" dir="auto">${name}</a> <span class="n">${tally(claims, 'claim')}</span></li>`,
      )}</ul>`
}
${pager(page, total > counted ? MAX_PAGES : Math.ceil(total / pageSize), address)}
${names.length === 0 ? nothing : tableLinks(kind === 'party' ? 'parties' : 'topics', {})}`,
  });
}

/** A party with the claims by its people, as they belonged to it when they said them. */
export function partyPage({
  site,
  party,
  people,
  ...listed
}: NarrowedClaims & { site: Site; party: Party; people: readonly ListedName[] }): Html {
  const { slug, name, short, aliases } = party;
  const to = (asked: NarrowedTo & { page?: number }) => urls.party(slug, asked);
  const others = [...(short === null ? [] : [short]), ...aliases.filter((alias) => alias !== short)];
  return layout(site, {
    title: name,
    description: `Claims by people of ${isolated(name)}, with verdicts computed from published figures, then and now.`,
    path: to({ page: listed.page }),
    section: 'people',
    unlisted: isNarrowed(listed.chosen),
    head: feedLinks(),
    body: html`<p class="topic"><a href="${urls.parties()}">Parties</a></p>
<h1 dir="auto">${name}</h1>
${others.length === 0 ? nothing : html`<p class="by">Also written ${others.map((other, i) => html`${i === 0 ? nothing : ', '}${bdi(other)}`)}</p>`}
${narrowedClaims({
  ...listed,
  table: { party: party.slug },
  to,
  note: html`A claim counts for the party that its claimant belonged to when it was said. ${SAME_RULE} Claims are recorded because they can be tested, so these numbers say nothing about how often a party is right.`,
})}
${
  people.length === 0
    ? nothing
    : html`<section aria-labelledby="people"><h2 id="people" class="section">By whom</h2><ul class="names">${people.map(
        (one) => html`
<li><a href="${urls.claimant(one.slug)}" dir="auto">${one.name}</a> <span class="n">${tally(one.claims, 'claim')}</span></li>`,
      )}</ul></section>`
}`,
  });
}

/** A topic with its claims. */
export function topicPage({
  site,
  slug,
  name,
  ...listed
}: NarrowedClaims & { site: Site; slug: string; name: string }): Html {
  const to = (asked: NarrowedTo & { page?: number }) => urls.topic(slug, asked);
  return layout(site, {
    title: name,
    description: `Claims on ${isolated(name)}, with verdicts computed from published figures, then and now.`,
    path: to({ page: listed.page }),
    section: 'topics',
    unlisted: isNarrowed(listed.chosen),
    head: html`${feedLinksOf({ of: 'topic', slug }, isolated(name))}${feedLinks()}`,
    body: html`<p class="topic"><a href="${urls.topics()}">Topics</a></p>
<h1 dir="auto">${name}</h1>
${narrowedClaims({
  ...listed,
  table: { topic: slug },
  to,
  note: html`Claims are recorded because they can be tested, so these numbers say nothing about how often claimants are right.`,
})}`,
  });
}
