/** share: so many per cent of a whole. E is 100 part/whole. */
import * as z from 'zod';
import { figureKind } from '../engine/figure-kind.ts';
import { figureInWords } from '../engine/figures.ts';
import { input, over, step, times } from '../engine/formula.ts';
import { figureClaimSchema } from '../engine/kind.ts';
import { inputSchema } from '../evidence/claim.ts';
import { TARGET, uplift } from './examples.ts';

export const share = figureKind({
  name: 'share',
  title: 'Share',
  says: 'One figure is so many per cent of another.',
  computes: '100 × part ÷ whole',
  schema: figureClaimSchema(
    'share',
    z.strictObject({ part: inputSchema, whole: inputSchema }),
    z.strictObject({}).optional(),
  ),
  options: () => ({}),
  pairings: () => [{ of: ['part', 'whole'], by: 'measure' }],
  formula: () => step('percent', times(100n, step('share', over(input('part'), input('whole'))))),
  unit: () => '%',
  flips: true,
  tell: ({ figure, shown }) =>
    `${figureInWords(figure('part'))}, of ${figureInWords(figure('whole'))}, is ${shown}`,
  example: uplift('share', '77 per cent of the target', '2022-10-26', {
    claimed: { value: '77', unit: '%' },
    inputs: { part: { series: 'uplift-ew', at: '2022-09-30' }, whole: TARGET },
  }),
});
