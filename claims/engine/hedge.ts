/**
 * What the words claim: a figure and its hedge draw rings: In, in which the words hold, Out, in which they are stretched,
 * and Near, in which they are slightly off (method, section 4). All in the claimed unit.
 *
 *     rings({value: '1142', unit: 'officers per month', hedge: 'bare'})  -> In = Out = [2283/2, 2285/2]
 *     rings({value: '450', unit: 'officers', hedge: 'nearly'})           -> In = [855/2, 450), Out = [765/2, 450]
 *
 * The widths of `about`, `nearly` and `just-over` follow the medians and the 10th and 90th percentiles of how people
 * read those words in Ferson et al. 2015, "Natural language of uncertainty: numeric hedge words".
 */
import type { Claimed } from '../claim.ts';
import { isPercent, unitOf } from '../evidence/units.ts';
import {
  above,
  below,
  closed,
  closedOpen,
  half,
  type Interval,
  openClosed,
  point,
} from '../exact/interval.ts';
import {
  compare,
  HUNDRED,
  max,
  min,
  ONE,
  parseDecimal,
  type Rational,
  rational,
  sign,
  writtenForm,
  ZERO,
} from '../exact/number.ts';

/** The ring in which the words hold, those in which they are stretched and slightly off; each lies in the next. */
export interface Rings {
  in: Interval;
  out: Interval;
  /** Absent for words that are not slightly off: they hold, are stretched, or fail. */
  near?: Interval;
}

/**
 * How a kind counts what is claimed: `factor`, a per cent that moves a figure, up or down; `places`, whole places of a
 * rank; `steps`, the steps of a streak, of which fewer may be named than there were.
 */
export type Counted = 'rise' | 'fall' | 'places' | 'steps' | undefined;

const percentOf = (p: bigint, v: Rational) => v.abs().mul(rational(p, 1000n));

/** A figure as it was written: its value, how exactly it is meant, and its class. */
interface Written {
  v: Rational;
  /** The place value of its last digit that counts. */
  t: Rational;
  figures: number;
  /** Whether the last digit that counts is a 5. */
  endsIn5: boolean;
  isRound: boolean;
  isPercent: boolean;
  isTimes: boolean;
  /** Whether it counts places or steps, which have no tolerance. */
  isWhole: boolean;
}

function written(value: string, unit: string, isWhole = false): Written {
  const v = parseDecimal(value);
  const { lastPlace, figures, lastDigit } = writtenForm(value);
  const { scale, key, per } = unitOf(unit);
  const isScaled = compare(scale, ONE) !== 0;
  // A rate of percentages, such as % per year, has no class.
  const inPoints = (isPercent(unit) && per.length === 0) || key === 'percentage-point';
  return {
    v,
    t: lastPlace,
    figures,
    endsIn5: lastDigit === '5',
    isRound: isScaled || /^-?[0-9]*[1-9][0-9]*0$/.test(value),
    isPercent: inPoints && compare(v.mul(scale).abs(), HUNDRED) <= 0,
    isTimes: key === 'time',
    isWhole,
  };
}

/** h: how far from a bare figure its words still hold. */
function halfWidth({ v, t, isRound, isPercent, isTimes, isWhole }: Written): Rational {
  if (isWhole) return ZERO;
  if (isRound) return min(half(t), isPercent ? rational(1n, 2n) : percentOf(25n, v));
  return isTimes ? min(half(t), percentOf(50n, v)) : half(t);
}

/** w: how far from a bare figure its words are stretched. */
function outerWidth(figure: Written): Rational {
  const { v, t, isPercent, isTimes } = figure;
  const cap = isTimes
    ? percentOf(100n, v)
    : isPercent
      ? min(rational(2n), percentOf(50n, v))
      : percentOf(50n, v);
  return max(halfWidth(figure), min(half(t), cap));
}

/** Widths in thousandths of the figure for 1, 2, and 3 or more significant figures; and in points, with their part of it. */
const WIDTHS = {
  about: {
    in: { shares: [100n, 50n, 10n], points: 2n, part: 4n },
    out: { shares: [200n, 150n, 50n], points: 5n, part: 2n },
  },
  nearly: {
    in: { shares: [100n, 50n, 10n], points: 3n, part: 4n },
    out: { shares: [200n, 150n, 50n], points: 10n, part: 2n },
  },
} as const;

function hedgeWidth(
  { v, figures, isPercent, endsIn5 }: Written,
  hedge: keyof typeof WIDTHS,
  ring: 'in' | 'out',
) {
  const { shares, points, part } = WIDTHS[hedge][ring];
  if (isPercent) return min(rational(points), v.abs().div(rational(part)));
  if (hedge === 'about' && ring === 'in' && figures >= 3 && endsIn5) return percentOf(20n, v);
  return percentOf(shares[figures === 1 ? 0 : figures === 2 ? 1 : 2], v);
}

/** The widening of Out to Near at a finite end, in thousandths of the figure, and how far from it at most. */
const NEAR = { twoSided: 25n, atMost: 60n, oneSided: 10n } as const;

/** How far from a figure whose words are stretched up to w they are still slightly off. */
function nearWidth(v: Rational, w: Rational): Rational {
  return max(w, min(w.add(percentOf(NEAR.twoSided, v)), percentOf(NEAR.atMost, v)));
}

/** The rings of "between low and high", and of a bare figure, both of whose ends are that figure. */
function between(low: Written, high: Written): Rings {
  const ring = (width: (figure: Written) => Rational) =>
    closed(low.v.sub(width(low)), high.v.add(width(high)));
  return { in: ring(halfWidth), out: ring(outerWidth), near: ring((f) => nearWidth(f.v, outerWidth(f))) };
}

function oneSided(ring: Interval, v: Rational): Rings {
  const by = percentOf(NEAR.oneSided, v);
  const near = { ...ring, lo: ring.lo?.sub(by) ?? null, hi: ring.hi?.add(by) ?? null };
  return { in: ring, out: ring, near };
}

const both = (ring: Interval): Rings => ({ in: ring, out: ring });

/** "doubled", "halved": the rings are drawn on the factor, and put back into the claimed unit. */
function orMore(figure: Written, counted: Counted): Rings {
  const { v } = figure;
  const isFactor = figure.isTimes || counted === 'rise' || counted === 'fall';
  const moved = counted === 'fall' ? ONE.sub(v.div(HUNDRED)) : ONE.add(v.div(HUNDRED));
  const inPercent = !figure.isTimes && (counted === 'rise' || counted === 'fall');
  const k = inPercent ? moved : v;
  if (sign(k) <= 0) return both(above(v, true));
  const isShrunk = isFactor && compare(k, ONE) < 0;
  const ring = (share: Rational): Interval => {
    const end = isShrunk ? k.div(share) : k.mul(share);
    const claimed = inPercent ? HUNDRED.mul(counted === 'fall' ? ONE.sub(end) : end.sub(ONE)) : end;
    const isLower = isShrunk === (inPercent && counted === 'fall');
    return isLower ? above(claimed, true) : below(claimed, true);
  };
  return { in: ring(rational(19n, 20n)), out: ring(rational(9n, 10n)) };
}

/** The rings of a claimed figure. Its values are decimal strings already checked. */
export function rings(claimed: Claimed, counted?: Counted): Rings {
  if (counted === 'places' || counted === 'steps') return wholeRings(claimed, counted);
  return hedged(claimed, written(claimed.value, claimed.unit), counted);
}

function hedged(claimed: Claimed, figure: Written, counted?: Counted): Rings {
  const { v } = figure;
  switch (claimed.hedge ?? 'bare') {
    case 'exactly':
      return both(point(v));
    case 'over':
      return oneSided(above(v), v);
    case 'at-least':
      return oneSided(above(v, true), v);
    case 'under':
      return oneSided(below(v), v);
    case 'at-most':
    case 'up-to':
      return oneSided(below(v, true), v);
    case 'bare':
      return between(figure, claimed.to === undefined ? figure : written(claimed.to, claimed.unit));
    case 'about': {
      const inner = max(hedgeWidth(figure, 'about', 'in'), halfWidth(figure));
      const outer = max(hedgeWidth(figure, 'about', 'out'), inner);
      return { in: closed(v.sub(inner), v.add(inner)), out: closed(v.sub(outer), v.add(outer)) };
    }
    case 'nearly':
      return {
        in: closedOpen(v.sub(hedgeWidth(figure, 'nearly', 'in')), v),
        out: closed(v.sub(hedgeWidth(figure, 'nearly', 'out')), v),
      };
    case 'just-over':
      return {
        in: openClosed(v, v.add(hedgeWidth(figure, 'nearly', 'in'))),
        out: closed(v, v.add(hedgeWidth(figure, 'nearly', 'out'))),
      };
    case 'or-more':
      return orMore(figure, counted);
  }
}

/** The rings of whole places and steps, which have no tolerance: a bare number of steps is at least that many. */
function wholeRings(claimed: Claimed, counted: 'places' | 'steps'): Rings {
  const v = parseDecimal(claimed.value);
  const hedge = claimed.hedge ?? 'bare';
  if (hedge === 'bare') {
    if (claimed.to !== undefined) return both(closed(v, parseDecimal(claimed.to)));
    return both(counted === 'steps' ? above(v, true) : point(v));
  }
  const { near: _, ...drawn } = hedged(claimed, written(claimed.value, claimed.unit, true));
  return drawn;
}
