/**
 * percent-change: a figure rose or fell by a percentage. E is 100 (to/from - 1), negated for a fall.
 *
 * Between two figures that are themselves in %, points are often called per cent: if the claim fails but would hold
 * as percentage points, the verdict says so (`unit-error`).
 */

import type { Claimed } from '../claim.ts';
import { stretch } from '../engine/cues.ts';
import { figureKind } from '../engine/figure-kind.ts';
import type { FigureContext } from '../engine/figure-rules.ts';
import { type Figure, widthIsRounding } from '../engine/figures.ts';
import { findingOf } from '../engine/finding.ts';
import {
  type Formula,
  input,
  minus,
  one,
  overBase,
  rangeOf,
  step,
  times,
  valueAt,
} from '../engine/formula.ts';
import { rings } from '../engine/hedge.ts';
import { unitOf } from '../evidence/units.ts';
import { changeInWords } from '../words/clauses.ts';
import { shortChange } from '../words/short.ts';
import { fromTo } from '../words/told.ts';
import { changeCues } from './shared-cues.ts';
import { uplift } from './shared-examples.ts';
import { FROM, TO } from './shared-inputs.ts';
import { DIRECTION, type Direction } from './shared-options.ts';

/** 100 (ratio - 1), or 100 (1 - ratio) for a fall. */
export function percentChange(direction: Direction, ratio: Formula): Formula {
  return step('percent', times(100n, direction === 'rise' ? minus(ratio, one) : minus(one, ratio)));
}

const isPercentage = ({ unit }: Figure) => unit !== undefined && unitOf(unit).key === '%';

/** `unit-error` if the claim would hold, as published or in full, with its figure read as percentage points. */
function unitError(
  { options, figure }: FigureContext<{ direction: Direction }>,
  claimed: Claimed,
): 'unit-error' | null {
  const [from, to] = [figure('from'), figure('to')];
  if (!isPercentage(from) || !isPercentage(to)) return null;
  const points =
    options.direction === 'rise' ? minus(input('to'), input('from')) : minus(input('from'), input('to'));
  const environment = new Map([from, to].map((f) => [f.input, { point: f.value, interval: f.interval }]));
  const range = rangeOf(points, environment);
  const roundingOnly = widthIsRounding([from, to]);
  const drawn = rings({ ...claimed, unit: 'percentage points' });
  const finding =
    range &&
    findingOf({
      range,
      point: valueAt(points, environment),
      drawn,
      roundingOnly,
      hedge: claimed.hedge ?? 'bare',
    });
  return finding === 'holds' || finding === 'holds-as-published' ? 'unit-error' : null;
}

export const percentChangeKind = figureKind({
  name: 'percent-change',
  title: 'Percentage change',
  says: 'A figure rose or fell by so many per cent from one date to another.',
  computes: '100 × (to ÷ from − 1), or 100 × (1 − to ÷ from) for a fall',
  claimed: { unit: '%' },
  inputs: [FROM, TO],
  options: [DIRECTION],
  pairs: [
    { of: ['from', 'to'], agree: 'unit-and-measure', relation: 'change', lengths: 'equal-unless-rates' },
  ],
  resultIn: () => 'part',
  counted: ({ direction }) => direction,
  formula: ({ options }) =>
    percentChange(options.direction, step('ratio', overBase(input('to'), input('from')))),
  unit: () => '%',
  flips: true,
  hasSurface: true,
  error: unitError,
  chart: { draws: 'change', from: 'from', to: 'to', in: 'percent' },
  short: shortChange,
  tell: {
    tell: ({ figure, value, size, options }) =>
      `${fromTo(figure('from'), figure('to'))} is ${changeInWords(value, size, options.direction)}`,
    moves: ({ direction }) => direction,
  },
  cues: [
    {
      byFigure: (_, figure) =>
        figure.verb === 'part'
          ? { weight: 80, words: [stretch(figure)], options: { direction: 'fall' } }
          : undefined,
    },
    ...changeCues(true),
  ],
  example: uplift('percent-change', 'around 55 per cent more than a year ago', '2023-01-25', {
    claimed: { value: '55', unit: '%', hedge: 'about' },
    inputs: {
      from: { series: 'uplift-ew', at: '2021-12-31' },
      to: { series: 'uplift-ew', at: '2022-12-31' },
    },
  }),
});
