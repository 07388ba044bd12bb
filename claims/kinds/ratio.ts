/** ratio: one figure is so many times another, each by itself or per something. E is (a/perA) / (b/perB). */
import * as z from 'zod';
import { type FigureContext, figureKind } from '../engine/figure-kind.ts';
import { figureInWords } from '../engine/figures.ts';
import { type Formula, input, over, step } from '../engine/formula.ts';
import { figureClaimSchema } from '../engine/kind.ts';
import { inputSchema } from '../evidence/claim.ts';
import { exact } from '../exact/number.ts';
import { amount } from '../words/words.ts';
import { exampleBundle } from './examples.ts';

/** One side of the ratio: the figure, or the figure per another. */
function rate(context: FigureContext<unknown>, name: 'a' | 'b', per: 'perA' | 'perB'): Formula {
  return context.has(per) ? step(`${name} per ${per}`, over(input(name), input(per))) : input(name);
}

function rateInWords(context: FigureContext<unknown>, name: 'a' | 'b', per: 'perA' | 'perB'): string {
  const figure = figureInWords(context.figure(name));
  return context.has(per) ? `${figure} per ${figureInWords(context.figure(per))}` : figure;
}

/** Whether the second rate is one per so many, so that the ratio reads as a rate: 239 officers per 100,000 people. */
function isOnePer(c: FigureContext<unknown>): boolean {
  return (
    c.has('perA') &&
    c.has('perB') &&
    exact(c.figure('b').value) === '1' &&
    c.figure('b').unit === c.figure('a').unit
  );
}

export const ratio = figureKind({
  name: 'ratio',
  title: 'Ratio',
  says: 'One figure is so many times another, each by itself or per something else.',
  computes: '(a ÷ perA) ÷ (b ÷ perB)',
  schema: figureClaimSchema(
    'ratio',
    z.strictObject({
      a: inputSchema,
      b: inputSchema,
      perA: inputSchema.optional(),
      perB: inputSchema.optional(),
    }),
    z.strictObject({}).optional(),
  ),
  options: () => ({}),
  pairings: () => [
    { of: ['a', 'b'], by: 'measure' },
    { of: ['perA', 'perB'], by: 'measure' },
    { of: ['a', 'perA'], by: 'measure' },
    { of: ['b', 'perB'], by: 'measure' },
  ],
  formula: (c) => step('times', over(rate(c, 'a', 'perA'), rate(c, 'b', 'perB'))),
  unit: () => 'times',
  flips: true,
  tell: (c) => {
    if (!isOnePer(c))
      return `${rateInWords(c, 'a', 'perA')} is ${c.shown} the ${rateInWords(c, 'b', 'perB')}`;
    const [a, perB] = [c.figure('a'), c.figure('perB')];
    return `${rateInWords(c, 'a', 'perA')} comes to ${amount(c.value, a.unit)} per ${amount(perB.value, perB.unit)}`;
  },
  example: exampleBundle('ratio', '2.3 times the rate of the last six months', '2023-01-25', {
    claimed: { value: '2.3', unit: 'times' },
    inputs: {
      a: { value: '1142', unit: 'officers per month' },
      b: { value: '494', unit: 'officers per month' },
    },
  }),
});
