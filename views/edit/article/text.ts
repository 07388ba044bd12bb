/** The text of an article, with the words of each entry marked by its number. The text is text, whatever it holds. */
import { type Html, html } from '../../parts/html.ts';

/** Words of a text that are marked. */
export interface MarkedWords {
  start: number;
  end: number;
  number: number;
}

/** The text with its marks. Words that overlap earlier ones have their number alone. */
export function markedText(text: string, marks: readonly MarkedWords[]): Html {
  const parts: Html[] = [];
  let at = 0;
  for (const { start, end, number } of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const label = html`<b class="n" id="w-${number}">${number}</b>`;
    if (start < at) {
      parts.push(label);
      continue;
    }
    parts.push(html`${text.slice(at, start)}`, html`<mark>${label}${text.slice(start, end)}</mark>`);
    at = end;
  }
  parts.push(html`${text.slice(at)}`);
  return html`<div class="article-text" dir="auto" tabindex="0" role="region" aria-label="The text">${parts}</div>`;
}
