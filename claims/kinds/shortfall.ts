/** shortfall: so much is missing to a target. E is target - actual, or 100 (1 - actual/target). */
import * as z from 'zod';
import { figureKind } from '../engine/figure-kind.ts';
import { figureInWords } from '../engine/figures.ts';
import { input, minus, one, over, step, times } from '../engine/formula.ts';
import { figureClaimSchema } from '../engine/kind.ts';
import { inputSchema } from '../evidence/claim.ts';
import { differenceUnit } from '../evidence/units.ts';
import { TARGET, uplift } from './examples.ts';

export const shortfall = figureKind({
  name: 'shortfall',
  title: 'Shortfall',
  says: 'A figure is so much, or so many per cent, short of a target.',
  computes: 'target − actual, or 100 × (1 − actual ÷ target)',
  schema: figureClaimSchema(
    'shortfall',
    z.strictObject({ target: inputSchema, actual: inputSchema }),
    z
      .strictObject({ as: z.enum(['count', 'percent'], { error: 'as is "count" or "percent"' }).optional() })
      .optional(),
  ),
  options: (claim) => ({ as: claim.options?.as ?? ('count' as const) }),
  pairings: () => [{ of: ['target', 'actual'], by: 'unit-and-measure' }],
  formula: ({ options }) =>
    options.as === 'count'
      ? step('left', minus(input('target'), input('actual')))
      : step('percent', times(100n, minus(one, step('share', over(input('actual'), input('target')))))),
  unit: ({ options, unitOf }) =>
    options.as === 'percent' ? '%' : differenceUnit(unitOf('target') ?? unitOf('actual')),
  flips: true,
  tell: ({ options, figure, shown, size, value }) => {
    const [target, actual] = [figureInWords(figure('target')), figureInWords(figure('actual'))];
    return value.s < 0n
      ? `${actual} is ${size} past the target of ${target}`
      : `${target} less the ${actual} leaves ${shown}${options.as === 'percent' ? ' of the target' : ''}`;
  },
  put: (_, words, value) => (value.s < 0n ? `${words} short of it` : words),
  example: uplift('shortfall', 'a massive 3,427 officers still need to be recruited', '2023-01-25', {
    claimed: { value: '3427', unit: 'officers' },
    inputs: { target: TARGET, actual: { series: 'uplift-ew', at: '2022-12-31' } },
  }),
});
