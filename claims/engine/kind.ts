/**
 * A kind of statement, as one value: what such a claim says, what it asks for, how it is decided, worded,
 * drawn and recognised. A kind is one file in kinds/ and one line in its list; everything else (schemas, forms, pages,
 * badges, charts, the reading of quotations, checks, the method page, the laws that tests hold) asks this value.
 */
import * as z from 'zod';
import {
  type Appearance,
  type Claimed,
  claimedSchema,
  claimFields,
  type Input,
  type InsteadOf,
  insteadOfSchema,
  type Related,
} from '../claim.ts';
import { listOf } from '../evidence/list.ts';
import { line } from '../evidence/schema.ts';
import type { Observation, Series } from '../evidence/series.ts';
import type { Moment } from '../exact/calendar.ts';
import type { Rational } from '../exact/number.ts';
import type { Decided, EvidenceUsed } from '../verdict/verdict.ts';
import type { KindWords } from '../words/kind-words.ts';
import type { Cue } from './cues.ts';
import type { Evidence } from './evidence.ts';
import type { Rings } from './hedge.ts';
import {
  type InputSpec,
  type InputsOf,
  inputsSchema,
  type OptionSpec,
  type OptionsOf,
  type OptionValue,
  optionsSchema,
  type Refinement,
  withFallbacks,
} from './inputs.ts';
import { absentFrom, refuseUnlessWhole } from './whole.ts';

/** Two inputs, or all parts of a list, that stand in a relation. */
export interface Pair {
  of: readonly [string, string] | readonly [list: string];
  /** What the engine asks of them; of the measure alone, it counts only if the units agree. */
  agree?: 'unit-and-measure' | 'measure';
  /**
   * What they are to each other, for the checks of a draft: the earlier and the later figure of a change, two figures
   * compared, one divided by the other, a figure and its target, or a figure and the prices that it is put into.
   */
  relation?: 'change' | 'comparison' | 'quotient' | 'shortfall' | 'deflation';
  /** Both should come from one series. */
  sameSeries?: true;
  /** Their times must be of one length; `equal-unless-rates`: but for two rates, which are as good for any. */
  lengths?: 'equal' | 'equal-unless-rates';
  /** One without a unit is on the scale of the other, though what they count may differ. */
  sharesScale?: true;
}

/**
 * What the one chart of a claim draws, in the names of its inputs. `series` leaves it to the plot: what the formula comes to
 * at each date, or the first series.
 */
export type ChartSpec =
  | { draws: 'series' }
  /**
   * What the formula comes to, at each date for which there are figures: `of` is the input that the words are about, without
   * which nothing moves, `against` what it is held against, which may be one number for all dates.
   */
  | { draws: 'result'; of?: string; against?: string }
  /** One figure among the others of its series. */
  | { draws: 'figure'; figure: string }
  /** How far a series has moved since the earlier of two figures, in its unit or in per cent of that figure. */
  | { draws: 'change'; from: string; to: string; in: 'unit' | 'percent' }
  /** A sum of money in the prices of the earlier of two figures, which are joined. */
  | { draws: 'real'; from: string; to: string; prices: { from: string; to: string } }
  /** The rate over times as long as that between two figures, or since the earlier one. */
  | { draws: 'rate'; from: string; to: string }
  | { draws: 'record'; figure: string; rivals: string }
  | { draws: 'places'; figure: string; among: string }
  /** The figures of a series within the time of an option, with their average as a level; or what they come to as they add up. */
  | { draws: 'window'; progress: string; within: string; as: 'average' | 'total' }
  | { draws: 'row'; progress: string; until: string; line: string }
  | { draws: 'way-to-target'; target: string; progress: string };

/** What a claim comes to on the published points, and the figures that this rests on. */
export interface Reckoned {
  value: Rational;
  unit: string;
  /** Where the value has to lie, if the words claim no figure but how two of them stand to each other. */
  holds?: Rings;
  figures: readonly {
    value: Rational;
    at?: Moment | undefined;
    series?: Series;
    status?: Observation['status'];
    used: EvidenceUsed;
  }[];
}

/** The parts of a claim that its short form is made of. */
export interface ShortClaim {
  claimed?: Claimed | undefined;
  inputs?: ClaimInputs | undefined;
  options?: ClaimOptions | undefined;
}

/** The figure that claims of a kind state. */
export interface ClaimedSpec {
  /** What it is counted in, by example. */
  unit: string;
  /** What else it may be counted in. */
  orUnit?: string;
  /** Whether it may be left out. */
  isOptional?: true;
  /** Whether its sign says where it stands, and not which way it moved. */
  signed?: true;
}

export interface Kind {
  name: string;
  /** The kind's name for readers: "Required rate". */
  title: string;
  /** What a claim of this kind says, in one sentence. */
  says: string;
  /** How it is computed, in readers' notation. */
  computes: string;
  inputs: readonly InputSpec[];
  options: readonly OptionSpec[];
  /** Absent if the words of such a claim name no figure that the evidence is held against. */
  claimed?: ClaimedSpec;
  pairs: readonly Pair[];
  chart: ChartSpec;
  /** Whether its verdicts say for an input what would change them; otherwise they have no flips. */
  flips: boolean;
  cues: readonly Cue[];
  /** Its entry of the English table. */
  words: KindWords;
  /** The claim in a few words, for badges: "a fall of 29 officers"; undefined if nothing is shorter than the quotation. */
  short(claim: ShortClaim): string | undefined;
  /** The strict schema of a claim of this kind. */
  schema: KindSchema;
  /** What the claimed figure is counted in, as far as the evidence says, computable or not. */
  unitOfResult(claim: unknown, evidence: Evidence, asOf: string): string | undefined;
  /** Whether a greater number claims less for such a claim: "one every eight minutes". */
  moreIsLess?(options: ClaimOptions | undefined): boolean;
  /** Whether such claims have a response surface: the same words from other starting points, on other measures. */
  hasSurface?: true;
  /** The claim must come from `schema`. Never throws on a claim that does. */
  decide(claim: unknown, evidence: Evidence, asOf: string): Decided;
  /**
   * What such a claim comes to, in the unit of its verdict and without a finding; undefined if it has no value. Only kinds
   * that reckon by a formula have this.
   */
  reckon?(claim: unknown, evidence: Evidence, asOf: string): Reckoned | undefined;
  /** A bundle that shows the kind at work: on the method page, computed live, and in the tests. */
  example: unknown;
}

/** What the inputs of a claim of any kind may be. */
export type ClaimInputs = Readonly<Record<string, Input | Input[] | string | undefined>>;
/** What its options may be. */
export type ClaimOptions = Readonly<Record<string, OptionValue | undefined>>;

type KindSchema = z.ZodObject<
  typeof claimFields & {
    kind: z.ZodLiteral<string>;
    claimed: z.ZodOptional<typeof claimedSchema>;
    inputs: z.ZodType<ClaimInputs>;
    alsoOn: z.ZodOptional<z.ZodType<AlsoOn[]>>;
    insteadOf: z.ZodOptional<z.ZodType<InsteadOf[]>>;
    options: z.ZodType<ClaimOptions | undefined>;
  }
>;

/** The parts of a claim that every kind looks at. */
export interface AnyClaim {
  kind: string;
  saidOn: string;
  appearance?: Appearance | undefined;
  claimed?: Claimed | undefined;
  inputs: ClaimInputs;
  options?: ClaimOptions | undefined;
  alsoOn?: readonly AlsoOn[] | undefined;
  insteadOf?: readonly InsteadOf[] | undefined;
  related?: Related | undefined;
}

/** The same words on other evidence: another measure, another place. */
export interface AlsoOn {
  label: string;
  inputs: ClaimInputs;
}

/** What a kind is asked to decide. */
export interface Question<Inputs, Options> {
  inputs: Inputs;
  /** With their fallbacks. */
  options: Options;
  claimed: Claimed | undefined;
  saidOn: string;
  appearance: Appearance | undefined;
  evidence: Evidence;
  asOf: string;
}

/** What a claim of a kind must be as a whole: the check, and where and what to say if it fails. */
export interface Check {
  holds(claim: Pick<AnyClaim, 'inputs' | 'options'>): boolean;
  path: string[];
  message: string;
}

/** A kind as its file declares it. */
export interface KindDefinition<Inputs extends readonly InputSpec[], Options extends readonly OptionSpec[]>
  extends Omit<Kind, 'schema' | 'decide' | 'reckon' | 'unitOfResult' | 'inputs' | 'options'> {
  inputs: Inputs;
  options: Options;
  /** What the options must be together. */
  refine?: Refinement;
  /** What inputs and options must be to each other. */
  checks?: readonly Check[];
  unitOfResult?(question: Question<InputsOf<Inputs>, OptionsOf<Options>>): string | undefined;
  decide(question: Question<InputsOf<Inputs>, OptionsOf<Options>>): Decided;
  reckon?(question: Question<InputsOf<Inputs>, OptionsOf<Options>>): Reckoned | undefined;
}

/**
 * Makes a kind of its definition; the one place in which a kind's own types are given up. Throws an Error that names
 * the kind and the parts that are absent, which types do not show to a program that runs without being checked.
 */
export function defineKind<
  const Inputs extends readonly InputSpec[],
  const Options extends readonly OptionSpec[],
>(definition: KindDefinition<Inputs, Options>): Kind {
  refuseUnlessWhole(
    definition.name,
    absentFrom(definition, ['inputs', 'options', 'words', 'short', 'decide']),
  );
  const { refine, checks = [], decide, reckon, unitOfResult, ...kind } = definition;
  const question = (claim: unknown, evidence: Evidence, asOf: string) => {
    const { inputs, options, claimed, saidOn, appearance } = claim as AnyClaim;
    return {
      inputs: inputs as InputsOf<Inputs>,
      options: withFallbacks(definition.options, options) as OptionsOf<Options>,
      claimed,
      saidOn,
      appearance,
      evidence,
      asOf,
    };
  };
  return {
    ...kind,
    schema: schemaOf(definition, refine, checks),
    unitOfResult: (claim, evidence, asOf) => unitOfResult?.(question(claim, evidence, asOf)),
    decide: (claim, evidence, asOf) => decide(question(claim, evidence, asOf)),
    ...(reckon === undefined
      ? {}
      : {
          reckon: (claim: unknown, evidence: Evidence, asOf: string) =>
            reckon(question(claim, evidence, asOf)),
        }),
  };
}

/** The most other evidence that a claim names. */
const MAX_OTHERS = 50;

function schemaOf(
  { name, inputs, options, claimed }: Pick<Kind, 'name' | 'inputs' | 'options' | 'claimed'>,
  refine: Refinement | undefined,
  checks: readonly Check[],
): KindSchema {
  const given = inputsSchema(inputs);
  const schema = z.strictObject({
    ...claimFields,
    kind: z.literal(name),
    ...(claimed === undefined ? {} : { claimed: claimedSchema.optional() }),
    inputs: given,
    alsoOn: listOf(z.strictObject({ label: line, inputs: given }), { most: MAX_OTHERS }).optional(),
    insteadOf: listOf(insteadOfSchema, { most: MAX_OTHERS }).optional(),
    options: optionsSchema(options, refine),
  });
  const checked = checks.reduce(
    (own, { holds, path, message }) =>
      own.refine((claim) => holds(claim as unknown as AnyClaim), { path, error: message }),
    schema,
  );
  return checked as unknown as KindSchema;
}
