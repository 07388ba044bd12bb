/** How the figures of a plot are joined, and when each was published: no line says more than is known. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Bundle } from '../../../claims/bundle.ts';
import { bothClocks } from '../../../claims/evaluate.ts';
import { moment } from '../../../claims/exact/calendar.ts';
import { jointsOf, plotStep } from '../../../claims/plot/joints.ts';
import { plotOf } from '../../../claims/plot/plot.ts';
import { plotCsv } from '../../../claims/plot/plot-csv.ts';
import type { Plot } from '../../../claims/verdict/plot-shape.ts';
import { english } from '../../../claims/words/language.ts';
import { readStarter } from '../../../src/commands/starter.ts';
import { bundleOf, parsed, seriesOf } from '../support.ts';

const TODAY = '2026-11-30';

let starter: Map<string, Bundle>;
beforeAll(async () => {
  starter = new Map((await readStarter()).map(({ bundle }) => [bundle.claim.slug, bundle]));
});

function ofStarter(slug: string): Plot {
  const bundle = starter.get(slug) as Bundle;
  const plot = plotOf(bundle, bothClocks(bundle, TODAY));
  if (plot === undefined) throw new Error(`${slug} has no plot`);
  return plot;
}

const points = ({ lines: [line] }: Plot) => line?.points ?? [];
const joints = (plot: Plot) => points(plot).map(({ at, joint }) => [at, joint]);

const joined = (texts: readonly string[], frequency?: 'quarter' | 'year' | 'event') => {
  const moments = texts.map(moment);
  return jointsOf(plotStep(frequency === undefined ? {} : { frequency }, moments), moments);
};

describe('the step', () => {
  test('of quarters is a quarter, whatever is missing', () => {
    expect(joined(['2021-10-01/2021-12-31', '2022-10-01/2022-12-31', '2023-04-01/2023-06-30'])).toEqual([
      undefined,
      'hole',
      'hole',
    ]);
    expect(joined(['2022-10-01/2022-12-31', '2023-01-01/2023-03-31'])).toEqual([undefined, undefined]);
  });

  test('of years that end with any month is a year', () => {
    expect(joined(['2019-04-01/2020-03-31', '2021-04-01/2022-03-31', '2022-04-01/2023-03-31'])).toEqual([
      undefined,
      'hole',
      undefined,
    ]);
  });

  test('of twelve months told every quarter is the quarter', () => {
    expect(
      joined([
        '2021-04-01/2022-03-31',
        '2021-07-01/2022-06-30',
        '2021-10-01/2022-09-30',
        '2022-04-01/2023-03-31',
      ]),
    ).toEqual([undefined, undefined, undefined, 'hole']);
  });

  test('of days is the commonest distance, if it comes back', () => {
    expect(joined(['2020-12-31', '2021-03-31', '2021-06-30', '2022-09-30', '2023-03-31'])).toEqual([
      undefined,
      undefined,
      undefined,
      'hole',
      'hole',
    ]);
    expect(joined(['2022-09-30', '2023-03-31'])).toEqual([undefined, 'unknown']);
    expect(joined(['2003-03-31', '2010-03-31', '2019-03-31', '2020-03-31'])).toEqual([
      undefined,
      'unknown',
      'unknown',
      'unknown',
    ]);
    expect(joined(['2010-06-30', '2015-06-30', '2020-06-30'])).toEqual([undefined, 'unknown', 'unknown']);
  });

  test('is none of times of different lengths, and what the series states counts first', () => {
    expect(joined(['2023-01-01/2023-12-31', '2024-01-01/2024-01-31'])).toEqual([undefined, 'apart']);
    expect(joined(['2022-09-30', '2023-03-31'], 'quarter')).toEqual([undefined, 'hole']);
    expect(joined(['2022-09-30', '2023-03-31'], 'year')).toEqual([undefined, undefined]);
    expect(joined(['2010-05-06', '2019-12-12'], 'event')).toEqual([undefined, undefined]);
  });
});

describe('the starter ledger', () => {
  test('joins no quarters of GDP, and says which figure the revision passed over', () => {
    const plot = ofStarter('economy-0-8-percent-smaller-end-of-2022');
    expect(joints(plot)).toEqual([
      ['2021-10-01/2021-12-31', undefined],
      ['2022-10-01/2022-12-31', 'hole'],
      ['2023-04-01/2023-06-30', 'hole'],
    ]);
    expect(points(plot).map(({ beforeRevision }) => beforeRevision)).toEqual([
      undefined,
      '2023-09-01',
      undefined,
    ]);
    const [, passed] = points(plot);
    expect(passed && english.plot(plot, {}).notes(passed)).toContain(
      'not revised with those before it on 1 Sep 2023',
    );
  });

  test('breaks the sum of 149,572 and the real pay where they have no figures', () => {
    expect(joints(ofStarter('149572-officers-add-up')).map(([, joint]) => joint)).toEqual([
      undefined,
      undefined,
      undefined,
      'hole',
      'hole',
    ]);
    expect(joints(ofStarter('20-percent-real-terms-pay-cut'))).toEqual([
      ['2010-09-01', undefined],
      ['2019-09-01', 'hole'],
      ['2020-09-01', undefined],
      ['2021-09-01', undefined],
      ['2022-06-30', undefined],
    ]);
  });
});

describe('a revision', () => {
  const revised = (to: string) => {
    const bundle = parsed(
      bundleOf(
        {
          kind: 'level',
          claimed: { value: '5', unit: 'officers' },
          inputs: { value: { series: 's', at: '2023-12-31' } },
        },
        {
          series: [
            seriesOf(
              [
                ['2021-12-31', '100'],
                ['2021-12-31', to, { publishedOn: '2023-06-30' }],
                ['2022-12-31', '200'],
                ['2023-12-31', '300'],
              ],
              { frequency: 'year' },
            ),
          ],
        },
      ),
    );
    return joints(plotOf(bundle, bothClocks(bundle, TODAY)) as Plot).map(([, joint]) => joint);
  };

  test('parts the figures that it passed over from those around them, if it can be seen', () => {
    expect(revised('150')).toEqual([undefined, 'revision', 'revision']);
    expect(revised('101')).toEqual([undefined, undefined, undefined]);
  });
});

describe('the day of publication', () => {
  test('is that of the first vintage of the same value, and the CSV says when it was published again', () => {
    for (const slug of ['bradburn-another-broken-promise', 'braverman-on-track']) {
      const plot = ofStarter(slug);
      const point = points(plot).find(({ at }) => at === '2022-12-31');
      expect([point?.publishedOn, point?.publishedAgainOn], slug).toEqual(['2023-01-25', '2023-02-21']);
    }
    const bundle = starter.get('braverman-on-track') as Bundle;
    const [head = '', ...rows] = plotCsv(ofStarter('braverman-on-track'), bundle.sources, 'x').split('\r\n');
    const columns = head.split(',');
    // No cell before these holds a comma.
    const cell = (name: string) =>
      rows.find((row) => row.startsWith('x,2022-12-31,'))?.split(',')[columns.indexOf(name)];
    expect([cell('knownWhenSaid'), cell('publishedOn')]).toEqual(['yes', '2023-01-25']);
    expect(rows.find((row) => row.startsWith('x,2022-12-31,'))).toMatch(/,2023-02-21$/);
    const bradburn = ofStarter('bradburn-another-broken-promise');
    const notes = points(bradburn).map((point) => [point.at, english.plot(bradburn, {}).notes(point)]);
    expect(notes).toContainEqual(['2022-12-31', ['provisional', 'published 25 Jan 2023']]);
  });

  test('is on or before the day of the words for everything that was known then', () => {
    for (const [slug, bundle] of starter) {
      const plot = plotOf(bundle, bothClocks(bundle, TODAY));
      for (const { points: all } of plot?.lines ?? [])
        for (const { isLater, before, publishedOn, at } of all)
          if (publishedOn !== undefined && before === undefined)
            expect(publishedOn <= bundle.claim.saidOn, `${slug} ${at} ${publishedOn}`).toBe(!isLater);
    }
  });
});
