/**
 * From the form to the claim: reads what was typed into a claim that its kind's schema takes, with the evidence that
 * was typed on the spot. Each thing that is wrong or missing is an issue under its field.
 */

import type { Claim } from '../bundle.ts';
import { claimedSchema, HEDGE_NAMES } from '../claim.ts';
import { CORRECTION_TYPES, type CorrectionType } from '../editorial/workflow.ts';
import type { InputSpec, OptionSpec, OptionValue } from '../engine/inputs.ts';
import type { Kind } from '../engine/kind.ts';
import { line, MAX_QUOTE, slug as slugSchema, text, url } from '../evidence/schema.ts';
import type { Series, Source } from '../evidence/series.ts';
import { proposedSlug } from '../evidence/slug.ts';
import { compare, parseDecimal } from '../exact/number.ts';
import { kindNamed } from '../kinds/index.ts';
import { separated } from '../words/numbers.ts';
import { lowered } from '../words/text.ts';
import type { KnownEvidence } from './added-evidence.ts';
import { besideOf } from './beside-reader.ts';
import { defined } from './defined.ts';
import { inputField, isEmptyPart, leastParts, MAX_PARTS, onePart, partCount } from './draft-fields.ts';
import { type DraftLink, readLinks } from './draft-links.ts';
import { FieldReader } from './field-reader.ts';
import { InputReader } from './input-reader.ts';
import type { FieldIssue } from './messages.ts';
import { milestonesOf } from './milestones.ts';
import type { TypedFields } from './typed-fields.ts';
import { strayLink, unreadableMarkdown } from './typed-markdown.ts';

export interface DraftRead {
  /** What is typed and wrong: a form with such an issue is drawn again and not saved. */
  issues: FieldIssue[];
  /** What review still needs; a draft may be saved without it. */
  missing: FieldIssue[];
  /** The claim, which satisfies its kind's schema; null while anything is wrong or missing. */
  claim: Claim | null;
  /** Which of those of one name the claimant is, if that was answered. */
  which: string | undefined;
  /** The slug of the claim: as typed, or as its quotation suggests; empty without either. */
  slug: string;
  topic: string;
  context: string;
  notes: string;
  /** Evidence typed on the spot, which enters the ledger when the claim is published. A series that the ledger has keeps the ledger's head. */
  added: { series: Series[]; sources: Source[] };
  /** The claims that it is linked to once it is published. */
  links: DraftLink[];
  /** Why a published claim is changed. */
  correction: { type: CorrectionType; sentence: string } | null;
}

export interface DraftKnown extends KnownEvidence {
  /** The day on which the form is read, `YYYY-MM-DD`. */
  today: string;
  /** Whether the claim is published, so that a change to it is a correction. */
  isCorrection: boolean;
}

/** Reads a form. Pure; never throws, whatever the fields hold. */
export function readDraft(fields: TypedFields, known: DraftKnown): DraftRead {
  const read = new FieldReader(fields, known.today);
  const inputs = new InputReader(read, known);
  const quote = read.needed('quote', text(MAX_QUOTE), 'Paste the words that were said.');
  const slug = read.typed('slug') === '' ? proposedSlug(read.typed('quote')) : read.text('slug', slugSchema);
  if (slug === '' && quote !== undefined)
    read.lacks('slug', 'Give the claim a name for its address: small letters and digits with hyphens.');
  const spoken = whoAndWhen(read);
  const kind = read.typed('kind');
  const form = kindNamed(kind);
  if (kind === '') read.lacks('kind', 'Choose what kind of claim it is.');
  else if (form === undefined) read.wrong('kind', 'Choose one of the kinds of the list.');
  const claimed = form?.claimed !== undefined ? claimedFigure(read) : undefined;
  const given = form === undefined ? {} : inputsOf(read, inputs, fields, form);
  const options = form === undefined ? {} : optionsOf(read, inputs, form);
  const beside =
    form === undefined
      ? {}
      : besideOf(read, inputs, fields, form, given, (list) => partsOf(read, inputs, fields, list));
  const topic = read.text('topic', line) ?? '';
  const context = markdownText(read, 'context');
  const notes = markdownText(read, 'notes');
  // What is published is linked on the page of its sayings.
  const links = known.isCorrection ? [] : readLinks(read);
  const correction = known.isCorrection ? correctionOf(read) : null;

  const whole =
    form === undefined || read.issues.length > 0 || read.missing.length > 0
      ? null
      : checkedClaim(
          read,
          form,
          defined({
            slug,
            quote,
            ...spoken,
            kind,
            claimed,
            inputs: given,
            options: Object.keys(options).length === 0 ? undefined : options,
            ...beside,
          }),
        );
  return {
    issues: read.issues,
    missing: read.missing,
    claim: whole,
    which: read.typed('claimant.which') || undefined,
    slug: slug ?? read.typed('slug'),
    topic,
    context,
    notes,
    added: inputs.added,
    links,
    correction,
  };
}

function whoAndWhen(read: FieldReader) {
  const name = read.needed('claimant.name', line, 'Say who said it.');
  const claimant = defined({
    name,
    role: read.text('claimant.role', line),
    organisation: read.text('claimant.organisation', line),
    party: read.text('claimant.party', line),
    body: read.choice('claimant.is', ['person', 'body']) === 'body' ? true : undefined,
  });
  const saidOn =
    read.typed('saidOn') === ''
      ? read.lacks('saidOn', 'Give the day on which it was said.')
      : read.pastDate('saidOn', 'give the day on which it was said.');
  const publisher = read.text('appearance.publisher', line);
  const link = read.text('appearance.url', url);
  const anywhere = read.typed('appearance.publisher') !== '' || read.typed('appearance.url') !== '';
  const title = anywhere
    ? read.needed(
        'appearance.title',
        line,
        'Say what it was said in: the title of the article, speech or broadcast.',
      )
    : read.text('appearance.title', line);
  return {
    claimant,
    saidOn,
    appearance: title === undefined ? undefined : defined({ title, publisher, url: link }),
  };
}

/** The figure that the words claim; undefined if none is given. */
function claimedFigure(read: FieldReader) {
  const unit = read.unit('claimed.unit', claimedSchema.shape.unit);
  const value = read.numberOf(unit, 'claimed.value');
  const hedge = read.choice('claimed.hedge', HEDGE_NAMES);
  if (read.typed('claimed.value') === '') {
    // A hedge alone says nothing; a unit alone needs its number.
    return unit === undefined
      ? undefined
      : read.lacks('claimed.value', 'Give the number that the words claim.');
  }
  if (read.typed('claimed.unit') === '')
    return read.lacks(
      'claimed.unit',
      'Say what the number counts, such as officers, % or officers per month.',
    );
  const to = upperEnd(read, unit, value, hedge);
  return value === undefined || unit === undefined ? undefined : defined({ value, unit, hedge, to });
}

/** The upper end of a range, which a single number has not. */
function upperEnd(
  read: FieldReader,
  unit: string | undefined,
  value: string | undefined,
  hedge: string | undefined,
) {
  const field = 'claimed.to';
  const to = read.numberOf(unit, field);
  if (to === undefined || value === undefined) return to;
  if (hedge !== undefined && hedge !== 'bare')
    return read.wrong(
      'claimed.hedge',
      'A range such as “between 5 and 10” has no word before it: choose none, or leave the upper end empty.',
    );
  if (compare(parseDecimal(to), parseDecimal(value)) <= 0)
    return read.wrong(
      field,
      `The upper end of a range must be more than the number that it begins with, ${separated(value)}.`,
    );
  return to;
}

function inputsOf(
  read: FieldReader,
  inputs: InputReader,
  fields: TypedFields,
  form: Kind,
): Record<string, unknown> {
  return defined(
    Object.fromEntries(
      form.inputs.map((input) => [
        input.name,
        input.takes === 'figures' ? partsOf(read, inputs, fields, input) : inputs.input(input.name, input),
      ]),
    ),
  );
}

/** The parts of a list; undefined if it may be left out and nothing was typed into it. */
function partsOf(
  read: FieldReader,
  inputs: InputReader,
  fields: TypedFields,
  list: InputSpec,
): unknown[] | undefined {
  const typed = partCount(fields, list);
  if (typed > MAX_PARTS)
    read.wrong(
      inputField(`${list.name}.${MAX_PARTS - 1}`, 'from'),
      `This form takes at most ${MAX_PARTS} parts.`,
    );
  let count = Math.min(typed, MAX_PARTS);
  // Empty parts at the end do not count.
  while (count > leastParts(list) && isEmptyPart(fields, list, count - 1)) count -= 1;
  if (count === 0) return undefined;
  return Array.from({ length: count }, (_, i) => inputs.input(`${list.name}.${i}`, onePart(list)));
}

function optionsOf(read: FieldReader, inputs: InputReader, form: Kind): Record<string, unknown> {
  return defined(
    Object.fromEntries(form.options.map((option) => [option.name, optionOf(read, inputs, option)])),
  );
}

function optionOf(read: FieldReader, inputs: InputReader, option: OptionSpec): OptionValue | undefined {
  const field = `options.${option.name}`;
  if (read.typed(field) === '')
    return option.optional
      ? undefined
      : read.lacks(
          field,
          option.type === 'choice'
            ? `Choose: ${option.label.toLowerCase()}.`
            : `Give ${lowered(option.label)}.`,
        );
  switch (option.type) {
    case 'choice':
      return read.choice(
        field,
        (option.choices ?? []).map((choice) => choice.value),
      );
    case 'date':
      return read.date(field);
    case 'moment':
      return read.moment(field);
    case 'number':
    case 'count':
      return read.numberOf(unitOfOption(inputs, option), field);
    case 'milestones':
      return milestonesOf(read, field, unitOfOption(inputs, option));
    case 'period': {
      const at = read.moment(field);
      if (at === undefined || at.includes('/')) return at;
      return read.wrong(field, 'Give a period, such as 2010 or January to March 2023, and not a day.');
    }
  }
}

/** The unit that an option is counted in, as far as it is known. */
function unitOfOption(inputs: InputReader, { countedIn }: OptionSpec): string | undefined {
  return typeof countedIn === 'object' ? inputs.unitOf(countedIn.input) : countedIn;
}

/** A typed text in Markdown; that it links to no page, or cannot be read in reasonable time, is noted. Empty if nothing was typed. */
export function markdownText(read: FieldReader, name: string): string {
  const typed = read.text(name, text()) ?? '';
  const stray = strayLink(typed);
  if (stray !== undefined) read.wrongHere(name, `The link “${stray}” must begin with https:// or http://.`);
  const unreadable = unreadableMarkdown(typed);
  if (unreadable !== undefined) read.wrong(name, `This text ${unreadable}.`);
  return typed;
}

function correctionOf(read: FieldReader): DraftRead['correction'] {
  const type =
    read.typed('correction.type') === ''
      ? read.lacks('correction.type', 'Say what sort of correction this is.')
      : (read.choice('correction.type', CORRECTION_TYPES) as CorrectionType | undefined);
  const sentence = read.needed(
    'correction.sentence',
    line,
    'Tell readers in one sentence what is corrected, and why.',
  );
  return type === undefined || sentence === undefined ? null : { type, sentence };
}

/** The claim as its kind's schema returns it; null, with issues, if the schema finds something wrong. */
function checkedClaim(read: FieldReader, form: Kind, claim: object): Claim | null {
  const result = kindNamed(form.name)?.schema.safeParse(claim);
  if (result?.success === true) return result.data;
  for (const issue of result?.error.issues ?? [])
    read.wrong(fieldOf(issue.path, form), `This is not accepted: ${issue.message}.`);
  return null;
}

/** The field that a path of the schema belongs to. */
function fieldOf([first, ...rest]: readonly PropertyKey[], form: Kind): string {
  const names = rest.map(String);
  if (first === 'options') {
    const option = form.options.find((one) => one.name === names[0]) ?? form.options.at(-1);
    return option === undefined ? 'kind' : `options.${option.name}`;
  }
  if (first === 'inputs') {
    const input = form.inputs.find((one) => one.name === names[0]);
    if (input === undefined) return 'kind';
    const key = input.takes === 'figures' ? `${input.name}.${names[1] ?? 0}` : input.name;
    return inputField(key, input.takes === 'series' ? 'series' : 'from');
  }
  if (first === 'claimed') return names[0] === 'to' ? 'claimed.to' : 'claimed.value';
  if (first === 'alsoOn') return `alsoOn.${names[0] ?? 0}.label`;
  if (first === 'insteadOf') return `insteadOf.${names[0] ?? 0}.what`;
  if (first === 'related') return 'related.measures.0.series';
  return first === 'slug' || first === 'quote' || first === 'saidOn' ? first : 'kind';
}
