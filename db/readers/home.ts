/** What the front page shows. */

import { sql } from 'kysely';
import type { HomeLists } from '../../claims/editorial/listed-claim.ts';
import { countRow, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { COUNTED, listed, listedClaim, wholeTally } from './claims.ts';

const LATEST = 8;
const TURNED = 4;
/** Turned claims are looked for among this many of the latest. */
const LOOKED_AT = 500;

/** The latest claims, those that turned, the topics, how many claims have each word, and how many there are (counted up to one more than `COUNTED`). */
export async function homeLists(database: Database): Promise<HomeLists> {
  const { read, kysely } = database;
  const [latest, turned, topics, [total], words] = await read(
    sqlRows(
      kysely,
      sql`SELECT ${listed}, l.quote FROM listing l ORDER BY l.said_on DESC, l.claim_id DESC LIMIT ${sql.lit(LATEST)}`,
      listedClaim,
    ),
    sqlRows(
      kysely,
      sql`SELECT ${listed}, l.quote FROM (
          SELECT * FROM listing ORDER BY said_on DESC, claim_id DESC LIMIT ${sql.lit(LOOKED_AT)}) l
        WHERE l.other IS NOT NULL AND l.other <> 'too-early' AND l.word <> 'too-early'
        ORDER BY l.said_on DESC, l.claim_id DESC LIMIT ${sql.lit(TURNED)}`,
      listedClaim,
    ),
    kysely
      .selectFrom('topic')
      .select(['slug', 'name'])
      .where(({ exists, selectFrom }) =>
        exists(selectFrom('listing').select('claim_id').whereRef('topic_slug', '=', 'topic.slug')),
      )
      .orderBy('name')
      .limit(50),
    sqlRows(
      kysely,
      sql`SELECT count(*) AS n FROM (SELECT 1 FROM listing LIMIT ${sql.lit(COUNTED + 1)})`,
      countRow,
    ),
    wholeTally.query(database),
  );
  return { latest, turned, topics, total: total?.n ?? 0, words: wholeTally.read(words) };
}
