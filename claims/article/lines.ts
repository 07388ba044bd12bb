/**
 * The lines of an article as blocks: a title, headings, paragraphs, list items, captions, rows of tables. Lines that
 * a PDF broke are one block again. One pass; each line is looked at a fixed number of times.
 */
import type { Place, Span } from './article.ts';

/** A block of the text, without the marks of lists and headings around it. */
interface Block extends Span {
  place: Place;
  /** The same words stand in a block before this one: a caption that was copied twice, a title repeated. */
  again: boolean;
}

/** A block that lines are still joined to. */
interface Growing extends Block {
  /** Where its last line starts. */
  last: number;
  /** It begins small after a colon or semicolon: an item of a list without bullets. */
  bare: boolean;
}

interface Line extends Span {
  place: Place;
  /** How many empty lines stand before it. */
  gap: number;
}

/** A heading is at most this long, and a title that long. */
const MAX_HEADING = 100;
const MAX_TITLE = 180;

/** Lines shorter than this are not what a column of a PDF breaks. */
const MIN_WRAPPED = 30;

/** Blocks up to this length are compared with those before, as captions and titles are that stand twice. */
const MAX_AGAIN = 400;

const BULLET = /^(?:[-–—*•·▪◦‣●■]|\(?\d{1,2}[.)]|\([a-z]\)|[a-z]\))[ \t\u00a0]+(?=\S)/u;
const HASHES = /^#{1,6}[ \t]+/;
const CAPTION_START =
  /^(?:\(?(?:pictured?|photo(?:graph)?s?|image(?: (?:caption|source|copyright))?|media caption|caption|file photo|figure|chart|video|watch|listen|credit|source)\b ?(?:\d+ ?)?[:|]|image (?:caption|source|copyright)\b|media caption\b)/i;
const CAPTION_END =
  /(?:[([](?:pictured?|photo(?:graph)?|image|credit)s?\s*(?::|by\b)[^()[\]]{0,80}[)\]]|\b(?:photograph|photo|picture|image):[^.:]{2,60}|\b(?:getty images|ap photo|reuters|pa wire|pa media|shutterstock)\)?)\s*$/i;

/** Ends a line that says all it had to say: a stop, a colon or a mark of quotation. */
const ENDED = /[.!?:;…]["'”’)\]*]*$|["”’)\]]$/u;

/** The lines with something on them, what they are by themselves, and where their words begin and end. */
function linesIn(text: string): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (let from = 0; from <= text.length; ) {
    const to = lineEnd(text, from);
    const line = lineAt(text, from, to);
    if (line === undefined) gap += 1;
    else {
      lines.push({ ...line, gap });
      gap = 0;
    }
    from = to + 1;
  }
  return lines;
}

function lineEnd(text: string, from: number): number {
  let to = from;
  while (to < text.length && !'\n\r\u2028\u2029\f'.includes(text[to] ?? '')) to += 1;
  return to;
}

/** A line without what stands around its words; undefined if there are none. */
function lineAt(text: string, from: number, to: number): Omit<Line, 'gap'> | undefined {
  const whole = text.slice(from, to);
  const trimmed = whole.trim();
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return undefined;
  let start = from + whole.indexOf(trimmed);
  let end = start + trimmed.length;
  const bullet = BULLET.exec(trimmed.slice(0, 12))?.[0];
  const hashes = HASHES.exec(trimmed.slice(0, 12))?.[0];
  start += (bullet ?? hashes ?? '').length;
  const bold = text.startsWith('**', start) && text.startsWith('**', end - 2) && end - start > 4;
  if (bold) [start, end] = [start + 2, end - 2];
  return {
    start,
    end,
    place: placeOf(text.slice(start, end), bullet !== undefined, hashes !== undefined || bold),
  };
}

function placeOf(words: string, bullet: boolean, heading: boolean): Place {
  if (heading) return 'heading';
  if (CAPTION_START.test(words.slice(0, 60)) || CAPTION_END.test(words.slice(-120))) return 'caption';
  if (isRow(words)) return 'table';
  return bullet ? 'item' : 'paragraph';
}

/** Cells between tabs, strokes or wide gaps: at least three, or two of which one is a number. */
function isRow(words: string): boolean {
  if (words.length > 1_000) return false;
  const cells = words
    .replace(/^\||\|$/g, '')
    .split(/\t+| ?\| ?| {3,}/)
    .filter((cell) => cell !== '');
  return (
    cells.length > 2 || (cells.length === 2 && cells.some((cell) => /^[£$€]?[\d.,%-]+$/.test(cell.trim())))
  );
}

/** The blocks of a text in its order. Never throws; takes time in proportion to the text. */
export function blocksOf(text: string): Block[] {
  const lines = linesIn(text);
  const width = columnOf(text, lines);
  const blocks: Growing[] = [];
  for (const line of lines) {
    const before = blocks[blocks.length - 1];
    if (before !== undefined && goesOn(text, before, line, width))
      [before.last, before.end] = [line.start, line.end];
    else {
      const bare = before !== undefined && isSmall(text, line) && ':;'.includes(text[before.end - 1] ?? ' ');
      blocks.push({
        start: line.start,
        end: line.end,
        place: line.place,
        again: false,
        last: line.start,
        bare,
      });
    }
  }
  markHeadings(text, blocks);
  markAgain(text, blocks);
  return blocks;
}

/** The width of the column that broke the lines of a text; 0 if nothing broke them. */
function columnOf(text: string, lines: readonly Line[]): number {
  const inside = lines.filter((line, i) => i > 0 && line.gap === 0 && line.place === 'paragraph');
  let broken = 0;
  let width = 0;
  for (let i = 1; i < lines.length; i += 1) {
    const [before, line] = [lines[i - 1], lines[i]];
    if (before === undefined || line === undefined || line.gap > 0 || line.place !== 'paragraph') continue;
    const length = before.end - before.start;
    if (length < MIN_WRAPPED || ENDED.test(text.slice(before.end - 4, before.end))) continue;
    broken += 1;
    width = Math.max(width, Math.min(length, 200));
  }
  return broken >= 2 && broken * 3 >= inside.length ? width : 0;
}

/** Whether a line goes on with the block before it. */
function goesOn(text: string, before: Growing, line: Line, width: number): boolean {
  if (line.place !== 'paragraph' || before.place === 'table' || before.place === 'heading') return false;
  const tail = text.slice(Math.max(before.start, before.end - 4), before.end);
  const small = isSmall(text, line);
  if (LABEL.test(text.slice(line.start, line.start + MAX_LABEL))) return false;
  const last = before.end - before.last;
  if (ENDED.test(tail))
    return (
      width > 0 && line.gap === 0 && last >= width * 0.75 && before.place !== 'caption' && !/[:;]$/.test(tail)
    );
  // "bil-⏎lion": a word that is broken goes on, however short its line.
  if (small && line.gap === 0 && /\p{Ll}-$/u.test(tail)) return true;
  if (last < MIN_WRAPPED) return false;
  if (line.gap > 1 || (line.gap === 1 && !small)) return false;
  // "…: ⏎ delivered tax cuts; ⏎ delivered record investment ⏎ constrained spending": items without bullets.
  if (small) return width > 0 || line.gap === 1 || !before.bare;
  return width > 0 && last >= width * 0.75;
}

/** "Labour: …", "MS FINCH: …": a line of a list or of a transcript, which begins anew. */
const LABEL = /^(?:\p{Lu}[\p{L}’'.-]* ){0,3}\p{Lu}[\p{L}’'-]*: /u;
const MAX_LABEL = 60;

const isSmall = (text: string, { start }: Span): boolean => /^\p{Ll}/u.test(text.slice(start, start + 2));

/** The first line without a full stop is the title; short ones later, with text after them, are headings. */
function markHeadings(text: string, blocks: Block[]): void {
  let title = false;
  blocks.forEach((block, i) => {
    const next = blocks[i + 1];
    const words = text.slice(block.start, Math.min(block.end, block.start + MAX_TITLE + 1));
    const plain = block.place === 'paragraph' || (block.place === 'heading' && !title);
    if (!plain || next === undefined || words.length > MAX_TITLE) return;
    if (/[.:;,…]["'”’)]*$/u.test(words)) return;
    const early = i < 3 && !title && blocks.slice(0, i).every((one) => one.place === 'heading');
    if (early && words.split(/\s+/).length > 2 && !isByline(words)) {
      block.place = 'title';
      title = true;
    } else if (words.length <= MAX_HEADING && isHeading(words) && !LABEL.test(words)) block.place = 'heading';
  });
}

/** A line that tells who wrote the text or when, and is no title. */
const isByline = (words: string): boolean =>
  /^\W*(?:by|published|updated|posted|first published|last updated|date)\b[^a-z]/i.test(words) ||
  (/\b(?:19|20)\d\d\b/.test(words) && words.split(/\s+/).length < 6);

/** A short line that begins as a sentence does, and neither quotes somebody nor ends in a mark of quotation. */
function isHeading(words: string): boolean {
  return /^[\p{Lu}\p{N}'‘]/u.test(words) && !/^["“]|["”]$/u.test(words);
}

function markAgain(text: string, blocks: Block[]): void {
  const seen = new Set<string>();
  for (const block of blocks) {
    if (block.end - block.start > MAX_AGAIN || block.end - block.start < 20) continue;
    const words = text
      .slice(block.start, block.end)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    block.again = seen.has(words);
    seen.add(words);
  }
}
