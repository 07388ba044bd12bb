/**
 * Fills a form from the words of its quotation. Only empty fields are filled, each with a note for the editor, who
 * confirms or changes it; figures that are not stated plainly fill nothing, and get a note.
 */

import { HEDGES } from '../claim.ts';
import type { InputSpec } from '../engine/inputs.ts';
import type { Kind } from '../engine/kind.ts';
import { MAX_QUOTE } from '../evidence/schema.ts';
import { proposedSlug } from '../evidence/slug.ts';
import { compare, parseDecimal } from '../exact/number.ts';
import { inputName } from '../kinds/given-inputs.ts';
import { kindNamed } from '../kinds/index.ts';
import { hasTwoReadings } from '../reading/numerals.ts';
import {
  type FigureRead,
  type KindProposal,
  type NamedNumber,
  type Reading,
  readQuotation,
  unclaimedNumbers,
  type Why,
} from '../reading/quotation.ts';
import { separated, withUnit } from '../words/numbers.ts';
import { lowered } from '../words/text.ts';
import { isPlaced } from './carry-over.ts';
import { inputField } from './draft-fields.ts';
import { shownMoment, type TypedFields, typedIn } from './typed-fields.ts';

export interface Proposal {
  /** The form with its empty fields filled as proposed. */
  fields: Record<string, string>;
  /** A sentence for each thing that was read from the words. */
  notes: string[];
}

/**
 * Fills the empty fields of a form from its quotation; ranges, denials and the like fill nothing. Never overwrites what was
 * typed; never throws. A date that a field of `placed` says already needs no note.
 */
export function propose(quote: string, fields: TypedFields, placed: TypedFields = fields): Proposal {
  const words = wordsOf(quote);
  const proposal: Proposal = { fields: { ...fields }, notes: [] };
  const isEmpty = (name: string) => typedIn(proposal.fields, name).trim() === '';
  if (words === '') return proposal;
  const reading = readQuotation(words);
  const isOpen: IsOpen = ({ at }) => !isPlaced(placed, at);
  const slug = proposedSlug(words);
  if (isEmpty('slug') && slug !== '') proposal.fields['slug'] = slug;

  const [likely, ...others] = reading.kinds.filter(({ kind }) => kindNamed(kind) !== undefined);
  if (isEmpty('kind') && likely !== undefined) {
    proposal.fields['kind'] = likely.kind;
    proposal.notes.push(
      `Read ${quoted(likely.why)} as a claim of the kind “${titleOf(likely.kind)}”${others.length === 0 ? '' : `; it may also be “${others.map(({ kind }) => titleOf(kind)).join('” or “')}”`}.`,
    );
  }
  const form = kindNamed(typedIn(proposal.fields, 'kind'));
  if (form !== undefined) {
    proposeFigure(proposal, isEmpty, reading, form);
    proposeOptions(proposal, isEmpty, reading, form);
    proposeDates(proposal, isEmpty, { ...reading, isOpen }, form);
  } else if (reading.kinds.length === 0) {
    const figure = reading.figures.find(({ role }) => role === undefined);
    if (figure !== undefined && FIGURE_FIELDS.every(isEmpty))
      fillFigure(proposal, isEmpty, figure, undefined);
    proposal.notes.push('The words do not tell what kind of claim it is: choose one below.');
    tellDates(proposal, reading.dates.filter(isOpen));
  }
  const isTaken = (why: Why) => why === 'range' && typedIn(proposal.fields, 'claimed.to') !== '';
  for (const { text, why } of reading.unclear.filter(({ why }) => !isTaken(why)).slice(0, MAX_UNCLEAR))
    proposal.notes.push(`${quoted(shortened(text))} ${LEFT[why]}.`);
  return proposal;
}

/** Whether a date is in no field of the form yet. */
type IsOpen = (date: Reading['dates'][number]) => boolean;

/** The words of a quotation as the reader of the form sees them, up to the length that is read. */
function wordsOf(quote: string): string {
  return quote.replace(/\r\n?/g, '\n').trim().slice(0, MAX_QUOTE);
}

/** A figure of the words that no field of the form names. */
export interface OtherFigure {
  /** Where it begins in the trimmed quotation; `takeFigure` takes it by this. */
  start: number;
  /** Its words. */
  text: string;
  /** How it is read: "450, nearly, people per month". */
  told: string;
}

/** How many figures are offered instead of the one that was taken. */
const MAX_OTHERS = 10;

/** The figures of a quotation that the form does not name: any of them may be the one that is claimed. Never throws. */
export function otherFigures(quote: string, fields: TypedFields): OtherFigure[] {
  return unclaimedNumbers(wordsOf(quote), numbersOf(fields))
    .slice(0, MAX_OTHERS)
    .map((figure) => ({
      start: figure.start,
      text: shortened(figure.text),
      told: toldAs(figure, figure.unit),
    }));
}

/** The numbers that a form names: its claimed figure, and those in its inputs. */
function numbersOf(fields: TypedFields): NamedNumber[] {
  return Object.keys(fields).flatMap((name) => {
    const [, beside] = /^(claimed\.|inputs\..+\.)value$/.exec(name) ?? [];
    if (beside === undefined) return [];
    return [{ value: typedIn(fields, name).trim(), unit: typedIn(fields, `${beside}unit`).trim() }];
  });
}

/**
 * A form with another figure of its quotation in place of the one that it names, and with the kind that the words
 * around it suggest, if any. `start` is where the figure begins; if none begins there, the form stays as it is.
 */
export function takeFigure(quote: string, fields: TypedFields, start: number): Record<string, string> {
  const reading = readQuotation(wordsOf(quote));
  const figure = reading.figures.find((one) => one.start === start && one.role === undefined);
  if (figure === undefined) return { ...fields };
  const likely = reading.kinds.find(
    ({ kind, why }) => kindNamed(kind) !== undefined && isSpokenOf(why, figure),
  );
  const kind = likely?.kind ?? typedIn(fields, 'kind');
  const form = kindNamed(kind);
  const goal = form === undefined ? undefined : goalOf(form);
  const own =
    form === undefined || form.claimed !== undefined ? 'claimed.' : goal && inputField(goal.name, '');
  const proposal: Proposal = {
    fields: {
      ...Object.fromEntries(
        Object.entries(fields).filter(([name]) => own === undefined || !name.startsWith(own)),
      ),
      ...(kind === '' ? {} : { kind }),
    },
    notes: [],
  };
  const isEmpty = (name: string) => typedIn(proposal.fields, name).trim() === '';
  fillFigure(proposal, isEmpty, figure, form);
  if (form !== undefined) {
    if (figure.per !== undefined) delete proposal.fields['options.per'];
    proposeOptions(proposal, isEmpty, { ...reading, figures: [figure] }, form);
  }
  return proposal.fields;
}

/** A form with the options that its quotation gives to its kind, where they are empty: per month, a fall, a deadline. */
export function withOptions(quote: string, fields: TypedFields): Record<string, string> {
  const form = kindNamed(typedIn(fields, 'kind'));
  const proposal: Proposal = { fields: { ...fields }, notes: [] };
  if (form !== undefined)
    proposeOptions(
      proposal,
      (name) => typedIn(proposal.fields, name).trim() === '',
      readQuotation(wordsOf(quote)),
      form,
    );
  return proposal.fields;
}

/** How many unclear figures get a note. */
const MAX_UNCLEAR = 5;

/** Why an unclear figure fills nothing, and what the editor can do. */
const LEFT: Record<Why, string> = {
  range:
    'gives two bounds: give the lower as the number and the upper as the end of the range, if that is what it claims',
  part: 'is a part of a percentage: work out what it claims',
  negated: 'says what is not so: give the number only if it is what is claimed',
  age: 'reads as an age: nothing is filled in from it',
  score: 'reads as a score or a vote: nothing is filled in from it',
  name: 'reads as the name of a group: nothing is filled in from it',
  'two-readings': 'can be read in two ways, as thousands or as a decimal: choose what it claims',
  'two-scales': 'names a magnitude twice: write the number in full',
};

/** Words for a note, cut if they are long. */
function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length > 120 ? `${characters.slice(0, 120).join('')}…` : characters.join('');
}

const FIGURE_FIELDS = ['claimed.value', 'claimed.unit', 'claimed.hedge'] as const;

/** Fills in the day that a level is for; any other date gets a note, and the editor places it. */
function proposeDates(
  proposal: Proposal,
  isEmpty: (name: string) => boolean,
  { dates, isOpen }: Reading & { isOpen: IsOpen },
  form: Kind,
): void {
  const hasDeadline = form.options.some(({ name }) => name === 'deadline');
  const left = dates.filter(({ role }) => !(hasDeadline && role === 'deadline'));
  const [date] = left;
  const [only, ...others] = form.inputs;
  const isOneFigure = only?.takes === 'figure' && others.length === 0;
  const field = `inputs.${only?.name ?? ''}.at`;
  const isOneDay = left.length === 1 && date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date.at);
  if (isOneFigure && isOneDay && isEmpty(field)) {
    proposal.fields[field] = shownMoment(date.at);
    proposal.notes.push(`Read the date of the figure as ${shownMoment(date.at)}.`);
  } else tellDates(proposal, left.filter(isOpen));
}

/** How many dates get a note. */
const MAX_DATES = 5;

/** Notes the dates that fill no field by themselves. */
function tellDates({ notes }: Proposal, dates: Reading['dates']): void {
  for (const { text, at } of dates.slice(0, MAX_DATES)) {
    const shown = shownMoment(at);
    notes.push(
      `The date ${quoted(shortened(text))}${shown === text ? '' : `, read as ${shown},`} is in no field yet: give it where it belongs.`,
    );
  }
}

/** The figure that the words claim, or what they name as agreed on, such as a target. */
function proposeFigure(
  { fields, notes }: Proposal,
  isEmpty: (name: string) => boolean,
  reading: Reading,
  form: Kind,
): void {
  const proposal = { fields, notes };
  const likely = reading.kinds.find(({ kind }) => kind === form.name);
  const implied = form.claimed === undefined ? undefined : likely?.figure;
  const range = form.claimed === undefined ? undefined : rangeOf(reading);
  const figure = figureFor(reading, form);
  if (implied !== undefined) fillImplied(proposal, isEmpty, implied, likely?.why ?? '', reading);
  else if (range !== undefined) fillRange(proposal, isEmpty, range);
  else if (figure !== undefined) fillFigure(proposal, isEmpty, figure, form);
}

/** Fills in a figure that the words say in another way: the place of "third highest", the months of "sixth month in a row". */
function fillImplied(
  { fields, notes }: Proposal,
  isEmpty: (name: string) => boolean,
  { value, unit }: NonNullable<KindProposal['figure']>,
  why: string,
  { figures }: Reading,
): void {
  if (!FIGURE_FIELDS.every(isEmpty)) return;
  fields['claimed.value'] = value;
  fields['claimed.unit'] = unit;
  const hedge = figures.find((figure) => figure.value === value)?.hedge ?? 'bare';
  if (hedge !== 'bare') fields['claimed.hedge'] = hedge;
  notes.push(`Read ${quoted(why)} as ${separated(value)} ${unit}.`);
}

/** The two ends of the first range of the words, if they are in one unit and each is read in one way. */
function rangeOf({
  unclear,
  figures,
}: Reading): { low: FigureRead; high: FigureRead; text: string } | undefined {
  const range = unclear.find(({ why }) => why === 'range');
  if (range === undefined) return undefined;
  const ends = figures.filter(
    ({ start, end, role }) => role === 'range' && start >= range.start && end <= range.end + MAX_NOUN,
  );
  const [low, high, ...more] = ends;
  if (low === undefined || high === undefined || more.length > 0) return undefined;
  if (hasTwoReadings(low.value) || hasTwoReadings(high.value)) return undefined;
  const isOne = high.unit.startsWith(low.unit);
  if (!isOne || compare(parseDecimal(low.value), parseDecimal(high.value)) >= 0) return undefined;
  return { low, high, text: range.text };
}

/** How far the noun of its upper end may reach beyond a range, in characters. */
const MAX_NOUN = 80;

function fillRange(
  { fields, notes }: Proposal,
  isEmpty: (name: string) => boolean,
  { low, high, text }: NonNullable<ReturnType<typeof rangeOf>>,
): void {
  if (![...FIGURE_FIELDS, 'claimed.to'].every(isEmpty)) return;
  fields['claimed.value'] = low.value;
  fields['claimed.to'] = high.value;
  if (high.unit !== '') fields['claimed.unit'] = high.unit;
  notes.push(
    `Read ${quoted(shortened(text))} as a range from ${separated(low.value)} to ${separated(high.value)}${high.unit === '' ? '' : ` ${high.unit}`}.`,
  );
}

/** Puts a figure into the empty fields that the form of a kind has for it; without a kind, into the claimed figure. */
function fillFigure(
  { fields, notes }: Proposal,
  isEmpty: (name: string) => boolean,
  figure: FigureRead,
  form: Kind | undefined,
): void {
  if (form === undefined || form.claimed !== undefined) {
    if (!FIGURE_FIELDS.every(isEmpty)) return;
    fields['claimed.value'] = figure.value;
    const unit = form?.claimed?.unit === 'times' ? 'times' : figure.unit;
    if (unit !== '') fields['claimed.unit'] = unit;
    if (figure.hedge !== 'bare') fields['claimed.hedge'] = figure.hedge;
    notes.push(`Read ${quoted(figure.text)} as ${toldAs(figure, unit)}.`);
    return;
  }
  const goal = goalOf(form);
  if (goal === undefined) return;
  const own = (field: string) => inputField(goal.name, field);
  if (!['value', 'unit', 'measure', 'series'].map(own).every(isEmpty)) return;
  fields[own('from')] = 'figure';
  fields[own('value')] = figure.value;
  if (figure.unit !== '') fields[own('unit')] = figure.unit;
  notes.push(
    `Read ${quoted(figure.text)} as ${inputName(form.name, goal.name, 'called')}: ${withUnit(separated(figure.value), figure.unit)}.`,
  );
}

/**
 * The input that takes the figure of the words if the kind claims none: what was agreed on, mostly given on the spot,
 * such as a target.
 */
export function goalOf({ inputs }: Kind): InputSpec | undefined {
  return inputs.find(
    ({ role, usually, takes }) => role === 'agreed' && usually === 'figure' && takes !== 'figures',
  );
}

/** How a figure was read, in words. */
export function toldAs({ value, hedge }: Pick<FigureRead, 'value' | 'hedge'>, unit: string): string {
  const [words, figure] = [HEDGES[hedge], withUnit(separated(value), unit)];
  if (words === '') return figure;
  return hedge === 'or-more' ? `${figure} ${words}` : `${words} ${figure}`;
}

/** Whether the words that suggest a kind contain a figure. */
function isSpokenOf(why: string, { text }: FigureRead): boolean {
  return why.includes(/\d[\d,.]*/.exec(text)?.[0] ?? text);
}

/** The figure in the words that suggest the kind; otherwise the first in the unit that the kind claims; otherwise the first. */
function figureFor({ figures, kinds }: Reading, form: Kind): FigureRead | undefined {
  const own = figures.filter(({ role }) => role === undefined);
  const why = kinds.find(({ kind }) => kind === form.name)?.why ?? '';
  const spokenOf = own.filter((figure) => isSpokenOf(why, figure));
  const first = (fits: (figure: FigureRead) => boolean) =>
    spokenOf.find(fits) ?? own.find(fits) ?? spokenOf[0] ?? own[0];
  if (form.claimed?.unit === '%') return first(({ unit }) => unit.startsWith('%'));
  if (form.claimed?.unit === 'times') return first(({ unit }) => unit === 'times');
  if (form.options.some(({ name }) => name === 'per')) return first(({ per }) => per !== undefined);
  // What may be counted in two units may be put either way.
  return form.claimed?.orUnit !== undefined ? first(() => true) : first(({ unit }) => !unit.startsWith('%'));
}

/** Fills in the options that the words give: those that came with the kind, the time that a rate is per, a deadline. */
function proposeOptions(
  { fields, notes }: Proposal,
  isEmpty: (name: string) => boolean,
  reading: Reading,
  form: Kind,
): void {
  const given = new Map(Object.entries(reading.kinds.find(({ kind }) => kind === form.name)?.options ?? {}));
  const per = reading.figures.find(({ role, per }) => role === undefined && per !== undefined)?.per;
  if (per !== undefined && !given.has('per')) given.set('per', per);
  const deadline = reading.dates.find(({ role }) => role === 'deadline');
  if (deadline !== undefined && !given.has('deadline')) given.set('deadline', deadline.at);
  for (const option of form.options) {
    const field = `options.${option.name}`;
    const value = given.get(option.name);
    if (value === undefined || !isEmpty(field)) continue;
    if (option.type !== 'choice') {
      fields[field] = shownMoment(value);
      notes.push(`Read ${lowered(option.label)} as ${fields[field]}.`);
      continue;
    }
    const choice = option.choices?.find((one) => one.value === value);
    if (choice === undefined) continue;
    fields[field] = value;
    if (value !== option.fallback) notes.push(`Read ${lowered(option.label)} as “${lowered(choice.label)}”.`);
  }
}

function titleOf(kind: string): string {
  return kindNamed(kind)?.title ?? kind;
}

function quoted(words: string): string {
  return `“${words.replace(/^[“"]|[”"]$/g, '')}”`;
}
