/**
 * The kinds that state a figure, or compare two: a formula over inputs gives E, and the finding says how E lies
 * to the rings of the words (method, section 4).
 */

import type { Claimed, Input } from '../claim.ts';
import { formatInterval, type Interval, side } from '../exact/interval.ts';
import { exact, isZero, parseDecimal, quantity, type Rational } from '../exact/number.ts';
import { type Decided, METHOD, type Missing, type Verdict } from '../verdict.ts';
import { type FigureValues, type FigureWords, figureSentence } from '../words/figure-sentence.ts';
import type { Evidence } from './evidence.ts';
import {
  type Dimension,
  type Figure,
  mismatches,
  missingSaying,
  type Resolved,
  resolve,
  toldOf,
  widthIsRounding,
} from './figures.ts';
import { findingOf, flipOf } from './finding.ts';
import { type Environment, type Formula, failures, rangeOf, valueAt, workingOf } from './formula.ts';
import { type Rings, rings } from './hedge.ts';
import type { InputSpec, InputsOf, OptionSpec, OptionsOf } from './inputs.ts';
import { defineKind, type Kind, type KindDefinition, type Pair, type Question } from './kind.ts';
import { absentFrom, refuseUnlessWhole } from './whole.ts';

/** What a kind's formula and unit may draw on. */
export interface FigureContext<Options> {
  options: Options;
  /** The figure of an input. Throws if it has none: formulas are asked for only when all inputs have. */
  figure(name: string): Figure;
  has(name: string): boolean;
  /** The names of all inputs, those of a list numbered: `parts[0]`. */
  names: readonly string[];
  /** The unit of an input, known from its series even if the figure is missing. */
  unitOf(name: string): string | undefined;
}

interface FigureRules<Options> {
  name: string;
  inputs: readonly InputSpec[];
  pairs: readonly Pair[];
  formula(context: FigureContext<Options>): Formula;
  /** The unit of the result. */
  unit(context: FigureContext<Options>): string | undefined;
  /** Numbers beside the result that the sentence holds. */
  numbers?(context: FigureContext<Options>): Record<string, Rational>;
  /** Not for the parts of a list. */
  flips: boolean;
  /** The ring of a kind that claims no figure. */
  ring?(options: Options): Interval;
  /** A named error behind a finding of `fails`. */
  error?(context: FigureContext<Options>, claimed: Claimed): 'unit-error' | null;
  tell: FigureWords<Options>;
}

type FigureKindDefinition<Inputs extends readonly InputSpec[], Options extends readonly OptionSpec[]> = Omit<
  KindDefinition<Inputs, Options>,
  'decide' | 'unitOfResult' | 'words'
> &
  FigureRules<OptionsOf<Options>> & { steps?: Readonly<Record<string, string>> };

/** A kind whose claims are decided by where a formula's value lies. Throws as `defineKind` does. */
export function figureKind<
  const Inputs extends readonly InputSpec[],
  const Options extends readonly OptionSpec[],
>(definition: FigureKindDefinition<Inputs, Options>): Kind {
  refuseUnlessWhole(definition.name, absentFrom(definition, ['formula', 'unit', 'tell']));
  const { formula, unit, numbers, ring, error, tell, steps, ...kind } = definition;
  type Own = OptionsOf<Options>;
  const rules: FigureRules<Own> = definition;
  return defineKind<Inputs, Options>({
    ...kind,
    words: {
      because: {
        figure: (values: FigureValues, decided) => figureSentence(tell, values, decided),
      },
      ...(steps === undefined ? {} : { steps }),
    },
    decide: (question) => decideFigure(rules, question as Question<InputsOf<readonly InputSpec[]>, Own>),
    unitOfResult({ inputs, options, evidence, asOf }) {
      const named = inputsByName(inputs as InputsOf<readonly InputSpec[]>, definition.inputs);
      return unit(contextOf(options, resolve(named, evidence, asOf), [...named.keys()]));
    },
  });
}

type AnyQuestion<Options> = Question<InputsOf<readonly InputSpec[]>, Options>;

function decideFigure<Options>(rules: FigureRules<Options>, question: AnyQuestion<Options>): Decided {
  const { options, claimed, evidence, asOf } = question;
  const inputs = inputsByName(question.inputs, rules.inputs);
  const resolved = resolve(inputs, evidence, asOf);
  const context = contextOf(options, resolved, [...inputs.keys()]);
  const drawn = ringsOf(rules, options, claimed);
  const formula = resolved.missing.length === 0 ? rules.formula(context) : undefined;
  const environment = environmentOf(resolved.figures);
  const missing: Missing[] = [
    ...resolved.missing,
    ...mismatches(resolved.dimensions, pairings(rules.pairs, context.names)),
    ...(drawn === undefined ? [{ reason: 'no-claimed-figure' as const }] : []),
    ...(formula === undefined ? [] : failures(formula, environment)),
  ];
  const common = {
    kind: rules.name,
    asOf,
    method: METHOD,
    ...(claimed === undefined || drawn === undefined ? {} : { claimed: claimedWithRings(claimed, drawn) }),
    framing: [],
    evidence: [...resolved.figures.values()].map((f) => f.used),
  };
  return formula === undefined || drawn === undefined || missing.length > 0
    ? { ...common, ...notComputable(missing, inputs, evidence) }
    : { ...common, ...computed(rules, context, { formula, environment, drawn, claimed, resolved }) };
}

/** The rings of the claimed figure, or the ring of a kind that claims none; undefined if there is neither. */
function ringsOf<Options>(
  { ring }: FigureRules<Options>,
  options: Options,
  claimed: Claimed | undefined,
): Rings | undefined {
  const fixed = ring?.(options);
  return fixed === undefined ? claimed && rings(claimed) : { in: fixed, out: fixed };
}

type Findings = Omit<Decided, 'kind' | 'asOf' | 'method' | 'claimed' | 'framing' | 'evidence'>;

function notComputable(missing: Missing[], inputs: ReadonlyMap<string, Input>, evidence: Evidence): Findings {
  return {
    finding: 'not-computable',
    reason: null,
    saying: missingSaying(missing, inputs, evidence),
    working: [],
    flips: [],
    missing,
  };
}

interface Computation {
  formula: Formula;
  environment: Environment;
  drawn: Rings;
  claimed: Claimed | undefined;
  resolved: Resolved;
}

function computed<Options>(
  rules: FigureRules<Options>,
  context: FigureContext<Options>,
  { formula, environment, drawn, claimed, resolved }: Computation,
): Findings {
  const value = valueAt(formula, environment);
  const range = rangeOf(formula, environment) ?? { lo: value, loClosed: true, hi: value, hiClosed: true };
  const hedge = rules.ring === undefined ? (claimed?.hedge ?? 'bare') : undefined;
  const roundingOnly = widthIsRounding(resolved.figures.values());
  const finding = findingOf(range, value, drawn, roundingOnly, hedge);
  const apart = finding === 'fails' || finding === 'rounded' || finding === 'stretched';
  const direction = apart ? side(range, drawn.in) : undefined;
  return {
    finding,
    ...(direction === undefined ? {} : { direction }),
    computed: {
      interval: formatInterval(range),
      ...quantity(value),
      unit: rules.unit(context) ?? claimed?.unit ?? '',
    },
    ...(apart && claimed !== undefined ? differenceOf(claimed, value) : {}),
    reason: finding === 'fails' && claimed !== undefined ? (rules.error?.(context, claimed) ?? null) : null,
    saying: { code: 'figure', values: toldValues(rules, context) },
    working: workingOf(formula, environment),
    flips: rules.flips ? context.names.map((name) => flipOf(formula, name, environment, drawn.in)) : [],
    missing: [],
  };
}

function toldValues<Options>(rules: FigureRules<Options>, context: FigureContext<Options>): FigureValues {
  const numbers = Object.entries(rules.numbers?.(context) ?? {});
  return {
    options: Object.fromEntries(
      Object.entries(context.options as object).filter(([, value]) => value !== undefined),
    ),
    figures: Object.fromEntries(context.names.map((name) => [name, toldOf(context.figure(name))])),
    ...(numbers.length === 0
      ? {}
      : { numbers: Object.fromEntries(numbers.map(([name, q]) => [name, exact(q)])) }),
  };
}

function differenceOf(claimed: Claimed, value: Rational): Pick<Verdict, 'difference' | 'relative'> {
  const difference = parseDecimal(claimed.value).sub(value);
  return {
    difference: quantity(difference),
    ...(isZero(value) ? {} : { relative: quantity(difference.div(value)) }),
  };
}

/** The claimed figure with its rings, as a verdict shows it. */
function claimedWithRings(claimed: Claimed, drawn: Rings): NonNullable<Verdict['claimed']> {
  return {
    value: claimed.value,
    unit: claimed.unit,
    hedge: claimed.hedge ?? 'bare',
    in: formatInterval(drawn.in),
    out: formatInterval(drawn.out),
  };
}

/** The inputs by name in the declared order, those of a list numbered. */
function inputsByName(
  inputs: InputsOf<readonly InputSpec[]>,
  specs: readonly InputSpec[],
): Map<string, Input> {
  const named = new Map<string, Input>();
  for (const { name } of specs) {
    const input = inputs[name];
    if (Array.isArray(input)) for (const [i, one] of input.entries()) named.set(`${name}[${i}]`, one);
    else if (typeof input === 'object') named.set(name, input);
  }
  return named;
}

/** What must agree, with each list replaced by the names of its parts. */
function pairings(pairs: readonly Pair[], names: readonly string[]) {
  return pairs.flatMap(({ of, agree }) =>
    agree === undefined
      ? []
      : [
          {
            of: of.flatMap((name) => names.filter((own) => own === name || own.startsWith(`${name}[`))),
            by: agree,
          },
        ],
  );
}

function environmentOf(figures: ReadonlyMap<string, Figure>): Environment {
  return new Map([...figures].map(([name, f]) => [name, { point: f.value, interval: f.interval }]));
}

function contextOf<Options>(
  options: Options,
  resolved: Resolved,
  names: readonly string[],
): FigureContext<Options> {
  const dimension = (name: string): Dimension | undefined => resolved.dimensions.get(name);
  return {
    options,
    names,
    has: (name) => resolved.figures.has(name),
    unitOf: (name) => dimension(name)?.unit,
    figure(name) {
      const figure = resolved.figures.get(name);
      if (figure === undefined) throw new RangeError(`input ${name} has no figure`);
      return figure;
    },
  };
}

/** The date that a dated figure's rate is worked out from; inline inputs of a rate are dated by their schema. */
export function dateOf(figure: Figure): string {
  if (figure.at === undefined) throw new RangeError(`input ${figure.input} has no date`);
  return figure.at.end;
}
