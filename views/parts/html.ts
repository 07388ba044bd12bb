/**
 * The one doorway for raw HTML. `html` escapes every value that is put into it; `trusted` does not, and is
 * only for markup that this program made itself (drawings, sanitised Markdown).
 */
import { raw, html as template } from 'hono/html';
import { wholeSeconds } from '../../claims/exact/instant.ts';

/** Markup that may be put into a page as it is. */
export type Html = ReturnType<typeof raw>;

type Value = string | number | Html | null | undefined | false | readonly Value[];

/** A piece of a page. Strings and numbers are escaped; null, undefined and false draw nothing; lists are joined. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  // Hono's template returns a promise only if a value is one, which `Value` rules out.
  return template(strings, ...values) as Html;
}

/** Markup made by this program, put in as it is. Never for text of the ledger or of a reader. */
export function trusted(markup: string): Html {
  return raw(markup);
}

export const nothing: Html = raw('');

/**
 * Data for programs inside a page. It is never run, so the content security policy need not allow it; characters that
 * could end the element, or begin another one in it, are written as JSON escapes.
 */
export function jsonBlock(type: 'application/ld+json', data: object): Html {
  const json = JSON.stringify(data, wholeSeconds).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return raw(`<script type="${type}">${json}</script>\n`);
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text escaped for markup or a quoted attribute, for drawings that are put together as strings. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const PLAIN: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ENTITIES).map(([plain, entity]) => [entity, plain]),
);

/** The value of an attribute of our own pages, as it was before it was escaped. */
export function unescapedMarkup(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => PLAIN[entity] ?? entity);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** Text escaped for XML 1.0; what XML cannot hold in any form becomes a replacement character. */
export function escapeXml(text: string): string {
  // A bare carriage return would be read as a line feed, or in an attribute as a space.
  return escapeMarkup(text.replace(NOT_IN_XML, '\ufffd')).replaceAll('\r', '&#13;');
}
