/**
 * real-terms-change: a sum of money rose or fell by so many per cent after prices.
 * E is 100 ((to/from)/(pricesTo/pricesFrom) - 1), negated for a fall.
 */
import * as z from 'zod';
import { figureKind, fromTo } from '../engine/figure-kind.ts';
import { figureInWords } from '../engine/figures.ts';
import { input, over, overBase, step } from '../engine/formula.ts';
import { figureClaimSchema } from '../engine/kind.ts';
import { inputSchema } from '../evidence/claim.ts';
import { changeInWords } from '../words/sentence.ts';
import { exampleBundle } from './examples.ts';
import { directionOf, directionOptions } from './options.ts';
import { percentChange } from './percent-change.ts';

export const realTermsChange = figureKind({
  name: 'real-terms-change',
  title: 'Change in real terms',
  says: 'A sum of money rose or fell by so many per cent once prices are taken into account.',
  computes: '100 × ((to ÷ from) ÷ (prices then ÷ prices before) − 1), negated for a fall',
  schema: figureClaimSchema(
    'real-terms-change',
    z.strictObject({ from: inputSchema, to: inputSchema, pricesFrom: inputSchema, pricesTo: inputSchema }),
    directionOptions,
  ),
  options: directionOf,
  pairings: () => [
    { of: ['from', 'to'], by: 'unit-and-measure' },
    { of: ['pricesFrom', 'pricesTo'], by: 'unit-and-measure' },
  ],
  formula: ({ options }) => {
    const money = step('growth', overBase(input('to'), input('from')));
    const prices = step('prices', over(input('pricesTo'), input('pricesFrom')));
    return percentChange(options.direction, step('real', over(money, prices)));
  },
  unit: () => '%',
  flips: true,
  tell: (c) =>
    `${fromTo(c)}, while prices went from ${figureInWords(c.figure('pricesFrom'))} to ${figureInWords(c.figure('pricesTo'))}, is ${changeInWords(c.value, c.size, c.options.direction)} in real terms`,
  moves: ({ direction }) => direction,
  example: exampleBundle('real-terms-change', 'basically had a 20% pay cut in real terms', '2023-01-25', {
    claimed: { value: '20', unit: '%', hedge: 'about' },
    inputs: {
      from: { value: '36519', unit: 'GBP per year', at: '2010-09-01' },
      to: { value: '41130', unit: 'GBP per year', at: '2021-09-01' },
      pricesFrom: {
        value: '89.8',
        unit: 'index',
        at: '2010-09-01/2010-09-30',
        precision: { nearest: '0.1' },
      },
      pricesTo: { value: '121.8', unit: 'index', at: '2022-06-01/2022-06-30', precision: { nearest: '0.1' } },
    },
    options: { direction: 'fall' },
  }),
});
