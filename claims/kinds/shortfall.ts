/** shortfall: how far a figure is below its target. E is target - actual, or 100 (1 - actual/target). */
import { type CueAt, type CueScene, type Suggestion, stretch } from '../engine/cues.ts';
import { figureKind } from '../engine/figure-kind.ts';
import { input, minus, one, over, step, times } from '../engine/formula.ts';
import { differenceUnit } from '../evidence/units.ts';
import { shortFigure } from '../words/short.ts';
import { figureInWords } from '../words/told.ts';
import { NEAR, withFigure, words } from './shared-cues.ts';
import { PLEDGE, uplift } from './shared-examples.ts';
import { ACTUAL, besideGiven, shortTarget, TARGET } from './shared-inputs.ts';

/** "missed its target of 4,557 by 1,089". */
function missedBy(scene: CueScene, cue: CueAt): Suggestion | undefined {
  if (!scene.word(cue.from).startsWith('miss')) return undefined;
  for (let k = cue.next; k < cue.next + 6 && scene.together(cue.from, k); k += 1) {
    const figure = scene.word(k) === 'by' ? scene.figureAfter(k + 1, 2) : undefined;
    if (figure === undefined) continue;
    return {
      weight: 91,
      words: [stretch(cue), [k, figure.next]],
      options: { as: figure.unit === '%' ? 'percent' : 'count' },
    };
  }
  return undefined;
}

/** Phrases that follow their figure. */
const AFTER_FIGURE = words('still to yet left');

/** "16% short of the target", "3,468, a shortfall of 1,089". */
function shortOf(scene: CueScene, cue: CueAt): Suggestion | undefined {
  const word = scene.word(cue.from);
  const still = AFTER_FIGURE.has(word);
  const alone = word === 'short' && cue.next === cue.from + 1;
  const before = scene.figureBefore(cue.from, still ? 6 : alone ? 0 : 2);
  const after = alone ? undefined : scene.figureAfter(cue.next, NEAR);
  const last = scene.word(cue.next - 1);
  const figure = still || last === 'of' ? (before ?? after) : (after ?? before);
  if (figure === undefined && (still || last === 'short')) return undefined;
  return {
    weight: figure === undefined ? 45 : 86,
    words: withFigure(cue, figure),
    options: { as: figure?.unit === '%' ? 'percent' : 'count' },
  };
}

export const shortfall = figureKind({
  name: 'shortfall',
  title: 'Shortfall',
  says: 'A figure is so much, or so many per cent, short of a target.',
  computes: 'target − actual, or 100 × (1 − actual ÷ target)',
  claimed: { unit: 'officers', orUnit: '%' },
  inputs: [TARGET, ACTUAL],
  options: [
    {
      name: 'as',
      label: 'How the shortfall is put',
      hint: '“3,427 short” is a number; “17% short” is a part of the target.',
      type: 'choice',
      choices: [
        { value: 'count', label: 'As a number' },
        { value: 'percent', label: 'In per cent of the target' },
      ],
      optional: true,
      fallback: 'count',
    },
  ],
  pairs: [{ of: ['target', 'actual'], agree: 'unit-and-measure', relation: 'shortfall' }],
  resultIn: ({ as }) => (as === 'count' ? 'own' : 'part'),
  formula: ({ options }) =>
    options.as === 'count'
      ? step('left', minus(input('target'), input('actual')))
      : step('percent', times(100n, minus(one, step('share', over(input('actual'), input('target')))))),
  unit: ({ options, unitOf }) =>
    options.as === 'percent' ? '%' : differenceUnit(unitOf('target') ?? unitOf('actual')),
  flips: true,
  chart: { draws: 'result', of: 'actual', against: 'target' },
  short: (claim) => {
    const [figure, target] = [shortFigure(claim), shortTarget(claim.inputs)];
    if (figure === undefined) return undefined;
    return target === undefined ? `${figure} short` : besideGiven(figure, 'short of', target);
  },
  tell: {
    tell: ({ options, figure, shown, size, value }) => {
      const [target, actual] = [figureInWords(figure('target')), figureInWords(figure('actual'))];
      if (options.as === 'percent')
        return `${actual} is ${size} ${value.s < 0n ? 'above' : 'short of'} ${target}`;
      return value.s < 0n
        ? `${actual} is ${size} more than ${target}`
        : `${target} less the ${actual} leaves ${shown}`;
    },
    put: (_, figure, value) => (value.s < 0n ? `${figure} short of it` : figure),
  },
  cues: [
    { on: 'off-track', suggests: missedBy },
    { on: 'shortfall', suggests: shortOf },
  ],
  example: uplift('shortfall', 'a massive 3,427 officers still need to be recruited', '2023-01-25', {
    claimed: { value: '3427', unit: 'officers' },
    inputs: { target: PLEDGE, actual: { series: 'uplift-ew', at: '2022-12-31' } },
  }),
});
