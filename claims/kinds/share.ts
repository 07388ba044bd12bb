/** share: a percentage of a whole. E is 100 part/whole. */
import { stretch } from '../engine/cues.ts';
import { figureKind } from '../engine/figure-kind.ts';
import { input, over, step, times } from '../engine/formula.ts';
import { shortFigure } from '../words/short.ts';
import { figureInWords } from '../words/told.ts';
import { isPlain } from './shared-cues.ts';
import { PLEDGE, uplift } from './shared-examples.ts';
import { shortGiven } from './shared-inputs.ts';

export const share = figureKind({
  name: 'share',
  title: 'Share',
  says: 'One figure is so many per cent of another.',
  computes: '100 × part ÷ whole',
  claimed: { unit: '%' },
  inputs: [
    {
      name: 'part',
      label: 'The part',
      hint: 'The smaller figure: so many of the whole.',
      takes: 'figure',
    },
    {
      name: 'whole',
      label: 'The whole',
      hint: 'The figure that it is a part of, or the target that it is measured by.',
      takes: 'figure',
      role: 'agreed',
      mayBeGiven: 'target',
    },
  ],
  options: [],
  pairs: [{ of: ['part', 'whole'], agree: 'measure', relation: 'quotient', sharesScale: true }],
  resultIn: () => 'part',
  sideBySide: [['part', 'whole']],
  formula: () => step('percent', times(100n, step('share', over(input('part'), input('whole'))))),
  unit: () => '%',
  flips: true,
  chart: { draws: 'result', of: 'part', against: 'whole' },
  short: (claim) => {
    const [figure, whole] = [shortFigure(claim), shortGiven(claim.inputs, 'whole')];
    if (figure === undefined) return undefined;
    return whole === undefined ? `a share of ${figure}` : `${figure} of ${whole}`;
  },
  tell: {
    tell: ({ figure, shown }) =>
      `${figureInWords(figure('part'))}, of ${figureInWords(figure('whole'))}, is ${shown}`,
  },
  cues: [
    {
      on: 'towards',
      suggests(scene, cue) {
        const figure = scene.figureBefore(cue.from, 2) ?? scene.figureAfter(cue.next, 1);
        return figure?.unit === '%' ? { weight: 75, words: [stretch(cue), stretch(figure)] } : undefined;
      },
    },
    {
      byFigure(scene, figure) {
        const { unit, what, from, next } = figure;
        if (!isPlain(figure) || unit !== '%' || what === undefined || scene.word(from - 1) === 'by')
          return undefined;
        return { weight: 74, words: [[from, scene.word(next) === 'of' ? next + 1 : next]] };
      },
    },
  ],
  example: uplift('share', '77 per cent of the target', '2022-10-26', {
    claimed: { value: '77', unit: '%' },
    inputs: { part: { series: 'uplift-ew', at: '2022-09-30' }, whole: PLEDGE },
  }),
});
