/**
 * How tall a card is at a width, estimated from its texts: for hosts that cannot learn its height, and for the room
 * that others reserve until they do. The estimate errs upwards, since a card that is cut off cannot be read and one
 * with room to spare fills it.
 */

import { FINDING_WORDS, standingOf, type Verdict } from '../../claims/verdict.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { cardChart } from '../chart/claim-charts.ts';
import { claimantInWords } from '../parts/claimant.ts';
import { clip } from '../parts/layout.ts';
import { fitLines, type Weight } from '../parts/text-width.ts';
import { dayInWords } from '../parts/time.ts';
import { CARD_QUOTE, CARD_SENTENCE, type CardProps } from './card.ts';

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

/** Words are not broken, so a line holds a little less than its width. */
const FILLED = 0.95;

/** The height of a text: its lines at a size, each `line` tall, and the room below. */
function block(
  text: string,
  width: number,
  size: number,
  line: number,
  below: number,
  weight?: Weight,
): number {
  const box = { size, width: FILLED * width, ...(weight === undefined ? {} : { weight }) };
  return fitLines(text, box, MANY_LINES).length * line + below;
}

/** The longest words of a verdict. */
const LONGEST = Object.values(FINDING_WORDS)
  .map(({ label }) => label)
  .reduce((long, label) => (label.length > long.length ? label : long), '');

type Measured = Pick<CardProps, 'bundle' | 'said' | 'now' | 'changed' | 'isPinned'> & { zone: string };

/** The height of a card in CSS pixels, in steps of 10, for a frame of a width. */
export function cardHeight(
  { bundle, said, now, changed, isPinned, zone }: Measured,
  frameWidth: number,
): number {
  const width = Math.min(frameWidth - SIDES, WIDEST);
  const { claim } = bundle;
  // A pinned card has the room of the strip from the first day on, so that it still fits when the verdict changes.
  const strip =
    changed === null && !isPinned
      ? 0
      : block(
          `The verdict has changed since this was embedded, on ${changed === null ? '30 September 2026' : dayInWords(changed.at, zone)}: ${changed !== null && changed.now.finding === now.finding ? `it is still ${words(now)}, but its figures, or the verdict on the day it was said, have changed` : `it was ${words(now)}, and is now ${changed === null ? LONGEST : words(changed.now)}`}. See the current verdict`,
          width - 28,
          13,
          19,
          28,
          'bold',
        );
  const markup = String(cardChart(bundle, now));
  const isBeside = frameWidth >= BESIDE && markup !== '';
  const column = isBeside ? width - BESIDE_CHART - GAP : width;
  const verdict =
    block(`On the figures known on ${dateInWords(now.asOf)}`, column, 13, 19, 3) +
    block(words(now), column - 40, 25.6, 30, 6, 'bold') +
    (now.pace?.says === undefined ? 0 : 24) +
    block(clip(now.because, CARD_SENTENCE), column, 16, 23.3, 10) +
    block(`On those known when it was said, ${dateInWords(said.asOf)}`, column, 13, 19, 2) +
    block(mark(said), column - 30, 15.2, 20, 0, 'bold');
  const chart = drawing(markup, isBeside ? BESIDE_CHART : Math.min(width, WIDEST_CHART));
  const total =
    ENDS +
    strip +
    block(`“${clip(claim.quote, CARD_QUOTE)}”`, width, 19.2, 26, 7) +
    block(`${clip(claimantInWords(claim.claimant), 160)}, ${dateInWords(claim.saidOn)}`, width, 13, 19, 12) +
    (isBeside ? Math.max(verdict, chart) : verdict + (chart === 0 ? 0 : chart + 12)) +
    12 +
    foot(width, isPinned);
  return Math.ceil(total / 10) * 10;
}

/** A finding as its mark reads, with the longer of the words for a pace. */
function mark(verdict: Verdict): string {
  const isSided = verdict.pace?.says !== undefined && standingOf(verdict) !== 'open';
  return `${words(verdict)}${isSided ? ', not as claimed' : ''}`;
}

function words({ finding }: Verdict): string {
  return FINDING_WORDS[finding].label;
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
