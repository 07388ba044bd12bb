/** What a text that people type in Markdown must not hold: links to no page, and what takes too long to read. */
import { MAX_TEXT } from '../evidence/schema.ts';

/** So many quotations and lists may stand in each other. */
const DEEPEST = 12;

/** A line that begins deeper than that. */
const TOO_DEEP = new RegExp(`^(?:[ \\t]*(?:>|[-*+]|\\d{1,9}[.)])){${DEEPEST + 1}}`, 'm');

/** Marks of emphasis and of what is struck out: a reader looks through the rest of a text once for each. */
const EMPHASIS = /[*_~]+/g;

const MOST_EMPHASIS = 2_000;

/** Lists and quotations that go on without their signs are read line by line, again for each level. */
const MOST_LINES = 2_000;

/** The end of a bare link is looked for from each of its marks. */
const RUN = /[)\]}>.,!?;:'"]{200}/;

/** Where a link of a Markdown text leads that is no page: written out, in a list of links, and in angle brackets. */
const STRAY_LINKS = [
  /\]\(\s{0,10}<?\s{0,10}(?!https?:\/\/)([^\s<>)]{1,60})/i,
  /^ {0,3}\[[^\]\n]{1,100}\]:[ \t]{0,10}<?(?!https?:\/\/)([^\s<>]{1,60})/im,
  /<(?!https?:\/\/)([a-z][a-z0-9+.-]{1,30}:[^\s<>]{1,60})>/i,
];

/**
 * Why a typed text cannot be read as Markdown in reasonable time, as the end of a sentence that begins with it;
 * undefined where it can. Takes time in proportion to the text.
 */
export function unreadableMarkdown(text: string): string | undefined {
  if (text.length > MAX_TEXT) return `is longer than ${MAX_TEXT} characters`;
  if (TOO_DEEP.test(text))
    return `has quotations and lists that stand in each other more than ${DEEPEST} deep`;
  if ((text.match(/\n/g)?.length ?? 0) >= MOST_LINES) return `has more than ${MOST_LINES} lines`;
  if (RUN.test(text)) return 'has 200 brackets or stops in a row: take some out';
  const marks = text.match(EMPHASIS)?.length ?? 0;
  return marks > MOST_EMPHASIS
    ? `has *, _ or ~ in more than ${MOST_EMPHASIS} places: take some out`
    : undefined;
}

/** A link of a text that leads to something else than a full address of the web; undefined where there is none. */
export function strayLink(text: string): string | undefined {
  for (const pattern of STRAY_LINKS) {
    const [, link] = pattern.exec(text) ?? [];
    if (link !== undefined) return link;
  }
  return undefined;
}
