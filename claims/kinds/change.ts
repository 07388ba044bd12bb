/** change: a figure rose or fell by so much. E is to - from, negated for a fall. */
import * as z from 'zod';
import { figureKind, fromTo } from '../engine/figure-kind.ts';
import { input, minus, step } from '../engine/formula.ts';
import { figureClaimSchema } from '../engine/kind.ts';
import { inputSchema } from '../evidence/claim.ts';
import { differenceUnit } from '../evidence/units.ts';
import { changeInWords } from '../words/sentence.ts';
import { uplift } from './examples.ts';
import { directionOf, directionOptions } from './options.ts';

export const change = figureKind({
  name: 'change',
  title: 'Change',
  says: 'A figure rose or fell by so much from one date to another.',
  computes: 'to − from, or from − to for a fall',
  schema: figureClaimSchema(
    'change',
    z.strictObject({ from: inputSchema, to: inputSchema }),
    directionOptions,
  ),
  options: directionOf,
  pairings: () => [{ of: ['from', 'to'], by: 'unit-and-measure' }],
  formula: ({ options }) =>
    step(
      'change',
      options.direction === 'rise' ? minus(input('to'), input('from')) : minus(input('from'), input('to')),
    ),
  unit: ({ unitOf }) => differenceUnit(unitOf('from') ?? unitOf('to')),
  flips: true,
  tell: (c) => `${fromTo(c)} is ${changeInWords(c.value, c.size, c.options.direction)}`,
  moves: ({ direction }) => direction,
  example: uplift('change', '4,214 in the last three months', '2023-04-26', {
    claimed: { value: '4214', unit: 'officers' },
    inputs: {
      from: { series: 'uplift-ew', at: '2022-12-31' },
      to: { series: 'uplift-ew', at: '2023-03-31' },
    },
  }),
});
