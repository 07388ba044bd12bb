/**
 * Search: the claims that answer what somebody typed. It asks the index twice: first how common each word is, and what
 * it may have been meant to be; then for the claims. What is read is bounded, however many claims there are: those with
 * rare words are all looked at, and of those with common words alone the latest.
 */
import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import { type Asked, askedIn } from '../../claims/searching/question.ts';
import { isOneErrorApart, isSpelt, spellingKeys } from '../../claims/searching/spelling.ts';
import {
  COLUMN_COUNTS,
  COMMON,
  type Known,
  matchOf,
  type Part,
  partsOf,
} from '../../claims/searching/weighing.ts';
import { countRow, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';

/** What was typed, as it is looked for. */
export interface Search {
  parts: readonly Part[];
  /** Words that no claim has, with what was looked for instead. */
  corrected: readonly { typed: string; words: readonly string[] }[];
}

/** The most terms by which claims are looked for; the rest of a long question helps to order them. */
const LOOKED_FOR = 12;

/** The most words that come near to one. */
const NEAREST = 12;

const quoted = (phrase: readonly string[]) => `"${phrase.join(' ')}"`;
const anyOf = (phrases: readonly (readonly string[])[]) => `(${phrases.map(quoted).join(' OR ')})`;

/** Reads a question against the index; null if there is nothing in it to look for. */
export async function readSearch(database: Database, text: string): Promise<Search | null> {
  const asked = askedIn(text);
  if (asked.length === 0) return null;
  const { kysely } = database;
  const [total, counts, near] = await database.read(
    sqlRows(kysely, sql`SELECT coalesce(max(claim_id), 0) AS n FROM listing`, countRow),
    sqlRows(kysely, sql.join(asked.flatMap(countsOf), sql` UNION ALL `), countRow),
    sqlRows(kysely, nearOf(asked), nearRow),
  );
  const known = asked.map((one, i): Known => {
    const own = counts[2 * i]?.n ?? 0;
    return {
      own,
      claims: counts[2 * i + 1]?.n ?? 0,
      near: own > 0 || one.word === null ? [] : nearestTo(one.word, near),
    };
  });
  const parts = partsOf(asked, known, total[0]?.n ?? 0);
  const corrected = asked.flatMap((one, i) => {
    const words = known[i]?.near ?? [];
    return words.length === 0 ? [] : [{ typed: one.typed, words }];
  });
  return { parts, corrected };
}

/** In how many claims a term occurs itself, and in how many it or what else it may be called; each counted up to a limit. */
function countsOf({ term, others }: Asked): RawBuilder<unknown>[] {
  const counted = (phrases: readonly (readonly string[])[]) =>
    sql`SELECT (SELECT count(*) FROM (SELECT 1 FROM claim_search WHERE claim_search MATCH ${anyOf(phrases)}
      LIMIT ${sql.lit(COMMON + 1)})) AS n`;
  return [counted([[term]]), counted([[term], ...others])];
}

const nearRow = z.object({ word: z.string() });

/** Words of claims that share a key with one that was typed, and those that the last one begins. */
function nearOf(asked: readonly Asked[]): RawBuilder<unknown> {
  const words = asked.flatMap(({ word }) => (word !== null && isSpelt(word) ? [word] : []));
  const keys = [...new Set(words.flatMap(spellingKeys))];
  const last = asked.at(-1)?.word ?? null;
  const begun =
    last === null || !isSpelt(last)
      ? sql``
      : sql` UNION SELECT * FROM (SELECT word FROM spelling WHERE key >= ${last} AND key < ${`${last}\u{10ffff}`} AND key = word
          LIMIT ${sql.lit(NEAREST)})`;
  return sql`SELECT * FROM (SELECT DISTINCT s.word FROM json_each(${JSON.stringify(keys)}) k
    JOIN spelling s ON s.key = k.value LIMIT ${sql.lit(NEAREST * Math.max(1, words.length))})${begun}`;
}

/** What a word that no claim has may have been meant to be: words one typing error from it, and those that it begins. */
function nearestTo(word: string, near: readonly { word: string }[]): string[] {
  const words = near.map((one) => one.word);
  const apart = words.filter((one) => isOneErrorApart(word, one));
  return [...new Set([...apart, ...words.filter((one) => one.startsWith(word))])];
}

/** A condition that rows of `listing l` meet; nothing if there is none. */
type Condition = RawBuilder<unknown>;

/**
 * The claims that have most of what is asked, as the rest of a `WITH` clause: `found` has their ids and scores.
 * `conditions` are what they must meet besides; where common words are looked for, the latest are taken of those that do.
 */
export function foundBy({ parts }: Search, conditions: readonly Condition[]): RawBuilder<unknown> {
  const looked = [...parts].sort((a, b) => b.weight - a.weight).slice(0, LOOKED_FOR);
  const all = parts.reduce((sum, { weight }) => sum + weight, 0);
  const rare = looked.filter(({ claims }) => claims <= COMMON);
  const common = looked.filter(({ claims }) => claims > COMMON);
  const hits =
    rare.length === 0
      ? commonHits(common, conditions)
      : [
          ...rare.flatMap((part, i) => hitsOf(part, i, null)),
          ...common.flatMap((part, i) => hitsOf(part, rare.length + i, rare)),
        ];
  return sql`hit AS (${sql.join(hits, sql` UNION ALL `)}),
    scored AS MATERIALIZED (SELECT id, sum(score) AS score FROM (
      SELECT id, max(score) AS score FROM hit GROUP BY id, part) GROUP BY id),
    best AS (SELECT max(score) AS score FROM scored),
    found AS MATERIALIZED (SELECT id, scored.score FROM scored, best
      WHERE scored.score >= ${LEAST * all} AND scored.score >= ${NEAR_BEST} * best.score)`;
}

/** How much of the weight of all that is asked a claim must have, and how much of what the best has. */
const LEAST = 0.3;
const NEAR_BEST = 0.6;

/** The groups of columns that count alike. */
const GROUPS = [
  { columns: '{quote people}', counts: COLUMN_COUNTS.quote },
  { columns: '{rests about}', counts: COLUMN_COUNTS.rests },
] as const;

const formsOf = ({ forms }: Part) => anyOf(forms.map(({ phrase }) => phrase));

/** The claims that have a term, by where it stands; of a common one, those that also have one of some rare ones. */
function hitsOf(part: Part, number: number, rare: readonly Part[] | null): RawBuilder<unknown>[] {
  const among = rare === null ? '' : ` AND (${rare.map(formsOf).join(' OR ')})`;
  return GROUPS.map(({ columns, counts }) => {
    const match = `(${columns} : ${formsOf(part)})${among}`;
    return sql`SELECT rowid AS id, ${sql.lit(number)} AS part, ${part.weight * counts} AS score
      FROM claim_search WHERE claim_search MATCH ${match}`;
  });
}

/** The latest claims that have all of some common terms, or all but one. */
function commonHits(common: readonly Part[], conditions: readonly Condition[]): RawBuilder<unknown>[] {
  const latest = (some: readonly Part[], part: number) => {
    const match = some.map(formsOf).join(' AND ');
    const weight = some.reduce((sum, one) => sum + one.weight, 0);
    const where = sql.join([sql`claim_search MATCH ${match}`, ...conditions], sql` AND `);
    const from =
      conditions.length === 0
        ? sql`claim_search`
        : sql`claim_search JOIN listing l ON l.claim_id = claim_search.rowid`;
    return sql`SELECT * FROM (SELECT claim_search.rowid AS id, ${sql.lit(part)} AS part, ${weight} AS score
      FROM ${from} WHERE ${where} ORDER BY claim_search.rowid DESC LIMIT ${sql.lit(COMMON + 1)})`;
  };
  const fewer =
    common.length > 1 && common.length <= MOST_LEFT_OUT
      ? common.map((one) => common.filter((other) => other !== one))
      : [];
  return [latest(common, 0), ...fewer.map((some) => latest(some, 0))];
}

/** Of up to this many common terms, claims are found that lack one. */
const MOST_LEFT_OUT = 4;

/** A claim that answers a text. */
export interface FoundClaim {
  slug: string;
  /** Higher is better; compare only claims that were found by the same text. */
  score: number;
  /** How much of the text the claim has, from 0 to 1: its words weighed by how much they tell claims apart. */
  coverage: number;
}

/** How many claims are looked at closely, to put the best first. */
export const RERANKED = 40;

const closeRow = z.object({
  slug: z.string(),
  quote: z.string(),
  people: z.string(),
  rests: z.string(),
  about: z.string(),
});

/**
 * The claims that answer a text best, the best first: for a search, a statement that is to be checked, or a quotation that
 * may repeat one. Whatever the text is, it finds or it does not, and never fails. Two round trips.
 */
export async function findClaims(
  database: Database,
  text: string,
  { limit }: { limit: number },
): Promise<FoundClaim[]> {
  const search = await readSearch(database, text);
  if (search === null) return [];
  const [rows] = await database.read(
    sqlRows(
      database.kysely,
      sql`WITH ${foundBy(search, [])}
        SELECT l.slug, s.quote, s.people, s.rests, s.about FROM found f JOIN listing l ON l.claim_id = f.id
          JOIN claim_search s ON s.rowid = f.id
        ORDER BY f.score DESC, l.said_on DESC, f.id DESC LIMIT ${sql.lit(Math.max(limit, RERANKED))}`,
      closeRow,
    ),
  );
  return rows
    .map((row) => {
      const { score, coverage } = matchOf(search.parts, row);
      return { slug: row.slug, score, coverage };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}
