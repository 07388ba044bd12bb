/** The one door of the article desk: a text and its head in, what can be checked in it out. */
import { MAX_QUOTE } from '../evidence/schema.ts';
import { type Reading, readScan } from '../reading/quotation.ts';
import type { ArticleReading, Head } from './article.ts';
import { entriesOf, Voices } from './entries.ts';
import { type LineTests, TestFinder } from './find-tests.ts';
import { headOf } from './head.ts';
import { languageOf } from './language.ts';
import { type Line, lineOf } from './line.ts';
import { sentencesOf } from './sentences.ts';
import { contradictionsOf } from './slips/slips.ts';
import { voicesOf } from './voices.ts';

/** How many entries are shown at most; the rest is told by number. */
export const MAX_ENTRIES = 500;

/** A text that is longer than an article may be; `length` says how long it is. */
export class TooLong extends Error {
  readonly length: number;

  constructor(length: number) {
    super(
      `The text has ${length} characters, and an article may have at most ${MAX_QUOTE}: paste it in parts`,
    );
    this.length = length;
  }
}

/**
 * Reads an article, a press release or a speech, as its text is kept (of pasted HTML its text, `pastedText`). The entries
 * are in the order of their rank; of those of one rank, the first in the text comes first. Another language than English
 * is told and not read. Throws TooLong for more than MAX_QUOTE characters, and nothing else.
 */
export function readArticle(text: string, head: Head): ArticleReading {
  if (text.length > MAX_QUOTE) throw new TooLong(text.length);
  const offered = headOf(text);
  const sentences = sentencesOf(text);
  const language = languageOf(text);
  if (language !== undefined)
    return { offered, sentences, entries: [], more: 0, apart: [], contradictions: [], language };
  const finder = new TestFinder(head, text);
  const found: LineTests[] = [];
  const lines: Line[] = [];
  for (const sentence of sentences) {
    const line = lineOf(text, sentence);
    const tests = finder.read(line);
    // What has neither is not kept: most sentences have none, and all that was found in them takes memory.
    if (tests.tests.length > 0) found.push(tests);
    if (line.scan.figures.length > 0) lines.push(line);
  }
  const voices = voicesOf(text, sentences, head);
  const ranked = entriesOf(found, new Voices(voices), text, head).map((entry, i) => ({ entry, i }));
  ranked.sort((a, b) => b.entry.weight - a.entry.weight || a.i - b.i);
  return {
    offered,
    sentences,
    entries: ranked.slice(0, MAX_ENTRIES).map(({ entry }) => entry),
    more: Math.max(0, ranked.length - MAX_ENTRIES),
    apart: finder.apart,
    contradictions: contradictionsOf(text, sentences, voices, readingOf(lines)),
  };
}

const NO_FIGURES: Reading = { figures: [], unclear: [], dates: [], apart: [], kinds: [] };

/** Reads the lines with figures that were read before, so that none is read twice; all others have none. */
function readingOf(lines: readonly Line[]): (quote: string) => Reading {
  const byText = new Map(lines.map((line) => [line.text, line]));
  return (quote) => {
    const line = byText.get(quote);
    return line === undefined ? NO_FIGURES : { ...readScan(quote, line.tokens, line.scan), kinds: [] };
  };
}
