/** sum: parts that add up to so much. */
import * as z from 'zod';
import { figureKind } from '../engine/figure-kind.ts';
import { figureInWords } from '../engine/figures.ts';
import { input, step, sum as sumOf } from '../engine/formula.ts';
import { figureClaimSchema } from '../engine/kind.ts';
import { inputSchema } from '../evidence/claim.ts';
import { count, listInWords } from '../words/words.ts';
import { exampleBundle } from './examples.ts';

/** So many parts are named in the sentence; of more it gives the number. */
const NAMED_PARTS = 4;

export const sum = figureKind({
  name: 'sum',
  title: 'Sum',
  says: 'Several figures add up to so much.',
  computes: 'the sum of the parts',
  schema: figureClaimSchema(
    'sum',
    z.strictObject({ parts: z.array(inputSchema).min(2, 'a sum has two parts or more') }),
    z.strictObject({}).optional(),
  ),
  options: () => ({}),
  pairings: (names) => [{ of: names, by: 'unit-and-measure' }],
  formula: ({ names }) => step('sum', sumOf(names.map(input))),
  unit: ({ names, unitOf }) => names.map(unitOf).find((unit) => unit !== undefined),
  flips: false,
  tell: ({ names, figure, shown }) => {
    const parts =
      names.length <= NAMED_PARTS
        ? listInWords(names.map((name) => figureInWords(figure(name))))
        : `the ${count(names.length, 'part')}`;
    return `${parts} add up to ${shown}`;
  },
  example: exampleBundle('sum', 'shares of 33.3% each make 100.0%', '2024-06-01', {
    claimed: { value: '100.0', unit: '%' },
    inputs: {
      parts: ['33.3', '33.3', '33.3'].map((value) => ({ value, unit: '%', precision: { nearest: '0.1' } })),
    },
  }),
});
