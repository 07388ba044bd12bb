/** comparison: one figure is more, or fewer, than another. E is a - b; there is no claimed figure. */
import * as z from 'zod';
import { figureKind } from '../engine/figure-kind.ts';
import { type Figure, figureInWords } from '../engine/figures.ts';
import { input, minus, step } from '../engine/formula.ts';
import { claimSchema } from '../engine/kind.ts';
import { inputSchema } from '../evidence/claim.ts';
import { differenceUnit } from '../evidence/units.ts';
import { NEGATIVE, POSITIVE } from '../exact/interval.ts';
import { isZero } from '../exact/number.ts';
import { titleInWords } from '../words/words.ts';
import { exampleBundle } from './examples.ts';

/** Whether what the unit names is counted, so that there are fewer of it, and not less. */
function isCounted(unit: string | undefined): boolean {
  return unit === undefined || !/^(?:%|percentage points|index|GBP|EUR|USD)/.test(unit);
}

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
  ring: ({ relation }, unit) => ({
    ring: relation === 'more' ? POSITIVE : NEGATIVE,
    words: relation === 'fewer' && !isCounted(unit) ? 'less' : relation,
  }),
  pairings: () => [{ of: ['a', 'b'], by: 'unit-and-measure' }],
  formula: () => step('difference', minus(input('a'), input('b'))),
  unit: ({ unitOf }) => differenceUnit(unitOf('a') ?? unitOf('b')),
  flips: true,
  tell: ({ figure, size, value }) => {
    const [a, b] = [figure('a'), figure('b')];
    const apart = a.series?.id !== b.series?.id;
    const told = (f: Figure) =>
      `${figureInWords(f)}${apart && f.series !== undefined ? ` in ${titleInWords(f.series.title)}` : ''}`;
    const counted = isCounted(a.unit ?? b.unit);
    if (isZero(value)) return `${told(a)} is as ${counted ? 'many' : 'much'} as ${told(b)}`;
    const relation = value.s > 0n ? 'more' : counted ? 'fewer' : 'less';
    return `${told(a)} is ${size} ${relation} than ${told(b)}`;
  },
  example: exampleBundle('comparison', 'more officers are leaving than joining', '2023-01-25', {
    inputs: {
      a: { value: '8117', unit: 'officers', measure: 'FTE', at: '2021-04-01/2022-03-31' },
      b: { value: '12789', unit: 'officers', measure: 'FTE', at: '2021-04-01/2022-03-31' },
    },
    options: { relation: 'more' },
  }),
});
