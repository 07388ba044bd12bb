/**
 * The lists of the ledger as tables: the columns of each, in order, with what they hold. A column keeps its name and its place;
 * new ones come last, for those who count columns.
 */
import { required, type TableField } from './columns.ts';

/** What several tables say of a thing that has a page. */
const ADDRESS = {
  name: 'address',
  type: 'string',
  description: 'The full address of its page.',
  ...required,
} as const satisfies TableField;

const CLAIMS = {
  name: 'claims',
  type: 'integer',
  description: 'How many published claims there are.',
  ...required,
} as const satisfies TableField;

const NAMES = [
  { name: 'slug', type: 'string', description: 'Its name in addresses.', ...required },
  ADDRESS,
  { name: 'name', type: 'string', description: 'The name, as lists show it.', ...required },
  CLAIMS,
] as const satisfies readonly TableField[];

/** The words or the findings of both clocks before and after a correction. */
const word = <const Name extends string>(name: Name, description: string) =>
  ({ name, type: 'string', description }) as const;

const CLAIM_COLUMNS = [
  { name: 'slug', type: 'string', description: 'The name of the claim in addresses.', ...required },
  ADDRESS,
  { name: 'quote', type: 'string', description: 'The whole quotation.', ...required },
  { name: 'claimant', type: 'string', description: 'Who said it, as lists show the name.', ...required },
  { name: 'party', type: 'string', description: 'The party on that day.' },
  { name: 'saidOn', type: 'date', description: 'The day of the words.', ...required },
  {
    name: 'kind',
    type: 'string',
    description: 'The kind of statement, as the method names it.',
    ...required,
  },
  { name: 'topic', type: 'string', description: 'The name of the topic.' },
  { name: 'claimed', type: 'string', description: 'The claimed figure in words.' },
  { name: 'wordSaid', type: 'string', description: 'The word on the figures of the day it was said.' },
  { name: 'wordNow', type: 'string', description: 'The word on today’s figures.' },
  { name: 'word', type: 'string', description: 'The word of the headline.', ...required },
  { name: 'findingSaid', type: 'string', description: 'The exact finding when it was said.', ...required },
  { name: 'findingNow', type: 'string', description: 'The exact finding on today’s figures.', ...required },
  { name: 'because', type: 'string', description: 'Why, on today’s figures.', ...required },
  { name: 'revision', type: 'integer', description: 'The number of the published revision.', ...required },
  { name: 'publishedAt', type: 'datetime', description: 'When it was first published.', ...required },
  {
    name: 'changedAt',
    type: 'datetime',
    description: 'When its verdict or its evidence last changed.',
    ...required,
  },
] as const satisfies readonly TableField[];

/** The tables, by the names of their lists. */
export const LIST_TABLES = {
  claims: CLAIM_COLUMNS,
  people: [...NAMES, { name: 'kind', type: 'string', description: '`person` or `body`.', ...required }],
  parties: NAMES,
  topics: NAMES,
  disputes: [
    {
      name: 'series',
      type: 'string',
      description: 'The id of the series that it is called by.',
      ...required,
    },
    ADDRESS,
    { name: 'title', type: 'string', description: 'The title of that series.', ...required },
    { name: 'place', type: 'string', description: 'Where its figures are counted.' },
    CLAIMS,
    { name: 'claimants', type: 'integer', description: 'How many people and bodies made them.', ...required },
    {
      name: 'words',
      type: 'string',
      description: 'How many of the latest claims have each word: `right 3; wrong 1`.',
    },
    {
      name: 'movedAt',
      type: 'datetime',
      description: 'When a verdict in it was published last.',
      ...required,
    },
  ],
  corrections: [
    { name: 'id', type: 'integer', description: 'The number of the correction; a withdrawal has none.' },
    { name: 'claim', type: 'string', description: 'The slug of the claim.', ...required },
    {
      name: 'address',
      type: 'string',
      description: 'Where it is told in the history of the claim.',
      ...required,
    },
    { name: 'quote', type: 'string', description: 'The beginning of the quotation.', ...required },
    { name: 'claimant', type: 'string', description: 'Who said it.', ...required },
    {
      name: 'type',
      type: 'string',
      description: 'What was corrected, `withdrawal`, or `sayings`.',
      ...required,
    },
    { name: 'sentence', type: 'string', description: 'What was wrong, and what is right.', ...required },
    word('wordSaidBefore', 'The word when it was said, before.'),
    word('wordNowBefore', 'The word on the figures of that day, before.'),
    word('wordSaidAfter', 'The word when it was said, after.'),
    word('wordNowAfter', 'The word on the figures of that day, after.'),
    word('findingSaidBefore', 'The finding when it was said, before.'),
    word('findingNowBefore', 'The finding on the figures of that day, before.'),
    word('findingSaidAfter', 'The finding when it was said, after.'),
    word('findingNowAfter', 'The finding on the figures of that day, after.'),
    { name: 'at', type: 'datetime', description: 'When it was published.', ...required },
  ],
  evidence: [
    { name: 'id', type: 'string', description: 'The id of the series.', ...required },
    ADDRESS,
    { name: 'figures', type: 'string', description: 'The full address of its figures as CSV.', ...required },
    { name: 'title', type: 'string', description: 'What it counts.', ...required },
    { name: 'measure', type: 'string', description: 'How it is counted.' },
    { name: 'unit', type: 'string', description: 'The unit of its figures.', ...required },
    { name: 'place', type: 'string', description: 'Where it is counted.' },
    { name: 'frequency', type: 'string', description: 'How often it has a figure.' },
    { name: 'observations', type: 'integer', description: 'How many figures count.', ...required },
    { name: 'firstDate', type: 'date', description: 'The last day of its first figure.' },
    { name: 'lastDate', type: 'date', description: 'The last day of its last figure.' },
    { name: 'claims', type: 'integer', description: 'How many published claims rest on it.', ...required },
  ],
} as const satisfies Record<string, readonly TableField[]>;

/** A list that is given as a table. */
export type ListTable = keyof typeof LIST_TABLES;

/** A row of a table: its cells as text, empty if there is nothing in them. */
export type ListRow<Table extends ListTable> = Record<(typeof LIST_TABLES)[Table][number]['name'], string>;
