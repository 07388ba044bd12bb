/** Reads of evidence: all series, and one series with its observations, their sources, and what rests on it. */

import { sql } from 'kysely';
import type { RestingClaim } from '../../claims/editorial/listed-claim.ts';
import type { ListedSeries } from '../../claims/evidence/record.ts';
import type { Series, Source } from '../../claims/evidence/series.ts';
import type { Database } from '../base/open.ts';
import { EVERYTHING } from '../evidence/rows.ts';
import { cachedEvidence } from '../evidence/series-cache.ts';
import { listedSeries, restingClaims } from '../ledger/evidence-lists.ts';

export const SERIES_PAGE_SIZE = 100;

/** How many of the claims that rest on a series its page lists. */
const MAX_RESTING = 100;

/** All series, by place and title: one page of them, from 1, and how many there are. */
export async function listSeries(
  { read, kysely }: Database,
  page: number,
  size = SERIES_PAGE_SIZE,
): Promise<{ series: ListedSeries[]; total: number }> {
  const [series, [total]] = await read(
    listedSeries(
      kysely,
      sql`ORDER BY s.place, s.title, s.id
        LIMIT ${sql.lit(size)} OFFSET ${sql.lit((page - 1) * size)}`,
    ),
    kysely.selectFrom('series').select(({ fn }) => fn.countAll<number>().as('n')),
  );
  return { series, total: total?.n ?? 0 };
}

/** A series with all its vintages, their sources, and the claims that rest on it. */
export interface StoredSeries {
  series: Series;
  sources: Source[];
  claims: RestingClaim[];
  version: string;
}

/** The series of an id; undefined if there is none. */
export async function findSeries({ read, kysely }: Database, id: string): Promise<StoredSeries | undefined> {
  const [[row], claims] = await read(
    kysely.selectFrom('series_pack').select(['pack', 'last_observation']).where('series_id', '=', id),
    restingClaims(kysely, id, { limit: MAX_RESTING }),
  );
  if (row === undefined) return undefined;
  const {
    series: [series],
    sources,
  } = cachedEvidence(row.pack, EVERYTHING);
  return series && { series, sources, claims, version: String(row.last_observation) };
}
