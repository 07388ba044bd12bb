/** sum: parts that add up to a figure. */

import { stretch } from '../engine/cues.ts';
import { figureKind } from '../engine/figure-kind.ts';
import { input, step, sum as sumOf } from '../engine/formula.ts';
import { count } from '../words/numbers.ts';
import { shortFigure } from '../words/short.ts';
import { listInWords } from '../words/text.ts';
import { tellingSeries } from '../words/told.ts';
import { IN_REACH, NEAR } from './shared-cues.ts';
import { exampleBundle } from './shared-examples.ts';

/** The most parts that the sentence names; if there are more, it gives their number. */
const NAMED_PARTS = 4;

export const sum = figureKind({
  name: 'sum',
  title: 'Sum',
  says: 'Several figures add up to so much.',
  computes: 'the sum of the parts',
  claimed: { unit: 'officers' },
  inputs: [
    {
      name: 'parts',
      label: 'Part',
      hint: 'One of the figures that are added up.',
      takes: 'figures',
      tooFew: 'a sum has two parts or more',
      addsUp: true,
    },
  ],
  options: [],
  pairs: [{ of: ['parts'], agree: 'unit-and-measure' }],
  sideBySide: [['parts']],
  formula: ({ names }) => step('sum', sumOf(names.map(input))),
  unit: ({ names, unitOf }) => names.map(unitOf).find((unit) => unit !== undefined),
  flips: false,
  chart: { draws: 'result' },
  short: (claim) => {
    const figure = shortFigure(claim);
    return figure === undefined ? undefined : `${figure} in all`;
  },
  tell: {
    tell: ({ names, figure, shown }) => {
      const figures = names.map(figure);
      const parts =
        names.length <= NAMED_PARTS
          ? listInWords(figures.map(tellingSeries(figures)))
          : `the ${count(names.length, 'part')}`;
      return `${parts} add up to ${shown}`;
    },
  },
  cues: [
    {
      on: 'made-up',
      suggests(scene, cue) {
        const first = scene.figureAfter(cue.next, NEAR);
        const second = first === undefined ? undefined : scene.figureAfter(first.next, IN_REACH);
        if (first === undefined || second === undefined || first.unit === '%') return undefined;
        return { weight: 68, words: [stretch(cue), stretch(first), stretch(second)] };
      },
    },
  ],
  example: exampleBundle(
    'sum',
    'shares of 33.3% each make 100.0%',
    '2024-06-01',
    {
      claimed: { value: '100.0', unit: '%' },
      inputs: {
        parts: ['33.3', '33.3', '33.3'].map((value) => ({
          value,
          unit: '%',
          precision: { nearest: '0.1' },
          source: 'shares',
        })),
      },
    },
    [],
    [{ id: 'shares', title: 'Shares of three equal parts', publisher: 'Made for this example' }],
  ),
});
