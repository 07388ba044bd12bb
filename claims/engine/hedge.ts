/**
 * What the words claim: a figure and its hedge draw two rings: In, in which the words hold, and Out, in
 * which they are stretched (method, section 3).
 *
 *     rings({value: '1142', unit: 'officers per month', hedge: 'bare'})  -> In = Out = [2283/2, 2285/2]
 *     rings({value: '450', unit: 'officers', hedge: 'nearly'})           -> In = [855/2, 450), Out = [765/2, 450]
 *
 * The widths of `about` and `nearly` follow the medians and the 10th and 90th percentiles of how people
 * read those words in Ferson et al. 2015, "Natural language of uncertainty: numeric hedge words".
 */
import type { Claimed } from '../claim.ts';
import { above, below, closed, closedOpen, half, type Interval, point } from '../exact/interval.ts';
import {
  compare,
  HUNDRED,
  max,
  min,
  ONE,
  parseDecimal,
  type Rational,
  rational,
  writtenForm,
} from '../exact/number.ts';

/** The ring in which the words hold (`in`), and the one in which they are stretched (`out`); `in` lies in `out`. */
export interface Rings {
  in: Interval;
  out: Interval;
}

const percentOf = (p: bigint, v: Rational) => v.abs().mul(rational(p, 1000n));

/** Widths in thousandths of the figure for 1, 2, and 3 or more significant figures. */
const WIDTHS = {
  about: {
    in: [100n, 50n, 5n],
    out: [200n, 150n, 50n],
    points: { in: 2n, inPart: 4n, out: 5n, outPart: 2n },
  },
  nearly: {
    in: [100n, 50n, 10n],
    out: [200n, 150n, 50n],
    points: { in: 3n, inPart: 4n, out: 10n, outPart: 2n },
  },
} as const;

/** A tolerance of 5% of the figure, for a bare figure that is not in %. */
const BARE_TOLERANCE = 50n;

/** Whether the figure's class is `%`, where tolerances are in points: its unit is in %, and it is at most 100. */
function isPercentClass(unit: string, v: Rational): boolean {
  return (unit === '%' || unit === 'percentage points') && compare(v.abs(), HUNDRED) <= 0;
}

/** The two rings of a claimed figure. The value is a decimal string already checked. */
export function rings(claimed: Claimed): Rings {
  const v = parseDecimal(claimed.value);
  const both = (ring: Interval): Rings => ({ in: ring, out: ring });
  switch (claimed.hedge ?? 'bare') {
    case 'exactly':
      return both(point(v));
    case 'over':
      return both(above(v));
    case 'at-least':
      return both(above(v, true));
    case 'under':
      return both(below(v));
    case 'at-most':
    case 'up-to':
      return both(below(v, true));
    case 'bare':
      return bareRings(claimed, v);
    case 'about': {
      const least = halfUnit(claimed, v);
      const inner = max(hedgeWidth('about', 'in', claimed, v), least);
      const outer = max(hedgeWidth('about', 'out', claimed, v), inner);
      return { in: around(v, inner), out: around(v, outer) };
    }
    case 'nearly':
      return {
        in: closedOpen(v.sub(hedgeWidth('nearly', 'in', claimed, v)), v),
        out: closed(v.sub(hedgeWidth('nearly', 'out', claimed, v)), v),
      };
  }
}

function around(v: Rational, w: Rational): Interval {
  return closed(v.sub(w), v.add(w));
}

/** h: half the finest unit written; for a figure in `times` at most 5% of it. */
function halfUnit(claimed: Claimed, v: Rational): Rational {
  const h = half(writtenForm(claimed.value).finest);
  return claimed.unit === 'times' ? min(h, percentOf(BARE_TOLERANCE, v)) : h;
}

function bareRings(claimed: Claimed, v: Rational): Rings {
  const h = halfUnit(claimed, v);
  const cap =
    claimed.unit === 'times'
      ? percentOf(100n, v)
      : isPercentClass(claimed.unit, v)
        ? ONE
        : percentOf(BARE_TOLERANCE, v);
  const w = max(h, min(half(writtenForm(claimed.value).lastPlace), cap));
  return { in: around(v, h), out: around(v, w) };
}

function hedgeWidth(hedge: 'about' | 'nearly', ring: 'in' | 'out', claimed: Claimed, v: Rational): Rational {
  const widths = WIDTHS[hedge];
  if (isPercentClass(claimed.unit, v)) {
    const [points, part] =
      ring === 'in' ? [widths.points.in, widths.points.inPart] : [widths.points.out, widths.points.outPart];
    return min(rational(points), v.abs().div(rational(part)));
  }
  const [one, two, more] = widths[ring];
  const { figures } = writtenForm(claimed.value);
  return percentOf(figures === 1 ? one : figures === 2 ? two : more, v);
}
