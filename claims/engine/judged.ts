/** What a verdict says of a figure once it is computed: the finding, the figure in the claimed unit, and how far it is off. */
import type { Claimed } from '../claim.ts';
import { unitOf } from '../evidence/units.ts';
import { formatInterval } from '../exact/interval.ts';
import { compare, isZero, parseDecimal, quantity, type Rational } from '../exact/number.ts';
import type { Decided, Verdict } from '../verdict/verdict.ts';
import { type Lying, lieOf } from './finding.ts';
import type { Rings } from './hedge.ts';

/** A computed figure, and what it is held against. */
export interface Computation extends Omit<Lying, 'hedge'> {
  claimed: Claimed | undefined;
  /** What the result is counted in; undefined if nothing says so. */
  unit: string | undefined;
  /** Whether the rings are those of a relation, and not of a claimed figure. */
  isRelation?: boolean;
}

export type Judged = Pick<Decided, 'finding' | 'direction' | 'computed' | 'difference' | 'relative'>;

/** The finding on a computed figure, with the figure itself. */
export function judge(computation: Computation): Judged {
  const { claimed, unit, isRelation = false, ...lying } = computation;
  const hedge = isRelation ? 'relation' : (claimed?.hedge ?? 'bare');
  const { finding, direction, isApart } = lieOf({ ...lying, hedge });
  return {
    finding,
    ...(direction === undefined ? {} : { direction }),
    computed: {
      interval: formatInterval(lying.range),
      ...quantity(lying.point),
      unit: unitOfComputed(claimed, unit),
    },
    ...(isApart && claimed !== undefined && !isRelation ? differenceOf(claimed, lying.point) : {}),
  };
}

/** The unit of a result: its own, without its scale, on the scale of the claimed unit. */
export function unitOfComputed(claimed: Claimed | undefined, unit: string | undefined): string {
  if (claimed !== undefined && (unit === undefined || isScaled(claimed.unit))) return claimed.unit;
  return unit === undefined ? '' : unitOf(unit).base;
}

const isScaled = (unit: string) => unitOf(unit).scale.n !== unitOf(unit).scale.d;

/** The claimed figure less the computed one; of a range, the end that is nearer. */
function differenceOf(claimed: Claimed, value: Rational): Pick<Verdict, 'difference' | 'relative'> {
  const low = parseDecimal(claimed.value);
  const high = claimed.to === undefined ? low : parseDecimal(claimed.to);
  const isNearHigh = compare(high.sub(value).abs(), low.sub(value).abs()) < 0;
  const difference = (isNearHigh ? high : low).sub(value);
  return {
    difference: quantity(difference),
    ...(isZero(value) ? {} : { relative: quantity(difference.div(value)) }),
  };
}

/** The claimed figure with its rings, as a verdict shows it. */
export function claimedWithRings(claimed: Claimed, drawn: Rings): NonNullable<Verdict['claimed']> {
  return {
    value: claimed.value,
    unit: claimed.unit,
    hedge: claimed.hedge ?? 'bare',
    ...(claimed.to === undefined ? {} : { to: claimed.to }),
    in: formatInterval(drawn.in),
    out: formatInterval(drawn.out),
  };
}
