/** The chart draws what the words ask: the difference, the share or the rate, never its ingredients side by side. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Bundle } from '../../../claims/bundle.ts';
import { bothClocks } from '../../../claims/evaluate.ts';
import { formatInterval } from '../../../claims/exact/interval.ts';
import { compare, decimal, exact, parseExact, type Rational } from '../../../claims/exact/number.ts';
import { plotOf } from '../../../claims/plot/plot.ts';
import { ringsCsv } from '../../../claims/plot/plot-csv.ts';
import { ringLineOf } from '../../../claims/plot/ring-line.ts';
import { headlineOf } from '../../../claims/verdict/headline.ts';
import type { Plot, RingLine } from '../../../claims/verdict/plot-shape.ts';
import { english } from '../../../claims/words/language.ts';
import { readStarter } from '../../../src/commands/starter.ts';
import { bundleOf, type ClaimPart, parsed, seriesOf } from '../support.ts';

const TODAY = '2026-11-30';

let starter: Map<string, Bundle>;
beforeAll(async () => {
  starter = new Map((await readStarter()).map(({ bundle }) => [bundle.claim.slug, bundle]));
});

function plotted(bundle: Bundle): Plot {
  const plot = plotOf(bundle, bothClocks(bundle, TODAY));
  if (plot === undefined) throw new Error(`${bundle.claim.slug} has no plot`);
  return plot;
}

const ofStarter = (slug: string): Plot => plotted(starter.get(slug) as Bundle);

function lineOf(slug: string): RingLine {
  const bundle = starter.get(slug) as Bundle;
  const verdicts = bothClocks(bundle, TODAY);
  expect(plotOf(bundle, verdicts), slug).toBeUndefined();
  const line = ringLineOf(bundle, verdicts);
  if (line === undefined) throw new Error(`${slug} has no line`);
  return line;
}

const made = (claim: ClaimPart, series: readonly object[]) => plotted(parsed(bundleOf(claim, { series })));
const at = ({ lines: [line] }: Plot, when: string): Rational | undefined =>
  line?.points.find((point) => point.at === when)?.value;
const shown = (q: Rational | undefined) => (q === undefined ? undefined : exact(q));
const wordsOf = (slug: string, plot: Plot) => {
  const verdicts = bothClocks(starter.get(slug) as Bundle, TODAY);
  return english.plot(plot, verdicts[headlineOf(verdicts).clock]);
};
const rings = ({ rings: all }: Plot) => all.map(({ date, in: ring }) => [date, formatInterval(ring)]);

test('of every claim of the starter ledger that has a result, the chart has it', () => {
  for (const [slug, bundle] of starter) {
    const verdicts = bothClocks(bundle, TODAY);
    const lead = verdicts[headlineOf(verdicts).clock];
    const plot = plotOf(bundle, verdicts);
    const { computed } = lead;
    if (computed === undefined) continue;
    const value = parseExact(computed.exact);
    // Pay is drawn in the prices of a time, and a change down is below nought.
    if (plot?.subject.of === 'real') continue;
    const found = [value, value.neg()].some((one) =>
      [
        ...(plot?.lines ?? []).flatMap(({ points }) =>
          points.flatMap((point) => [point.value, ...(point.before === undefined ? [] : [point.before])]),
        ),
        ...(plot?.bars ?? []).map((bar) => bar.value),
        ...(plot === undefined ? [ringLineOf(bundle, verdicts)?.computed.value] : []),
      ].some((drawn) => drawn !== undefined && compare(drawn, one) === 0),
    );
    expect(found, slug).toBe(true);
  }
});

describe('comparisons', () => {
  test('of two series are their difference at every date, with the side on which the words hold', () => {
    const plot = ofStarter('more-officers-leaving-than-joining');
    expect(plot.lines.length).toBe(1);
    expect(shown(at(plot, '2021-04-01/2022-03-31'))).toBe('-4672');
    expect(shown(at(plot, '2023-04-01/2024-03-31'))).toBe('-399');
    expect(rings(plot)).toEqual([['2022-03-31', '(0, inf)']]);
    expect(wordsOf('more-officers-leaving-than-joining', plot).claimed).toBe('said: more');
  });

  test('of one series are held against the earlier time at every date', () => {
    const plot = ofStarter('cooper-police-numbers-slashed');
    expect(shown(at(plot, '2010-03-31'))).toBe('0');
    expect(shown(at(plot, '2022-03-31'))).toBe('-3525');
    expect(rings(plot)).toEqual([['2022-03-31', '(-inf, 0)']]);
    expect(wordsOf('cooper-police-numbers-slashed', plot).title).toMatch(
      /, less the figure of 31 March 2010$/,
    );
  });

  test('of figures that were given are one number on a line', () => {
    const line = lineOf('hmicfrs-6-6-percent-of-officers-left');
    expect(shown(line.computed.value)).toBe('-1/2');
    const words = english.ringLine(line, {});
    expect([words.title, words.claimed]).toEqual([
      'Officers who left the Met, less officers who left in England and Wales',
      'said: less',
    ]);
  });
});

describe('changes', () => {
  test('are drawn as how far the series has moved since, a fall below nought', () => {
    const plot = ofStarter('41-9-percent-fewer-joiners');
    expect([plot.unit, plot.lines[0]?.points.length]).toEqual(['%', 2]);
    // 9,479 of 16,328.
    expect(shown(at(plot, '2023-04-01/2024-03-31'))).toBe('-171225/4082');
    expect(rings(plot)).toEqual([['2024-03-31', '[-839/20, -837/20]']]);
    expect(wordsOf('41-9-percent-fewer-joiners', plot).claimed).toBe('claimed: a fall of 41.9%');
  });

  test('have the published figures behind them in their notes, and both vintages', () => {
    const plot = ofStarter('312-more-officers-than-a-year-before');
    const point = plot.lines[0]?.points.find((one) => one.at === '2024-03-31');
    expect([shown(point?.value), shown(point?.before)]).toEqual(['311', '312']);
    expect(point && wordsOf('312-more-officers-than-a-year-before', plot).notes(point)[0]).toBe(
      '147,745 officers',
    );
  });

  test('of figures that were given are one number on a line, told as the move that it is', () => {
    const line = lineOf('raab-waiting-lists-down-two-thirds');
    const verdicts = bothClocks(starter.get('raab-waiting-lists-down-two-thirds') as Bundle, TODAY);
    const words = english.ringLine(line, verdicts.said);
    expect([words.claimed, words.computed]).toEqual([
      'claimed: a fall of about 67%',
      'the evidence: a rise of 22.03%',
    ]);
  });

  test('on average are rates over times as long, or since a start that was given', () => {
    const plot = ofStarter('averaged-494-a-month');
    expect(plot.unit).toBe('officers per month');
    // 16,753 less 13,790 over six months; 20,951 less 15,343.
    expect(shown(at(plot, '2022-12-31'))).toBe('2963/6');
    expect(shown(at(plot, '2023-03-31'))).toBe('2804/3');
    const since = ofStarter('thames-valley-eight-a-month');
    expect(since.subject).toMatchObject({ of: 'rate', over: { since: '2019-09-05' } });
    expect(shown(at(since, '2021-12-31'))).toBe('1374/167');
  });
});

describe('what is held against a target', () => {
  test('is the shortfall and the required rate at every date, with a label for the claim', () => {
    const short = ofStarter('16-percent-short');
    expect([short.unit, shown(at(short, '2022-12-31')), shown(at(short, '2023-03-31'))]).toEqual([
      '%',
      '3247/200',
      '-951/200',
    ]);
    expect(wordsOf('16-percent-short', short).claimed).toBe('claimed: 16%');
    const needed = ofStarter('1142-officers-a-month');
    expect([needed.unit, shown(at(needed, '2022-12-31'))]).toEqual(['officers per month', '3247/3']);
    expect(at(needed, '2023-03-31')).toBeUndefined();
    expect(wordsOf('1142-officers-a-month', needed).claimed).toBe('claimed: 1,142 officers per month');
  });

  test('has its rings on the day of the words’ own figure, though that is not known', () => {
    expect(rings(ofStarter('met-nearly-450-a-month'))).toEqual([['2022-12-31', '[855/2, 450)']]);
  });
});

describe('single results', () => {
  test('are one number on a line with the rings of the words, and the CSV has the same numbers', () => {
    const line = lineOf('karama-white-wealth-81-times');
    expect(line.readings.map(({ is, value }) => [is, decimal(value)])).toEqual([
      ['claimed', '81'],
      ['in-from', '80.5'],
      ['in-to', '81.5'],
      ['evidence', '9.970845'],
      ['evidence', '9.970845'],
    ]);
    const rows = ringsCsv(line).trim().split('\r\n').slice(1);
    expect(rows.map((row) => row.split(',').slice(0, 3))).toEqual([
      ['claimed', '', '81'],
      ['the words hold from', '', '80.5'],
      ['the words hold to', '', '81.5'],
      ['the evidence on 2020-10-12', '', '9.970845'],
      ['the evidence on 2026-11-30', '', '9.970845'],
    ]);
  });

  test('of a part that was given for one day are not held against the whole of other days', () => {
    expect(shown(lineOf('labour-12-percent-in-neighbourhood-roles').computed.value)).toBe('37675/3187');
  });
});

test('a total adds up over its time, with its ring at the end', () => {
  const plot = made(
    {
      kind: 'total',
      claimed: { value: '60', unit: 'officers' },
      inputs: { series: 's' },
      options: { within: '2021-01-01/2023-12-31' },
    },
    [
      seriesOf([
        ['2020-01-01/2020-12-31', '5'],
        ['2021-01-01/2021-12-31', '10'],
        ['2022-01-01/2022-12-31', '20'],
        ['2023-01-01/2023-12-31', '30'],
      ]),
    ],
  );
  expect(plot.lines[0]?.points.map(({ at: when, value }) => [when, exact(value)])).toEqual([
    ['2021-01-01/2021-12-31', '10'],
    ['2022-01-01/2022-12-31', '30'],
    ['2023-01-01/2023-12-31', '60'],
  ]);
  expect(plot.rings.map(({ date }) => date)).toEqual(['2023-12-31']);
});
