/**
 * How tall a card is at a width, estimated from its texts: for hosts that cannot learn its height, and for the room
 * that others reserve until they do. The estimate errs upwards, since a card that is cut off cannot be read and one
 * with room to spare fills it.
 */

import { wordOfVerdict } from '../../claims/verdict/headline.ts';
import { wordForReaders } from '../../claims/verdict/reader-words.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { withoutMarks } from '../../claims/words/text.ts';
import { cardChart } from '../chart/claim-charts.ts';
import { claimantInWords } from '../parts/claimant.ts';
import { type HeadlineShown, headlineShown } from '../parts/headline-shown.ts';
import { clip } from '../parts/layout.ts';
import { dayInWords } from '../parts/time.ts';
import {
  CARD_CLOCKS,
  CARD_QUOTE,
  CARD_SECOND_SENTENCE,
  CARD_SENTENCE,
  type CardProps,
  cardHeadline,
  clocksAsOne,
  findingBeside,
  isOne,
} from './card.ts';
import { block, drawing, footHeight, inFrame, type Setting, SMALL, wordHeight } from './measure.ts';
import { saidLine } from './said.ts';

/**
 * From this width of the frame on, the drawing is next to the verdict; then the drawing's width, and the gap between.
 */
const BESIDE = 560;
const BESIDE_CHART = 288;
const GAP = 20;
const WIDEST_CHART = 400;

/** The line of how often it was said stands close to that of who said it. */
const TIMES_BELOW = 4;

const QUOTE_SET: Setting = { size: 19.2, line: 25.92, below: 6.4 };
const BECAUSE: Setting = { size: 16, line: 23.2, below: 0 };

/** The mark with its words, in the column beside the drawing or above it. */
function headlineHeight(sentence: string, column: number): number {
  // The shape beside the words hangs a little below their line.
  return 7.2 + block(sentence, column - 36, { size: 24, line: 27.6, below: 9.6, type: 'serif-bold' });
}

/** As long as the headline of another verdict may be. */
const LONGEST = 'Not borne out when said; the outcome is not published yet';

type Measured = Pick<CardProps, 'bundle' | 'said' | 'now' | 'changed' | 'isPinned' | 'asof' | 'told'> & {
  zone: string;
};

/** The height of a card in CSS pixels, for a frame of a width. */
export function cardHeights(measured: Measured): (frameWidth: number) => number {
  const { bundle, said, now, changed, isPinned, zone, told } = measured;
  const { claim } = bundle;
  const headline = cardHeadline(measured);
  const markup = String(cardChart(bundle, { said, now }));
  return (frameWidth) => {
    const width = inFrame(frameWidth);
    const isBeside = frameWidth >= BESIDE && markup !== '';
    const column = isBeside ? width - BESIDE_CHART - GAP : width;
    const verdict = headlineHeight(headline.sentence, column) + clocksHeight({ said, now }, headline, column);
    const chart = drawing(markup, isBeside ? BESIDE_CHART : Math.min(width, WIDEST_CHART));
    const total =
      stripHeight({ changed, isPinned, zone }, headline, width) +
      block(`“${clip(withoutMarks(claim.quote), CARD_QUOTE)}”`, width, QUOTE_SET) +
      block(`${clip(claimantInWords(claim.claimant), 160)}, ${dateInWords(claim.saidOn)}`, width, {
        ...SMALL,
        below: 12,
      }) +
      (told === undefined ? 0 : block(saidLine(told), width, { ...SMALL, below: TIMES_BELOW })) +
      (isBeside ? Math.max(verdict, chart) : verdict + (chart === 0 ? 0 : chart + 12)) +
      footHeight(width, stateInWords(measured), 'The working and the sources');
    return Math.ceil(total);
  };
}

/** What the foot says of the state of a card, as long as it may be. */
function stateInWords({ isPinned, asof }: Measured): string {
  if (isPinned) return 'Pinned to revision 1 of 30 September 2026';
  return asof === undefined ? 'Revision 1, follows the evidence' : `Revision 1, as of ${dateInWords(asof)}`;
}

/** The height of the strip of a card whose verdict has changed. */
function stripHeight(
  { changed, isPinned, zone }: Pick<Measured, 'changed' | 'isPinned' | 'zone'>,
  { sentence: was }: HeadlineShown,
  width: number,
): number {
  // A pinned card has the room of the strip from the first day on, so that it still fits when the verdict changes.
  if (changed === null && !isPinned) return 0;
  const is = changed === null ? LONGEST : headlineShown(changed).sentence;
  const on = changed === null ? '30 September 2026' : dayInWords(changed.at, zone);
  const text =
    is === was
      ? `it is still ${was}, but its figures, or the verdict on the day it was said, have changed`
      : `it was ${was}, and is now ${is}`;
  return block(
    `The verdict has changed since this was embedded, on ${on}: ${text}. See the current verdict`,
    width - 25.4,
    { ...SMALL, below: 28, type: 'sans-bold' },
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
      block(clip(deciding.because, CARD_SENTENCE), width, { ...BECAUSE, below: 12 }) +
      block(clocksAsOne(verdicts), width, { ...SMALL, below: 12 })
    );
  const one = (which: 'said' | 'now', most: number | null, below: number) => {
    const verdict = verdicts[which];
    const word = wordForReaders(wordOfVerdict(verdict)).label;
    return (
      block(`${CARD_CLOCKS[which]}${dateInWords(verdict.asOf)}`, width, SMALL) +
      wordHeight(word, findingBeside(verdict) ?? '', width) +
      (most === null ? below : 5.6) +
      (most === null ? 0 : block(clip(verdict.because, most), width, { ...BECAUSE, below }))
    );
  };
  return (
    one(clock, CARD_SENTENCE, 9.6) +
    one(clock === 'said' ? 'now' : 'said', other === null ? null : CARD_SECOND_SENTENCE, 12)
  );
}
