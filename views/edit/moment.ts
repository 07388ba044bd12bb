/** Moments of the newsroom: the day in words with the time, UTC. */
import { dateInWords } from '../../claims/words.ts';
import { type Html, html } from '../html.ts';

/** An ISO moment, such as "22 November 2026, 18:06". */
export function moment(iso: string): Html {
  return html`<time datetime="${iso}">${dateInWords(iso.slice(0, 10))}, ${iso.slice(11, 16)}</time>`;
}
