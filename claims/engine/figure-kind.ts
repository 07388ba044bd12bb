/**
 * The kinds that state a figure: a formula over inputs gives E, and the finding is where E lies from the
 * rings of the words (method, section 4).
 */
import type * as z from 'zod';
import type { Claimed, Input } from '../evidence/claim.ts';
import { type Rings, rings } from '../evidence/hedge.ts';
import {
  contains,
  formatInterval,
  type Interval,
  isEmpty,
  liesIn,
  meets,
  nearestEnd,
  side,
} from '../exact/interval.ts';
import { exact, isZero, parseDecimal, quantity, type Rational } from '../exact/number.ts';
import type { Finding, Flip, Missing, Verdict } from '../verdict.ts';
import { METHOD } from '../verdict.ts';
import { claimedChange, missingSentence, type Telling, verdictClause } from '../words/sentence.ts';
import { sentence } from '../words/words.ts';
import {
  type Dimension,
  type Evidence,
  type Figure,
  figureInWords,
  mismatches,
  type Pairing,
  type Resolved,
  resolve,
  widthIsRounding,
} from './figures.ts';
import {
  type Environment,
  type Formula,
  failures,
  preimage,
  rangeOf,
  valueAt,
  workingOf,
} from './formula.ts';
import { type ClaimOf, defineKind, type Kind } from './kind.ts';

/** What a kind's formula, unit and words may draw on. */
export interface FigureContext<Options> {
  options: Options;
  /** The figure of an input. Throws when it has none: formulas are asked for only when all inputs have. */
  figure(name: string): Figure;
  has(name: string): boolean;
  /** The names of all inputs, those of a list numbered: `parts[0]`. */
  names: readonly string[];
  /** The unit of an input, known from its series even where the figure is missing. */
  unitOf(name: string): string | undefined;
}

type AnyFigureClaim = {
  kind: string;
  claimed?: Claimed | undefined;
  inputs: Record<string, Input | Input[] | undefined>;
  options?: object | undefined;
};

interface FigureKindDefinition<Schema extends z.ZodType, Options> {
  name: string;
  title: string;
  says: string;
  computes: string;
  schema: Schema;
  example: unknown;
  /** The claim's options, with the defaults of the method. */
  options(claim: ClaimOf<Schema>): Options;
  /** Which inputs must share unit and measure. */
  pairings(names: readonly string[]): Pairing[];
  formula(context: FigureContext<Options>): Formula;
  /** The unit of the result. */
  unit(context: FigureContext<Options>): string | undefined;
  /** Whether the kind says for each input what would change the verdict; not for the parts of a list. */
  flips: boolean;
  /** The sentence up to its verdict: the figures, and what they come to. */
  tell(context: FigureContext<Options> & { value: Rational; shown: string; size: string }): string;
  /** How the claim is put after "not" and "the claim of": "29 short of it". The claimed figure alone if absent. */
  put?(options: Options, words: string, value: Rational): string;
  /** The way that the claim says a figure moved; the claim is then put as that change: "a fall of 29". */
  moves?(options: Options): 'rise' | 'fall' | undefined;
  /** A ring that no claimed figure draws: the kind then has none. */
  ring?(options: Options, unit: string | undefined): { ring: Interval; words: string };
  /** A named error behind a finding of `fails`. */
  error?(context: FigureContext<Options>, claimed: Claimed): 'unit-error' | null;
}

/** A kind whose claims are decided by where a formula's value lies. */
export function figureKind<Schema extends z.ZodType<AnyFigureClaim>, Options>(
  definition: FigureKindDefinition<Schema, Options>,
): Kind {
  return defineKind<Schema>({
    ...definition,
    evaluate: (claim, evidence, asOf) => evaluateFigure(definition, claim, evidence, asOf),
    unitOfResult(claim, evidence, asOf) {
      const inputs = inputsByName(claim.inputs, declaredInputs(definition.schema));
      const resolved = resolve(inputs, evidence, asOf);
      return definition.unit(contextOf(definition.options(claim), resolved, [...inputs.keys()]));
    },
  });
}

function evaluateFigure<Schema extends z.ZodType<AnyFigureClaim>, Options>(
  kind: FigureKindDefinition<Schema, Options>,
  claim: ClaimOf<Schema>,
  evidence: Evidence,
  asOf: string,
): Verdict {
  const inputs = inputsByName(claim.inputs, declaredInputs(kind.schema));
  const resolved = resolve(inputs, evidence, asOf);
  const options = kind.options(claim);
  const context = contextOf(options, resolved, [...inputs.keys()]);
  const fixed = kind.ring?.(options, kind.unit(context));
  const drawn =
    fixed === undefined ? claim.claimed && rings(claim.claimed) : { in: fixed.ring, out: fixed.ring };
  const unit = kind.unit(context) ?? claim.claimed?.unit ?? '';

  const formula = resolved.missing.length === 0 ? kind.formula(context) : undefined;
  const environment = environmentOf(resolved.figures);
  const missing: Missing[] = [
    ...resolved.missing,
    ...mismatches(resolved.dimensions, kind.pairings(context.names)),
    ...(drawn === undefined ? [{ reason: 'no-claimed-figure' as const }] : []),
    ...(formula === undefined ? [] : failures(formula, environment)),
  ];
  const common = {
    kind: kind.name,
    asOf,
    method: METHOD,
    ...(claim.claimed === undefined || drawn === undefined
      ? {}
      : { claimed: claimedOf(claim.claimed, drawn) }),
    framing: [],
    evidence: [...resolved.figures.values()].map((f) => f.used),
  };
  if (formula === undefined || drawn === undefined || missing.length > 0) {
    return {
      ...common,
      finding: 'not-computable',
      reason: null,
      because: missingSentence(missing, inputs, evidence, asOf),
      working: [],
      flips: [],
      missing,
    };
  }

  const value = valueAt(formula, environment);
  const range = rangeOf(formula, environment) ?? { lo: value, loClosed: true, hi: value, hiClosed: true };
  const roundingOnly = widthIsRounding(resolved.figures.values());
  const hedge = fixed === undefined ? (claim.claimed?.hedge ?? 'bare') : undefined;
  const finding = findingOf(range, value, drawn, roundingOnly, hedge);
  const apart = finding === 'fails' || finding === 'rounded' || finding === 'stretched';
  const direction = apart ? side(range, drawn.in) : undefined;
  const moves = kind.moves?.(options);
  const telling: Telling = {
    finding,
    ...(direction === undefined ? {} : { direction }),
    value,
    range,
    unit,
    in: drawn.in,
    claimed: claim.claimed,
    moves,
    put: (words) => {
      if (fixed !== undefined) return fixed.words;
      if (moves !== undefined && claim.claimed !== undefined)
        return claimedChange(claim.claimed, words, moves);
      return kind.put?.(options, words, value) ?? words;
    },
  };
  const { clause, ...words } = verdictClause(telling);
  const error =
    finding === 'fails' && claim.claimed !== undefined
      ? (kind.error?.(context, claim.claimed) ?? null)
      : null;
  const hint = error === 'unit-error' ? ' Read as percentage points, the claim would hold.' : '';
  return {
    ...common,
    finding,
    ...(direction === undefined ? {} : { direction }),
    computed: { interval: formatInterval(range), ...quantity(value), unit },
    ...(apart && claim.claimed !== undefined ? differenceOf(claim.claimed, value) : {}),
    reason: error,
    because: sentence(`${kind.tell({ ...context, value, ...words })}${clause}${hint}`),
    working: workingOf(formula, environment),
    flips: kind.flips ? context.names.map((name) => flipOf(formula, name, environment, drawn.in)) : [],
    missing,
  };
}

/** The finding: the first of the method's list that applies (section 4). */
export function findingOf(
  e: Interval,
  point: Rational,
  drawn: Rings,
  roundingOnly: boolean,
  hedge: Claimed['hedge'],
): Finding {
  if (liesIn(e, drawn.in)) return 'holds';
  if (!meets(e, drawn.out)) return 'fails';
  const meetsIn = meets(e, drawn.in);
  if (meetsIn && roundingOnly && contains(drawn.in, point)) return 'holds-as-published';
  if (meetsIn && roundingOnly && (hedge === 'bare' || hedge === 'exactly')) return 'within-rounding';
  if (!meetsIn && liesIn(e, drawn.out)) return hedge === 'bare' ? 'rounded' : 'stretched';
  return 'too-close';
}

/** What would change the verdict, for one input (method, section 4). */
function flipOf(formula: Formula, name: string, environment: Environment, target: Interval): Flip {
  const point = environment.get(name)?.point;
  const holdsIn = preimage(formula, name, environment, target);
  if (point === undefined || holdsIn === undefined)
    throw new RangeError(`no such input in the formula: ${name}`);
  return flip(name, point, holdsIn);
}

/** A flip from the interval of an input for which the finding would be `holds`. */
export function flip(name: string, point: Rational, holdsIn: Interval): Flip {
  if (isEmpty(holdsIn)) return { input: name, point: exact(point), holdsIn: 'none', nearest: null, by: null };
  const nearest = nearestEnd(holdsIn, point);
  return {
    input: name,
    point: exact(point),
    holdsIn: formatInterval(holdsIn),
    nearest: nearest === null ? null : exact(nearest),
    by: nearest === null ? null : exact(nearest.sub(point).abs()),
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
function claimedOf(claimed: Claimed, drawn: Rings): NonNullable<Verdict['claimed']> {
  return {
    value: claimed.value,
    unit: claimed.unit,
    hedge: claimed.hedge ?? 'bare',
    in: formatInterval(drawn.in),
    out: formatInterval(drawn.out),
  };
}

/** The names of a kind's inputs, in the order in which its schema declares them. */
function declaredInputs(schema: z.ZodType): string[] {
  const { inputs } = (schema as unknown as z.ZodObject<{ inputs: z.ZodObject }>).shape;
  return Object.keys(inputs.shape);
}

/** The inputs by name in the declared order, those of a list numbered. */
function inputsByName(inputs: AnyFigureClaim['inputs'], declared: readonly string[]): Map<string, Input> {
  const named = new Map<string, Input>();
  for (const name of declared) {
    const input = inputs[name];
    if (Array.isArray(input)) for (const [i, one] of input.entries()) named.set(`${name}[${i}]`, one);
    else if (input !== undefined) named.set(name, input);
  }
  return named;
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

/** "from X on one day to Y on another". */
export function fromTo(context: FigureContext<unknown>): string {
  return `from ${figureInWords(context.figure('from'))} to ${figureInWords(context.figure('to'))}`;
}
