/**
 * The claims that a sentence may repeat: looked up by the keys of its clauses and by its rarest words, at most 550 of them
 * whatever the size of the ledger; those that share most are then held against it in full. It reads, and writes nothing.
 */
import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import { wordsKey } from '../../claims/editorial/same-words.ts';
import { bucketsAround } from '../../claims/repeats/buckets.ts';
import { compareProfiles } from '../../claims/repeats/compare.ts';
import { clausesOf, type Key, type Profile, profileOf } from '../../claims/repeats/keys.ts';
import { claimStatement } from '../../claims/repeats/of-claim.ts';
import type { Comparison, Outcome, Statement } from '../../claims/repeats/statement.ts';
import { type Weigh, weighBy } from '../../claims/repeats/topic.ts';
import { COMMON } from '../../claims/searching/weighing.ts';
import { countRow, jsonColumn, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import {
  STATEMENT_COLUMNS,
  sayingShape,
  sayingsWhere,
  statementFields,
  statementOfSaying,
} from '../ledger/repeat-keys.ts';

/** A claim that a clause may repeat, and how. */
export interface Match extends Comparison {
  slug: string;
  /** Which of its sayings comes nearest; null for its own words. */
  saying: number | null;
  relation: Exclude<Outcome, 'none'>;
}

/** A clause of the sentence with the claims that come nearest, the strongest first. */
export interface MatchedClause {
  clause: Key;
  /** The first date that the sentence names. */
  named: string | null;
  matches: Match[];
}

/** How many candidates are read by the keys, and by the words. */
const BY_KEYS = 500;
const BY_WORDS = 50;

/** How many of them are held against the sentence in full. */
const HELD = 16;

/** The most proposals of a clause, and the most clauses. */
const PROPOSALS = 5;
const CLAUSES = 6;

/** How many of its rarest words a sentence is looked up by, and how many of its words are counted. */
const RAREST = 6;
const COUNTED = 24;

/**
 * Holds a sentence against the ledger. Pairs that an editor called no repeat are left out. `but` is the claim that the
 * sentence is from. Three round trips.
 */
export async function findRepeats(
  database: Database,
  statement: Statement,
  { but }: { but?: string } = {},
): Promise<MatchedClause[]> {
  const profile = profileOf(statement);
  const rarity = await rarityOf(database, profile);
  const clauses = clausesOf(profile).slice(0, CLAUSES);
  const candidates = await candidatesFor(database, clauses, rarity);
  const near = nearest(candidates, profile, rarity.weigh);
  const held = await heldFor(database, near, statement);
  return clauses.map((clause) => ({
    clause: clause.main,
    named: clause.named[0] ?? null,
    matches: matchesOf(clause, held, rarity.weigh, but),
  }));
}

interface Rarity {
  weigh: Weigh;
  /** The words by which the sentence is looked up, the rarest first. */
  rarest: readonly string[];
}

const quoted = (term: string) => `"${term.replace(/"/g, '')}"`;

/** How rare the words of a sentence are in the ledger. */
async function rarityOf({ read, kysely }: Database, { content }: Profile): Promise<Rarity> {
  const stems = [...new Set(content.filter(({ isLight }) => !isLight).map(({ stem }) => stem))].slice(
    0,
    COUNTED,
  );
  const counts = stems.map(
    (
      stem,
    ) => sql`SELECT (SELECT count(*) FROM (SELECT 1 FROM claim_search WHERE claim_search MATCH ${quoted(stem)}
      LIMIT ${sql.lit(COMMON + 1)})) AS n`,
  );
  const total = sql`SELECT coalesce(max(claim_id), 0) AS n FROM listing`;
  const [rows] = await read(sqlRows(kysely, sql.join([total, ...counts], sql` UNION ALL `), countRow));
  const held = new Map(stems.map((stem, i) => [stem, rows[i + 1]?.n ?? 0]));
  const known = stems.filter((stem) => (held.get(stem) ?? 0) > 0);
  const rare = known.sort((a, b) => (held.get(a) ?? 0) - (held.get(b) ?? 0));
  // A word of more claims than can be looked at finds none: the figures do.
  return {
    weigh: weighBy(held, rows[0]?.n ?? 0),
    rarest: rare.filter((stem) => (held.get(stem) ?? 0) <= COMMON).slice(0, RAREST),
  };
}

const candidateRow = z.object({ id: z.number(), saying: z.number(), quote: z.string(), near: z.number() });
type Candidate = z.infer<typeof candidateRow>;

/** Claims with a key near one of the sentence, and those that share its rarest words. */
async function candidatesFor(
  { read, kysely }: Database,
  clauses: readonly Profile[],
  { rarest }: Rarity,
): Promise<Candidate[]> {
  const keyed = clauses.flatMap(({ main, places, statement }) =>
    byKey(main, places, statement, clauses.length),
  );
  const worded = rarest.length === 0 ? [] : [byWords(rarest)];
  const all = [...keyed, ...worded];
  if (all.length === 0) return [];
  const [rows] = await read(
    sqlRows(
      kysely,
      sql`SELECT c.id, c.saying, s.quote, max(c.near) AS near FROM (${sql.join(all, sql` UNION ALL `)}) c
        JOIN claim_search s ON s.rowid = c.id GROUP BY c.id, c.saying`,
      candidateRow,
    ),
  );
  return rows;
}

/** Claims by a figure near one, counted in the same thing or in nobody knows what; and by a series. */
function byKey(
  { amount }: Key,
  places: readonly string[],
  { series = [] }: Statement,
  clauses: number,
): RawBuilder<unknown>[] {
  const limit = sql.lit(Math.floor(BY_KEYS / clauses));
  const found: RawBuilder<unknown>[] = [];
  if (amount !== undefined) {
    const [from, to] = bucketsAround(amount);
    const buckets = Array.from({ length: to - from + 1 }, (_, i) => sql`${from + i}`);
    const units = [...new Set([amount.thing, ''])].map((unit) => sql`${unit}`);
    const [place] = places;
    // Each bucket is sought by itself, so that no more rows are read than are taken.
    const where = sql`unit IN (${sql.join(units)}) AND bucket IN (${sql.join(buckets)})`;
    const there = place === undefined ? where : sql`${where} AND place IN (${place}, '')`;
    const near = place === undefined ? sql.lit(1) : sql`iif(place = ${place}, 2, 1)`;
    found.push(sql`SELECT * FROM (SELECT claim_id AS id, saying_id AS saying, ${near} AS near FROM saying_key
      WHERE ${there} LIMIT ${limit})`);
  }
  if (series.length > 0)
    found.push(sql`SELECT * FROM (SELECT claim_id AS id, saying_id AS saying, 2 AS near FROM saying_key
      WHERE series IN (${sql.join(series)}) LIMIT ${limit})`);
  return found;
}

const byWords = (rarest: readonly string[]) =>
  sql`SELECT * FROM (SELECT rowid AS id, 0 AS saying, 0 AS near FROM claim_search
    WHERE claim_search MATCH ${rarest.map(quoted).join(' OR ')} ORDER BY bm25(claim_search) LIMIT ${sql.lit(BY_WORDS)})`;

/** How much a near figure counts beside the words, of all that a sentence says. */
const FIGURE = 0.15;

/** Those of the candidates that share most with the sentence: by its words, and by near figures. */
function nearest(candidates: readonly Candidate[], { content }: Profile, weigh: Weigh): Candidate[] {
  const all = content.reduce((sum, { stem }) => sum + weigh(stem), 0);
  const shareOf = ({ quote, near }: Candidate) => {
    const terms = new Set(quote.split(' '));
    const shared = content.reduce((sum, { stem, others }) => {
      const has = terms.has(stem) || others.some((phrase) => phrase.every((one) => terms.has(one)));
      return sum + (has ? weigh(stem) : 0);
    }, 0);
    return (all === 0 ? 0 : shared / all) + FIGURE * near;
  };
  return candidates
    .map((one) => ({ one, share: shareOf(one) }))
    .sort((a, b) => b.share - a.share)
    .slice(0, HELD)
    .map(({ one }) => one);
}

const heldRow = statementFields.extend({
  latest: jsonColumn(z.object({ before: z.string().nullable(), after: z.string().nullable() })).nullable(),
});

/** A statement of the ledger, read, with what is known of the latest figure on both days. */
interface Held {
  profile: Profile;
  slug: string;
  saying: number | null;
  isSameLatest: boolean | undefined;
}

/** The latest figure of the series of a claim on a day, as SQL. */
const latestOn = (day: RawBuilder<unknown>) =>
  sql`(SELECT max(o.at_end) FROM observation o WHERE o.series_id = k.series AND o.published_on <= ${day})`;

async function heldFor(
  { read, kysely }: Database,
  near: readonly Candidate[],
  { words, saidOn }: Statement,
): Promise<Held[]> {
  if (near.length === 0) return [];
  const ids = [...new Set(near.map(({ id }) => id))];
  const sayings = near.flatMap(({ saying }) => (saying === 0 ? [] : [saying]));
  const isDay = saidOn !== undefined && /^\d{4}-\d\d-\d\d$/.test(saidOn);
  const latest = isDay
    ? sql`(SELECT json_object('before', ${latestOn(sql`l.said_on`)}, 'after', ${latestOn(sql`${saidOn}`)}) FROM saying_key k
        WHERE k.claim_id = l.claim_id AND k.saying_id = 0 AND k.clause = 0 AND k.series IS NOT NULL)`
    : sql`NULL`;
  const [claims, said] = await read(
    sqlRows(
      kysely,
      sql`SELECT ${STATEMENT_COLUMNS}, ${latest} AS latest FROM listing l JOIN claim_revision r ON r.id = l.revision_id
        WHERE l.claim_id IN (${sql.join(ids)}) AND NOT EXISTS (SELECT 1 FROM not_a_repeat n
          WHERE n.claim_id = l.claim_id AND n.words_key = ${wordsKey({ quote: words })})`,
      heldRow,
    ),
    sqlRows(
      kysely,
      sayingsWhere(sayings.length === 0 ? sql`0` : sql`s.id IN (${sql.join(sayings)})`),
      sayingShape,
    ),
  );
  return claims.flatMap((row) => {
    const own = claimStatement(row.body, row.series);
    const isOfLatest = own.period === undefined || own.period === row.latest?.before;
    const isKnown = isOfLatest && row.latest?.before != null && row.latest.after !== null;
    const isSameLatest = isKnown ? row.latest?.before === row.latest?.after : undefined;
    const { slug } = row.body;
    return [
      { profile: profileOf(own), slug, saying: null, isSameLatest },
      ...said
        .filter(({ claim_id }) => claim_id === row.claim_id)
        .map((one) => ({
          profile: profileOf(statementOfSaying(own, one)),
          slug,
          saying: one.id,
          isSameLatest,
        })),
    ];
  });
}

/** In a whole ledger some claim shares a word with any sentence: one that is proposed shares this much. */
const LEAST = 0.25;
const LEAST_OF_ONE_WORD = 0.42;

/** The claims that a clause may repeat, each by that of its sayings that comes nearest. */
function matchesOf(clause: Profile, held: readonly Held[], weigh: Weigh, but: string | undefined): Match[] {
  const best = new Map<string, Match>();
  for (const { profile, slug, saying, isSameLatest } of held) {
    if (slug === but) continue;
    const { relation, ...rest } = compareProfiles(profile, clause, { weigh, isSameLatest });
    if (relation === 'none' || rest.bond < (rest.isThin ? LEAST_OF_ONE_WORD : LEAST)) continue;
    const match = { slug, saying, relation, ...rest };
    if ((best.get(slug)?.score ?? -1) < match.score) best.set(slug, match);
  }
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, PROPOSALS);
}
