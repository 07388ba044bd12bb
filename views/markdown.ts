/**
 * Markdown to markup, for texts of the ledger and of the method. Raw HTML in it is shown as text, links go to
 * http(s), mail or this site, and pictures are left out, so that a text cannot bring markup of its own.
 */
import { Marked } from 'marked';
import { escapeMarkup, type Html, trusted } from './html.ts';

const SAFE_LINK = /^(?:https?:\/\/|mailto:|\/(?!\/)|#)/i;

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/<[^>]*>/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

const marked = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => escapeMarkup(text),
    image: ({ text }) => escapeMarkup(text),
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      return SAFE_LINK.test(href) ? `<a href="${escapeMarkup(href)}" rel="noopener">${text}</a>` : text;
    },
    heading({ tokens, depth, text }) {
      return `<h${depth} id="${slugOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
    table({ header, rows }) {
      const cells = (row: typeof header, tag: 'th' | 'td') =>
        row
          .map(
            (cell) =>
              `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${this.parser.parseInline(cell.tokens)}</${tag}>`,
          )
          .join('');
      const label = escapeMarkup(`Table of ${header.map((cell) => cell.text).join(', ')}`);
      return `<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table><thead><tr>${cells(header, 'th')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</tbody></table></div>\n`;
    },
  },
});

/** A text in Markdown as markup that can be put into a page. */
export function markdown(text: string): Html {
  return trusted(marked.parse(text, { async: false }));
}
