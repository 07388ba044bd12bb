/** ratio: one figure is so many times another, each by itself or per something. E is (a/perA) / (b/perB). */

import { stretch } from '../engine/cues.ts';
import { figureKind } from '../engine/figure-kind.ts';
import type { FigureContext } from '../engine/figure-rules.ts';
import { type Formula, input, over, step } from '../engine/formula.ts';
import { agree, unitOf } from '../evidence/units.ts';
import { compare, exact, ONE, plain } from '../exact/number.ts';
import type { FigureTelling } from '../words/figure-sentence.ts';
import { amount, separated } from '../words/numbers.ts';
import { shortFigure } from '../words/short.ts';
import { figureInWords } from '../words/told.ts';
import { words } from './shared-cues.ts';
import { exampleBundle } from './shared-examples.ts';

/** Words after "three times" that make it a ratio, not a count of occasions. */
const COMPARES = words('as more higher larger bigger greater the faster less lower fewer what');

/** One side of the ratio: the figure, or the figure per another. */
function rate(context: FigureContext<unknown>, name: 'a' | 'b', per: 'perA' | 'perB'): Formula {
  return context.has(per) ? step(`${name} per ${per}`, over(input(name), input(per))) : input(name);
}

type Told = FigureTelling<unknown>;

function rateInWords(told: Told, name: 'a' | 'b', per: 'perA' | 'perB'): string {
  const figure = figureInWords(told.figure(name));
  return told.has(per) ? `${figure} per ${figureInWords(told.figure(per))}` : figure;
}

/** Whether the second rate is 1 per some number, so that the ratio reads as a rate: 239 officers per 100,000 people. */
function isOnePer(told: Told): boolean {
  return (
    told.has('perA') &&
    told.has('perB') &&
    exact(told.figure('b').value) === '1' &&
    told.unitOf('b') === told.unitOf('a')
  );
}

/** Where the figures of the example are from. */
const REPORT = {
  id: 'report',
  title: 'Report on the pledge of 20,000 officers',
  publisher: 'Home Office (as reported by a newspaper)',
};

type Rated = FigureContext<unknown>;

/** Whether both figures count the same, so that one is so many times the other. */
const areAlike = ({ unitOf: of }: Rated) => agree(of('a'), of('b'));

/** How many of b the ratio is per: the value of perB with its scale; undefined if it is 1, or not known. */
function perHowMany(context: Rated): string | undefined {
  if (!context.has('perB')) return undefined;
  const { value, unit } = context.figure('perB');
  const n = unit === undefined ? value : value.mul(unitOf(unit).scale);
  return compare(n, ONE) === 0 ? undefined : plain(n);
}

/** "officers per 100,000 people": A per N B; `times` if both count the same (method, section 5). */
function unitOfRatio(context: Rated): string | undefined {
  const [a, b] = [context.unitOf('a'), context.unitOf('b')];
  if (a === undefined || b === undefined) return undefined;
  if (areAlike(context)) return 'times';
  const n = perHowMany(context);
  const base = n === undefined ? singular(unitOf(b).base) : `${separated(n)} ${unitOf(b).base}`;
  return `${unitOf(a).base} per ${base}`;
}

/** "home" of "homes": what one of them is called, where the plural is a plain one. */
function singular(unit: string): string {
  return unit.replace(/ies$/, 'y').replace(/(?<![su])s$/, '');
}

/** Whether a claimed unit is that of the ratio; it may leave out A, and of "N B" the B: "239 per 100,000". */
function fitsRatio(context: Rated, claimed: string): boolean {
  const unit = unitOfRatio(context);
  if (unit === undefined || agree(claimed, unit)) return true;
  if (unit === 'times') return false;
  const n = perHowMany(context);
  const own = unitOf(unit);
  const { counted, per } = unitOf(claimed);
  const bases = per.map((base) => (n !== undefined && base === plainBase(n) ? own.per[0] : base));
  return (
    (counted === '' || counted === own.counted) && [...bases].sort().join() === [...own.per].sort().join()
  );
}

/** "100,000" as units have it when nothing is named that it counts. */
const plainBase = (n: string) => unitOf(`per ${n}`).per[0];

export const ratio = figureKind({
  name: 'ratio',
  title: 'Ratio',
  says: 'One figure is so many times another, each by itself or per something else.',
  computes: '(a ÷ perA) ÷ (b ÷ perB)',
  claimed: { unit: 'times' },
  inputs: [
    {
      name: 'a',
      label: 'The first figure',
      hint: 'The one that is so many times the other.',
      takes: 'figure',
    },
    {
      name: 'b',
      label: 'The second figure',
      hint: 'The one that it is measured by.',
      takes: 'figure',
      role: 'agreed',
      mayBeGiven: 'constant',
    },
    {
      name: 'perA',
      label: 'What the first figure is per',
      hint: 'Where rates are compared: the people that the first figure is spread over.',
      takes: 'figure',
      called: 'what the first is per',
      optional: true,
      role: 'agreed',
      mayBeGiven: 'constant',
      isBase: true,
    },
    {
      name: 'perB',
      label: 'What the second figure is per',
      hint: 'Where rates are compared: the people that the second figure is spread over.',
      takes: 'figure',
      called: 'what the second is per',
      optional: true,
      role: 'agreed',
      mayBeGiven: 'constant',
      isBase: true,
    },
  ],
  options: [],
  pairs: [
    { of: ['a', 'b'], agree: 'measure', relation: 'quotient' },
    { of: ['perA', 'perB'], agree: 'measure' },
    { of: ['a', 'perA'], agree: 'measure' },
    { of: ['b', 'perB'], agree: 'measure' },
  ],
  resultIn: () => 'else',
  sideBySide: [
    ['a', 'b'],
    ['a', 'perA'],
    ['b', 'perB'],
  ],
  formula: (c) => step('times', over(rate(c, 'a', 'perA'), rate(c, 'b', 'perB'))),
  unit: unitOfRatio,
  fits: fitsRatio,
  flips: true,
  chart: { draws: 'result', of: 'a', against: 'b' },
  short: shortFigure,
  tell: {
    tell: (told) => {
      const [a, b] = [rateInWords(told, 'a', 'perA'), rateInWords(told, 'b', 'perB')];
      if (isOnePer(told)) {
        const perB = told.figure('perB');
        return `${a} comes to ${amount(told.value, told.unitOf('a'))} per ${amount(perB.value, perB.unit)}`;
      }
      // A rate per something is an amount of it, and no multiple.
      return / per /.test(told.unit)
        ? `${a} for ${figureInWords(told.figure('b'))} comes to ${told.shown}`
        : `${a} is ${told.shown} the ${b}`;
    },
  },
  cues: [
    {
      byFigure(scene, figure) {
        const { verb, unit, base, from, next } = figure;
        if (verb === 'multiple') return { weight: 80, words: [stretch(figure)] };
        if (verb !== undefined) return undefined;
        if (unit === 'times')
          return COMPARES.has(scene.word(next)) ? { weight: 82, words: [[from, next + 1]] } : undefined;
        return base === undefined ? undefined : { weight: 85, words: [stretch(figure)] };
      },
    },
  ],
  example: exampleBundle(
    'ratio',
    '2.3 times the rate of the last six months',
    '2023-01-25',
    {
      claimed: { value: '2.3', unit: 'times' },
      inputs: {
        a: { value: '1142', unit: 'officers per month', source: REPORT.id },
        b: { value: '494', unit: 'officers per month', source: REPORT.id },
      },
    },
    [],
    [REPORT],
  ),
});
