/** Reads of disputes: all of them, and one with its claims and its figures. */

import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import { type Dispute, goalsTold, type ListedDispute } from '../../claims/editorial/disputes.ts';
import { WORD_NAMES } from '../../claims/verdict/reader-words.ts';
import { countRow, jsonColumn, type RowQuery, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { EVERYTHING } from '../evidence/rows.ts';
import { cachedEvidence } from '../evidence/series-cache.ts';
import { becauseColumn, speakerColumn, wordSchema } from '../ledger/stored-json.ts';
import { COUNTED, listed, listedClaim } from './claims.ts';

export const DISPUTES_PAGE_SIZE = 20;

/** How many claims a page of a dispute shows, and how many stand on its line of time. */
export const SAID_PAGE_SIZE = 20;
const MARKS = 200;

/** How many targets are told of, and how many other series. */
const GOALS = 3;
const BESIDE = 10;

/** Of how many of its claims, the latest said, the words of a listed dispute are counted. */
const TALLIED = 1_000;

const disputeRow = z.object({
  id: z.string(),
  title: z.string(),
  place: z.string().nullable(),
  claims: z.number(),
  claimants: z.number(),
  movedAt: z.string(),
  turned: z.number(),
  words: jsonColumn(z.array(z.object({ word: wordSchema, claims: z.number() }))).transform((words) =>
    words.sort((a, b) => WORD_NAMES.indexOf(a.word) - WORD_NAMES.indexOf(b.word)),
  ),
});

/** Disputes, those in which something happened last first, then those with the most claims. */
export function latestDisputes(
  { kysely }: Pick<Database, 'kysely'>,
  { limit, offset = 0 }: { limit: number; offset?: number },
): RowQuery<ListedDispute> {
  const tallied = sql`(SELECT s.claim_id FROM subject_claim s WHERE s.subject_id = d.id
      ORDER BY s.said_on DESC LIMIT ${sql.lit(TALLIED)}) s JOIN listing l ON l.claim_id = s.claim_id`;
  const words = sql`(SELECT json_group_array(json_object('word', w.word, 'claims', w.n)) FROM (
    SELECT l.word, count(*) AS n FROM ${tallied} GROUP BY l.word) w)`;
  const turned = sql`(SELECT count(*) FROM ${tallied} WHERE l.clock = 'said' AND l.other <> 'too-early')`;
  const query = sql`SELECT d.id, coalesce(x.title, d.id) AS title, x.place, d.claims, d.claimants, d.moved_at AS movedAt, ${words} AS words, ${turned} AS turned
    FROM (SELECT * FROM subject WHERE is_disputed = 1
      ORDER BY moved_at DESC, claims DESC, id LIMIT ${sql.lit(limit)} OFFSET ${sql.lit(offset)}) d
      LEFT JOIN series x ON x.id = d.id
    ORDER BY d.moved_at DESC, d.claims DESC, d.id`;
  return sqlRows(kysely, query, disputeRow);
}

/** All disputes: one page of them, from 1, and how many there are, counted up to one more than `COUNTED`. */
export async function listDisputes(
  database: Database,
  page: number,
  size = DISPUTES_PAGE_SIZE,
): Promise<{ disputes: ListedDispute[]; total: number }> {
  const [disputes, [total]] = await database.read(
    latestDisputes(database, { limit: size, offset: (page - 1) * size }),
    sqlRows(
      database.kysely,
      sql`SELECT count(*) AS n FROM (SELECT 1 FROM subject WHERE is_disputed = 1 LIMIT ${sql.lit(COUNTED + 1)})`,
      countRow,
    ),
  );
  return { disputes, total: total?.n ?? 0 };
}

const nameRow = z.object({
  id: z.string(),
  title: z.string(),
  claims: z.number(),
  claimants: z.number(),
  pack: z.string(),
  lastObservation: z.number(),
});

const saidRow = listedClaim.extend({ speaker: speakerColumn, becauseSaid: becauseColumn.nullable() });
const markRow = z.object({ slug: z.string(), claimant: z.string(), saidOn: z.string() });
const goalRow = z.object({
  value: z.string(),
  unit: z.string().nullable(),
  deadline: z.string().nullable(),
  claims: z.number(),
});
const besideRow = z.object({ id: z.string(), title: z.string() });

/** The subject of the series of an id. */
const subjectOf = (series: string) =>
  sql`(SELECT v.subject_id FROM series_subject v WHERE v.series_id = ${series})`;

/** The claims of a subject, in the order in which they were made. */
const inOrder = (subject: RawBuilder<unknown>, limit: number, offset = 0) =>
  sql`(SELECT s.claim_id, s.said_on FROM subject_claim s WHERE s.subject_id = ${subject}
    ORDER BY s.said_on, s.claim_id LIMIT ${sql.lit(limit)} OFFSET ${sql.lit(offset)})`;

/** A dispute as it is stored: one page of its claims, and a text that changes when its figures do. */
export interface StoredDispute {
  dispute: Dispute;
  version: string;
}

/** The queries of a dispute, with one page of its claims, from 1. */
function disputeQueries({ kysely }: Pick<Database, 'kysely'>, series: string, page: number) {
  const subject = subjectOf(series);
  const claims = inOrder(subject, SAID_PAGE_SIZE, (page - 1) * SAID_PAGE_SIZE);
  const marked = inOrder(subject, MARKS);
  const saidVerdict = sql`CASE WHEN l.clock = 'said' AND (l.finding_said <> l.finding_now OR l.other IS NOT NULL) THEN (
    SELECT g.verdict FROM ruling g WHERE g.revision_id = l.revision_id AND g.clock = 'said' ORDER BY g.id DESC LIMIT 1) END`;
  const target = (part: string) => sql`json_extract(r.body, ${`$.inputs.target.${part}`})`;
  return [
    sqlRows(
      kysely,
      sql`SELECT d.id, x.title, d.claims, d.claimants, p.pack, p.last_observation AS lastObservation
        FROM subject d JOIN series x ON x.id = d.id JOIN series_pack p ON p.series_id = d.id WHERE d.id = ${subject}`,
      nameRow,
    ),
    sqlRows(
      kysely,
      sql`SELECT ${listed}, l.quote, json_extract(r.body, '$.claimant') AS speaker, ${saidVerdict} AS becauseSaid
        FROM ${claims} o JOIN listing l ON l.claim_id = o.claim_id
          JOIN claim_revision r ON r.id = l.revision_id ORDER BY o.said_on, o.claim_id`,
      saidRow,
    ),
    sqlRows(
      kysely,
      sql`SELECT l.slug, l.claimant, l.said_on AS saidOn FROM ${marked} o
        JOIN listing l ON l.claim_id = o.claim_id ORDER BY o.said_on, o.claim_id`,
      markRow,
    ),
    sqlRows(
      kysely,
      sql`SELECT t.value, t.unit, t.deadline, count(*) AS claims FROM (
          SELECT ${target('value')} AS value, ${target('unit')} AS unit, json_extract(r.body, '$.options.deadline') AS deadline
          FROM ${marked} o JOIN listing l ON l.claim_id = o.claim_id JOIN claim_revision r ON r.id = l.revision_id) t
        WHERE t.value IS NOT NULL GROUP BY t.value, t.unit, t.deadline
        ORDER BY claims DESC, t.deadline IS NULL, t.deadline, t.value LIMIT ${sql.lit(2 * GOALS)}`,
      goalRow,
    ),
    sqlRows(
      kysely,
      sql`SELECT x.id, x.title FROM series_subject v JOIN series x ON x.id = v.series_id
        WHERE v.subject_id = ${subject} AND v.series_id <> v.subject_id ORDER BY x.title, x.id LIMIT ${sql.lit(BESIDE)}`,
      besideRow,
    ),
  ] as const;
}

/**
 * The dispute about a series, with one page of its claims, from 1; undefined if no claim is about it. Its id is another series'
 * if both belong together. It may have a single claimant, or a single claim, if others were withdrawn.
 */
export async function findDispute(
  database: Database,
  series: string,
  page: number,
): Promise<StoredDispute | undefined> {
  const [[named], said, marks, goals, beside] = await database.read(
    ...disputeQueries(database, series, page),
  );
  if (named === undefined) return undefined;
  const { pack, lastObservation, ...name } = named;
  const [own] = cachedEvidence(pack, EVERYTHING).series;
  if (own === undefined) return undefined;
  const numbered = <T>(rows: readonly T[], from: number) =>
    rows.map((row, i) => ({ ...row, number: from + i }));
  const from = (page - 1) * SAID_PAGE_SIZE + 1;
  return {
    dispute: {
      ...name,
      series: own,
      beside,
      goals: goalsTold(goals).slice(0, GOALS),
      marks: numbered(marks, 1),
      said: numbered(said, from),
    },
    version: `${lastObservation}`,
  };
}
