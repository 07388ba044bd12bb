/** What a kind with a formula declares, and what its formula reckons with: figures on the scales that they share. */
import type { Claimed } from '../claim.ts';
import { unitOf } from '../evidence/units.ts';
import { type Interval, scale } from '../exact/interval.ts';
import { compare, ONE, type Rational } from '../exact/number.ts';
import type { Missing } from '../verdict/verdict.ts';
import type { FigureWords } from '../words/figure-sentence.ts';
import type { Figure, Resolved } from './figures.ts';
import { type Allowed, constant, type Environment, type Formula, over } from './formula.ts';
import type { Counted, Rings } from './hedge.ts';
import type { InputSpec, InputsOf } from './inputs.ts';
import type { Pair, Question } from './kind.ts';
import { type ResultIn, type Scales, scalesOf } from './scales.ts';

/** What a kind's formula and unit may draw on. */
export interface FigureContext<Options> {
  options: Options;
  /** The figure of an input. Throws if it has none: formulas are asked for only when all inputs have. */
  figure(name: string): Figure;
  has(name: string): boolean;
  /** The names of all inputs, those of a list numbered: `parts.0`. */
  names: readonly string[];
  /** The unit of an input, known from its series even if the figure is missing. */
  unitOf(name: string): string | undefined;
  /** The point of an input in the unit that the formula reckons in. */
  point(name: string): Rational;
}

export interface FigureRules<Options> {
  name: string;
  inputs: readonly InputSpec[];
  pairs: readonly Pair[];
  formula(context: FigureContext<Options>): Formula;
  /** The unit of the result, on whatever scale. */
  unit(context: FigureContext<Options>): string | undefined;
  /** The inputs' own unit if absent. */
  resultIn?(options: Options): ResultIn;
  /** Whether a claimed unit fits the result, if that takes more than one unit to say. */
  fits?(context: FigureContext<Options>, claimed: string): boolean;
  /** Numbers beside the result that the sentence holds. */
  numbers?(context: FigureContext<Options>): Record<string, Rational>;
  /** Not for the parts of a list. */
  flips: boolean;
  /** The rings of a kind that claims no figure. */
  rings?(context: FigureContext<Options>): Rings;
  /** The values of an input with which the words would hold, in the formula's unit, if its own rings move with it. */
  holdsIn?(context: FigureContext<Options>, name: string): Interval | undefined;
  /** How the claimed figure is counted, for the rings of "doubled". */
  counted?(options: Options): Counted;
  /** Whether a published estimate may be quoted as it is, sampling or not. */
  isQuoted?: true;
  /** Groups of inputs that are set side by side, so that their dates should not lie far apart. */
  sideBySide?: readonly (readonly string[])[];
  /** Reasons of the kind itself, beside those of units, measures, lengths and the formula. */
  reasons?(context: FigureContext<Options>): Missing[];
  /** A named error behind a finding of `fails`. */
  error?(context: FigureContext<Options>, claimed: Claimed): 'unit-error' | null;
  tell: FigureWords<Options>;
}

export type AnyQuestion<Options> = Question<InputsOf<readonly InputSpec[]>, Options>;

/** The formula, its result on the scale of the claimed unit. */
export function onClaimedScale<Options>(
  rules: FigureRules<Options>,
  context: FigureContext<Options>,
  claimed: Claimed | undefined,
): Formula {
  const formula = rules.formula(context);
  if (claimed === undefined || (rules.resultIn?.(context.options) ?? 'own') === 'own') return formula;
  const { scale: claimedScale } = unitOf(claimed.unit);
  return compare(claimedScale, ONE) === 0 ? formula : over(formula, constant(claimedScale, 'scale'));
}

/** The scales of the inputs of a claim. */
export function scalesIn<Options>(
  rules: FigureRules<Options>,
  { options, claimed }: AnyQuestion<Options>,
  { dimensions }: Resolved,
): Scales {
  return scalesOf(rules.pairs, rules.resultIn?.(options) ?? 'own', claimed, dimensions);
}

/** What the formula is reckoned on: the points and intervals of the figures. */
export function environmentOf({ figures }: Resolved, scales: Scales): Environment {
  const environment = new Map<string, Allowed>();
  for (const [name, { value, interval }] of figures) {
    const by = scales.of(name);
    const isOne = compare(by, ONE) === 0;
    environment.set(
      name,
      isOne ? { point: value, interval } : { point: value.mul(by), interval: scale(interval, by) },
    );
  }
  return environment;
}

/** What a kind's formula and unit draw on. */
export function contextOf<Options>(
  question: AnyQuestion<Options>,
  resolved: Resolved,
  scales: Scales,
  names: readonly string[],
): FigureContext<Options> {
  const figure = (name: string): Figure => {
    const found = resolved.figures.get(name);
    if (found === undefined) throw new RangeError(`input ${name} has no figure`);
    return found;
  };
  return {
    options: question.options,
    names,
    has: (name) => resolved.figures.has(name),
    unitOf: (name) => resolved.dimensions.get(name)?.unit,
    figure,
    point: (name) => figure(name).value.mul(scales.of(name)),
  };
}

/** The date that a dated figure's rate is worked out from; inline inputs of a rate are dated by their schema. */
export function dateOf(figure: Figure): string {
  if (figure.at === undefined) throw new RangeError(`input ${figure.input} has no date`);
  return figure.at.end;
}
