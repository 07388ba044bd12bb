/**
 * Search: the claims that answer what somebody typed. It asks the index twice: first how common each word is, and what
 * it may have been meant to be; then for the claims. What is read is bounded, however many claims there are: those with
 * rare words are all looked at, and of those with common words alone the latest.
 */
import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import { answersTo } from '../../claims/repeats/answers.ts';
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
  const all = weightOf(parts);
  const held = looked.filter((part) => part.claims > 0 || part.corrected.length > 0);
  const rare = held.filter(({ claims }) => claims <= COMMON);
  const common = held.filter(({ claims }) => claims > COMMON);
  const hits =
    rare.length === 0
      ? commonHits(common, conditions)
      : [
          ...rare.flatMap((part, i) => hitsOf(part, i, null)),
          ...common.flatMap((part, i) => hitsOf(part, rare.length + i, rare)),
          ...(weightOf(common) < MUCH * all ? [] : [latest(common, held.length, conditions, rare)]),
        ];
  if (hits.length === 0) return sql`found AS (SELECT 0 AS id, 0 AS score WHERE 0)`;
  return sql`hit AS (${sql.join(hits, sql` UNION ALL `)}),
    scored AS MATERIALIZED (SELECT id, sum(score) AS score FROM (
      SELECT id, max(score) AS score FROM hit GROUP BY id, part) GROUP BY id),
    best AS (SELECT max(score) AS score FROM scored),
    found AS MATERIALIZED (SELECT id, scored.score FROM scored, best
      WHERE scored.score >= ${LEAST * all} AND scored.score >= ${NEAR_BEST} * best.score)`;
}

const weightOf = (parts: readonly Part[]) => parts.reduce((sum, { weight }) => sum + weight, 0);

/** Of how much of the weight on, claims are found by common words alone where rare ones are asked for as well. */
const MUCH = 0.4;

/** How much of the weight of all that is asked a claim must have, and how much of what the best has. */
const LEAST = 0.3;
const NEAR_BEST = 0.6;

/** The groups of columns that count alike. */
const GROUPS = [
  { columns: '{quote people sayings}', counts: COLUMN_COUNTS.quote },
  { columns: '{rests about}', counts: COLUMN_COUNTS.rests },
] as const;

const formsOf = ({ forms }: Part) => anyOf(forms.map(({ phrase }) => phrase));

/** The claims that have a term, by where it stands; of a common one, those that also have one of some rare ones. */
function hitsOf(part: Part, number: number, rare: readonly Part[] | null): RawBuilder<unknown>[] {
  const among = rare === null ? '' : ` AND (${rare.map(formsOf).join(' OR ')})`;
  return GROUPS.map(({ columns, counts }) => {
    const match = `(${columns} : ${formsOf(part)})${among}`;
    // What was corrected may be common; all else is bounded by what it is.
    const bound = sql`ORDER BY rowid DESC LIMIT ${sql.lit(MOST_HITS)}`;
    return sql`SELECT * FROM (SELECT rowid AS id, ${sql.lit(number)} AS part, ${part.weight * counts} AS score
      FROM claim_search WHERE claim_search MATCH ${match} ${part.corrected.length === 0 ? sql`` : bound})`;
  });
}

/** How many claims are looked at for a word that was corrected. */
const MOST_HITS = 2 * COMMON;

/** The latest claims that have all of some common terms, or all but one. */
function commonHits(common: readonly Part[], conditions: readonly Condition[]): RawBuilder<unknown>[] {
  if (common.length === 0) return [];
  const fewer =
    common.length > 1 && common.length <= MOST_LEFT_OUT
      ? common.map((one) => common.filter((other) => other !== one))
      : [];
  return [common, ...fewer].map((some) => latest(some, 0, conditions));
}

/** The latest claims that have all of some terms, and none of others. */
function latest(
  some: readonly Part[],
  number: number,
  conditions: readonly Condition[],
  none: readonly Part[] = [],
): RawBuilder<unknown> {
  const but = none.length === 0 ? '' : ` NOT (${none.map(formsOf).join(' OR ')})`;
  const match = `(${some.map(formsOf).join(' AND ')})${but}`;
  const where = sql.join([sql`claim_search MATCH ${match}`, ...conditions], sql` AND `);
  const from =
    conditions.length === 0
      ? sql`claim_search`
      : sql`claim_search JOIN listing l ON l.claim_id = claim_search.rowid`;
  return sql`SELECT * FROM (SELECT claim_search.rowid AS id, ${sql.lit(number)} AS part, ${weightOf(some)} AS score
    FROM ${from} WHERE ${where} ORDER BY claim_search.rowid DESC LIMIT ${sql.lit(COMMON + 1)})`;
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
  sayings: z.string(),
  words: z.string(),
  kind: z.string(),
  claimed: z.string().nullable(),
});

/** The claims that may answer what is looked for, in the order of the index. */
async function closeClaims(database: Database, search: Search, limit: number) {
  const [rows] = await database.read(
    sqlRows(
      database.kysely,
      sql`WITH ${foundBy(search, [])}
        SELECT l.slug, s.quote, s.people, s.rests, s.about, coalesce(s.sayings, '') AS sayings, l.quote AS words, l.kind, l.claimed
        FROM found f JOIN listing l ON l.claim_id = f.id JOIN claim_search s ON s.rowid = f.id
        ORDER BY f.score DESC, l.said_on DESC, f.id DESC LIMIT ${sql.lit(Math.max(limit, RERANKED))}`,
      closeRow,
    ),
  );
  return rows;
}

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
  return (await closeClaims(database, search, limit))
    .map((row) => {
      const { score, coverage } = matchOf(search.parts, row);
      return { slug: row.slug, score, coverage };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

/** The claims that answer a question, the best first, at most so many; none if no claim does. Two round trips. */
export async function answersIn(database: Database, question: string, limit: number): Promise<string[]> {
  const search = await readSearch(database, question);
  if (search === null) return [];
  const claims = (await closeClaims(database, search, limit)).map(
    ({ slug, words, kind, claimed, ...row }) => ({ slug, quote: words, kind, claimed, row }),
  );
  return answersTo(question, search.parts, claims, limit).map(({ slug }) => slug);
}
