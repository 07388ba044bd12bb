/**
 * How tall the parts of a card are at a width, estimated from their texts. The type is the reader's, so that a line may
 * break elsewhere than here: what is left over then stands above the foot, and a card errs upwards rather than being cut.
 */
import { fitLines, textWidth, type Weight } from '../parts/text-width.ts';

/** Padding and border to the left and right, and the most that the style sheet gives the content. */
const SIDES = 43.8;
const WIDEST = 640;

/** The width of the content of a frame. */
export function inFrame(frameWidth: number): number {
  return Math.min(frameWidth - SIDES, WIDEST);
}

/** The most lines that are counted of a text. */
const MANY_LINES = 60;

/** How much of a line is filled: words are not broken, and the letters of another typeface are a little wider. */
const FILLED = 0.975;

/** How wide the typefaces of a card are beside the one that text is measured by. */
const TYPES = { serif: 1.075, sans: 1.045 } as const;

export interface Setting {
  size: number;
  /** From line to line. */
  line: number;
  below: number;
  type?: keyof typeof TYPES;
  weight?: Weight;
}

/** The height of a text: its lines, and the room below. */
export function block(
  text: string,
  width: number,
  { size, line, below, type = 'serif', weight }: Setting,
): number {
  const box = {
    size: size * TYPES[type],
    width: width * FILLED,
    ...(weight === undefined ? {} : { weight }),
  };
  return fitLines(text, box, MANY_LINES).length * line + below;
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
    legendHeight(legend.split('<span class="item">').slice(1).map(words), width)
  );
}

/** What markup says, without its tags. */
function words(markup: string): string {
  return markup.replace(/<[^>]*>/g, '').trim();
}

/** The key of an entry of a legend with the space after it, and what is kept free after the entry. */
const KEY = 25;
const AFTER = 9.6;
const SPACE = 4;

/** The height of a legend: an entry that does not fit into what is left of a line begins the next one. */
function legendHeight(entries: readonly string[], width: number): number {
  const room = width * FILLED;
  let [lines, used] = [0, room];
  for (const entry of entries) {
    const wide = KEY + textWidth(entry, SMALL.size * TYPES.sans) + AFTER;
    if (used + SPACE + wide > room) {
      lines += Math.max(
        1,
        fitLines(entry, { size: SMALL.size * TYPES.sans, width: room - KEY - AFTER }, MANY_LINES).length,
      );
      used = wide;
    } else used += SPACE + wide;
  }
  return lines * SMALL.line;
}

/** Small words in the type of captions. */
export const SMALL: Setting = { size: 13, line: 18.85, below: 0, type: 'sans' };

/** The padding and the borders of a frame above and below, with something to spare. */
const ENDS = 36;

/** The height of the foot and of what is round the content: name, state and link, on as many lines as they need. */
export function footHeight(width: number, state: string, link: string): number {
  const GAP = 16;
  const small = (text: string, weight?: Weight) => textWidth(text, SMALL.size * TYPES.sans, weight);
  const parts = [104, small(state), small(link, 'bold')].filter((part) => part > 0);
  let [rows, more] = [1, 0];
  let used = -GAP;
  for (const part of parts) {
    if (used > 0 && used + GAP + part > width) {
      rows += 1;
      used = -GAP;
    }
    used += GAP + part;
    more += Math.max(0, Math.ceil(part / width) - 1);
  }
  return ENDS + 12 + 1 + 9.6 + 25.3 * rows + 4.8 * (rows - 1) + SMALL.line * more;
}
