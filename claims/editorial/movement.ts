/**
 * How far a verdict moves when the evidence or the method does: by this the newsroom's queue is ranked. It
 * decides an order and no verdict, so that it is the one place where a ratio may be a float.
 */
import { wordOfVerdict } from '../engine/headline.ts';
import { findingsText, isAnother } from '../engine/identity.ts';
import { wordForReaders } from '../engine/words-of-readers.ts';
import { isZero, parseExact } from '../exact/number.ts';
import type { AnyVerdict, Clocks, Standing } from '../verdict.ts';

/** Where a standing lies between against and for the claim; what is open says neither. */
const PLACES: Record<Standing, number> = { against: -2, partly: 1, open: 0, supports: 2 };

const placeOf = (verdict: AnyVerdict) => PLACES[wordForReaders(wordOfVerdict(verdict)).standing];

/** Weights that keep the order: first the standing of its word, then the finding, then the figure. */
const BY_STANDING = 1_000;
const BY_FINDING = 500;
/** A figure that moves by its own size or more counts as this much. */
const BY_FIGURE = 100;

/** All that a pair of verdicts says, as one text, so that two pairs can be compared. */
export function clocksText({ said, now }: Clocks<AnyVerdict>): string {
  return `${findingsText(said)}\n${findingsText(now)}`;
}

/** How far the verdicts of a claim move from one pair to another, 0 if nothing moves; the larger of both clocks. */
export function movement(from: Clocks<AnyVerdict>, to: Clocks<AnyVerdict>): number {
  return Math.max(moved(from.said, to.said), moved(from.now, to.now));
}

function moved(from: AnyVerdict, to: AnyVerdict): number {
  if (!isAnother(from, to)) return 0;
  const standing = Math.abs(placeOf(from) - placeOf(to));
  return (
    1 +
    BY_STANDING * standing +
    (from.finding === to.finding ? 0 : BY_FINDING) +
    BY_FIGURE * Math.min(1, figureMoved(from, to))
  );
}

/** The figure that a verdict turns on: what was computed, the rate that a pace takes, or what came of a promise. */
function figureOf({ computed, pace, outcome }: AnyVerdict): string | undefined {
  return (computed ?? pace?.required ?? outcome?.percent ?? outcome?.actual ?? pace?.actual)?.exact;
}

/** The change of that figure as a part of the earlier one; 1 if it has no such part. */
function figureMoved(from: AnyVerdict, to: AnyVerdict): number {
  const [before, after] = [figureOf(from), figureOf(to)];
  if (before === undefined || after === undefined) return before === after ? 0 : 1;
  const [a, b] = [parseExact(before), parseExact(after)];
  if (isZero(a)) return isZero(b) ? 0 : 1;
  return Math.abs(b.sub(a).div(a).valueOf());
}
