/** Figures that come from nowhere, and figures that are given twice: what keeps a claim out by every door. */

import { describe, expect, test } from 'vitest';
import { inputFaults } from '../../../claims/drafting/input-faults.ts';
import { KINDS } from '../../../claims/kinds/index.ts';
import { readStarter } from '../../../src/commands/starter.ts';
import { bundleOf, type ClaimPart, parsed, seriesOf } from '../support.ts';

const OF_MONTHS = seriesOf([
  ['2022-11-30', '100'],
  ['2022-12-31', '130'],
]);

/** What is wrong with the figures of a claim that was made on 1 February 2023: the input, and what is said of it. */
function faults(kind: string, inputs: object, more: Partial<ClaimPart> = {}) {
  const claim: ClaimPart = { kind, inputs, ...more };
  const bundle = parsed(bundleOf(claim, { asOf: '2023-02-01', series: [OF_MONTHS] }));
  return inputFaults(bundle).map(({ input, message }) => [input, message] as const);
}

const november = { series: 's', at: '2022-11-30' };
const december = { series: 's', at: '2022-12-31' };
const typed = (value: string, more: object = {}) => ({ value, unit: 'officers', ...more });
const sourced = (value: string, more: object = {}) => typed(value, { source: 'src', ...more });
const names = (...given: Parameters<typeof faults>) => faults(...given).map(([input]) => input);

describe('a claim is not its own evidence', () => {
  test('a level of 4.6% that is tested against a typed 4.6', () => {
    expect(faults('level', { value: { value: '4.6', unit: '%' } })).toEqual([
      [
        'value',
        'Nothing says where the figure, 4.6%, comes from: give its source, since a claim is not its own evidence.',
      ],
    ]);
    expect(names('level', { value: { value: '4.6', unit: '%', source: 'src' } })).toEqual([]);
  });

  test.each<[string, string, object, Partial<ClaimPart>, string[]]>([
    ['both figures of a change', 'change', { from: typed('1'), to: typed('2') }, {}, ['from', 'to']],
    ['of which one has a source', 'percent-change', { from: sourced('1'), to: typed('2') }, {}, ['to']],
    ['a part', 'share', { part: typed('1'), whole: typed('2') }, {}, ['part']],
    [
      'a whole that was counted on a day',
      'share',
      { part: november, whole: typed('200', { at: '2022-11-30' }) },
      {},
      ['whole'],
    ],
    [
      'what is compared',
      'comparison',
      { a: november, b: typed('90') },
      { options: { relation: 'more' } },
      ['b'],
    ],
    ['what it is a multiple of', 'ratio', { a: november, b: typed('37') }, {}, ['b']],
    ['a number of people', 'ratio', { a: november, b: december, perA: typed('51234') }, {}, ['perA']],
    ['a part of a sum', 'sum', { parts: [november, typed('7'), sourced('8')] }, {}, ['parts.1']],
    ['the figure reached', 'shortfall', { target: typed('20000'), actual: typed('16753') }, {}, ['actual']],
    [
      'a start that is not 0',
      'average-rate',
      { from: typed('12', { at: '2022-01-01' }), to: november },
      {},
      ['from'],
    ],
    [
      'money and prices',
      'real-terms-change',
      { from: typed('1'), to: typed('2'), pricesFrom: typed('3'), pricesTo: typed('4') },
      {},
      ['from', 'to', 'pricesFrom', 'pricesTo'],
    ],
  ])('%s', (_, kind, inputs, more, expected) => {
    expect(names(kind, inputs, more)).toEqual(expected);
  });

  test.each<[string, string, object, Partial<ClaimPart>]>([
    ['a target', 'shortfall', { target: typed('20000'), actual: november }, {}],
    [
      'a target for a day to come',
      'shortfall',
      { target: typed('20000', { at: '2023-03-31' }), actual: november },
      {},
    ],
    ['a share of a target', 'share', { part: november, whole: typed('20000') }, {}],
    [
      'a pledge',
      'promise',
      { target: typed('20000'), progress: 's' },
      { options: { deadline: '2024-03-31' } },
    ],
    [
      'so many per 100,000',
      'ratio',
      { a: november, perA: december, b: typed('1'), perB: typed('100000') },
      {},
    ],
    [
      'a count that begins at 0',
      'average-rate',
      { from: typed('0', { at: '2022-01-01' }), to: november },
      {},
    ],
  ])('but it may give %s', (_, kind, inputs, more) => {
    expect(names(kind, inputs, more)).toEqual([]);
  });
});

describe('a figure is given once', () => {
  test('in a sum, with the two parts that are the same', () => {
    expect(faults('sum', { parts: [november, december, november] })).toEqual([
      ['parts.2', 'Part 1 and part 3 are the same, for 30 November 2022: give two different figures.'],
    ]);
  });

  test('if “latest” is the figure that stands beside it', () => {
    expect(names('sum', { parts: [december, { series: 's', at: 'latest' }] })).toEqual(['parts.1']);
    expect(names('ratio', { a: { series: 's', at: 'latest' }, b: december })).toEqual(['b']);
    expect(names('ratio', { a: { series: 's', at: 'latest' }, b: november })).toEqual([]);
  });

  test('if it is typed beside the series that has it, from the same source', () => {
    const again = (more: object = {}) => ({
      parts: [november, sourced('100.0', { at: '2022-11-30', ...more })],
    });
    expect(names('sum', again())).toEqual(['parts.1']);
    expect(names('sum', again({ at: '2022-12-31' }))).toEqual([]);
    expect(names('sum', again({ value: '101' }))).toEqual([]);
    expect(names('sum', again({ unit: 'staff' }))).toEqual([]);
  });

  test('wherever two inputs are one, whatever they are to each other', () => {
    const inputs = { from: november, to: december, pricesFrom: november, pricesTo: december };
    expect(names('real-terms-change', inputs)).toEqual(['pricesFrom', 'pricesTo']);
    expect(names('shortfall', { target: december, actual: december })).toEqual(['actual']);
  });

  test('but equal figures of one source may be several, and rates may be per the same people', () => {
    expect(names('sum', { parts: [sourced('3000'), sourced('3000')] })).toEqual([]);
    const other = sourced('5', { at: '2022-11-30' });
    expect(names('ratio', { a: sourced('9'), b: other, perA: december, perB: december })).toEqual([]);
  });
});

test('the claims of the starter ledger and the examples of the kinds are in order', async () => {
  const starter = (await readStarter()).map(({ bundle }) => bundle);
  const examples = KINDS.map(({ example }) => parsed(example));
  expect(starter.length).toBeGreaterThan(100);
  for (const bundle of [...starter, ...examples]) expect(inputFaults(bundle), bundle.claim.slug).toEqual([]);
});
