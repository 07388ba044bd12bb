/**
 * How tall a card is at a width, estimated from its texts: for hosts that cannot learn its height, and for the room
 * that others reserve until they do. The estimate errs upwards, since a card that is cut off cannot be read and one
 * with room to spare fills it.
 */

import { wordOfVerdict } from '../../claims/verdict/headline.ts';
import { wordForReaders } from '../../claims/verdict/reader-words.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { cardChart } from '../chart/claim-charts.ts';
import { claimantInWords } from '../parts/claimant.ts';
import { type HeadlineShown, headlineShown } from '../parts/headline-shown.ts';
import { clip } from '../parts/layout.ts';
import { fitLines, type Weight } from '../parts/text-width.ts';
import { dayInWords } from '../parts/time.ts';
import {
  CARD_CLOCKS,
  CARD_QUOTE,
  CARD_SECOND_SENTENCE,
  CARD_SENTENCE,
  type CardProps,
  clocksAsOne,
  findingBeside,
  isOne,
} from './card.ts';

/** Padding and border to the left and right; above and below, with something to spare. */
const SIDES = 44;
const ENDS = 68;
/** The most that the style sheet gives the content and the drawing. */
const WIDEST = 640;
const WIDEST_CHART = 400;
/**
 * From this width of the frame on, the drawing is next to the verdict; then the drawing's width, and the gap between.
 */
const BESIDE = 560;
const BESIDE_CHART = 288;
const GAP = 20;
const MANY_LINES = 40;

/** Words are not broken, so a line holds a little less than its width; of a narrow column the share is larger. */
const FILLED = 0.97;
const UNFILLED = 14;

/** The height of a text: its lines at a size, each `line` tall, and the room below. */
function block(
  text: string,
  width: number,
  size: number,
  line: number,
  below: number,
  weight?: Weight,
): number {
  const box = { size, width: FILLED * width - UNFILLED, ...(weight === undefined ? {} : { weight }) };
  return fitLines(text, box, MANY_LINES).length * line + below;
}

/** As long as the headline of another verdict may be. */
const LONGEST = 'Not borne out when said; target reached so far';

type Measured = Pick<CardProps, 'bundle' | 'said' | 'now' | 'changed' | 'isPinned'> & { zone: string };

/** The height of a card in CSS pixels, in steps of 10, for a frame of a width. */
export function cardHeight(
  { bundle, said, now, changed, isPinned, zone }: Measured,
  frameWidth: number,
): number {
  const width = Math.min(frameWidth - SIDES, WIDEST);
  const { claim } = bundle;
  const headline = headlineShown({ said, now }, isPinned ? now.asOf : undefined);
  const markup = String(cardChart(bundle, { said, now }));
  const isBeside = frameWidth >= BESIDE && markup !== '';
  const column = isBeside ? width - BESIDE_CHART - GAP : width;
  const verdict =
    block(headline.short, column - 40, 24, 28, 12, 'bold') + clocksHeight({ said, now }, headline, column);
  const chart = drawing(markup, isBeside ? BESIDE_CHART : Math.min(width, WIDEST_CHART));
  const total =
    ENDS +
    stripHeight({ changed, isPinned, zone }, headline, width) +
    block(`“${clip(claim.quote, CARD_QUOTE)}”`, width, 19.2, 26, 7) +
    block(`${clip(claimantInWords(claim.claimant), 160)}, ${dateInWords(claim.saidOn)}`, width, 13, 19, 12) +
    (isBeside ? Math.max(verdict, chart) : verdict + (chart === 0 ? 0 : chart + 12)) +
    12 +
    foot(width, isPinned);
  return Math.ceil(total / 10) * 10;
}

/** The height of the strip of a card whose verdict has changed. */
function stripHeight(
  { changed, isPinned, zone }: Pick<Measured, 'changed' | 'isPinned' | 'zone'>,
  { short: was }: HeadlineShown,
  width: number,
): number {
  // A pinned card has the room of the strip from the first day on, so that it still fits when the verdict changes.
  if (changed === null && !isPinned) return 0;
  const is = changed === null ? LONGEST : headlineShown(changed).short;
  const on = changed === null ? '30 September 2026' : dayInWords(changed.at, zone);
  const text =
    is === was
      ? `it is still ${was}, but its figures, or the verdict on the day it was said, have changed`
      : `it was ${was}, and is now ${is}`;
  return block(
    `The verdict has changed since this was embedded, on ${on}: ${text}. See the current verdict`,
    width - 28,
    13,
    19,
    28,
    'bold',
  );
}

/** The height of the list of both clocks. */
function clocksHeight(
  verdicts: Pick<Measured, 'said' | 'now'>,
  { clock, other, deciding }: HeadlineShown,
  width: number,
): number {
  if (isOne(verdicts))
    return (
      block(clip(deciding.because, CARD_SENTENCE), width, 16, 23.3, 10) +
      block(clocksAsOne(verdicts), width, 13, 19, 4)
    );
  const one = (which: 'said' | 'now', most: number | null) => {
    const verdict = verdicts[which];
    const words = `${wordForReaders(wordOfVerdict(verdict)).label} ${findingBeside(verdict) ?? ''}`;
    return (
      block(`${CARD_CLOCKS[which]}${dateInWords(verdict.asOf)}`, width, 13, 19, 0) +
      block(words, width, 16, 22.4, most === null ? 10 : 6, 'bold') +
      (most === null ? 0 : block(clip(verdict.because, most), width, 16, 23.3, 10))
    );
  };
  return (
    one(clock, CARD_SENTENCE) +
    one(clock === 'said' ? 'now' : 'said', other === null ? null : CARD_SECOND_SENTENCE)
  );
}

/** The height of the drawing with its title and its legend; 0 if a card has none. */
function drawing(markup: string, width: number): number {
  const [, wide, tall] = /viewBox="0 0 (\d+) (\d+)"/.exec(markup) ?? [];
  if (wide === undefined || tall === undefined) return 0;
  const text = (pattern: RegExp) => (pattern.exec(markup)?.[1] ?? '').replace(/<[^>]*>/g, 'OO');
  const title = text(/<p class="of">([\s\S]*?)<\/p>/);
  const legend = text(/<figcaption>([\s\S]*?)<\/figcaption>/);
  return (
    (Number(tall) * width) / Number(wide) +
    (title === '' ? 0 : block(title, width, 13, 19, 2)) +
    (legend === '' ? 0 : block(legend, width, 13, 19, 0))
  );
}

/** The height of the foot: name, state and link, which take a line each if there is little room. */
function foot(width: number, isPinned: boolean): number {
  return 20 + (width >= 570 ? 26 : width >= 400 || (width >= 340 && !isPinned) ? 56 : 84);
}
