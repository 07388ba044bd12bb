/** Exact rationals and intervals of them, on BigInt, sharing nothing with the product (method, section 1). */

export interface Rat {
  n: bigint;
  d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

/** n/d, reduced, with d above 0. Throws a RangeError where d is 0. */
export function rat(n: bigint | number, d: bigint | number = 1n): Rat {
  let [p, q] = [BigInt(n), BigInt(d)];
  if (q === 0n) throw new RangeError('a fraction over 0');
  if (q < 0n) [p, q] = [-p, -q];
  const g = gcd(p, q);
  return g === 0n ? { n: 0n, d: 1n } : { n: p / g, d: q / g };
}

export const ZERO = rat(0);
export const ONE = rat(1);
export const add = (a: Rat, b: Rat): Rat => rat(a.n * b.d + b.n * a.d, a.d * b.d);
export const sub = (a: Rat, b: Rat): Rat => rat(a.n * b.d - b.n * a.d, a.d * b.d);
export const mul = (a: Rat, b: Rat): Rat => rat(a.n * b.n, a.d * b.d);
export const div = (a: Rat, b: Rat): Rat => rat(a.n * b.d, a.d * b.n);
export const neg = (a: Rat): Rat => ({ n: -a.n, d: a.d });
export const abs = (a: Rat): Rat => (a.n < 0n ? neg(a) : a);
export const sign = (a: Rat): number => (a.n < 0n ? -1 : a.n > 0n ? 1 : 0);
export function cmp(a: Rat, b: Rat): number {
  const x = a.n * b.d - b.n * a.d;
  return x < 0n ? -1 : x > 0n ? 1 : 0;
}
export const eq = (a: Rat, b: Rat): boolean => cmp(a, b) === 0;
export const lt = (a: Rat, b: Rat): boolean => cmp(a, b) < 0;
export const le = (a: Rat, b: Rat): boolean => cmp(a, b) <= 0;
export const least = (...of: Rat[]): Rat => of.reduce((a, b) => (lt(b, a) ? b : a));
export const greatest = (...of: Rat[]): Rat => of.reduce((a, b) => (lt(a, b) ? b : a));
/** The greatest whole number at or below it. */
export function floor(a: Rat): number {
  const q = a.n / a.d;
  return Number(a.n < 0n && q * a.d !== a.n ? q - 1n : q);
}
/** To the nearest whole number, half up. */
export const roundHalfUp = (a: Rat): number => floor(add(a, rat(1, 2)));

/** A decimal as it is written. */
export function decimal(text: string): Rat {
  const point = text.indexOf('.');
  if (point < 0) return rat(BigInt(text));
  const places = text.length - point - 1;
  const minus = text.startsWith('-');
  const digits = BigInt(text.replace('.', '').replace('-', ''));
  return rat(minus ? -digits : digits, 10n ** BigInt(places));
}

/** `3247/3`, or `3247`. */
export const exactText = (a: Rat): string => (a.d === 1n ? `${a.n}` : `${a.n}/${a.d}`);

/** Rounded half to even to 6 places, trailing zeros dropped. */
export function decimalText(a: Rat): string {
  const scaled = abs(a).n * 1_000_000n;
  let q = scaled / a.d;
  const twice = (scaled - q * a.d) * 2n;
  if (twice > a.d || (twice === a.d && q % 2n === 1n)) q += 1n;
  const whole = q / 1_000_000n;
  const part = (q % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '');
  const minus = a.n < 0n && q !== 0n ? '-' : '';
  return `${minus}${whole}${part === '' ? '' : `.${part}`}`;
}

export interface Quantity {
  exact: string;
  decimal: string;
}
export const quantity = (a: Rat): Quantity => ({ exact: exactText(a), decimal: decimalText(a) });

/** An end that is null is infinite. */
export interface Interval {
  lo: Rat | null;
  hi: Rat | null;
  loIn: boolean;
  hiIn: boolean;
}

export const closed = (lo: Rat | null, hi: Rat | null): Interval => ({
  lo,
  hi,
  loIn: lo !== null,
  hiIn: hi !== null,
});
export const interval = (lo: Rat | null, loIn: boolean, hi: Rat | null, hiIn: boolean): Interval => ({
  lo,
  hi,
  loIn: loIn && lo !== null,
  hiIn: hiIn && hi !== null,
});
export const only = (a: Rat): Interval => closed(a, a);

export function contains(i: Interval, x: Rat): boolean {
  if (i.lo !== null && (i.loIn ? lt(x, i.lo) : le(x, i.lo))) return false;
  return i.hi === null || (i.hiIn ? le(x, i.hi) : lt(x, i.hi));
}

/** Whether all of a closed interval lies in another. */
export function liesIn(e: Interval, i: Interval): boolean {
  if (i.lo !== null && (e.lo === null || !(i.loIn ? le(i.lo, e.lo) : lt(i.lo, e.lo)))) return false;
  return i.hi === null || (e.hi !== null && (i.hiIn ? le(e.hi, i.hi) : lt(e.hi, i.hi)));
}

export function isEmpty(i: Interval): boolean {
  if (i.lo === null || i.hi === null) return false;
  const c = cmp(i.lo, i.hi);
  return c > 0 || (c === 0 && !(i.loIn && i.hiIn));
}

export function intersection(a: Interval, b: Interval): Interval {
  let { lo, loIn, hi, hiIn } = a;
  if (b.lo !== null) {
    const c = lo === null ? 1 : cmp(b.lo, lo);
    if (c > 0) [lo, loIn] = [b.lo, b.loIn];
    else if (c === 0) loIn = loIn && b.loIn;
  }
  if (b.hi !== null) {
    const c = hi === null ? -1 : cmp(b.hi, hi);
    if (c < 0) [hi, hiIn] = [b.hi, b.hiIn];
    else if (c === 0) hiIn = hiIn && b.hiIn;
  }
  return { lo, loIn, hi, hiIn };
}

export const meets = (a: Interval, b: Interval): boolean => !isEmpty(intersection(a, b));

/** Every value of the interval times a factor that is not 0. */
export function scaled(i: Interval, factor: Rat): Interval {
  const at = (x: Rat | null) => (x === null ? null : mul(x, factor));
  return sign(factor) > 0
    ? { lo: at(i.lo), hi: at(i.hi), loIn: i.loIn, hiIn: i.hiIn }
    : { lo: at(i.hi), hi: at(i.lo), loIn: i.hiIn, hiIn: i.loIn };
}

export const shifted = (i: Interval, by: Rat): Interval => ({
  ...i,
  lo: i.lo === null ? null : add(i.lo, by),
  hi: i.hi === null ? null : add(i.hi, by),
});

export function intervalText(i: Interval): string {
  const lo = i.lo === null ? '-inf' : exactText(i.lo);
  const hi = i.hi === null ? 'inf' : exactText(i.hi);
  return `${i.loIn ? '[' : '('}${lo}, ${hi}${i.hiIn ? ']' : ')'}`;
}
