/** average: the mean of the figures of a series within a time. With more than a tenth of them missing there is none. */

import { stretch } from '../engine/cues.ts';
import { workedStep } from '../engine/formula.ts';
import { rings } from '../engine/hedge.ts';
import { areTooMany, gapsFlag, type Holes, holesOf, stepOf, wholeSteps } from '../engine/holes.ts';
import type { InputsOf, OptionsOf } from '../engine/inputs.ts';
import { defineKind, type Question } from '../engine/kind.ts';
import { areCovered } from '../engine/records.ts';
import { decidedOn, missingOf, notComputableOn, observedIn, sumOf } from '../engine/tested.ts';
import { areOfOneLength } from '../evidence/length.ts';
import type { KnownObservation, Series } from '../evidence/series.ts';
import { dayBefore, type Moment, moment } from '../exact/calendar.ts';
import { scale } from '../exact/interval.ts';
import { exact, ONE, rational } from '../exact/number.ts';
import type { Decided, Framing, Missing } from '../verdict/verdict.ts';
import { momentName } from '../words/dates.ts';
import { type FigureValues, type FigureWords, figureSentence } from '../words/figure-sentence.ts';
import { count } from '../words/numbers.ts';
import { titleInWords } from '../words/text.ts';
import { IN_REACH, words } from './shared-cues.ts';
import { uplift } from './shared-examples.ts';
import { OVER_TIME, WITHIN } from './shared-over-time.ts';

const OPTIONS = [{ ...WITHIN, label: 'Within which time' }] as const;

type AverageQuestion = Question<InputsOf<typeof OVER_TIME.inputs>, OptionsOf<typeof OPTIONS>>;

/** The holes between the observations, and between them and the edges of the time. */
export function holesWithin(series: Series, tested: readonly KnownObservation[], bounds: Moment): Holes {
  const moments = tested.map(({ at }) => at);
  const [first] = moments;
  const last = moments.at(-1);
  const holes = holesOf(series, moments);
  if (first === undefined || last === undefined) return holes;
  const step = stepOf(series, moments);
  const atEdges =
    wholeSteps(step, dayBefore(bounds.start), dayBefore(first.start)) +
    wholeSteps(step, last.end, bounds.end);
  return { ...holes, missing: holes.missing + atEdges, expected: holes.expected + atEdges };
}

function reasonOf(tested: readonly KnownObservation[], holes: Holes): Missing['reason'] | undefined {
  const [first, ...rest] = tested;
  if (first === undefined) return 'no-observation';
  if (rest.some(({ at }) => !areOfOneLength(first.at, at))) return 'period-mismatch';
  return areTooMany(holes) ? 'gaps' : undefined;
}

function framingOf(tested: readonly KnownObservation[], holes: Holes, bounds: Moment): Framing[] {
  const [first] = tested;
  const isLimited = first !== undefined && !areCovered(bounds.start, first.at.start);
  return [
    ...(isLimited ? [{ flag: 'coverage', testedSince: first.at.text } as const] : []),
    ...gapsFlag(holes),
  ];
}

function decide(question: AverageQuestion): Decided {
  const { inputs, options, claimed, evidence, asOf } = question;
  const bounds = moment(options.within);
  const series = evidence.get(inputs.series);
  const drawn = claimed && rings(claimed);
  const missing = missingOf(question);
  if (series === undefined) return notComputableOn('average', question, missing, drawn);
  const tested = observedIn(bounds, evidence.known(series, asOf));
  const holes = holesWithin(series, tested, bounds);
  const lacking = reasonOf(tested, holes);
  if (lacking !== undefined) missing.push({ reason: lacking, input: 'series' });
  if (missing.length > 0 || drawn === undefined) return notComputableOn('average', question, missing, drawn);
  const sum = sumOf(tested, series, claimed);
  const figures = rational(BigInt(tested.length));
  const point = sum.point.div(figures);
  return decidedOn(question, {
    kind: 'average',
    series,
    tested,
    range: scale(sum.range, ONE.div(figures)),
    point,
    drawn,
    unit: series.unit,
    values: {
      options: { within: options.within },
      figures: { series: { value: exact(point), series: series.id, title: series.title } },
      numbers: { figures: exact(figures) },
    },
    working: [
      workedStep('sum', 'sum of the figures', { figures }, sum.point),
      workedStep('average', 'sum / figures', { sum: sum.point, figures }, point),
    ],
    framing: framingOf(tested, holes, bounds),
  });
}

/** "within 2022", "from 30 June 2022 to 31 December 2022". */
const withinWords = (time: string) => (time.includes(' to ') ? `from ${time}` : `within ${time}`);

const WORDS: FigureWords<OptionsOf<typeof OPTIONS>> = {
  tell: ({ figure, options, number, shown }) => {
    const figures = Number(number('figures').valueOf());
    const told = figures === 1 ? 'the only figure' : `the average of the ${count(figures, 'figure')}`;
    return `in ${titleInWords(figure('series').series?.title ?? '')}, ${told} ${withinWords(momentName(options.within))} is ${shown}`;
  },
};

/** How far behind its figure the time of an average may stand, in tokens, and the words before it. */
const AFTER = 14;
const OVER = words('between over from during in throughout since');
const TIMES = words('day week month quarter year');

export const average = defineKind({
  ...OVER_TIME,
  chart: { draws: 'window', progress: 'series', within: 'within', as: 'average' },
  name: 'average',
  title: 'Average',
  says: 'A figure was so much on average within a time.',
  computes: 'the mean of the figures that lie in the time',
  options: OPTIONS,
  words: {
    because: { figure: (values: FigureValues, decided) => figureSentence(WORDS, values, decided) },
    steps: { average: 'Average' },
  },
  unitOfResult: ({ inputs, evidence }) => evidence.get(inputs.series)?.unit,
  decide,
  cues: [
    {
      on: 'average',
      suggests(scene, cue) {
        const figure = scene.figureAfter(cue.next, IN_REACH);
        // "494 a month" on average is a rate; without its time, over a period, it is the mean of that time.
        if (figure === undefined || figure.per !== undefined) return undefined;
        for (let k = figure.next; k < figure.next + AFTER && scene.together(cue.from, k); k += 1) {
          if (scene.word(k) === 'a' && TIMES.has(scene.word(k + 1))) return undefined;
          if (OVER.has(scene.word(k)) && scene.dateAt(k + 1) !== undefined)
            return { weight: 85, words: [stretch(cue), stretch(figure)] };
        }
        return undefined;
      },
    },
    {
      phrases: 'an average of|a mean of|averaging',
      suggests(scene, cue) {
        const figure = scene.figureAfter(cue.next, IN_REACH);
        return figure === undefined ? undefined : { weight: 58, words: [stretch(cue), stretch(figure)] };
      },
    },
  ],
  example: uplift('average', 'an average of 15,295 officers in the second half of 2022', '2023-01-25', {
    claimed: { value: '15295', unit: 'officers' },
    inputs: { series: 'uplift-ew' },
    options: { within: '2022-06-30/2022-12-31' },
  }),
});
