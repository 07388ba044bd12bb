/** Where the checks of a draft look things up: its inputs, its evidence, and the fields that they were typed into. */
import type { Bundle, Claim } from '../bundle.ts';
import { kindForm } from '../engine/kind-form.ts';
import type { Input } from '../evidence/claim.ts';
import type { Series, Source } from '../evidence/evidence.ts';
import type { BothClocks } from '../ledger.ts';
import { lowered } from '../words/words.ts';
import { formInput, inputField } from './draft-fields.ts';

/** A draft with its evidence and verdicts, as warnings and refusals see it. */
export interface Checked {
  claim: Claim;
  series: readonly Series[];
  /** The inputs by the names that verdicts give them. */
  inputs: ReadonlyMap<string, Input | string>;
  seriesOf(id: string): Series | undefined;
  sourceOf(id: string): Source | undefined;
  verdicts: BothClocks;
}

/** Prepares a draft for its checks. */
export function checkedOf(
  { claim, series, sources }: Pick<Bundle, 'claim' | 'series' | 'sources'>,
  verdicts: BothClocks,
): Checked {
  return {
    claim,
    series,
    inputs: inputsOf(claim),
    seriesOf: (id) => series.find((s) => s.id === id),
    sourceOf: (id) => sources.find((s) => s.id === id),
    verdicts,
  };
}

/** The inputs of a claim by the names that verdicts give them: `parts[0]`. */
function inputsOf(claim: Claim): Map<string, Input | string> {
  const { inputs } = claim as unknown as { inputs: Record<string, Input | Input[] | string> };
  return new Map(
    Object.entries(inputs).flatMap(([name, input]): [string, Input | string][] =>
      Array.isArray(input) ? input.map((part, i) => [`${name}[${i}]`, part]) : [[name, input]],
    ),
  );
}

/** The name of a field of an input, or of its series field if the claim names only a series; null without an input. */
export function fieldOf({ claim, inputs }: Checked, input: string | undefined, field: string): string | null {
  if (input === undefined) return null;
  const given = inputs.get(input);
  if (typeof given === 'string') return inputField(input, 'series');
  if (given !== undefined) return inputField(formInput(input), field);
  return kindForm(claim.kind)?.inputs.some((one) => one.name === input) ? inputField(input, 'series') : null;
}

/** What the form calls an input: "the later figure", "part 2". */
export function nameOf({ claim }: Checked, input: string): string {
  const part = /\[(\d+)\]$/.exec(input);
  if (part !== null) return `part ${Number(part[1]) + 1}`;
  const label = kindForm(claim.kind)?.inputs.find((one) => one.name === input)?.label ?? input;
  return lowered(label);
}

/** The series that an input names; undefined if the input gives its figure on the spot, or if the evidence lacks that series. */
export function seriesGiven({ inputs, seriesOf }: Checked, input: string): Series | undefined {
  const given = inputs.get(input);
  return typeof given === 'object' && 'series' in given ? seriesOf(given.series) : undefined;
}

/** The inputs between which something changes, the earlier one first. */
export const FROM_TO = [
  ['from', 'to'],
  ['pricesFrom', 'pricesTo'],
] as const;

/** Inputs whose figure, where it has no date, is mostly what was promised or agreed on, and not a count. */
export const AGREED: readonly string[] = ['target', 'whole', 'b', 'perA', 'perB'];
