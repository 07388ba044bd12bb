/** comparison: one figure is more, or fewer, than another. E is a - b; there is no claimed figure. */
import * as z from 'zod';
import { inputSchema } from '../claim.ts';
import { figureKind } from '../figure-kind.ts';
import { figureInWords } from '../figures.ts';
import { input, minus, step } from '../formula.ts';
import { NEGATIVE, POSITIVE } from '../interval.ts';
import { claimSchema } from '../kind.ts';
import { isZero } from '../number.ts';
import { exampleBundle } from './examples.ts';
import { differenceUnit } from './options.ts';

export const comparison = figureKind({
  name: 'comparison',
  title: 'Comparison',
  says: 'One figure is more, or fewer, than another.',
  computes: 'a − b, which is above 0 for more and below 0 for fewer',
  schema: claimSchema(
    'comparison',
    z.strictObject({ a: inputSchema, b: inputSchema }),
    z.strictObject({ relation: z.enum(['more', 'fewer'], { error: 'relation is "more" or "fewer"' }) }),
  ),
  options: ({ options }) => options,
  ring: ({ relation }) => ({ ring: relation === 'more' ? POSITIVE : NEGATIVE, words: relation }),
  pairings: () => [{ of: ['a', 'b'], by: 'unit-and-measure' }],
  formula: () => step('difference', minus(input('a'), input('b'))),
  unit: ({ unitOf }) => differenceUnit(unitOf('a') ?? unitOf('b')),
  flips: true,
  tell: ({ figure, size, value }) => {
    const [a, b] = [figureInWords(figure('a')), figureInWords(figure('b'))];
    return isZero(value)
      ? `${a} is as many as ${b}`
      : `${a} is ${size} ${value.s > 0n ? 'more' : 'fewer'} than ${b}`;
  },
  example: exampleBundle('comparison', 'more officers are leaving than joining', '2023-01-25', {
    inputs: {
      a: { value: '8117', unit: 'officers', measure: 'FTE', at: '2021-04-01/2022-03-31' },
      b: { value: '12789', unit: 'officers', measure: 'FTE', at: '2021-04-01/2022-03-31' },
    },
    options: { relation: 'more' },
  }),
});
