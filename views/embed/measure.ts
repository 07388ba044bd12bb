/**
 * How tall the parts of a card are at a width, estimated from their texts. The type is the reader's, so that a line may
 * break elsewhere than here: what is left over then stands above the foot, and a card errs upwards rather than being cut.
 */
import { textWidth } from '../parts/text-width.ts';

/** Padding and border to the left and right, and the most that the style sheet gives the content. */
const SIDES = 43.8;
const WIDEST = 640;

/** The width of the content of a frame. */
export function inFrame(frameWidth: number): number {
  return Math.min(frameWidth - SIDES, WIDEST);
}

/** Where a line may end: after a space, and after a hyphen within a word. */
const BREAKS = /(?<= )|(?<=[\p{L}\p{N}]-)(?=\p{L})/u;

/** The longest text that is measured, in characters: more than a card shows of any. */
const LONGEST = 1_000;

/** On how many lines a text stands in a width. A word that is wider than a line is broken. */
function linesOf(text: string, width: number, size: number, type: CardType): number {
  let [lines, used] = [1, 0];
  for (const word of text.slice(0, LONGEST).split(BREAKS)) {
    const wide = textWidth(word.trimEnd(), size, type);
    if (used > 0 && used + wide > width) {
      lines += 1;
      used = 0;
    }
    const more = Math.max(0, Math.ceil(wide / width) - 1);
    lines += more;
    used += textWidth(word, size, type) - more * width;
  }
  return lines;
}

/** The letters of a text on a card: their typeface and weight. */
export type CardType = 'serif' | 'serif-bold' | 'sans' | 'sans-bold';

export interface Setting {
  size: number;
  /** From line to line. */
  line: number;
  below: number;
  type?: CardType;
}

/** The height of a text: its lines, and the room below. */
export function block(text: string, width: number, { size, line, below, type = 'serif' }: Setting): number {
  return linesOf(text, width, size, type) * line + below;
}

/** The height of a drawing with its title and its legend; 0 if there is none. */
export function drawing(markup: string, width: number): number {
  const [, wide, tall] = /viewBox="0 0 (\d+) (\d+)"/.exec(markup) ?? [];
  if (wide === undefined || tall === undefined) return 0;
  const title = words(/<p class="of">([\s\S]*?)<\/p>/.exec(markup)?.[1] ?? '');
  const legend = /<figcaption>([\s\S]*?)<\/figcaption>/.exec(markup)?.[1] ?? '';
  return (
    (Number(tall) * width) / Number(wide) +
    (title === '' ? 0 : block(title, width, { ...SMALL, below: 1.6 })) +
    legendHeight(legend.split('<span class="item">').slice(1), width)
  );
}

/** What markup says, without its tags. */
function words(markup: string): string {
  return markup.replace(/<[^>]*>/g, '').trim();
}

/** What is kept free after an entry of a legend, and the space between two. */
const AFTER = 9.6;
const SPACE = 3.4;

/** How wide the key of an entry is with the space after it: that of a dashed line is the widest. */
function keyOf(entry: string): number {
  const [, key] = /class="key ([a-z]+)/.exec(entry) ?? [];
  if (key === undefined) return 0;
  return (key === 'required' || key === 'kept' ? 20.8 : 12.8) + SPACE;
}

/** The height of a legend: an entry that does not fit into what is left of a line begins the next one. */
function legendHeight(entries: readonly string[], width: number): number {
  let [lines, used] = [0, width];
  for (const entry of entries) {
    const key = keyOf(entry);
    const text = words(entry);
    const wide = key + textWidth(text, SMALL.size, 'sans') + AFTER;
    if (used + SPACE + wide > width) {
      lines += linesOf(text, width - key - AFTER, SMALL.size, 'sans');
      used = wide;
    } else used += SPACE + wide;
  }
  return lines * SMALL.line;
}

/** The height of a word with the exact finding beside it in small letters, or below it. */
export function wordHeight(word: string, finding: string, width: number): number {
  const wide = textWidth(word, 16, 'sans-bold') + (finding === '' ? 0 : 7.5 + textWidth(finding, 13, 'sans'));
  return wide <= width ? 22.4 : 44.8;
}

/** Small words in the type of captions. */
export const SMALL: Setting = { size: 13, line: 18.85, below: 0, type: 'sans' };

/** The padding and the borders of a frame above and below, with something to spare. */
const ENDS = 36;

/** The name of the ledger with its mark. */
const BRAND = 107.75;

/** The height of the foot and of what is round the content: name, state and link, on as many lines as they need. */
export function footHeight(width: number, state: string, link: string): number {
  const GAP = 16;
  const small = (text: string, type: CardType) => textWidth(text, SMALL.size, type);
  const parts = [BRAND, small(state, 'sans'), small(link, 'sans-bold')].filter((part) => part > 0);
  let [rows, more] = [1, 0];
  let used = -GAP;
  for (const part of parts) {
    // Letters that stand closer together than by themselves save a pixel.
    if (used > 0 && used + GAP + part > width + 1) {
      rows += 1;
      used = -GAP;
    }
    used += GAP + part;
    more += Math.max(0, Math.ceil(part / width) - 1);
  }
  return ENDS + 12 + 1 + 9.6 + 25.3 * rows + 4.8 * (rows - 1) + SMALL.line * more;
}
