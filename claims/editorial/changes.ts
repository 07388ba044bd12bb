/** What changed in a claim from one revision to the next: field by field, in the words of its readers. */

import type { Claim } from '../bundle.ts';
import type { InlineInput, Input } from '../claim.ts';
import type { OptionSpec, OptionValue } from '../engine/inputs.ts';
import type { Precision } from '../evidence/series.ts';
import { canonicalUnit } from '../evidence/units.ts';
import { parseMoment } from '../exact/calendar.ts';
import { canonicalJson } from '../exact/canonical-json.ts';
import { inputName, inputsOf } from '../kinds/given-inputs.ts';
import { kindNamed } from '../kinds/index.ts';
import { figureClaimed } from '../words/clauses.ts';
import { dateInWords, momentName } from '../words/dates.ts';
import { separated, withUnit } from '../words/numbers.ts';
import { lowered } from '../words/text.ts';

/** A field that differs; a text is empty if the field was. */
export interface Change {
  what: string;
  from: string;
  to: string;
}

/** A claim as a revision of it was published, with what else its page says. */
export interface PublishedText {
  claim: Claim;
  /** Markdown. */
  context: string | null;
  topic: string | null;
}

/** What differs between two published revisions: at least one field. */
export interface Revised {
  fields: Change[];
}

/** What differs from one published revision to another; null if only the verdict was published again. */
export function revisedBetween(a: PublishedText, b: PublishedText): Revised | null {
  const beside = (['topic', 'context'] as const).flatMap((name): Change[] => {
    const [from, to] = [a[name] ?? '', b[name] ?? ''];
    return from === to ? [] : [{ what: `the ${name}`, from, to }];
  });
  const fields = [...changesBetween(a.claim, b.claim), ...beside];
  return fields.length === 0 ? null : { fields };
}

/** The fields that differ between two revisions of a claim. Writing out a default is no change. */
export function changesBetween(a: Claim, b: Claim): Change[] {
  const [before, after] = [fieldsOf(a, b), fieldsOf(b, a)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((what) => {
    const [from, to] = [before.get(what) ?? '', after.get(what) ?? ''];
    return from === to ? [] : [{ what, from, to }];
  });
}

/**
 * Whether two revisions test the same thing: all but the words, who said them and where. How a unit or a day is written
 * makes no difference, since the form writes both in one way.
 */
export function isSameTest(a: Claim, b: Claim): boolean {
  return canonicalJson(testOf(a)) === canonicalJson(testOf(b));
}

function testOf({
  quote: _,
  claimant: __,
  appearance: ___,
  slug: ____,
  sayings: _____,
  ...test
}: Claim): unknown {
  return settled(test);
}

function settled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      if (typeof part !== 'string') return [key, settled(part)];
      if (key === 'unit') return [key, canonicalUnit(part)];
      const day = key === 'at' ? parseMoment(part) : undefined;
      return [key, day !== undefined && day.start === day.end ? day.end : part];
    }),
  );
}

/** Each field of a claim by its name for readers, as words; names are those of either kind. */
function fieldsOf(claim: Claim, other: Claim): Map<string, string> {
  const { claimant, appearance, claimed } = claim;
  const fields = new Map<string, string | undefined>([
    ['the quotation', claim.quote],
    ['who said it', claimant.name],
    ['their role', claimant.role],
    ['their organisation', claimant.organisation],
    ['their party', claimant.party],
    ['whether it is a person or a body', claimant.body === true ? 'a body' : 'a person'],
    ['when it was said', dateInWords(claim.saidOn)],
    ['where it was said', appearance?.title],
    ['who published it', appearance?.publisher],
    ['the link to it', appearance?.url],
    ['the kind of claim', kindNamed(claim.kind)?.title ?? claim.kind],
    ['the claimed figure', claimed === undefined ? undefined : figureClaimed(claimed)],
    ...inputsOf(claim).map(({ name, given }): [string, string] => [
      `the evidence: ${lowered(inputName(claim.kind, name, 'label'))}`,
      inputInWords(given),
    ]),
    ...optionFields(claim, other),
    ...besideFields(claim),
  ]);
  return new Map([...fields].flatMap(([what, text]) => (text === undefined ? [] : [[what, text]])));
}

/** What a claim names beside its own inputs: other evidence, what its number may be, what it is related to. */
function besideFields({
  kind,
  alsoOn = [],
  insteadOf = [],
  related = {},
}: Claim): [string, string | undefined][] {
  const { measures = [], population, prices, marks = [] } = related;
  const listed = (parts: readonly string[]) => (parts.length === 0 ? undefined : parts.join('; '));
  return [
    ...alsoOn.map(({ label, inputs }, i): [string, string] => [
      `other evidence ${i + 1}`,
      `${label}: ${inputsOf({ kind, inputs })
        .map(({ name, given }) => `${lowered(inputName(kind, name, 'label'))} ${inputInWords(given)}`)
        .join('; ')}`,
    ]),
    ...insteadOf.map(({ what, input }, i): [string, string] => [
      `what the number may be ${i + 1}`,
      `${what}: ${inputInWords(input)}`,
    ]),
    ['other measures of the same', listed(measures)],
    ['the population, for a figure per head', population],
    ['the price index, for a figure in real terms', prices],
    ['days that matter', listed(marks.map(({ on, what }) => `${dateInWords(on)}, ${what}`))],
  ];
}

/** The options of a claim in words, with what holds if its kind falls back. */
function optionFields(claim: Claim, other: Claim): [string, string][] {
  const own = kindNamed(claim.kind)?.options ?? [];
  const specs = new Map([...(kindNamed(other.kind)?.options ?? []), ...own].map((spec) => [spec.name, spec]));
  const { options = {} } = claim;
  return [...new Set([...specs.keys(), ...Object.keys(options)])].flatMap((name): [string, string][] => {
    const value = options[name] ?? own.find((spec) => spec.name === name)?.fallback;
    const spec = specs.get(name);
    return value === undefined ? [] : [[lowered(spec?.label ?? name), optionInWords(spec, value)]];
  });
}

/** An input in words: "uplift-ew, 31 December 2022", "20,000 officers, headcount". */
function inputInWords(input: Input | string): string {
  if (typeof input === 'string') return input;
  const { at } = input;
  const series = 'series' in input ? input.series : undefined;
  const { value, unit, measure, name, precision, source } =
    'series' in input ? ({} as Partial<InlineInput>) : input;
  const when = at === undefined ? undefined : at === 'latest' ? 'the latest figure' : momentName(at);
  return [
    series,
    name,
    value === undefined ? undefined : withUnit(separated(value), unit),
    measure,
    when,
    precision === undefined || precision === 'exact' ? undefined : precisionInWords(precision),
    source === undefined ? undefined : `from ${source}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

function precisionInWords(precision: Exclude<Precision, 'exact'>): string {
  if ('nearest' in precision) return `to the nearest ${separated(precision.nearest)}`;
  return `from ${separated(precision.interval[0])} to ${separated(precision.interval[1])}`;
}

function optionInWords(form: OptionSpec | undefined, value: OptionValue): string {
  if (typeof value !== 'string')
    return value.map((step) => `${separated(step.value)} by ${dateInWords(step.by)}`).join('; ');
  const choice = form?.choices?.find((c) => c.value === value);
  if (choice !== undefined) return choice.label;
  return parseMoment(value) === undefined ? value : momentName(value);
}
