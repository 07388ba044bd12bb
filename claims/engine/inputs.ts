/**
 * What a kind asks for: its inputs and its options, each declared once with everything about it. The schema of
 * a claim, the form that editors fill, the words of readers and the checks of drafts are all made from this.
 */
import * as z from 'zod';
import { datedInput, flowInput, type Input, inputSchema, seriesInput } from '../claim.ts';
import { listOf } from '../evidence/list.ts';
import { date, decimal, id, moment, period } from '../evidence/schema.ts';

/** What an input may be given as. */
export type Takes =
  /** A figure of a series, or one given on the spot. */
  | 'figure'
  /** The same, but a figure given on the spot needs its date. */
  | 'dated-figure'
  /** A figure over a time; one given on the spot needs its period. */
  | 'flow'
  /** A figure of a series only. */
  | 'observation'
  /** A whole series. */
  | 'series'
  /** Two figures or more. */
  | 'figures';

/**
 * A figure that nobody counted, so that no source has it: `target`, what was promised or aimed at; `constant`, what
 * a rate is per, such as 100,000 people; `zero`, where a count begins.
 */
export type Uncounted = 'target' | 'constant' | 'zero';

export interface InputSpec {
  name: string;
  takes: Takes;
  /** As the form names it: "The later figure". */
  label: string;
  hint: string;
  /** As sentences name it, if not by its label: "the progress". */
  called?: string;
  optional?: true;
  /** The input of a series whose latest figure stands in for it if it is left out. */
  latestOf?: string;
  /** How the form first asks for it; without this, as a figure of a series. */
  usually?: 'figure';
  /**
   * `agreed`: a target or a base, which without a date is mostly promised or agreed on, and not counted.
   * `rivals`: the series that a figure is set against.
   */
  role?: 'agreed' | 'rivals';
  /** What the claim itself may give here without a source; without this, a figure given on the spot needs one. */
  mayBeGiven?: Uncounted;
  /** What was aimed at: the words are not tested on it, but on what is held against it. */
  isTarget?: true;
  /** What another figure is per: two figures may be per the same one. */
  isBase?: true;
  /** The message for a list that is too short. */
  tooFew?: string;
  /** The formula adds the figures of this list up, so that none of them may count what another does. */
  addsUp?: true;
}

export interface OptionChoice<Value extends string = string> {
  value: Value;
  label: string;
}

export interface OptionSpec {
  name: string;
  label: string;
  hint: string;
  /** `moment`: a date or a period; `count`: a whole number; `milestones`: a schedule of values by dates. */
  type: 'choice' | 'date' | 'period' | 'moment' | 'number' | 'count' | 'milestones';
  choices?: readonly OptionChoice[];
  optional: boolean;
  /** Of a number, the unit that it is in: %, or that of an input. */
  countedIn?: '%' | { input: string };
  /** What holds if nothing is chosen. */
  fallback?: string;
}

/** The type of an input as a claim gives it. */
type GivenAs<Spec extends InputSpec> = Spec['takes'] extends 'figures'
  ? Input[]
  : Spec['takes'] extends 'series'
    ? string
    : Spec['takes'] extends 'observation'
      ? z.infer<typeof seriesInput>
      : Input;

/** A claim's inputs, as its kind declares them. */
export type InputsOf<Specs extends readonly InputSpec[]> = {
  [Spec in Specs[number] as Spec['name']]: Spec extends { optional: true }
    ? GivenAs<Spec> | undefined
    : GivenAs<Spec>;
};

/** A step of a programme's own schedule: the value to be reached by a day, in the unit of the target. */
const milestoneSchema = z.strictObject({ by: date, value: decimal });

export type Milestone = z.infer<typeof milestoneSchema>;

/** What a claim gives to an option. */
export type OptionValue = string | readonly Milestone[];

/** An option that is text; undefined if it is not given, or is a schedule. */
export function textOption(
  options: Readonly<Record<string, OptionValue | undefined>> | undefined,
  name: string,
): string | undefined {
  const value = options?.[name];
  return typeof value === 'string' ? value : undefined;
}

const MAX_MILESTONES = 100;

/** A schedule, in the order of its days. */
const milestonesSchema = listOf(milestoneSchema, { most: MAX_MILESTONES, least: { elements: 1 } }).refine(
  (steps) => steps.every(({ by }, i) => i === 0 || (steps[i - 1]?.by ?? '') < by),
  'milestones stand in the order of their days, each day once',
);

type ChosenFrom<Spec extends OptionSpec> = Spec extends {
  choices: readonly OptionChoice<infer Value>[];
}
  ? Value
  : Spec['type'] extends 'milestones'
    ? readonly Milestone[]
    : string;

/** A claim's options, each with its fallback if the claim is silent. */
export type OptionsOf<Specs extends readonly OptionSpec[]> = {
  [Spec in Specs[number] as Spec['name']]: Spec extends { fallback: string } | { optional: false }
    ? ChosenFrom<Spec>
    : ChosenFrom<Spec> | undefined;
};

const SCHEMAS: Record<Exclude<Takes, 'figures'>, z.ZodType> = {
  figure: inputSchema,
  'dated-figure': datedInput,
  flow: flowInput,
  observation: seriesInput,
  series: id,
};

/** The most parts of a list of figures; each makes the verdict longer to read. */
const MAX_PARTS = 10_000;

function inputSchemaOf({ takes, tooFew, optional }: InputSpec): z.ZodType {
  const schema =
    takes === 'figures'
      ? listOf(inputSchema, { most: MAX_PARTS, least: { elements: 2, message: tooFew } })
      : SCHEMAS[takes];
  return optional === true ? schema.optional() : schema;
}

/** The strict schema of a kind's inputs, in the order of their declaration. */
export function inputsSchema(specs: readonly InputSpec[]): z.ZodObject {
  return z.strictObject(Object.fromEntries(specs.map((spec) => [spec.name, inputSchemaOf(spec)])));
}

const OPTION_SCHEMAS: Record<Exclude<OptionSpec['type'], 'choice'>, z.ZodType> = {
  date,
  period,
  moment,
  number: decimal,
  count: decimal.refine((n) => /^\d+$/.test(n) && /[1-9]/.test(n), 'must be a whole number of 1 or more'),
  milestones: milestonesSchema,
};

/** `"rise" or "fall"`, `"day", "month" or "year"`. */
function eitherOf(values: readonly string[]): string {
  const quoted = values.map((value) => JSON.stringify(value));
  return `${quoted.slice(0, -1).join(', ')} or ${quoted[quoted.length - 1] ?? ''}`;
}

function optionSchemaOf({ name, type, choices = [], optional }: OptionSpec): z.ZodType {
  const values = choices.map(({ value }) => value);
  const schema =
    type === 'choice' ? z.enum(values, { error: `${name} is ${eitherOf(values)}` }) : OPTION_SCHEMAS[type];
  return optional ? schema.optional() : schema;
}

/** What some options must be together: the check, and the message if it fails. */
export interface Refinement {
  holds(options: Readonly<Record<string, unknown>>): boolean;
  message: string;
}

/** The strict schema of a kind's options; they may be left out as a whole if each of them may. */
export function optionsSchema(specs: readonly OptionSpec[], refine?: Refinement): z.ZodType {
  const plain = z.strictObject(Object.fromEntries(specs.map((spec) => [spec.name, optionSchemaOf(spec)])));
  const schema =
    refine === undefined ? plain : plain.refine((options) => refine.holds(options), refine.message);
  return specs.every(({ optional }) => optional) ? schema.optional() : schema;
}

/** The options of a claim, each with its fallback if the claim is silent. */
export function withFallbacks(
  specs: readonly OptionSpec[],
  given: Readonly<Record<string, OptionValue | undefined>> = {},
): Record<string, OptionValue | undefined> {
  return Object.fromEntries(specs.map(({ name, fallback }) => [name, given[name] ?? fallback]));
}
