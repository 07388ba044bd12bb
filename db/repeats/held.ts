/** The statements of the ledger that sentences are held against in full: each is read once, however many sentences come near it. */
import { sql } from 'kysely';
import * as z from 'zod';
import { wordsKey } from '../../claims/editorial/same-words.ts';
import { type Profile, profileOf } from '../../claims/repeats/keys.ts';
import { claimStatement } from '../../claims/repeats/of-claim.ts';
import { lookedUp, type Statement } from '../../claims/repeats/statement.ts';
import { breath } from '../base/breath.ts';
import { sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import {
  STATEMENT_COLUMNS,
  sayingShape,
  sayingsWhere,
  statementFields,
  statementOfSaying,
} from '../ledger/repeat-keys.ts';
import type { Candidate } from './candidates.ts';

/** A statement of the ledger, read, with what is known of the latest figure on both days. */
export interface Held {
  profile: Profile;
  slug: string;
  saying: number | null;
  isSameLatest: boolean | undefined;
}

/** A sentence with the candidates that come nearest. */
export interface Near {
  statement: Statement;
  near: readonly Candidate[];
}

/** What was read of statements already, by claim and saying: shared by the parts of one look-up. */
export type Known = Map<string, Profile>;

/** The latest figure of the series of a claim on a day, as SQL. */
const latestOn = (day: ReturnType<typeof sql>) =>
  sql`(SELECT max(o.at_end) FROM observation o WHERE o.series_id = k.series AND o.published_on <= ${day})`;

const latestRow = z.object({
  claim_id: z.number(),
  day: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
const notRow = z.object({ claim_id: z.number(), words_key: z.string() });

type ClaimRow = z.infer<typeof statementFields>;
type SayingRow = z.infer<typeof sayingShape>;
type Latest = z.infer<typeof latestRow>;

/** The day on which a sentence was said, if that is known to the day. */
const dayOf = ({ saidOn }: Statement): string | undefined =>
  saidOn !== undefined && /^\d{4}-\d\d-\d\d$/.test(saidOn) ? saidOn : undefined;

/** What the ledger has of the candidates of sentences. */
interface Rows {
  claims: ReadonlyMap<number, ClaimRow>;
  sayings: ReadonlyMap<number, readonly SayingRow[]>;
  /** By claim and day. */
  latest: ReadonlyMap<string, Latest>;
  /** Claims and words that are no repeat of them. */
  not: ReadonlySet<string>;
}

const pair = (claim: number, text: string) => `${claim} ${text}`;

async function rowsFor({ read, kysely }: Database, all: readonly Near[]): Promise<Rows> {
  const candidates = all.flatMap(({ near }) => near);
  const ids = JSON.stringify([...new Set(candidates.map(({ id }) => id))]);
  const said = JSON.stringify([
    ...new Set(candidates.flatMap(({ saying }) => (saying === 0 ? [] : [saying]))),
  ]);
  const days = all.flatMap(({ statement, near }) => {
    const day = dayOf(statement);
    return day === undefined ? [] : near.map(({ id }) => JSON.stringify([id, day]));
  });
  const keys = JSON.stringify(all.map(({ statement: { words } }) => wordsKey({ quote: lookedUp(words) })));
  const [claims, sayings, latest, not] = await read(
    sqlRows(
      kysely,
      sql`SELECT ${STATEMENT_COLUMNS} FROM listing l JOIN claim_revision r ON r.id = l.revision_id
        WHERE l.claim_id IN (SELECT value FROM json_each(${ids}))`,
      statementFields,
    ),
    sqlRows(kysely, sayingsWhere(sql`s.id IN (SELECT value FROM json_each(${said}))`), sayingShape),
    sqlRows(
      kysely,
      sql`SELECT l.claim_id, p.value ->> 1 AS day, ${latestOn(sql`l.said_on`)} AS before,
          ${latestOn(sql`(p.value ->> 1)`)} AS after
        FROM json_each(${`[${[...new Set(days)].join(',')}]`}) p JOIN listing l ON l.claim_id = p.value ->> 0
        JOIN saying_key k ON k.claim_id = l.claim_id AND k.saying_id = 0 AND k.clause = 0 AND k.series IS NOT NULL`,
      latestRow,
    ),
    sqlRows(
      kysely,
      sql`SELECT claim_id, words_key FROM not_a_repeat WHERE words_key IN (SELECT value FROM json_each(${keys}))`,
      notRow,
    ),
  );
  const bySaying = new Map<number, SayingRow[]>();
  for (const one of sayings) bySaying.set(one.claim_id, [...(bySaying.get(one.claim_id) ?? []), one]);
  return {
    claims: new Map(claims.map((row) => [row.claim_id, row])),
    sayings: bySaying,
    latest: new Map(latest.map((row) => [pair(row.claim_id, row.day), row])),
    not: new Set(not.map(({ claim_id, words_key }) => pair(claim_id, words_key))),
  };
}

/** For each sentence, the statements that it is held against; claims that an editor called no repeat of it are left out. One round trip. */
export async function heldFor(
  database: Database,
  all: readonly Near[],
  known: Known,
): Promise<readonly Held[][]> {
  if (all.every(({ near }) => near.length === 0)) return all.map(() => []);
  const rows = await rowsFor(database, all);
  const held: Held[][] = [];
  for (const one of all) {
    held.push(heldBy(one, rows, known));
    if (all.length > 1) await breath();
  }
  return held;
}

function heldBy({ statement, near }: Near, { claims, sayings, latest, not }: Rows, known: Known): Held[] {
  const [key, day] = [wordsKey({ quote: lookedUp(statement.words) }), dayOf(statement)];
  const wanted = new Set(near.map(({ saying }) => saying));
  return [...new Set(near.map(({ id }) => id))]
    .sort((a, b) => a - b)
    .flatMap((id) => {
      const row = claims.get(id);
      if (row === undefined || not.has(pair(id, key))) return [];
      const own = claimStatement(row.body, row.series);
      const figures = day === undefined ? undefined : latest.get(pair(id, day));
      const isSameLatest = sameLatest(own, figures);
      const { slug } = row.body;
      const others = (sayings.get(id) ?? []).filter((one) => wanted.has(one.id));
      return [
        { profile: readOnce(known, pair(id, ''), () => own), slug, saying: null, isSameLatest },
        ...others.map((one) => ({
          profile: readOnce(known, pair(id, `${one.id}`), () => statementOfSaying(own, one)),
          slug,
          saying: one.id,
          isSameLatest,
        })),
      ];
    });
}

/** Whether the latest figure of a claim was the same one on both days; undefined if nobody knows. */
function sameLatest({ period }: Statement, latest: Latest | undefined): boolean | undefined {
  const isOfLatest = period === undefined || period === latest?.before;
  if (!isOfLatest || latest?.before == null || latest.after === null) return undefined;
  return latest.before === latest.after;
}

function readOnce(known: Known, key: string, statement: () => Statement): Profile {
  const profile = known.get(key) ?? profileOf(statement());
  known.set(key, profile);
  return profile;
}
