/**
 * Frictionless Data Packages (datapackage.org, version 2): they describe the tables that the ledger gives away, with
 * types, sources and licences, so that a program that has never heard of the ledger can read them.
 */
import type { Series, Source } from '../evidence/series.ts';
import { wholeSecond } from '../exact/instant.ts';
import {
  ARCHIVED_FIELD,
  FIGURE_FIELDS,
  FREQUENCY_FIELD,
  required,
  SERIES_COLUMNS,
  type TableField,
} from './columns.ts';
import { PEOPLE_TABLES } from './people-tables.ts';

/** A table of the whole ledger. */
export interface Table {
  title: string;
  fields: readonly TableField[];
  primaryKey: readonly string[];
  foreignKeys?: readonly {
    fields: readonly string[];
    reference: { resource: string; fields: readonly string[] };
  }[];
}

/** The tables of the whole ledger, by their names. */
export const TABLES = {
  series: {
    title: 'Series',
    fields: [
      { name: 'id', type: 'string', ...required },
      { name: 'title', type: 'string', ...required },
      { name: 'measure', type: 'string' },
      { name: 'unit', type: 'string', ...required },
      { name: 'place', type: 'string' },
      { name: 'definition', type: 'string' },
      { name: 'recordedAt', type: 'datetime', ...required },
      FREQUENCY_FIELD,
    ],
    primaryKey: ['id'],
  },
  sources: {
    title: 'Sources',
    fields: [
      { name: 'id', type: 'string', ...required },
      { name: 'title', type: 'string', ...required },
      { name: 'publisher', type: 'string', ...required },
      { name: 'url', type: 'string' },
      { name: 'publishedOn', type: 'date' },
      { name: 'retrievedOn', type: 'date' },
      { name: 'sha256', type: 'string' },
      { name: 'licence', type: 'string' },
      { name: 'quote', type: 'string' },
      { name: 'recordedAt', type: 'datetime', ...required },
      ARCHIVED_FIELD,
    ],
    primaryKey: ['id'],
  },
  observations: {
    title: 'Figures, each vintage and each correction a row',
    fields: [
      { name: 'id', type: 'integer', ...required },
      { name: 'series', type: 'string', ...required },
      FIGURE_FIELDS.at,
      { name: 'value', type: 'number', ...required },
      FIGURE_FIELDS.precision,
      FIGURE_FIELDS.status,
      { name: 'publishedOn', type: 'date', ...required },
      { name: 'source', type: 'string', ...required },
      { name: 'recordedAt', type: 'datetime', ...required },
      {
        name: 'corrects',
        type: 'integer',
        description: 'The row that this one corrects, which no longer counts.',
      },
    ],
    primaryKey: ['id'],
    foreignKeys: [
      { fields: ['series'], reference: { resource: 'series', fields: ['id'] } },
      { fields: ['source'], reference: { resource: 'sources', fields: ['id'] } },
      { fields: ['corrects'], reference: { resource: '', fields: ['id'] } },
    ],
  },
  'next-releases': {
    title: 'When the next figures of a series are expected, each time that it was said',
    fields: [
      { name: 'id', type: 'integer', ...required },
      { name: 'series', type: 'string', ...required },
      {
        name: 'expected',
        type: 'string',
        description:
          'A day or a month (`YYYY-MM-DD`, `YYYY-MM`); empty where it was taken back. The last of a series counts.',
      },
      { name: 'recordedAt', type: 'datetime', ...required },
    ],
    primaryKey: ['id'],
    foreignKeys: [{ fields: ['series'], reference: { resource: 'series', fields: ['id'] } }],
  },
  recipes: {
    title: 'How files of figures are read, each version of each recipe',
    fields: [
      { name: 'id', type: 'string', ...required },
      { name: 'version', type: 'integer', ...required },
      {
        name: 'recipe',
        type: 'string',
        description: 'The recipe as JSON, as db/recipes/README.md of the program describes it.',
        ...required,
      },
      { name: 'recordedAt', type: 'datetime', ...required },
    ],
    primaryKey: ['id', 'version'],
  },
  'word-pairs': {
    title: 'Pairs of words that are one thing, or never one, where claims are compared',
    fields: [
      { name: 'id', type: 'integer', ...required },
      { name: 'one', type: 'string', ...required },
      { name: 'other', type: 'string', ...required },
      { name: 'stand', type: 'string', constraints: { required: true, enum: ['one', 'never'] } },
      { name: 'reason', type: 'string', ...required },
      { name: 'recordedAt', type: 'datetime', ...required },
    ],
    primaryKey: ['id'],
  },
  claims: {
    title: 'Claims at their last published revision, with those that were withdrawn',
    fields: [
      { name: 'slug', type: 'string', ...required },
      { name: 'revision', type: 'integer', ...required },
      { name: 'quote', type: 'string', ...required },
      { name: 'claimant', type: 'string', ...required },
      { name: 'role', type: 'string' },
      { name: 'organisation', type: 'string' },
      { name: 'party', type: 'string' },
      {
        name: 'person',
        type: 'string',
        description: 'Whose claim it is, as the table of people has it; empty if it was withdrawn.',
      },
      {
        name: 'partyOfDay',
        type: 'string',
        description: 'The party that counts for it, as the table of parties has it.',
      },
      { name: 'saidOn', type: 'date', ...required },
      { name: 'kind', type: 'string', ...required },
      { name: 'claimedValue', type: 'number' },
      { name: 'claimedUnit', type: 'string' },
      { name: 'claimedHedge', type: 'string' },
      { name: 'topic', type: 'string' },
      { name: 'word', type: 'string', description: 'The reader’s word, of the clock that decides.' },
      {
        name: 'wordClock',
        type: 'string',
        description:
          'Whose figures decide: those of the day it was said (`said`), or of the last ruling (`now`).',
      },
      { name: 'otherWord', type: 'string', description: 'The word of the other clock, if it differs.' },
      { name: 'wordSaid', type: 'string', description: 'The word on the figures of the day it was said.' },
      {
        name: 'wordNow',
        type: 'string',
        description: 'The word on the figures of the day of its last ruling.',
      },
      { name: 'findingSaid', type: 'string', description: 'On the figures of the day it was said.' },
      { name: 'findingNow', type: 'string', description: 'On the figures of the day of its last ruling.' },
      { name: 'becauseNow', type: 'string' },
      { name: 'recordedAt', type: 'datetime', ...required },
      { name: 'withdrawnAt', type: 'datetime' },
      { name: 'withdrawnReason', type: 'string' },
    ],
    primaryKey: ['slug'],
  },
  sayings: {
    title: 'Who said the same as a claim besides its claimant, as it stands',
    fields: [
      { name: 'id', type: 'integer', ...required },
      { name: 'slug', type: 'string', ...required },
      { name: 'claimant', type: 'string', ...required },
      { name: 'role', type: 'string', description: 'The role of that day, as it was recorded.' },
      { name: 'organisation', type: 'string' },
      { name: 'party', type: 'string' },
      { name: 'person', type: 'string', description: 'Whose words they are, as the table of people has it.' },
      {
        name: 'saidOn',
        type: 'string',
        ...required,
        description: 'A day; a month or a year (`YYYY-MM`, `YYYY`), if no more is known.',
      },
      { name: 'words', type: 'string', ...required },
      { name: 'reported', type: 'string', description: '`yes` if the words are those of a report.' },
      { name: 'where', type: 'string' },
      { name: 'publisher', type: 'string' },
      { name: 'url', type: 'string' },
      { name: 'claimedValue', type: 'number', description: 'The figure as said, if it is not the claim’s.' },
      { name: 'claimedHedge', type: 'string' },
      { name: 'within', type: 'string', description: 'The claim in whose words it is held.' },
      { name: 'addedAt', type: 'datetime', ...required },
    ],
    primaryKey: ['id'],
    foreignKeys: [{ fields: ['slug'], reference: { resource: 'claims', fields: ['slug'] } }],
  },
  rulings: {
    title: 'Published verdicts, each with the hash of the bundle that it was computed from',
    fields: [
      { name: 'id', type: 'integer', ...required },
      { name: 'slug', type: 'string', ...required },
      { name: 'revision', type: 'integer', ...required },
      { name: 'clock', type: 'string', constraints: { required: true, enum: ['said', 'now'] } },
      { name: 'asOf', type: 'date', ...required },
      { name: 'method', type: 'string', ...required },
      { name: 'word', type: 'string', ...required, description: 'The reader’s word for the verdict.' },
      { name: 'finding', type: 'string', ...required },
      {
        name: 'because',
        type: 'string',
        ...required,
        description:
          'The verdict in a sentence: as it was stored or, if only its values were, in the words of the program that exported it.',
      },
      { name: 'bundleSha256', type: 'string', ...required },
      { name: 'recordedAt', type: 'datetime', ...required },
    ],
    primaryKey: ['id'],
    foreignKeys: [{ fields: ['slug'], reference: { resource: 'claims', fields: ['slug'] } }],
  },
  corrections: {
    title: 'Corrections of what was published',
    fields: [
      { name: 'id', type: 'integer', ...required },
      { name: 'slug', type: 'string', ...required },
      { name: 'type', type: 'string', ...required },
      { name: 'sentence', type: 'string', ...required },
      { name: 'fromRevision', type: 'integer', ...required },
      { name: 'toRevision', type: 'integer', ...required },
      {
        name: 'wordSaidBefore',
        type: 'string',
        description: 'Empty where it was published before there were words.',
      },
      { name: 'wordNowBefore', type: 'string' },
      { name: 'wordSaidAfter', type: 'string' },
      { name: 'wordNowAfter', type: 'string' },
      { name: 'findingSaidBefore', type: 'string', ...required },
      { name: 'findingNowBefore', type: 'string', ...required },
      { name: 'findingSaidAfter', type: 'string', ...required },
      { name: 'findingNowAfter', type: 'string', ...required },
      { name: 'at', type: 'datetime', ...required },
    ],
    primaryKey: ['id'],
    foreignKeys: [{ fields: ['slug'], reference: { resource: 'claims', fields: ['slug'] } }],
  },
  ...PEOPLE_TABLES,
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof TABLES;

/** Licences that have an identifier in packages; the sources carry any other in words. */
const LICENCES: readonly { known: RegExp; name: string; path: string; title: string }[] = [
  {
    known: /open government licen[cs]e(?:.*\b3(?:\.0)?)?|^ogl\b/i,
    name: 'OGL-UK-3.0',
    path: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
    title: 'Open Government Licence v3.0',
  },
  {
    known: /\bcc[ -]by[ -]4(?:\.0)?\b|creative commons attribution 4/i,
    name: 'CC-BY-4.0',
    path: 'https://creativecommons.org/licenses/by/4.0/',
    title: 'Creative Commons Attribution 4.0',
  },
];

/** The licence of the ledger, if one was chosen, and those of sources that have an identifier, each once. */
function licences(sources: readonly Source[], own: PackageLicence | null) {
  const held = LICENCES.filter(({ known }) => sources.some((s) => known.test(s.licence ?? '')));
  const all = [
    ...(own === null
      ? []
      : [{ ...(own.spdx === null ? {} : { name: own.spdx }), path: own.url, title: own.name }]),
    ...held.filter(({ name }) => name !== own?.spdx).map(({ known: _, ...licence }) => licence),
  ];
  return all.length === 0 ? {} : { licenses: all };
}

/** The licence of the ledger, as packages name it. */
interface PackageLicence {
  spdx: string | null;
  name: string;
  url: string;
}

function sourcesOf(sources: readonly Source[]) {
  const described = sources.map(({ title, publisher, url, publishedOn, licence }) => ({
    title: `${publisher}: ${title}`,
    ...(url === undefined ? {} : { path: url }),
    ...(publishedOn === undefined ? {} : { version: publishedOn }),
    ...(licence === undefined ? {} : { licence }),
  }));
  return described.length === 0 ? {} : { sources: described };
}

const PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json';

const resource = (name: string, title: string, path: string, schema: object) => ({
  name,
  type: 'table',
  title,
  path,
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  schema: { ...schema, missingValues: [''] },
});

/** The package of one series: its CSV, its columns, its sources. `csv` and `homepage` are full addresses. */
export function seriesPackage(
  series: Series,
  sources: readonly Source[],
  { csv, homepage, licence = null }: { csv: string; homepage: string; licence?: PackageLicence | null },
): object {
  const about = [series.measure, series.unit, series.place].filter((part) => part !== undefined).join(', ');
  return {
    $schema: PROFILE,
    name: series.id,
    title: series.title,
    description: series.definition === undefined ? about : `${about}. ${series.definition}`,
    homepage,
    ...licences(sources, licence),
    ...sourcesOf(sources),
    resources: [
      resource(series.id, series.title, csv, {
        fields: SERIES_COLUMNS,
        primaryKey: ['at', 'publishedOn'],
      }),
    ],
  };
}

/** The package of the whole ledger: a CSV for each table, next to it. `created` is a time, ISO 8601. */
export function ledgerPackage(
  created: string,
  sources: readonly Source[],
  licence: PackageLicence | null = null,
): object {
  return {
    $schema: PROFILE,
    name: 'plumbline-ledger',
    title: 'Plumbline: political claims, verdicts computed from the evidence',
    description:
      'The whole ledger: its evidence, its claims, every published verdict, and every correction. The folder bundles holds each claim with all that its verdict rests on, as of the day it was said; from a bundle anybody can compute the verdict again. Texts that a spreadsheet would run as formulas have an apostrophe before them.',
    created: wholeSecond(created),
    ...licences(sources, licence),
    resources: Object.entries<Table>(TABLES).map(([name, { title, ...schema }]) =>
      resource(name, title, `${name}.csv`, schema),
    ),
  };
}
