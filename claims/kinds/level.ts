/** level: a figure has a value. E is the value itself. */

import { stretch } from '../engine/cues.ts';
import { figureKind } from '../engine/figure-kind.ts';
import { input, step } from '../engine/formula.ts';
import { isMoney } from '../evidence/currencies.ts';
import { momentName } from '../words/dates.ts';
import { shortFigure } from '../words/short.ts';
import { titleInWords } from '../words/text.ts';
import { isPlain, NEAR, toFigure, words } from './shared-cues.ts';
import { uplift } from './shared-examples.ts';

/** Words before a percentage that make it a level. */
const BEFORE_LEVEL = words('at is was now');

export const level = figureKind({
  name: 'level',
  title: 'Level',
  says: 'A figure stands at so much on a day or over a period.',
  computes: 'the figure itself',
  claimed: { unit: 'officers', signed: true },
  inputs: [
    {
      name: 'value',
      label: 'The figure',
      hint: 'The published figure that the claim should be held against.',
      takes: 'figure',
    },
  ],
  options: [],
  pairs: [],
  isQuoted: true,
  formula: () => step('value', input('value')),
  unit: ({ unitOf }) => unitOf('value'),
  flips: true,
  chart: { draws: 'figure', figure: 'value' },
  short: shortFigure,
  tell: {
    tell: ({ figure, shown }) => {
      const { at, measure, series } = figure('value');
      const where = series === undefined ? '' : `in ${titleInWords(series.title)}, `;
      const kind = measure === undefined ? '' : ` (${measure})`;
      return `${where}the figure ${at === undefined ? 'given' : `for ${momentName(at)}`} is ${shown}${kind}`;
    },
  },
  cues: [
    {
      on: 'stands',
      suggests(scene, cue) {
        const figure = scene.figureAfter(cue.next, NEAR) ?? scene.figureBefore(cue.from, NEAR);
        if (figure === undefined || figure.verb !== undefined) return undefined;
        return { weight: 50, words: [stretch(cue), stretch(figure)] };
      },
    },
    {
      byFigure(scene, figure) {
        if (!isPlain(figure)) return undefined;
        const isPercent = figure.unit.startsWith('%') || figure.unit.startsWith('percentage');
        if (figure.unit === '%') {
          if (BEFORE_LEVEL.has(scene.word(figure.from - 1))) return { weight: 52, words: [stretch(figure)] };
          // If nothing tells more, a percentage that words lead up to is a level; "from 10% to 15%" tells of a change.
          const before = scene.figureBefore(figure.from, 1);
          const isEnd = toFigure(scene, figure) !== undefined || (before && toFigure(scene, before));
          if (isEnd || scene.word(figure.from - 1) === '') return undefined;
          return { weight: 20, words: [stretch(figure)], isLast: true };
        }
        const isRate = figure.per !== undefined && !isMoney(figure.unit);
        return isPercent || isRate ? undefined : { weight: 30, words: [stretch(figure)] };
      },
    },
  ],
  example: uplift('level', 'Data from the Home Office shows 16,753 police have joined', '2023-01-25', {
    claimed: { value: '16753', unit: 'officers' },
    inputs: { value: { series: 'uplift-ew', at: '2022-12-31' } },
  }),
});
