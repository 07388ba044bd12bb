/** The claim form in comparisons and comments: its parts, its order, its words. */

import { HEDGES } from '../../../claims/claim.ts';
import { linkFieldOf } from '../../../claims/drafting/draft-links.ts';
import { typedIn } from '../../../claims/drafting/typed-fields.ts';
import { isNobodyKnown } from '../../../claims/editorial/claimants.ts';
import { CORRECTION_TYPES, CORRECTION_WORDS } from '../../../claims/editorial/workflow.ts';
import { FREQUENCY_WORDS } from '../../../claims/evidence/frequency.ts';
import { kindNamed } from '../../../claims/kinds/index.ts';
import { LINK_KINDS } from '../../../claims/sayings/saying.ts';
import { sentence } from '../../../claims/words/text.ts';
import { FIELD_LABELS, fieldLabel, INPUT_FIELDS } from './field-names.ts';

/** The parts of the form, in its order: names of fields, or beginnings of names if they end with a dot. */
const PARTS: readonly (readonly string[])[] = [
  ['quote', 'slug'],
  ['claimant.', 'saidOn', 'appearance.', 'topic'],
  ['kind', 'claimed.', 'options.'],
  ['inputs', 'inputs.'],
  ['alsoOn.', 'insteadOf.', 'related.'],
  ['context', 'notes'],
  ['links.'],
  ['correction.'],
];

/** The name of comments on the evidence as a whole. */
export const EVIDENCE = 'inputs';

/** The name of comments on the whole. */
export const GENERAL = '';

const covers = (name: string) => (start: string) =>
  start.endsWith('.') ? name.startsWith(start) : name === start;

/** What a comment is about, in words. */
export function commentLabel(field: string, kind: string): string {
  if (field === GENERAL) return 'In general';
  return field === EVIDENCE ? 'The evidence as a whole' : fieldLabel(field, kind);
}

type Fields = Readonly<Record<string, string>>;

/** What the fields of some forms are called; if the forms are of several kinds, by the first that has the field. */
export function labelsOf(...forms: readonly Fields[]): (name: string) => string {
  const kinds = forms.map((fields) => typedIn(fields, 'kind'));
  return (name) =>
    kinds.map((kind) => fieldLabel(name, kind)).find((label) => isWords(label, name)) ??
    fieldLabel(name, kinds[0] ?? '');
}

/** Whether a label is more than the field's own name. */
function isWords(label: string, name: string): boolean {
  const [, input = ''] = name.split('.');
  return label !== name && !(name.startsWith('inputs.') && label.startsWith(input));
}

const GIVEN_WORDS: Record<string, string> = {
  series: 'A figure that the ledger has',
  figure: 'A figure given here',
  new: 'A new figure for the ledger',
};

function held(table: Readonly<Record<string, string>>, key: string): string {
  return (Object.hasOwn(table, key) ? table[key] : undefined) ?? key;
}

/** The content of a field of some forms, in the words of the form if it is one of a list. */
export function valuesOf(...forms: readonly Fields[]): (name: string, value: string) => string {
  const options = forms.flatMap((fields) => kindNamed(typedIn(fields, 'kind'))?.options ?? []);
  return (name, value) => {
    if (name === 'kind') return kindNamed(value)?.title ?? value;
    if (name === 'claimed.hedge') return value === 'bare' ? 'none' : held(HEDGES, value);
    if (linkFieldOf(name)?.field === 'kind') return held(LINK_KINDS, value);
    if (name === 'claimant.is') return value === 'body' ? 'A body' : 'A person';
    if (name === 'claimant.which')
      return isNobodyKnown(value) ? 'Another of this name' : `The same, listed as “${value}”`;
    if (name === 'correction.type') {
      const type = CORRECTION_TYPES.find((one) => one === value);
      return type === undefined ? value : CORRECTION_WORDS[type].label;
    }
    if (name.startsWith('options.'))
      return (
        options
          .filter((option) => `options.${option.name}` === name)
          .flatMap((option) => option.choices ?? [])
          .find((choice) => choice.value === value)?.label ?? value
      );
    if (name.endsWith('.frequency')) return sentence(held(FREQUENCY_WORDS, value));
    return name.endsWith('.from') ? held(GIVEN_WORDS, value) : value;
  };
}

const OWN_FIELDS = Object.keys(FIELD_LABELS);

/** What the name of an input's field is made of: `inputs.parts.0.source.id` is `parts.0` and `source.id`. */
function ofInput(name: string): [input: string, field: string] | undefined {
  const match = /^inputs\.([a-zA-Z]+(?:\.\d{1,6})?)\.(.+)$/.exec(name);
  return match?.[1] === undefined || match[2] === undefined ? undefined : [match[1], match[2]];
}

/** Names of fields in the order of the form, without the hidden fields whose names begin with `_`. */
export function inFormOrder(names: Iterable<string>): string[] {
  const orLast = (at: number) => (at < 0 ? Number.MAX_SAFE_INTEGER : at);
  return [...new Set(names)]
    .filter((name) => !name.startsWith('_'))
    .map((name) => {
      const [input, field] = ofInput(name) ?? ['', ''];
      return {
        name,
        group: orLast(PARTS.findIndex((names) => names.some(covers(name)))),
        input,
        within: orLast(
          input === '' ? OWN_FIELDS.indexOf(name) : (INPUT_FIELDS as readonly string[]).indexOf(field),
        ),
      };
    })
    .sort(
      (a, b) =>
        a.group - b.group ||
        a.input.localeCompare(b.input, 'en', { numeric: true }) ||
        a.within - b.within ||
        (a.name < b.name ? -1 : 1),
    )
    .map(({ name }) => name);
}
