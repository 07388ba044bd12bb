/** What becomes of published verdicts when figures come: told before anything is done, kept with the release, ranked. */
import { isAnother } from '../engine/identity.ts';
import { compare, isZero, parseExact, rational } from '../exact/number.ts';
import { headlineOf } from '../verdict/headline.ts';
import { wordForReaders } from '../verdict/reader-words.ts';
import type { AnyVerdict, Clocks } from '../verdict/verdict.ts';

/**
 * `turned`: the word changes. `due`: what was open is decided. `computable`: what could not be computed can be now. `moved`: its
 * finding or its figure changes, its word does not. `close`: nothing changes, and a figure is now within a hundredth of where
 * it would.
 */
export const BECOMES = ['turned', 'due', 'computable', 'moved', 'close'] as const;

export type Becomes = (typeof BECOMES)[number];

/** What becomes of a claim. */
export interface BecomesOf {
  slug: string;
  what: Becomes;
  before: Clocks<AnyVerdict>;
  after: Clocks<AnyVerdict>;
  /** How far it moves (`movement`): 0 of one that only comes close. */
  moves: number;
}

/** A figure within this part of itself of another finding is close to it. */
const CLOSE = rational(1, 100);

/** What becomes of a claim whose verdicts go from one pair to another; undefined if nothing does. */
export function becomesOf(before: Clocks<AnyVerdict>, after: Clocks<AnyVerdict>): Becomes | undefined {
  const [was, is] = [headlineOf(before), headlineOf(after)];
  const standing = (word: typeof was.word) => wordForReaders(word).standing;
  if (before.now.finding === 'not-computable' && after.now.finding !== 'not-computable') return 'computable';
  if (standing(was.word) === 'open' && standing(is.word) !== 'open') return 'due';
  if (was.word !== is.word || was.other !== is.other || was.clock !== is.clock) return 'turned';
  if (isAnother(before.said, after.said) || isAnother(before.now, after.now)) return 'moved';
  return !isClose(before.now) && isClose(after.now) ? 'close' : undefined;
}

/** Whether a figure that a verdict rests on lies within a hundredth of itself of what would change the finding. */
function isClose({ flips }: AnyVerdict): boolean {
  return flips.some(({ point, by }) => {
    if (by === null) return false;
    const [distance, figure] = [parseExact(by), parseExact(point)];
    return !isZero(figure) && !isZero(distance) && compare(distance.abs(), figure.abs().mul(CLOSE)) <= 0;
  });
}

/** The order in which what a release does is looked at: what turns first, by how far. */
export function byWeight(a: Pick<BecomesOf, 'what' | 'moves' | 'slug'>, b: typeof a): number {
  const rank = (one: typeof a) => BECOMES.indexOf(one.what);
  return rank(a) - rank(b) || b.moves - a.moves || (a.slug < b.slug ? -1 : 1);
}
