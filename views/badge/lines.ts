/** The lines that several forms of badge share, and how much of a text a badge takes. */
import { dateInWords, shortDate } from '../../claims/words/dates.ts';
import { type Fitted, fitLine } from '../parts/text-width.ts';
import type { Badge } from './words.ts';

/** The size of a form, and what is drawn in it. */
export interface Drawing {
  width: number;
  height: number;
  body: string;
}

/**
 * The most bytes of a quotation, of a figure and of a name in a badge and in its title, so that a badge takes at most
 * 1.5 kB compressed, in any script and for any text.
 */
export const QUOTE_BYTES = 190;
export const FIGURE_BYTES = 90;
export const NAME_BYTES = 90;

/** The verdict, which is drawn in bold, and the words next to it. */
export function verdictWords(badge: Badge): [string, ...string[]] {
  if (badge.state === 'notice') return [badge.notice];
  if (badge.state === 'withdrawn') return ['Withdrawn', `on ${shortDate(badge.withdrawnOn)}`];
  return [badge.label, `as of ${shortDate(badge.asOf)}`];
}

/** The most room of a strip. */
const STRIP_WIDTH = 300;

/** The longest day to name. */
const LONGEST_DAY = '2026-09-30';

/**
 * The strip below a pinned badge. It takes its room from the first day on, so that a badge in a box of fixed size is
 * not scaled down when the verdict changes.
 */
export function stripOf(badge: Badge): { text: Fitted; room: number; isChanged: boolean } | undefined {
  if (badge.state !== 'published' || (badge.pinned === null && badge.changedOn === null)) return undefined;
  const oneLine = (text: string) => fitLine(text, { size: 12, width: STRIP_WIDTH });
  const changed = (on: string) => `Changed since, ${dateInWords(on)}`;
  const pinned = badge.pinned === null ? '' : pinnedTo(badge.pinned, shortDate);
  return {
    text: oneLine(badge.changedOn === null ? pinned : changed(badge.changedOn)),
    room: Math.max(oneLine(changed(LONGEST_DAY)).width, oneLine(pinned).width),
    isChanged: badge.changedOn !== null,
  };
}

/** What a badge is pinned to. */
export function pinnedTo(
  { revision, on }: { revision: number; on: string },
  day: (date: string) => string,
): string {
  return `Revision ${revision}, published on ${day(on)}`;
}
