/** Words in quotation marks: in one pair, whatever marks they have of their own. */
import { withoutMarks } from '../../claims/words/text.ts';
import { isolated } from './direction.ts';
import { type Html, html } from './html.ts';
import { clip } from './layout.ts';

/** Words in quotation marks on a page, cut to a length if one is given. */
export function quoted(words: string, length?: number): Html {
  const bare = withoutMarks(words);
  return html`<q dir="auto">${length === undefined ? bare : clip(bare, length)}</q>`;
}

/** The same as plain text, cut to a length and kept by itself in a line of another direction. */
export function quotedText(words: string, length: number): string {
  return `“${isolated(clip(withoutMarks(words), length))}”`;
}
