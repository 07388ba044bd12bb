/** Numbers: which decimals are read, and the two ways in which a result is given. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decimal,
  exact,
  isDecimal,
  parseDecimal,
  parseExact,
  plain,
  quantity,
  rational,
  total,
  writtenForm,
} from '../../../claims/exact/number.ts';
import { linesOf, stringsOf } from '../support-lines.ts';

describe('decimals', () => {
  test.each(linesOf('exact/decimal.valid.txt').map((line) => line.split(' ')))(
    '%s is %s',
    (text = '', is = '') => {
      expect(isDecimal(text)).toBe(true);
      expect(exact(parseDecimal(text))).toBe(is);
    },
  );

  test.each(stringsOf('exact/decimal.invalid.txt').map((text) => [JSON.stringify(text), text] as const))(
    '%s is none',
    (_, text) => {
      expect(isDecimal(text)).toBe(false);
      expect(() => parseDecimal(text)).toThrow(RangeError);
    },
  );
});

describe('decimal: half to even at the sixth place', () => {
  test.each([
    ['3247/3', '1082.333333'],
    ['-3247/3', '-1082.333333'],
    ['2/3', '0.666667'],
    ['1/2000000', '0'],
    ['3/2000000', '0.000002'],
    ['5/2000000', '0.000002'],
    ['-1/2000000', '0'],
    ['-3/2000000', '-0.000002'],
    ['246913/2000000', '0.123456'],
    ['246915/2000000', '0.123458'],
    ['1999999/2000000', '1'],
    ['-1999999/2000000', '-1'],
    ['19999999/2000000', '10'],
    ['1/10000000', '0'],
    ['100', '100'],
    ['1/10', '0.1'],
    ['999999999999999999999999999999/7', '142857142857142857142857142857'],
  ])('%s is %s', (fraction, text) => {
    expect(decimal(parseExact(fraction))).toBe(text);
  });

  test('to other places', () => {
    expect(decimal(rational(1n, 8n), 2)).toBe('0.12');
    expect(decimal(rational(3n, 8n), 2)).toBe('0.38');
    expect(decimal(rational(-1n, 8n), 2)).toBe('-0.12');
    expect(decimal(rational(5n, 2n), 0)).toBe('2');
    expect(decimal(rational(7n, 2n), 0)).toBe('4');
  });
});

test('a fraction is reduced, and survives being written and read', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), (n, d) => {
      const text = exact(rational(n, d));
      expect(exact(parseExact(text))).toBe(text);
      const [numerator = '', denominator = '1'] = text.split('/');
      expect(BigInt(numerator) * d).toBe(n * BigInt(denominator));
      expect(gcd(BigInt(numerator), BigInt(denominator))).toBe(1n);
      expect(quantity(rational(n, d)).exact).toBe(text);
    }),
  );
});

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

test.each(['', '1/0', '1/-2', '1.5', ' 1', '1/2/3', '1/02', 'inf'])('%j is not a fraction', (text) => {
  expect(() => parseExact(text)).toThrow(RangeError);
});

test('plain: a decimal in full if it ends, else a fraction', () => {
  expect(plain(parseExact('27/2'))).toBe('13.5');
  expect(plain(parseExact('3247/3'))).toBe('3247/3');
  expect(plain(parseExact('-1/8'))).toBe('-0.125');
  expect(plain(parseDecimal('0.00000000000000000000000000001'))).toBe('0.00000000000000000000000000001');
});

describe('the written form', () => {
  test.each([
    // text, finest unit u, place t, figures
    ['16', '1', '1', 2],
    ['16.0', '1/10', '1/10', 3],
    ['20000', '1', '10000', 1],
    ['450', '1', '10', 2],
    ['4557', '1', '1', 4],
    ['2.9', '1/10', '1/10', 2],
    ['20.0', '1/10', '1/10', 3],
    ['-20', '1', '10', 1],
    ['0', '1', '1', 1],
    ['00', '1', '1', 1],
    ['0.00', '1/100', '1/100', 1],
    ['0.05', '1/100', '1/100', 1],
    ['0.50', '1/100', '1/100', 2],
    ['0020', '1', '10', 1],
    ['10203', '1', '1', 5],
    ['100.0', '1/10', '1/10', 4],
  ])('%s', (text, finest, lastPlace, figures) => {
    const form = writtenForm(text);
    expect([exact(form.finest), exact(form.lastPlace), form.figures]).toEqual([finest, lastPlace, figures]);
  });
});

describe('a sum of many', () => {
  const fraction = fc
    .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
    .map(([n, d]) => rational(n, d));

  test('is that of adding them one by one', () => {
    fc.assert(
      fc.property(fc.array(fraction, { maxLength: 30 }), (terms) => {
        const added = terms.reduce((sum, term) => sum.add(term), rational(0n));
        expect(exact(total(terms))).toBe(exact(added));
      }),
    );
  });

  test('of nothing is 0', () => {
    expect(exact(total([]))).toBe('0');
  });
});
