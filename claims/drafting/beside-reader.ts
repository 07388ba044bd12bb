/**
 * Reads what a claim names beside its own inputs: the same words on other evidence, what else its number may be, and
 * what the words may be held against from elsewhere (method, sections 6 and 7). All of it may be left out.
 */

import type { Related } from '../claim.ts';
import type { InputSpec } from '../engine/inputs.ts';
import type { AlsoOn, ClaimInputs, Kind } from '../engine/kind.ts';
import { line } from '../evidence/schema.ts';
import { defined } from './defined.ts';
import { inputField, isEmptyPart, partCount } from './draft-fields.ts';
import type { FieldReader } from './field-reader.ts';
import type { InputReader } from './input-reader.ts';
import type { TypedFields } from './typed-fields.ts';

/** The lists that the form has beside the inputs, each with what one of them is called and how many it takes. */
export const BESIDE_LISTS = {
  alsoOn: { one: 'other evidence', most: 10 },
  insteadOf: { one: 'another meaning', most: 10 },
  'related.measures': { one: 'a measure', most: 20 },
  'related.marks': { one: 'a day', most: 20 },
} as const;

export type BesideList = keyof typeof BESIDE_LISTS;

/** Whether the form has such a list beside the inputs. */
export function isBesideList(name: string): name is BesideList {
  return Object.hasOwn(BESIDE_LISTS, name);
}

/** A list of the form that may be left out. */
export function besideList(name: BesideList) {
  return { name, optional: true } as const;
}

/** What the number of a claim may be instead, as the form asks for it. */
export const INSTEAD: InputSpec = {
  name: 'input',
  takes: 'figure',
  label: 'The figure that it may be',
  hint: 'What the number is really of. If the claim fails, and its number is this figure, readers are told so.',
};

/** An input of other evidence: left empty, it is as in the claim itself. */
export function sameIfEmpty(spec: InputSpec): InputSpec {
  return { ...spec, optional: true };
}

/** The key of an input of other evidence. */
export function otherInput(other: number, name: string): string {
  return `alsoOn.${other}.inputs.${name}`;
}

/** The items of a list that something was typed into, up to the last of them. */
function itemsOf(read: FieldReader, fields: TypedFields, name: BesideList): number[] {
  const list = besideList(name);
  const typed = partCount(fields, list);
  const { most } = BESIDE_LISTS[name];
  const filled = Array.from({ length: Math.min(typed, most) }, (_, i) => i).filter(
    (i) => !isEmptyPart(fields, list, i),
  );
  if (typed > most)
    read.wrong(inputField(`${name}.${most - 1}`, FIRST[name]), `This form takes at most ${most}.`);
  return filled;
}

/** The first field of an item of each list. */
export const FIRST: Readonly<Record<BesideList, string>> = {
  alsoOn: 'label',
  insteadOf: 'what',
  'related.measures': 'series',
  'related.marks': 'on',
};

/** What a form says beside the inputs of its claim; parts that are left out are absent. */
export interface Beside {
  alsoOn?: unknown;
  insteadOf?: unknown;
  related?: Related;
}

/** Reads all of it. `own` are the inputs of the claim as they were read; `partsOf` reads a list of figures. */
export function besideOf(
  read: FieldReader,
  inputs: InputReader,
  fields: TypedFields,
  form: Kind,
  own: Readonly<Record<string, unknown>>,
  partsOf: (list: InputSpec) => unknown[] | undefined,
): Beside {
  const alsoOn = itemsOf(read, fields, 'alsoOn').map((i) =>
    otherEvidence(read, i, form, own, (spec) =>
      spec.takes === 'figures'
        ? partsOf({ ...spec, name: otherInput(i, spec.name) })
        : inputs.input(otherInput(i, spec.name), spec),
    ),
  );
  const insteadOf = itemsOf(read, fields, 'insteadOf').map((i) => ({
    what: read.needed(
      `insteadOf.${i}.what`,
      line,
      'Say what the number may be, in words that follow “is”, such as “the number of cases”.',
    ),
    input: inputs.input(`insteadOf.${i}.input`, INSTEAD),
  }));
  const related = relatedOf(read, inputs, fields);
  return defined({
    alsoOn: alsoOn.length === 0 ? undefined : alsoOn,
    insteadOf: insteadOf.length === 0 ? undefined : insteadOf,
    related: Object.keys(related).length === 0 ? undefined : related,
  });
}

function otherEvidence(
  read: FieldReader,
  i: number,
  form: Kind,
  own: Readonly<Record<string, unknown>>,
  inputOf: (spec: InputSpec) => unknown,
): AlsoOn | { label: string | undefined; inputs: ClaimInputs } {
  const field = `alsoOn.${i}.label`;
  const before = read.issues.length + read.missing.length;
  const label = read.needed(
    field,
    line,
    'Say what this other evidence is, such as “full-time equivalents” or “Scotland”.',
  );
  const given = form.inputs.map((spec) => [spec.name, inputOf(sameIfEmpty(spec))] as const);
  if (read.issues.length + read.missing.length === before && given.every(([, input]) => input === undefined))
    read.lacks(field, 'Give at least one figure that differs from those of the claim itself.');
  return {
    label,
    inputs: defined({ ...own, ...defined(Object.fromEntries(given)) }) as ClaimInputs,
  };
}

function relatedOf(read: FieldReader, inputs: InputReader, fields: TypedFields): Related {
  const measures = itemsOf(read, fields, 'related.measures').flatMap(
    (i) => inputs.namedSeries(`related.measures.${i}`) ?? [],
  );
  const marks = itemsOf(read, fields, 'related.marks').flatMap((i) => {
    const field = `related.marks.${i}.on`;
    const on = read.typed(field) === '' ? read.lacks(field, 'Give the day.') : read.date(field);
    const what = read.needed(
      `related.marks.${i}.what`,
      line,
      'Say what happened on that day, such as “the government took office”.',
    );
    return on === undefined || what === undefined ? [] : [{ on, what }];
  });
  return defined({
    measures: measures.length === 0 ? undefined : measures,
    population: inputs.namedSeries('related.population'),
    prices: inputs.namedSeries('related.prices'),
    marks: marks.length === 0 ? undefined : marks,
  });
}
