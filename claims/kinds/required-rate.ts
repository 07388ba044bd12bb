/** required-rate: so many a day, month or year are needed. E is (target - actual)/n, n the time that is left. */
import * as z from 'zod';
import { dateOf, figureKind } from '../engine/figure-kind.ts';
import { figureInWords } from '../engine/figures.ts';
import { constant, input, minus, overTimeLeft, step } from '../engine/formula.ts';
import { figureClaimSchema } from '../engine/kind.ts';
import { datedInput, inputSchema } from '../evidence/claim.ts';
import { date } from '../evidence/schema.ts';
import { differenceUnit, rateUnit } from '../evidence/units.ts';
import { timeBetween } from '../exact/calendar.ts';
import { timeInWords } from '../words/sentence.ts';
import { amount, dateInWords } from '../words/words.ts';
import { TARGET, uplift } from './examples.ts';
import { per, timeName } from './options.ts';

export const requiredRate = figureKind({
  name: 'required-rate',
  title: 'Required rate',
  says: 'So many a day, month or year are needed to reach a target by a deadline.',
  computes: '(target − actual) ÷ time left to the deadline',
  schema: figureClaimSchema(
    'required-rate',
    z.strictObject({ target: inputSchema, actual: datedInput }),
    z.strictObject({ per, deadline: date }),
  ),
  options: ({ options }) => ({ per: options.per ?? ('month' as const), deadline: options.deadline }),
  pairings: () => [{ of: ['target', 'actual'], by: 'unit-and-measure' }],
  formula: ({ options, figure }) => {
    const n = timeBetween(dateOf(figure('actual')), options.deadline, options.per);
    const left = step('left', minus(input('target'), input('actual')));
    return step('rate', overTimeLeft(left, constant(n, timeName(options.per))));
  },
  unit: ({ options, unitOf }) => rateUnit(unitOf('target') ?? unitOf('actual'), options.per),
  flips: true,
  tell: ({ options, figure, shown, unitOf }) => {
    const [target, actual] = [figure('target'), figure('actual')];
    const left = target.value.sub(actual.value);
    const unit = differenceUnit(unitOf('target') ?? unitOf('actual'));
    const time = timeInWords(timeBetween(dateOf(actual), options.deadline, options.per), options.per);
    const sum =
      left.s < 0n
        ? `${figureInWords(actual)} is ${amount(left.abs(), unit)} above the target of ${figureInWords(target)}`
        : `${figureInWords(target)} less the ${figureInWords(actual)} leaves ${amount(left, unit)}`;
    return `${sum}; over the ${time} to ${dateInWords(options.deadline)} that is ${shown}`;
  },
  example: uplift(
    'required-rate',
    'the government will need to recruit 1,142 officers per month',
    '2023-01-25',
    {
      claimed: { value: '1142', unit: 'officers per month' },
      inputs: { target: TARGET, actual: { series: 'uplift-ew', at: '2022-12-31' } },
      options: { per: 'month', deadline: '2023-03-31' },
    },
  ),
});
