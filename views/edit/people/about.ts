/** The form of what the ledger says of itself, with a preview of the pages. */

import { codeField } from '../../../claims/drafting/about-form.ts';
import { CODE_WORDS, CODES, LONGEST_CONTACT } from '../../../claims/editorial/about.ts';
import { sentence } from '../../../claims/words/text.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { urls } from '../../parts/urls.ts';
import { areaField, checkField, type FormState, issueSummary, textField } from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';

export interface AboutFormProps {
  desk: Desk;
  state: FormState;
  notice?: string | undefined;
  /** The pages as they would be, each with its title; empty if no preview was asked for. */
  preview: readonly { title: string; body: Html }[];
}

const TEXTS = [
  ['who', 'Who runs the ledger', 'Its name, what sort of body it is, where it is registered.', 5],
  ['choosing', 'How claims are chosen', 'By which rule, from where, and how readers can propose one.', 5],
  ['funding', 'Who pays', 'Everybody who gives a good part of the money, and how much; who owns it.', 5],
  ['team', 'The people', 'Who they are, and what they did before that matters here.', 5],
  ['complaints', 'More on complaints', 'What readers should know besides what the page says by itself.', 3],
] as const;

/** The form. */
export function aboutFormPage({ desk, state, notice, preview }: AboutFormProps): Html {
  return editPage(desk, {
    title: 'What the ledger says of itself',
    section: 'settings',
    body: html`<h1>What the ledger says of itself</h1>
<p class="lead">The texts of <a href="${urls.about()}">the pages about the ledger</a>, in Markdown. Where you say nothing, the page says that you have not. Every version stays in the audit.</p>
${issueSummary(state, 'That cannot be saved yet')}
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
<form method="post" action="${urls.edit.about()}">${guard(desk.tokens)}
${TEXTS.map(([name, label, hint, rows]) => areaField(state, { name, label, hint, rows, optional: true }))}
${textField(state, { name: 'contact', label: 'Where readers write to', hint: 'An e-mail address, the address of a page (https://…), or one of the post on one line.', maxlength: LONGEST_CONTACT, autocomplete: 'off', optional: true })}
${textField(state, { name: 'answerDays', label: 'Within how many days they get an answer', inputmode: 'numeric', maxlength: 3, autocomplete: 'off', optional: true })}
<fieldset class="radios"><legend>Codes that the ledger has signed</legend>
<p class="hint">Readers are sent to their bodies with complaints. Tick one only if it is so today.</p>
${CODES.map((code) => checkField(state, { name: codeField(code), label: `${sentence(CODE_WORDS[code].name)} (${CODE_WORDS[code].short})` }))}
</fieldset>
<p class="doing"><button name="do" value="save">Save</button> <button class="plain" name="do" value="preview">Preview</button></p></form>
${preview.length === 0 ? nothing : html`<section aria-labelledby="preview"><h2 id="preview" class="section">Preview, not saved</h2>${preview.map(({ title, body }) => html`<details open><summary>${title}</summary><div class="about">${body}</div></details>`)}</section>`}
<p><a href="${urls.edit.settings()}">All settings</a></p>`,
  });
}
