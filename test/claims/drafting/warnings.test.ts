/** What an editor is warned of, a row each. */

import { describe, expect, test } from 'vitest';
import { draftBundle } from '../../../claims/drafting/draft-bundle.ts';
import { warningsOf } from '../../../claims/drafting/warnings.ts';
import { bothClocks } from '../../../claims/evaluate.ts';
import type { Series } from '../../../claims/evidence/series.ts';
import { bundleOf, type ClaimPart, parsed, seriesOf } from '../support.ts';

const SAID = '2023-02-01';
const TODAY = '2024-01-01';
const WHERE = { title: 'A speech', url: 'https://example.org/speech' };

/** The warnings on a claim that is in order but for what a row says. */
function warnings(
  claim: ClaimPart & { quote?: string; appearance?: object },
  series: object[] = [],
  source: object = { url: 'https://example.org/figures' },
) {
  const { value: number = 'no' } = (claim.claimed ?? {}) as { value?: string };
  const value = bundleOf(
    { appearance: WHERE, quote: `There were ${number} of them`, ...claim } as ClaimPart,
    {
      asOf: SAID,
      series,
    },
  );
  const bundle = parsed({
    ...value,
    sources: value.sources.map((s) => ({ ...s, ...source })),
  });
  return warningsOf(bundle, bothClocks(bundle, TODAY));
}

const LEVEL: ClaimPart = {
  kind: 'level',
  claimed: { value: '130', unit: 'officers' },
  inputs: { value: { series: 's', at: '2022-12-31' } },
};

test('a claim that is in order has none', () => {
  expect(warnings(LEVEL, [seriesOf([['2022-12-31', '130']])])).toEqual([]);
});

describe('an editor is warned of', () => {
  test.each<[string, string | null, RegExp, Parameters<typeof warnings>]>([
    [
      'figures in different units',
      'inputs.to.from',
      /units do not match: the earlier figure is “officers”, and the later figure is “%”/,
      [
        {
          ...LEVEL,
          kind: 'change',
          inputs: { from: { series: 's', at: '2022-12-31' }, to: { value: '3', unit: '%', source: 'src' } },
        },
        [seriesOf([['2022-12-31', '130']])],
      ],
    ],
    [
      'figures of different measures',
      'inputs.progress.series',
      /measures do not match: the target is “FTE”, and the figures that move towards it is “headcount”/,
      [
        {
          kind: 'promise',
          inputs: { target: { value: '20', unit: 'officers', measure: 'FTE' }, progress: 's' },
          options: { deadline: '2025-01-01' },
        },
        [seriesOf([['2022-12-31', '130']], { measure: 'headcount' })],
      ],
    ],
    [
      'a figure that ends in zeros and is taken as exact',
      'inputs.value.at',
      /7,800,000 for 31 December 2022 is taken to the last digit\. If it was published rounded/,
      [
        { ...LEVEL, claimed: { value: '7800000', unit: 'officers' } },
        [seriesOf([['2022-12-31', '7800000']])],
      ],
    ],
    [
      'figures of two places',
      'inputs.to.series',
      /two series: the earlier figure of one with “England”, the later figure of one with no place/,
      [
        {
          ...LEVEL,
          kind: 'change',
          inputs: { from: { series: 's', at: '2022-11-30' }, to: { series: 't', at: '2022-12-31' } },
        },
        [
          seriesOf([['2022-11-30', '100']], { place: 'England' }),
          { ...seriesOf([['2022-12-31', '230']]), id: 't' },
        ],
      ],
    ],
    [
      'prices of two series',
      'inputs.pricesTo.series',
      /^Prices at the start and prices at the end are of two series, “A series” and “CPIH”: take both from one\.$/,
      [
        {
          ...LEVEL,
          kind: 'real-terms-change',
          claimed: { value: '20', unit: '%' },
          inputs: {
            from: { value: '100', unit: 'GBP', at: '2022-11-30', source: 'src' },
            to: { value: '120', unit: 'GBP', at: '2022-12-31', source: 'src' },
            pricesFrom: { series: 's', at: '2022-11-30' },
            pricesTo: { series: 't', at: '2022-12-31' },
          },
          options: { direction: 'rise' },
        },
        [
          seriesOf([['2022-11-30', '100']], { unit: 'index' }),
          { ...seriesOf([['2022-12-31', '101']], { unit: 'index', title: 'CPIH' }), id: 't' },
        ],
      ],
    ],
    [
      'another direction than the words suggest',
      'options.direction',
      /The words “fell … 30” suggest “[^”]*fell[^”]*”, but the claim is tested as/,
      [
        {
          ...LEVEL,
          quote: 'The number of officers fell by 30',
          kind: 'change',
          claimed: { value: '30', unit: 'officers' },
          inputs: { from: { series: 's', at: '2022-11-30' }, to: { series: 's', at: '2022-12-31' } },
        },
        [
          seriesOf([
            ['2022-11-30', '100'],
            ['2022-12-31', '130'],
          ]),
        ],
      ],
    ],
    [
      'a number that the words deny',
      'quote',
      /denies “130 officers”, but/,
      [{ ...LEVEL, quote: 'There were not 130 officers' }, [seriesOf([['2022-12-31', '130']])]],
    ],
    [
      'a time of the words that no figure is for',
      'quote',
      /speaks of “December 2020”, but no figure of the claim is for that time: the first is for 31 December 2022/,
      [{ ...LEVEL, quote: 'There were 130 officers in December 2020' }, [seriesOf([['2022-12-31', '130']])]],
    ],
    [
      'a figure given on the spot for a time after the words',
      'inputs.value.at',
      /is for 31 December 2023, after the claim was made on 1 February 2023/,
      [
        {
          ...LEVEL,
          inputs: { value: { value: '130', unit: 'officers', at: '2023-12-31', source: 'src' } },
        },
      ],
    ],
    [
      'a figure outside the period within which it is the highest',
      'options.within',
      /The figure is for 31 December 2022, and does not lie in 2021/,
      [
        {
          kind: 'superlative',
          inputs: { value: { series: 's', at: '2022-12-31' } },
          options: { within: '2021-01-01/2021-12-31' },
        },
        [
          seriesOf([
            ['2021-12-31', '100'],
            ['2022-12-31', '130'],
          ]),
        ],
      ],
    ],
    [
      'a deadline that had passed',
      'options.deadline',
      /The deadline, 1 January 2021, had passed when the claim was made/,
      [
        {
          kind: 'promise',
          inputs: { target: { value: '20', unit: 'officers' }, progress: 's' },
          options: { deadline: '2021-01-01' },
        },
        [seriesOf([['2020-12-31', '130']])],
      ],
    ],
    [
      'a day set against a year',
      'inputs.to.at',
      /times of different length: the earlier figure for 31 March 2020, the later figure for [^.]*2022\. Check/,
      [
        {
          ...LEVEL,
          kind: 'change',
          inputs: {
            from: { series: 's', at: '2020-03-31' },
            to: { series: 's', at: '2021-04-01/2022-03-31' },
          },
        },
        [
          seriesOf([
            ['2020-03-31', '100'],
            ['2021-04-01/2022-03-31', '230'],
          ]),
        ],
      ],
    ],
    [
      'a sum that counts a month twice',
      'inputs.parts.1.at',
      /October to December 2022 in part 1, of the same series: something is counted twice/,
      [
        {
          ...LEVEL,
          kind: 'sum',
          inputs: {
            parts: [
              { series: 's', at: '2022-10-01/2022-12-31' },
              { series: 's', at: '2022-12-01/2022-12-31' },
            ],
          },
        },
        [
          seriesOf([
            ['2022-10-01/2022-12-31', '100'],
            ['2022-12-01/2022-12-31', '30'],
          ]),
        ],
      ],
    ],
    [
      'a highest year among months',
      'inputs.series.series',
      /figures for times of different length: .*, and .*\. They are set against each other/,
      [
        { kind: 'superlative', inputs: { value: { series: 's', at: '2021-01-01/2021-12-31' } } },
        [
          seriesOf([
            ['2021-01-01/2021-12-31', '100'],
            ['2020-12-01/2020-12-31', '30'],
          ]),
        ],
      ],
    ],
    [
      'a figure published after it was said',
      'inputs.value.at',
      /31 December 2022 was published on 2 March 2023, after the claim was made on 1 February 2023/,
      [LEVEL, [seriesOf([['2022-12-31', '130', { publishedOn: '2023-03-02' }]])]],
    ],
    [
      'a source published after it was said',
      'inputs.value.source.id',
      /source of the figure, “A source”, was published on 1 June 2023, after/,
      [
        { ...LEVEL, inputs: { value: { value: '130', unit: 'officers', source: 'src' } } },
        [],
        { url: 'https://example.org', publishedOn: '2023-06-01' },
      ],
    ],
    [
      'a figure that was revised',
      'inputs.value.at',
      /superseded: 130 became 129 on 1 June 2023/,
      [
        LEVEL,
        [
          seriesOf([
            ['2022-12-31', '130', { publishedOn: '2023-01-25' }],
            ['2022-12-31', '129', { publishedOn: '2023-06-01' }],
          ]),
        ],
      ],
    ],
    [
      'a source without a link',
      'inputs.value.at',
      /source “A source” has no link/,
      [LEVEL, [seriesOf([['2022-12-31', '130']])], {}],
    ],
    [
      'a number that nothing claims',
      'quote',
      /nothing here claims: “41%”/,
      [{ ...LEVEL, quote: '130 officers, 41% of the force' }, [seriesOf([['2022-12-31', '130']])]],
    ],
    [
      'a date that the series has not',
      'inputs.value.at',
      /no figure for 31 March 2022. The nearest is for 31 December 2022: choose one of its dates/,
      [
        { ...LEVEL, inputs: { value: { series: 's', at: '2022-03-31' } } },
        [seriesOf([['2022-12-31', '130']])],
      ],
    ],
    [
      'a date between two of the series',
      'inputs.value.at',
      /The nearest are for 31 December 2021 and 31 December 2022: /,
      [
        { ...LEVEL, inputs: { value: { series: 's', at: '2022-03-31' } } },
        [
          seriesOf([
            ['2020-12-31', '110'],
            ['2021-12-31', '120'],
            ['2022-12-31', '130'],
            ['2023-12-31', '140'],
          ]),
        ],
      ],
    ],
    [
      'a number that the quotation does not say',
      'claimed.value',
      /The quotation does not say 130\. It says “nearly 450 people”\./,
      [{ ...LEVEL, quote: 'we took on nearly 450 people' }, [seriesOf([['2022-12-31', '130']])]],
    ],
    [
      'a quotation without a number',
      'claimed.value',
      /No number was found in the quotation: check whether it says 130\./,
      [{ ...LEVEL, quote: 'we took them all on' }, [seriesOf([['2022-12-31', '130']])]],
    ],
    [
      'a word before the number that is not taken along',
      'claimed.hedge',
      /says “nearly 130 officers”, which counts as “nearly”, but no word is given before the number\./,
      [{ ...LEVEL, quote: 'there are nearly 130 officers' }, [seriesOf([['2022-12-31', '130']])]],
    ],
    [
      'a word before the number that nobody said',
      'claimed.hedge',
      /says “130 officers”, without a word before it, but “about” is given\./,
      [
        {
          ...LEVEL,
          claimed: { value: '130', unit: 'officers', hedge: 'about' },
          quote: 'there are 130 officers',
        },
        [seriesOf([['2022-12-31', '130']])],
      ],
    ],
    [
      'a forecast',
      'inputs.value.at',
      /is a forecast/,
      [LEVEL, [seriesOf([['2022-12-31', '130', { publishedOn: '2022-01-01', status: 'forecast' }]])]],
    ],
    [
      'a figure published before its time was over',
      'inputs.value.at',
      /before that time was over/,
      [LEVEL, [seriesOf([['2022-12-31', '130', { publishedOn: '2022-12-01' }]])]],
    ],
    [
      'no claimed figure',
      'claimed.value',
      /names no figure/,
      [{ kind: 'level', inputs: LEVEL.inputs }, [seriesOf([['2022-12-31', '130']])]],
    ],
    [
      'no link to where it was said',
      'appearance.url',
      /no link to where/,
      [{ ...LEVEL, appearance: { title: 'A speech' } } as ClaimPart, [seriesOf([['2022-12-31', '130']])]],
    ],
    [
      'a pace that cannot be computed',
      'inputs.progress.series',
      /3, 6, 12 or 24 months/,
      [
        {
          kind: 'on-pace',
          inputs: { target: { value: '200', unit: 'officers' }, progress: 's' },
          options: { deadline: '2025-01-01', says: 'on-track' },
        },
        [seriesOf([['2022-12-31', '130']])],
      ],
    ],
    [
      'a whole that may be a target or a count',
      'inputs.whole.source.id',
      /^The whole, 260, is taken for a target.* If it was counted, give its source/,
      [
        {
          kind: 'share',
          claimed: { value: '50', unit: '%' },
          inputs: {
            part: { series: 's', at: '2022-12-31' },
            whole: { value: '260', unit: 'officers' },
          },
        },
        [seriesOf([['2022-12-31', '130']])],
      ],
    ],
  ])('%s', (_, field, message, given) => {
    const found = warnings(...given);
    expect(found.map((w) => w.field)).toContain(field);
    expect(found.find((w) => message.test(w.message) && w.field === field)).toBeDefined();
    expect(found).toHaveLength(1);
  });

  test('a figure outside its period by the one that is tested, in whatever order the evidence stands', () => {
    const bundle = parsed(
      bundleOf(
        {
          kind: 'superlative',
          inputs: { value: { series: 's', at: '2010-06-30' }, series: 's' },
          options: { extreme: 'highest', within: '2010-01-01/2010-12-31' },
        },
        {
          asOf: SAID,
          series: [
            seriesOf([
              ['2010-03-31', '90'],
              ['2010-06-30', '100'],
            ]),
          ],
        },
      ),
    );
    const { said, now } = bothClocks(bundle, TODAY);
    const outside = { input: 'series', series: 's', at: '2022-12-31', value: '1', publishedOn: '2022-12-31' };
    const verdicts = { said, now: { ...now, evidence: [outside, ...now.evidence] } };
    expect(now.evidence.map(({ input }) => input)).toContain('value');
    expect(warningsOf(bundle, verdicts).map(({ field }) => field)).not.toContain('options.within');
  });
});

test('a typed figure that differs from the ledger’s is reported, and left out', () => {
  const bundle = parsed({
    ...bundleOf({ ...LEVEL }, { asOf: SAID, series: [seriesOf([['2022-12-31', '130']])] }),
  });
  const [held] = bundle.series;
  const typed: Series[] =
    held === undefined
      ? []
      : [{ ...held, observations: held.observations.map((o) => ({ ...o, value: '131' })) }];
  const drafted = draftBundle(bundle.claim, bundle, { series: typed, sources: [] }, TODAY);
  expect(drafted.bundle.series).toEqual(bundle.series);
  expect(warningsOf(drafted.bundle, bothClocks(drafted.bundle, TODAY), drafted.clashes)[0]).toMatchObject({
    field: 'inputs.value.value',
    message: expect.stringMatching(/The ledger has 130 .* 131 cannot be added/) as string,
  });
});

describe('a scale that may be missing', () => {
  const told = (claimed: object, computed: string) =>
    warnings({ ...LEVEL, claimed }, [seriesOf([['2022-12-31', computed]], { unit: 'GBP' })])
      .filter(({ message }) => message.includes('a scale missing'))
      .map(({ field, message }) => `${field}: ${message}`);

  test.each([
    ['4.33', '4330000000'],
    ['130', '130000'],
    ['130000', '130'],
    ['-4.33', '4330'],
  ])('%s against %s is reported', (value, computed) =>
    expect(told({ value, unit: 'GBP' }, computed)).toHaveLength(1),
  );

  test.each([
    ['130', '129999'],
    ['0', '130000'],
    ['130000', '0'],
    ['130', '131'],
  ])('%s against %s is not', (value, computed) => expect(told({ value, unit: 'GBP' }, computed)).toEqual([]));

  test('next to the value, with both in words', () => {
    expect(told({ value: '4.33', unit: 'GBP' }, '4330000000')).toEqual([
      'claimed.value: The form claims £4.33, but the evidence gives £4,330,000,000: they are a thousand times apart or more. Is a scale missing, such as thousand, million or billion?',
    ]);
  });
});
