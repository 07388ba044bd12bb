/** Why a verdict turned on a day, in words. */
import type { Rational } from '../exact/number.ts';
import { momentName } from './dates.ts';
import { amount } from './numbers.ts';

/** What changed on a day on which a verdict did. */
export type Turn =
  | { code: 'said' }
  /** A figure that it rests on was published for the first time. */
  | { code: 'figure'; at: string; value: Rational; unit: string }
  | { code: 'revision'; at: string; before: Rational; value: Rational; unit: string }
  /** Figures that were published and that it does not name. */
  | { code: 'figures' }
  /** A deadline passed, or the end of a time that the words name. */
  | { code: 'deadline' }
  /** Of so many days only some were looked at: what changed lies before the day. */
  | { code: 'before' };

/** Why a verdict turned: "the figure for 31 March 2023 was published: 20,951 officers". */
export function turnInWords(turn: Turn): string {
  switch (turn.code) {
    case 'said':
      return 'on the day it was said';
    case 'figure':
      return `the figure for ${momentName(turn.at)} was published: ${amount(turn.value, turn.unit, 6)}`;
    case 'revision':
      return `the figure for ${momentName(turn.at)} was revised from ${amount(turn.before, turn.unit, 6)} to ${amount(turn.value, turn.unit, 6)}`;
    case 'figures':
      return 'new figures were published';
    case 'deadline':
      return 'only time passed: a deadline, or the end of a period that it names';
    case 'before':
      return 'new figures, by this day';
  }
}
