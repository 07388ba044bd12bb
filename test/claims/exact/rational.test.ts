/** Exact fractions: each operation against the same on bigints, about the sizes at which numbers give way to them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decimal,
  exact,
  parseDecimal,
  plain,
  type Rational,
  rational,
} from '../../../claims/exact/number.ts';
import { runs } from '../../support/scope.ts';

const MOST = 2n ** 53n;

/** Whole numbers of every size, most of them near those that a number just holds, or holds no more. */
const whole = fc.oneof(
  fc.bigInt({ min: -20n, max: 20n }),
  fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
  fc.bigInt({ min: MOST - 4n, max: MOST + 4n }),
  fc.bigInt({ min: -MOST - 4n, max: -MOST + 4n }),
  fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
  fc.constantFrom(0n, 10n ** 15n, 10n ** 16n, 2n ** 52n, 2n ** 54n, 3n ** 33n, -(3n ** 34n), 94_906_267n),
);
const bottom = whole.filter((d) => d !== 0n);
const fraction = fc.tuple(whole, bottom);

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

/** A fraction in lowest terms, as it is written. */
function reduced(n: bigint, d: bigint): string {
  const divisor = d < 0n ? -gcd(n, d) : gcd(n, d);
  return d / divisor === 1n ? `${n / divisor}` : `${n / divisor}/${d / divisor}`;
}

describe('a fraction', () => {
  test('is held in lowest terms with the sign above', () => {
    const law = fc.property(fraction, ([n, d]) => {
      const q = rational(n, d);
      expect(exact(q)).toBe(reduced(n, d));
      expect(exact(rational(q.s * q.n, q.d))).toBe(reduced(n, d));
      expect(q.n >= 0n && q.d > 0n && gcd(q.n, q.d) === 1n).toBe(true);
      expect(q.s).toBe(n * d < 0n ? -1n : 1n);
    });
    fc.assert(law, runs(5_000));
  });

  test('is added, subtracted, multiplied, divided and compared as bigints are', () => {
    const law = fc.property(fraction, fraction, ([a, b], [c, d]) => {
      const [p, q] = [rational(a, b), rational(c, d)];
      expect(exact(p.add(q))).toBe(reduced(a * d + c * b, b * d));
      expect(exact(p.sub(q))).toBe(reduced(a * d - c * b, b * d));
      expect(exact(p.mul(q))).toBe(reduced(a * c, b * d));
      if (c !== 0n) expect(exact(p.div(q))).toBe(reduced(a * d, b * c));
      expect(exact(p.neg())).toBe(reduced(-a, b));
      expect(exact(p.abs())).toBe(reduced(a * b < 0n ? -a : a, b));
      const apart = (a * d - c * b) * b * d;
      expect(p.compare(q)).toBe(apart < 0n ? -1 : apart > 0n ? 1 : 0);
      expect(p.equals(q)).toBe(apart === 0n);
    });
    fc.assert(law, runs(5_000));
  });

  test('comes out of any way of working it out alike', () => {
    const law = fc.property(fraction, fraction, fraction, (a, b, c) => {
      const [p, q, r] = [rational(...a), rational(...b), rational(...c)];
      expect(p.add(q).sub(q)).toEqual(p);
      expect(p.add(q).add(r)).toEqual(r.add(q.add(p)));
      expect(p.mul(q.add(r))).toEqual(p.mul(q).add(p.mul(r)));
    });
    fc.assert(law, runs(2_000));
  });

  test('is not changed by what is done with it', () => {
    const q = rational(2n, 3n);
    for (const make of ['add', 'sub', 'mul', 'div'] as const) q[make](rational(5n, 7n));
    expect([exact(q.neg()), exact(q.abs()), exact(q)]).toEqual(['-2/3', '2/3', '2/3']);
  });

  test('has no denominator of 0', () => {
    expect(() => rational(1n, 0n)).toThrow(RangeError);
    expect(() => rational(0n, 0n)).toThrow(RangeError);
    expect(() => rational(1n).div(rational(0n))).toThrow(RangeError);
  });

  test('has a 0 without a sign', () => {
    const zeros: Rational[] = [
      rational(-0n),
      rational(0n).neg(),
      rational(0n).mul(rational(-3n)),
      rational(0n).div(rational(-3n)),
      rational(-3n).add(rational(3n)),
      parseDecimal('-0'),
      parseDecimal('-0.00'),
    ];
    for (const zero of zeros) expect([exact(zero), zero]).toEqual(['0', rational(0n)]);
  });

  test('is made of numbers that are whole and exact, and of no others', () => {
    expect(rational(6, -4)).toEqual(rational(-3n, 2n));
    expect([rational(-0), rational(2 ** 53 - 1)]).toEqual([rational(0n), rational(2n ** 53n - 1n)]);
    for (const number of [0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => rational(number)).toThrow(RangeError);
  });

  test('is drawn where it stands', () => {
    expect(rational(1n, 8n).valueOf()).toBe(0.125);
    expect(rational(-(10n ** 30n)).valueOf()).toBe(-1e30);
  });
});

describe('a decimal', () => {
  const places = fc.nat({ max: 12 });

  test('is read as its digits over a power of ten, and written in full', () => {
    const digits = fc.bigInt({ min: 0n, max: 10n ** 18n });
    const law = fc.property(digits, digits, places, fc.boolean(), (integer, after, count, isNegative) => {
      const fractionDigits = String(after).slice(0, count);
      const text = `${isNegative ? '-' : ''}${String(integer).slice(0, 17)}${fractionDigits && `.${fractionDigits}`}`;
      const q = parseDecimal(text);
      expect(exact(q)).toBe(reduced(BigInt(text.replace('.', '')), 10n ** BigInt(fractionDigits.length)));
      expect(parseDecimal(plain(q))).toEqual(q);
    });
    fc.assert(law, runs(3_000));
  });

  test('is rounded half to even as on bigints', () => {
    const law = fc.property(fraction, places, ([n, d], to) => {
      const [top, under] = d < 0n ? [-n, -d] : [n, d];
      const scaled = (top < 0n ? -top : top) * 10n ** BigInt(to);
      const [down, rest] = [scaled / under, (scaled % under) * 2n];
      const isUp = rest > under || (rest === under && down % 2n === 1n);
      const rounded = reduced((isUp ? down + 1n : down) * (top < 0n ? -1n : 1n), 10n ** BigInt(to));
      const text = decimal(rational(n, d), to);
      const [integer = '', after = ''] = text.split('.');
      expect(reduced(BigInt(integer + after), 10n ** BigInt(after.length))).toBe(rounded);
      expect(text).toMatch(/^(?:0|-?(?:[1-9]\d*(?:\.\d*[1-9])?|0\.\d*[1-9]))$/);
    });
    fc.assert(law, runs(3_000));
  });
});
