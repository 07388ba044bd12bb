/** People and bodies: all of them by name, and each with its roles, its party, and how its claims came out then and now. */

import type { ListedPersonName, Person, SaidOf } from '../../claims/editorial/persons.ts';
import { tenureInWords } from '../../claims/editorial/tenure.ts';
import { wikidataAddress } from '../../claims/evidence/names.ts';
import { type PersonSaying, saidOnName } from '../../claims/sayings/saying.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { separated, tally } from '../../claims/words/numbers.ts';
import { feedLinks, feedLinksOf } from '../machines/feeds.ts';
import { personThing } from '../machines/person-thing.ts';
import { bdi, isolated } from '../parts/direction.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { layout, type Site } from '../parts/layout.ts';
import { MAX_PAGES, pager } from '../parts/pager.ts';
import { quoted } from '../parts/quoted.ts';
import { tableLinks } from '../parts/table-links.ts';
import { isNarrowed, type NarrowedClaims, type NarrowedTo, narrowedClaims } from '../parts/then-and-now.ts';
import { type PeopleQuery, urls } from '../parts/urls.ts';

export interface PeopleProps {
  site: Site;
  query: PeopleQuery;
  people: readonly ListedPersonName[];
  total: number;
  /** Totals are counted up to this. */
  counted: number;
  letters: readonly string[];
  page: number;
  pageSize: number;
}

/** Everybody by whom the ledger has claims, by name. */
export function peoplePage({
  site,
  query,
  people,
  total,
  counted,
  letters,
  page,
  pageSize,
}: PeopleProps): Html {
  const { page: _, ...filter } = query;
  const isFiltered = Object.values(filter).some((part) => part !== undefined && part !== '');
  const pages = total > counted ? MAX_PAGES : Math.ceil(total / pageSize);
  return layout(site, {
    title: 'People and bodies',
    description:
      'Everybody whose claims the ledger has tested: people and bodies by name, with their roles and parties.',
    path: urls.people({ page }),
    section: 'people',
    unlisted: isFiltered,
    body: html`<h1>People and bodies</h1>
<p class="lead">Everybody whose claims are tested here, in alphabetical order. See also the <a href="${urls.parties()}">parties</a>.</p>
<search><form class="search" method="get" action="${urls.people()}">
<div class="field wide"><label for="q">Search by name, also by a former or short one</label>
<input id="q" name="q" type="search" value="${query.q ?? ''}" maxlength="200" dir="auto"></div>
<button>Search</button>
</form></search>
${kinds(query)}
${letterNav(query, letters)}
<p class="total" role="status">${totalInWords(query, total, counted)}</p>
${
  people.length === 0
    ? html`<p>Try a shorter part of the name, or <a href="${urls.people()}">see everybody</a>.</p>`
    : html`<ul class="names">${people.map(personEntry)}</ul>`
}
${pager(page, pages, (n) => urls.people({ ...query, page: n }))}
${people.length === 0 ? nothing : tableLinks('people', { ...query })}`,
  });
}

function personEntry({ slug, name, isBody, claims, alias }: ListedPersonName): Html {
  return html`
<li><a href="${urls.claimant(slug)}" dir="auto">${name}</a>${alias === null ? nothing : html` <span class="by">also ${bdi(alias)}</span>`}${isBody ? html` <span class="tag">body</span>` : nothing} <span class="n">${tally(claims, 'claim')}</span></li>`;
}

function totalInWords({ kind }: PeopleQuery, total: number, counted: number): string {
  const [one, many] =
    kind === 'person' ? ['person', 'people'] : kind === 'body' ? ['body', 'bodies'] : ['name', 'names'];
  if (total === 0) return 'Nobody is found.';
  return total > counted ? `More than ${separated(String(counted))} ${many}.` : `${tally(total, one, many)}.`;
}

const KINDS = [
  [undefined, 'All'],
  ['person', 'People'],
  ['body', 'Bodies'],
] as const;

function kinds(query: PeopleQuery): Html {
  return html`<nav class="choices" aria-label="People or bodies"><ul>${KINDS.map(
    ([kind, label]) =>
      html`<li><a href="${urls.people({ ...query, kind, page: undefined })}"${query.kind === kind ? html` aria-current="true"` : nothing}>${label}</a></li>`,
  )}</ul></nav>`;
}

function letterNav(query: PeopleQuery, letters: readonly string[]): Html {
  if (letters.length < 2) return nothing;
  const { q: _, ...rest } = query;
  const link = (letter: string | undefined, label: Html | string, isCurrent: boolean) =>
    html`<li><a href="${urls.people({ ...rest, letter, page: undefined })}"${isCurrent ? html` aria-current="true"` : nothing}>${label}</a></li>`;
  return html`<nav class="choices letters" aria-label="First letters"><ul>${link(undefined, 'All', query.letter === undefined)}${letters.map(
    (letter) => link(letter, bdi(letter.toUpperCase()), query.letter === letter),
  )}</ul></nav>`;
}

export interface PersonProps extends NarrowedClaims {
  site: Site;
  person: Person;
  /** What they said of claims that are listed under somebody’s words, their own or another’s. */
  sayings: readonly PersonSaying[];
}

/** A person or a body. */
export function personPage({ site, person, sayings, chosen, ...listed }: PersonProps): Html {
  const { slug, name, isBody } = person;
  const to = (asked: NarrowedTo & { page?: number }) => urls.claimant(slug, asked);
  return layout(site, {
    title: name,
    description: `Claims made by ${isolated(name)}, with verdicts computed from published figures, then and now.`,
    path: to({ page: listed.page }),
    section: 'people',
    unlisted: isNarrowed(chosen),
    head: html`${isNarrowed(chosen) ? nothing : html`${personThing(site.origin, person)}<link rel="alternate" type="text/markdown" href="${urls.markdown(urls.claimant(slug))}" title="As Markdown">`}${feedLinksOf({ of: 'claimant', slug }, isolated(name))}${feedLinks()}`,
    body: html`<p class="topic"><a href="${urls.people()}">${isBody ? 'Bodies' : 'People'}</a></p>
<h1 dir="auto">${name}</h1>
${facts(person)}
${narrowedClaims({
  ...listed,
  table: { claimant: person.slug },
  chosen,
  to,
  note: html`Claims are recorded because they can be tested, so these numbers say nothing about how often a claimant is right.`,
})}
${isNarrowed(chosen) ? nothing : alsoSaid(sayings)}`,
  });
}

/** What somebody said that the ledger has as the claim of another, by day; no verdict is counted by it. */
function alsoSaid(sayings: readonly PersonSaying[]): Html {
  if (sayings.length === 0) return nothing;
  return html`<section aria-labelledby="also-said">
<h2 id="also-said">Also said</h2>
<p class="lead">Words that say the same as a claim of the ledger, which is tested once.</p>
<ol class="sayings">${sayings.map(
    (one) => html`<li><p class="when"><time datetime="${one.saidOn}">${saidOnName(one.saidOn)}</time></p>
<p class="by"><a href="${urls.saying(one.slug, one.id)}">${one.isReported ? html`As reported: ${bdi(one.words)}` : quoted(one.words)}</a></p>
<p class="note">In the claim of ${bdi(one.claimant)}: ${quoted(one.quote)}</p></li>`,
  )}</ol>
</section>`;
}

/** What the ledger knows of somebody besides the claims. */
function facts(person: Person): Html {
  const { note, aliases, roles, parties, said, wikidata } = person;
  const entries = [
    ...(roles.length === 0
      ? []
      : [entry('Roles', list(roles.map((held) => withTenure(roleInWords(held), held))))]),
    ...(parties.length === 0
      ? []
      : [
          entry(
            'Party',
            list(
              parties.map((held) =>
                withTenure(html`<a href="${urls.party(held.slug)}" dir="auto">${held.name}</a>`, held),
              ),
            ),
          ),
        ]),
    ...(said.length === 0 ? [] : [entry('As claims say', list(said.map(saidEntry)))]),
    ...(aliases.length === 0
      ? []
      : [
          entry(
            'Also called',
            html`${aliases.map((alias, i) => html`${i === 0 ? nothing : ', '}${bdi(alias)}`)}`,
          ),
        ]),
    ...(wikidata === null
      ? []
      : [
          entry(
            'Elsewhere',
            html`<a href="${wikidataAddress(wikidata)}" rel="external">Wikidata, ${wikidata}</a>`,
          ),
        ]),
  ];
  return html`${note === null ? nothing : html`<p class="lead" dir="auto">${note}</p>`}${entries.length === 0 ? nothing : html`<dl class="known-of">${entries}</dl>`}`;
}

function entry(term: string, value: Html): Html {
  return html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
}

/** How many lines of a list stand open; the others are folded. */
const OPEN = 6;

function list(lines: readonly Html[]): Html {
  const items = (some: readonly Html[]) => html`<ul>${some.map((line) => html`<li>${line}</li>`)}</ul>`;
  if (lines.length <= OPEN) return items(lines);
  return html`${items(lines.slice(0, OPEN))}<details><summary>${tally(lines.length - OPEN, 'more', 'more')}</summary>${items(lines.slice(OPEN))}</details>`;
}

function roleInWords({ role, organisation }: { role: string; organisation: string | null }): Html {
  return html`${bdi(role)}${organisation === null ? nothing : html`, ${bdi(organisation)}`}`;
}

function withTenure(what: Html, held: { since: string | null; until: string | null }): Html {
  const when = tenureInWords(held);
  return when === '' ? what : html`${what}, <span class="tenure">${when}</span>`;
}

/** What claims say of somebody, and on which days: no more is known of it. */
function saidEntry({ role, organisation, party, from, to, claims }: SaidOf): Html {
  const office = [role, organisation].filter((part) => part !== null);
  const when =
    from === to
      ? `in ${claims === 1 ? 'a claim' : tally(claims, 'claim')} of ${dateInWords(from)}`
      : `in ${tally(claims, 'claim')} from ${dateInWords(from)} to ${dateInWords(to)}`;
  return html`${office.map((part, i) => html`${i === 0 ? nothing : ', '}${bdi(part)}`)}${party === null ? nothing : office.length === 0 ? bdi(party) : html` (${bdi(party)})`}, <span class="tenure">${when}</span>`;
}
