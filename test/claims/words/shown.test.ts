/** How exactly figures are shown: no more digits than the claim bears out, and as many as keep what is said of them true. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compare,
  decimal,
  parseDecimal,
  parseExact,
  parsePlain,
  type Rational,
  rational,
} from '../../../claims/exact/number.ts';
import { amount, numberShown, numbersApart, significant } from '../../../claims/words/numbers.ts';
import { runs } from '../../support/scope.ts';

/** The number that a reader reads. */
const read = (shown: string) => parsePlain(shown.replaceAll(',', '').replace('−', '-'));

const anyNumber = fc
  .tuple(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.bigInt(1n, 10n ** 9n))
  .map(([n, d]) => rational(n, d));

/** A figure as claims write it, with up to 4 decimals. */
const anyWritten = fc
  .tuple(fc.bigInt(-(10n ** 9n), 10n ** 9n), fc.nat(4))
  .map(([n, places]) => ({ q: rational(n, 10n ** BigInt(places)), places }))
  .map(({ q, places }) => decimal(q, places))
  .filter((text) => /^-?\d+(?:\.\d+)?$/.test(text));

/** A number and others near to it, by as little as a billionth of a billionth. */
const near = fc
  .tuple(anyNumber, fc.array(fc.tuple(fc.bigInt(-9n, 9n), fc.nat(18)), { minLength: 1, maxLength: 4 }))
  .map(([q, steps]) => ({ q, others: steps.map(([n, zeros]) => q.add(rational(n, 10n ** BigInt(zeros)))) }));

describe('significant figures', () => {
  test.each([
    ['3247/3', 6, '1,082.33'],
    ['3247/3', 4, '1,082'],
    ['3247/3', 1, '1,082'],
    ['16753', 2, '16,753'],
    ['-16753', 2, '−16,753'],
    ['1/3', 3, '0.333'],
    ['277/5000', 3, '0.0554'],
    ['1/300', 3, '0.00333'],
    ['1/100', 3, '0.01'],
    ['0', 3, '0'],
    ['999999/1000', 3, '1,000'],
  ])('%s to %s is “%s”', (q, figures, text) => {
    expect(significant(parseExact(q), figures)).toBe(text);
  });

  test('are as many as asked for, or the whole number', () => {
    fc.assert(
      fc.property(anyNumber, fc.integer({ min: 1, max: 9 }), (q, figures) => {
        const digits = significant(q, figures)
          .replace(/^−?[0.,]*/, '')
          .replace(/[.,]/g, '');
        const whole = (q.n / q.d).toString().length;
        // One more where it is rounded up to the next power of ten.
        expect(digits.length).toBeLessThanOrEqual(Math.max(figures, whole) + 1);
      }),
      runs(500),
    );
  });
});

describe('a figure against a claimed one', () => {
  test.each([
    // Three significant figures more than the claim, of which at most two are decimals.
    ['3247/3', '1142', '1,082.33'],
    ['3247/3', '20000', '1,082'],
    ['3247/3', '1100', '1,082.3'],
    ['16753', '20000', '16,753'],
    ['1675312/100', '20000', '16,753'],
    ['1/8', '0.125', '0.125'],
    ['2/15', '0.125', '0.133'],
    ['1/3', '2', '0.333'],
    ['1/30', '2', '0.0333'],
    ['14874/10000', '1.5', '1.49'],
    ['0', '5', '0'],
  ])('%s against %s is “%s”', (q, against, text) => {
    expect(numberShown(parseExact(q), { against, apartFrom: [parseDecimal(against)] })).toBe(text);
  });

  test('never seems to be one that it is not', () => {
    const shown = (q: string, against: string) =>
      amount(parseExact(q), '%', { against, apartFrom: [parseDecimal(against)] });
    expect(shown('224996/10000', '22.5')).toBe('22.4996%');
    expect(shown('225/10', '22.5')).toBe('22.5%');
    expect(shown('225000001/10000000', '22.5')).toBe('22.5000001%');
    expect(shown('199996/10', '20000')).toBe('19,999.6%');
  });

  test('is seen on the side of each number on which it lies, as it is written', () => {
    fc.assert(
      fc.property(near, ({ q, others }) => {
        const shown = read(numberShown(q, { apartFrom: others }));
        const beside = numbersApart([q, ...others]).map(read);
        for (const [i, other] of others.entries()) {
          expect(Math.sign(compare(shown, other)) * Math.sign(compare(q, other))).not.toBe(-1);
          expect(compare(beside[0] ?? shown, beside[i + 1] ?? shown) < 0).toBe(compare(q, other) < 0);
          expect(compare(beside[0] ?? shown, beside[i + 1] ?? shown) > 0).toBe(compare(q, other) > 0);
        }
      }),
      runs(1000),
    );
  });

  test('is seen on its side of the claimed figure, which stands there as it was written', () => {
    const nudged = fc.tuple(anyWritten, fc.bigInt(-9n, 9n), fc.nat(12));
    fc.assert(
      fc.property(nudged, ([against, n, zeros]) => {
        const claimed: Rational = parseDecimal(against);
        const q = claimed.add(rational(n, 10n ** BigInt(zeros)));
        const shown = read(numberShown(q, { against, apartFrom: [claimed] }));
        expect(Math.sign(compare(shown, claimed))).toBe(Math.sign(compare(q, claimed)));
      }),
      runs(1000),
    );
  });
});
