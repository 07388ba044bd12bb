/** flow-rate: what happens over a time, by the second, hour, day or year; or how long it takes until it happens again. */

import { type CueAt, type CueFigure, type CueScene, type Suggestion, stretch } from '../engine/cues.ts';
import { figureKind } from '../engine/figure-kind.ts';
import type { FigureContext } from '../engine/figure-rules.ts';
import { constant, input, over, step } from '../engine/formula.ts';
import { isMoney } from '../evidence/currencies.ts';
import { lengthOf } from '../evidence/length.ts';
import { isPercent } from '../evidence/units.ts';
import { dayBefore, type Moment, monthsBetween } from '../exact/calendar.ts';
import { type Rational, rational } from '../exact/number.ts';
import { momentName } from '../words/dates.ts';
import { shortFigure } from '../words/short.ts';
import { figureInWords } from '../words/told.ts';
import { isPlain } from './shared-cues.ts';
import { exampleBundle } from './shared-examples.ts';

const SECONDS = { second: 1n, minute: 60n, hour: 3_600n, day: 86_400n, week: 604_800n } as const;

type Per = keyof typeof SECONDS | 'month' | 'year';

/**
 * How long a period is in a unit of time (method, section 5): months and years of whole months as such, of any other
 * period by the place of its ends in their months; the rest in days, both ends counted.
 */
export function lengthIn(period: Moment, per: Per): Rational {
  const { months, days } = lengthOf(period);
  if (per === 'month' || per === 'year') {
    const all =
      months === undefined ? monthsBetween(dayBefore(period.start), period.end) : rational(BigInt(months));
    return per === 'month' ? all : all.div(rational(12n));
  }
  return rational(BigInt(days) * SECONDS.day, SECONDS[per]);
}

const timeOf = ({ figure, options }: FigureContext<{ per: Per }>): Rational => {
  const { at } = figure('flow');
  return at === undefined || at.start === at.end ? rational(0n) : lengthIn(at, options.per);
};

const CRIME = {
  id: 'knife-crime',
  title: 'Crime in England and Wales: year ending December 2023',
  publisher: 'ONS',
};

/** "once every", "one burglary every": a single thing is counted. */
function isOnce(scene: CueScene, at: number): boolean {
  for (let k = at - 1; k > at - 5 && scene.together(at, k); k -= 1)
    if (scene.word(k) === 'one' || scene.word(k) === 'once') return true;
  return false;
}

/** "135 knife crimes are committed a day": a figure with the time that it is counted by further on. */
function asRate(scene: CueScene, counted: CueFigure, cue: CueAt, per: string): Suggestion | undefined {
  const { unit, verb, per: own } = counted;
  if (own !== undefined || verb !== undefined || unit === '' || unit === 'times' || isPercent(unit))
    return undefined;
  return {
    weight: scene.cueAt(cue.from - 1, 'must') === undefined ? 57 : 20,
    words: [stretch(counted), stretch(cue)],
    options: { per, as: 'rate' },
    figure: { value: counted.value, unit: `${unit} per ${per}` },
  };
}

/** "offences per day"; undefined if the unit is unknown. */
function perTime(unit: string | undefined, per: Per): string | undefined {
  return unit === undefined ? undefined : `${unit} per ${per}`;
}

export const flowRate = figureKind({
  name: 'flow-rate',
  title: 'Rate over a time',
  says: 'Something happens so many times a day, month or year, or once every so many minutes.',
  computes: 'the flow ÷ the length of its time, or the length ÷ the flow',
  claimed: { unit: 'offences per day', orUnit: 'minutes' },
  inputs: [
    {
      name: 'flow',
      label: 'What happened over a time',
      hint: 'A figure for a month, a quarter or a year, such as 49,489 offences in 2023.',
      takes: 'flow',
    },
  ],
  options: [
    {
      name: 'per',
      label: 'By which time',
      hint: '“135 a day” is counted by the day; “one every eleven minutes” by the minute.',
      type: 'choice',
      choices: [
        { value: 'second', label: 'A second' },
        { value: 'minute', label: 'A minute' },
        { value: 'hour', label: 'An hour' },
        { value: 'day', label: 'A day' },
        { value: 'week', label: 'A week' },
        { value: 'month', label: 'A month' },
        { value: 'year', label: 'A year' },
      ],
      optional: false,
    },
    {
      name: 'as',
      label: 'How the rate is put',
      hint: '“135 a day” is so many in a time; “one every eleven minutes” is so long for one.',
      type: 'choice',
      choices: [
        { value: 'rate', label: 'So many in that time' },
        { value: 'every', label: 'One every so long' },
      ],
      optional: true,
      fallback: 'rate',
    },
  ],
  pairs: [],
  resultIn: ({ as }) => (as === 'rate' ? 'own' : 'else'),
  moreIsLess: (options) => options?.['as'] === 'every',
  reasons: ({ figure }) => {
    const { at } = figure('flow');
    return at === undefined || at.start === at.end ? [{ reason: 'no-period', input: 'flow' }] : [];
  },
  formula: (context) => {
    const { per, as } = context.options;
    const time = constant(timeOf(context), `${per}s`);
    return as === 'rate'
      ? step('rate', over(input('flow'), time))
      : step('time-for-one', over(time, input('flow')));
  },
  unit: ({ options, unitOf }) =>
    options.as === 'every' ? `${options.per}s` : perTime(unitOf('flow'), options.per),
  flips: true,
  chart: { draws: 'result', of: 'flow' },
  short: (claim) => {
    const figure = shortFigure(claim);
    return claim.options?.['as'] === 'every' && figure !== undefined ? `one every ${figure}` : figure;
  },
  steps: { 'time-for-one': 'Time for one' },
  tell: {
    tell: ({ figure, shown, options }) => {
      const flow = figure('flow');
      const over = flow.at === undefined ? '' : ` for ${momentName(flow.at)}`;
      const amount = figureInWords({ ...flow, at: undefined });
      return options.as === 'every'
        ? `${amount}${over} is one every ${shown}`
        : `${amount}${over} comes to ${shown}`;
    },
    put: ({ as }, figure) => (as === 'every' ? `one every ${figure}` : figure),
  },
  cues: [
    {
      phrases: 'every',
      suggests(scene, cue) {
        const span = scene.figureOver(cue.next);
        const per = timeNamed(span?.unit.split(' ').at(-1) ?? '') ?? timeNamed(scene.word(cue.next));
        if (per === undefined) return undefined;
        const value = span === undefined ? '1' : span.value;
        const figure = { value, unit: `${per}s` };
        const isShort = per === 'second' || per === 'minute' || per === 'hour';
        // "1,000 people every day" is a rate; "an election every five years" needs its "one" or "once".
        const counted = span === undefined ? scene.figureBefore(cue.from, 8) : undefined;
        if (counted !== undefined)
          return scene.word(cue.from - 1) === 'for' ? undefined : asRate(scene, counted, cue, per);
        if (!isShort && !isOnce(scene, cue.from)) return undefined;
        const next = span === undefined ? cue.next + 1 : span.next;
        return { weight: 89, words: [[cue.from, next]], options: { per, as: 'every' }, figure };
      },
    },
    {
      phrases: 'a day|each day|per day|an hour|each hour|per hour|a minute|each minute|a second',
      suggests(scene, cue) {
        const per = timeNamed(scene.word(cue.next - 1));
        const counted = scene.figureBefore(cue.from, 8);
        return per === undefined || counted === undefined ? undefined : asRate(scene, counted, cue, per);
      },
    },
    {
      byFigure: (_, figure) =>
        figure.per === 'day' && figure.verb === undefined && isPlain(figure) && !isMoney(figure.unit)
          ? { weight: 57, words: [stretch(figure)], options: { per: figure.per, as: 'rate' } }
          : undefined,
    },
  ],
  example: exampleBundle(
    'flow-rate',
    'a knife offence every eleven minutes',
    '2024-05-26',
    {
      claimed: { value: '11', unit: 'minutes' },
      inputs: { flow: { value: '49489', unit: 'offences', at: '2023-01-01/2023-12-31', source: CRIME.id } },
      options: { per: 'minute', as: 'every' },
    },
    [],
    [CRIME],
  ),
});

/** The time that a unit names: "minutes". */
function timeNamed(unit: string): string | undefined {
  const [, time] = /^(second|minute|hour|day|week|month|year)s?$/.exec(unit) ?? [];
  return time;
}
