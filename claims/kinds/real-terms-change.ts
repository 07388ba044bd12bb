/**
 * real-terms-change: a sum of money rose or fell by a percentage after prices.
 * E is 100 ((to/from)/(pricesTo/pricesFrom) - 1), negated for a fall.
 */
import type { CueAt, CueScene, Suggestion } from '../engine/cues.ts';
import { figureKind } from '../engine/figure-kind.ts';
import { input, over, overBase, step } from '../engine/formula.ts';
import { changeInWords } from '../words/clauses.ts';
import { shortChange } from '../words/short.ts';
import { fromTo } from '../words/told.ts';
import { percentChange } from './percent-change.ts';
import { withFigure } from './shared-cues.ts';
import { exampleBundle } from './shared-examples.ts';
import { FROM, TO } from './shared-inputs.ts';
import { DIRECTION, type Direction } from './shared-options.ts';

/** The direction of the change that is named nearest to a cue. */
function directionNear(scene: CueScene, { from, next }: CueAt): Direction | undefined {
  for (let n = 0; n <= 12; n += 1)
    for (const k of [next + n, from - n]) {
      if (!scene.together(from, k)) continue;
      for (const direction of ['rise', 'fall'] as const)
        if (scene.cueAt(k, direction) !== undefined) return direction;
    }
  return undefined;
}

/** Money that is called real once prices are taken into account. */
const REAL_MONEY = [
  'wage',
  'wages',
  'pay',
  'income',
  'incomes',
  'earnings',
  'salaries',
  'spending',
  'funding',
]
  .flatMap((noun) => [`real ${noun}`, `real household ${noun}`, `real disposable ${noun}`])
  .join('|');

/** A change once prices are taken into account, with its figure in per cent if one is near. */
function inRealTerms(scene: CueScene, cue: CueAt): Suggestion {
  const near = [scene.figureAfter(cue.from, 12), scene.figureBefore(cue.from, 12)];
  const figure = near.find((f) => f?.unit === '%');
  return {
    weight: figure === undefined ? 70 : 95,
    words: withFigure(cue, figure),
    options: { direction: directionNear(scene, cue) },
  };
}

/** What the figures of the example share. */
const PAY = { unit: 'GBP per year', source: 'pay' } as const;
const PRICES = { unit: 'index', precision: { nearest: '0.1' }, source: 'cpi' } as const;

/** Units of a population. */
const PEOPLE = /\b(?:people|persons?|inhabitants|residents)\b/;

export const realTermsChange = figureKind({
  name: 'real-terms-change',
  title: 'Change in real terms',
  says: 'A sum of money rose or fell by so many per cent once prices are taken into account.',
  computes: '100 × ((to ÷ from) ÷ (prices then ÷ prices before) − 1), negated for a fall',
  claimed: { unit: '%' },
  inputs: [
    {
      ...FROM,
      label: 'The earlier sum of money',
      hint: 'What was paid or spent at the start.',
      called: 'the earlier figure',
    },
    {
      ...TO,
      label: 'The later sum of money',
      hint: 'What was paid or spent at the end.',
      called: 'the later figure',
    },
    {
      name: 'pricesFrom',
      label: 'Prices at the start',
      hint: 'A price index, such as the CPI, for the month of the earlier sum.',
      takes: 'figure',
    },
    {
      name: 'pricesTo',
      label: 'Prices at the end',
      hint: 'The same price index, for the month of the later sum.',
      takes: 'figure',
    },
  ],
  options: [DIRECTION],
  pairs: [
    { of: ['from', 'to'], agree: 'unit-and-measure', relation: 'change', lengths: 'equal-unless-rates' },
    { of: ['pricesFrom', 'pricesTo'], agree: 'unit-and-measure', relation: 'change', sameSeries: true },
    { of: ['from', 'pricesFrom'], relation: 'deflation' },
    { of: ['to', 'pricesTo'], relation: 'deflation' },
  ],
  resultIn: () => 'part',
  counted: ({ direction }) => direction,
  formula: ({ options }) => {
    const money = step('growth', overBase(input('to'), input('from')));
    const prices = step('prices', over(input('pricesTo'), input('pricesFrom')));
    return percentChange(options.direction, step('real', over(money, prices)));
  },
  unit: () => '%',
  flips: true,
  chart: {
    draws: 'real',
    from: 'from',
    to: 'to',
    prices: { from: 'pricesFrom', to: 'pricesTo' },
  },
  short: (claim) => {
    const change = shortChange(claim);
    return change === undefined ? undefined : `${change} in real terms`;
  },
  tell: {
    tell: ({ figure, value, size, options, unitOf }) => {
      const [before, after] = [figure('pricesFrom'), figure('pricesTo')];
      const change = changeInWords(value, size, options.direction);
      // The same sum gives what a figure is a head.
      const [what, how] = PEOPLE.test(unitOf('pricesFrom') ?? '')
        ? ['the population', 'per head']
        : ['prices', 'in real terms'];
      return `${fromTo(figure('from'), figure('to'))}, while ${what} went ${fromTo(before, after)}, is ${change} ${how}`;
    },
    moves: ({ direction }) => direction,
  },
  cues: [
    { on: 'real-terms', suggests: (scene, cue) => inRealTerms(scene, cue) },
    {
      // "real wages have fallen": by themselves only if they moved.
      phrases: REAL_MONEY,
      suggests: (scene, cue) =>
        directionNear(scene, cue) === undefined ? undefined : inRealTerms(scene, cue),
    },
  ],
  example: exampleBundle(
    'real-terms-change',
    'basically had a 20% pay cut in real terms',
    '2023-01-25',
    {
      claimed: { value: '20', unit: '%', hedge: 'about' },
      inputs: {
        from: { value: '36519', ...PAY, at: '2010-09-01' },
        to: { value: '41130', ...PAY, at: '2021-09-01' },
        pricesFrom: { value: '89.8', ...PRICES, at: '2010-09-01/2010-09-30' },
        pricesTo: { value: '121.8', ...PRICES, at: '2022-06-01/2022-06-30' },
      },
      options: { direction: 'fall' },
    },
    [],
    [
      { id: PAY.source, title: 'Constables’ pay, 2005 to 2024', publisher: 'Police Federation and PRRB' },
      { id: PRICES.source, title: 'CPI INDEX 00: ALL ITEMS 2015=100 (D7BT)', publisher: 'ONS' },
    ],
  ),
});
