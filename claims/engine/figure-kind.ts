/**
 * The kinds that state a figure, or compare two: a formula over inputs gives E, and the finding says how E lies
 * to the rings of the words (method, section 5).
 */

import type { Claimed, Input } from '../claim.ts';
import { agree } from '../evidence/units.ts';
import { type Interval, point as pointInterval, scale } from '../exact/interval.ts';
import { compare, exact, ONE, type Rational } from '../exact/number.ts';
import { type Decided, type Framing, METHOD, type Missing } from '../verdict/verdict.ts';
import { type FigureValues, figureSentence } from '../words/figure-sentence.ts';
import { keyFiguresPut } from '../words/key-figures.ts';
import type { KindWords } from '../words/kind-words.ts';
import { lengthMismatch, pairings } from './agreement.ts';
import type { Evidence } from './evidence.ts';
import {
  type AnyQuestion,
  contextOf,
  environmentOf,
  type FigureContext,
  type FigureRules,
  onClaimedScale,
  scalesIn,
} from './figure-rules.ts';
import {
  inputsByName,
  mismatches,
  missingSaying,
  type Resolved,
  resolve,
  toldOf,
  widthIsRounding,
} from './figures.ts';
import { flip } from './finding.ts';
import {
  type Environment,
  type Formula,
  failures,
  preimage,
  rangeOf,
  valueAt,
  workingOf,
} from './formula.ts';
import { datesApartFlag, flagsOfFigures, sizeFlags, wideFlag } from './framing.ts';
import { type Rings, rings } from './hedge.ts';
import type { InputSpec, OptionSpec, OptionsOf } from './inputs.ts';
import { claimedWithRings, judge, unitOfComputed } from './judged.ts';
import { defineKind, type Kind, type KindDefinition, type Reckoned } from './kind.ts';
import { listOfPart, type Scales } from './scales.ts';
import { absentFrom, refuseUnlessWhole } from './whole.ts';

type FigureKindDefinition<Inputs extends readonly InputSpec[], Options extends readonly OptionSpec[]> = Omit<
  KindDefinition<Inputs, Options>,
  'decide' | 'reckon' | 'unitOfResult' | 'words'
> &
  FigureRules<OptionsOf<Options>> &
  Pick<KindWords, 'steps' | 'keyFigures'>;

/** A kind whose claims are decided by where a formula's value lies. Throws as `defineKind` does. */
export function figureKind<
  const Inputs extends readonly InputSpec[],
  const Options extends readonly OptionSpec[],
>(definition: FigureKindDefinition<Inputs, Options>): Kind {
  refuseUnlessWhole(definition.name, absentFrom(definition, ['formula', 'unit', 'tell']));
  type Own = OptionsOf<Options>;
  const rules: FigureRules<Own> = definition;
  const {
    formula,
    unit,
    resultIn,
    fits,
    numbers,
    rings: _,
    holdsIn,
    counted,
    isQuoted,
    sideBySide,
    reasons,
    error,
    tell,
    steps,
    keyFigures: ownKeyFigures,
    ...kind
  } = definition;
  return defineKind<Inputs, Options>({
    ...kind,
    words: {
      because: {
        figure: (values: FigureValues, decided) => figureSentence(tell, values, decided),
      },
      ...(steps === undefined ? {} : { steps }),
      keyFigures: ownKeyFigures ?? ((verdict, { options }) => keyFiguresPut(tell, options as Own, verdict)),
    },
    decide: (question) => decideFigure(rules, question as AnyQuestion<Own>),
    reckon: (question) => reckonFigure(rules, question as AnyQuestion<Own>),
    unitOfResult(question) {
      const own = question as AnyQuestion<Own>;
      const named = inputsByName(own.inputs, rules.inputs);
      const resolved = resolve(named, own.evidence, own);
      return rules.unit(contextOf(own, resolved, scalesIn(rules, own, resolved), [...named.keys()]));
    },
  });
}

function decideFigure<Options>(rules: FigureRules<Options>, question: AnyQuestion<Options>): Decided {
  const { claimed, evidence, asOf } = question;
  const inputs = inputsByName(question.inputs, rules.inputs);
  const resolved = resolve(inputs, evidence, question);
  const scales = scalesIn(rules, question, resolved);
  const context = contextOf(question, resolved, scales, [...inputs.keys()]);
  const isWhole = resolved.missing.length === 0;
  const reasons = isWhole ? (rules.reasons?.(context) ?? []) : [];
  const formula = isWhole && reasons.length === 0 ? onClaimedScale(rules, context, claimed) : undefined;
  const environment = environmentOf(resolved, scales);
  const drawn = ringsOf(rules, context, claimed, isWhole);
  const missing: Missing[] = [
    ...resolved.missing,
    ...mismatchesOf(rules, context, resolved, claimed),
    ...(claimed === undefined && rules.rings === undefined ? [{ reason: 'no-claimed-figure' as const }] : []),
    ...reasons,
    ...(formula === undefined ? [] : failures(formula, environment)),
  ];
  const common = {
    kind: rules.name,
    asOf,
    method: METHOD,
    ...(claimed === undefined || drawn === undefined ? {} : { claimed: claimedWithRings(claimed, drawn) }),
    evidence: [...resolved.figures.values()].map((f) => f.used),
  };
  if (formula === undefined || drawn === undefined || missing.length > 0)
    return { ...common, ...notComputable(missing, inputs, evidence) };
  const lying = rangeAndPoint(formula, environment);
  const judged = judge({
    ...lying,
    drawn,
    roundingOnly: widthIsRounding(resolved.figures.values()),
    isQuoted: rules.isQuoted === true && isQuotable(claimed),
    claimed,
    unit: rules.unit(context),
    isRelation: rules.rings !== undefined,
  });
  return {
    ...common,
    ...judged,
    reason:
      judged.finding === 'fails' && claimed !== undefined ? (rules.error?.(context, claimed) ?? null) : null,
    saying: { code: 'figure', values: toldValues(rules, context, scales) },
    working: workingOf(formula, environment),
    flips: rules.flips ? flipsOf(rules, context, { formula, environment, drawn }, resolved, scales) : [],
    framing: framingOf(rules, question, resolved, lying.range),
    missing: [],
  };
}

/** What the formula comes to on the published points; undefined where a verdict would have no value. */
function reckonFigure<Options>(
  rules: FigureRules<Options>,
  question: AnyQuestion<Options>,
): Reckoned | undefined {
  const inputs = inputsByName(question.inputs, rules.inputs);
  const resolved = resolve(inputs, question.evidence, question);
  if (resolved.missing.length > 0) return undefined;
  const scales = scalesIn(rules, question, resolved);
  const context = contextOf(question, resolved, scales, [...inputs.keys()]);
  if ((rules.reasons?.(context) ?? []).length > 0) return undefined;
  const formula = onClaimedScale(rules, context, question.claimed);
  const environment = environmentOf(resolved, scales);
  if (mismatchesOf(rules, context, resolved, question.claimed).length > 0) return undefined;
  if (failures(formula, environment).length > 0) return undefined;
  return {
    value: valueAt(formula, environment),
    unit: unitOfComputed(question.claimed, rules.unit(context)),
    ...(rules.rings === undefined ? {} : { holds: rules.rings(context) }),
    figures: [...resolved.figures.values()],
  };
}

/** E and the point of a formula that has a value. */
function rangeAndPoint(formula: Formula, environment: Environment) {
  const point = valueAt(formula, environment);
  return { point, range: rangeOf(formula, environment) ?? pointInterval(point) };
}

/** Whether words may quote a published estimate as it is: those that do not hedge, or say "about". */
function isQuotable(claimed: Claimed | undefined): boolean {
  const hedge = claimed?.hedge ?? 'bare';
  return hedge === 'bare' || hedge === 'about';
}

/** The rings of the claimed figure, or those of a kind that claims none; undefined if there is neither. */
function ringsOf<Options>(
  rules: FigureRules<Options>,
  context: FigureContext<Options>,
  claimed: Claimed | undefined,
  isWhole: boolean,
): Rings | undefined {
  if (rules.rings !== undefined) return isWhole ? rules.rings(context) : undefined;
  return claimed && rings(claimed, rules.counted?.(context.options));
}

/** Every mismatch between the inputs, and between the claimed unit and that of the result. */
function mismatchesOf<Options>(
  rules: FigureRules<Options>,
  context: FigureContext<Options>,
  { dimensions }: Resolved,
  claimed: Claimed | undefined,
): Missing[] {
  const unit = rules.unit(context);
  const fits =
    claimed === undefined ||
    (rules.fits === undefined ? agree(claimed.unit, unit) : rules.fits(context, claimed.unit));
  return [
    ...mismatches(dimensions, pairings(rules.pairs, context.names)),
    ...(fits ? [] : [{ reason: 'unit-mismatch' as const, input: 'claimed' }]),
    ...lengthMismatch(rules.pairs, context.names, dimensions),
  ];
}

type Findings = Omit<Decided, 'kind' | 'asOf' | 'method' | 'claimed' | 'evidence'>;

/** What a verdict says if something is missing. */
export function notComputable(
  missing: Missing[],
  inputs: ReadonlyMap<string, Input>,
  evidence: Evidence,
): Findings {
  return {
    finding: 'not-computable',
    reason: null,
    saying: missingSaying(missing, inputs, evidence),
    working: [],
    flips: [],
    framing: [],
    missing,
  };
}

interface Drawn {
  formula: Formula;
  environment: Environment;
  drawn: Rings;
}

/** What would change the verdict, for each input that is one number; each in the input's own unit. */
function flipsOf<Options>(
  rules: FigureRules<Options>,
  context: FigureContext<Options>,
  { formula, environment, drawn }: Drawn,
  resolved: Resolved,
  scales: Scales,
): Decided['flips'] {
  const isBase = new Set(rules.inputs.filter((spec) => spec.isBase).map(({ name }) => name));
  return context.names
    .filter((name) => !name.includes('.') && !isBase.has(name))
    .map((name) => {
      const own = resolved.figures.get(name);
      const holdsIn = rules.holdsIn?.(context, name) ?? preimage(formula, name, environment, drawn.in);
      if (own === undefined || holdsIn === undefined)
        throw new RangeError(`no such input in the formula: ${name}`);
      return flip(name, own.value, scaled(holdsIn, scales.of(name)));
    });
}

/** An interval in the formula's unit, put back into the unit of an input. */
function scaled(interval: Interval, by: Rational): Interval {
  return compare(by, ONE) === 0 ? interval : scale(interval, ONE.div(by));
}

function framingOf<Options>(
  rules: FigureRules<Options>,
  question: AnyQuestion<Options>,
  { figures }: Resolved,
  range: Interval,
): Framing[] {
  const spec = new Map(rules.inputs.map((one) => [one.name, one]));
  const rested = [...figures.values()].map((figure) => {
    const of = spec.get(listOfPart(figure.input));
    return { ...figure, isTested: of?.isTarget !== true && of?.isBase !== true };
  });
  const groups = (rules.sideBySide ?? []).map((names) =>
    rested.filter(({ input }) => names.includes(listOfPart(input))),
  );
  return [
    ...(rules.rings === undefined ? sizeFlags(question, range) : []),
    ...wideFlag(question),
    ...datesApartFlag(groups),
    ...flagsOfFigures(rested, question, (id) => question.evidence.source(id)),
  ];
}

/** What the sentence tells. A figure without a unit is told in that of what it must agree with: its scale would be lost. */
function toldValues<Options>(
  rules: FigureRules<Options>,
  context: FigureContext<Options>,
  scales: Scales,
): FigureValues {
  const numbers = Object.entries(rules.numbers?.(context) ?? {});
  return {
    options: Object.fromEntries(
      Object.entries(context.options as object).filter(([, value]) => value !== undefined),
    ),
    figures: Object.fromEntries(
      context.names.map((name) => {
        const figure = context.figure(name);
        return [name, toldOf({ ...figure, unit: figure.unit ?? scales.unitOf(name) })];
      }),
    ),
    ...(numbers.length === 0
      ? {}
      : { numbers: Object.fromEntries(numbers.map(([name, q]) => [name, exact(q)])) }),
  };
}
