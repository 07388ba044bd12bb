/** average-rate: so many a day, month or year on average. E is (to - from)/n, n the time between the dates. */
import * as z from 'zod';
import { dateOf, figureKind, fromTo } from '../engine/figure-kind.ts';
import { constant, input, minus, over, step } from '../engine/formula.ts';
import { figureClaimSchema } from '../engine/kind.ts';
import { datedInput } from '../evidence/claim.ts';
import { rateUnit } from '../evidence/units.ts';
import { timeBetween } from '../exact/calendar.ts';
import { changeInWords, timeInWords } from '../words/sentence.ts';
import { uplift } from './examples.ts';
import { direction, per, timeName } from './options.ts';

export const averageRate = figureKind({
  name: 'average-rate',
  title: 'Average rate',
  says: 'A figure rose or fell by so much a day, month or year on average between two dates.',
  computes: '(to − from) ÷ time between them',
  schema: figureClaimSchema(
    'average-rate',
    z.strictObject({ from: datedInput, to: datedInput }),
    z.strictObject({ per, direction }).optional(),
  ),
  options: ({ options }) => ({
    per: options?.per ?? ('month' as const),
    direction: options?.direction ?? ('rise' as const),
  }),
  pairings: () => [{ of: ['from', 'to'], by: 'unit-and-measure' }],
  formula: ({ options, figure }) => {
    const n = timeBetween(dateOf(figure('from')), dateOf(figure('to')), options.per);
    const change =
      options.direction === 'rise' ? minus(input('to'), input('from')) : minus(input('from'), input('to'));
    return step('rate', over(step('change', change), constant(n, timeName(options.per))));
  },
  unit: ({ options, unitOf }) => rateUnit(unitOf('from') ?? unitOf('to'), options.per),
  flips: true,
  tell: (c) => {
    const n = timeBetween(dateOf(c.figure('from')), dateOf(c.figure('to')), c.options.per);
    return `${fromTo(c)} is, over ${timeInWords(n.abs(), c.options.per)}, ${changeInWords(c.value, c.size, c.options.direction)}`;
  },
  moves: ({ direction }) => direction,
  example: uplift('average-rate', 'having averaged 494 over the past six months', '2023-01-25', {
    claimed: { value: '494', unit: 'officers per month' },
    inputs: {
      from: { series: 'uplift-ew', at: '2022-06-30' },
      to: { series: 'uplift-ew', at: '2022-12-31' },
    },
    options: { per: 'month' },
  }),
});
