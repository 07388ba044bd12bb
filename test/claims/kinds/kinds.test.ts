/** Each kind: that it has its table of cases, and what the tables do not show. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { KINDS } from '../../../claims/kinds/index.ts';
import { bundleOf, seriesOf, verdictOf } from '../support.ts';

const reasonsOf = (value: unknown) => verdictOf(value).missing.map((m) => m.reason);

describe('every kind has its table of cases', () => {
  test.each(KINDS.map((kind) => kind.name))('%s', (kind) => {
    const file = new URL(`../../cases/${kind}.ndjson`, import.meta.url);
    const cure = `put cases of the kind into test/cases/${kind}.ndjson, one a line as {"name", "bundle", "expect"}, worked out by hand from the method and not by the engine; where ../shared/cases is there, put them there first and copy the file`;
    expect(existsSync(file), `test/cases/${kind}.ndjson is missing: ${cure}`).toBe(true);
    const kinds = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => (JSON.parse(line) as { bundle: { claim: { kind: string } } }).bundle.claim.kind);
    expect([...new Set(kinds)], `test/cases/${kind}.ndjson has to hold its own kind alone: ${cure}`).toEqual([
      kind,
    ]);
  });
});

describe('a sum', () => {
  const sum = (parts: object[], series: object[] = []) =>
    bundleOf({ kind: 'sum', claimed: { value: '6', unit: 'officers' }, inputs: { parts } }, { series });

  test('is not made of different units when its first part has none', () => {
    const parts = [{ value: '1' }, { value: '2', unit: 'officers' }, { value: '3', unit: 'GBP' }];
    expect(reasonsOf(sum(parts))).toEqual(['unit-mismatch']);
  });

  test('is not made of different measures when its first part has none', () => {
    const parts = [{ value: '1' }, { value: '2', measure: 'headcount' }, { value: '3', measure: 'FTE' }];
    expect(reasonsOf(sum(parts))).toEqual(['measure-mismatch']);
  });

  test('reports each mismatch once, however many parts differ', () => {
    const part = (unit: string, measure: string) => ({ value: '1', unit, measure });
    const parts = [part('officers', 'FTE'), part('GBP', 'headcount'), part('%', 'posts')];
    expect(reasonsOf(sum(parts)).sort()).toEqual(['measure-mismatch', 'unit-mismatch']);
  });

  test('reads a series once, whatever the number of parts', () => {
    const days = Array.from({ length: 3_000 }, (_, i) =>
      new Date(Date.UTC(2010, 0, 1) + i * 86_400_000).toISOString().slice(0, 10),
    );
    const series = [seriesOf(days.map((day) => [day, '2'] as const))];
    const latest = days.map(() => ({ series: 's', at: 'latest' }));
    expect(verdictOf(sum(latest, series)).computed?.exact).toBe('6000');
  }, 5_000);
});

test('a unit error is found if an interval without width is no cause of width', () => {
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

test('a day and the period of that one day are one, and the later publication counts, whichever comes first', () => {
  const figures = [
    ['2021-12-31', '1'],
    ['2021-12-31/2021-12-31', '2', { publishedOn: '2022-02-01' }],
  ] as const;
  const claim = {
    kind: 'level',
    claimed: { value: '1', unit: 'officers' },
    inputs: { value: { series: 's', at: 'latest' } },
  };
  const [one, other] = [figures, figures.toReversed()].map((list) =>
    verdictOf(bundleOf(claim, { series: [seriesOf(list)] })),
  );
  expect(one?.computed?.exact).toBe('2');
  expect(other).toEqual(one);
});

test.each(['on-pace', 'promise'])('every reason is given, of the target and of the progress: %s', (kind) => {
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

test.each([
  ['change', { from: '91', to: '94' }, {}],
  ['comparison', { a: '94', b: '91' }, { relation: 'more' }],
  ['shortfall', { target: '94', actual: '91' }, {}],
] as const)('the difference of two figures in %% is in percentage points: %s', (kind, values, options) => {
  const inputs = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, unit: '%' }]),
  );
  const claimed = { value: '3', unit: 'percentage points' };
  const claim = { kind, inputs, options, ...(kind === 'comparison' ? {} : { claimed }) };
  const verdict = verdictOf(bundleOf(claim));
  expect(verdict.computed?.unit).toBe('percentage points');
  expect(verdict.because).toContain('3 percentage points');
});
