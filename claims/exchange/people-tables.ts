/** The tables of people, bodies and parties that the ledger gives away and takes back, and what their rows must be. */
import * as z from 'zod';
import { wikidataId } from '../evidence/names.ts';
import { line } from '../evidence/schema.ts';
import { required, type TableField } from './columns.ts';

const partial = (name: string): TableField => ({
  name,
  type: 'string',
  description: 'A day, a month or a year: YYYY-MM-DD, YYYY-MM or YYYY; empty if it is open or not known.',
});

const ofPeople = [{ fields: ['slug'], reference: { resource: 'people', fields: ['slug'] } }];

/** Each with the columns of its CSV. */
export const PEOPLE_TABLES = {
  people: {
    title: 'People and bodies by whom there are claims, with those that were merged into another',
    fields: [
      { name: 'slug', type: 'string', ...required },
      { name: 'name', type: 'string', ...required, description: 'As claims write it.' },
      {
        name: 'listedAs',
        type: 'string',
        ...required,
        description: 'As lists show it: no two are the same.',
      },
      { name: 'kind', type: 'string', constraints: { required: true, enum: ['person', 'body'] } },
      { name: 'wikidata', type: 'string', description: 'The id of the item at Wikidata.' },
      { name: 'note', type: 'string' },
      { name: 'mergedInto', type: 'string', description: 'Whom its address leads to, if it was merged.' },
    ],
    primaryKey: ['slug'],
    foreignKeys: [{ fields: ['mergedInto'], reference: { resource: '', fields: ['slug'] } }],
  },
  'people-names': {
    title: 'Other names of people and bodies',
    fields: [
      { name: 'slug', type: 'string', ...required },
      { name: 'name', type: 'string', ...required },
    ],
    primaryKey: ['slug', 'name'],
    foreignKeys: ofPeople,
  },
  'people-roles': {
    title: 'Roles of people, as editors dated them',
    fields: [
      { name: 'id', type: 'integer', ...required },
      { name: 'slug', type: 'string', ...required },
      { name: 'role', type: 'string', ...required },
      { name: 'organisation', type: 'string' },
      partial('since'),
      partial('until'),
    ],
    primaryKey: ['id'],
    foreignKeys: ofPeople,
  },
  'people-parties': {
    title: 'Parties of people, as editors dated them',
    fields: [
      { name: 'id', type: 'integer', ...required },
      { name: 'slug', type: 'string', ...required },
      { name: 'party', type: 'string', ...required },
      partial('since'),
      partial('until'),
    ],
    primaryKey: ['id'],
    foreignKeys: [...ofPeople, { fields: ['party'], reference: { resource: 'parties', fields: ['slug'] } }],
  },
  parties: {
    title: 'Parties',
    fields: [
      { name: 'slug', type: 'string', ...required },
      { name: 'name', type: 'string', ...required },
      { name: 'short', type: 'string' },
      {
        name: 'partOf',
        type: 'string',
        description: 'Whom its address leads to, if it is another’s other name.',
      },
    ],
    primaryKey: ['slug'],
    foreignKeys: [{ fields: ['partOf'], reference: { resource: '', fields: ['slug'] } }],
  },
  'party-names': {
    title: 'The ways in which claims and editors write parties',
    fields: [
      { name: 'name', type: 'string', ...required },
      { name: 'party', type: 'string', ...required },
    ],
    primaryKey: ['name'],
    foreignKeys: [{ fields: ['party'], reference: { resource: 'parties', fields: ['slug'] } }],
  },
} as const;

/** The last part of an address, as `slugOf` makes it. */
const slug = z
  .string()
  .max(200)
  .regex(
    /^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u,
    'must be letters and digits, with single hyphens between them',
  );

const end = z
  .string()
  .regex(/^\d{4}(?:-\d\d){0,2}$/, 'must be a day, a month or a year: YYYY-MM-DD, YYYY-MM or YYYY')
  .optional();
const tenure = { since: end, until: end };

/** What a row of each table is. */
export const PEOPLE_ROWS = {
  people: z.object({
    slug,
    name: line,
    listedAs: line,
    kind: z.enum(['person', 'body']),
    wikidata: z
      .string()
      .refine((id) => wikidataId(id) === id, 'must be the id of a Wikidata item, such as Q8016')
      .optional(),
    note: line.optional(),
    mergedInto: slug.optional(),
  }),
  'people-names': z.object({ slug, name: line }),
  'people-roles': z.object({ slug, role: line, organisation: line.optional(), ...tenure }),
  'people-parties': z.object({ slug, party: slug, ...tenure }),
  parties: z.object({ slug, name: line, short: line.optional(), partOf: slug.optional() }),
  'party-names': z.object({ name: line, party: slug }),
} as const;

export type PeopleTable = keyof typeof PEOPLE_TABLES;

/** The rows of all tables of people. */
export type PeopleRows = { [Table in PeopleTable]: z.infer<(typeof PEOPLE_ROWS)[Table]>[] };
