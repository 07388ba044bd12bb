/**
 * The one doorway for raw HTML. `html` escapes every value that is put into it; `trusted` does not, and is
 * for markup that this program made itself (drawings, Markdown that was sanitised).
 */
import { raw, html as template } from 'hono/html';

/** Markup that may be put into a page as it stands. */
export type Html = ReturnType<typeof raw>;

type Value = string | number | Html | null | undefined | false | readonly Value[];

/** A piece of a page. Strings and numbers are escaped; null, undefined and false draw nothing; lists are joined. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  // Hono's template answers a promise only where a value is one, which `Value` rules out.
  return template(strings, ...values) as Html;
}

/** Markup made by this program, put in as it stands. Never for text of the ledger or of a reader. */
export function trusted(markup: string): Html {
  return raw(markup);
}

export const nothing: Html = raw('');

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in markup or in a quoted attribute, for drawings that are put together as strings. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
