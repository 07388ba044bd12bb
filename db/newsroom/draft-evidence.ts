/** Reads for the claim form: the evidence that a draft names, and what a field may be completed with. */
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import * as z from 'zod';
import { SLIPS } from '../../claims/drafting/named-series.ts';
import { sqlRows } from '../base/json-columns.ts';
import { containingAll } from '../base/like.ts';
import type { Database } from '../base/open.ts';
import { EVERYTHING, sourceJson, sourceRow } from '../evidence/rows.ts';
import { cachedEvidence, type Evidence } from '../evidence/series-cache.ts';

/** How many things of each sort are looked up for one form. */
const MAX_LOOKED_UP = 2_000;

/** Ids as one parameter of a statement, however many there are. */
const idsOf = (ids: readonly string[]) =>
  sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids.slice(0, MAX_LOOKED_UP))}))`;

/**
 * The series of some ids with all their figures and the sources of these, and sources by their own ids or titles. What the
 * ledger does not have is left out.
 */
export async function findEvidence(
  { read, kysely }: Database,
  { series, sources }: { series: readonly string[]; sources: readonly string[] },
): Promise<Evidence> {
  const [packs, named] = await read(
    kysely.selectFrom('series_pack').select('pack').where('series_id', 'in', idsOf(series)),
    sqlRows(
      kysely,
      sql`SELECT ${sourceJson} AS source FROM source k
        WHERE k.id IN ${idsOf(sources)} OR k.title IN ${idsOf(sources)}`,
      sourceRow,
    ),
  );
  const all = packs.map(({ pack }) => pack).join(',');
  return cachedEvidence(
    all,
    EVERYTHING,
    named.map(({ source }) => source),
  );
}

/** How many matches a search answers. */
const MAX_MATCHES = 20;

const MAX_WORDS = 6;
const MAX_WORD = 60;

/** The words of a search, cut to the number and the length that are looked for. */
function searched(q: string): string[] {
  return q
    .normalize('NFC')
    .split(/[\s\p{C}]+/u)
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS)
    .map((word) => word.slice(0, MAX_WORD));
}

/** Whether every word of a search is found in a text. */
function found(q: string, text: Expression<unknown>): RawBuilder<SqlBool> {
  return containingAll(text, searched(q));
}

/** All that is said of a series `s` and can be searched for. */
export const SERIES_TEXT = sql<string>`(s.title || ' ' || s.id || ' ' || s.unit || ' ' || coalesce(s.place, '') || ' ' || coalesce(s.measure, ''))`;

/** A series as an editor finds it. */
export interface SeriesMatch {
  id: string;
  title: string;
  unit: string;
  measure: string | null;
  place: string | null;
  /** The last days of its first and last figures; null if it has none. */
  firstDate: string | null;
  lastDate: string | null;
}

/** Series as an editor finds them; the caller narrows and limits them. */
function seriesFound(kysely: Database['kysely']) {
  return kysely
    .selectFrom('series as s')
    .select(['s.id', 's.title', 's.unit', 's.measure', 's.place'])
    .select(({ selectFrom }) => [
      selectFrom('observation as o')
        .select(({ fn }) => fn.min('o.at_end').as('first'))
        .whereRef('o.series_id', '=', 's.id')
        .as('firstDate'),
      selectFrom('observation as o')
        .select(({ fn }) => fn.max('o.at_end').as('last'))
        .whereRef('o.series_id', '=', 's.id')
        .as('lastDate'),
    ])
    .orderBy('s.title')
    .orderBy('s.id');
}

/** Series with all words of a search in their title, id, place, measure or unit; by title. */
export async function seriesMatches({ read, kysely }: Database, q: string): Promise<SeriesMatch[]> {
  const [matches] = await read(seriesFound(kysely).where(found(q, SERIES_TEXT)).limit(MAX_MATCHES));
  return matches;
}

/** How many series an article is held against. */
const MAX_HEADS = 5_000;

/** The heads of all series. */
export async function seriesHeads({ read, kysely }: Database): Promise<SeriesMatch[]> {
  const [heads] = await read(seriesFound(kysely).limit(MAX_HEADS));
  return heads;
}

/** How many series are compared with what was typed. */
const MAX_COMPARED = 1_000;

/** The series that some texts may name: by their id, the beginning of their title, or a title that is about as long. */
export async function seriesLike(
  { read, kysely }: Database,
  texts: readonly string[],
): Promise<SeriesMatch[]> {
  if (texts.length === 0) return [];
  const typed = JSON.stringify(texts.slice(0, MAX_LOOKED_UP));
  const isLike = sql<SqlBool>`EXISTS (SELECT 1 FROM json_each(${typed}) t WHERE t.value = s.id
    OR abs(length(s.title) - length(t.value)) <= ${sql.lit(SLIPS)}
    OR lower(substr(s.title, 1, length(t.value))) = lower(t.value))`;
  const [matches] = await read(seriesFound(kysely).where(isLike).limit(MAX_COMPARED));
  return matches;
}

/** A source as an editor finds it. */
export interface SourceMatch {
  id: string;
  title: string;
  publisher: string;
  publishedOn: string | null;
}

/** Sources with all words of a search in their title, publisher or id; the latest published first. */
export async function searchSources({ read, kysely }: Database, q: string): Promise<SourceMatch[]> {
  const text = sql`(k.title || ' ' || k.publisher || ' ' || k.id)`;
  const [matches] = await read(
    kysely
      .selectFrom('source as k')
      .select(['k.id', 'k.title', 'k.publisher', 'k.published_on as publishedOn'])
      .where(found(q, text))
      .orderBy('k.published_on', 'desc')
      .orderBy('k.title')
      .orderBy('k.id')
      .limit(MAX_MATCHES),
  );
  return matches;
}

/** A name that the ledger has, with how many claims are listed under it. */
export interface NameMatch {
  name: string;
  claims: number;
}

/** A claimant as an editor finds it. */
export interface ClaimantMatch extends NameMatch {
  /** As lists show it, which tells it apart from others of the name. */
  listedAs: string;
}

const claimantMatch: z.ZodType<ClaimantMatch> = z.object({
  name: z.string(),
  listedAs: z.string(),
  claims: z.number(),
});

const nameMatch: z.ZodType<NameMatch> = z.object({ name: z.string(), claims: z.number() });

/** Claimants with all words of a search in one of their names; by name. Each is given by the name that claims write. */
export async function searchClaimants({ read, kysely }: Database, q: string): Promise<ClaimantMatch[]> {
  const names = sql`(c.name || ' ' || coalesce(c.called, '') || ' ' || coalesce((
      SELECT group_concat(a.name, ' ') FROM claimant_alias a WHERE a.claimant_slug = c.slug), '') || ' ' || coalesce((
      SELECT group_concat(m.name, ' ') FROM claimant m WHERE m.now_slug = c.slug), ''))`;
  const query = sql`SELECT coalesce(c.called, c.name) AS name, c.name AS listedAs,
      (SELECT count(*) FROM listing l WHERE l.claimant_slug = c.slug) AS claims
    FROM claimant c WHERE c.now_slug IS NULL AND ${found(q, names)} ORDER BY c.sort_key LIMIT ${sql.lit(MAX_MATCHES)}`;
  const [matches] = await read(sqlRows(kysely, query, claimantMatch));
  return matches;
}

function searchNames(table: 'topic') {
  return async ({ read, kysely }: Database, q: string): Promise<NameMatch[]> => {
    const query = sql`SELECT n.name,
        (SELECT count(*) FROM listing l WHERE ${sql.ref(`l.${table}_slug`)} = n.slug) AS claims
      FROM ${sql.table(table)} n WHERE ${found(q, sql`n.name`)} ORDER BY n.name LIMIT ${sql.lit(MAX_MATCHES)}`;
    const [matches] = await read(sqlRows(kysely, query, nameMatch));
    return matches;
  };
}

/** Topics with all words of a search in their name; by name. */
export const searchTopics = searchNames('topic');
