/**
 * What a form may be filled with from the words of its quotation. Only fields that are empty are filled, each
 * with a sentence for the editor, who confirms or changes it; what is not stated plainly is left empty, and told.
 */
import { type DraftFields, shownMoment, typedIn } from './draft-fields.ts';
import { HEDGES } from './hedge.ts';
import { type KindForm, kindForm } from './kind-form.ts';
import { kindNamed } from './kinds/index.ts';
import { type FigureRead, type Reading, readQuotation, type Why } from './reading/quotation.ts';
import { MAX_QUOTE } from './schema.ts';
import { proposedSlug } from './slug.ts';
import { separated } from './words.ts';

export interface Proposal {
  /** The form with what is proposed in the fields that were empty. */
  fields: Record<string, string>;
  /** A sentence for each thing that was read. */
  notes: string[];
}

/** Fills what is empty in a form from its quotation; ranges, denials and the like fill nothing. Never overwrites what was typed, and never throws. */
export function propose(quote: string, fields: DraftFields): Proposal {
  const words = quote.trim().slice(0, MAX_QUOTE);
  const proposal: Proposal = { fields: { ...fields }, notes: [] };
  const isEmpty = (name: string) => typedIn(proposal.fields, name).trim() === '';
  if (words === '') return proposal;
  const reading = readQuotation(words);
  const slug = proposedSlug(words);
  if (isEmpty('slug') && slug !== '') proposal.fields['slug'] = slug;

  const [likely, ...others] = reading.kinds.filter(({ kind }) => kindForm(kind) !== undefined);
  if (isEmpty('kind') && likely !== undefined) {
    proposal.fields['kind'] = likely.kind;
    proposal.notes.push(
      `Read ${quoted(likely.why)} as a claim of the kind “${titleOf(likely.kind)}”${others.length === 0 ? '' : `; it may also be “${others.map(({ kind }) => titleOf(kind)).join('” or “')}”`}.`,
    );
  }
  const form = kindForm(typedIn(proposal.fields, 'kind'));
  if (form !== undefined) {
    proposeFigure(proposal, isEmpty, reading, form);
    proposeOptions(proposal, isEmpty, reading, form);
  } else if (reading.kinds.length === 0)
    proposal.notes.push('The words do not tell what kind of claim it is: choose one below.');
  for (const { text, why } of reading.unclear.slice(0, MAX_UNCLEAR))
    proposal.notes.push(`${quoted(shortened(text))} ${LEFT[why]}.`);
  return proposal;
}

/** So many figures that nothing is filled from are told. */
const MAX_UNCLEAR = 5;

/** Why nothing is filled from a figure, and what the editor may do. */
const LEFT: Record<Why, string> = {
  range: 'gives two bounds: choose what it claims',
  part: 'is a part of a percentage: work out what it claims',
  negated: 'says what is not so: give the number only if it is what is claimed',
  age: 'reads as an age: nothing is filled in from it',
  score: 'reads as a score or a vote: nothing is filled in from it',
  name: 'reads as the name of a group: nothing is filled in from it',
  'two-readings': 'can be read in two ways, as thousands or as a decimal: choose what it claims',
  'two-scales': 'names a magnitude twice: write the number in full',
};

/** The start of long words, for a note about them. */
function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length > 120 ? `${characters.slice(0, 120).join('')}…` : characters.join('');
}

/** The figure that the words claim, or the target that they name. */
function proposeFigure(
  { fields, notes }: Proposal,
  isEmpty: (name: string) => boolean,
  reading: Reading,
  form: KindForm,
): void {
  const figure = figureFor(reading, form);
  if (figure === undefined) return;
  if (form.hasClaimed) {
    if (!['claimed.value', 'claimed.unit', 'claimed.hedge'].every(isEmpty)) return;
    fields['claimed.value'] = figure.value;
    const unit = form.claimedUnit === 'times' ? 'times' : figure.unit;
    if (unit !== '') fields['claimed.unit'] = unit;
    if (figure.hedge !== 'bare') fields['claimed.hedge'] = figure.hedge;
    const hedge = HEDGES[figure.hedge];
    notes.push(
      `Read ${quoted(figure.text)} as ${[separated(figure.value), hedge, unit].filter((part) => part !== '').join(', ')}.`,
    );
  } else if (form.inputs.some(({ name }) => name === 'target')) {
    const own = (name: string) => `inputs.target.${name}`;
    if (!['value', 'unit', 'measure', 'series'].map(own).every(isEmpty)) return;
    fields[own('from')] = 'figure';
    fields[own('value')] = figure.value;
    if (figure.unit !== '') fields[own('unit')] = figure.unit;
    notes.push(
      `Read ${quoted(figure.text)} as the target: ${separated(figure.value)}${figure.unit === '' ? '' : ` ${figure.unit}`}.`,
    );
  }
}

/** The figure that the kind's words speak of; else the first that is counted in what the kind claims; else the first. */
function figureFor({ figures, kinds }: Reading, form: KindForm): FigureRead | undefined {
  const own = figures.filter(({ role }) => role === undefined);
  const why = kinds.find(({ kind }) => kind === form.kind)?.why ?? '';
  const spokenOf = own.filter(({ text }) => why.includes(/\d[\d,.]*/.exec(text)?.[0] ?? text));
  const first = (fits: (figure: FigureRead) => boolean) =>
    spokenOf.find(fits) ?? own.find(fits) ?? spokenOf[0] ?? own[0];
  if (form.claimedUnit === '%') return first(({ unit }) => unit.startsWith('%'));
  if (form.claimedUnit === 'times') return first(({ unit }) => unit === 'times');
  if (form.options.some(({ name }) => name === 'per')) return first(({ per }) => per !== undefined);
  // A shortfall may be put either way.
  return form.kind === 'shortfall' ? first(() => true) : first(({ unit }) => !unit.startsWith('%'));
}

/** Options that the words give: those that came with the kind, the time a rate is counted by, a deadline. */
function proposeOptions(
  { fields, notes }: Proposal,
  isEmpty: (name: string) => boolean,
  reading: Reading,
  form: KindForm,
): void {
  const given = new Map(Object.entries(reading.kinds.find(({ kind }) => kind === form.kind)?.options ?? {}));
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

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
