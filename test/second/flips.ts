/** What would change a finding (method, section 5). */
import { figureOf, type Slot } from './evidence.ts';
import type { Formula } from './formulas.ts';
import {
  abs,
  add,
  closed,
  contains,
  div,
  exactText,
  type Interval,
  intersection,
  interval,
  intervalText,
  isEmpty,
  lt,
  mul,
  ONE,
  type Rat,
  rat,
  scaled,
  shifted,
  sign,
  sub,
  ZERO,
} from './numbers.ts';

export interface Flip {
  input: string;
  point: string;
  holdsIn: string;
  nearest: string | null;
  by: string | null;
}

const EVERYTHING: Interval = closed(null, null);

/** A flip told in the input's own unit. `holds` is in base units. */
export function flipOf(slot: Slot, holds: Interval | undefined): Flip {
  const { point } = figureOf(slot);
  const own = (x: Rat) => div(x, slot.scale);
  const flip = { input: slot.name, point: exactText(own(point)) };
  if (holds === undefined || isEmpty(holds)) return { ...flip, holdsIn: 'none', nearest: null, by: null };
  const ends = [holds.lo, holds.hi].filter((x) => x !== null);
  let nearest: Rat | undefined;
  for (const end of ends)
    if (nearest === undefined || lt(abs(sub(end, point)), abs(sub(nearest, point)))) nearest = end;
  return {
    ...flip,
    holdsIn: intervalText(scaled(holds, div(ONE, slot.scale))),
    nearest: nearest === undefined ? null : exactText(own(nearest)),
    by: nearest === undefined ? null : exactText(own(abs(sub(nearest, point)))),
  };
}

/** All x for which a x + b lies in an interval. */
function linear(a: Rat, b: Rat, within: Interval): Interval | undefined {
  if (sign(a) === 0) return contains(within, b) ? EVERYTHING : undefined;
  return scaled(shifted(within, sub(ZERO, b)), div(ONE, a));
}

/** All x on one side of zero for which k / x + d lies in an interval. */
function under(k: Rat, d: Rat, within: Interval, side: number): Interval | undefined {
  const way = rat(side);
  const positive = interval(ZERO, false, null, false);
  if (sign(k) === 0) return contains(within, d) ? scaled(positive, way) : undefined;
  const turn = rat(sign(k) * side);
  const over = intersection(scaled(shifted(within, sub(ZERO, d)), turn), positive);
  if (isEmpty(over)) return undefined;
  const size = abs(k);
  const lo = over.hi === null ? ZERO : div(size, over.hi);
  const hi = over.lo === null || sign(over.lo) === 0 ? null : div(size, over.lo);
  return scaled(interval(lo, over.hiIn, hi, over.loIn), way);
}

/** All values of one input of a formula for which the result lies in In, the others at their points. */
function holdsFor(f: Formula, i: number, within: Interval): Interval | undefined {
  const points = f.slots.map((s) => figureOf(s).point);
  const at = (x: Rat) => f.of(points.map((p, j) => (j === i ? x : p)));
  const side = sign(points[i] ?? ONE);
  if (f.roles[i] === 'above' || f.roles[i] === 'twice-below') {
    const b = at(ZERO);
    const all = linear(sub(at(ONE), b), b, within);
    if (f.roles[i] === 'above' || all === undefined) return all;
    return intersection(all, scaled(interval(ZERO, false, null, false), rat(side)));
  }
  const [up, down] = [at(ONE), at(rat(-1))];
  const half = rat(1, 2);
  return under(mul(sub(up, down), half), mul(add(up, down), half), within, side);
}

/** The flips of a formula, for the interval in which the words hold. */
export function formulaFlips(f: Formula, within: Interval): Flip[] {
  return f.slots.flatMap((slot, i) =>
    f.roles[i] !== 'part' && f.roles[i] !== 'fixed' ? [flipOf(slot, holdsFor(f, i, within))] : [],
  );
}

/** For b of "as many": all x with a within a share of x from x. */
export function asManyFlip(a: Rat, slot: Slot, share: Rat): Flip {
  const ends = [div(a, add(ONE, share)), div(a, sub(ONE, share))] as const;
  return flipOf(slot, sign(a) < 0 ? closed(ends[1], ends[0]) : closed(ends[0], ends[1]));
}

/** All x for which a test holds, where it can change only at given points; its values form one interval. */
export function stepwise(points: Rat[], holds: (x: Rat) => boolean): Interval | undefined {
  const sorted = [...points].sort((a, b) => (lt(a, b) ? -1 : 1));
  const pieces: Interval[] = [];
  const offer = (i: Interval, x: Rat) => {
    if (holds(x)) pieces.push(i);
  };
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return holds(ZERO) ? EVERYTHING : undefined;
  offer(interval(null, false, first, false), sub(first, ONE));
  for (const [i, p] of sorted.entries()) {
    offer(closed(p, p), p);
    const next = sorted[i + 1];
    if (next !== undefined && lt(p, next))
      offer(interval(p, false, next, false), mul(add(p, next), rat(1, 2)));
  }
  offer(interval(last, false, null, false), add(last, ONE));
  const [from, to] = [pieces[0], pieces.at(-1)];
  if (from === undefined || to === undefined) return undefined;
  return { lo: from.lo, loIn: from.loIn, hi: to.hi, hiIn: to.hiIn };
}
