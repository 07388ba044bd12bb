/** People and bodies of the ledger, and parties, for the newsroom: the lists, and a party. */
import type { ListedPersonName, Party } from '../../../claims/editorial/persons.ts';
import { tally } from '../../../claims/words/numbers.ts';
import { bdi } from '../../parts/direction.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { pager } from '../../parts/pager.ts';
import { urls } from '../../parts/urls.ts';
import { areaField, type FormState, issueSummary, textField } from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';

export interface ClaimantsProps {
  desk: Desk;
  q: string;
  claimants: readonly ListedPersonName[];
  total: number;
  page: number;
  pages: number;
}

/** Everybody, by name. */
export function claimantsPage({ desk, q, claimants, total, page, pages }: ClaimantsProps): Html {
  return editPage(desk, {
    title: 'Claimants',
    section: 'claimants',
    body: html`<h1>Claimants</h1>
<p class="lead">People and bodies by whom there are claims: their names, roles and parties, and which of them are one. <a href="${urls.edit.parties()}">Parties</a> have a list of their own.</p>
<search><form class="search" method="get" action="${urls.edit.claimants()}">
<div class="field wide"><label for="q">A part of a name, also of a former one</label><input id="q" name="q" type="search" value="${q}" maxlength="200" dir="auto"></div><button>Search</button></form></search>
<p class="total" role="status">${total === 0 ? 'Nobody is found.' : `${tally(total, 'name')}.`}</p>
<ul class="names">${claimants.map(
      ({ slug, name, isBody, claims, alias }) => html`
<li><a href="${urls.edit.claimant(slug)}" dir="auto">${name}</a>${alias === null ? nothing : html` <span class="by">also ${bdi(alias)}</span>`}${isBody ? html` <span class="tag">body</span>` : nothing} <span class="n">${claims === 0 ? 'no claim' : tally(claims, 'claim')}</span></li>`,
    )}</ul>
${pager(page, pages, (n) => urls.edit.claimants({ q, page: n }))}`,
  });
}

/** All parties. */
export function partiesPage(desk: Desk, parties: readonly { slug: string; name: string }[]): Html {
  return editPage(desk, {
    title: 'Parties',
    section: 'claimants',
    body: html`<p class="topic"><a href="${urls.edit.claimants()}">Claimants</a></p>
<h1>Parties</h1>
<p class="lead">A party is added when a claim or a person names it. If one is written in two ways, open it and add the other way: both lead to one page then.</p>
${parties.length === 0 ? html`<p>No claim names a party yet.</p>` : nothing}
<ul class="names">${parties.map(
      ({ slug, name }) => html`
<li><a href="${urls.edit.party(slug)}" dir="auto">${name}</a></li>`,
    )}</ul>`,
  });
}

/** A party, with the form that changes it. */
export function partyPage({
  desk,
  party,
  state,
  mayChange,
  notice,
}: {
  desk: Desk;
  party: Party;
  state: FormState;
  mayChange: boolean;
  notice?: string | undefined;
}): Html {
  return editPage(desk, {
    title: party.name,
    section: 'claimants',
    body: html`<p class="topic"><a href="${urls.edit.parties()}">Parties</a></p>
<h1 dir="auto">${party.name}</h1>
${issueSummary(state, 'The party was not changed')}
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
<p class="by"><a href="${urls.party(party.slug)}">Its page, as readers see it</a></p>
${
  mayChange
    ? html`<form method="post" action="${urls.edit.party(party.slug)}">${guard(desk.tokens)}
${textField(state, { name: 'name', label: 'Name', hint: 'As readers see it. The former name stays among the others.' })}
${textField(state, { name: 'short', label: 'Short form', optional: true, hint: 'Such as SNP.' })}
${areaField(state, { name: 'aliases', label: 'Other ways in which it is written', optional: true, rows: 5, hint: 'One a line. A party of such a name becomes this one, with its claims and its address; take the name off the list to part them again.' })}
<p><button>Save the party</button></p></form>`
    : html`<p>Also written: ${party.aliases.length === 0 ? 'in no other way' : party.aliases.map((alias, i) => html`${i === 0 ? nothing : ', '}${bdi(alias)}`)}. A reviewer can change that.</p>`
}`,
  });
}
