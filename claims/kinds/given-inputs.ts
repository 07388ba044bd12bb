/** What a claim gives to the inputs of its kind: the one walk over them. */

import type { Input, InsteadOf, Related } from '../claim.ts';
import type { InputSpec } from '../engine/inputs.ts';
import type { AlsoOn, ClaimInputs } from '../engine/kind.ts';
import type { Series } from '../evidence/series.ts';
import { isMoment } from '../exact/calendar.ts';
import { momentName } from '../words/dates.ts';
import type { ChangeableInputs } from '../words/flips.ts';
import type { KeyFigureContext } from '../words/key-figures.ts';
import { lowered, sentence } from '../words/text.ts';
import { kindNamed } from './index.ts';

/** A claim of any kind, with what its inputs are read from. */
export interface ClaimWithInputs {
  kind: string;
  inputs?: ClaimInputs;
  alsoOn?: readonly AlsoOn[] | undefined;
  insteadOf?: readonly InsteadOf[] | undefined;
  related?: Related | undefined;
}

/** One input as a claim gives it. */
export interface GivenInput {
  /** As verdicts name it: `parts.0`. */
  name: string;
  spec: InputSpec;
  /** A figure, or the id of a whole series. */
  given: Input | string;
  /** Its place in the claim: `['inputs', 'parts', 0]`. */
  path: readonly (string | number)[];
}

/** The inputs that a claim gives, in the order in which its kind declares them, the parts of a list one by one. */
export function inputsOf({ kind, inputs = {} }: ClaimWithInputs): GivenInput[] {
  return (kindNamed(kind)?.inputs ?? []).flatMap((spec): GivenInput[] => {
    const given = Object.hasOwn(inputs, spec.name) ? inputs[spec.name] : undefined;
    if (given === undefined) return [];
    if (!Array.isArray(given)) return [{ name: spec.name, spec, given, path: ['inputs', spec.name] }];
    return given.map((part, i) => ({
      name: `${spec.name}.${i}`,
      spec,
      given: part,
      path: ['inputs', spec.name, i],
    }));
  });
}

/** The id of the series that an input names; undefined for a figure given on the spot. */
export function seriesOf({ given }: Pick<GivenInput, 'given'>): string | undefined {
  if (typeof given === 'string') return given;
  return 'series' in given ? given.series : undefined;
}

/** The id of the source that a figure given on the spot names. */
export function inlineSource({ given }: Pick<GivenInput, 'given'>): string | undefined {
  return typeof given === 'string' || 'series' in given ? undefined : given.source;
}

/** A figure that a claim names beside its inputs, or one of them, with its place in the claim. */
type Mention = Pick<GivenInput, 'given' | 'path'>;

/** Every figure and series that a claim gives: to its inputs, to those of its other evidence, and as what its number may be. */
export function mentionsOf(claim: ClaimWithInputs): Mention[] {
  const others = (claim.alsoOn ?? []).flatMap(({ inputs }, i) =>
    inputsOf({ kind: claim.kind, inputs }).map(({ given, path }) => ({
      given,
      path: ['alsoOn', i, ...path],
    })),
  );
  const instead = (claim.insteadOf ?? []).map(({ input }, i) => ({
    given: input,
    path: ['insteadOf', i, 'input'],
  }));
  return [...inputsOf(claim), ...others, ...instead];
}

/** The ids of the series that related evidence names. */
function relatedSeries({ measures = [], population, prices }: Related = {}): string[] {
  return [...measures, population, prices].filter((one) => one !== undefined);
}

/** The ids of the series that a claim names, each once, whether or not the evidence has them; those of its inputs first. */
export function seriesNamed(claim: ClaimWithInputs): string[] {
  const given = mentionsOf(claim).flatMap((mention) => seriesOf(mention) ?? []);
  return [...new Set([...given, ...relatedSeries(claim.related)])];
}

/** The ids of the series that a claim's own inputs name: those that its verdict rests on. */
export function seriesOfInputs(claim: ClaimWithInputs): string[] {
  return [...new Set(inputsOf(claim).flatMap((input) => seriesOf(input) ?? []))];
}

/** The ids of the sources that a claim's inline figures name. */
export function sourcesNamed(claim: ClaimWithInputs): string[] {
  return mentionsOf(claim).flatMap((mention) => inlineSource(mention) ?? []);
}

/** The unit of an input, by the name that verdicts give it: of its series, or its own; empty if there is none. */
export function unitOfInput(claim: ClaimWithInputs, series: readonly Series[], name: string): string {
  const input = inputsOf(claim).find((one) => one.name === name);
  if (input === undefined) return '';
  const id = seriesOf(input);
  if (id !== undefined) return series.find((s) => s.id === id)?.unit ?? '';
  return (typeof input.given === 'object' && 'unit' in input.given ? input.given.unit : undefined) ?? '';
}

/** The inputs of a claim as sentences on what would change its verdict tell of them. */
export function changeableInputs(claim: ClaimWithInputs, series: readonly Series[]): ChangeableInputs {
  const named = (input: string) => ({
    name: inputName(claim.kind, input, 'called'),
    unit: unitOfInput(claim, series, input),
  });
  const chart = kindNamed(claim.kind)?.chart;
  return { named, moving: chart?.draws === 'way-to-target' ? named(chart.progress) : undefined };
}

/** What stands for the options that a claim leaves out, by their names. */
function fallbacksOf(kind: string): { [name: string]: unknown } {
  const options = kindNamed(kind)?.options ?? [];
  return Object.fromEntries(
    options.flatMap((option) =>
      'fallback' in option && option.fallback !== undefined ? [[option.name, option.fallback]] : [],
    ),
  );
}

/** The inputs of a claim as its numbers at a glance name them: by their days if they are of one series, or else by what they are of. */
export function keyFigureContext(
  claim: ClaimWithInputs & { options?: { readonly [name: string]: unknown } | undefined },
  series: readonly Series[],
): KeyFigureContext {
  const given = inputsOf(claim);
  const [first, ...others] = new Set(given.map(seriesOf));
  const isOne = first !== undefined && others.length === 0;
  return {
    options: { ...fallbacksOf(claim.kind), ...claim.options },
    unit: (input) => unitOfInput(claim, series, input),
    label(name) {
      const input = given.find((one) => one.name === name);
      if (input === undefined) return sentence(inputName(claim.kind, name, 'called'));
      const at = typeof input.given === 'object' && 'at' in input.given ? input.given.at : undefined;
      if (isOne && at !== undefined && isMoment(at)) return sentence(momentName(at));
      const own = typeof input.given === 'object' && 'name' in input.given ? input.given.name : undefined;
      const title = series.find(({ id }) => id === seriesOf(input))?.title;
      return sentence(own ?? title ?? inputName(claim.kind, name, 'called'));
    },
  };
}

/**
 * What an input is called, by the name that verdicts give it: in sentences (`called`) "the earlier figure", "part 2"; on
 * the form (`label`) "The earlier sum of money", "Part 2". By its own name if the kind has no such input.
 */
export function inputName(kind: string, name: string, by: 'called' | 'label'): string {
  const [, list, part] = /^(.+?)(?:\.(\d+)|\[(\d+)\])$/.exec(name)?.filter((one) => one !== undefined) ?? [];
  const own = list ?? name;
  const spec = kindNamed(kind)?.inputs.find((one) => one.name === own);
  const words = spec === undefined ? own : by === 'label' ? spec.label : (spec.called ?? lowered(spec.label));
  return part === undefined ? words : `${words} ${Number(part) + 1}`;
}
