/**
 * The fields of the claim form: their names, how a claim fills them, and how they are settled before they are read.
 * The way back, from fields to a claim, is draft.ts.
 */
import type { Claim } from '../bundle.ts';
import type { InputSpec } from '../engine/inputs.ts';
import { canonicalJson } from '../exact/canonical-json.ts';
import { type GivenInput, inputsOf } from '../kinds/given-inputs.ts';
import { idsTried } from './free-id.ts';
import { milestonesText } from './milestones.ts';
import { precisionFields, shownDate, shownMoment, type TypedFields, typedIn } from './typed-fields.ts';

/** How many parts of one list the form takes. */
export const MAX_PARTS = 40;

/** An input that is a list, as far as its fields depend on it. */
type List = Pick<InputSpec, 'name' | 'optional'>;

/** How many parts of a list the form always has. */
export function leastParts({ optional }: List): number {
  return optional === true ? 0 : 2;
}

/** How an input may be given: as a figure of a series, as one typed on the spot, or as a new figure for the ledger. */
export const GIVEN = ['series', 'figure', 'new'] as const;

export type Given = (typeof GIVEN)[number];

/** What the form asks for beside the inputs of the claim itself; their names stand in the form as they are. */
const BESIDE = /^(?:alsoOn|insteadOf|related|options)\b/;

/**
 * The name of an input's field: `inputs.target.value`, or `inputs.parts.0.value` for part 0 of a list; of other evidence
 * `alsoOn.0.inputs.target.value`, for the key `alsoOn.0.inputs.target`.
 */
export function inputField(input: string, field: string): string {
  return BESIDE.test(input) ? `${input}.${field}` : `inputs.${input}.${field}`;
}

/** The field of an input by its place in the claim: `inputs.parts.0` and `at`, `alsoOn.1.inputs.target` and `at`. */
export function fieldAt(path: readonly (string | number)[], field: string): string {
  return `${path.join('.')}.${field}`;
}

/** The input of the form that a verdict calls by its own name: `parts.2` for `parts[2]`. */
export function formInput(verdictInput: string): string {
  return verdictInput.replace(/\[(\d+)\]$/, '.$1');
}

/** What the form asks for in each part of a list: it is the list that may be left out, and never one of its parts. */
export function onePart({ optional: _, ...part }: InputSpec): InputSpec {
  return part;
}

/** The number of the part of a list that a field belongs to; undefined for any other field. */
function partOf(field: string, { name }: List): number | undefined {
  const own = inputField(name, '');
  const match = field.startsWith(own) ? /^(\d{1,6})\./.exec(field.slice(own.length)) : null;
  return match === null ? undefined : Number(match[1]);
}

/** How many parts of a list the form has: as many as it has fields for, but never fewer than it must have. */
export function partCount(fields: TypedFields, list: List): number {
  return Object.keys(fields).reduce(
    (most, field) => Math.max(most, (partOf(field, list) ?? -1) + 1),
    leastParts(list),
  );
}

/** Whether nothing was typed into a part of a list; the choice of how to give it does not count. */
export function isEmptyPart(fields: TypedFields, { name }: List, part: number): boolean {
  const own = inputField(`${name}.${part}`, '');
  return Object.entries(fields).every(
    ([field, text]) => !field.startsWith(own) || field.endsWith('.from') || text.trim() === '',
  );
}

/** The form with one more part of a list, unless it has as many as it takes. */
export function withPart(fields: TypedFields, list: List): Record<string, string> {
  const parts = partCount(fields, list);
  if (parts >= MAX_PARTS) return { ...fields };
  // A part is usually given in the same way as the one before it.
  const given = typedIn(fields, inputField(`${list.name}.${parts - 1}`, 'from')) || 'series';
  return { ...fields, [inputField(`${list.name}.${parts}`, 'from')]: given };
}

/** The form without a part of a list; those after it move up. */
export function withoutPart(fields: TypedFields, list: List, part: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) => {
      const own = partOf(name, list);
      if (own === undefined || own < part) return [[name, text]];
      if (own === part) return [];
      const rest = name.slice(inputField(`${list.name}.${own}`, '').length);
      return [[inputField(`${list.name}.${own - 1}`, rest), text]];
    }),
  );
}

/**
 * The form with what was picked from a list of matches in place of what was searched for:
 * `inputs.actual.series.pick` goes into `inputs.actual.series`.
 */
export function settled(fields: TypedFields): Record<string, string> {
  const settledFields: Record<string, string> = {};
  for (const [name, text] of Object.entries(fields)) if (!name.endsWith(PICK)) settledFields[name] = text;
  for (const [name, text] of Object.entries(fields))
    if (name.endsWith(PICK) && text !== '') settledFields[name.slice(0, -PICK.length)] = text;
  return settledFields;
}

/** The names of the form's own fields, as opposed to tokens and buttons. */
const OWN =
  /^(?:quote|slug|topic|context|notes|kind|saidOn|(?:claimant|appearance|claimed|options|correction|inputs|alsoOn|insteadOf|related|links)\.[a-zA-Z0-9.]{1,120})$/;

/** That an item was asked for, though nothing is typed into it. */
const ITEM = /^(?:alsoOn|insteadOf|related\.[a-z]+|options\.[a-z]+)\.\d+\.from$/;

/** The posted fields that belong to the form and hold something: these are saved, and read again. */
export function ownFields(posted: TypedFields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settled(posted)).filter(
      ([name, text]) => OWN.test(name) && !ITEM.test(name) && text !== '',
    ),
  );
}

/** The ending of the name of a list of matches. */
export const PICK = '.pick';

/** The names of fields that evidence is named in. */
const EVIDENCE = /^(?:inputs|alsoOn|insteadOf|related)\./;

/** The ids to look up before a form is read: those of named series and sources, and those that a new one may get. */
export function evidenceNamed(fields: TypedFields): { series: string[]; sources: string[] } {
  const series = new Set<string>();
  const sources = new Set<string>();
  const ID = /^[a-z0-9._-]{1,120}$/;
  for (const [name, text] of Object.entries(fields)) {
    const typed = text.trim();
    if (typed === '' || !EVIDENCE.test(name)) continue;
    if (name.endsWith('.newSeries.title')) for (const id of idsTried(typed, 'series')) series.add(id);
    else if (name.endsWith('.source.title')) for (const id of idsTried(typed, 'source')) sources.add(id);
    // A source may be named by its title, too.
    else if (name.endsWith('.source.id')) sources.add(typed);
    else if (name.endsWith('.series') && ID.test(typed)) series.add(typed);
  }
  return { series: [...series], sources: [...sources] };
}

/** What the form holds besides the claim. */
export interface BesideClaim {
  topic: string;
  context: string;
  notes: string;
}

/** A claim as the fields of its form, which `readDraft` reads back as the same claim. */
export function fieldsOf(claim: Claim, { topic, context, notes }: BesideClaim): Record<string, string> {
  const { claimed, options = {} } = claim;
  const fields: Record<string, string | undefined> = {
    quote: claim.quote,
    slug: claim.slug,
    'claimant.name': claim.claimant.name,
    'claimant.role': claim.claimant.role,
    'claimant.organisation': claim.claimant.organisation,
    'claimant.party': claim.claimant.party,
    'claimant.is': claim.claimant.body === true ? 'body' : undefined,
    saidOn: shownDate(claim.saidOn),
    'appearance.title': claim.appearance?.title,
    'appearance.publisher': claim.appearance?.publisher,
    'appearance.url': claim.appearance?.url,
    topic,
    context,
    notes,
    kind: claim.kind,
    'claimed.value': claimed?.value,
    'claimed.unit': claimed?.unit,
    'claimed.hedge': claimed?.hedge,
    'claimed.to': claimed?.to,
    ...Object.assign({}, ...inputsOf(claim).map(inputFields)),
    ...Object.fromEntries(
      Object.entries(options).map(([name, value = '']) => [
        `options.${name}`,
        typeof value === 'string' ? shownMoment(value) : milestonesText(value),
      ]),
    ),
    ...besideFields(claim),
  };
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => (entry[1] ?? '') !== ''),
  );
}

/** What a claim names beside its own inputs, as fields: other evidence, what its number may be, what it is related to. */
function besideFields({
  kind,
  inputs,
  alsoOn = [],
  insteadOf = [],
  related = {},
}: Claim): Record<string, string | undefined> {
  const { measures = [], population, prices, marks = [] } = related;
  const others = alsoOn.map((other, i) => ({
    [`alsoOn.${i}.label`]: other.label,
    ...Object.assign(
      {},
      // What is as in the claim itself is left empty, which is read as that.
      ...inputsOf({ kind, inputs: other.inputs })
        .filter(({ spec }) => !isSame(other.inputs[spec.name], inputs[spec.name]))
        .map(({ given, path }) => inputFields({ given, path: ['alsoOn', i, ...path] })),
    ),
  }));
  const instead = insteadOf.map(({ what, input }, i) => ({
    [`insteadOf.${i}.what`]: what,
    ...inputFields({ given: input, path: ['insteadOf', i, 'input'] }),
  }));
  return Object.assign(
    {},
    ...others,
    ...instead,
    ...measures.map((id, i) => ({ [`related.measures.${i}.series`]: id })),
    { 'related.population.series': population, 'related.prices.series': prices },
    ...marks.map(({ on, what }, i) => ({
      [`related.marks.${i}.on`]: shownDate(on),
      [`related.marks.${i}.what`]: what,
    })),
  );
}

function isSame(a: unknown, b: unknown): boolean {
  return a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b);
}

function inputFields({
  path,
  given,
}: Pick<GivenInput, 'path' | 'given'>): Record<string, string | undefined> {
  const key = path.join('.').replace(/^inputs\./, '');
  if (typeof given === 'string') return { [inputField(key, 'series')]: given };
  const fields =
    'series' in given
      ? { from: 'series', series: given.series }
      : {
          from: 'figure',
          value: given.value,
          unit: given.unit,
          measure: given.measure,
          name: given.name,
          'source.id': given.source,
          ...precisionFields(given.precision),
        };
  const all = { ...fields, at: given.at && shownMoment(given.at) };
  return Object.fromEntries(Object.entries(all).map(([field, text]) => [inputField(key, field), text]));
}

/** The fields of what was said, by whom, when and where: what all tests of the same words share. */
const SAID = /^(?:quote|saidOn|topic|(?:claimant|appearance)\.[a-zA-Z]+)$/;

/** The part of a form that another test of the same words begins with. */
export function saidFields(fields: TypedFields): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => SAID.test(name)));
}
