/** What typed Markdown must not contain: links to anything but a page, and text that would take too long to parse. */
import { MAX_TEXT } from '../evidence/schema.ts';

/** How deep quotations and lists may be nested. */
const DEEPEST = 12;

/** A line that begins deeper than that. */
const TOO_DEEP = new RegExp(`^(?:[ \\t]*(?:>|[-*+]|\\d{1,9}[.)])){${DEEPEST + 1}}`, 'm');

/** Marks of emphasis and strikethrough: a parser may search the rest of the text once for each. */
const EMPHASIS = /[*_~]+/g;

const MOST_EMPHASIS = 2_000;

/** Lists and quotations that continue without their marks are parsed line by line, once for each level. */
const MOST_LINES = 2_000;

/** A parser looks for the end of a bare link from each of these marks. */
const RUN = /[)\]}>.,!?;:'"]{200}/;

/** Links that lead to no page: inline, in a list of references, and in angle brackets. */
const STRAY_LINKS = [
  /\]\(\s{0,10}<?\s{0,10}(?!https?:\/\/)([^\s<>)]{1,60})/i,
  /^ {0,3}\[[^\]\n]{1,100}\]:[ \t]{0,10}<?(?!https?:\/\/)([^\s<>]{1,60})/im,
  /<(?!https?:\/\/)([a-z][a-z0-9+.-]{1,30}:[^\s<>]{1,60})>/i,
];

/**
 * Why typed Markdown cannot be parsed in reasonable time, as a sentence without its subject; undefined if it can. Takes
 * time in proportion to the text.
 */
export function unreadableMarkdown(text: string): string | undefined {
  if (text.length > MAX_TEXT) return `is longer than ${MAX_TEXT} characters`;
  if (TOO_DEEP.test(text)) return `nests quotations and lists more than ${DEEPEST} deep`;
  if ((text.match(/\n/g)?.length ?? 0) >= MOST_LINES) return `has more than ${MOST_LINES} lines`;
  if (RUN.test(text)) return 'has 200 brackets or punctuation marks in a row: remove some';
  const marks = text.match(EMPHASIS)?.length ?? 0;
  return marks > MOST_EMPHASIS
    ? `has *, _ or ~ in more than ${MOST_EMPHASIS} places: remove some`
    : undefined;
}

/** The first link of a text that is not a full web address; undefined if there is none. */
export function strayLink(text: string): string | undefined {
  for (const pattern of STRAY_LINKS) {
    const [, link] = pattern.exec(text) ?? [];
    if (link !== undefined) return link;
  }
  return undefined;
}
