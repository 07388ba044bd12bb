/** Text of either direction beside text of ours: each stands by itself, so that neither reorders the other. */
import { type Html, html } from './html.ts';

/** Letters that are written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their like. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A text for where no markup can be, kept from reordering the words around it (Unicode, UAX 9: FSI and PDI). A text that
 * reads from left to right is given back as it is.
 */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

/** The same in markup. */
export function bdi(text: Html | string): Html {
  return html`<bdi>${text}</bdi>`;
}
