/** required-rate: the rate that is needed. E is (target - actual)/n, n the time that is left. */

import { stretch } from '../engine/cues.ts';
import { figureKind } from '../engine/figure-kind.ts';
import { dateOf, type FigureContext } from '../engine/figure-rules.ts';
import { constant, input, minus, overTimeLeft, step } from '../engine/formula.ts';
import { rateUnit } from '../evidence/units.ts';
import { type TimeUnit, timeBetween } from '../exact/calendar.ts';
import type { Rational } from '../exact/number.ts';
import { timeInWords } from '../words/clauses.ts';
import { dateInWords } from '../words/dates.ts';
import { amount } from '../words/numbers.ts';
import { shortFigure } from '../words/short.ts';
import { figureInWords } from '../words/told.ts';
import { PLEDGE, uplift } from './shared-examples.ts';
import { ACTUAL, TARGET } from './shared-inputs.ts';
import { DEADLINE, PER, timeName } from './shared-options.ts';

/** The time left to the deadline, in the unit of the rate. */
function timeLeft({ figure, options }: FigureContext<{ per: TimeUnit; deadline: string }>): Rational {
  return timeBetween(dateOf(figure('actual')), options.deadline, options.per);
}

export const requiredRate = figureKind({
  name: 'required-rate',
  title: 'Required rate',
  says: 'So many a day, month or year are needed to reach a target by a deadline.',
  computes: '(target − actual) ÷ time left to the deadline',
  claimed: { unit: 'officers per month' },
  inputs: [TARGET, { ...ACTUAL, takes: 'dated-figure' }],
  options: [PER, DEADLINE],
  pairs: [{ of: ['target', 'actual'], agree: 'unit-and-measure' }],
  formula: (context) => {
    const left = step('left', minus(input('target'), input('actual')));
    return step('rate', overTimeLeft(left, constant(timeLeft(context), timeName(context.options.per))));
  },
  unit: ({ options, unitOf }) => rateUnit(unitOf('target') ?? unitOf('actual'), options.per),
  numbers: (context) => ({
    left: context.point('target').sub(context.point('actual')),
    time: timeLeft(context),
  }),
  flips: true,
  chart: { draws: 'result', of: 'actual', against: 'target' },
  short: (claim) => {
    const figure = shortFigure(claim);
    return figure === undefined ? undefined : `${figure} needed`;
  },
  tell: {
    tell: ({ options, figure, number, shown, unit: ofResult }) => {
      const [target, actual] = [figureInWords(figure('target')), figureInWords(figure('actual'))];
      const left = number('left');
      // What is left is told on the scale of the rate, which is that of the claim.
      const unit = ofResult.replace(/ per (?:day|month|year)$/, '');
      const sum =
        left.s < 0n
          ? `${actual} is ${amount(left.abs(), unit)} above the target of ${target}`
          : `${target} less the ${actual} leaves ${amount(left, unit)}`;
      return `${sum}; over the ${timeInWords(number('time'), options.per)} to ${dateInWords(options.deadline)} that is ${shown}`;
    },
  },
  cues: [
    {
      on: 'must',
      suggests(scene, cue) {
        const figure = scene.figureAfter(cue.next, 10);
        if (figure?.per === undefined) return undefined;
        return {
          weight: 92,
          words: [stretch(cue), stretch(figure)],
          options: { per: figure.per, deadline: scene.deadline(cue.from) },
        };
      },
    },
  ],
  example: uplift(
    'required-rate',
    'the government will need to recruit 1,142 officers per month',
    '2023-01-25',
    {
      claimed: { value: '1142', unit: 'officers per month' },
      inputs: { target: PLEDGE, actual: { series: 'uplift-ew', at: '2022-12-31' } },
      options: { per: 'month', deadline: '2023-03-31' },
    },
  ),
});
