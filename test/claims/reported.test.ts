/**
 * Defects that were reported and are still there: each test says what ought to be, and is expected to fail.
 * When one is mended vitest says so; take `.fails` away and move it to the file that it belongs to.
 */
import { describe, expect, test } from 'vitest';
import { parseBundle } from '../../claims/bundle.ts';
import { momentName } from '../../claims/words.ts';
import { bundleOf, seriesOf, verdictOf } from './support.ts';

const reasonsOf = (value: unknown) => verdictOf(value).missing.map((m) => m.reason);

describe('parsing never throws', () => {
  const level = (value: string, precision: object) =>
    bundleOf({
      kind: 'level',
      claimed: { value: '1', unit: 'officers' },
      inputs: { value: { value, precision } },
    });

  test.fails.each([
    ['a bad value with a good interval', level('1e5', { interval: ['1', '2'] })],
    ['a bad lower end', level('1', { interval: ['x', '2'] })],
    ['a bad upper end', level('1', { interval: ['1', '1e5'] })],
    [
      'a bad value with a good interval, in a series',
      bundleOf(
        { kind: 'superlative', inputs: { value: { series: 's', at: 'latest' } } },
        { series: [seriesOf([['2022-12-31', '1,142', { precision: { interval: ['1', '2'] } }]])] },
      ),
    ],
  ])('%s', (_, value) => {
    expect(parseBundle(value).ok).toBe(false);
  });
});

describe('a sum', () => {
  const sum = (parts: object[]) =>
    bundleOf({ kind: 'sum', claimed: { value: '6', unit: 'officers' }, inputs: { parts } });

  test.fails('is not made of different units when its first part has none', () => {
    const parts = [{ value: '1' }, { value: '2', unit: 'officers' }, { value: '3', unit: 'GBP' }];
    expect(reasonsOf(sum(parts))).toEqual(['unit-mismatch']);
  });

  test.fails('is not made of different measures when its first part has none', () => {
    const parts = [{ value: '1' }, { value: '2', measure: 'headcount' }, { value: '3', measure: 'FTE' }];
    expect(reasonsOf(sum(parts))).toEqual(['measure-mismatch']);
  });
});

test.fails('a unit error is told where an interval without width is no cause of width', () => {
  const verdict = verdictOf(
    bundleOf({
      kind: 'percent-change',
      claimed: { value: '2', unit: '%' },
      inputs: {
        from: { value: '10', unit: '%', precision: { nearest: '2' } },
        to: { value: '12', unit: '%', precision: { interval: ['12', '12'] } },
      },
    }),
  );
  expect([verdict.finding, verdict.reason]).toEqual(['fails', 'unit-error']);
});

test.fails('a day and the period of that one day have one order, whichever stands first', () => {
  const figures = [
    ['2021-12-31', '1'],
    ['2021-12-31/2021-12-31', '2'],
  ] as const;
  const claim = {
    kind: 'level',
    claimed: { value: '1', unit: 'officers' },
    inputs: { value: { series: 's', at: 'latest' } },
  };
  const [one, other] = [figures, figures.toReversed()].map((list) =>
    verdictOf(bundleOf(claim, { series: [seriesOf(list)] })),
  );
  expect(one?.finding).toBe(other?.finding);
});

test.fails.each(['on-pace', 'promise'])('every reason is told: %s', (kind) => {
  const value = bundleOf(
    {
      kind,
      inputs: { target: { series: 'none', at: 'latest' }, progress: 's' },
      options: { deadline: '2022-12-31', ...(kind === 'on-pace' ? { says: 'on-track' } : {}) },
    },
    { series: [seriesOf([['2023-03-31', '5']])] },
  );
  expect(reasonsOf(value).sort()).toEqual(['no-observation', 'no-series']);
});

test.fails('the difference of two figures in % is told in percentage points', () => {
  const percent = (value: string) => ({ value, unit: '%' });
  const inputs = { a: percent('94'), b: percent('91') };
  const verdict = verdictOf(bundleOf({ kind: 'comparison', inputs, options: { relation: 'more' } }));
  expect(verdict.because).toContain('3 percentage points');
  expect(verdict.computed?.unit).toBe('percentage points');
});

test.fails('a span of a few days is named in short', () => {
  expect(momentName('2022-05-01/2022-05-05')).toBe('1 to 5 May 2022');
});
