/** Days as readers see them. */
import { dateInWords } from '../../claims/words/dates.ts';
import { type Html, html } from './html.ts';

/** A day, `YYYY-MM-DD`, in words, with its machine-readable form. */
export function time(date: string): Html {
  return html`<time datetime="${date}">${dateInWords(date)}</time>`;
}

/** The day, `YYYY-MM-DD`, of an ISO 8601 time. */
export function dayOf(at: string): string {
  return at.slice(0, 10);
}
