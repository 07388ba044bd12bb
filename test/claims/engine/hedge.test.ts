/** The rings of every hedge, worked out by hand from the method's table (section 4). */

import { describe, expect, test } from 'vitest';
import { HEDGE_NAMES, type Hedge } from '../../../claims/claim.ts';
import { rings } from '../../../claims/engine/hedge.ts';
import { formatInterval } from '../../../claims/exact/interval.ts';

/** value, unit, hedge, In, Out; an absent Out is In. */
const TABLE: [value: string, unit: string, hedge: Hedge, inner: string, outer?: string][] = [
  // exactly
  ['1142', 'officers', 'exactly', '[1142, 1142]'],
  ['0', 'officers', 'exactly', '[0, 0]'],
  ['-1.50', '%', 'exactly', '[-3/2, -3/2]'],

  // bare, other units: h is half the last place that counts, of a round number at most 2.5%; w too, at most 5%.
  ['16', 'officers', 'bare', '[31/2, 33/2]'],
  ['20000', 'officers', 'bare', '[19500, 20500]', '[19000, 21000]'],
  ['25000', 'officers', 'bare', '[24500, 25500]'],
  ['13000', 'officers', 'bare', '[12675, 13325]', '[12500, 13500]'],
  ['2', 'million people', 'bare', '[39/20, 41/20]', '[19/10, 21/10]'],
  ['6.4', 'million people', 'bare', '[127/20, 129/20]'],
  ['1.4', 'million people', 'bare', '[273/200, 287/200]', '[27/20, 29/20]'],
  ['450', 'officers', 'bare', '[445, 455]'],
  ['4557', 'officers', 'bare', '[9113/2, 9115/2]'],
  ['20.0', 'GBP', 'bare', '[399/20, 401/20]'],
  ['0.5', 'GBP', 'bare', '[9/20, 11/20]'],
  ['1', 'officers', 'bare', '[1/2, 3/2]'],
  ['10', 'officers', 'bare', '[39/4, 41/4]', '[19/2, 21/2]'],
  ['100', 'officers', 'bare', '[195/2, 205/2]', '[95, 105]'],
  ['0', 'officers', 'bare', '[-1/2, 1/2]'],
  ['0.0', 'officers', 'bare', '[-1/20, 1/20]'],
  ['-20000', 'officers', 'bare', '[-20500, -19500]', '[-21000, -19000]'],
  // bare, in %: of a round number at most half a point and two points, up to 100 either way; from there as any other unit.
  ['20', '%', 'bare', '[39/2, 41/2]', '[19, 21]'],
  ['40', '%', 'bare', '[79/2, 81/2]', '[38, 42]'],
  ['50', 'percentage points', 'bare', '[99/2, 101/2]', '[48, 52]'],
  ['23.9', '%', 'bare', '[477/20, 479/20]'],
  ['16', '%', 'bare', '[31/2, 33/2]'],
  ['100', '%', 'bare', '[199/2, 201/2]', '[98, 102]'],
  ['-100', '%', 'bare', '[-201/2, -199/2]', '[-102, -98]'],
  ['101', '%', 'bare', '[201/2, 203/2]'],
  ['110', '%', 'bare', '[429/4, 451/4]', '[105, 115]'],
  ['130', '%', 'bare', '[507/4, 533/4]', '[125, 135]'],
  ['200', '%', 'bare', '[195, 205]', '[190, 210]'],
  // bare, in times: h is at most 5%, w at most 10%.
  ['2', 'times', 'bare', '[19/10, 21/10]', '[9/5, 11/5]'],
  ['2.3', 'times', 'bare', '[9/4, 47/20]'],
  ['1.15', 'times', 'bare', '[229/200, 231/200]'],
  ['10', 'times', 'bare', '[39/4, 41/4]', '[9, 11]'],
  ['20', 'times', 'bare', '[39/2, 41/2]', '[18, 22]'],
  ['0', 'times', 'bare', '[0, 0]'],

  // about, other units: 10%, 5%, 1% for 1, 2, 3 or more figures, 2% for 3 or more whose last is a 5; 20%, 15%, 5%.
  ['20000', 'officers', 'about', '[18000, 22000]', '[16000, 24000]'],
  ['450', 'officers', 'about', '[855/2, 945/2]', '[765/2, 1035/2]'],
  ['11100', 'officers', 'about', '[10989, 11211]', '[10545, 11655]'],
  ['1250', 'officers', 'about', '[1225, 1275]', '[2375/2, 2625/2]'],
  ['20.0', 'GBP', 'about', '[99/5, 101/5]', '[19, 21]'],
  ['3', 'officers', 'about', '[5/2, 7/2]', '[12/5, 18/5]'],
  // h is the least width of In, and In of Out.
  ['1', 'officers', 'about', '[1/2, 3/2]', '[1/2, 3/2]'],
  ['0.1', 'officers', 'about', '[1/20, 3/20]', '[1/20, 3/20]'],
  ['0', 'officers', 'about', '[-1/2, 1/2]'],
  ['-20000', 'officers', 'about', '[-22000, -18000]', '[-24000, -16000]'],
  // about, in %.
  ['3', '%', 'about', '[9/4, 15/4]', '[3/2, 9/2]'],
  ['20', '%', 'about', '[18, 22]', '[15, 25]'],
  ['8', '%', 'about', '[6, 10]', '[4, 12]'],
  ['10', 'percentage points', 'about', '[8, 12]', '[5, 15]'],
  ['100', '%', 'about', '[98, 102]', '[95, 105]'],
  ['101', '%', 'about', '[9999/100, 10201/100]', '[1919/20, 2121/20]'],
  ['1', '%', 'about', '[1/2, 3/2]', '[1/2, 3/2]'],
  ['0', '%', 'about', '[-1/2, 1/2]'],
  ['-20', '%', 'about', '[-22, -18]', '[-25, -15]'],
  // about, in times: the least width is 5% at most.
  ['2', 'times', 'about', '[9/5, 11/5]', '[8/5, 12/5]'],
  ['0.5', 'times', 'about', '[9/20, 11/20]', '[2/5, 3/5]'],
  ['1.00', 'times', 'about', '[99/100, 101/100]', '[19/20, 21/20]'],
  ['0', 'times', 'about', '[0, 0]'],

  // nearly: 10%, 5%, 1%; 20%, 15%, 5%. The figure itself is stretched, and what is above it is out.
  ['20000', 'officers', 'nearly', '[18000, 20000)', '[16000, 20000]'],
  ['450', 'officers', 'nearly', '[855/2, 450)', '[765/2, 450]'],
  ['111', 'officers', 'nearly', '[10989/100, 111)', '[2109/20, 111]'],
  ['2', 'times', 'nearly', '[9/5, 2)', '[8/5, 2]'],
  ['0', 'officers', 'nearly', '[0, 0)', '[0, 0]'],
  ['-20', 'officers', 'nearly', '[-22, -20)', '[-24, -20]'],
  ['20', '%', 'nearly', '[17, 20)', '[10, 20]'],
  ['8', '%', 'nearly', '[6, 8)', '[4, 8]'],
  ['100', '%', 'nearly', '[97, 100)', '[90, 100]'],
  ['101', '%', 'nearly', '[9999/100, 101)', '[1919/20, 101]'],
  ['0', '%', 'nearly', '[0, 0)', '[0, 0]'],

  // just over: as nearly, on the other side.
  ['20000', 'officers', 'just-over', '(20000, 22000]', '[20000, 24000]'],
  ['450', 'officers', 'just-over', '(450, 945/2]', '[450, 1035/2]'],
  ['111', 'officers', 'just-over', '(111, 11211/100]', '[111, 2331/20]'],
  ['20', '%', 'just-over', '(20, 23]', '[20, 30]'],
  ['8', '%', 'just-over', '(8, 10]', '[8, 12]'],
  ['2', 'times', 'just-over', '(2, 11/5]', '[2, 12/5]'],

  // doubled, halved: a factor of 95% of it or more holds, from 90% it is stretched; halved, the other way round.
  ['2', 'times', 'or-more', '[19/10, inf)', '[9/5, inf)'],
  ['0.5', 'times', 'or-more', '(-inf, 10/19]', '(-inf, 5/9]'],
  ['4', 'officers', 'or-more', '[19/5, inf)', '[18/5, inf)'],
  ['0.5', 'GBP', 'or-more', '[19/40, inf)', '[9/20, inf)'],
  ['0', 'times', 'or-more', '[0, inf)'],
  ['-2', 'officers', 'or-more', '[-2, inf)'],

  // one-sided
  ['34000', 'officers', 'over', '(34000, inf)'],
  ['0', '%', 'over', '(0, inf)'],
  ['21000', 'officers', 'at-least', '[21000, inf)'],
  ['-5', '%', 'at-least', '[-5, inf)'],
  ['21000', 'officers', 'under', '(-inf, 21000)'],
  ['101', '%', 'under', '(-inf, 101)'],
  ['16753', 'officers', 'at-most', '(-inf, 16753]'],
  ['2', 'times', 'at-most', '(-inf, 2]'],
  ['14', 'GBP million', 'up-to', '(-inf, 14]'],
  ['0', 'times', 'up-to', '(-inf, 0]'],
];

describe('rings', () => {
  test.each(TABLE)('%s %s, %s', (value, unit, hedge, inner, outer = inner) => {
    const drawn = rings({ value, unit, hedge });
    expect([formatInterval(drawn.in), formatInterval(drawn.out)]).toEqual([inner, outer]);
  });

  test('a figure without a hedge is bare', () => {
    expect(rings({ value: '450', unit: 'officers' })).toEqual(
      rings({ value: '450', unit: 'officers', hedge: 'bare' }),
    );
  });

  test.each([
    // "doubled" as a rise of 100%, "halved" as a fall of 50%, "lost two fifths of it", "down to nothing".
    ['100', 'rise', '[90, inf)', '[80, inf)'],
    ['50', 'fall', '[900/19, inf)', '[400/9, inf)'],
    ['-50', 'rise', '(-inf, -900/19]', '(-inf, -400/9]'],
    ['100', 'fall', '[100, inf)', '[100, inf)'],
  ] as const)('or more, %s%% as a %s', (value, counted, inner, outer) => {
    const drawn = rings({ value, unit: '%', hedge: 'or-more' }, counted);
    expect([formatInterval(drawn.in), formatInterval(drawn.out)]).toEqual([inner, outer]);
    expect(drawn.near).toBeUndefined();
  });

  test.each([
    ['13000', '14000', 'officers', '[12675, 14350]', '[12500, 14500]', '[12220, 14840]'],
    ['20', '30', '%', '[39/2, 61/2]', '[19, 63/2]', '[94/5, 159/5]'],
    ['2', '3', 'million people', '[39/20, 123/40]', '[19/10, 63/20]', '[47/25, 159/50]'],
  ])('between %s and %s %s', (value, to, unit, inner, outer, near) => {
    const drawn = rings({ value, to, unit });
    expect([drawn.in, drawn.out, drawn.near ?? drawn.in].map(formatInterval)).toEqual([inner, outer, near]);
  });

  test.each([
    ['1142', 'officers', 'bare', '[22259/20, 23421/20]'],
    ['20000', 'officers', 'bare', '[18800, 21200]'],
    ['-20000', 'officers', 'bare', '[-21200, -18800]'],
    ['20', '%', 'bare', '[94/5, 106/5]'],
    ['1', 'officers', 'bare', '[1/2, 3/2]'],
    ['0', 'officers', 'bare', '[-1/2, 1/2]'],
    ['34000', 'officers', 'over', '(33660, inf)'],
    ['21000', 'officers', 'at-least', '[20790, inf)'],
    ['20', '%', 'under', '(-inf, 101/5)'],
    ['16753', 'officers', 'at-most', '(-inf, 1692053/100]'],
    ['14', 'GBP million', 'up-to', '(-inf, 707/50]'],
  ] as const)('%s %s, %s, is slightly off as far as %s', (value, unit, hedge, near) => {
    const drawn = rings({ value, unit, hedge });
    expect(formatInterval(drawn.near ?? drawn.in)).toBe(near);
  });

  test('places and steps are whole, with no tolerance', () => {
    const drawn = rings({ value: '20', unit: 'place' }, 'places');
    expect([drawn.in, drawn.out].map(formatInterval)).toEqual(['[20, 20]', '[20, 20]']);
    expect(drawn.near).toBeUndefined();
    const steps = rings({ value: '10', unit: 'months' }, 'steps');
    expect([steps.in, steps.out].map(formatInterval)).toEqual(['[10, inf)', '[10, inf)']);
    expect(steps.near).toBeUndefined();
  });

  test('every hedge and every class of figure is in the table', () => {
    const classOf = (unit: string) =>
      unit === 'percentage points' ? '%' : unit === '%' || unit === 'times' ? unit : 'other';
    for (const hedge of ['bare', 'about', 'nearly'] as const) {
      const classes = new Set(TABLE.filter((row) => row[2] === hedge).map((row) => classOf(row[1])));
      expect(classes).toEqual(new Set(['other', '%', 'times']));
    }
    expect(new Set(TABLE.map((row) => row[2]))).toEqual(new Set(HEDGE_NAMES));
  });
});
