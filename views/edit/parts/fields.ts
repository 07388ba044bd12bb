/** Fields of forms: each with a label, a hint in plain words, and its own error next to it. */
import { isProposed } from '../../../claims/drafting/carry-over.ts';
import type { FieldIssue } from '../../../claims/drafting/messages.ts';
import { FREQUENCY_WORDS } from '../../../claims/evidence/frequency.ts';
import { FREQUENCIES } from '../../../claims/evidence/series.ts';
import { sentence } from '../../../claims/words/text.ts';
import { type Html, html, nothing } from '../../parts/html.ts';

export type { FieldIssue };

/** What a form shows: the texts as they were typed, and what is wrong with them. */
export interface FormState {
  fields: Readonly<Record<string, string>>;
  issues: readonly FieldIssue[];
}

/** A form with nothing in it. */
export const BLANK: FormState = { fields: {}, issues: [] };

interface FieldProps {
  name: string;
  label: string;
  hint?: Html | string;
  optional?: boolean;
}

/** The id of a field: names hold dots and brackets, which ids of a page should not. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^a-zA-Z0-9]+/g, '-')}`;
}

function messages(state: FormState, name: string): readonly FieldIssue[] {
  return state.issues.filter((issue) => issue.field === name);
}

/** What a field says of itself besides its label. */
interface FieldSaid {
  isWrong: boolean;
  hint: Html;
  error: Html;
  /** The attributes that tie a control to the hint and the error. */
  tie: Html;
}

function saidOf(state: FormState, { name, hint }: FieldProps): FieldSaid {
  const id = fieldId(name);
  const wrong = messages(state, name);
  const described = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(wrong.length === 0 ? [] : [`${id}-error`]),
  ].join(' ');
  return {
    isWrong: wrong.length > 0,
    hint: hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`,
    error:
      wrong.length === 0
        ? nothing
        : html`<p class="error" id="${id}-error">${wrong.map((issue) => html`<span>${issue.message}</span> `)}</p>`,
    tie: html`${described === '' ? nothing : html` aria-describedby="${described}"`}${wrong.length === 0 ? nothing : html` aria-invalid="true"`}`,
  };
}

/** A field around its control; `control` takes the attributes that tie it to its hint and error. */
function field(state: FormState, props: FieldProps, control: (attributes: Html) => Html): Html {
  const id = fieldId(props.name);
  const { isWrong, hint, error, tie } = saidOf(state, props);
  const attributes = html` id="${id}" name="${props.name}"${tie}`;
  return html`<div class="field${isWrong ? ' wrong' : ''}">
<label for="${id}">${props.label}${props.optional === true ? html` <span class="optional">(optional)</span>` : nothing}${isProposed(state.fields, props.name) ? html` <span class="proposed-mark">proposed</span>` : nothing}</label>
${hint}
${error}
${control(attributes)}
</div>`;
}

export interface TextProps extends FieldProps {
  /** The kind of the control. Dates are usually texts, so that a mistyped one is shown as it was typed. */
  type?: 'text' | 'email' | 'password' | 'url' | 'search' | 'date';
  autocomplete?: string;
  inputmode?: 'numeric' | 'decimal' | 'email' | 'url';
  /** The id of a datalist that completes it. */
  list?: string;
  placeholder?: string;
  maxlength?: number;
  autofocus?: boolean;
  /** A password is never drawn again. */
  spellcheck?: boolean;
}

/** A line of text. */
export function textField(state: FormState, props: TextProps): Html {
  const value = props.type === 'password' ? '' : (state.fields[props.name] ?? '');
  return field(
    state,
    props,
    (attributes) =>
      html`<input${attributes} type="${props.type ?? 'text'}" value="${value}" dir="auto"${props.autocomplete === undefined ? nothing : html` autocomplete="${props.autocomplete}"`}${props.inputmode === undefined ? nothing : html` inputmode="${props.inputmode}"`}${props.list === undefined ? nothing : html` list="${props.list}"`}${props.placeholder === undefined ? nothing : html` placeholder="${props.placeholder}"`}${props.maxlength === undefined ? nothing : html` maxlength="${props.maxlength}"`}${props.autofocus === true ? html` autofocus` : nothing}${props.spellcheck === false ? html` spellcheck="false"` : nothing}>`,
  );
}

/** Several lines of text. The line break after the tag is the parser's, so that a text may begin with one. */
export function areaField(
  state: FormState,
  props: FieldProps & { rows?: number; autofocus?: boolean },
): Html {
  return field(
    state,
    props,
    (attributes) =>
      html`<textarea${attributes} rows="${props.rows ?? 4}" dir="auto"${props.autofocus === true ? html` autofocus` : nothing}>
${state.fields[props.name] ?? ''}</textarea>`,
  );
}

export interface Choice {
  value: string;
  label: string;
  /** A group that it is listed in. */
  group?: string;
}

/** One of a list. A value that the list lacks is shown too, so that nothing is lost. */
export function selectField(
  state: FormState,
  props: FieldProps & { choices: readonly Choice[]; fallback?: string },
): Html {
  const value = state.fields[props.name] ?? props.fallback ?? '';
  const known = props.choices.some((choice) => choice.value === value);
  const choices = known || value === '' ? props.choices : [...props.choices, { value, label: value }];
  const groups = [...new Set(choices.map((choice) => choice.group))];
  const option = (choice: Choice) =>
    html`<option value="${choice.value}"${choice.value === value ? html` selected` : nothing}>${choice.label}</option>`;
  return field(
    state,
    props,
    (attributes) =>
      html`<select${attributes}>${groups.map((group) => {
        const members = choices.filter((choice) => choice.group === group).map(option);
        return group === undefined ? members : html`<optgroup label="${group}">${members}</optgroup>`;
      })}</select>`,
  );
}

/** How often a series has a figure; empty if that is not said. */
export function frequencyField(state: FormState, name: string): Html {
  return selectField(state, {
    name,
    label: 'How often it has a figure',
    hint: 'By this, gaps are noticed and “in a row” is counted. If it is not said, it is taken from the dates.',
    optional: true,
    choices: [
      { value: '', label: 'Not said' },
      ...FREQUENCIES.map((value) => ({ value, label: sentence(FREQUENCY_WORDS[value]) })),
    ],
  });
}

/** A box to tick. */
export function checkField(state: FormState, props: FieldProps): Html {
  const id = fieldId(props.name);
  const { isWrong, hint, error, tie } = saidOf(state, props);
  return html`<div class="check${isWrong ? ' wrong' : ''}">
<input type="checkbox" id="${id}" name="${props.name}" value="yes"${state.fields[props.name] === 'yes' ? html` checked` : nothing}${tie}>
<label for="${id}">${props.label}</label>
${hint}
${error}
</div>`;
}

/** One of a few, each with what it means. */
export function radioField(
  state: FormState,
  props: FieldProps & { choices: readonly (Choice & { hint?: Html | string })[]; fallback?: string },
): Html {
  const id = fieldId(props.name);
  const value = state.fields[props.name] ?? props.fallback ?? '';
  const { isWrong, error } = saidOf(state, props);
  return html`<fieldset class="radios${isWrong ? ' wrong' : ''}" id="${id}"${isWrong ? html` aria-describedby="${id}-error"` : nothing}>
<legend>${props.label}${props.optional === true ? html` <span class="optional">(optional)</span>` : nothing}</legend>
${props.hint === undefined ? nothing : html`<p class="hint">${props.hint}</p>`}
${error}
${props.choices.map(
  (
    choice,
  ) => html`<div class="check"><input type="radio" id="${id}-${choice.value}" name="${props.name}" value="${choice.value}"${choice.value === value ? html` checked` : nothing}${choice.hint === undefined ? nothing : html` aria-describedby="${id}-${choice.value}-hint"`}>
<label for="${id}-${choice.value}">${choice.label}</label>${choice.hint === undefined ? nothing : html`<p class="hint" id="${id}-${choice.value}-hint">${choice.hint}</p>`}</div>`,
)}
</fieldset>`;
}

/** The summary of what is wrong, each message a link to its field; it comes first on the page and gets the focus, unless a field does. */
export function issueSummary(
  state: FormState,
  heading = 'That could not be saved yet',
  { autofocus = true }: { autofocus?: boolean } = {},
): Html {
  if (state.issues.length === 0) return nothing;
  return html`<div class="issues" role="alert" tabindex="-1" id="issues"${autofocus ? html` autofocus` : nothing}>
<h2>${heading}</h2>
<ul>${state.issues.map((issue) => html`<li>${issue.field === '' ? issue.message : html`<a href="#${fieldId(issue.field)}">${issue.message}</a>`}</li>`)}</ul>
</div>`;
}
