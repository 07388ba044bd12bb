/**
 * Every pair of a start and a later end, counted without a result for each: up to 400 of each are 80,000 pairs, of which
 * only the signs and the greatest result count.
 */
import type { Counted } from './family.ts';
import { greater, type Size } from './size.ts';
import type { Spot } from './spots.ts';

/** The most observations of a phase whose pairs are counted. */
export const MOST_PAIRED = 400;

/** What pairs are made of, and how one is reckoned. */
export interface Paired {
  /** In order of date; of those of a percentage only figures above 0. */
  starts: readonly Spot[];
  ends: readonly Spot[];
  /** The claim, which is no member. */
  own: { from: Spot; to: Spot };
  direction: 1n | -1n;
  isBefore(a: Spot, b: Spot): boolean;
  result(from: Spot, to: Spot): Size | undefined;
}

/** The pairs counted. A pair agrees where it moves the claim's way. */
export function pairsCounted(paired: Paired): Counted {
  const { starts, ends, own, direction, isBefore } = paired;
  const [startSizes, endSizes] = comparable(starts, ends);
  /** The starts before an end, by size: how many are below it and above it is then looked up. */
  const sorted = new Float64Array(starts.length);
  let [n, rising, falling, before] = [0, 0, 0, 0];
  for (const [e, end] of ends.entries()) {
    for (let start = starts[before]; start !== undefined && isBefore(start, end); start = starts[before]) {
      const size = startSizes[before] ?? 0;
      const place = placeIn(sorted, before, size, false);
      sorted.copyWithin(place + 1, place, before);
      sorted[place] = size;
      before += 1;
    }
    const size = endSizes[e] ?? 0;
    n += before;
    rising += placeIn(sorted, before, size, false);
    falling += before - placeIn(sorted, before, size, true);
  }
  const [agree, oppose] = direction === 1n ? [rising, falling] : [falling, rising];
  // The claim itself, which moves its own way, is among them where its start has a result.
  const isCounted = starts.includes(own.from);
  return {
    n: isCounted ? n - 1 : n,
    agree: isCounted ? agree - 1 : agree,
    oppose,
    greatest: greatestOf(paired),
  };
}

/** How many of the first `length` sorted sizes are below one, or at most it. */
function placeIn(sorted: Float64Array, length: number, size: number, orAt: boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = sorted[middle] ?? 0;
    if (there < size || (orAt && there === size)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Figures as floats that compare as they do: themselves where a float holds them all, else their places in order. */
function comparable(starts: readonly Spot[], ends: readonly Spot[]): [Float64Array, Float64Array] {
  const floats = [starts, ends].map((spots) => Float64Array.from(spots, ({ whole }) => Number(whole)));
  const [startFloats = new Float64Array(), endFloats = new Float64Array()] = floats;
  if (floats.every((sizes) => sizes.every(Number.isSafeInteger))) return [startFloats, endFloats];
  const ranks = ranksOf([...starts, ...ends]);
  const rank = ({ whole }: Spot) => ranks.get(whole) ?? 0;
  return [Float64Array.from(starts, rank), Float64Array.from(ends, rank)];
}

/** Each value's place among all of them. */
function ranksOf(spots: readonly Spot[]): ReadonlyMap<bigint, number> {
  const values = [...new Set(spots.map(({ whole }) => whole))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return new Map(values.map((value, i) => [value, i]));
}

/**
 * The greatest result of all pairs but the claim. To one end the result moves one way with the start's figure, so that
 * the greatest is that of the highest or of the lowest start before it.
 */
function greatestOf({ starts, ends, own, isBefore, result }: Paired): Size | undefined {
  let [most, least]: (Spot | undefined)[] = [];
  let next = 0;
  let best: Size | undefined;
  for (const end of ends) {
    for (let start = starts[next]; start !== undefined && isBefore(start, end); start = starts[next]) {
      if (most === undefined || start.whole > most.whole) most = start;
      if (least === undefined || start.whole < least.whole) least = start;
      next += 1;
    }
    const candidates =
      end === own.to
        ? starts.filter((start) => start !== own.from && isBefore(start, end))
        : [most, least].filter((start) => start !== undefined);
    for (const start of candidates) best = greater(best, result(start, end));
  }
  return best;
}
