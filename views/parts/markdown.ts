/**
 * Markdown to markup, for texts of the ledger and the method. Raw HTML in it is shown as text, links go to http(s) (in
 * our own texts also to mail and this site), and pictures are left out, so that a text cannot bring its own markup.
 */
import { Marked, type RendererObject, type Token } from 'marked';
import { unreadableMarkdown } from '../../claims/drafting/typed-markdown.ts';
import { escapeMarkup, type Html, trusted } from './html.ts';

/** The addresses that links of our own texts may have, and those of texts that people type. */
const OWN_LINK = /^(?:https?:\/\/|mailto:|\/(?!\/)|#)/i;
const TYPED_LINK = /^https?:\/\//i;

/** Escapes text as marked gives it, but keeps its entities. */
function escapeText(text: string): string {
  return text.replace(/[<>"']|&(?!(?:#\d{1,7}|#[xX][a-fA-F0-9]{1,6}|\w+);)/g, escapeMarkup);
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/<[^>]*>/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

const renderer: RendererObject = {
  // Marked takes what follows an inline <code>, <kbd> or <pre> for markup; here none is allowed.
  text(token) {
    return 'tokens' in token && token.tokens !== undefined
      ? this.parser.parseInline(token.tokens)
      : escapeText(token.text);
  },
  html: ({ text }) => escapeMarkup(text),
  image: ({ text }) => escapeMarkup(text),
  // A box that can be ticked would be a control without a name.
  checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
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
};

/** Draws links whose address is allowed; of others only the text is left. */
const links = (safe: RegExp): Pick<RendererObject, 'link'> => ({
  link({ href, tokens }) {
    const text = this.parser.parseInline(tokens);
    return safe.test(href) ? `<a href="${escapeMarkup(href)}" rel="noopener">${text}</a>` : text;
  },
});

/** For a text that is a page of its own, whose headings can be linked to. */
const whole = new Marked({
  gfm: true,
  renderer: {
    ...renderer,
    ...links(OWN_LINK),
    heading({ tokens, depth, text }) {
      return `<h${depth} id="${slugOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
  },
});

/** For a text among others: its headings have no ids, which another text might also use. */
const part = new Marked({
  gfm: true,
  renderer: {
    ...renderer,
    ...links(TYPED_LINK),
    heading({ tokens, depth }) {
      return `<h${depth}>${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
  },
});

/** Controls of writing direction, as characters and as entities, which would reorder the text that follows. */
const BIDI = /[\u202a-\u202e\u2066-\u2069]|&#(?:x0*(?:202[a-e]|206[6-9])|0*(?:823[4-8]|829[4-7]));?/gi;

const DEEPEST = 6;

/**
 * Puts the headings of a text below the heading of its section, each one level below the one that it belongs to, so
 * that the page's outline skips no level, however the text counts its own.
 */
function demote(tokens: Token[], under: number): void {
  const open: number[] = [];
  void part.walkTokens(tokens, (token) => {
    if (token.type !== 'heading') return;
    const own: number = token['depth'];
    while ((open.at(-1) ?? 0) >= own) open.pop();
    open.push(own);
    token['depth'] = Math.min(DEEPEST, under + open.length);
  });
}

/** Our own text in Markdown, a page of its own, as markup that can be put into it. */
export function ownMarkdown(text: string): Html {
  return trusted(whole.parse(text, { async: false }));
}

/**
 * A typed text in Markdown as markup that can be put into a page. `under` is the level of the heading above it, below
 * which its own headings are put. A text that would take too long to parse is shown as it was typed.
 */
export function markdown(text: string, { under }: { under: 1 | 2 | 3 }): Html {
  if (unreadableMarkdown(text) !== undefined) return asTyped(text);
  try {
    const tokens = part.lexer(text.replace(BIDI, ''));
    demote(tokens, under);
    return trusted(part.parser(tokens));
  } catch (error) {
    // It is nested so deeply that the parser overflows its stack.
    if (error instanceof RangeError) return asTyped(text);
    throw error;
  }
}

function asTyped(text: string): Html {
  return trusted(`<p class="verbatim">${escapeMarkup(text)}</p>`);
}
