import { describe, expect, test } from 'vitest';
import { parseBundle } from '../../../claims/bundle.ts';
import { evaluateBundle } from '../../../claims/evaluate.ts';
import { parseInterval } from '../../../claims/exact/interval.ts';
import { KINDS } from '../../../claims/kinds/index.ts';
import { intervalInWords } from '../../../claims/words/intervals.ts';
import { claimCharts } from '../../../views/chart/claim-charts.ts';
import { numberLine } from '../../../views/chart/number-line.ts';
import { dateTicks, dayNumber, tickLabel } from '../../../views/chart/scale.ts';
import { timeChart } from '../../../views/chart/time-chart.ts';

/** Every number of a drawing: none may be infinite or not a number. */
function isDrawable(drawing: string): boolean {
  return !/NaN|Infinity|undefined|null/.test(drawing);
}

describe('drawings', () => {
  test.each(KINDS.map((kind) => [kind.name, kind] as const))(
    'of the example of %s hold finite numbers only',
    (_, kind) => {
      const parsed = parseBundle(kind.example);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
      const drawn = String(claimCharts(parsed.bundle, evaluateBundle(parsed.bundle)));
      expect(isDrawable(drawn)).toBe(true);
      for (const [drawing] of drawn.matchAll(/<svg class="chart[^>]*>/g))
        expect(drawing).toContain('role="img"');
    },
  );

  test.each([
    ['one figure', [['2020-01-01', 5]]],
    [
      'equal figures',
      [
        ['2020-01-01', 5],
        ['2021-01-01', 5],
      ],
    ],
    [
      'huge and negative figures',
      [
        ['1900-01-01', -1e29],
        ['2100-01-01', 1e29],
      ],
    ],
    [
      'zero',
      [
        ['2020-02-29', 0],
        ['2020-02-29', 0],
      ],
    ],
    [
      'tiny figures',
      [
        ['2020-01-01', 1e-20],
        ['2020-01-02', 2e-20],
      ],
    ],
  ] as [string, [string, number][]][])('of %s', (_, figures) => {
    const points = figures.map(([date, value]) => ({ date, value, used: true }));
    const drawn = timeChart({ title: '<t>', description: '"d"', unit: '%', points, later: [], rings: [] });
    expect(isDrawable(drawn)).toBe(true);
    expect(drawn).toContain('aria-label="&lt;t&gt;. &quot;d&quot;"');
  });

  test('rings without an end reach the edge of the paper', () => {
    const drawn = numberLine({
      description: 'd',
      unit: 'officers',
      in: { lo: 34_000, hi: null },
      out: { lo: 34_000, hi: null },
      computed: { lo: 33_983.65, hi: 33_983.65, point: 33_983.65 },
      computedLabel: 'computed',
      claimedLabel: 'claimed',
    });
    expect(isDrawable(drawn)).toBe(true);
  });
});

describe('axes', () => {
  test('of dates begin years and quarters, never more than asked for', () => {
    expect(dateTicks(dayNumber('2007-03-31'), dayNumber('2023-03-31'), 8).map((t) => t.label)).toEqual([
      '2008',
      '2010',
      '2012',
      '2014',
      '2016',
      '2018',
      '2020',
      '2022',
    ]);
    expect(dateTicks(dayNumber('2022-11-01'), dayNumber('2023-04-30'), 4).length).toBeLessThanOrEqual(4);
  });

  test('of values say signs of percentage and money, and scales', () => {
    expect(tickLabel(20_000, 'officers')).toBe('20,000');
    expect(tickLabel(-1.2, '%')).toBe('−1.2%');
    expect(tickLabel(36_519, 'GBP per year')).toBe('£36,519');
    expect(tickLabel(2.5, '£m per year')).toBe('£2.5 million');
    expect(tickLabel(2, 'KES trillion')).toBe('KES 2 trillion');
    expect(tickLabel(6.5, 'million people')).toBe('6.5 million');
    expect(tickLabel(90, 'index')).toBe('90');
    expect(tickLabel(3, '% of GDP')).toBe('3%');
  });
});

describe('intervals in words', () => {
  test.each([
    ['[2283/2, 2285/2]', 'officers', 'from 1,141.5 to 1,142.5 officers'],
    ['(34000, inf)', 'officers', 'above 34,000 officers'],
    ['[855/2, 450)', 'officers per month', 'from 427.5 to just under 450 officers per month'],
    ['(-inf, 14]', 'GBP million', 'at or below £14 million'],
    ['[380, 380]', 'officers', 'at exactly 380 officers'],
    ['[0, 0)', 'officers', 'nowhere'],
  ])('%s of %s', (interval, unit, words) => {
    expect(intervalInWords(parseInterval(interval), unit)).toBe(words);
  });
});
