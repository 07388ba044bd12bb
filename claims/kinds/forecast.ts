/** forecast: a figure will be so much. Until it is published there is no verdict; then it is held against it as a level is. */

import { stretch } from '../engine/cues.ts';
import { figureKind } from '../engine/figure-kind.ts';
import { input, step } from '../engine/formula.ts';
import { rings } from '../engine/hedge.ts';
import type { InputsOf } from '../engine/inputs.ts';
import { claimedWithRings } from '../engine/judged.ts';
import { defineKind, type Kind, type Question } from '../engine/kind.ts';
import { agree } from '../evidence/units.ts';
import { moment } from '../exact/calendar.ts';
import { type Decided, METHOD } from '../verdict.ts';
import { dateInWords, momentName } from '../words/dates.ts';
import { shortFigure } from '../words/short.ts';
import { sentence, titleInWords } from '../words/text.ts';
import { IN_REACH } from './shared-cues.ts';
import { uplift } from './shared-examples.ts';

const INPUTS = [
  {
    name: 'value',
    label: 'The figure to come',
    hint: 'The series, and the day or time whose figure is foretold. It need not be published yet.',
    takes: 'observation',
  },
] as const;

type ForecastQuestion = Question<InputsOf<typeof INPUTS>, object>;

/** What the claim and its settled form share. */
const COMMON = {
  name: 'forecast',
  title: 'Forecast',
  says: 'A figure will be so much on a day or over a time that is to come. Nobody’s future is false: until then it is too early to say.',
  computes: 'the figure itself, once it is published',
  claimed: { unit: '%', signed: true },
  inputs: INPUTS,
  options: [],
  pairs: [],
  flips: true,
  chart: { draws: 'series' },
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
      phrases: 'is expected to be|are expected to be|is forecast to be|are forecast to be|is predicted to be|is set to be|could lose up to',
      suggests(scene, cue) {
        const figure = scene.figureAfter(cue.next, IN_REACH);
        return figure === undefined ? undefined : { weight: 72, words: [stretch(cue), stretch(figure)] };
      },
    },
  ],
  example: EXAMPLE,
});
