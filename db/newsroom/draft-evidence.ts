/** Reads for the claim form: the evidence that a draft names, and what a field may be completed with. */
import { sql } from 'kysely';
import type { Series, Source } from '../../claims/evidence/evidence.ts';
import { compilable, EVERYTHING, present, sourceJson } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { type SeriesPack, unpack } from '../evidence/series-cache.ts';

/** So many things of each sort are looked up for one form. */
const MAX_LOOKED_UP = 2_000;

/** Ids as one parameter of a statement, however many there are. */
const idsOf = (ids: readonly string[]) =>
  sql`(SELECT value FROM json_each(${JSON.stringify(ids.slice(0, MAX_LOOKED_UP))}))`;

/** The series of ids with all their figures and the sources of these, and sources by their own ids; what there is not is left out. */
export async function findEvidence(
  { read, kysely }: Database,
  { series, sources }: { series: readonly string[]; sources: readonly string[] },
): Promise<{ series: Series[]; sources: Source[] }> {
  const [packs, named] = await read(
    compilable(
      sql<{ pack: string }>`SELECT pack FROM series_pack WHERE series_id IN ${idsOf(series)}`,
      kysely,
    ),
    compilable(
      sql<{ source: string }>`SELECT ${sourceJson} AS source FROM source k WHERE k.id IN ${idsOf(sources)}`,
      kysely,
    ),
  );
  const unpacked = unpack(
    packs.map(({ pack }) => JSON.parse(pack) as SeriesPack),
    EVERYTHING,
  );
  const all = new Map(unpacked.sources.map((source) => [source.id, source]));
  for (const row of named) {
    const source = present<Source>(JSON.parse(row.source) as object);
    all.set(source.id, source);
  }
  return { series: unpacked.series, sources: [...all.values()] };
}

/** So many matches a search answers. */
const MAX_MATCHES = 20;

const MAX_WORDS = 6;
const MAX_WORD = 60;

/** What each word of a search must be found in, as patterns in which nothing else is a sign. */
function patterns(q: string): string[] {
  return q
    .normalize('NFC')
    .split(/[\s\p{C}]+/u)
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS)
    .map((word) => `%${word.slice(0, MAX_WORD).replace(/[\\%_]/g, '\\$&')}%`);
}

/** Whether every word of a search is found in a text. */
function found(q: string, text: ReturnType<typeof sql>) {
  const words = patterns(q).map((pattern) => sql`${text} LIKE ${pattern} ESCAPE '\\'`);
  return words.length === 0 ? sql`1` : sql.join(words, sql` AND `);
}

const limit = sql`LIMIT ${sql.lit(MAX_MATCHES)}`;

/** A series as an editor finds it. */
export interface SeriesMatch {
  id: string;
  title: string;
  unit: string;
  measure: string | null;
  place: string | null;
  /** The last days of its first and last figures; null where it has none. */
  firstDate: string | null;
  lastDate: string | null;
}

/** Series with all words of a search in their title, id, place, measure or unit; by title. */
export async function searchSeries({ read, kysely }: Database, q: string): Promise<SeriesMatch[]> {
  const text = sql`(s.title || ' ' || s.id || ' ' || coalesce(s.place, '') || ' ' || coalesce(s.measure, '') || ' ' || s.unit)`;
  const [matches] = await read(
    compilable(
      sql<SeriesMatch>`SELECT s.id, s.title, s.unit, s.measure, s.place,
          (SELECT min(o.at_end) FROM observation o WHERE o.series_id = s.id) AS firstDate,
          (SELECT max(o.at_end) FROM observation o WHERE o.series_id = s.id) AS lastDate
        FROM series s WHERE ${found(q, text)} ORDER BY s.title, s.id ${limit}`,
      kysely,
    ),
  );
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
    compilable(
      sql<SourceMatch>`SELECT k.id, k.title, k.publisher, k.published_on AS publishedOn FROM source k
        WHERE ${found(q, text)} ORDER BY k.published_on DESC, k.title, k.id ${limit}`,
      kysely,
    ),
  );
  return matches;
}

/** A name that the ledger has, with how many claims stand under it. */
export interface NameMatch {
  name: string;
  claims: number;
}

function searchNames(table: 'claimant' | 'topic') {
  return async ({ read, kysely }: Database, q: string): Promise<NameMatch[]> => {
    const [matches] = await read(
      compilable(
        sql<NameMatch>`SELECT n.name, (SELECT count(*) FROM listing l WHERE ${sql.ref(`l.${table}_slug`)} = n.slug) AS claims
          FROM ${sql.table(table)} n WHERE ${found(q, sql`n.name`)} ORDER BY n.name ${limit}`,
        kysely,
      ),
    );
    return matches;
  };
}

/** Claimants with all words of a search in their name; by name. */
export const searchClaimants = searchNames('claimant');

/** Topics with all words of a search in their name; by name. */
export const searchTopics = searchNames('topic');
