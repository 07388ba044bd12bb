/** average-rate: how fast a figure moved on average. E is (to - from)/n, n the time between the dates. */
import { stretch } from '../engine/cues.ts';
import { figureKind } from '../engine/figure-kind.ts';
import { dateOf, type FigureContext } from '../engine/figure-rules.ts';
import { constant, input, minus, over, step } from '../engine/formula.ts';
import { isMoney } from '../evidence/currencies.ts';
import { rateUnit } from '../evidence/units.ts';
import { type TimeUnit, timeBetween } from '../exact/calendar.ts';
import type { Rational } from '../exact/number.ts';
import { changeInWords, timeInWords } from '../words/clauses.ts';
import { shortFigure } from '../words/short.ts';
import { fromTo } from '../words/told.ts';
import { IN_REACH, isPlain } from './shared-cues.ts';
import { uplift } from './shared-examples.ts';
import { FROM, TO } from './shared-inputs.ts';
import { DIRECTION, PER, timeName } from './shared-options.ts';

/** The time between the two dates, in the unit of the rate. */
function timeOf({ figure, options }: FigureContext<{ per: TimeUnit }>): Rational {
  return timeBetween(dateOf(figure('from')), dateOf(figure('to')), options.per);
}

export const averageRate = figureKind({
  name: 'average-rate',
  title: 'Average rate',
  says: 'A figure rose or fell by so much a day, month or year on average between two dates.',
  computes: '(to − from) ÷ time between them',
  claimed: { unit: 'officers per month' },
  inputs: [
    { ...FROM, takes: 'dated-figure', mayBeGiven: 'zero' },
    { ...TO, takes: 'dated-figure' },
  ],
  options: [PER, DIRECTION],
  pairs: [
    { of: ['from', 'to'], agree: 'unit-and-measure', relation: 'change', lengths: 'equal-unless-rates' },
  ],
  formula: (context) => {
    const { options } = context;
    const change =
      options.direction === 'rise' ? minus(input('to'), input('from')) : minus(input('from'), input('to'));
    return step('rate', over(step('change', change), constant(timeOf(context), timeName(options.per))));
  },
  unit: ({ options, unitOf }) => rateUnit(unitOf('from') ?? unitOf('to'), options.per),
  numbers: (context) => ({ time: timeOf(context).abs() }),
  flips: true,
  chart: { draws: 'rate', from: 'from', to: 'to' },
  short: (claim) => {
    const figure = shortFigure(claim);
    return figure === undefined ? undefined : `${figure} on average`;
  },
  tell: {
    tell: ({ figure, number, options, value, size }) =>
      `${fromTo(figure('from'), figure('to'))} is, over ${timeInWords(number('time'), options.per)}, ${changeInWords(value, size, options.direction)}`,
    moves: ({ direction }) => direction,
  },
  cues: [
    {
      on: 'average',
      suggests(scene, cue) {
        const figure = scene.figureAfter(cue.next, IN_REACH);
        if (figure === undefined || figure.unit.startsWith('%')) return undefined;
        return { weight: 84, words: [stretch(cue), stretch(figure)], options: { per: figure.per } };
      },
    },
    {
      byFigure(_, figure) {
        const { unit, per } = figure;
        if (!isPlain(figure) || per === undefined || /^(?:%|percentage)/.test(unit) || isMoney(unit))
          return undefined;
        return { weight: 56, words: [stretch(figure)], options: { per } };
      },
    },
  ],
  example: uplift('average-rate', 'having averaged 494 over the past six months', '2023-01-25', {
    claimed: { value: '494', unit: 'officers per month' },
    inputs: {
      from: { series: 'uplift-ew', at: '2022-06-30' },
      to: { series: 'uplift-ew', at: '2022-12-31' },
    },
    options: { per: 'month' },
  }),
});
