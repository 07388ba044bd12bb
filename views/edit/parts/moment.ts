/** Moments of the newsroom: the day in words with the time, UTC. */
import { dateInWords } from '../../../claims/words/dates.ts';
import { type Html, html } from '../../parts/html.ts';

/** An ISO moment, such as "22 November 2026, 18:06". */
export function moment(iso: string): Html {
  return html`<time datetime="${iso}">${momentInWords(iso)}</time>`;
}

/** The same in plain words, without markup. */
export function momentInWords(iso: string): string {
  return `${dateInWords(iso.slice(0, 10))}, ${iso.slice(11, 16)}`;
}
