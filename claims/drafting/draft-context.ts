/** Where the checks of a draft look things up: its inputs, its evidence, and the fields that they were typed into. */

import type { Bundle, Claim } from '../bundle.ts';
import type { Input } from '../claim.ts';
import type { Pair } from '../engine/kind.ts';
import type { Series, Source } from '../evidence/series.ts';
import { inputName, inputsOf } from '../kinds/given-inputs.ts';
import { kindNamed } from '../kinds/index.ts';
import type { Clocks } from '../verdict/verdict.ts';
import { lowered } from '../words/text.ts';
import { formInput, inputField } from './draft-fields.ts';

/** A draft with its evidence and verdicts, as warnings and refusals see it. */
export interface Checked {
  claim: Claim;
  series: readonly Series[];
  /** The inputs by the names that verdicts give them. */
  inputs: ReadonlyMap<string, Input | string>;
  seriesOf(id: string): Series | undefined;
  sourceOf(id: string): Source | undefined;
  verdicts: Clocks;
}

/** Prepares a draft for its checks. */
export function checkedOf(
  { claim, series, sources }: Pick<Bundle, 'claim' | 'series' | 'sources'>,
  verdicts: Clocks,
): Checked {
  return {
    claim,
    series,
    inputs: new Map(inputsOf(claim).map(({ name, given }) => [name, given])),
    seriesOf: (id) => series.find((s) => s.id === id),
    sourceOf: (id) => sources.find((s) => s.id === id),
    verdicts,
  };
}

/** The name of a field of an input, or of its series field if the claim names only a series; null without an input. */
export function fieldOf({ claim, inputs }: Checked, input: string | undefined, field: string): string | null {
  if (input === undefined) return null;
  const given = inputs.get(input);
  if (typeof given === 'string') return inputField(input, 'series');
  if (given !== undefined) return inputField(formInput(input), field);
  return kindNamed(claim.kind)?.inputs.some((one) => one.name === input) ? inputField(input, 'series') : null;
}

/** What the form calls an input, within a sentence: "the later figure", "part 2". */
export function nameOf({ claim }: Checked, input: string): string {
  return lowered(inputName(claim.kind, input, 'label'));
}

/** The series that an input names; undefined if the input gives its figure on the spot, or if the evidence lacks that series. */
export function seriesGiven({ inputs, seriesOf }: Checked, input: string): Series | undefined {
  const given = inputs.get(input);
  return typeof given === 'object' && 'series' in given ? seriesOf(given.series) : undefined;
}

/** The pairs of inputs that have one of some relations, by the names of the kind. */
export function pairsOf(
  { claim }: Checked,
  ...relations: readonly NonNullable<Pair['relation']>[]
): (readonly [first: string, second: string])[] {
  return (kindNamed(claim.kind)?.pairs ?? []).flatMap(({ of: [first, second], relation }) =>
    relation !== undefined && relations.includes(relation) && second !== undefined ? [[first, second]] : [],
  );
}

/** Whether an input is a target or a base, which without a date is mostly agreed on, and not counted. */
export function isAgreed({ claim }: Checked, input: string): boolean {
  return kindNamed(claim.kind)?.inputs.find(({ name }) => name === input)?.role === 'agreed';
}
