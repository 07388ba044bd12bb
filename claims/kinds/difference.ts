/** difference: one figure is so much, or so many per cent, more or fewer than another. E is a - b, or 100 (a/b - 1). */

import { type Cue, type CueScene, stretch } from '../engine/cues.ts';
import { figureKind } from '../engine/figure-kind.ts';
import { input, minus, overBase, step } from '../engine/formula.ts';
import { differenceUnit } from '../evidence/units.ts';
import { shortFigure } from '../words/short.ts';
import { titleInWords } from '../words/text.ts';
import { figureInWords, type NamedFigure } from '../words/told.ts';
import { isCounted } from '../words/units.ts';
import { percentChange } from './percent-change.ts';
import { comparativeAt, isPlain, words } from './shared-cues.ts';
import { exampleBundle } from './shared-examples.ts';
import { besideGiven, shortGiven } from './shared-inputs.ts';

const FORCES = {
  id: 'workforce',
  title: 'Police workforce, England and Wales: 31 March 2022',
  publisher: 'Home Office',
};

const OFFICERS = { unit: 'officers', measure: 'headcount', at: '2022-03-31', source: FORCES.id } as const;

/** Words after "than" that name another time of the same thing, so that it changed: "than a year ago", "than before". */
const OTHER_TIME = words(
  'a an in at on last before there it they he she we i this that previously when during was were is are had has would expected planned needed ' +
    'projected forecast required usual normal ever pre any thought reported first previous same',
);
/** Words that may stand before those: "than the previous year". */
const ARTICLES = words('the its their our');
/** Nouns of time after an article: "than the year before". */
const TIMES = words(
  'year month week quarter decade day peak record target average level figure number total',
);

/** "23% less than men": so much more or fewer than something else, and not than at another time. */
function comparedBy(on: 'more' | 'fewer', direction: 'more' | 'fewer'): Cue {
  return {
    on,
    suggests(scene, cue) {
      const found = comparativeAt(scene, cue);
      if (found === undefined || found.ever !== undefined) return undefined;
      const figure = found.own ?? scene.figureBefore(cue.from, 2);
      if (figure === undefined || !isPlain(figure) || figure.role !== undefined) return undefined;
      if (!isOther(scene, found.than + 1)) return undefined;
      return {
        weight: 79,
        words: [stretch(figure), found.words],
        options: { direction, as: figure.unit === '%' ? 'percent' : 'count' },
      };
    },
  };
}

/** Whether what follows "than" is something else, and no other time of the same. */
function isOther(scene: CueScene, at: number): boolean {
  const k = ARTICLES.has(scene.word(at)) ? at + 1 : at;
  const word = scene.word(k);
  if (
    word === '' ||
    word.endsWith('ed') ||
    OTHER_TIME.has(word) ||
    scene.dateAt(at) !== undefined ||
    scene.dateAt(k) !== undefined
  )
    return false;
  return k === at || !TIMES.has(word);
}

/** Officers are fewer, money and per cent less. */
const lessOf = (unit: string | undefined) => (unit === undefined || isCounted(unit) ? 'fewer' : 'less');

export const difference = figureKind({
  name: 'difference',
  title: 'Difference',
  says: 'One figure is so much, or so many per cent, more or fewer than another of the same time.',
  computes: 'a − b, or 100 × (a ÷ b − 1); turned round for fewer',
  claimed: { unit: 'officers', orUnit: '%' },
  inputs: [
    {
      name: 'a',
      label: 'The first figure',
      hint: 'The one that is said to be so much more, or fewer.',
      takes: 'figure',
    },
    { name: 'b', label: 'The second figure', hint: 'The one that it is set against.', takes: 'figure' },
  ],
  options: [
    {
      name: 'as',
      label: 'How the difference is put',
      hint: '“3,000 more” is a number; “23% less” is a part of the second figure.',
      type: 'choice',
      choices: [
        { value: 'count', label: 'As a number' },
        { value: 'percent', label: 'In per cent of the second figure' },
      ],
      optional: true,
      fallback: 'count',
    },
    {
      name: 'direction',
      label: 'Which way it is said to differ',
      hint: '“23% less than men” is fewer, or less: write the number without a minus sign.',
      type: 'choice',
      choices: [
        { value: 'more', label: 'The first is more' },
        { value: 'fewer', label: 'The first is fewer, or less' },
      ],
      optional: true,
      fallback: 'more',
    },
  ],
  pairs: [
    {
      of: ['a', 'b'],
      agree: 'unit-and-measure',
      relation: 'comparison',
      lengths: 'equal-unless-rates',
    },
  ],
  resultIn: ({ as }) => (as === 'count' ? 'own' : 'part'),
  counted: ({ as, direction }) => (as === 'count' ? undefined : direction === 'more' ? 'rise' : 'fall'),
  sideBySide: [['a', 'b']],
  formula: ({ options: { as, direction } }) => {
    if (as === 'percent')
      return percentChange(
        direction === 'more' ? 'rise' : 'fall',
        step('ratio', overBase(input('a'), input('b'))),
      );
    return step(
      'difference',
      direction === 'more' ? minus(input('a'), input('b')) : minus(input('b'), input('a')),
    );
  },
  unit: ({ options, unitOf }) =>
    options.as === 'percent' ? '%' : differenceUnit(unitOf('a') ?? unitOf('b')),
  flips: true,
  chart: { draws: 'result', of: 'a', against: 'b' },
  short: (claim) => {
    const [figure, than] = [shortFigure(claim), shortGiven(claim.inputs, 'b')];
    if (figure === undefined) return undefined;
    const way = claim.options?.['direction'] === 'fewer' ? 'fewer' : 'more';
    return than === undefined ? `${figure} ${way}` : besideGiven(figure, `${way} than`, than);
  },
  tell: {
    tell: ({ figure, size, value, options }) => {
      const [a, b] = [figure('a'), figure('b')];
      const apart = a.series?.id !== b.series?.id;
      const told = (f: NamedFigure) =>
        `${figureInWords(f)}${apart && f.series !== undefined ? ` in ${titleInWords(f.series.title)}` : ''}`;
      const unit = a.unit ?? b.unit;
      const isMore = value.s > 0n === (options.direction === 'more');
      if (value.n === 0n)
        return `${told(a)} is as ${lessOf(unit) === 'fewer' ? 'many' : 'much'} as ${told(b)}`;
      const less = options.as === 'percent' ? 'less' : lessOf(unit);
      return `${told(a)} is ${size} ${isMore ? 'more' : less} than ${told(b)}`;
    },
    put: ({ direction, as }, words, value) => {
      // "4,672 fewer": which way the words have it is said again where the figures go the other way.
      if (value.s > 0n || value.n === 0n) return words;
      return `${words} ${direction === 'more' ? 'more' : as === 'percent' ? 'less' : 'fewer'}`;
    },
  },
  cues: [comparedBy('more', 'more'), comparedBy('fewer', 'fewer')],
  example: exampleBundle(
    'difference',
    'the Met has 29,924 more officers than Thames Valley',
    '2023-01-25',
    {
      claimed: { value: '29924', unit: 'officers' },
      inputs: { a: { value: '34542', ...OFFICERS }, b: { value: '4618', ...OFFICERS } },
    },
    [],
    [FORCES],
  ),
});
