/** change: a figure rose or fell by an amount. E is to - from, negated for a fall. */
import { figureKind } from '../engine/figure-kind.ts';
import { input, minus, step } from '../engine/formula.ts';
import { differenceUnit } from '../evidence/units.ts';
import { changeInWords } from '../words/clauses.ts';
import { shortChange } from '../words/short.ts';
import { fromTo } from '../words/told.ts';
import { BOTH_ENDS, changeCues } from './shared-cues.ts';
import { uplift } from './shared-examples.ts';
import { FROM, TO } from './shared-inputs.ts';
import { DIRECTION } from './shared-options.ts';

export const change = figureKind({
  name: 'change',
  title: 'Change',
  says: 'A figure rose or fell by so much from one date to another.',
  computes: 'to − from, or from − to for a fall',
  claimed: { unit: 'officers' },
  inputs: [FROM, TO],
  options: [DIRECTION],
  pairs: [
    { of: ['from', 'to'], agree: 'unit-and-measure', relation: 'change', lengths: 'equal-unless-rates' },
  ],
  formula: ({ options }) =>
    step(
      'change',
      options.direction === 'rise' ? minus(input('to'), input('from')) : minus(input('from'), input('to')),
    ),
  unit: ({ unitOf }) => differenceUnit(unitOf('from') ?? unitOf('to')),
  flips: true,
  hasSurface: true,
  chart: { draws: 'change', from: 'from', to: 'to', in: 'unit' },
  short: shortChange,
  tell: {
    tell: ({ figure, value, size, options }) =>
      `${fromTo(figure('from'), figure('to'))} is ${changeInWords(value, size, options.direction)}`,
    moves: ({ direction }) => direction,
  },
  cues: [...changeCues(false), BOTH_ENDS],
  example: uplift('change', '4,214 in the last three months', '2023-04-26', {
    claimed: { value: '4214', unit: 'officers' },
    inputs: {
      from: { series: 'uplift-ew', at: '2022-12-31' },
      to: { series: 'uplift-ew', at: '2023-03-31' },
    },
  }),
});
