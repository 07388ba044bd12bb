/** What the checks of a draft look things up in: its inputs, its evidence, and where in the form each stands. */

import type { Bundle, Claim } from '../bundle.ts';
import type { Pair } from '../engine/kind.ts';
import type { Input } from '../evidence/claim.ts';
import type { Series, Source } from '../evidence/evidence.ts';
import { inputsOf } from '../kinds/given.ts';
import { kindNamed } from '../kinds/index.ts';
import type { Clocks } from '../verdict.ts';
import { lowered } from '../words/words.ts';
import { formInput, inputField } from './draft-fields.ts';

/** A draft with its evidence and verdicts, as warnings and refusals look at it. */
export interface Checked {
  claim: Claim;
  series: readonly Series[];
  /** The inputs by the names that verdicts give them. */
  inputs: ReadonlyMap<string, Input | string>;
  seriesOf(id: string): Series | undefined;
  sourceOf(id: string): Source | undefined;
  verdicts: Clocks;
}

/** A draft to be looked at. */
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

/** The field of an input; where the claim has it only by its name, the field of its series. */
export function fieldOf({ claim, inputs }: Checked, input: string | undefined, field: string): string | null {
  if (input === undefined) return null;
  const given = inputs.get(input);
  if (typeof given === 'string') return inputField(input, 'series');
  if (given !== undefined) return inputField(formInput(input), field);
  return kindNamed(claim.kind)?.inputs.some((one) => one.name === input) ? inputField(input, 'series') : null;
}

/** What the form calls an input: "the later figure", "part 2". */
export function nameOf({ claim }: Checked, input: string): string {
  const part = /\[(\d+)\]$/.exec(input);
  if (part !== null) return `part ${Number(part[1]) + 1}`;
  const label = kindNamed(claim.kind)?.inputs.find((one) => one.name === input)?.label ?? input;
  return lowered(label);
}

/** The series that an input names; undefined where it is given on the spot, or the evidence has none of that id. */
export function seriesGiven({ inputs, seriesOf }: Checked, input: string): Series | undefined {
  const given = inputs.get(input);
  return typeof given === 'object' && 'series' in given ? seriesOf(given.series) : undefined;
}

/** The pairs of inputs that stand in one of some relations, by the names of the kind. */
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
