import { describe, expect, test } from 'vitest';
import { bothClocks } from '../../../claims/evaluate.ts';
import { parseInterval } from '../../../claims/exact/interval.ts';
import { KINDS } from '../../../claims/kinds/index.ts';
import { intervalInWords } from '../../../claims/words/intervals.ts';
import { claimFigure } from '../../../views/chart/claim-charts.ts';
import { numberLine } from '../../../views/chart/number-line.ts';
import { dateTicks, dayNumber, tickLabel } from '../../../views/chart/scale.ts';
import { bundleOf, parsed, seriesOf } from '../../claims/support.ts';

/** Every number of a drawing: none may be infinite or not a number. */
function isDrawable(drawing: string): boolean {
  return !/NaN|Infinity|undefined|null/.test(drawing);
}

/** The figure of a bundle by both of its clocks. */
function figureOf(bundle: unknown, today = '2026-06-30'): string {
  const one = parsed(bundle);
  return String(claimFigure(one, bothClocks(one, today)));
}

/** A level claimed of the last figure of a series. */
function ofFigures(figures: readonly (readonly [at: string, value: string])[], title = 'A series'): unknown {
  const last = figures.at(-1)?.[0] ?? '2020-01-01';
  return bundleOf(
    {
      kind: 'level',
      claimed: { value: '5', unit: 'officers' },
      inputs: { value: { series: 's', at: last } },
    },
    {
      asOf: '2026-01-01',
      series: [
        seriesOf(
          figures.map(([at, value]) => [at, value, { publishedOn: '2025-01-01' }] as const),
          { title },
        ),
      ],
    },
  );
}

describe('drawings', () => {
  test.each(KINDS.map((kind) => [kind.name, kind] as const))(
    'of the example of %s hold finite numbers only, with a description and a way to their files',
    (_, kind) => {
      const drawn = figureOf(kind.example);
      expect(isDrawable(drawn)).toBe(true);
      const drawings = [...drawn.matchAll(/<svg class="chart[^>]*>/g)];
      expect(drawings.length).toBe(2);
      for (const [drawing] of drawings) expect(drawing).toMatch(/role="img" aria-label="[^"]{10,}"/);
      for (const format of ['csv', 'png', 'svg']) expect(drawn).toContain(`/chart.${format}"`);
    },
  );

  test.each([
    ['equal figures', '2020-01-01 5', '2021-01-01 5'],
    [
      'huge and negative figures',
      '1900-01-01 -99999999999999999999999999999',
      '2100-01-01 99999999999999999999999999999',
    ],
    ['zero', '2020-02-29 0', '2021-02-28 0'],
    ['tiny figures', '2020-01-01 0.00000000000000000001', '2020-01-02 0.00000000000000000002'],
    ['the first and last days of the calendar', '0001-01-01 1', '9999-12-31 2'],
  ])('of %s', (_, ...figures) => {
    const drawn = figureOf(ofFigures(figures.map((one) => one.split(' ') as [string, string])));
    expect(isDrawable(drawn)).toBe(true);
    expect(drawn).toContain('<svg class="chart wide"');
    expect(drawn).toContain('said 1 Jan 2026');
  });

  test('of one figure are its rings on a line, and of none there are none', () => {
    expect(figureOf(ofFigures([['2020-01-01', '5']]))).toContain('the evidence: 5 officers');
    expect(figureOf(ofFigures([]))).toBe('');
  });

  test('escape what they are given', () => {
    const drawn = figureOf(
      ofFigures(
        [
          ['2020-01-01', '5'],
          ['2021-01-01', '6'],
        ],
        '<t> "d"',
      ),
    );
    expect(drawn).toContain('aria-label="&lt;t&gt; &quot;d&quot;');
    expect(drawn).not.toContain('<t>');
  });

  test('of a hundred thousand figures are small, and keep those that the verdict rests on and the extremes', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => {
      const day = new Date(Date.UTC(1730, 0, 1 + i)).toISOString().slice(0, 10);
      return [day, i === 77_777 ? '9000' : String(i % 100)] as const;
    });
    const bundle = parsed(ofFigures(many));
    const verdicts = bothClocks(bundle, '2026-06-30');
    const drawn = String(claimFigure(bundle, verdicts));
    expect(drawn.length).toBeLessThan(40_000);
    expect(drawn).toContain('9,000 officers');
    expect(drawn).toMatch(/<tr class="on"><th scope="row">[^<]*<\/th><td class="num">99 officers/);
    expect(drawn).toMatch(/of 100,000 figures, with those that the verdict rests on; the CSV has all/);
  });

  test('of one number have a table beneath with the places of its values', () => {
    const drawn = figureOf(ofFigures([['2020-01-01', '7']]));
    const rows = [...drawn.matchAll(/<tr[^>]*><th scope="row">([^<]*)<\/th><td class="num">([^<]*)</g)];
    expect(rows.map(([, what, value]) => `${what}: ${value}`)).toEqual([
      'Claimed: 5 officers',
      'The words hold from: 4.5 officers',
      'The words hold to: 5.5 officers',
      'The evidence, as known on 1 January 2026: 7 officers',
      'The evidence, as known on 30 June 2026: 7 officers',
    ]);
    for (const [, places = ''] of drawn.matchAll(/data-at="([^"]*)"/g))
      expect(places.split(',').length).toBe(rows.length);
  });

  test('of a count that is the claimed one has whole steps, with room around it', () => {
    const labels = (value: string) => {
      const drawn = figureOf(
        bundleOf({
          kind: 'level',
          claimed: { value, unit: 'officers' },
          inputs: { value: { value, unit: 'officers', at: '2023-03-31', source: 'src' } },
        }),
      );
      const [wide = ''] = drawn.split('</svg>');
      return [...wide.matchAll(/text-anchor="middle">([\d,.]+)<\/text>/g)].map(([, label]) => label);
    };
    expect(labels('4557')).toEqual(['4,300', '4,400', '4,500', '4,600', '4,700', '4,800']);
    expect(labels('3')).toEqual(['0', '1', '2', '3', '4', '5', '6']);
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
