/** total: what the figures of a series come to over a time. The observations must tile it, without hole or overlap. */

import { type CueAt, type CueFigure, type CueScene, stretch } from '../engine/cues.ts';
import { workedStep } from '../engine/formula.ts';
import { rings } from '../engine/hedge.ts';
import type { InputsOf, OptionsOf } from '../engine/inputs.ts';
import { defineKind, type Question } from '../engine/kind.ts';
import { decidedOn, missingOf, notComputableOn, observedIn, sumOf } from '../engine/tested.ts';
import type { KnownObservation } from '../evidence/series.ts';
import { dayAfter, type Moment, moment } from '../exact/calendar.ts';
import { exact, rational } from '../exact/number.ts';
import type { Decided, Missing } from '../verdict/verdict.ts';
import { momentName } from '../words/dates.ts';
import { type FigureValues, type FigureWords, figureSentence } from '../words/figure-sentence.ts';
import { count } from '../words/numbers.ts';
import { titleInWords } from '../words/text.ts';
import { IN_REACH, words } from './shared-cues.ts';
import { exampleBundle } from './shared-examples.ts';
import { OVER_TIME, WITHIN } from './shared-over-time.ts';

const OPTIONS = [{ ...WITHIN, label: 'Over which time' }] as const;

type TotalQuestion = Question<InputsOf<typeof OVER_TIME.inputs>, OptionsOf<typeof OPTIONS>>;

/**
 * The observations that tile a time (method, section 5): of several tilings the one with the fewest, then the one whose
 * first is longest, then whose second is, and so on. Undefined if none does. From the last day back, each day knows in
 * how few periods the rest of the time can be told.
 */
function tiling(periods: readonly KnownObservation[], bounds: Moment): KnownObservation[] | undefined {
  const starting = new Map<string, KnownObservation[]>();
  for (const one of periods) {
    const same = starting.get(one.at.start);
    if (same === undefined) starting.set(one.at.start, [one]);
    else same.push(one);
  }
  const end = dayAfter(bounds.end);
  const fewest = new Map<string, number>([[end, 0]]);
  const next = new Map<string, KnownObservation>();
  for (const start of [...starting.keys()].sort().reverse()) {
    const longestFirst = (starting.get(start) ?? []).sort((a, b) => (a.at.end > b.at.end ? -1 : 1));
    for (const one of longestFirst) {
      const rest = fewest.get(dayAfter(one.at.end));
      if (rest === undefined || rest + 1 >= (fewest.get(start) ?? Number.POSITIVE_INFINITY)) continue;
      fewest.set(start, rest + 1);
      next.set(start, one);
    }
  }
  const tiles: KnownObservation[] = [];
  for (let day = bounds.start; day !== end; ) {
    const one = next.get(day);
    if (one === undefined) return undefined;
    tiles.push(one);
    day = dayAfter(one.at.end);
  }
  return tiles;
}

function decide(question: TotalQuestion): Decided {
  const { inputs, options, claimed, evidence, asOf } = question;
  const bounds = moment(options.within);
  const series = evidence.get(inputs.series);
  const drawn = claimed && rings(claimed);
  const missing = missingOf(question);
  const known = series === undefined ? [] : observedIn(bounds, evidence.known(series, asOf));
  const periods = known.filter(({ at }) => at.start !== at.end);
  const tiles = tiling(periods, bounds);
  const lacking = reasonOf(known, periods, tiles);
  if (series !== undefined && lacking !== undefined) missing.push({ reason: lacking, input: 'series' });
  if (missing.length > 0 || series === undefined || drawn === undefined || tiles === undefined)
    return notComputableOn('total', question, missing, drawn);
  const { range, point } = sumOf(tiles, series, claimed);
  const parts = rational(BigInt(tiles.length));
  return decidedOn(question, {
    kind: 'total',
    series,
    tested: tiles,
    range,
    point,
    drawn,
    unit: series.unit,
    values: {
      options: { within: options.within },
      figures: { series: { value: exact(point), series: series.id, title: series.title } },
      numbers: { parts: exact(parts) },
    },
    working: [workedStep('sum', 'sum of the parts', { parts }, point)],
    framing: [],
  });
}

function reasonOf(
  known: readonly KnownObservation[],
  periods: readonly KnownObservation[],
  tiles: readonly KnownObservation[] | undefined,
): Missing['reason'] | undefined {
  if (known.length === 0) return 'no-observation';
  if (periods.length === 0 && tiles === undefined) return 'no-period';
  return tiles === undefined ? 'gaps' : undefined;
}

const WORDS: FigureWords<OptionsOf<typeof OPTIONS>> = {
  tell: ({ figure, options, number, shown }) => {
    const { series } = figure('series');
    const parts = Number(number('parts').valueOf());
    const told = parts === 1 ? 'the figure' : `the ${count(parts, 'figure')}`;
    return `in ${titleInWords(series?.title ?? '')}, ${told} for ${momentName(options.within)} ${parts === 1 ? 'is' : 'add up to'} ${shown}`;
  },
};

const JOINERS = {
  id: 'joiners',
  title: 'Officers joining, England and Wales',
  unit: 'officers',
  measure: 'FTE',
};
const SOURCE = { id: 'joiners-and-leavers', title: 'Officers joining and leaving', publisher: 'Home Office' };

const joined = (at: string, value: string, publishedOn: string) => ({
  at,
  value,
  publishedOn,
  source: SOURCE.id,
});

/** How far behind its figure the time may stand that it is added up over, in tokens, and the words before it. */
const AFTER = 16;
const OVER = words('over between during throughout from within across');
const ARTICLES = words('the its their our a these those last past first');

/** Whether a figure is said to be of a stretch of time. */
function isOverTime(scene: CueScene, cue: CueAt, figure: CueFigure): boolean {
  for (let k = Math.min(cue.from, figure.from); k < figure.next + AFTER; k += 1) {
    if (!scene.together(cue.from, k) || !OVER.has(scene.word(k))) continue;
    for (let n = k + 1; n < k + 5; n += 1) {
      if (scene.dateAt(n) !== undefined || scene.figureOver(n)?.role === 'span') return true;
      if (!ARTICLES.has(scene.word(n))) break;
    }
  }
  return false;
}

export const total = defineKind({
  ...OVER_TIME,
  chart: { draws: 'window', progress: 'series', within: 'within', as: 'total' },
  name: 'total',
  title: 'Total',
  says: 'So much came together over a time for which a series has several figures.',
  computes: 'the sum of the figures that fill the time, with no gap and no overlap',
  options: OPTIONS,
  words: {
    because: { figure: (values: FigureValues, decided) => figureSentence(WORDS, values, decided) },
  },
  unitOfResult: ({ inputs, evidence }) => evidence.get(inputs.series)?.unit,
  decide,
  cues: [
    {
      phrases: 'a total of|in total|altogether|all told|cumulatively|cumulative',
      suggests(scene, cue) {
        const figure = scene.figureAfter(cue.next, IN_REACH) ?? scene.figureBefore(cue.from, IN_REACH);
        // "a total of 33,116 officers" at one day is a level; over a time it adds up.
        if (figure === undefined || !isOverTime(scene, cue, figure)) return undefined;
        return { weight: 57, words: [stretch(cue), stretch(figure)] };
      },
    },
  ],
  example: exampleBundle(
    'total',
    '41,000 officers joined in three years',
    '2024-04-26',
    {
      claimed: { value: '41', unit: 'thousand officers' },
      inputs: { series: JOINERS.id },
      options: { within: '2020-04-01/2023-03-31' },
    },
    [
      {
        ...JOINERS,
        observations: [
          joined('2020-04-01/2021-03-31', '12127', '2021-07-28'),
          joined('2021-04-01/2022-03-31', '12789', '2022-07-27'),
          joined('2022-04-01/2023-03-31', '16328', '2023-07-26'),
        ],
      },
    ],
    [SOURCE],
  ),
});
