/** Reads of what the ledger knows about a form before it is filled: who speaks, where, on what, and the sources used last. */
import { type Kysely, sql } from 'kysely';
import * as z from 'zod';
import type { HeldBySpeaker, LedgerKnows, SaidOfSpeaker } from '../../claims/drafting/carry-over.ts';
import { describedSource, type LastSource, sourceTyped } from '../../claims/drafting/last-source.ts';
import { nameKey } from '../../claims/evidence/names.ts';
import type { Source } from '../../claims/evidence/series.ts';
import { flag, type RowQuery, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { sourceJson, sourceRow } from '../evidence/rows.ts';
import { personsNamed } from '../ledger/person-reads.ts';
import { familyOf, PARTY_NOW } from '../ledger/persons.ts';
import { fieldsColumn } from './draft-json.ts';

/** What is looked up. Empty texts and lists find nothing. */
export interface WhatIsTyped {
  name: string;
  /** The address of the page that it was said on, and the site of that. */
  url: string;
  site: string;
  series: readonly string[];
}

/** How many claims are looked at for what they say of a speaker, and of a site. */
const MAX_SAID = 200;
const MAX_PAGES = 5_000;

const saidRow = z.object({
  slug: z.string(),
  saidOn: z.string(),
  role: z.string().nullable(),
  organisation: z.string().nullable(),
  party: z.string().nullable(),
  isBody: flag,
  topic: z.string().nullable(),
});

/** What claims say of whoever has a name, the latest first. This alone decides what is known of a person on a form. */
function knownSpeaker(kysely: Kysely<Schema>, name: string): RowQuery<SaidOfSpeaker> {
  const said = (part: string) => sql`json_extract(r.body, ${`$.claimant.${part}`})`;
  const query = sql`SELECT l.claimant_slug AS slug, l.said_on AS saidOn, ${said('role')} AS role,
      ${said('organisation')} AS organisation, ${said('party')} AS party,
      coalesce(${said('body')}, 0) AS isBody, l.topic
    FROM listing l JOIN claim_revision r ON r.id = l.revision_id
    WHERE l.claimant_slug IN ${personsNamed(nameKey(name))}
    ORDER BY l.said_on DESC, l.claim_id DESC LIMIT ${sql.lit(MAX_SAID)}`;
  return sqlRows(kysely, query, saidRow);
}

const heldRow: z.ZodType<HeldBySpeaker> = z.object({
  slug: z.string(),
  role: z.string().nullable(),
  organisation: z.string().nullable(),
  party: z.string().nullable(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
});

/** What editors dated of whoever has a name, the latest first. */
function heldBySpeaker(kysely: Kysely<Schema>, name: string): RowQuery<HeldBySpeaker> {
  const family = familyOf(sql`f.slug`);
  const persons = personsNamed(nameKey(name));
  const query = sql`SELECT f.slug, x.role, x.organisation, NULL AS party, x.first_day AS firstDay, x.last_day AS lastDay, x.id
      FROM ${persons} f JOIN claimant_role x ON x.claimant_slug IN ${family}
    UNION ALL SELECT f.slug, NULL, NULL, y.name, x.first_day, x.last_day, x.id
      FROM ${persons} f JOIN claimant_party x ON x.claimant_slug IN ${family} JOIN party y ON y.slug = ${PARTY_NOW}
    ORDER BY firstDay DESC, 7 DESC LIMIT ${sql.lit(MAX_SAID)}`;
  return sqlRows(kysely, query, heldRow);
}

const pageRow = z.object({ title: z.string(), publisher: z.string().nullable(), isPage: z.number() });
const topicRow = z.object({ topic: z.string() });

/** What the ledger knows about what is typed, apart from the figures of its series, in one round trip. */
export async function ledgerKnows(
  { read, kysely }: Database,
  { name, url, site, series }: WhatIsTyped,
): Promise<Omit<LedgerKnows, 'series'>> {
  const address = sql`json_extract(r.body, '$.appearance.url')`;
  const pages = sql`SELECT DISTINCT json_extract(r.body, '$.appearance.title') AS title,
      json_extract(r.body, '$.appearance.publisher') AS publisher, ${address} = ${url} AS isPage
    FROM (SELECT revision_id FROM listing ORDER BY said_on DESC LIMIT ${sql.lit(MAX_PAGES)}) l
      JOIN claim_revision r ON r.id = l.revision_id
    WHERE ${site} <> '' AND (instr(${address}, ${`//${site}/`}) > 0 OR instr(${address}, ${`//www.${site}/`}) > 0)`;
  const topics = sql`SELECT DISTINCT l.topic FROM listing l JOIN revision_series rs ON rs.revision_id = l.revision_id
    WHERE l.topic IS NOT NULL AND rs.series_id IN (SELECT value FROM json_each(${JSON.stringify(series)})) LIMIT 2`;
  const [speaker, held, appeared, found] = await read(
    knownSpeaker(kysely, name),
    heldBySpeaker(kysely, name),
    sqlRows(kysely, pages, pageRow),
    sqlRows(kysely, topics, topicRow),
  );
  const [topic, another] = found;
  return {
    speaker,
    held,
    appearance: appearanceOf(appeared),
    topic: another === undefined ? (topic?.topic ?? null) : null,
  };
}

/** What all claims of a page agree on, or else all those of its site. */
function appearanceOf(found: readonly z.infer<typeof pageRow>[]): LedgerKnows['appearance'] {
  const own = found.filter(({ isPage }) => isPage === 1);
  const agreed = <Value>(values: readonly Value[]) =>
    new Set(values).size === 1 ? (values[0] ?? null) : null;
  if (own.length > 0)
    return {
      title: agreed(own.map(({ title }) => title)),
      publisher: agreed(own.map(({ publisher }) => publisher)),
    };
  const publisher = agreed(found.map((one) => one.publisher));
  return publisher === null ? null : { title: null, publisher };
}

const draftRow = z.object({ fields: fieldsColumn, at: z.string() });
const recordedRow = sourceRow.extend({ at: z.string() });

/** How many of somebody's last saves are looked through for a source. */
const SAVES = 5;

/** The source that somebody used last, in a draft or for a figure that they recorded; null if they used none. */
export async function lastSource({ read, kysely }: Database, person: string): Promise<LastSource | null> {
  const drafts = sql`SELECT fields, at FROM draft_save WHERE person_id = ${person} ORDER BY id DESC LIMIT ${sql.lit(SAVES)}`;
  const recorded = sql`SELECT ${sourceJson} AS source, e.at FROM evidence_change e
      JOIN observation o ON o.id = e.observation_id JOIN source k ON k.id = o.source_id
    WHERE e.person_id = ${person} ORDER BY e.observation_id DESC LIMIT 1`;
  const [saves, [figure]] = await read(
    sqlRows(kysely, drafts, draftRow),
    sqlRows(kysely, recorded, recordedRow),
  );
  const save = saves.find(({ fields }) => sourceTyped(fields) !== undefined);
  const typed = save === undefined ? undefined : sourceTyped(save.fields);
  if (figure !== undefined && (save === undefined || figure.at > save.at)) return held(figure.source);
  if (typed === undefined) return null;
  const { id } = typed;
  if (id === undefined) return describedSource(typed) ?? null;
  const [[row]] = await read(
    sqlRows(
      kysely,
      sql`SELECT ${sourceJson} AS source FROM source k WHERE k.id = ${id} OR k.title = ${id} LIMIT 1`,
      sourceRow,
    ),
  );
  return row === undefined ? null : held(row.source);
}

function held({ id, title, publisher }: Source): LastSource {
  return { fields: { id }, title, publisher };
}
