/**
 * Whether two figures agree: in base units, rates to one time, each by the rings of its hedge (method, section 4). Exact
 * fractions throughout.
 */
import type { Claimed, Hedge } from '../claim.ts';
import { rings } from '../engine/hedge.ts';
import { unitOf } from '../evidence/units.ts';
import { contains, type Interval, scale } from '../exact/interval.ts';
import {
  compare,
  isDecimal,
  isZero,
  parseDecimal,
  type Rational,
  rational,
  writtenForm,
} from '../exact/number.ts';
import { thingOf } from './things.ts';

/** A figure in base units. */
export interface Amount {
  claimed: Claimed;
  value: Rational;
  in: Interval;
  out: Interval;
  isOneSided: boolean;
  isBare: boolean;
  /** The place value of its last digit that counts. */
  place: Rational;
  /** "GBP", "%", "officer"; empty if nobody said. */
  thing: string;
}

/** How many of a time make a year. */
const A_YEAR: Readonly<Record<string, bigint>> = {
  hour: 8760n,
  day: 365n,
  week: 52n,
  month: 12n,
  quarter: 4n,
  year: 1n,
};

const ONE_SIDED: ReadonlySet<Hedge> = new Set(['over', 'at-least', 'under', 'at-most', 'up-to', 'or-more']);

/** "77 cents on the dollar", "10 pence in the pound": hundredths. */
const HUNDREDTHS = /^(?:cents?|pence|p)\b.*\b(?:dollar|pound|euro)\b/i;

/** A figure as it is compared; undefined if it is no decimal, or its rings are not to be had. */
export function amountOf({ value, unit, hedge, to }: Claimed): Amount | undefined {
  if (!isDecimal(value) || (to !== undefined && !isDecimal(to))) return undefined;
  const claimed: Claimed = {
    value,
    unit: HUNDREDTHS.test(unit) ? '%' : unit,
    ...(hedge === undefined ? {} : { hedge }),
    ...(to === undefined ? {} : { to }),
  };
  const { scale: times, counted, per } = unitOf(claimed.unit);
  const [time] = per.filter((one) => one in A_YEAR);
  const factor = times.mul(rational(time === undefined ? 1n : (A_YEAR[time] ?? 1n)));
  const drawn = rings(claimed);
  return {
    claimed,
    value: parseDecimal(value).mul(factor),
    in: scale(drawn.in, factor),
    out: scale(drawn.out, factor),
    place: writtenForm(value).lastPlace.mul(factor),
    isOneSided: hedge !== undefined && ONE_SIDED.has(hedge),
    isBare: hedge === undefined || hedge === 'bare' || hedge === 'exactly',
    thing: isMoneyOrShare(counted) ? counted : thingOf(counted),
  };
}

const isMoneyOrShare = (counted: string) => /^(?:%|[A-Z]{3}$|percentage-point|time$)/.test(counted);

/** How far beyond a one-sided figure another one may lie and still agree: a tenth; "nearly" and "just over" say that it is near. */
const BEYOND = rational(1n, 10n);
const NEAR_TO = rational(1n, 20n);

/** Whether a value agrees with a hedged figure: in the ring in which its words hold, and not far beyond a one-sided one. */
function fits({ in: ring, isOneSided, value, claimed }: Amount, other: Rational): boolean {
  if (!contains(ring, other)) return false;
  const isNear = claimed.hedge === 'nearly' || claimed.hedge === 'just-over';
  if (!isOneSided && !isNear) return true;
  return compare(other.sub(value).abs(), value.abs().mul(isNear ? NEAR_TO : BEYOND)) <= 0;
}

/** "Doubled" beside "up by 100%": a change told in times and one in per cent, both in per cent; others as they are. */
export function inOneUnit(
  a: Amount | undefined,
  b: Amount | undefined,
): readonly [Amount | undefined, Amount | undefined] {
  if (a === undefined || b === undefined) return [a, b];
  if (a.thing === 'time' && b.thing === '%') return [asPercentMore(a), b];
  return a.thing === '%' && b.thing === 'time' ? [a, asPercentMore(b)] : [a, b];
}

/** Twice as much is 100% more. */
function asPercentMore(amount: Amount): Amount {
  const more = amount.value.sub(rational(1n)).mul(rational(100n));
  const { hedge } = amount.claimed;
  const value = String(more.toFraction());
  return amountOf({ value, unit: '%', ...(hedge === undefined ? {} : { hedge }) }) ?? amount;
}

/** Whether two figures agree; their signs are left to the directions of the words. */
export function figuresAgree(first: Amount, second: Amount): boolean {
  const [a, b] = [unsigned(first), unsigned(second)];
  if (compare(a.value, b.value) === 0) return true;
  if (isZero(a.value) || isZero(b.value)) return false;
  if (!a.isBare && fits(a, b.value)) return true;
  if (!b.isBare && fits(b, a.value)) return true;
  if (a.isOneSided || b.isOneSided) return false;
  const [holdsB, holdsA] = [contains(a.out, b.value), contains(b.out, a.value)];
  if (holdsA && holdsB) return true;
  // £2,000 is £2,094 made round: the rounder one is as exact as it was meant.
  const order = compare(a.place, b.place);
  return a.isBare && b.isBare && ((order > 0 && holdsB) || (order < 0 && holdsA));
}

function unsigned(amount: Amount): Amount {
  if (compare(amount.value, rational(0n)) >= 0) return amount;
  const minus = rational(-1n);
  return {
    ...amount,
    value: amount.value.mul(minus),
    in: scale(amount.in, minus),
    out: scale(amount.out, minus),
  };
}

/** Whether one figure is what another one leaves of a hundred per cent: "84% reached" and "16% short". */
export function areComplements(a: Amount, b: Amount): boolean {
  if (a.thing !== '%' || b.thing !== '%' || isZero(a.value) || isZero(b.value)) return false;
  return compare(a.value.abs().add(b.value.abs()), rational(100n)) === 0;
}
