/** What the page of a series says of its figures: how they were revised, where they stood, and which verdicts hang on the latest. */
import { describe, expect, it } from 'vitest';
import type { Bundle } from '../../../claims/bundle.ts';
import { revisionsInWords, revisionsOf } from '../../../claims/editorial/revisions.ts';
import {
  latestFigure,
  movedFigure,
  sensitivityInWords,
  sensitivityOf,
  type Tried,
} from '../../../claims/editorial/sensitivity.ts';
import { bothClocks, evaluateBundle } from '../../../claims/evaluate.ts';
import { cellInWords } from '../../../claims/evidence/origin.ts';
import type { Observation, Series } from '../../../claims/evidence/series.ts';
import { seriesOfInputs } from '../../../claims/kinds/given-inputs.ts';
import { plotOfSeries } from '../../../claims/plot/points.ts';
import { headlineOf } from '../../../claims/verdict/headline.ts';
import { readStarter } from '../../../src/commands/starter.ts';
import { SAID_ON, smallBundle } from '../../support/bundles.ts';

const figure = (at: string, value: string, publishedOn: string, more: Partial<Observation> = {}) => ({
  at,
  value,
  source: 'bulletin',
  publishedOn,
  ...more,
});

const officers = (...observations: Observation[]): Series => ({
  id: 'officers',
  title: 'Officers in post',
  unit: 'officers',
  observations,
});

const TODAY = '2024-06-30';

describe('revisions', () => {
  const told = (series: Series, today = TODAY) => revisionsInWords(revisionsOf(series, today), series.unit);

  it('are counted, and the largest is told from its first publication to the one that counts', () => {
    const series = officers(
      figure('2023-12-31', '20000', '2024-01-31'),
      figure('2023-12-31', '20400', '2024-03-31'),
      figure('2023-12-31', '20100', '2024-04-30'),
      figure('2024-01-31', '20200', '2024-02-29'),
      figure('2024-01-31', '20000', '2024-04-30'),
      figure('2024-02-29', '20500', '2024-03-31'),
    );
    expect(told(series)).toBe(
      'Of three figures, two were revised after they first came out. The largest revision: the figure for 31 January 2024 was 20,200 as published on 29 February 2024, and is 20,000 as published on 30 April 2024: −200 officers (−0.99%).',
    );
    // As of a day, what came later is not known.
    expect(told(series, '2024-03-31')).toContain(
      'Of three figures, one was revised after it first came out.',
    );
  });

  it('of percentages are in points, and of nought no per cent is told', () => {
    const percent = {
      ...officers(figure('2023-12-31', '-0.2', '2024-01-31'), figure('2023-12-31', '1.8', '2024-02-29')),
      unit: '%',
    };
    expect(told(percent)).toBe(
      'The figure was revised after it first came out. It was −0.2% as published on 31 January 2024, and is 1.8% as published on 29 February 2024: +2 percentage points.',
    );
    const nought = officers(figure('2023-12-31', '0', '2024-01-31'), figure('2023-12-31', '5', '2024-02-29'));
    expect(told(nought)).toMatch(/: \+5 officers\.$/);
  });

  it('are none where figures were published again, or only foretold before', () => {
    const again = officers(
      figure('2023-12-31', '20000', '2024-01-31'),
      figure('2023-12-31', '20000.0', '2024-02-29'),
      figure('2024-01-31', '1', '2024-01-31', { status: 'forecast' }),
      figure('2024-01-31', '20000', '2024-02-29'),
    );
    expect(told(again)).toBe('None of the figures has been revised.');
    expect(told(officers())).toBeUndefined();
    expect(told(officers(figure('2023-12-31', '1', '2024-01-31')))).toBe('The figure has not been revised.');
  });

  it('are drawn where they are asked for: each other value once, the first first', () => {
    const series = officers(
      figure('2023-12-31', '20100', '2024-04-30'),
      figure('2023-12-31', '20000', '2024-01-31'),
      figure('2023-12-31', '20000', '2024-02-29'),
      figure('2023-12-31', '20400', '2024-03-31'),
      figure('2024-01-31', '20500', '2024-03-31'),
    );
    const points = (shown?: { withEarlier: boolean }) =>
      plotOfSeries(series, TODAY, shown).lines[0]?.points.map(({ earlier }) =>
        earlier?.map((q) => q.valueOf()),
      );
    expect(points({ withEarlier: true })).toEqual([[20000, 20400], undefined]);
    expect(points()).toEqual([undefined, undefined]);
  });
});

describe('the cell of a figure', () => {
  it.each([
    ['Table_1!M31', 'Table_1, row 31, column M'],
    ["'My sheet'!$B$8", 'My sheet, row 8, column B'],
    ['C2', 'row 2, column C'],
    ['0:1', '0:1'],
    ['a!b!AA10', 'a!b, row 10, column AA'],
  ])('%s is “%s”', (cell, words) => expect(cellInWords(cell)).toBe(words));
});

describe('a figure that is moved by one per cent', () => {
  it.each([
    ['147746', '149223.46', '146268.54'],
    ['-0.2', '-0.198', '-0.202'],
    ['0.1', '0.101', '0.099'],
  ])('%s is %s or %s, exactly', (value, higher, lower) => {
    const one = figure('2023-12-31', value, SAID_ON);
    expect([movedFigure(one, 1)?.value, movedFigure(one, -1)?.value]).toEqual([higher, lower]);
  });

  it('keeps its precision, and takes its interval along', () => {
    const nearest = figure('2023-12-31', '100', SAID_ON, { precision: { nearest: '10' } });
    expect(movedFigure(nearest, 1)?.precision).toEqual({ nearest: '10' });
    const interval = figure('2023-12-31', '100', SAID_ON, { precision: { interval: ['90', '120.5'] } });
    expect(movedFigure(interval, -1)).toMatchObject({
      value: '99',
      precision: { interval: ['89', '119.5'] },
    });
  });

  it('is none if it has as many digits as can be read, nor is nought', () => {
    expect(movedFigure(figure('2023-12-31', '1'.repeat(30), SAID_ON), 1)).toBeUndefined();
    expect(latestFigure(officers(figure('2023-12-31', '0', SAID_ON)), TODAY)).toBeUndefined();
    expect(latestFigure(officers(), TODAY)).toBeUndefined();
  });
});

const triedOn = (bundles: readonly Bundle[], today: string): Tried => ({
  claims: bundles.map((bundle) => ({
    slug: bundle.claim.slug,
    claim: bundle.claim,
    clock: headlineOf(bothClocks(bundle, today)).clock,
    series: seriesOfInputs(bundle.claim),
  })),
  series: [...new Map(bundles.flatMap(({ series }) => series.map((s) => [s.id, s] as const))).values()],
  sources: bundles.flatMap(({ sources }) => sources),
});

describe('what would become of verdicts', () => {
  const exactly = smallBundle({ claimed: '20150', value: '20150' });
  const about = smallBundle({ slug: 'another', claimed: '40000', value: '20150' });
  const [series = officers()] = exactly.series;

  it('is told of those whose word would be another', () => {
    const found = sensitivityOf(triedOn([exactly, about], TODAY), series, TODAY);
    expect(found).toMatchObject({ at: '2023-12-31', value: '20150', tried: 2 });
    expect(found?.swung.map(({ slug }) => slug)).toEqual(['a-claim']);
    const [one] = found?.swung ?? [];
    expect([one?.word, one?.higher !== null || one?.lower !== null]).toEqual(['right', true]);
    expect(found && sensitivityInWords(found, 'officers', 2)).toBe(
      'Used by two claims; the verdict on one of them would change if its latest figure, 20,150 for 31 December 2023, were 1% higher or lower.',
    );
  });

  it.each([
    [1, 0, 1, 'Used by one claim; the verdict on it would not change if '],
    [1, 1, 1, 'Used by one claim; the verdict on it would change if '],
    [14, 0, 14, 'Used by 14 claims; the verdict on none of them would change if '],
    [14, 3, 14, 'Used by 14 claims; the verdicts on three of them would change if '],
    [2, 2, 2, 'Used by two claims; the verdicts on all of them would change if '],
    [
      100,
      1,
      250,
      'Used by 250 claims, of which the 100 said last were tried; the verdict on one of them would change if ',
    ],
  ])('%i tried, %i changed, of %i', (tried, changed, total, begins) => {
    const one = { slug: 's', word: 'right', higher: 'wrong', lower: null } as const;
    const said = sensitivityInWords(
      { at: '2023-12-31', value: '20000', tried, swung: Array.from({ length: changed }, () => one) },
      'officers',
      total,
    );
    expect(said).toBe(`${begins}its latest figure, 20,000 for 31 December 2023, were 1% higher or lower.`);
  });

  it('is nothing for a claim that is told by the figures of a day before', () => {
    const late = {
      ...series,
      observations: [...series.observations, figure('2024-03-31', '1', '2024-04-30')],
    };
    expect(sensitivityOf(triedOn([exactly], TODAY), late, TODAY)).toMatchObject({ tried: 1, swung: [] });
  });

  it('is not tried beyond what a page bears', () => {
    const many = Array.from({ length: 5_000 }, (_, i) => figure(`${1000 + i}-01-01`, '1', SAID_ON));
    const long = { ...series, observations: many };
    const tried = triedOn([exactly], TODAY);
    expect(sensitivityOf({ ...tried, series: [long] }, long, '9999-01-01')).toBeUndefined();
  });

  it('is what the engine gives for the starter’s claims, one by one', async () => {
    const today = '2023-05-01';
    const all = (await readStarter()).map(({ bundle }) => bundle);
    const own = all.flatMap(({ series }) => series).find(({ id }) => id === 'uplift-ew') ?? officers();
    const bundles = all.filter(({ claim }) => seriesOfInputs(claim).includes('uplift-ew'));
    const found = sensitivityOf(triedOn(bundles, today), own, today);
    const last = latestFigure(own, today);
    const slowly = bundles.flatMap((bundle) => {
      const wordOn = (way: 1 | 0 | -1) => {
        const moved = way === 0 || last === undefined ? undefined : movedFigure(last, way);
        const swap = (s: Series) =>
          s.id !== own.id || moved === undefined
            ? s
            : {
                ...s,
                observations: s.observations.map((o) =>
                  o.at === moved.at && o.publishedOn === moved.publishedOn ? moved : o,
                ),
              };
        const other = { ...bundle, series: bundle.series.map(swap) };
        return headlineOf({
          said: evaluateBundle(other, bundle.claim.saidOn),
          now: evaluateBundle(other, today),
        }).word;
      };
      const [word, higher, lower] = [wordOn(0), wordOn(1), wordOn(-1)];
      return word === higher && word === lower ? [] : [bundle.claim.slug];
    });
    expect(bundles.length).toBeGreaterThan(10);
    expect(found?.swung.map(({ slug }) => slug).sort()).toEqual(slowly.sort());
  });
});
