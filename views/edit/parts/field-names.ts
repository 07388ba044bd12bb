/** What the fields of the claim form are called, on the form and elsewhere. */
import { linkFieldOf } from '../../../claims/drafting/draft-links.ts';
import { inputName } from '../../../claims/kinds/given-inputs.ts';
import { kindNamed } from '../../../claims/kinds/index.ts';
import { lowered } from '../../../claims/words/text.ts';
import type { FieldIssue } from './fields.ts';

/**
 * Issues as they are listed away from their fields: a message that does not name its field follows the field's name.
 */
export function namedIssues(issues: readonly FieldIssue[], kind: string): FieldIssue[] {
  return issues.map(({ field, message, bare }) => ({
    field,
    message:
      bare === true && field !== ''
        ? `${fieldLabel(field, kind)}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`
        : message,
  }));
}

/** The fields that every claim has. */
export const FIELD_LABELS = {
  quote: 'The quotation',
  slug: 'Name for the address',
  kind: 'Kind of claim',
  'claimed.value': 'The number they claim',
  'claimed.unit': 'What it counts',
  'claimed.hedge': 'Word before the number',
  'claimed.to': 'Upper end of the range',
  'claimant.name': 'Who said it',
  'claimant.which': 'The same person, or another?',
  'claimant.is': 'A person or a body',
  'claimant.role': 'Their role',
  'claimant.organisation': 'Their organisation',
  'claimant.party': 'Their party',
  saidOn: 'The day it was said',
  'appearance.title': 'Where it was said',
  'appearance.publisher': 'Publisher',
  'appearance.url': 'Link',
  topic: 'Topic',
  context: 'Context',
  notes: 'Notes',
  'correction.type': 'What sort of correction this is',
  'correction.sentence': 'Sentence for readers',
} as const;

/** The fields that every figure of the evidence has. */
export const INPUT_LABELS = {
  from: 'How it is given',
  series: 'Series',
  'newSeries.title': 'Title of the new series',
  'newSeries.unit': 'What it counts',
  'newSeries.measure': 'Measure',
  'newSeries.place': 'Place',
  'newSeries.definition': 'What exactly it counts',
  'newSeries.frequency': 'How often it has a figure',
  value: 'Figure',
  unit: 'Unit',
  name: 'What it is of',
  measure: 'Measure',
  at: 'Date or period',
  nearest: 'Rounded to the nearest',
  low: 'Lower bound',
  high: 'Upper bound',
  status: 'Status',
  publishedOn: 'Published on',
  'source.id': 'Source of the ledger',
  'source.title': 'Title of a new source',
  'source.publisher': 'Publisher of it',
  'source.url': 'Link to it',
  'source.publishedOn': 'Published on',
  'source.quote': 'What it says, word for word',
  'source.licence': 'Licence',
} as const;

export type InputField = keyof typeof INPUT_LABELS;

/** The fields of one figure, in the order of the form. */
export const INPUT_FIELDS = Object.keys(INPUT_LABELS) as InputField[];

function held<T extends object>(table: T, key: string): T[keyof T] | undefined {
  return Object.hasOwn(table, key) ? table[key as keyof T] : undefined;
}

/** What a field is called: "The figure reached: date or period". The kind is that of the form. */
export function fieldLabel(name: string, kind: string): string {
  const own = held(FIELD_LABELS, name);
  if (own !== undefined) return own;
  if (name.startsWith('options.'))
    return kindNamed(kind)?.options.find((option) => `options.${option.name}` === name)?.label ?? name;
  const link = linkFieldOf(name);
  if (link !== undefined) return LINK_LABELS[link.field];
  const beside = besideLabel(name, kind);
  if (beside !== undefined) return beside;
  const match = /^inputs\.([a-zA-Z]+)(?:\.(\d+))?\.(.+)$/.exec(name);
  if (match === null) return name;
  const [, input = '', part, field = ''] = match;
  const what = held(INPUT_LABELS, field) ?? field;
  const label = inputName(kind, part === undefined ? input : `${input}.${part}`, 'label');
  return `${label}: ${what.charAt(0).toLowerCase()}${what.slice(1)}`;
}

/** What the fields of a link are called. */
export const LINK_LABELS = { to: 'Linked claim', kind: 'How it belongs with this one' } as const;

/** What the fields are called that the form has beside the inputs, by the list and the field within. */
const BESIDE_LABELS: Readonly<Record<string, string>> = {
  'alsoOn label': 'What it is',
  'insteadOf what': 'What the number may be',
  'related.measures series': 'Series',
  'related.marks on': 'Day',
  'related.marks what': 'What happened',
};

const BESIDE_ITEMS: Readonly<Record<string, string>> = {
  alsoOn: 'Other evidence',
  insteadOf: 'What it may be',
  'related.measures': 'Other measure',
  'related.marks': 'Day that matters',
};

const RELATED_SERIES: Readonly<Record<string, string>> = {
  'related.population.series': 'Population',
  'related.prices.series': 'Price index',
};

/** What a field beside the inputs is called: "Other evidence 1, the target: figure"; undefined for any other field. */
function besideLabel(name: string, kind: string): string | undefined {
  const series = Object.hasOwn(RELATED_SERIES, name) ? RELATED_SERIES[name] : undefined;
  if (series !== undefined) return series;
  const [, list = '', number, field = ''] =
    /^(alsoOn|insteadOf|related\.measures|related\.marks)\.(\d{1,2})\.(.+)$/.exec(name) ?? [];
  if (number === undefined) return undefined;
  const item = `${BESIDE_ITEMS[list] ?? list} ${Number(number) + 1}`;
  const own = BESIDE_LABELS[`${list} ${field}`];
  if (own !== undefined) return `${item}: ${lowered(own)}`;
  if (field.startsWith('input.'))
    return `${item}: ${lowered(held(INPUT_LABELS, field.slice('input.'.length)) ?? field)}`;
  return field.startsWith('inputs.') ? `${item}, ${lowered(fieldLabel(field, kind))}` : name;
}
