/** comparison: one figure is more, or fewer, than another. E is a - b; there is no claimed figure. */

import { type Cue, stretch } from '../engine/cues.ts';
import { figureKind } from '../engine/figure-kind.ts';
import type { FigureContext } from '../engine/figure-rules.ts';
import { input, minus, step } from '../engine/formula.ts';
import type { Rings } from '../engine/hedge.ts';
import { isMoney } from '../evidence/currencies.ts';
import { differenceUnit } from '../evidence/units.ts';
import { above, below, closed, type Interval, NEGATIVE, POSITIVE } from '../exact/interval.ts';
import { isZero, max, min, ONE, rational, ZERO } from '../exact/number.ts';
import { tellingSeries } from '../words/told.ts';
import { comparativeAt, isBare } from './shared-cues.ts';
import { exampleBundle } from './shared-examples.ts';
import { twoFigures } from './shared-key-figures.ts';

/** Whether the unit names things that are counted, so that there are fewer of them, not less. */
function isCounted(unit: string | undefined): boolean {
  return unit === undefined || !(/^(?:%|percentage points|index)/.test(unit) || isMoney(unit));
}

type Relation = 'more' | 'fewer' | 'not-more' | 'not-fewer' | 'as-many';

type Compared = FigureContext<{ relation: Relation }>;

/** "As many": within this part of the second figure; stretched within twice as much (method, section 5). */
const AS_MANY = rational(1n, 40n);

/** The values of a - b for which the words hold, and those for which they are stretched. */
function ringsOf(context: Compared): Rings {
  const { relation } = context.options;
  if (relation === 'as-many') {
    const by = context.point('b').abs().mul(AS_MANY);
    const twice = by.add(by);
    return { in: closed(by.neg(), by), out: closed(twice.neg(), twice) };
  }
  const ring = {
    more: POSITIVE,
    fewer: NEGATIVE,
    'not-more': below(ZERO, true),
    'not-fewer': above(ZERO, true),
  }[relation];
  return { in: ring, out: ring };
}

/** The second figures of which the first is as many: the ring moves with them, a/(1 + 1/40) to a/(1 - 1/40). */
function asManyAs(context: Compared, name: string): Interval | undefined {
  if (context.options.relation !== 'as-many' || name !== 'b') return undefined;
  const a = context.point('a');
  const [one, other] = [a.div(ONE.add(AS_MANY)), a.div(ONE.sub(AS_MANY))];
  return closed(min(one, other), max(one, other));
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
        { value: 'not-more', label: 'It is not more than the second' },
        { value: 'not-fewer', label: 'It is not fewer, or not less, than the second' },
        { value: 'as-many', label: 'It is about as many, or as much, as the second' },
      ],
      optional: false,
    },
  ],
  pairs: [
    { of: ['a', 'b'], agree: 'unit-and-measure', relation: 'comparison', lengths: 'equal-unless-rates' },
  ],
  rings: ringsOf,
  holdsIn: asManyAs,
  sideBySide: [['a', 'b']],
  formula: () => step('difference', minus(input('a'), input('b'))),
  unit: ({ unitOf }) => differenceUnit(unitOf('a') ?? unitOf('b')),
  flips: true,
  chart: { draws: 'result', of: 'a', against: 'b' },
  keyFigures: twoFigures,
  short: () => undefined,
  tell: {
    signed: (value, size, unit) => {
      if (isZero(value)) return 'no difference';
      return `${size} ${value.s > 0n ? 'more' : isCounted(unit) ? 'fewer' : 'less'}`;
    },
    tell: ({ figure, size, value, unitOf }) => {
      const [a, b] = [figure('a'), figure('b')];
      const told = tellingSeries([a, b]);
      const counted = isCounted(unitOf('a') ?? unitOf('b'));
      if (isZero(value)) return `${told(a)} is as ${counted ? 'many' : 'much'} as ${told(b)}`;
      const relation = value.s > 0n ? 'more' : counted ? 'fewer' : 'less';
      return `${told(a)} is ${size} ${relation} than ${told(b)}`;
    },
    claims: ({ relation }, unit) => {
      const fewer = isCounted(unit) ? 'fewer' : 'less';
      if (relation === 'as-many') return isCounted(unit) ? 'as many' : 'as much';
      return { more: 'more', fewer, 'not-more': 'no more', 'not-fewer': `no ${fewer}` }[relation];
    },
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
