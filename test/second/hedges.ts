/** What the words claim: the rings In, Out and Near round a claimed figure (method, section 4). */
import type { Claimed, Options } from './bundle.ts';
import {
  abs,
  add,
  closed,
  decimal,
  div,
  greatest,
  type Interval,
  interval,
  le,
  least,
  mul,
  ONE,
  only,
  type Rat,
  rat,
  sign,
  sub,
} from './numbers.ts';
import { isPercentClass, isTimes, readUnit, type Unit } from './units.ts';

/** The rings in base units; `value` and `to` likewise. */
export interface Words {
  hedge: string;
  value: Rat;
  to: Rat | undefined;
  unit: Unit;
  in: Interval;
  out: Interval;
  near: Interval | undefined;
}

/** A claimed figure as it is written. */
interface Written {
  v: Rat;
  /** The place value of its last digit. */
  t: Rat;
  figures: number;
  lastIsFive: boolean;
  round: boolean;
  percent: boolean;
  times: boolean;
}

const pc = (v: Rat, n: number | Rat): Rat => mul(abs(v), typeof n === 'number' ? rat(n, 100) : n);
const HALF = rat(1, 2);
const RING = rat(25, 1000);

function written(text: string, unit: Unit): Written {
  const plain = text.replace('-', '');
  const [whole = '', part] = plain.split('.');
  const v = mul(decimal(text), unit.scale);
  const digits = (whole + (part ?? '')).replace(/^0+/, '');
  const significant = part === undefined ? digits.replace(/0+$/, '') : digits;
  const zeros = part === undefined ? digits.length - significant.length : 0;
  const place = part === undefined ? rat(10n ** BigInt(zeros)) : rat(1n, 10n ** BigInt(part.length));
  return {
    v,
    t: mul(place, unit.scale),
    figures: Math.max(1, significant.length),
    lastIsFive: significant.endsWith('5'),
    round: zeros > 0 || unit.hasScale,
    percent: isPercentClass(unit) && le(abs(v), rat(100)),
    times: isTimes(unit),
  };
}

const halfPlace = (w: Written): Rat => mul(w.t, HALF);

/** h of the method: how far In of a bare figure reaches. */
function hOf(w: Written): Rat {
  if (!w.round) return w.times ? least(halfPlace(w), pc(w.v, 5)) : halfPlace(w);
  return least(halfPlace(w), w.percent ? HALF : pc(w.v, RING));
}

/** w of the method: how far Out of a bare figure reaches. */
function wOf(w: Written): Rat {
  const c = w.percent ? least(rat(2), pc(w.v, 5)) : pc(w.v, w.times ? 10 : 5);
  return greatest(hOf(w), least(halfPlace(w), c));
}

const byFigures = (w: Written, one: number, two: number, more: number): number =>
  w.figures === 1 ? one : w.figures === 2 ? two : more;
const around = (v: Rat, by: Rat): Interval => closed(sub(v, by), add(v, by));

function about(w: Written): [Interval, Interval] {
  const more = w.lastIsFive ? 2 : 1;
  const a = w.percent ? least(rat(2), pc(w.v, 25)) : pc(w.v, byFigures(w, 10, 5, more));
  const inner = greatest(a, hOf(w));
  const b = w.percent ? least(rat(5), pc(w.v, 50)) : pc(w.v, byFigures(w, 20, 15, 5));
  return [around(w.v, inner), around(w.v, greatest(b, inner))];
}

/** How far `nearly` and `just-over` reach, in In and in Out. */
function oneSided(w: Written): [Rat, Rat] {
  if (w.percent) return [least(rat(3), pc(w.v, 25)), least(rat(10), pc(w.v, 50))];
  return [pc(w.v, byFigures(w, 10, 5, 1)), pc(w.v, byFigures(w, 20, 15, 5))];
}

/** Whether a kind's claimed figure is a change in percent, and in which direction. */
function percentFactor(kind: string, options: Options): 1 | -1 | 0 {
  const counts = kind === 'difference' && options.as === 'percent';
  if (kind !== 'percent-change' && kind !== 'real-terms-change' && !counts) return 0;
  return options.direction === 'fall' || options.direction === 'fewer' ? -1 : 1;
}

function orMore(w: Written, kind: string, options: Options): [Interval, Interval] {
  const way = percentFactor(kind, options);
  const factor = w.times ? 1 : way;
  const k = w.times || way === 0 ? w.v : add(ONE, mul(rat(way), div(w.v, rat(100))));
  const atLeast = closed(w.v, null);
  if (sign(k) <= 0) return [atLeast, atLeast];
  const shrinks = factor !== 0 && sign(sub(k, ONE)) < 0;
  const ring = (share: Rat): Interval => {
    const edge = shrinks ? div(k, share) : mul(k, share);
    const back = w.times || way === 0 ? edge : mul(rat(100 * way), sub(edge, ONE));
    const upward = shrinks === (way === -1 && !w.times);
    return upward ? closed(back, null) : closed(null, back);
  };
  return [ring(rat(95, 100)), ring(rat(90, 100))];
}

function ringsOf(w: Written, hedge: string, kind: string, options: Options): [Interval, Interval] {
  const v = w.v;
  const same = (i: Interval): [Interval, Interval] => [i, i];
  const [a, b] = oneSided(w);
  switch (hedge) {
    case 'exactly':
      return same(only(v));
    case 'bare':
      return [around(v, hOf(w)), around(v, wOf(w))];
    case 'about':
      return about(w);
    case 'nearly':
      return [interval(sub(v, a), true, v, false), closed(sub(v, b), v)];
    case 'just-over':
      return [interval(v, false, add(v, a), true), closed(v, add(v, b))];
    case 'or-more':
      return orMore(w, kind, options);
    case 'over':
      return same(interval(v, false, null, false));
    case 'at-least':
      return same(closed(v, null));
    case 'under':
      return same(interval(null, false, v, false));
    default:
      return same(closed(null, v)); // at-most, up-to
  }
}

/** Near, where a hedge has one: `lo` and `hi` are the claimed figures at the two ends. */
function nearOf(hedge: string, out: Interval, lo: Rat, hi: Rat): Interval | undefined {
  if (hedge === 'bare') {
    const cap = rat(6, 100);
    const from = out.lo ?? lo;
    const to = out.hi ?? hi;
    const down = greatest(sub(from, pc(lo, RING)), sub(lo, pc(lo, cap)));
    const up = least(add(to, pc(hi, RING)), add(hi, pc(hi, cap)));
    return closed(least(from, down), greatest(to, up));
  }
  if (!['over', 'at-least', 'under', 'at-most', 'up-to'].includes(hedge)) return undefined;
  return {
    ...out,
    lo: out.lo === null ? null : sub(out.lo, pc(lo, 1)),
    hi: out.hi === null ? null : add(out.hi, pc(hi, 1)),
  };
}

/** What a claimed figure claims, in a kind that has a tolerance. */
export function wordsOf(
  claimed: Claimed,
  kind: string,
  options: Options,
  unit: Unit = readUnit(claimed.unit),
  classless = false,
): Words {
  const hedge = claimed.hedge ?? 'bare';
  const read = (text: string): Written => {
    const w = written(text, unit);
    return classless ? { ...w, percent: false, times: false } : w;
  };
  const low = read(claimed.value);
  const counts = kind === 'rank' || kind === 'streak';
  if (claimed.to !== undefined) {
    const high = read(claimed.to);
    const none = rat(0);
    const ring = (of: (w: Written) => Rat) =>
      counts ? closed(sub(low.v, none), high.v) : closed(sub(low.v, of(low)), add(high.v, of(high)));
    const out = ring(wOf);
    const near = counts ? undefined : nearOf('bare', out, low.v, high.v);
    return { hedge, value: low.v, to: high.v, unit, in: ring(hOf), out, near };
  }
  const w = counts ? { ...low, t: rat(0), times: false, percent: false } : low;
  let [inner, out] = ringsOf(w, hedge, kind, options);
  if (kind === 'streak' && hedge === 'bare') [inner, out] = [closed(low.v, null), closed(low.v, null)];
  const near = counts ? undefined : nearOf(hedge, out, low.v, low.v);
  return { hedge, value: low.v, to: undefined, unit, in: inner, out, near };
}
