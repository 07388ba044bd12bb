/** How wide a text is, and where to cut it so that it stays in its box: in any script, for any length. */
import { SANS, SANS_BOLD, SERIF, SERIF_BOLD } from './card-letters.ts';
import { BLOCKS, BOLD, EMOJI, PARTS, RANGES, UNLISTED } from './letter-widths.ts';

/** The weight of letters as badges have them; or those of a card, whose typefaces are wider. */
export type Weight = 'regular' | 'bold' | 'serif' | 'serif-bold' | 'sans' | 'sans-bold';

/** A text with the width that it is drawn in. */
export interface Fitted {
  text: string;
  width: number;
}

export interface Box {
  /** Of the letters, in pixels. */
  size: number;
  /** In pixels. */
  width: number;
  weight?: Weight;
  /** The most bytes, for scripts and marks that take many bytes on little room. */
  bytes?: number;
}

const ELLIPSIS = '…';
const MISSING = 0xff;

/** The code points whose widths are looked up one by one. */
const LISTED = 0x2045;

function widths(blocks: typeof BLOCKS): Uint8Array {
  const table = new Uint8Array(LISTED).fill(MISSING);
  for (const [from, digits] of blocks)
    for (let i = 0; 2 * i < digits.length; i += 1)
      table[from + i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return table;
}

const TABLES: Readonly<Record<Weight, Uint8Array>> = {
  regular: widths(BLOCKS),
  bold: widths([...BLOCKS, [0x20, BOLD]]),
  serif: widths([...BLOCKS, ...SERIF]),
  'serif-bold': widths([...BLOCKS, ...SERIF_BOLD]),
  sans: widths([...BLOCKS, ...SANS]),
  'sans-bold': widths([...BLOCKS, ...SANS_BOLD]),
};

/** Texts of letters that are each drawn separately, so that they may be cut between any two. */
const EACH_BY_ITSELF =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0373\u0376-\u0481\u048a-\u052f\u2010-\u2026]*$/;
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const FIRST_EMOJI = 0x1f000;
const LAST_EMOJI = 0x1fbff;
const AS_EMOJI = 0xfe0f;

/** The width of a code point, in parts. */
function widthOf(code: number, table: Uint8Array): number {
  const listed = code < LISTED ? table[code] : MISSING;
  if (listed !== undefined && listed !== MISSING) return listed;
  const character = String.fromCodePoint(code);
  if (NO_WIDTH.test(character)) return 0;
  // A letter with an accent is as wide as the letter.
  const base = code < 0x2000 ? (character.normalize('NFD').codePointAt(0) ?? code) : code;
  if (base !== code) return widthOf(base, table);
  for (const [to, width] of RANGES) if (code <= to) return width;
  return UNLISTED;
}

/** The width of what a reader sees as one letter, in parts. */
function graphemeWidth(grapheme: string, table: Uint8Array): number {
  let width = 0;
  for (const character of grapheme) {
    const code = character.codePointAt(0) ?? 0;
    if (code === AS_EMOJI || (code >= FIRST_EMOJI && code <= LAST_EMOJI)) return EMOJI;
    width += widthOf(code, table);
  }
  // A mark without a letter is drawn on a dotted circle.
  return width === 0 && /^\p{M}/u.test(grapheme) ? PARTS / 2 : width;
}

/** How many bytes a text takes in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function* graphemesOf(text: string): Iterable<string> {
  for (const { segment } of segmenter.segment(text)) yield segment;
}

/** The letters of a text, as readers see them. Latin, Greek and Cyrillic need no segmenter. */
function graphemes(text: string): Iterable<string> {
  return EACH_BY_ITSELF.test(text) ? text : graphemesOf(text);
}

function tableOf(weight: Weight | undefined): Uint8Array {
  return TABLES[weight ?? 'regular'];
}

/** The width of a text in pixels. */
export function textWidth(text: string, size: number, weight?: Weight): number {
  const table = tableOf(weight);
  let parts = 0;
  for (const grapheme of graphemes(text)) parts += graphemeWidth(grapheme, table);
  return (parts * size) / PARTS;
}

/** Direction controls, which would reorder our own words, invisible characters, and what XML cannot hold. */
const UNSEEN =
  /[\p{Cc}\p{Cs}\ufffe\uffff\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/**
 * A text of the ledger on one line, without what is invisible or would leave the line: marks piled up higher than in
 * any language, and joiners in a row. Only the first `characters` are looked at.
 */
export function onOneLine(text: string, characters: number): string {
  const start = text.slice(0, 4 * characters);
  const plain = start.replace(/\s+/g, ' ').trim();
  if (EACH_BY_ITSELF.test(plain)) return plain;
  return plain
    .replace(UNSEEN, '')
    .replace(/[\u200c\u200d]{2,}/g, '\u200d')
    .replace(/([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{2})[\p{Mn}\p{Me}]+/gu, '$1')
    .replace(/([\p{Mn}\p{Me}]{4})[\p{Mn}\p{Me}]+/gu, '$1')
    .replace(/([\u{e0000}-\u{e007f}]{7})[\u{e0000}-\u{e007f}]+/gu, '$1')
    .trim();
}

/** How much of a text fits in a box: the code units up to `end`, with their width in parts. */
function room(text: string, box: Box, reserve: number): { end: number; parts: number; isAll: boolean } {
  const table = tableOf(box.weight);
  const width = (box.width * PARTS) / box.size;
  const bytes = box.bytes ?? Number.POSITIVE_INFINITY;
  let [end, parts, used] = [0, 0, 0];
  let cut = { end: 0, parts: 0 };
  for (const grapheme of graphemes(text)) {
    parts += graphemeWidth(grapheme, table);
    used += bytesOf(grapheme);
    if (parts > width || used > bytes) return { ...cut, isAll: false };
    end += grapheme.length;
    if (parts + reserve <= width) cut = { end, parts };
  }
  return { end, parts, isAll: true };
}

/** A text; if it is too long for its box, cut at a word or else between two letters, with an ellipsis. */
export function fitLine(text: string, box: Box): Fitted {
  const pixels = (parts: number) => (parts * box.size) / PARTS;
  const reserve = widthOf(ELLIPSIS.charCodeAt(0), tableOf(box.weight));
  const { end, parts, isAll } = room(text, box, reserve);
  if (isAll) return { text, width: pixels(parts) };
  const space = text.lastIndexOf(' ', end);
  const kept = text.slice(0, space > (end * 2) / 3 ? space : end).replace(/[\s,;:.–-]+$/, '');
  const cut = `${kept}${ELLIPSIS}`;
  return { text: cut, width: Math.min(box.width, textWidth(cut, box.size, box.weight)) };
}

/** A text on at most `lines` lines, broken at spaces if there are any, and cut on the last line. */
export function fitLines(text: string, box: Box, lines: number): Fitted[] {
  const fitted: Fitted[] = [];
  let rest = text;
  while (rest !== '' && fitted.length < lines) {
    const { end, isAll } = room(rest, box, 0);
    if (isAll || fitted.length === lines - 1) {
      fitted.push(fitLine(rest, box));
      break;
    }
    const space = rest.lastIndexOf(' ', end);
    const at = space > end / 3 ? space : Math.max(end, 1);
    const line = rest.slice(0, at).trimEnd();
    fitted.push({ text: line, width: Math.min(box.width, textWidth(line, box.size, box.weight)) });
    rest = rest.slice(at).trimStart();
  }
  return fitted;
}

const LETTERS_FROM_THE_RIGHT =
  /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Whether a text runs from right to left, by its first letter. */
export function isFromTheRight(text: string): boolean {
  return !EACH_BY_ITSELF.test(text) && LETTERS_FROM_THE_RIGHT.test(text);
}
