/** Reads of evidence: all series, one series with its observations and sources, and what rests on it. */
import { sql } from 'kysely';
import type { Series, Source } from '../../claims/evidence/evidence.ts';
import type { Finding, Standing } from '../../claims/verdict.ts';
import { compilable, counts, EVERYTHING } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { type SeriesPack, unpack } from '../evidence/series-cache.ts';

/** A series in the list of all evidence. */
export interface ListedSeries {
  id: string;
  title: string;
  measure: string | null;
  unit: string;
  place: string | null;
  observations: number;
  firstDate: string | null;
  lastDate: string | null;
  claims: number;
}

/** All series, by place and title; one page of them, from 1. */
export async function listSeries(
  { read, kysely }: Database,
  page: number,
): Promise<{ series: ListedSeries[]; total: number }> {
  const [series, [total]] = await read(
    compilable(
      sql<ListedSeries>`SELECT s.id, s.title, s.measure, s.unit, s.place,
          (SELECT count(*) FROM observation o WHERE o.series_id = s.id AND ${counts}) AS observations,
          (SELECT min(o.at_end) FROM observation o WHERE o.series_id = s.id) AS firstDate,
          (SELECT max(o.at_end) FROM observation o WHERE o.series_id = s.id) AS lastDate,
          (SELECT count(*) FROM revision_series rs JOIN listing l ON l.revision_id = rs.revision_id
            WHERE rs.series_id = s.id) AS claims
        FROM series s ORDER BY s.place, s.title, s.id
        LIMIT ${sql.lit(SERIES_PAGE_SIZE)} OFFSET ${sql.lit((page - 1) * SERIES_PAGE_SIZE)}`,
      kysely,
    ),
    kysely.selectFrom('series').select(({ fn }) => fn.countAll<number>().as('n')),
  );
  return { series, total: total?.n ?? 0 };
}

export const SERIES_PAGE_SIZE = 100;

/** A claim that rests on a series. */
export interface RestingClaim {
  slug: string;
  quote: string;
  claimant: string;
  saidOn: string;
  findingSaid: Finding;
  findingNow: Finding;
  standingSaid: Standing;
  standingNow: Standing;
  /** Whether newer figures wait, on which no verdict of it is published yet. */
  waits?: number;
}

/** A series with all its vintages, their sources, and the claims that rest on it. */
export interface StoredSeries {
  series: Series;
  sources: Source[];
  claims: RestingClaim[];
  version: string;
}

/** The series of an id; undefined where there is none. */
export async function findSeries({ read, kysely }: Database, id: string): Promise<StoredSeries | undefined> {
  const [[row], claims] = await read(
    kysely.selectFrom('series_pack').select(['pack', 'last_observation']).where('series_id', '=', id),
    compilable(
      sql<RestingClaim>`SELECT l.slug, l.quote, l.claimant, l.said_on AS saidOn, l.finding_said AS findingSaid,
          l.finding_now AS findingNow, l.standing_said AS standingSaid, l.standing_now AS standingNow,
          EXISTS (SELECT 1 FROM queue_item q WHERE q.claim_id = l.claim_id) AS waits
        FROM listing l WHERE l.revision_id IN (
          SELECT rs.revision_id FROM revision_series rs WHERE rs.series_id = ${id})
        ORDER BY l.said_on DESC, l.claim_id DESC LIMIT ${sql.lit(MAX_RESTING)}`,
      kysely,
    ),
  );
  if (row === undefined) return undefined;
  const {
    series: [series],
    sources,
  } = unpack([JSON.parse(row.pack) as SeriesPack], EVERYTHING);
  return series && { series, sources, claims, version: String(row.last_observation) };
}

const MAX_RESTING = 100;
