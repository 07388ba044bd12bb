/** What the front page shows. */
import { sql } from 'kysely';
import { compilable } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { COUNTED, type Facet, type ListedClaim, listed } from './claims.ts';

export interface HomeLists {
  latest: ListedClaim[];
  /** Claims whose verdict is another today than when they were made. */
  turned: ListedClaim[];
  topics: Facet[];
  total: number;
}

const LATEST = 8;
const TURNED = 4;
/** Turned claims are looked for among this many of the latest. */
const LOOKED_AT = 500;

/** The latest claims, those that turned, the topics, and how many claims there are (counted up to one more than `COUNTED`). */
export async function homeLists({ read, kysely }: Database): Promise<HomeLists> {
  const [latest, turned, topics, [total]] = await read(
    compilable(
      sql<ListedClaim>`SELECT ${listed}, l.quote FROM listing l ORDER BY l.said_on DESC, l.claim_id DESC LIMIT ${sql.lit(LATEST)}`,
      kysely,
    ),
    compilable(
      sql<ListedClaim>`SELECT ${listed}, l.quote FROM (
          SELECT * FROM listing ORDER BY said_on DESC, claim_id DESC LIMIT ${sql.lit(LOOKED_AT)}) l
        WHERE l.finding_said <> l.finding_now
          AND l.finding_said NOT IN ('not-computable', 'pending', 'awaiting-outcome')
        ORDER BY l.said_on DESC, l.claim_id DESC LIMIT ${sql.lit(TURNED)}`,
      kysely,
    ),
    kysely
      .selectFrom('topic')
      .select(['slug', 'name'])
      .where(({ exists, selectFrom }) =>
        exists(selectFrom('listing').select('claim_id').whereRef('topic_slug', '=', 'topic.slug')),
      )
      .orderBy('name')
      .limit(50),
    compilable(
      sql<{ n: number }>`SELECT count(*) AS n FROM (SELECT 1 FROM listing LIMIT ${sql.lit(COUNTED + 1)})`,
      kysely,
    ),
  );
  return { latest, turned, topics, total: total?.n ?? 0 };
}
