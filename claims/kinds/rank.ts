/** rank: a figure stands in such a place among others: "the third highest in the G7". */

import type { Claimed } from '../claim.ts';
import { type Cue, stretch } from '../engine/cues.ts';
import {
  type Figure,
  inputsByName,
  mismatches,
  missingSaying,
  type Resolved,
  resolve,
  toldOf,
  widthIsRounding,
} from '../engine/figures.ts';
import { flip } from '../engine/finding.ts';
import { workedStep } from '../engine/formula.ts';
import { datesApartFlag, flagsOfFigures, wideFlag } from '../engine/framing.ts';
import { rings } from '../engine/hedge.ts';
import type { InputsOf, OptionsOf } from '../engine/inputs.ts';
import { claimedWithRings, judge } from '../engine/judged.ts';
import { defineKind, type Question } from '../engine/kind.ts';
import { areOfOneLength } from '../evidence/length.ts';
import { agree, unitOf } from '../evidence/units.ts';
import { closed, type Interval, scale, wholeEnds } from '../exact/interval.ts';
import { compare, ONE, parseExact, type Rational, rational } from '../exact/number.ts';
import { type Decided, type Framing, METHOD, type Missing } from '../verdict/verdict.ts';
import { placeInWords } from '../words/places.ts';
import { listInWords, sentence } from '../words/text.ts';
import { figureInWords, readFigure, type ToldFigure } from '../words/told.ts';
import { words } from './shared-cues.ts';
import { exampleBundle } from './shared-examples.ts';
import { placeFigures } from './shared-key-figures.ts';

const INPUTS = [
  {
    name: 'value',
    label: 'The figure',
    hint: 'The one whose place is claimed, with the name of what it is of, such as United Kingdom.',
    takes: 'figure',
  },
  {
    name: 'among',
    label: 'The others',
    hint: 'Every other that it is ranked among, each with its name.',
    takes: 'figures',
    tooFew: 'a place is one among two others or more',
  },
] as const;

const OPTIONS = [
  {
    name: 'extreme',
    label: 'From which end',
    hint: '“The third highest” counts from the highest, “the second lowest” from the lowest.',
    type: 'choice',
    choices: [
      { value: 'highest', label: 'From the highest' },
      { value: 'lowest', label: 'From the lowest' },
    ],
    optional: true,
    fallback: 'highest',
  },
  {
    name: 'size',
    label: 'How many there are in all',
    hint: 'If the words speak of more than are given here: 38 countries of the OECD.',
    type: 'count',
    optional: true,
  },
] as const;

type RankQuestion = Question<InputsOf<typeof INPUTS>, OptionsOf<typeof OPTIONS>>;
type Extreme = RankQuestion['options']['extreme'];

/** A figure in base units, turned round for the lowest, so that a better place is always more. */
interface Standing {
  name: string;
  point: Rational;
  interval: Interval;
  figure: Figure;
}

function standingOf(figure: Figure, unit: string | undefined, extreme: Extreme): Standing {
  const by = unit === undefined ? ONE : unitOf(unit).scale;
  const turned = extreme === 'highest' ? by : by.neg();
  return {
    name: figure.name ?? figure.series?.place ?? figure.series?.title ?? figure.input,
    point: figure.value.mul(turned),
    interval: scale(figure.interval, turned),
    figure,
  };
}

const whole = (n: number) => rational(BigInt(n));

/** The places that the evidence allows, and that of the published points (method, section 5). */
function placesOf(value: Standing, others: readonly Standing[]) {
  const better = (isBetter: (other: Standing) => boolean) => whole(1 + others.filter(isBetter).length);
  const { interval: own, point } = value;
  return {
    range: closed(
      better(({ interval }) => compare(interval.lo ?? point, own.hi ?? point) > 0),
      better(({ interval }) => compare(interval.hi ?? point, own.lo ?? point) > 0),
    ),
    point: better((other) => compare(other.point, point) > 0),
  };
}

/** Whether it is open which of two is ahead: only then does the other make the place uncertain. */
function leavesOpen({ interval: own, point }: Standing, { interval, point: other }: Standing): boolean {
  const isAhead = compare(interval.lo ?? other, own.hi ?? point) > 0;
  return !isAhead && compare(interval.hi ?? other, own.lo ?? point) > 0;
}

/** The values of the figure with which its place would be one of the ring, all others at their points. */
function holdsIn(ring: Interval, others: readonly Standing[]): Interval {
  const points = others.map(({ point }) => point).sort((a, b) => compare(b, a));
  const { first = 1, last } = wholeEnds(ring);
  const nowhere = { lo: whole(0), loClosed: false, hi: whole(0), hiClosed: false };
  if (first - 1 > points.length || (last !== undefined && last < Math.max(1, first))) return nowhere;
  // In place n at best if no more than n - 1 lie above it; a tie shares the better place.
  const lo = last === undefined ? null : (points[last - 1] ?? null);
  const hi = first <= 1 ? null : (points[first - 2] ?? null);
  return { lo, loClosed: lo !== null, hi, hiClosed: false };
}

const FIRST: Claimed = { value: '1', unit: 'place' };

function missingOf({ claimed }: RankQuestion, { dimensions, missing }: Resolved): Missing[] {
  const names = [...dimensions.keys()];
  const value = dimensions.get('value');
  const other = names.find((name) => !areOfOneLength(value?.at, dimensions.get(name)?.at));
  const fits = agree(claimed?.unit, 'place');
  return [
    ...missing,
    ...mismatches(dimensions, [{ of: names, by: 'unit-and-measure' }]),
    ...(fits ? [] : [{ reason: 'unit-mismatch', input: 'claimed' } as const]),
    ...(other === undefined ? [] : [{ reason: 'period-mismatch', input: other } as const]),
  ];
}

function decide(question: RankQuestion): Decided {
  const { options, claimed = FIRST, evidence, asOf } = question;
  const inputs = inputsByName(question.inputs, INPUTS);
  const resolved = resolve(inputs, evidence, question);
  const { figures } = resolved;
  const missing = missingOf(question, resolved);
  const drawn = rings(claimed, 'places');
  const common = {
    kind: 'rank',
    asOf,
    method: METHOD,
    claimed: claimedWithRings(claimed, drawn),
    reason: null,
    missing,
    evidence: [...figures.values()].map((f) => f.used),
  };
  const value = figures.get('value');
  if (missing.length > 0 || value === undefined)
    return {
      ...common,
      finding: 'not-computable',
      saying: missingSaying(missing, inputs, evidence),
      working: [],
      flips: [],
      framing: [],
    };
  const known = [...figures.values()].map(({ unit }) => unit).find((unit) => unit !== undefined);
  const standing = (figure: Figure) => standingOf(figure, figure.unit ?? known, options.extreme);
  const own = standing(value);
  const others = [...figures.values()].filter((f) => f !== value).map(standing);
  const places = placesOf(own, others);
  return {
    ...common,
    ...judge({
      ...places,
      drawn,
      roundingOnly: widthIsRounding([own, ...others.filter((o) => leavesOpen(own, o))].map((o) => o.figure)),
      claimed,
      unit: 'place',
    }),
    saying: { code: 'place', values: toldOfPlace(own, others, options.extreme) },
    working: [workedStep('place', '1 + those ahead', { ahead: places.point.sub(ONE) }, places.point)],
    flips: [flipOf(own, value, holdsIn(drawn.in, others), known, options.extreme)],
    framing: framingOf(question, own, others),
  };
}

/** What would change the verdict, in the figure's own unit. */
function flipOf(own: Standing, value: Figure, turned: Interval, known: string | undefined, extreme: Extreme) {
  const unit = value.unit ?? known;
  const by = unit === undefined ? ONE : unitOf(unit).scale;
  const back = ONE.div(extreme === 'highest' ? by : by.neg());
  return flip('value', own.figure.value, scale(turned, back));
}

function framingOf(question: RankQuestion, own: Standing, others: readonly Standing[]): Framing[] {
  const { evidence, options } = question;
  const tied = others.filter(({ point }) => compare(point, own.point) === 0);
  const given = others.length + 1;
  const size = Number(options.size ?? 0);
  const rested = [own, ...others].map(({ figure }) => ({ ...figure, isTested: true }));
  return [
    ...(tied.length === 0 ? [] : [{ flag: 'tied', with: tied.map(({ name }) => name) } as const]),
    ...(size > given ? [{ flag: 'field', given, size } as const] : []),
    ...wideFlag(question),
    ...datesApartFlag([rested]),
    ...flagsOfFigures(rested, question, (id) => evidence.source(id)),
  ];
}

type PlaceTold = {
  readonly extreme: Extreme;
  readonly own: ToldFigure;
  readonly name: string;
  readonly field: number;
  /** Those next to it: the last that is ahead, and the first that is behind. */
  readonly ahead: { readonly name: string; readonly figure: ToldFigure } | null;
  readonly behind: { readonly name: string; readonly figure: ToldFigure } | null;
};

function toldOfPlace(own: Standing, others: readonly Standing[], extreme: Extreme): PlaceTold {
  const sorted = [...others].sort((a, b) => compare(b.point, a.point));
  const told = (one: Standing | undefined) =>
    one === undefined ? null : { name: one.name, figure: toldOf(one.figure) };
  return {
    extreme,
    own: toldOf(own.figure),
    name: own.figure.name ?? own.figure.series?.place ?? own.figure.series?.title ?? 'The figure',
    field: others.length + 1,
    ahead: told(sorted.filter(({ point }) => compare(point, own.point) > 0).at(-1)),
    behind: told(sorted.find(({ point }) => compare(point, own.point) <= 0)),
  };
}

/** Whether a figure has no name of its own, so that it goes by the name of its input. */
const isUnnamed = (name: string) => /^among\.\d+$/.test(name);

const sizeOf = ({ value, unit }: ToldFigure) =>
  parseExact(value).mul(unit === undefined ? ONE : unitOf(unit).scale);

function placeSentence(told: PlaceTold, { computed, claimed, finding }: Decided): string {
  if (computed === undefined) throw new RangeError('a place that is not computed has no sentence');
  const place = Number(parseExact(computed.exact).valueOf());
  const isTied = told.behind !== null && compare(sizeOf(told.behind.figure), sizeOf(told.own)) === 0;
  const is = placeInWords(place, told.extreme).replace(/^the /, isTied ? 'the joint ' : 'the ');
  const beside = [told.ahead, told.behind].filter((one) => one !== null);
  const between = beside.map(({ name, figure }) => {
    const told = figureInWords(readFigure(figure));
    return isUnnamed(name) ? told : `${name} (${told})`;
  });
  const lead = `${told.name}, at ${figureInWords(readFigure(told.own))}, is ${is} of the ${told.field} compared`;
  const next = between.length === 0 ? '' : `, next to ${listInWords(between)}`;
  return `${lead}${next}${placeClause(finding, claimed, told.extreme)}`;
}

function placeClause(finding: Decided['finding'], claimed: Decided['claimed'], extreme: Extreme): string {
  const place = Number(claimed?.value ?? '1');
  const hedge = claimed?.hedge ?? 'bare';
  const said =
    hedge === 'at-most' || hedge === 'up-to' ? `in the top ${place}` : placeInWords(place, extreme);
  if (finding === 'holds') return '.';
  if (finding === 'holds-as-published')
    return '; but the figures are rounded, and the true place may be another.';
  if (finding === 'too-close' || finding === 'within-rounding')
    return `, but the figures are too uncertain to say whether it is ${said}.`;
  return `, not ${said}.`;
}

const G7 = { id: 'g7', title: 'Quarterly GDP, growth on the quarter, 2023', publisher: 'OECD' };

const grew = (name: string, value: string) => ({
  name,
  value,
  unit: '%',
  precision: { nearest: '0.1' },
  source: G7.id,
});

/** Groups that something is ranked in: without a place, "the highest in the G7" is the first of them. */
const GROUPS = words('g7 g20 oecd eu europe world g8 nato country brics commonwealth');
/** How far behind the words the group may stand, in tokens. */
const GROUP_REACH = 10;

/** "the third highest", "the fastest growing in the G7"; without an ordinal only in a group, as it may be over time. */
function place(extreme: Extreme): Cue {
  return {
    on: extreme,
    suggests(scene, cue) {
      const ordinal = scene.ordinal(cue.from - 1) ?? scene.ordinal(cue.from - 2);
      if (ordinal !== undefined && ordinal.next === cue.from)
        return {
          weight: 87,
          words: [[cue.from - 1, cue.next]],
          options: { extreme },
          figure: { value: String(ordinal.value), unit: 'place' },
        };
      for (let k = cue.next; k < cue.next + GROUP_REACH && scene.together(cue.from, k); k += 1) {
        if (scene.cueAt(k, 'ever') !== undefined) return undefined;
        if (GROUPS.has(scene.word(k)) && scene.word(k - 1) === 'the')
          return { weight: 28, words: [stretch(cue), [k - 1, k + 1]], options: { extreme } };
      }
      return undefined;
    },
  };
}

export const rank = defineKind({
  name: 'rank',
  title: 'Rank',
  says: 'A figure stands in such a place among others: the third highest, the lowest of seven.',
  computes: '1 + the number of others that lie ahead',
  claimed: { unit: 'place', signed: true, isOptional: true },
  inputs: INPUTS,
  options: OPTIONS,
  pairs: [{ of: ['value', 'among'], agree: 'unit-and-measure' }],
  chart: { draws: 'series' },
  flips: true,
  short: ({ claimed, options }) =>
    placeInWords(Number(claimed?.value ?? '1'), options?.['extreme'] === 'lowest' ? 'lowest' : 'highest'),
  words: {
    because: { place: (values: PlaceTold, decided) => sentence(placeSentence(values, decided)) },
    steps: { place: 'Place' },
    keyFigures: placeFigures,
  },
  unitOfResult: () => 'place',
  decide,
  cues: [place('highest'), place('lowest')],
  example: exampleBundle(
    'rank',
    'the second highest growth of the four',
    '2023-09-01',
    {
      claimed: { value: '2', unit: 'place' },
      inputs: {
        value: grew('United Kingdom', '0.2'),
        among: [grew('Germany', '0.0'), grew('France', '0.6'), grew('Italy', '-0.3')],
      },
      options: { extreme: 'highest' },
    },
    [],
    [G7],
  ),
});
