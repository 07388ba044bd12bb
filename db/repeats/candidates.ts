/** The statements of the ledger that may be repeated, by the keys of clauses and by the rarest words: many sentences in one look. */
import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import { bucketsAround } from '../../claims/repeats/buckets.ts';
import type { Key, Profile } from '../../claims/repeats/keys.ts';
import type { PairedWords } from '../../claims/repeats/paired-words.ts';
import type { Statement } from '../../claims/repeats/statement.ts';
import { notedAs } from '../../claims/repeats/things.ts';
import { type Weigh, weighBy } from '../../claims/repeats/topic.ts';
import { stemOf } from '../../claims/searching/stem.ts';
import { COMMON } from '../../claims/searching/weighing.ts';
import { countRow, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';

/** How many candidates of a sentence are read by the keys, and by the words. */
const BY_KEYS = 500;
const BY_WORDS = 50;

/** How many of them are held against the sentence in full. */
const HELD = 16;

/** How many of its rarest words a sentence is looked up by, and how many of its words are counted. */
const RAREST = 6;
const COUNTED = 24;

/** How rare the words of a sentence are in the ledger. */
export interface Rarity {
  weigh: Weigh;
  /** The words by which the sentence is looked up, the rarest first. */
  rarest: readonly string[];
}

const quoted = (term: string) => `"${term.replace(/"/g, '')}"`;

/** What a claim says itself, and what it rests on: its sayings are looked up one by one. */
const OWN = '{quote people rests about} : ';

const stemCount = z.object({ stem: z.string(), n: z.number() });

const stemsOf = ({ content }: Profile, words: PairedWords): string[] => {
  const heavy = content.filter(({ isLight }) => !isLight);
  return [...new Set(heavy.flatMap(({ stem, term }) => [stem, ...words.othersOf(term).map(stemOf)]))].slice(
    0,
    COUNTED,
  );
};

/** How rare the words of each sentence are. One round trip; every word is counted once, whoever says it. */
export async function raritiesOf(
  { read, kysely }: Database,
  profiles: readonly Profile[],
  words: PairedWords,
): Promise<Rarity[]> {
  const all = profiles.map((profile) => stemsOf(profile, words));
  const stems = [...new Set(all.flat())].map((stem) => [stem, quoted(stem), `${OWN}${quoted(stem)}`]);
  const [[total], counts] = await read(
    sqlRows(kysely, sql`SELECT coalesce(max(claim_id), 0) AS n FROM listing`, countRow),
    sqlRows(
      kysely,
      sql`SELECT w.value ->> 0 AS stem, (SELECT count(*) FROM (SELECT 1 FROM claim_search
            WHERE claim_search MATCH (w.value ->> 2) LIMIT ${sql.lit(COMMON + 1)}))
          + (SELECT count(*) FROM (SELECT 1 FROM saying_search
            WHERE saying_search MATCH (w.value ->> 1) LIMIT ${sql.lit(COMMON + 1)})) AS n
        FROM json_each(${JSON.stringify(stems)}) w`,
      stemCount,
    ),
  );
  const held = new Map(counts.map(({ stem, n }) => [stem, n]));
  const countOf = (stem: string) => held.get(stem) ?? 0;
  return all.map((own) => {
    const known = own.filter((stem) => countOf(stem) > 0).sort((a, b) => countOf(a) - countOf(b));
    return {
      weigh: weighBy(new Map(own.map((stem) => [stem, countOf(stem)])), total?.n ?? 0),
      // A word of more claims than can be looked at finds none: the figures do.
      rarest: known.filter((stem) => countOf(stem) <= COMMON).slice(0, RAREST),
    };
  });
}

const candidateRow = z.object({ id: z.number(), saying: z.number(), quote: z.string(), near: z.number() });

/** A statement of the ledger: of which claim, which of its sayings (0: its own words), its terms, how near its figure is. */
export type Candidate = z.infer<typeof candidateRow>;

/** A sentence that is looked up: its clauses, and how rare its words are. */
export interface Sought {
  clauses: readonly Profile[];
  rarity: Rarity;
}

/** For each sentence, statements with a key near one of it, and those that share its rarest words. One round trip. */
export async function candidatesFor(
  { read, kysely }: Database,
  all: readonly Sought[],
  words: PairedWords,
): Promise<readonly Candidate[][]> {
  const queries = all.map((one) => {
    const looks = looksOf(one, words);
    return looks.length === 0
      ? undefined
      : sqlRows(
          kysely,
          sql`SELECT c.id, c.saying, coalesce(w.words, s.quote) AS quote, max(c.near) AS near FROM (${sql.join(looks, sql` UNION ALL `)}) c
            JOIN claim_search s ON s.rowid = c.id LEFT JOIN saying_search w ON w.rowid = c.saying GROUP BY c.id, c.saying`,
          candidateRow,
        );
  });
  const found = await read(...queries.filter((query) => query !== undefined));
  let next = 0;
  return queries.map((query) => (query === undefined ? [] : (found[next++] ?? [])));
}

function looksOf({ clauses, rarity: { rarest } }: Sought, words: PairedWords): RawBuilder<unknown>[] {
  const keyed = clauses.flatMap(({ main, places, statement }) =>
    byKey(main, places, statement, { clauses: clauses.length, words }),
  );
  return rarest.length === 0 ? keyed : [...keyed, byWords(rarest), bySayings(rarest)];
}

/** Claims by a figure near one, counted in the same thing or in nobody knows what; and by a series. */
function byKey(
  { amount }: Key,
  places: readonly string[],
  { series = [] }: Statement,
  { clauses, words }: { clauses: number; words: PairedWords },
): RawBuilder<unknown>[] {
  const limit = sql.lit(Math.floor(BY_KEYS / clauses));
  const found: RawBuilder<unknown>[] = [];
  if (amount !== undefined) {
    const [from, to] = bucketsAround(amount);
    const buckets = Array.from({ length: to - from + 1 }, (_, i) => sql`${from + i}`);
    const { thing } = amount;
    // Keys hold the program’s own names: those that editors say are one are looked up together.
    const all = [thing, ...words.othersOf(thing)].flatMap(notedAs);
    const units = [...new Set(all)].map((unit) => sql`${unit}`);
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

const anyOf = (rarest: readonly string[]) => rarest.map(quoted).join(' OR ');

const byWords = (rarest: readonly string[]) =>
  sql`SELECT * FROM (SELECT rowid AS id, 0 AS saying, 0 AS near FROM claim_search
    WHERE claim_search MATCH ${`${OWN}(${anyOf(rarest)})`} ORDER BY bm25(claim_search) LIMIT ${sql.lit(BY_WORDS)})`;

/** Sayings have words of their own, which their claim may have none of. */
const bySayings = (rarest: readonly string[]) =>
  sql`SELECT * FROM (SELECT f.id, f.saying, 0 AS near FROM (SELECT s.claim_id AS id, s.id AS saying
    FROM saying_search w JOIN saying s ON s.id = w.rowid WHERE w.saying_search MATCH ${anyOf(rarest)}
    ORDER BY bm25(saying_search) LIMIT ${sql.lit(BY_WORDS)}) f)`;

/** How much a near figure counts beside the words, of all that a sentence says. */
const FIGURE = 0.15;

/** Splits the terms of a statement, each text once. */
export function termSets(): (quote: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (quote) => {
    const terms = known.get(quote) ?? new Set(quote.split(' '));
    known.set(quote, terms);
    return terms;
  };
}

/** Those of the candidates that share most with the sentence: by its words, and by near figures. */
export function nearest(
  candidates: readonly Candidate[],
  { content }: Profile,
  { weigh, termsOf }: { weigh: Weigh; termsOf: (quote: string) => ReadonlySet<string> },
): Candidate[] {
  const weights = content.map(({ stem }) => weigh(stem));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const shareOf = ({ quote, near }: Candidate) => {
    const terms = termsOf(quote);
    const shared = content.reduce((sum, { stem, others }, i) => {
      const has = terms.has(stem) || others.some((phrase) => phrase.every((one) => terms.has(one)));
      return sum + (has ? (weights[i] ?? 0) : 0);
    }, 0);
    return (all === 0 ? 0 : shared / all) + FIGURE * near;
  };
  return candidates
    .map((one) => ({ one, share: shareOf(one) }))
    .sort((a, b) => b.share - a.share)
    .slice(0, HELD)
    .map(({ one }) => one);
}
