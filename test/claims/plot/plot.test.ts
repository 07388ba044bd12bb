/** The plot of a claim: the question that its words ask, with exact values, for every kind. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Bundle, parseBundle } from '../../../claims/bundle.ts';
import { bothClocks } from '../../../claims/evaluate.ts';
import { formatInterval } from '../../../claims/exact/interval.ts';
import { exact, type Rational } from '../../../claims/exact/number.ts';
import { KINDS } from '../../../claims/kinds/index.ts';
import { plotOf } from '../../../claims/plot/plot.ts';
import { plotCsv } from '../../../claims/plot/plot-csv.ts';
import type { Plot, PlotPoint } from '../../../claims/verdict/plot-shape.ts';
import { readStarter } from '../../../src/commands/starter.ts';
import { chartOf } from '../../../views/chart/chart.ts';
import { bundleOf, type ClaimPart, parsed, seriesOf } from '../support.ts';

const TODAY = '2026-11-30';

let starter: Map<string, Bundle>;
beforeAll(async () => {
  starter = new Map((await readStarter()).map(({ bundle }) => [bundle.claim.slug, bundle]));
});

function plotted(bundle: Bundle, today = TODAY): Plot {
  const plot = plotOf(bundle, bothClocks(bundle, today));
  if (plot === undefined) throw new Error(`${bundle.claim.slug} has no plot`);
  return plot;
}

const ofStarter = (slug: string): Plot => plotted(starter.get(slug) as Bundle);

function made(
  claim: ClaimPart,
  series: readonly object[],
  { asOf = '2024-01-01', sources = [] as object[] } = {},
): Bundle {
  return parsed(bundleOf(claim, { asOf, series, sources }));
}

const text = (q: Rational | undefined) => (q === undefined ? undefined : exact(q));
const values = (points: readonly PlotPoint[] = []) => points.map(({ at, value }) => `${at} ${exact(value)}`);
const first = ({ lines: [line] }: Plot) => line?.points ?? [];

describe('every kind', () => {
  test.each(KINDS.map(({ name, example }) => [name, example] as const))('%s has a chart', (_, example) => {
    const one = parseBundle(example);
    if (!one.ok) throw new Error('an example that cannot be read');
    expect(chartOf(one.bundle, bothClocks(one.bundle, TODAY))).toBeDefined();
  });

  test('of the starter ledger is drawn by each claim that has a figure, with what its verdict rests on', () => {
    let drawn = 0;
    for (const bundle of starter.values()) {
      const plot = plotOf(bundle, bothClocks(bundle, TODAY));
      drawn += plot === undefined ? 0 : 1;
      for (const { points } of plot?.lines ?? []) {
        expect(points.map(({ date }) => date)).toEqual(points.map(({ date }) => date).sort());
        // Of a claim whose figure is not known the place of the words is drawn beside the others.
        if (plot?.way === undefined && plot?.lines.length === 1)
          expect(
            points.some(({ isUsed }) => isUsed) ||
              bothClocks(bundle, TODAY).now.computed === undefined ||
              bothClocks(bundle, TODAY).now.evidence.length === 0,
            bundle.claim.slug,
          ).toBe(true);
      }
    }
    expect(drawn).toBeGreaterThan(80);
  });
});

describe('a change', () => {
  test('in real terms is drawn in the prices of its start, with the ring in them', () => {
    const bundle = made(
      {
        kind: 'real-terms-change',
        claimed: { value: '20', unit: '%', hedge: 'about' },
        inputs: {
          from: { series: 's', at: '2010-06-30' },
          to: { series: 's', at: '2020-06-30' },
          pricesFrom: { series: 'cpi', at: '2010-06-01/2010-06-30' },
          pricesTo: { series: 'cpi', at: '2020-06-01/2020-06-30' },
        },
        options: { direction: 'fall' },
      },
      [
        seriesOf(
          [
            ['2010-06-30', '30000'],
            ['2015-06-30', '31000'],
            ['2020-06-30', '32000'],
          ],
          { unit: 'GBP per year' },
        ),
        seriesOf(
          [
            ['2010-06-01/2010-06-30', '80'],
            ['2015-06-01/2015-06-30', '100'],
            ['2020-06-01/2020-06-30', '110'],
          ],
          { id: 'cpi', title: 'Prices', unit: 'index' },
        ),
      ],
    );
    const plot = plotted(bundle);
    expect(plot.subject).toEqual({ of: 'real', title: 'A series', pricesOf: '2010-06-01/2010-06-30' });
    // 31,000 x 80 / 100, and 32,000 x 80 / 110.
    expect(values(first(plot))).toEqual(['2010-06-30 30000', '2015-06-30 24800', '2020-06-30 256000/11']);
    expect(text(plot.joined?.to.value)).toBe('256000/11');

    const { in: ring } = plot.rings[0] ?? { in: undefined };
    expect(plot.rings[0]?.date).toBe('2020-06-30');
    expect(
      ring?.lo !== null && ring?.hi !== null && Number(ring?.lo) < 24_000 && Number(ring?.hi) > 24_000,
    ).toBe(true);
  });

  test('joins its ends, with what would be needed at the later one', () => {
    const plot = ofStarter('312-more-officers-than-a-year-before');
    expect(first(plot).filter(({ isUsed }) => isUsed).length).toBe(2);
    expect(plot.joined?.from.date).not.toBe(plot.joined?.to.date);
    expect(plot.rings.map(({ date }) => date)).toEqual([plot.joined?.to.date]);
  });
});

describe('a result', () => {
  const officers = (id: string, figures: Parameters<typeof seriesOf>[0]) =>
    seriesOf(figures, { id, title: id });
  const inputs = { a: { series: 'a', at: '2022-03-31' }, b: { series: 'b', at: '2022-03-31' } };

  test('is reckoned at every date that both have, by the formula of the claim', () => {
    const plot = plotted(
      made({ kind: 'difference', claimed: { value: '50', unit: 'officers' }, inputs }, [
        officers('a', [
          ['2020-03-31', '100'],
          ['2021-03-31', '120'],
          ['2022-03-31', '150'],
        ]),
        officers('b', [
          ['2020-03-31', '90'],
          ['2022-03-31', '101'],
        ]),
      ]),
    );
    expect(values(first(plot))).toEqual(['2020-03-31 10', '2022-03-31 49']);
    expect(first(plot).map(({ isUsed }) => isUsed)).toEqual([false, true]);
    expect(plot.rings.map(({ date, in: ring }) => [date, formatInterval(ring)])).toEqual([
      ['2022-03-31', '[195/4, 205/4]'],
    ]);
  });

  test('has both vintages where a figure behind it was revised, and says what was not known', () => {
    const plot = plotted(
      made(
        { kind: 'ratio', claimed: { value: '2', unit: 'times' }, inputs },
        [
          officers('a', [
            ['2021-03-31', '30'],
            ['2022-03-31', '40'],
            ['2022-03-31', '50', { publishedOn: '2023-01-01' }],
            ['2023-03-31', '70'],
          ]),
          officers('b', [
            ['2021-03-31', '20'],
            ['2022-03-31', '20'],
            ['2023-03-31', '20'],
          ]),
        ],
        { asOf: '2022-06-01' },
      ),
    );
    expect(first(plot).map(({ value, before, isLater }) => [text(value), text(before), isLater])).toEqual([
      ['3/2', undefined, false],
      ['5/2', '2', false],
      ['7/2', undefined, true],
    ]);
  });
});

describe('lines', () => {
  const level = (figures: Parameters<typeof seriesOf>[0], more: object, at: string) =>
    made(
      {
        kind: 'level',
        claimed: { value: '5', unit: 'officers', hedge: 'about' },
        inputs: { value: { series: 's', at } },
      },
      [seriesOf(figures, more)],
    );

  test('break where figures are missing, if the series says how often it comes', () => {
    const figures = [
      ['2020-03-31', '1'],
      ['2020-06-30', '2'],
      ['2020-12-31', '3'],
      ['2021-03-31', '4'],
    ] as const;
    const broken = (more: object) =>
      first(plotted(level(figures, more, '2021-03-31'))).map(({ joint }) => joint);
    expect(broken({ frequency: 'quarter' })).toEqual([undefined, undefined, 'hole', undefined]);
    expect(broken({ frequency: 'event' })).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('have the rings of the words at the figure, on the scale of the series', () => {
    const plot = plotted(
      made(
        {
          kind: 'level',
          claimed: { value: '5', unit: 'million people' },
          inputs: { value: { series: 's', at: '2021-03-31' } },
        },
        [
          seriesOf(
            [
              ['2020-03-31', '4900'],
              ['2021-03-31', '5100'],
            ],
            { unit: 'thousand people' },
          ),
        ],
      ),
    );
    expect(plot.unit).toBe('thousand people');
    expect(plot.rings.map(({ date, in: ring }) => [date, formatInterval(ring)])).toEqual([
      ['2021-03-31', '[4875, 5125]'],
    ]);
  });

  test('mark the rivals of a record, and those that reach it', () => {
    const plot = plotted(
      made(
        {
          kind: 'superlative',
          inputs: { value: { series: 's', at: '2021-12-31' } },
          options: { extreme: 'highest' },
        },
        [
          seriesOf(
            [
              ['2018-12-31', '8'],
              ['2019-12-31', '11'],
              ['2020-12-31', '9'],
              ['2021-12-31', '10'],
              ['2022-12-31', '12'],
            ],
            { frequency: 'year' },
          ),
        ],
      ),
    );
    expect(first(plot).map(({ role }) => role)).toEqual(['rival', 'beyond', 'rival', undefined, undefined]);
    expect([plot.level?.is, text(plot.level?.value)]).toEqual(['record', '10']);
  });

  test('mark the steps of a row, and the time that an average is over', () => {
    const series = seriesOf(
      [
        ['2020-12-31', '5'],
        ['2021-12-31', '6'],
        ['2022-12-31', '7'],
        ['2023-12-31', '8'],
      ],
      { frequency: 'year' },
    );
    const row = plotted(
      made(
        {
          kind: 'streak',
          claimed: { value: '2', unit: 'years' },
          inputs: { series: 's', until: { series: 's', at: '2022-12-31' } },
          options: { condition: 'rise' },
        },
        [series],
      ),
    );
    expect(first(row).map(({ role }) => role)).toEqual(['step', 'step', 'step', undefined]);
    const average = plotted(
      made(
        {
          kind: 'average',
          claimed: { value: '6', unit: 'officers' },
          inputs: { series: 's' },
          options: { within: '2021-12-31/2022-12-31' },
        },
        [series],
      ),
    );
    expect(average.within).toEqual({ from: '2021-12-31', to: '2022-12-31' });
  });
});

describe('the way to a target', () => {
  test('has what was needed, the pace that was kept up, and what came', () => {
    const { way, said } = ofStarter('braverman-on-track');
    expect([said, way?.deadline, text(way?.target)]).toEqual(['2023-01-25', '2023-03-31', '20000']);
    expect([way?.required?.from.date, text(way?.required?.rate)]).toEqual(['2022-12-31', '3247/3']);
    expect([way?.kept?.months, text(way?.kept?.to.value)]).toEqual([6, '36469/2']);
    expect([way?.outcome?.at, text(way?.outcome?.value)]).toEqual(['2023-03-31', '20951']);
  });

  test('goes to a step of the schedule, where the pace is measured by one', () => {
    const { way } = ofStarter('on-track-october-2020');
    expect([way?.required?.to.date, text(way?.required?.to.value)]).toEqual(['2021-03-31', '6000']);
    expect(text(way?.target)).toBe('20000');
  });

  test('has the steps of the programme’s own schedule, and what was needed where no pace was known', () => {
    const { way } = ofStarter('commissioners-ahead-of-schedule');
    expect(way?.milestones?.map(({ by, value }) => [by, text(value)])).toEqual([
      ['2021-03-31', '6000'],
      ['2022-03-31', '12000'],
    ]);
    // 20,000 less 6,620 over the 27 months from 31 December 2020.
    expect([way?.required?.from.date, text(way?.required?.rate)]).toEqual(['2020-12-31', '4460/9']);
    const { way: promised } = ofStarter('johnson-20000-officers');
    // Nothing was known when it was promised: from the first figure there is.
    expect([promised?.required?.from.date, text(promised?.required?.rate)]).toEqual([
      '2020-03-31',
      '5665/12',
    ]);
  });
});

describe('bars', () => {
  test('are the members of a rank in their places', () => {
    const rank = KINDS.find(({ name }) => name === 'rank');
    const plot = plotted(parsed(rank?.example));
    expect(plot.bars.map(({ name, place, isOwn }) => [place, name, isOwn])).toEqual([
      [1, 'France', false],
      [2, 'United Kingdom', true],
      [3, 'Germany', false],
      [4, 'Italy', false],
    ]);
  });

  test('are the parts of a sum and what they come to, with the rings of the words', () => {
    const { bars } = ofStarter('conservatives-split-of-the-13000');
    expect(bars.map(({ isResult }) => isResult)).toEqual([false, false, false, false, true]);
    const [total] = bars.filter(({ isResult }) => isResult);
    expect(text(total?.value)).toBe('13000');
    expect(total?.rings?.in).toBeDefined();
  });
});

test('the CSV has every figure with its source, exactly, and runs nothing in a spreadsheet', () => {
  const bundle = starter.get('police-pay-fallen-22-percent') as Bundle;
  const plot = plotted(bundle);
  const csv = plotCsv(plot, bundle.sources, '=cmd()').split('\r\n');
  expect(csv[0]).toBe(
    'what,at,value,exact,unit,valueWhenSaid,knownWhenSaid,publishedOn,status,used,source,sourceTitle,publisher,url,publishedAgainOn',
  );
  const figures = csv.filter((line) => line.startsWith("'=cmd()"));
  expect(figures.length).toBe(first(plot).length);
  for (const line of figures) expect(line).toMatch(/,\d+(?:\.\d+)?,\d+(?:\/\d+)?,GBP per year,/);
  expect(csv.some((line) => line.startsWith('the words hold from,2019-09-01,'))).toBe(true);
});
