/** The sentence why, kind by kind and finding by finding: exact, since readers quote it. */
import { describe, expect, test } from 'vitest';
import { KINDS } from '../../../claims/kinds/index.ts';
import type { Finding } from '../../../claims/verdict/verdict.ts';
import { bundleOf, type ClaimPart, seriesOf, verdictOf } from '../support.ts';

type Row = [what: string, finding: Finding, claim: Omit<ClaimPart, 'kind'>, because: string, asOf?: string];

/** Officers recruited, as published; one figure rounded, and a forecast of the next. */
const RECRUITED = seriesOf([
  ['2020-12-31', '6620'],
  ['2021-12-31', '11048'],
  ['2022-03-31', '13500', { precision: { nearest: '100' } }],
  ['2022-06-30', '13790'],
  ['2022-09-30', '15343'],
  ['2022-12-31', '16753'],
  ['2023-06-30', '20951', { publishedOn: '2023-07-26' }],
]);
const WAITING = seriesOf(
  [
    ['2023-12-31', '9000'],
    ['2024-03-31', '8400'],
    ['2024-06-30', '7800'],
    ['2024-09-30', '7200'],
    ['2024-12-31', '6000'],
  ],
  { id: 'w', title: 'Cases waiting', unit: 'cases' },
);
/** Officers at the end of each quarter of a year and a half. */
const QUARTERLY = seriesOf(
  [
    ['2021-09-30', '11053'],
    ['2021-12-31', '11048'],
    ['2022-03-31', '13576'],
    ['2022-06-30', '13790'],
    ['2022-09-30', '15343'],
    ['2022-12-31', '16753'],
  ],
  { id: 'q', title: 'Officers by quarter' },
);
/** Officers who joined, year by year, and the same in round figures. */
const JOINING = seriesOf(
  [
    ['2020-04-01/2021-03-31', '12127'],
    ['2021-04-01/2022-03-31', '12789'],
    ['2022-04-01/2023-03-31', '16328'],
  ],
  { id: 'j', title: 'Officers joining' },
);
const JOINING_ROUNDED = seriesOf(
  [
    ['2020-04-01/2021-03-31', '12100', { precision: { nearest: '100' } }],
    ['2021-04-01/2022-03-31', '12800', { precision: { nearest: '100' } }],
  ],
  { id: 'r', title: 'Officers joining, rounded' },
);
/** A survey: figures with their confidence intervals, in %. */
const SURVEY = seriesOf(
  [
    ['2021-12-31', '91', { precision: { interval: ['89', '93'] } }],
    ['2022-12-31', '94', { precision: { interval: ['92', '96'] } }],
  ],
  { id: 'p', title: 'A survey', unit: '%' },
);

const at = (day: string) => ({ series: 's', at: day });
const quarter = (day: string) => ({ series: 'q', at: day });
const officers = (value: string, more: object = {}) => ({ value, unit: 'officers', ...more });
const percent = (value: string, more: object = {}) => ({ value, unit: '%', ...more });
const grew = (name: string, value: string, more: object = {}) =>
  percent(value, { name, at: '2022-01-01/2022-12-31', ...more });
const tenth = { precision: { nearest: '0.1' } };
const money = (value: string, day: string) => ({ value, unit: 'GBP million', at: day });

const ROWS: Record<string, Row[]> = {
  level: [
    [
      'bare',
      'holds',
      { claimed: officers('16753'), inputs: { value: at('2022-12-31') } },
      'In “A series”, the figure for 31 December 2022 is 16,753 officers, so the claim of 16,753 holds.',
    ],
    [
      'nearly',
      'holds',
      { claimed: officers('17000', { hedge: 'nearly' }), inputs: { value: at('2022-12-31') } },
      'In “A series”, the figure for 31 December 2022 is 16,753 officers, so the claim of nearly 17,000 holds.',
    ],
    [
      'inline',
      'holds',
      { claimed: officers('1'), inputs: { value: officers('1') } },
      'The figure given is 1 officer, so the claim of 1 holds.',
    ],
    [
      'negative',
      'holds',
      { claimed: percent('-0.3'), inputs: { value: percent('-0.3', { at: '2022-10-01/2022-12-31' }) } },
      'The figure for October to December 2022 is −0.3%, so the claim of −0.3% holds.',
    ],
    [
      'money',
      'holds',
      {
        claimed: { value: '14', unit: 'GBP million', hedge: 'over' },
        inputs: { value: money('30.8', '2022-04-01/2023-03-31') },
      },
      'The figure for the year to March 2023 is £30.8 million, so the claim of over £14 million holds.',
    ],
    [
      'rounded evidence',
      'holds-as-published',
      { claimed: officers('13500', { hedge: 'exactly' }), inputs: { value: at('2022-03-31') } },
      'In “A series”, the figure for 31 March 2022 is 13,500 officers, as claimed; but the published figures are not exact, and the true value may be anything from 13,450 to 13,550 officers.',
    ],
    [
      'rounded evidence, other figure',
      'within-rounding',
      { claimed: officers('13480'), inputs: { value: at('2022-03-31') } },
      'In “A series”, the figure for 31 March 2022 is 13,500 officers, not 13,480; but the published figures are rounded, and the true value may be anything from 13,450 to 13,550 officers, which leaves room for the claim.',
    ],
    [
      'round figure, low',
      'rounded',
      { claimed: officers('20000'), inputs: { value: at('2023-06-30') } },
      'In “A series”, the figure for 30 June 2023 is 20,951 officers, for which 20,000 is a round figure on the low side.',
    ],
    [
      'round figure, high',
      'rounded',
      { claimed: officers('17000'), inputs: { value: officers('16550') } },
      'The figure given is 16,550 officers, for which 17,000 is a round figure on the high side.',
    ],
    [
      'about',
      'stretched',
      { claimed: officers('20000', { hedge: 'about' }), inputs: { value: at('2022-12-31') } },
      'In “A series”, the figure for 31 December 2022 is 16,753 officers, which stretches “about 20,000”: the words hold from 18,000 to 22,000 officers.',
    ],
    [
      'nearly, and just that',
      'stretched',
      { claimed: officers('16753', { hedge: 'nearly' }), inputs: { value: at('2022-12-31') } },
      'In “A series”, the figure for 31 December 2022 is 16,753 officers, which stretches “nearly 16,753”: the words hold from 16,585.47 to just under 16,753 officers.',
    ],
    [
      'survey',
      'holds-as-published',
      { claimed: percent('94'), inputs: { value: { series: 'p', at: '2022-12-31' } } },
      'In “A survey”, the figure for 31 December 2022 is 94%, as claimed; but the published figures are not exact, and the true value may be anything from 92% to 96%.',
    ],
    [
      'survey, other figure',
      'too-close',
      { claimed: percent('93'), inputs: { value: { series: 'p', at: '2022-12-31' } } },
      'In “A survey”, the figure for 31 December 2022 is 94%, but the evidence allows anything from 92% to 96%, so 93% can be neither confirmed nor ruled out.',
    ],
    [
      'over',
      'too-close',
      { claimed: officers('13500', { hedge: 'over' }), inputs: { value: at('2022-03-31') } },
      'In “A series”, the figure for 31 March 2022 is 13,500 officers, but the evidence allows anything from 13,450 to 13,550 officers, so over 13,500 can be neither confirmed nor ruled out.',
    ],
    [
      'bare',
      'fails',
      { claimed: officers('16753'), inputs: { value: at('2022-09-30') } },
      'In “A series”, the figure for 30 September 2022 is 15,343 officers, not 16,753.',
    ],
    [
      'exactly',
      'fails',
      { claimed: officers('16754', { hedge: 'exactly' }), inputs: { value: at('2022-12-31') } },
      'In “A series”, the figure for 31 December 2022 is 16,753 officers, not exactly 16,754.',
    ],
    [
      'nearly',
      'fails',
      { claimed: officers('20000', { hedge: 'nearly' }), inputs: { value: at('2023-06-30') } },
      'In “A series”, the figure for 30 June 2023 is 20,951 officers, not nearly 20,000.',
    ],
    [
      'over',
      'fails',
      { claimed: officers('17000', { hedge: 'over' }), inputs: { value: at('2022-12-31') } },
      'In “A series”, the figure for 31 December 2022 is 16,753 officers, not over 17,000.',
    ],
    [
      'at least',
      'fails',
      { claimed: officers('17000', { hedge: 'at-least' }), inputs: { value: at('2022-12-31') } },
      'In “A series”, the figure for 31 December 2022 is 16,753 officers, not at least 17,000.',
    ],
    [
      'under',
      'fails',
      { claimed: officers('16000', { hedge: 'under' }), inputs: { value: at('2022-12-31') } },
      'In “A series”, the figure for 31 December 2022 is 16,753 officers, not under 16,000.',
    ],
    [
      'at most',
      'fails',
      { claimed: officers('16000', { hedge: 'at-most' }), inputs: { value: at('2022-12-31') } },
      'In “A series”, the figure for 31 December 2022 is 16,753 officers, beyond the claim of at most 16,000.',
    ],
    [
      'up to',
      'fails',
      {
        claimed: { value: '14', unit: 'GBP million', hedge: 'up-to' },
        inputs: { value: money('30.8', '2023-01-01/2023-12-31') },
      },
      'The figure for 2023 is £30.8 million, beyond the claim of up to £14 million.',
    ],
    [
      'about',
      'fails',
      { claimed: officers('12000', { hedge: 'about' }), inputs: { value: at('2022-12-31') } },
      'In “A series”, the figure for 31 December 2022 is 16,753 officers, not about 12,000.',
    ],
    [
      'told apart',
      'fails',
      {
        claimed: { value: '1.001', unit: 'times', hedge: 'exactly' },
        inputs: { value: { value: '1.0011', unit: 'times' } },
      },
      'The figure given is 1.0011 times, not exactly 1.001 times.',
    ],
    [
      'ends told apart',
      'stretched',
      { claimed: officers('0.04', { hedge: 'nearly' }), inputs: { value: officers('0.035') } },
      'The figure given is 0.035 officers, which stretches “nearly 0.04”: the words hold from 0.036 to just under 0.04 officers.',
    ],
    [
      'no series',
      'not-computable',
      { claimed: officers('5'), inputs: { value: { series: 'none', at: 'latest' } } },
      'This cannot be computed: the ledger has no series “none”.',
    ],
    [
      'no figure',
      'not-computable',
      { claimed: officers('5'), inputs: { value: at('2022-11-30') } },
      'This cannot be computed: no figure for 30 November 2022 is known in “A series”.',
    ],
    [
      'no claimed figure',
      'not-computable',
      { inputs: { value: at('2022-12-31') } },
      'This cannot be computed: the claim names no figure to compare with.',
    ],
  ],
  change: [
    [
      'rise',
      'holds',
      { claimed: officers('1410'), inputs: { from: at('2022-09-30'), to: at('2022-12-31') } },
      'From 15,343 officers on 30 September 2022 to 16,753 officers on 31 December 2022 is a rise of 1,410 officers, so the claim of a rise of 1,410 holds.',
    ],
    [
      'fall of a fall',
      'holds',
      {
        claimed: { value: '1200', unit: 'cases' },
        inputs: { from: { series: 'w', at: '2024-09-30' }, to: { series: 'w', at: '2024-12-31' } },
        options: { direction: 'fall' },
      },
      'From 7,200 cases on 30 September 2024 to 6,000 cases on 31 December 2024 is a fall of 1,200 cases, so the claim of a fall of 1,200 holds.',
      '2025-01-20',
    ],
    [
      'points',
      'holds',
      {
        claimed: { value: '7.1', unit: 'percentage points' },
        inputs: { from: percent('76.7'), to: percent('83.8') },
      },
      'From 76.7% to 83.8% is a rise of 7.1 percentage points, so the claim of a rise of 7.1 percentage points holds.',
    ],
    [
      'one',
      'holds',
      { claimed: officers('1'), inputs: { from: officers('20'), to: officers('21') } },
      'From 20 officers to 21 officers is a rise of 1 officer, so the claim of a rise of 1 holds.',
    ],
    [
      'none',
      'holds',
      { claimed: officers('0'), inputs: { from: officers('20'), to: officers('20') } },
      'From 20 officers to 20 officers is no change, so the claim of no change holds.',
    ],
    [
      'rounded evidence',
      'holds-as-published',
      { claimed: officers('290'), inputs: { from: at('2022-03-31'), to: at('2022-06-30') } },
      'From 13,500 officers on 31 March 2022 to 13,790 officers on 30 June 2022 is a rise of 290 officers, as claimed; but the published figures are not exact, and the true value may be anything from 240 to 340 officers.',
    ],
    [
      'rounded evidence, other figure',
      'within-rounding',
      { claimed: officers('300'), inputs: { from: at('2022-03-31'), to: at('2022-06-30') } },
      'From 13,500 officers on 31 March 2022 to 13,790 officers on 30 June 2022 is a rise of 290 officers, not a rise of 300; but the published figures are rounded, and the true value may be anything from 240 to 340 officers, which leaves room for the claim.',
    ],
    [
      'round figure',
      'rounded',
      { claimed: officers('1400'), inputs: { from: officers('15343'), to: officers('16788') } },
      'From 15,343 officers to 16,788 officers is a rise of 1,445 officers, for which a rise of 1,400 is a round figure on the low side.',
    ],
    [
      'nearly',
      'stretched',
      {
        claimed: officers('1600', { hedge: 'nearly' }),
        inputs: { from: at('2022-09-30'), to: at('2022-12-31') },
      },
      'From 15,343 officers on 30 September 2022 to 16,753 officers on 31 December 2022 is a rise of 1,410 officers, which stretches “a rise of nearly 1,600”: the words hold from 1,520 to just under 1,600 officers.',
    ],
    [
      'survey',
      'too-close',
      {
        claimed: { value: '3', unit: 'percentage points' },
        inputs: { from: { series: 'p', at: '2021-12-31' }, to: { series: 'p', at: '2022-12-31' } },
      },
      'From 91% on 31 December 2021 to 94% on 31 December 2022 is a rise of 3 percentage points, but the evidence allows anything from a fall of 1 percentage point to a rise of 7 percentage points, so a rise of 3 percentage points can be neither confirmed nor ruled out.',
    ],
    [
      'rise',
      'fails',
      { claimed: officers('4214'), inputs: { from: at('2022-09-30'), to: at('2022-12-31') } },
      'From 15,343 officers on 30 September 2022 to 16,753 officers on 31 December 2022 is a rise of 1,410 officers, not a rise of 4,214.',
    ],
    [
      'the other way',
      'fails',
      {
        claimed: officers('29'),
        inputs: { from: officers('4863', { at: '2022-03-31' }), to: officers('4510', { at: '2022-12-31' }) },
      },
      'From 4,863 officers on 31 March 2022 to 4,510 officers on 31 December 2022 is a fall of 353 officers, not a rise of 29.',
    ],
    [
      'at least',
      'fails',
      {
        claimed: officers('1500', { hedge: 'at-least' }),
        inputs: { from: at('2022-09-30'), to: at('2022-12-31') },
      },
      'From 15,343 officers on 30 September 2022 to 16,753 officers on 31 December 2022 is a rise of 1,410 officers, not a rise of at least 1,500.',
    ],
    [
      'signed, with a bound',
      'fails',
      {
        claimed: officers('-300', { hedge: 'at-least' }),
        inputs: { from: officers('4863'), to: officers('4510') },
      },
      'From 4,863 officers to 4,510 officers is a fall of 353 officers, against the claim of no fall of more than 300.',
    ],
    [
      'mixed',
      'not-computable',
      { claimed: officers('5'), inputs: { from: percent('1'), to: at('2022-12-31') } },
      'This cannot be computed: the figures are in different units, which cannot be added, subtracted or compared; the claim is in another unit than what the figures come to.',
    ],
    [
      'not yet',
      'not-computable',
      { claimed: officers('5'), inputs: { from: at('2022-12-31'), to: at('2023-06-30') } },
      'This cannot be computed: the ledger has no figure for 30 June 2023 in “A series” that was published by 1 July 2023.',
      '2023-07-01',
    ],
  ],
  'percent-change': [
    [
      'rise',
      'holds',
      { claimed: percent('52'), inputs: { from: at('2021-12-31'), to: at('2022-12-31') } },
      'From 11,048 officers on 31 December 2021 to 16,753 officers on 31 December 2022 is a rise of 51.64%, so the claim of a rise of 52% holds.',
    ],
    [
      'rounded evidence',
      'holds-as-published',
      { claimed: percent('2.1'), inputs: { from: at('2022-03-31'), to: at('2022-06-30') } },
      'From 13,500 officers on 31 March 2022 to 13,790 officers on 30 June 2022 is a rise of 2.148%, as claimed; but the published figures are not exact, and the true value may be anything from 1.77% to 2.53%.',
    ],
    [
      'about',
      'stretched',
      {
        claimed: percent('55', { hedge: 'about' }),
        inputs: { from: at('2021-12-31'), to: at('2022-12-31') },
      },
      'From 11,048 officers on 31 December 2021 to 16,753 officers on 31 December 2022 is a rise of 51.64%, which stretches “a rise of about 55%”: the words hold from 53% to 57%.',
    ],
    [
      'round figure',
      'rounded',
      { claimed: percent('50'), inputs: { from: officers('1000'), to: officers('1509') } },
      'From 1,000 officers to 1,509 officers is a rise of 50.9%, for which a rise of 50% is a round figure on the low side.',
    ],
    [
      'rise',
      'fails',
      { claimed: percent('60'), inputs: { from: at('2021-12-31'), to: at('2022-12-31') } },
      'From 11,048 officers on 31 December 2021 to 16,753 officers on 31 December 2022 is a rise of 51.64%, not a rise of 60%.',
    ],
    [
      'points called per cent',
      'fails',
      { claimed: percent('7.1'), inputs: { from: percent('76.7', tenth), to: percent('83.8', tenth) } },
      'From 76.7% to 83.8% is a rise of 9.26%, not a rise of 7.1%. Read as percentage points, the claim would hold.',
    ],
    [
      'survey',
      'too-close',
      {
        claimed: percent('3'),
        inputs: { from: { series: 'p', at: '2021-12-31' }, to: { series: 'p', at: '2022-12-31' } },
      },
      'From 91% on 31 December 2021 to 94% on 31 December 2022 is a rise of 3.3%, but the evidence allows anything from a fall of 1.08% to a rise of 7.87%, so a rise of 3% can be neither confirmed nor ruled out.',
    ],
    [
      'from nothing',
      'not-computable',
      { claimed: percent('60'), inputs: { from: officers('0'), to: at('2022-12-31') } },
      'This cannot be computed: a percentage of a figure that may be zero or less means nothing.',
    ],
  ],
  share: [
    [
      'of a target',
      'holds',
      { claimed: percent('77'), inputs: { part: at('2022-09-30'), whole: officers('20000') } },
      '15,343 officers on 30 September 2022, of 20,000 officers, is 76.72%, so the claim of 77% holds.',
    ],
    [
      'about',
      'stretched',
      {
        claimed: percent('20', { hedge: 'about' }),
        inputs: { part: officers('4557'), whole: officers('20000') },
      },
      '4,557 officers, of 20,000 officers, is 22.78%, which stretches “about 20%”: the words hold from 18% to 22%.',
    ],
    [
      'of a target',
      'fails',
      { claimed: percent('90'), inputs: { part: at('2022-09-30'), whole: officers('20000') } },
      '15,343 officers on 30 September 2022, of 20,000 officers, is 76.72%, not 90%.',
    ],
    [
      'of nothing',
      'not-computable',
      { claimed: percent('90'), inputs: { part: officers('5'), whole: officers('0') } },
      'This cannot be computed: it would divide by a figure that may be zero.',
    ],
    [
      'of other measure',
      'not-computable',
      {
        claimed: percent('10'),
        inputs: {
          part: officers('700', { measure: 'headcount' }),
          whole: officers('7000', { measure: 'FTE' }),
        },
      },
      'This cannot be computed: the figures are of different measures, which must not be mixed.',
    ],
  ],
  shortfall: [
    [
      'count',
      'holds',
      { claimed: officers('3247'), inputs: { target: officers('20000'), actual: at('2022-12-31') } },
      '20,000 officers less the 16,753 officers on 31 December 2022 leaves 3,247 officers, so the claim of 3,247 holds.',
    ],
    [
      'per cent',
      'holds',
      {
        claimed: percent('16'),
        inputs: { target: officers('20000'), actual: at('2022-12-31') },
        options: { as: 'percent' },
      },
      '16,753 officers on 31 December 2022 is 16.24% short of 20,000 officers, so the claim of 16% holds.',
    ],
    [
      'count',
      'fails',
      { claimed: officers('3427'), inputs: { target: officers('20000'), actual: at('2022-12-31') } },
      '20,000 officers less the 16,753 officers on 31 December 2022 leaves 3,247 officers, not 3,427.',
    ],
    [
      'target passed',
      'fails',
      { claimed: officers('951'), inputs: { target: officers('20000'), actual: at('2023-06-30') } },
      '20,951 officers on 30 June 2023 is 951 officers more than 20,000 officers, not 951 short of it.',
    ],
    [
      'target passed, per cent',
      'fails',
      {
        claimed: percent('5'),
        inputs: { target: officers('20000'), actual: at('2023-06-30') },
        options: { as: 'percent' },
      },
      '20,951 officers on 30 June 2023 is 4.76% above 20,000 officers, not 5% short of it.',
    ],
    [
      'nothing missing',
      'holds',
      { claimed: officers('0'), inputs: { target: officers('20951'), actual: at('2023-06-30') } },
      '20,951 officers less the 20,951 officers on 30 June 2023 leaves 0 officers, so the claim of 0 holds.',
    ],
    [
      'exactly',
      'fails',
      {
        claimed: officers('3000', { hedge: 'exactly' }),
        inputs: { target: officers('20000'), actual: at('2022-12-31') },
      },
      '20,000 officers less the 16,753 officers on 31 December 2022 leaves 3,247 officers, not exactly 3,000.',
    ],
  ],
  ratio: [
    [
      'times',
      'holds',
      { claimed: { value: '1.5', unit: 'times' }, inputs: { a: at('2022-12-31'), b: at('2021-12-31') } },
      '16,753 officers on 31 December 2022 is 1.52 times the 11,048 officers on 31 December 2021, so the claim of 1.5 times holds.',
    ],
    [
      'per another',
      'fails',
      {
        claimed: { value: '2', unit: 'times' },
        inputs: {
          a: officers('582'),
          perA: { value: '2.4', unit: 'million people' },
          b: officers('3109'),
          perB: { value: '9', unit: 'million people' },
        },
      },
      '582 officers per 2.4 million people is 0.702 times the 3,109 officers per 9 million people, not 2 times.',
    ],
    [
      'times',
      'stretched',
      {
        claimed: { value: '2', unit: 'times', hedge: 'nearly' },
        inputs: { a: officers('170'), b: officers('100') },
      },
      '170 officers is 1.7 times the 100 officers, which stretches “nearly 2 times”: the words hold from 1.8 to just under 2 times.',
    ],
    [
      'to nothing',
      'not-computable',
      { claimed: { value: '2', unit: 'times' }, inputs: { a: officers('5'), b: officers('0') } },
      'This cannot be computed: it would divide by a figure that may be zero.',
    ],
  ],
  'average-rate': [
    [
      'month',
      'holds',
      {
        claimed: { value: '494', unit: 'officers per month' },
        inputs: { from: at('2022-06-30'), to: at('2022-12-31') },
      },
      'From 13,790 officers on 30 June 2022 to 16,753 officers on 31 December 2022 is, over 6 months, a rise of 493.83 officers per month, so the claim of a rise of 494 holds.',
    ],
    [
      'a fall, by day',
      'holds',
      {
        claimed: { value: '13', unit: 'cases per day' },
        inputs: { from: { series: 'w', at: '2024-09-30' }, to: { series: 'w', at: '2024-12-31' } },
        options: { per: 'day', direction: 'fall' },
      },
      'From 7,200 cases on 30 September 2024 to 6,000 cases on 31 December 2024 is, over 92 days, a fall of 13.04 cases per day, so the claim of a fall of 13 holds.',
      '2025-01-20',
    ],
    [
      'one month',
      'fails',
      {
        claimed: { value: '9', unit: 'officers per month' },
        inputs: { from: officers('10', { at: '2022-11-30' }), to: officers('11', { at: '2022-12-31' }) },
      },
      'From 10 officers on 30 November 2022 to 11 officers on 31 December 2022 is, over one month, a rise of 1 officer per month, not a rise of 9.',
    ],
    [
      'no time',
      'not-computable',
      {
        claimed: { value: '9', unit: 'officers per month' },
        inputs: { from: officers('10', { at: '2022-11-30' }), to: officers('11', { at: '2022-11-30' }) },
      },
      'This cannot be computed: no time lies between the two dates.',
    ],
  ],
  'required-rate': [
    [
      'month',
      'fails',
      {
        claimed: { value: '1142', unit: 'officers per month' },
        inputs: { target: officers('20000'), actual: at('2022-12-31') },
        options: { deadline: '2023-03-31' },
      },
      '20,000 officers less the 16,753 officers on 31 December 2022 leaves 3,247 officers; over the 3 months to 31 March 2023 that is 1,082.33 officers per month, not 1,142.',
    ],
    [
      'month',
      'holds',
      {
        claimed: { value: '1000', unit: 'officers per month', hedge: 'over' },
        inputs: { target: officers('20000'), actual: at('2022-12-31') },
        options: { deadline: '2023-03-31' },
      },
      '20,000 officers less the 16,753 officers on 31 December 2022 leaves 3,247 officers; over the 3 months to 31 March 2023 that is 1,082 officers per month, so the claim of over 1,000 holds.',
    ],
    [
      'round figure',
      'rounded',
      {
        claimed: { value: '1100', unit: 'officers per month' },
        inputs: { target: officers('19940'), actual: at('2022-12-31') },
        options: { deadline: '2023-03-31' },
      },
      '19,940 officers less the 16,753 officers on 31 December 2022 leaves 3,187 officers; over the 3 months to 31 March 2023 that is 1,062.3 officers per month, for which 1,100 is a round figure on the high side.',
    ],
    [
      'passed',
      'fails',
      {
        claimed: { value: '100', unit: 'officers per day' },
        inputs: { target: officers('16000'), actual: at('2022-12-31') },
        options: { deadline: '2023-01-01', per: 'day' },
      },
      '16,753 officers on 31 December 2022 is 753 officers above the target of 16,000 officers; over the one day to 1 January 2023 that is −753 officers per day, not 100.',
    ],
    [
      'brought down',
      'holds',
      {
        claimed: { value: '-333', unit: 'cases per month' },
        inputs: { target: { value: '5000', unit: 'cases' }, actual: { series: 'w', at: '2024-12-31' } },
        options: { deadline: '2025-03-31' },
      },
      '6,000 cases on 31 December 2024 is 1,000 cases above the target of 5,000 cases; over the 3 months to 31 March 2025 that is −333.33 cases per month, so the claim of −333 holds.',
      '2025-01-20',
    ],
    [
      'no time left',
      'not-computable',
      {
        claimed: { value: '100', unit: 'officers per month' },
        inputs: { target: officers('20000'), actual: at('2022-12-31') },
        options: { deadline: '2022-12-31' },
      },
      'This cannot be computed: the deadline is not after the date of the figure.',
    ],
  ],
  sum: [
    [
      'two',
      'holds',
      { claimed: officers('36704'), inputs: { parts: [officers('20951'), officers('15753')] } },
      '20,951 officers and 15,753 officers add up to 36,704 officers, so the claim of 36,704 holds.',
    ],
    [
      'shares',
      'within-rounding',
      {
        claimed: percent('100.0'),
        inputs: { parts: ['33.3', '33.3', '33.3'].map((v) => percent(v, tenth)) },
      },
      '33.3%, 33.3% and 33.3% add up to 99.9%, not 100.0%; but the published figures are rounded, and the true value may be anything from 99.75% to 100.05%, which leaves room for the claim.',
    ],
    [
      'many',
      'fails',
      { claimed: officers('16'), inputs: { parts: ['1', '2', '3', '4', '5'].map((v) => officers(v)) } },
      'The five parts add up to 15 officers, not 16.',
    ],
  ],
  'real-terms-change': [
    [
      'fall',
      'stretched',
      {
        claimed: percent('20', { hedge: 'about' }),
        inputs: {
          from: { value: '36519', unit: 'GBP per year', at: '2010-09-01' },
          to: { value: '41130', unit: 'GBP per year', at: '2021-09-01' },
          pricesFrom: { value: '89.8', unit: 'index', at: '2010-09-01/2010-09-30' },
          pricesTo: { value: '121.8', unit: 'index', at: '2022-06-01/2022-06-30' },
        },
        options: { direction: 'fall' },
      },
      'From £36,519 per year on 1 September 2010 to £41,130 per year on 1 September 2021, while prices went from index 89.8 in September 2010 to index 121.8 in June 2022, is a fall of 16.96% in real terms, which stretches “a fall of about 20%”: the words hold from 18% to 22%.',
    ],
    [
      'rise',
      'holds',
      {
        claimed: percent('10'),
        inputs: {
          from: money('100', '2020-01-01/2020-12-31'),
          to: money('132', '2022-01-01/2022-12-31'),
          pricesFrom: { value: '100', unit: 'index' },
          pricesTo: { value: '120', unit: 'index' },
        },
      },
      'From £100 million in 2020 to £132 million in 2022, while prices went from index 100 to index 120, is a rise of 10% in real terms, so the claim of a rise of 10% holds.',
    ],
    [
      'prices of zero',
      'not-computable',
      {
        claimed: percent('10'),
        inputs: {
          from: money('0', '2020-01-01/2020-12-31'),
          to: money('132', '2022-01-01/2022-12-31'),
          pricesFrom: { value: '0', unit: 'index' },
          pricesTo: { value: '120', unit: 'index' },
        },
      },
      'This cannot be computed: a percentage of a figure that may be zero or less means nothing; it would divide by a figure that may be zero.',
    ],
  ],
  comparison: [
    [
      'more',
      'holds',
      { inputs: { a: at('2022-12-31'), b: at('2022-09-30') }, options: { relation: 'more' } },
      '16,753 officers on 31 December 2022 is 1,410 officers more than 15,343 officers on 30 September 2022, so the claim of “more” holds.',
    ],
    [
      'more',
      'fails',
      {
        inputs: {
          a: officers('8117', { at: '2021-04-01/2022-03-31' }),
          b: officers('12789', { at: '2021-04-01/2022-03-31' }),
        },
        options: { relation: 'more' },
      },
      '8,117 officers in the year to March 2022 is 4,672 officers fewer than 12,789 officers in the year to March 2022, not more.',
    ],
    [
      'tie',
      'fails',
      { inputs: { a: officers('6000'), b: officers('6000') }, options: { relation: 'fewer' } },
      '6,000 officers is as many as 6,000 officers, not fewer.',
    ],
    [
      'rounded evidence',
      'holds-as-published',
      { inputs: { a: officers('13520'), b: at('2022-03-31') }, options: { relation: 'more' } },
      '13,520 officers is 20 officers more than 13,500 officers on 31 March 2022 in “A series”, as claimed; but the published figures are not exact, and the true difference may be anything from 30 officers fewer to 70 officers more.',
    ],
    [
      'survey',
      'too-close',
      {
        inputs: { a: { series: 'p', at: '2022-12-31' }, b: { series: 'p', at: '2021-12-31' } },
        options: { relation: 'more' },
      },
      '94% on 31 December 2022 is 3 percentage points more than 91% on 31 December 2021, but the evidence allows anything from 1 percentage point less to 7 percentage points more, so “more” can be neither confirmed nor ruled out.',
    ],
    [
      'less money',
      'holds',
      {
        inputs: { a: money('14', '2021-01-01/2021-12-31'), b: money('30', '2022-01-01/2022-12-31') },
        options: { relation: 'fewer' },
      },
      '£14 million in 2021 is £16 million less than £30 million in 2022, so the claim of “less” holds.',
    ],
    [
      'money',
      'fails',
      {
        inputs: { a: money('30', '2022-01-01/2022-12-31'), b: money('14', '2021-01-01/2021-12-31') },
        options: { relation: 'fewer' },
      },
      '£30 million in 2022 is £16 million more than £14 million in 2021, not less.',
    ],
  ],
  superlative: [
    [
      'ever',
      'holds',
      { inputs: { value: quarter('2022-12-31') } },
      '16,753 officers on 31 December 2022 is above all five other figures; the highest of them is 15,343 officers on 30 September 2022. The figures reach back only to 30 September 2021, so nothing earlier is tested.',
    ],
    [
      'since',
      'holds',
      { inputs: { value: quarter('2022-12-31') }, options: { since: '2021-06-30' } },
      '16,753 officers on 31 December 2022 is above all five other figures; the highest of them is 15,343 officers on 30 September 2022.',
    ],
    [
      'two rivals',
      'holds',
      { inputs: { value: quarter('2022-03-31') }, options: { since: '2021-06-30' } },
      '13,576 officers on 31 March 2022 is above both other figures; the higher of them is 11,053 officers on 30 September 2021.',
    ],
    [
      'one rival',
      'holds',
      { inputs: { value: at('2021-12-31') }, options: { since: '2020-06-30' } },
      '11,048 officers on 31 December 2021 is above the only other figure, 6,620 officers on 31 December 2020.',
    ],
    [
      'lowest',
      'holds',
      {
        inputs: { value: { series: 'w', at: '2024-12-31' } },
        options: { extreme: 'lowest', within: '2024-01-01/2024-12-31' },
      },
      '6,000 cases on 31 December 2024 is below all three other figures; the lowest of them is 7,200 cases on 30 September 2024.',
      '2025-01-20',
    ],
    [
      'ever',
      'fails',
      { inputs: { value: { series: 'w', at: '2024-12-31' } } },
      '6,000 cases on 31 December 2024 is not the highest: the figure for 31 December 2023 is 9,000 cases.',
      '2025-01-20',
    ],
    [
      'survey',
      'too-close',
      { inputs: { value: { series: 'p', at: '2022-12-31' } } },
      '94% on 31 December 2022 is too close to 91% on 31 December 2021 to tell which is higher. The figures reach back only to 31 December 2021, so nothing earlier is tested.',
    ],
    [
      'no rival',
      'not-computable',
      { inputs: { value: at('2020-12-31') } },
      'This cannot be computed: the series has no other figure to compare with.',
    ],
  ],
  'on-pace': [
    [
      'on track',
      'needs-a-record',
      {
        inputs: { target: officers('20000'), progress: 's' },
        options: { deadline: '2023-03-31', says: 'on-track' },
      },
      'From 16,753 officers on 31 December 2022, reaching 20,000 officers by 31 March 2023 takes 1,082.33 officers per month; over the last 3, 6, 12 and 24 months it was between 422.21 and 493.83, and the best ever kept up for as long is 817.33 officers per month, so it takes a record. That does not bear out “on track”.',
      '2023-01-25',
    ],
    [
      'off track',
      'needs-a-record',
      {
        inputs: { target: officers('20000'), progress: 's' },
        options: { deadline: '2023-03-31', says: 'off-track' },
      },
      'From 16,753 officers on 31 December 2022, reaching 20,000 officers by 31 March 2023 takes 1,082.33 officers per month; over the last 3, 6, 12 and 24 months it was between 422.21 and 493.83, and the best ever kept up for as long is 817.33 officers per month, so it takes a record. That bears out “off track”.',
      '2023-01-25',
    ],
    [
      'on track',
      'ahead',
      {
        inputs: { target: officers('17000'), progress: 's' },
        options: { deadline: '2023-03-31', says: 'on-track' },
      },
      'From 16,753 officers on 31 December 2022, reaching 17,000 officers by 31 March 2023 takes 82.33 officers per month; over the last 3, 6, 12 and 24 months it was between 422.21 and 493.83, which is more than enough by every yardstick. That bears out “on track”.',
      '2023-01-25',
    ],
    [
      'on track',
      'on-pace',
      {
        inputs: { target: officers('18040'), progress: 's' },
        options: { deadline: '2023-03-31', says: 'on-track' },
      },
      'From 16,753 officers on 31 December 2022, reaching 18,040 officers by 31 March 2023 takes 429 officers per month; over the last 3, 6, 12 and 24 months it was between 422.21 and 493.83, which is enough, or within 5% of it, by every yardstick. That bears out “on track”.',
      '2023-01-25',
    ],
    [
      'in per cent',
      'on-pace',
      {
        inputs: { target: percent('97'), progress: 'p' },
        options: { deadline: '2023-12-31', says: 'on-track' },
      },
      'From 94% on 31 December 2022, reaching 97% by 31 December 2023 takes 0.25 percentage points per month; over the last 12 months it was 0.25 percentage points per month, which is enough, or within 5% of it. That bears out “on track”.',
      '2023-01-25',
    ],
    [
      'on track',
      'yardsticks-disagree',
      {
        inputs: { target: { value: '5000', unit: 'cases' }, progress: 'w' },
        options: { deadline: '2025-03-31', says: 'on-track', aim: 'at-most' },
      },
      'From 6,000 cases on 31 December 2024, reaching 5,000 cases by 31 March 2025 takes a fall of 333.33 cases per month; over the last 3, 6 and 12 months it was a fall of between 250 and 400, which is enough by some yardsticks and not by others.',
      '2025-01-20',
    ],
    [
      'off track',
      'short-of-pace',
      {
        inputs: { target: officers('18800'), progress: 's' },
        options: { deadline: '2023-03-31', says: 'off-track' },
      },
      'From 16,753 officers on 31 December 2022, reaching 18,800 officers by 31 March 2023 takes 682.33 officers per month; over the last 3, 6, 12 and 24 months it was between 422.21 and 493.83, which falls short by every yardstick, though as much was once kept up for as long (817.33 officers per month). That bears out “off track”.',
      '2023-01-25',
    ],
    [
      'on track',
      'awaiting-outcome',
      {
        inputs: { target: officers('20000'), progress: 's' },
        options: { deadline: '2023-03-31', says: 'on-track' },
      },
      'The deadline of 31 March 2023 has passed and its figure is not published yet; from 16,753 officers on 31 December 2022, reaching 20,000 officers by 31 March 2023 takes 1,082.33 officers per month; over the last 3, 6, 12 and 24 months it was between 422.21 and 493.83, and the best ever kept up for as long is 817.33 officers per month, so it takes a record.',
      '2023-04-01',
    ],
    [
      'so far',
      'reached',
      {
        inputs: { target: officers('16000'), progress: 's' },
        options: { deadline: '2023-03-31', says: 'on-track' },
      },
      '16,753 officers on 31 December 2022 already reaches the target of 16,000 officers, 3 months before the deadline. That bears out “on track”.',
      '2023-01-25',
    ],
    [
      'at the deadline',
      'reached',
      {
        inputs: { target: officers('20000'), progress: 's' },
        options: { deadline: '2023-06-30', says: 'off-track' },
      },
      'The figure for 30 June 2023 is 20,951 officers, which reaches the target of 20,000 officers. That does not bear out “off track”.',
    ],
    [
      'bracketed',
      'reached',
      {
        inputs: { target: officers('16000'), progress: 's' },
        options: { deadline: '2023-03-31', says: 'on-track' },
      },
      'No figure stands at the deadline of 31 March 2023; the last before it is 16,753 officers on 31 December 2022, and that and the first after it both reach the target of 16,000 officers. That bears out “on track”.',
    ],
    [
      'bracketed',
      'too-close',
      {
        inputs: { target: officers('20000'), progress: 's' },
        options: { deadline: '2023-03-31', says: 'on-track' },
      },
      'No figure stands at the deadline of 31 March 2023; the last before it is 16,753 officers on 31 December 2022, and of that and the first after it one reaches the target of 20,000 officers and the other does not.',
    ],
    [
      'bracketed',
      'missed',
      {
        inputs: { target: officers('30000'), progress: 's' },
        options: { deadline: '2023-03-31', says: 'on-track' },
      },
      'No figure stands at the deadline of 31 March 2023; the last before it is 16,753 officers on 31 December 2022, and neither that nor the first after it reaches the target of 30,000 officers. That does not bear out “on track”.',
    ],
    [
      'reached later',
      'missed',
      {
        inputs: { target: officers('20000'), progress: 's' },
        options: { deadline: '2022-12-31', says: 'on-track' },
      },
      'The figure for 31 December 2022 is 16,753 officers, short of the target of 20,000 officers; it was reached only on 30 June 2023, with 20,951 officers. That does not bear out “on track”.',
    ],
    [
      'brought down',
      'missed',
      {
        inputs: { target: { value: '5000', unit: 'cases' }, progress: 'w' },
        options: { deadline: '2024-12-31', says: 'on-track', aim: 'at-most' },
      },
      'The figure for 31 December 2024 is 6,000 cases, above the target of 5,000 cases. That does not bear out “on track”.',
      '2025-01-20',
    ],
    [
      'no window',
      'not-computable',
      {
        inputs: { target: officers('20000'), progress: 's' },
        options: { deadline: '2023-03-31', says: 'on-track' },
      },
      'This cannot be computed: no earlier figure stands 3, 6, 12 or 24 months before the latest one, so that no pace can be told.',
      '2021-01-25',
    ],
    [
      'nothing known',
      'not-computable',
      {
        inputs: { target: officers('20000'), progress: 's' },
        options: { deadline: '2023-03-31', says: 'on-track' },
      },
      'This cannot be computed: no figure up to the deadline is known in “A series”.',
      '2019-01-25',
    ],
  ],
  promise: [
    [
      'met',
      'kept',
      { inputs: { target: officers('20000'), progress: 's' }, options: { deadline: '2023-06-30' } },
      'The figure for 30 June 2023 is 20,951 officers, which reaches the promised 20,000 officers.',
    ],
    [
      'met late',
      'kept-late',
      { inputs: { target: officers('20000'), progress: 's' }, options: { deadline: '2022-12-31' } },
      'The figure for 31 December 2022 is 16,753 officers, short of the promised 20,000 officers; it was reached only on 30 June 2023, with 20,951 officers.',
    ],
    [
      'part of the way',
      'partly-kept',
      { inputs: { target: officers('30000'), progress: 's' }, options: { deadline: '2023-06-30' } },
      'The figure for 30 June 2023 is 20,951 officers, short of the promised 30,000 officers: 69.84% of the way, at or above the 50% from which a promise counts as partly kept.',
    ],
    [
      'a small part of the way',
      'broken',
      { inputs: { target: officers('90000'), progress: 's' }, options: { deadline: '2023-06-30' } },
      'The figure for 30 June 2023 is 20,951 officers, short of the promised 90,000 officers: 23.28% of the way, below the 50% from which a promise counts as partly kept.',
    ],
    [
      'no baseline',
      'broken',
      {
        inputs: { target: { value: '5000', unit: 'cases' }, progress: 'w' },
        options: { deadline: '2024-12-31', aim: 'at-most' },
      },
      'The figure for 31 December 2024 is 6,000 cases, above the promised 5,000 cases.',
      '2025-01-20',
    ],
    [
      'not due',
      'pending',
      { inputs: { target: officers('20000'), progress: 's' }, options: { deadline: '2023-03-31' } },
      'The deadline of 31 March 2023 has not come; from 16,753 officers on 31 December 2022, reaching 20,000 officers by 31 March 2023 takes 1,082.33 officers per month; over the last 3, 6, 12 and 24 months it was between 422.21 and 493.83, and the best ever kept up for as long is 817.33 officers per month, so it takes a record.',
      '2023-01-25',
    ],
    [
      'not due, no figure',
      'pending',
      { inputs: { target: officers('20000'), progress: 's' }, options: { deadline: '2023-03-31' } },
      'The deadline of 31 March 2023 has not come, and no figure is known so far.',
      '2019-01-25',
    ],
    [
      'not due, no window',
      'pending',
      { inputs: { target: officers('20000'), progress: 's' }, options: { deadline: '2023-03-31' } },
      'The deadline of 31 March 2023 has not come; from 6,620 officers on 31 December 2020, reaching 20,000 officers by 31 March 2023 takes 495.56 officers per month; no earlier figure stands 3, 6, 12 or 24 months before it, so that no pace can be told.',
      '2021-01-25',
    ],
    [
      'due',
      'awaiting-outcome',
      { inputs: { target: officers('20000'), progress: 's' }, options: { deadline: '2023-03-31' } },
      'The deadline of 31 March 2023 has passed and its figure is not published yet; from 16,753 officers on 31 December 2022, reaching 20,000 officers by 31 March 2023 takes 1,082.33 officers per month; over the last 3, 6, 12 and 24 months it was between 422.21 and 493.83, and the best ever kept up for as long is 817.33 officers per month, so it takes a record.',
      '2023-04-01',
    ],
    [
      'bracketed',
      'too-close',
      { inputs: { target: officers('20000'), progress: 's' }, options: { deadline: '2023-03-31' } },
      'No figure stands at the deadline of 31 March 2023; the last before it is 16,753 officers on 31 December 2022, and of that and the first after it one reaches the promised 20,000 officers and the other does not.',
    ],
    [
      'no deadline',
      'unclear',
      { inputs: { target: officers('20000'), progress: 's' } },
      'The promise names no deadline, so there is nothing to test it by.',
    ],
    [
      'nothing to test',
      'unclear',
      { inputs: { progress: 's' } },
      'The promise names no number and no deadline, so there is nothing to test it by.',
    ],
    [
      'figures only from later',
      'not-computable',
      { inputs: { target: officers('20000'), progress: 's' }, options: { deadline: '2020-03-31' } },
      'This cannot be computed: no figure up to the deadline is known in “A series”.',
    ],
  ],
  total: [
    [
      'exact',
      'holds',
      { claimed: officers('41244'), inputs: { series: 'j' }, options: { within: '2020-04-01/2023-03-31' } },
      'In “Officers joining”, the three figures for April 2020 to March 2023 add up to 41,244 officers, so the claim of 41,244 holds.',
    ],
    [
      'too many',
      'fails',
      { claimed: officers('43000'), inputs: { series: 'j' }, options: { within: '2020-04-01/2023-03-31' } },
      'In “Officers joining”, the three figures for April 2020 to March 2023 add up to 41,244 officers, not 43,000.',
    ],
    [
      'rounded parts',
      'within-rounding',
      { claimed: officers('24950'), inputs: { series: 'r' }, options: { within: '2020-04-01/2022-03-31' } },
      'In “Officers joining, rounded”, the two figures for April 2020 to March 2022 add up to 24,900 officers, not 24,950; but the published figures are rounded, and the true value may be anything from 24,800 to 25,000 officers, which leaves room for the claim.',
    ],
    [
      'in thousands',
      'holds',
      {
        claimed: { value: '41', unit: 'thousand officers' },
        inputs: { series: 'j' },
        options: { within: '2020-04-01/2023-03-31' },
      },
      'In “Officers joining”, the three figures for April 2020 to March 2023 add up to 41.24 thousand officers, so the claim of 41 thousand holds.',
    ],
    [
      'a year without a figure',
      'not-computable',
      { claimed: officers('41244'), inputs: { series: 'j' }, options: { within: '2019-04-01/2023-03-31' } },
      'This cannot be computed: too many of the figures in between are missing.',
    ],
    [
      'levels',
      'not-computable',
      { claimed: officers('41244'), inputs: { series: 'q' }, options: { within: '2022-01-01/2022-12-31' } },
      'This cannot be computed: the figures are as at a day and not over a time, so that they cannot be added up or spread over one.',
    ],
  ],
  average: [
    [
      'a round one',
      'holds',
      { claimed: officers('15000'), inputs: { series: 'q' }, options: { within: '2022-01-01/2022-12-31' } },
      'In “Officers by quarter”, the average of the four figures within 2022 is 14,866 officers, so the claim of 15,000 holds.',
    ],
    [
      'too many',
      'fails',
      { claimed: officers('16000'), inputs: { series: 'q' }, options: { within: '2022-01-01/2022-12-31' } },
      'In “Officers by quarter”, the average of the four figures within 2022 is 14,866 officers, not 16,000.',
    ],
    [
      'before the figures',
      'not-computable',
      { claimed: officers('16000'), inputs: { series: 'q' }, options: { within: '2020-01-01/2022-12-31' } },
      'This cannot be computed: too many of the figures in between are missing.',
    ],
  ],
  difference: [
    [
      'more',
      'holds',
      { claimed: officers('4672'), inputs: { a: officers('12789'), b: officers('8117') } },
      '12,789 officers is 4,672 officers more than 8,117 officers, so the claim of 4,672 holds.',
    ],
    [
      'more, and it is fewer',
      'fails',
      { claimed: officers('4672'), inputs: { a: officers('8117'), b: officers('12789') } },
      '8,117 officers is 4,672 officers fewer than 12,789 officers, not 4,672 more.',
    ],
    [
      'fewer',
      'holds',
      {
        claimed: officers('4672'),
        inputs: { a: officers('8117'), b: officers('12789') },
        options: { direction: 'fewer' },
      },
      '8,117 officers is 4,672 officers fewer than 12,789 officers, so the claim of 4,672 holds.',
    ],
    [
      'fewer, and it is more',
      'fails',
      {
        claimed: percent('37'),
        inputs: { a: officers('12789'), b: officers('8117') },
        options: { direction: 'fewer', as: 'percent' },
      },
      '12,789 officers is 57.56% more than 8,117 officers, not 37% less.',
    ],
    [
      'less money',
      'fails',
      {
        claimed: { value: '20', unit: 'GBP million' },
        inputs: { a: money('14', '2022-12-31'), b: money('30', '2022-12-31') },
        options: { direction: 'fewer' },
      },
      '£14 million on 31 December 2022 is £16 million less than £30 million on 31 December 2022, not £20 million.',
    ],
    [
      'less in per cent',
      'holds',
      {
        claimed: percent('37'),
        inputs: { a: officers('8117'), b: officers('12789') },
        options: { direction: 'fewer', as: 'percent' },
      },
      '8,117 officers is 36.53% less than 12,789 officers, so the claim of 37% holds.',
    ],
    [
      'twice as many',
      'holds',
      {
        claimed: percent('100', { hedge: 'or-more' }),
        inputs: { a: officers('25000'), b: officers('12789') },
        options: { as: 'percent' },
      },
      '25,000 officers is 95.48% more than 12,789 officers, close enough to the claim of 100% or more, which holds.',
    ],
    [
      'no difference',
      'fails',
      { claimed: officers('10'), inputs: { a: officers('5'), b: officers('5') } },
      '5 officers is as many as 5 officers, not 10.',
    ],
  ],
  'flow-rate': [
    [
      'a rate',
      'fails',
      {
        claimed: { value: '2000', unit: 'officers per month' },
        inputs: { flow: { series: 'j', at: '2021-04-01/2022-03-31' } },
        options: { per: 'month' },
      },
      '12,789 officers for the year to March 2022 comes to 1,066 officers per month, not 2,000.',
    ],
    [
      'one every so often',
      'fails',
      {
        claimed: { value: '8', unit: 'minutes' },
        inputs: { flow: { value: '49489', unit: 'offences', at: '2023-01-01/2023-12-31' } },
        options: { per: 'minute', as: 'every' },
      },
      '49,489 offences for 2023 is one every 10.62 minutes, not one every 8.',
    ],
    [
      'none',
      'not-computable',
      {
        claimed: { value: '8', unit: 'minutes' },
        inputs: { flow: { value: '0', unit: 'offences', at: '2023-01-01/2023-12-31' } },
        options: { per: 'minute', as: 'every' },
      },
      'This cannot be computed: it would divide by a figure that may be zero.',
    ],
  ],
  rank: [
    [
      'first',
      'holds',
      { inputs: { value: grew('Italy', '0.9'), among: [grew('France', '0.6'), grew('Germany', '0.2')] } },
      'Italy, at 0.9% in 2022, is the highest of the 3 compared, next to France (0.6% in 2022).',
    ],
    [
      'a tie',
      'holds',
      { inputs: { value: grew('Italy', '0.6'), among: [grew('France', '0.6'), grew('Germany', '0.2')] } },
      'Italy, at 0.6% in 2022, is the joint highest of the 3 compared, next to France (0.6% in 2022).',
    ],
    [
      'third',
      'fails',
      { inputs: { value: grew('Italy', '0.1'), among: [grew('France', '0.6'), grew('Germany', '0.2')] } },
      'Italy, at 0.1% in 2022, is the third highest of the 3 compared, next to Germany (0.2% in 2022), not the highest.',
    ],
    [
      'second lowest',
      'holds',
      {
        claimed: { value: '2', unit: 'place' },
        inputs: { value: grew('Italy', '0.1'), among: [grew('France', '0.6'), grew('Germany', '-0.2')] },
        options: { extreme: 'lowest' },
      },
      'Italy, at 0.1% in 2022, is the second lowest of the 3 compared, next to Germany (−0.2% in 2022) and France (0.6% in 2022).',
    ],
    [
      'rounded',
      'holds',
      {
        inputs: {
          value: grew('Italy', '0.6', tenth),
          among: [grew('France', '0.5', tenth), grew('Germany', '0.2')],
        },
      },
      'Italy, at 0.6% in 2022, is the highest of the 3 compared, next to France (0.5% in 2022).',
    ],
    [
      'a survey',
      'too-close',
      {
        inputs: {
          value: grew('Italy', '0.6', { precision: { interval: ['0.2', '0.9'] } }),
          among: [grew('France', '0.5'), grew('Germany', '0.2')],
        },
      },
      'Italy, at 0.6% in 2022, is the highest of the 3 compared, next to France (0.5% in 2022), but the figures are too uncertain to say whether it is the highest.',
    ],
  ],
  streak: [
    [
      'as many',
      'holds',
      { claimed: { value: '4', unit: 'quarters' }, inputs: { series: 'q' }, options: { condition: 'rise' } },
      'In “Officers by quarter”, the figure rose for 4 quarters in a row up to 31 December 2022, so the claim of 4 holds.',
    ],
    [
      'too many',
      'fails',
      { claimed: { value: '5', unit: 'quarters' }, inputs: { series: 'q' }, options: { condition: 'rise' } },
      'In “Officers by quarter”, the figure rose for 4 quarters in a row up to 31 December 2022, not 5.',
    ],
    [
      'above a line',
      'fails',
      {
        claimed: { value: '3', unit: 'quarters', hedge: 'exactly' },
        inputs: { series: 'q', line: officers('13000') },
        options: { condition: 'above' },
      },
      'In “Officers by quarter”, the figure was above 13,000 officers for 4 quarters in a row up to 31 December 2022, not exactly 3.',
    ],
    [
      'no fall',
      'fails',
      { claimed: { value: '2', unit: 'quarters' }, inputs: { series: 'q' }, options: { condition: 'fall' } },
      'In “Officers by quarter”, the figure did not fall at the last step: 0 quarters in a row up to 31 December 2022, not 2.',
    ],
    [
      'not below',
      'fails',
      {
        claimed: { value: '2', unit: 'quarters' },
        inputs: { series: 'q', line: officers('13000') },
        options: { condition: 'below' },
      },
      'In “Officers by quarter”, the figure was not below 13,000 officers at the last step: 0 quarters in a row up to 31 December 2022, not 2.',
    ],
    [
      'beyond the figures',
      'not-computable',
      {
        claimed: { value: '9', unit: 'quarters' },
        inputs: { series: 'q', line: officers('1300') },
        options: { condition: 'above' },
      },
      'This cannot be computed: too many of the figures in between are missing.',
    ],
  ],
  forecast: [
    [
      'to come',
      'pending',
      { claimed: officers('20000'), inputs: { value: at('2023-06-30') } },
      'The figure for 30 June 2023 in “A series” is still to come: it can be known after 30 June 2023.',
      '2023-03-01',
    ],
    [
      'not published yet',
      'awaiting-outcome',
      { claimed: officers('20000'), inputs: { value: at('2023-06-30') } },
      'The figure for 30 June 2023 in “A series” is not published yet.',
      '2023-07-10',
    ],
    [
      'right',
      'holds',
      { claimed: officers('20951'), inputs: { value: at('2023-06-30') } },
      'In “A series”, the figure for 30 June 2023 came to 20,951 officers, so the claim of 20,951 holds.',
    ],
    [
      'too many',
      'fails',
      { claimed: officers('25000'), inputs: { value: at('2023-06-30') } },
      'In “A series”, the figure for 30 June 2023 came to 20,951 officers, not 25,000.',
    ],
  ],
};

for (const [kind, rows] of Object.entries(ROWS)) {
  describe(kind, () => {
    test.each(rows)('%s: %s', (_, finding, claim, because, asOf = '2024-01-01') => {
      const series = [RECRUITED, WAITING, SURVEY, QUARTERLY, JOINING, JOINING_ROUNDED];
      const verdict = verdictOf(bundleOf({ kind, ...claim }, { asOf, series }));
      expect(verdict.finding).toBe(finding);
      expect(verdict.because).toBe(because);
    });
  });
}

test('every kind has a sentence', () => {
  expect(Object.keys(ROWS).sort()).toEqual(KINDS.map((k) => k.name).sort());
});
