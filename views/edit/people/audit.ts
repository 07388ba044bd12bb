/** The audit: who did what, when, from which session. */

import type { AuditRow } from '../../../claims/editorial/people.ts';
import { dayIn, timeIn, zoneInWords } from '../../../claims/exact/zone.ts';
import { count } from '../../../claims/words/numbers.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip } from '../../parts/layout.ts';
import { urls } from '../../parts/urls.ts';
import { type Choice, type FormState, issueSummary, selectField, textField } from '../parts/fields.ts';
import { type Desk, editPage } from '../parts/layout.ts';

/** An entry. */
export interface AuditItem extends Omit<AuditRow, 'action'> {
  /** What was done, in words. */
  did: string;
}

export interface AuditProps {
  desk: Desk;
  items: readonly AuditItem[];
  /** The filter as it was typed. */
  state: FormState;
  /** What can be filtered by, in words. */
  actions: readonly Choice[];
  /** The filter as it was read, for the ways on. */
  filter: Readonly<Record<string, string | undefined>>;
  /** Whether the page is not the first, and the entry that the next one begins after. */
  isLater: boolean;
  next: number | undefined;
}

/** "2026-11-22 18:06:05": the moment to the second, by the newsroom's clock. */
function second(iso: string, zone: string): Html {
  return html`<time datetime="${iso}">${dayIn(zone, iso)} ${timeIn(zone, iso, 'second')}</time>`;
}

/** The audit, filtered. */
export function auditPage({ desk, items, state, actions, filter, isLater, next }: AuditProps): Html {
  return editPage(desk, {
    title: 'Audit',
    section: 'audit',
    body: html`<h1>Audit</h1>
<p class="lead">Who did what, when, and from which session. Each entry is added together with what it records, and is never changed or removed.</p>
${issueSummary(state, 'The filter cannot be read')}
<search><form class="audit-filter" method="get" action="${urls.edit.audit()}">
${textField(state, { name: 'person', label: 'Who', hint: 'An e-mail address or a part of it', autocomplete: 'off', maxlength: 254, optional: true })}
${selectField(state, { name: 'action', label: 'What', hint: 'What was done', choices: [{ value: '', label: 'Everything' }, ...actions], optional: true })}
${textField(state, { name: 'subject', label: 'To what', hint: 'A claim, a series or a person, or part of its name', autocomplete: 'off', maxlength: 254, optional: true })}
${textField(state, { name: 'from', label: 'From', hint: 'A day: 1 November 2026', autocomplete: 'off', maxlength: 60, optional: true })}
${textField(state, { name: 'to', label: 'To', hint: 'A day, which is included', autocomplete: 'off', maxlength: 60, optional: true })}
<p class="doing"><button>Filter</button><a href="${urls.edit.audit()}">Show everything</a><a href="${urls.edit.auditCsv(filter)}" download>Export as CSV</a><a href="${urls.edit.auditCsv({ ...filter, bom: '1' })}" download>for Excel</a></p>
</form></search>
${items.length === 0 ? html`<p>${state.issues.length > 0 ? 'Nothing is shown.' : 'No entry fits.'}</p>` : table(items, desk.site.zone)}
<nav class="pager" aria-label="Pages">${isLater ? html`<a rel="prev" href="${urls.edit.audit(filter)}">← The latest</a>` : nothing}${next === undefined ? nothing : html`<a rel="next" href="${urls.edit.audit({ ...filter, before: next })}">Earlier →</a>`}</nav>`,
  });
}

/** A text that may hold an address: a line of it ends before an @ or a dot, and not within a word. */
function parted(text: string): Html {
  return html`${text.split(/(?=[@.]\p{L})/u).map((part, i) => (i === 0 ? html`${part}` : html`<wbr>${part}`))}`;
}

/** The most characters of a detail that stand in its row; a longer one, such as a text of the ledger, is folded away. */
const SHORT = 160;

function detailed(detail: string): Html {
  if (detail.length <= SHORT) return parted(detail);
  return html`<details><summary>${clip(detail, SHORT)}</summary><div class="verbatim">${detail}</div></details>`;
}

function table(items: readonly AuditItem[], zone: string): Html {
  return html`<div class="scroll" role="region" aria-label="Entries, the latest first" tabindex="0"><table class="audit">
<caption class="hidden">${count(items.length, 'entry', 'entries')}, the latest first</caption>
<thead><tr><th scope="col">When (${zoneInWords(zone)})</th><th scope="col">Who</th><th scope="col">Session</th><th scope="col">What</th><th scope="col">To what</th><th scope="col">More</th></tr></thead>
<tbody>${items.map(
    (item) =>
      html`<tr><td class="when">${second(item.at, zone)}</td><td data-label="Who" dir="auto">${parted(item.person)}</td><td data-label="Session">${item.session === null ? '–' : html`<code>${item.session}</code>`}</td><td data-label="What">${item.did}</td><td data-label="To what" dir="auto">${parted(item.subject)}</td>${item.detail === null || item.detail === '' ? html`<td></td>` : html`<td data-label="More" dir="auto">${detailed(item.detail)}</td>`}</tr>`,
  )}</tbody></table></div>`;
}
