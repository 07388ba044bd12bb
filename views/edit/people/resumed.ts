/** A form that was posted when the session had ended, as hidden fields. */
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip } from '../../parts/layout.ts';
import { labelsOf, valuesOf } from '../parts/labels.ts';

export interface Kept {
  /** The path that it was posted to. */
  to: string;
  fields: readonly (readonly [name: string, value: string])[];
}

/** What the names of its fields begin with while it is carried, and the field with its path. */
export const KEPT_PREFIX = 'kept.';
export const KEPT_TO = '_to';

const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`;

/** The hidden fields that carry it through a form of signing in. */
export function carried(kept: Kept): Html {
  return html`${hidden(KEPT_TO, kept.to)}${kept.fields.map(([name, value]) => hidden(KEPT_PREFIX + name, value))}`;
}

/** The hidden fields under their own names, to be posted to the address that they were meant for. */
export function restored(kept: Kept): Html {
  return html`${kept.fields.map(([name, value]) => hidden(name, value))}`;
}

/** How much of it is shown; all of it is kept. */
const SHOWN = { texts: 40, length: 1_000 };

/** What fields are called that are not of the claim form. */
const OTHER_LABELS: Readonly<Record<string, string>> = {
  do: 'What to do',
  email: 'E-mail address',
  name: 'Name',
  role: 'Role',
  host: 'Site',
  url: 'Address',
  'second-reader': 'A second reader',
  'second-factor': 'Who needs a second factor',
};

/** What stays of a text that was posted when the session had ended. */
export function waiting(kept: Kept | undefined): Html {
  if (kept === undefined) return nothing;
  const texts = kept.fields
    .filter(([name, value]) => !name.startsWith('_') && value.trim() !== '')
    .slice(0, SHOWN.texts);
  if (texts.length === 0) return nothing;
  const form = Object.fromEntries(texts);
  const [label, worded] = [labelsOf(form), valuesOf(form)];
  return html`<details class="waiting"><summary>What you had written</summary><dl>${texts.map(([name, value]) => html`<dt>${Object.hasOwn(OTHER_LABELS, name) ? OTHER_LABELS[name] : label(name)}</dt><dd dir="auto">${clip(worded(name, value), SHOWN.length)}</dd>`)}</dl></details>`;
}
