/** comparison: one figure is more, or fewer, than another. E is a - b; there is no claimed figure. */

import { type Cue, stretch } from '../engine/cues.ts';
import { figureKind } from '../engine/figure-kind.ts';
import { input, minus, step } from '../engine/formula.ts';
import { isMoney } from '../evidence/currencies.ts';
import { differenceUnit } from '../evidence/units.ts';
import { NEGATIVE, POSITIVE } from '../exact/interval.ts';
import { isZero } from '../exact/number.ts';
import { titleInWords } from '../words/text.ts';
import { figureInWords, type NamedFigure } from '../words/told.ts';
import { comparativeAt, isBare } from './shared-cues.ts';
import { exampleBundle } from './shared-examples.ts';

/** Whether the unit names things that are counted, so that there are fewer of them, not less. */
function isCounted(unit: string | undefined): boolean {
  return unit === undefined || !(/^(?:%|percentage points|index)/.test(unit) || isMoney(unit));
}

/** "more officers are leaving than joining". */
const comparative = (relation: 'more' | 'fewer'): Cue => ({
  on: relation,
  suggests(scene, cue) {
    const found = comparativeAt(scene, cue);
    if (found === undefined || found.ever !== undefined || !isBare(scene, cue, found)) return undefined;
    return { weight: 60, words: [stretch(cue), [found.than, found.than + 1]], options: { relation } };
  },
});

const WORKFORCE = {
  id: 'workforce',
  title: 'Police workforce, England and Wales: 31 March 2022',
  publisher: 'Home Office',
};

/** What the two figures of the example share. */
const IN_THE_YEAR = {
  unit: 'officers',
  measure: 'FTE',
  at: '2021-04-01/2022-03-31',
  source: WORKFORCE.id,
} as const;

export const comparison = figureKind({
  name: 'comparison',
  title: 'Comparison',
  says: 'One figure is more, or fewer, than another.',
  computes: 'a − b, which is above 0 for more and below 0 for fewer',
  inputs: [
    {
      name: 'a',
      label: 'The first figure',
      hint: 'The one that is said to be more, or fewer.',
      takes: 'figure',
    },
    {
      name: 'b',
      label: 'The second figure',
      hint: 'The one that it is compared with.',
      takes: 'figure',
      role: 'agreed',
    },
  ],
  options: [
    {
      name: 'relation',
      label: 'What is said of the first figure',
      hint: 'Which of the two is said to be the greater.',
      type: 'choice',
      choices: [
        { value: 'more', label: 'It is more than the second' },
        { value: 'fewer', label: 'It is fewer, or less, than the second' },
      ],
      optional: false,
    },
  ],
  pairs: [{ of: ['a', 'b'], agree: 'unit-and-measure', relation: 'comparison' }],
  ring: ({ relation }) => (relation === 'more' ? POSITIVE : NEGATIVE),
  formula: () => step('difference', minus(input('a'), input('b'))),
  unit: ({ unitOf }) => differenceUnit(unitOf('a') ?? unitOf('b')),
  flips: true,
  chart: { draws: 'series' },
  short: () => undefined,
  tell: {
    signed: (value, size, unit) => {
      if (isZero(value)) return 'no difference';
      return `${size} ${value.s > 0n ? 'more' : isCounted(unit) ? 'fewer' : 'less'}`;
    },
    tell: ({ figure, size, value, unitOf }) => {
      const [a, b] = [figure('a'), figure('b')];
      const apart = a.series?.id !== b.series?.id;
      const told = (f: NamedFigure) =>
        `${figureInWords(f, f === a ? b : a)}${apart && f.series !== undefined ? ` in ${titleInWords(f.series.title)}` : ''}`;
      const counted = isCounted(unitOf('a') ?? unitOf('b'));
      if (isZero(value)) return `${told(a)} is as ${counted ? 'many' : 'much'} as ${told(b)}`;
      const relation = value.s > 0n ? 'more' : counted ? 'fewer' : 'less';
      return `${told(a)} is ${size} ${relation} than ${told(b)}`;
    },
    claims: ({ relation }, unit) => (relation === 'fewer' && !isCounted(unit) ? 'less' : relation),
  },
  cues: [comparative('more'), comparative('fewer')],
  example: exampleBundle(
    'comparison',
    'more officers are leaving than joining',
    '2023-01-25',
    {
      inputs: {
        a: { value: '8117', ...IN_THE_YEAR },
        b: { value: '12789', ...IN_THE_YEAR },
      },
      options: { relation: 'more' },
    },
    [],
    [WORKFORCE],
  ),
});
