/** What the checks of a draft look things up in: its inputs, its evidence, and where in the form each stands. */
import type { Bundle, Claim } from '../bundle.ts';
import { kindForm } from '../engine/kind-form.ts';
import type { Input } from '../evidence/claim.ts';
import type { Series, Source } from '../evidence/evidence.ts';
import type { BothClocks } from '../ledger.ts';
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
  verdicts: BothClocks;
}

/** A draft to be looked at. */
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

/** The field of an input; where the claim has it only by its name, the field of its series. */
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

/** The series that an input names; undefined where it is given on the spot, or the evidence has none of that id. */
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
