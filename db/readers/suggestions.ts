/** What a reader may have wanted where a search finds no claim: figures, people and topics of the ledger. */
import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type { Suggestions } from '../../claims/editorial/listed-claim.ts';
import { askedIn } from '../../claims/searching/question.ts';
import { sqlRows } from '../base/json-columns.ts';
import { containing } from '../base/like.ts';
import type { Database } from '../base/open.ts';
import type { ClaimFilter } from './narrowing.ts';
import { findClaims } from './search.ts';

/** How many of each are named, and how many words are looked for in their names. */
const MOST = 5;
const WORDS = 6;

/** Shorter words are parts of too many others. */
const SHORTEST = 3;

const nameRow = z.object({ slug: z.string(), name: z.string() });

/** What is near to a search that found nothing, and whether it finds claims if nothing else narrows the list. */
export async function suggestionsFor(database: Database, filter: ClaimFilter): Promise<Suggestions> {
  const { q = '', ...others } = filter;
  const isNarrowed = Object.values(others).some((value) => value !== undefined);
  const beyond = isNarrowed ? await findClaims(database, q, { limit: 1 }) : [];
  const words = askedIn(q)
    .flatMap(({ typed, isLight }) => (isLight || typed.length < SHORTEST ? [] : [typed.toLowerCase()]))
    .slice(0, WORDS);
  if (words.length === 0) return { withoutFilters: beyond.length > 0, series: [], claimants: [], topics: [] };
  const { kysely } = database;
  const [series, claimants, topics] = await database.read(
    sqlRows(
      kysely,
      nearest(
        sql`SELECT s.id AS slug, s.title || coalesce(', ' || s.place, '') AS name FROM series s`,
        words,
      ),
      nameRow,
    ),
    sqlRows(
      kysely,
      nearest(
        sql`SELECT c.slug, c.name FROM claimant c WHERE EXISTS (SELECT 1 FROM listing l WHERE l.claimant_slug = c.slug)`,
        words,
      ),
      nameRow,
    ),
    sqlRows(
      kysely,
      nearest(
        sql`SELECT t.slug, t.name FROM topic t WHERE EXISTS (SELECT 1 FROM listing l WHERE l.topic_slug = t.slug)`,
        words,
      ),
      nameRow,
    ),
  );
  return { withoutFilters: beyond.length > 0, series, claimants, topics };
}

/** Of some names, those with the most of some words. */
function nearest(names: RawBuilder<unknown>, words: readonly string[]): RawBuilder<unknown> {
  const held = sql.join(
    words.map((word) => sql`(${containing(sql.ref('name'), word)})`),
    sql` + `,
  );
  return sql`SELECT slug, name FROM (SELECT slug, name, ${held} AS held FROM (${names}))
    WHERE held > 0 ORDER BY held DESC, name LIMIT ${sql.lit(MOST)}`;
}
