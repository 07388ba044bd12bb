/** A form that was posted when the session had ended, as hidden fields. */
import { type Html, html } from '../../parts/html.ts';

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
