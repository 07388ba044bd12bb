/** Days as readers see them. */
import { dateInWords } from '../../claims/words/dates.ts';
import { type Html, html } from './html.ts';

/** A day, `YYYY-MM-DD`, with its machine-readable form: in words, unless a sentence says it in its own. */
export function time(date: string, text = dateInWords(date)): Html {
  return html`<time datetime="${date}">${text}</time>`;
}

/** The day, `YYYY-MM-DD`, of an ISO 8601 time. */
export function dayOf(at: string): string {
  return at.slice(0, 10);
}
