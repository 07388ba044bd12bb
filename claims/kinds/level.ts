/** level: a figure stands at so much. E is the value itself. */
import * as z from 'zod';
import { figureKind } from '../engine/figure-kind.ts';
import { input, step } from '../engine/formula.ts';
import { figureClaimSchema } from '../engine/kind.ts';
import { inputSchema } from '../evidence/claim.ts';
import { momentName, titleInWords } from '../words/words.ts';
import { uplift } from './examples.ts';

export const level = figureKind({
  name: 'level',
  title: 'Level',
  says: 'A figure stands at so much on a day or over a period.',
  computes: 'the figure itself',
  schema: figureClaimSchema('level', z.strictObject({ value: inputSchema }), z.strictObject({}).optional()),
  options: () => ({}),
  pairings: () => [],
  formula: () => step('value', input('value')),
  unit: ({ unitOf }) => unitOf('value'),
  flips: true,
  tell: ({ figure, shown }) => {
    const { at, measure, series } = figure('value');
    const where = series === undefined ? '' : `in ${titleInWords(series.title)}, `;
    const kind = measure === undefined ? '' : ` (${measure})`;
    return `${where}the figure ${at === undefined ? 'given' : `for ${momentName(at)}`} is ${shown}${kind}`;
  },
  example: uplift('level', 'Data from the Home Office shows 16,753 police have joined', '2023-01-25', {
    claimed: { value: '16753', unit: 'officers' },
    inputs: { value: { series: 'uplift-ew', at: '2022-12-31' } },
  }),
});
