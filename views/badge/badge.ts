/**
 * The badge: what was claimed, and the verdict by word, shape and contrast as well as by colour.
 *
 * Other sites show it as a picture, which loads nothing and which their styles do not reach. Every text is cut to its
 * box by measured widths, and states its own width, so that it stays in the box in any font.
 */

import { dateInWords } from '../../claims/words/dates.ts';
import { withoutMarks } from '../../claims/words/text.ts';
import { escapeXml } from '../parts/html.ts';
import { bytesOf, type Fitted, fitLine, fitLines, textWidth } from '../parts/text-width.ts';
import type { Theme } from '../parts/theme.ts';
import {
  type Drawing,
  FIGURE_BYTES,
  NAME_BYTES,
  pinnedTo,
  QUOTE_BYTES,
  stripOf,
  verdictWords,
} from './lines.ts';
import { inRows, narrow } from './narrow.ts';
import { type Mark, type Pen, pen, SHAPE_SIDE } from './pen.ts';
import {
  type Badge,
  type BadgeData,
  badgeData,
  badgeTitle,
  type ClaimedInShort,
  claimedLine,
} from './words.ts';

export const BADGE_SIZES = ['flat', 'card', 'narrow'] as const;

/** How a badge looks. */
export interface BadgeLook {
  size: (typeof BADGE_SIZES)[number];
  theme: Theme;
}

/** The badge as an SVG document of its own. */
export function drawBadge(badge: Badge, { size, theme }: BadgeLook): string {
  const drawn = pen(theme, markOf(badge));
  const { width, height, body } = FORMS[size](badge, drawn);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="Helvetica Neue,Helvetica,Arial,sans-serif" font-size="12"><title>${escapeXml(badgeTitle(badge, IN_TITLE))}</title>${drawn.style}${body}</svg>\n`;
}

/** The badge in the schema of the shields endpoint. */
export function shieldsBadge(badge: Badge): BadgeData {
  return badgeData(badge, (claimed) => oneLine(claimed).text);
}

const FORMS: Record<BadgeLook['size'], (badge: Badge, p: Pen) => Drawing> = { flat, card, narrow };

function cutTo(bytes: number): (text: string) => string {
  return (text) => fitLine(text, { size: 1, width: Number.POSITIVE_INFINITY, bytes }).text;
}

const IN_TITLE = { quote: cutTo(QUOTE_BYTES), name: cutTo(NAME_BYTES) };

function markOf(badge: Badge): Mark {
  if (badge.state === 'published') return badge.standing;
  return badge.state === 'withdrawn' ? 'withdrawn' : 'none';
}

/** The flat badge is as high as a line of text with some space round it. */
const HEIGHT = 24;
const BASELINE = 16;
const PAD = 8;
const GAP = 6;
const SHAPE = 14;
/** The most room that what was claimed takes, and what the words beside its figure have of it at least. */
const CLAIMED = 340;
const WORDS = 110;
/** The most room of the words of a verdict, which are never cut: the longest headline takes less. */
const NOTICE = { size: 12, width: 330, weight: 'bold' } as const;
/** The widest flat badge: a wider one would be drawn too small to be read on a telephone, and has two rows instead. */
const WIDEST = 420;
const STRIP = 20;

/** What was claimed on one line: of its words there is as much as its figure leaves room for. */
function oneLine(claimed: ClaimedInShort): Fitted {
  const figure =
    claimed.figure === null
      ? null
      : fitLine(claimed.figure, { size: 12, width: CLAIMED, bytes: FIGURE_BYTES });
  const when = claimed.when === null ? '' : `, ${claimed.when}`;
  const beside = figure === null ? 0 : figure.width + textWidth(`${when}: `, 12);
  const words = {
    size: 12,
    width: Math.max(WORDS, CLAIMED - beside),
    bytes: QUOTE_BYTES - bytesOf(figure?.text ?? ''),
  };
  const text = claimedLine({ ...claimed, figure: figure?.text ?? null }, (one) => fitLine(one, words).text);
  return { text, width: textWidth(text, 12) };
}

function flat(badge: Badge, p: Pen): Drawing {
  const claimed =
    badge.state === 'notice' ? fitLine('Plumbline', { size: 12, width: CLAIMED }) : oneLine(badge.claimed);
  const [word, ...rest] = verdictWords(badge);
  const label = fitLine(word, NOTICE);
  const more = rest.map((text) => fitLine(text, { size: 12, width: CLAIMED }));
  const strip = stripOf(badge);

  const shape = p.hasShape ? SHAPE + GAP : 0;
  const right = Math.ceil(2 * PAD + shape + label.width + sum(more.map((text) => GAP + text.width)));
  const needed = Math.max(
    Math.ceil(2 * PAD + claimed.width) + right,
    strip === undefined ? 0 : 2 * PAD + Math.ceil(strip.room),
  );
  if (needed > WIDEST) return inRows(badge, p, claimed, WIDEST);
  const left = needed - right;
  const height = HEIGHT + (strip === undefined ? 0 : STRIP);

  let x = left + PAD + shape;
  const words = [p.text(label, x, BASELINE, 'cut', { weight: 'bold' })];
  x += label.width;
  for (const text of more) {
    words.push(p.text(text, x + GAP, BASELINE, 'cut'));
    x += GAP + text.width;
  }
  return {
    width: needed,
    height,
    body: [
      p.area(0, 0, left, HEIGHT, 'paper'),
      p.area(left, 0, right, HEIGHT, 'tone'),
      strip === undefined ? '' : p.area(0, HEIGHT, needed, STRIP, strip.isChanged ? 'mark' : 'paper'),
      p.frame(needed, height),
      p.text(claimed, PAD, BASELINE, 'ink'),
      p.shape(left + PAD, (HEIGHT - SHAPE) / 2, SHAPE / SHAPE_SIDE, 'cut', 'tone'),
      ...words,
      strip === undefined ? '' : p.text(strip.text, PAD, HEIGHT + 14, strip.isChanged ? 'ink' : 'soft'),
    ].join(''),
  };
}

const CARD = 400;
/** From the edge to the text, within the coloured bar at the left. */
const INSET = 20;
const ROOM = CARD - INSET - 16;
const BAR = 6;
const LINE = 20;
const QUOTE = { size: 15, width: ROOM, bytes: QUOTE_BYTES };
/** The words of a verdict take the largest of these sizes in which they have room. */
const CARD_VERDICT = [18, 16, 15, 14, 13] as const;
const CARD_SHAPE = 18;

function card(badge: Badge, p: Pen): Drawing {
  const said = saidRows(badge, p);
  const verdict = verdictRow(badge, p, said.y);
  const foot = footRow(badge, p, said.y + 26);
  const top = said.y + 40;
  const strip = cardStrip(badge);
  const isChanged = badge.state === 'published' && badge.changedOn !== null;
  const height = top + (strip.length === 0 ? 0 : 8 + 18 * strip.length);
  return {
    width: CARD,
    height,
    body: [
      p.area(0, 0, CARD, top, 'paper'),
      p.area(0, 0, BAR, top, 'tone'),
      strip.length === 0 ? '' : p.area(0, top, CARD, height - top, isChanged ? 'mark' : 'paper'),
      p.frame(CARD, height),
      ...said.rows,
      ...verdict,
      ...foot,
      ...strip.map((line, i) => p.text(line, INSET, top + 17 + 18 * i, isChanged ? 'ink' : 'soft')),
    ].join(''),
  };
}

/** Who said it and when, and what; `y` is the base line of the verdict below. A notice has no speaker. */
function saidRows(badge: Badge, p: Pen): { rows: string[]; y: number } {
  if (badge.state === 'notice') return { rows: [], y: 34 };
  const first = 26;
  const day = fitLine(`, ${dateInWords(badge.saidOn)}`, { size: 12, width: ROOM });
  const name = fitLine(badge.claimant, { size: 12, width: ROOM - day.width, bytes: NAME_BYTES });
  const quote = fitLines(`“${withoutMarks(badge.quote)}”`, QUOTE, 2);
  return {
    rows: [
      p.text(name, INSET, first, 'soft'),
      p.text(day, INSET + name.width, first, 'soft'),
      ...quote.map((line, i) =>
        p.text(line, INSET, first + 4 + LINE * (i + 1), 'ink', {
          size: QUOTE.size,
          within: ROOM,
          like: badge.quote,
        }),
      ),
    ],
    y: first + 4 + LINE * quote.length + 34,
  };
}

/** The shape and the words of the verdict on a base line. */
function verdictRow(badge: Badge, p: Pen, y: number): string[] {
  const [word] = verdictWords(badge);
  const shape = p.hasShape ? CARD_SHAPE + GAP + 2 : 0;
  const width = ROOM - shape;
  const size = CARD_VERDICT.find((one) => textWidth(word, one, 'bold') <= width) ?? 13;
  return [
    p.shape(INSET, y - 15.5, CARD_SHAPE / SHAPE_SIDE, 'tone', 'paper'),
    p.text(fitLine(word, { size, width, weight: 'bold' }), INSET + shape, y, 'tone', {
      size,
      weight: 'bold',
    }),
  ];
}

/** The day at the left, and the name of the ledger at the right. */
function footRow(badge: Badge, p: Pen, y: number): string[] {
  const brand = fitLine('Plumbline', { size: 12, width: ROOM, weight: 'bold' });
  const day = fitLine(footOf(badge), { size: 12, width: ROOM - brand.width });
  return [
    p.text(day, INSET, y, 'soft'),
    p.text(brand, INSET + ROOM - brand.width, y, 'soft', { weight: 'bold' }),
  ];
}

/**
 * What it is pinned to or, if the verdict has changed since, when, and the address of the new one if it fits whole. As
 * with the strip of the flat badge, both take the same room.
 */
function cardStrip(badge: Badge): Fitted[] {
  if (badge.state !== 'published' || (badge.pinned === null && badge.changedOn === null)) return [];
  const box = { size: 12, width: ROOM };
  const address = badge.address.replace(/^https?:\/\//, '');
  const pinned = badge.pinned === null ? '' : `${pinnedTo(badge.pinned, dateInWords)}.`;
  return [
    fitLine(
      badge.changedOn === null
        ? pinned
        : `The verdict has changed since, on ${dateInWords(badge.changedOn)}.`,
      box,
    ),
    ...(textWidth(address, box.size) <= ROOM ? [fitLine(address, box)] : []),
  ];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function footOf(badge: Badge): string {
  if (badge.state === 'published') return `As of ${dateInWords(badge.asOf)}`;
  return badge.state === 'withdrawn' ? `Withdrawn on ${dateInWords(badge.withdrawnOn)}` : '';
}
