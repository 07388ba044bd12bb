/** forecast: a figure will be so much. Until it is published there is no verdict; then it is held against it as a level is. */

import { type CueAt, type CueScene, stretch } from '../engine/cues.ts';
import { figureKind } from '../engine/figure-kind.ts';
import { input, step } from '../engine/formula.ts';
import { rings } from '../engine/hedge.ts';
import type { InputsOf } from '../engine/inputs.ts';
import { claimedWithRings } from '../engine/judged.ts';
import { defineKind, type Kind, type Question } from '../engine/kind.ts';
import { agree } from '../evidence/units.ts';
import { moment } from '../exact/calendar.ts';
import { type Decided, METHOD } from '../verdict/verdict.ts';
import { dateInWords, momentName } from '../words/dates.ts';
import { shortFigure } from '../words/short.ts';
import { sentence, titleInWords } from '../words/text.ts';
import { actAfter } from './shared-acts.ts';
import { IN_REACH, words } from './shared-cues.ts';
import { uplift } from './shared-examples.ts';

const INPUTS = [
  {
    name: 'value',
    label: 'The figure to come',
    // In sentences it has come.
    called: 'the figure',
    hint: 'The series, and the day or time whose figure is foretold. It need not be published yet.',
    takes: 'observation',
  },
] as const;

type ForecastQuestion = Question<InputsOf<typeof INPUTS>, object>;

/** What the claim and its settled form share. */
const COMMON = {
  name: 'forecast',
  title: 'Forecast',
  says: 'A figure will be so much on a day or over a time that is to come. Until then it is too early to say.',
  computes: 'the figure itself, once it is published',
  claimed: { unit: '%', signed: true },
  inputs: INPUTS,
  options: [],
  pairs: [],
  flips: true,
  chart: { draws: 'figure', figure: 'value' },
  short: shortFigure,
} as const;

const EXAMPLE = uplift('forecast', 'there will be over 20,000 by March', '2023-01-25', {
  claimed: { value: '20000', unit: 'officers', hedge: 'over' },
  inputs: { value: { series: 'uplift-ew', at: '2023-03-31' } },
});

/** The forecast once its figure is known. */
const settled: Kind = figureKind({
  ...COMMON,
  formula: () => step('value', input('value')),
  unit: ({ unitOf }) => unitOf('value'),
  isQuoted: true,
  tell: {
    tell: ({ figure, shown }) => {
      const { at, series } = figure('value');
      const where = series === undefined ? '' : `in ${titleInWords(series.title)}, `;
      return `${where}the figure ${at === undefined ? 'given' : `for ${momentName(at)}`} came to ${shown}`;
    },
  },
  cues: [],
  example: EXAMPLE,
});

function decide(question: ForecastQuestion): Decided {
  const { inputs, evidence, claimed, asOf } = question;
  const series = evidence.get(inputs.value.series);
  const drawn = claimed && rings(claimed);
  const isSound = series !== undefined && drawn !== undefined && agree(claimed?.unit, series.unit);
  // What others forecast is no outcome.
  const published = series && {
    ...series,
    observations: series.observations.filter(({ status }) => status !== 'forecast'),
  };
  const known = published === undefined ? evidence : evidence.withSeries(published);
  const at = inputs.value.at;
  const isKnown =
    published !== undefined && (at === 'latest' || typeof known.lookup(published, asOf).at(at) !== 'string');
  if (!isSound || isKnown) {
    const claim = {
      kind: 'forecast',
      inputs,
      saidOn: question.saidOn,
      appearance: question.appearance,
      claimed,
    };
    return settled.decide(claim, known, asOf);
  }
  const isPast = asOf > moment(at).end;
  return {
    kind: 'forecast',
    asOf,
    method: METHOD,
    ...(claimed === undefined ? {} : { claimed: claimedWithRings(claimed, drawn) }),
    finding: isPast ? 'awaiting-outcome' : 'pending',
    reason: null,
    saying: {
      code: 'until-then',
      values: { at, title: series.title, isPast } satisfies UntilThenTold,
    },
    working: [],
    flips: [],
    framing: [],
    missing: [],
    evidence: [],
  };
}

type UntilThenTold = { readonly at: string; readonly title: string; readonly isPast: boolean };

/** Words that foretell, each with what they say of a figure. */
const FORETOLD = [
  'expected',
  'forecast',
  'forecasted',
  'predicted',
  'projected',
  'estimated',
  'likely',
  'set',
]
  .flatMap((word) =>
    word === 'estimated' ? [] : [`is ${word} to`, `are ${word} to`, `was ${word} to`, `were ${word} to`],
  )
  .concat([
    'predicts',
    'predict',
    'forecasts',
    'projects that',
    'could lose up to',
    'could rise to',
    'could reach',
  ])
  .join('|');

/** What comes about after "will", and is nobody's act: "inflation will be 2%". */
const COMES_ABOUT = words('be reach hit rise fall grow shrink exceed remain stand drop climb cost');

/** Whether somebody speaks of what they do themselves, or of what will be done: "we will be", "will be built". */
function isOwnAct(scene: CueScene, cue: CueAt): boolean {
  const said = actAfter(scene, cue);
  return said?.isAct === true || OWN.has(scene.word(cue.from - 1)) || OWN.has(scene.word(cue.from));
}

const OWN = words("i we i'll we'll");

export const forecast = defineKind({
  ...COMMON,
  words: {
    because: {
      ...settled.words.because,
      'until-then': ({ at, title, isPast }: UntilThenTold) =>
        sentence(
          isPast
            ? `the figure for ${momentName(at)} in ${titleInWords(title)} is not published yet.`
            : `the figure for ${momentName(at)} in ${titleInWords(title)} is still to come: it can be known after ${dateInWords(moment(at).end)}.`,
        ),
    },
  },
  unitOfResult: ({ inputs, evidence }) => evidence.get(inputs.value.series)?.unit,
  decide,
  cues: [
    {
      phrases: FORETOLD,
      suggests(scene, cue) {
        const figure = scene.figureAfter(cue.from, IN_REACH) ?? scene.figureBefore(cue.from, 2);
        return figure === undefined ? undefined : { weight: 86, words: [stretch(cue), stretch(figure)] };
      },
    },
    {
      on: 'will',
      suggests(scene, cue) {
        // What will be is foretold, unless somebody says it of what they do themselves, which may be a promise.
        if (!COMES_ABOUT.has(scene.word(cue.next)) || isOwnAct(scene, cue)) return undefined;
        // "against which progress will be measured".
        if (scene.word(cue.next) === 'be' && scene.word(cue.next + 1).endsWith('ed')) return undefined;
        const figure = scene.figureAfter(cue.next, IN_REACH);
        if (figure === undefined || figure.unit === 'times') return undefined;
        return { weight: 72, words: [stretch(cue), stretch(figure)] };
      },
    },
  ],
  example: EXAMPLE,
});
