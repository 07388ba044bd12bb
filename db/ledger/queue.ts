/**
 * The queue: published verdicts that the evidence or the method of today would change. None changes silently: an editor
 * publishes it with a correction note (newsroom/publish-queued.ts).
 */

import { type Kysely, sql, type Transaction } from 'kysely';
import * as z from 'zod';
import type { NewFigure } from '../../claims/editorial/correction-sentence.ts';
import { movement } from '../../claims/editorial/movement.ts';
import type { QueueEntry } from '../../claims/editorial/work.ts';
import { isAnother } from '../../claims/engine/identity.ts';
import type { AnyVerdict, Clocks } from '../../claims/verdict/verdict.ts';
import { dayAt, type NewsroomDay } from '../base/calendar.ts';
import { flag, jsonColumn, runSql, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import {
  type Changed,
  CLAIMS_AT_A_TIME,
  type Computed,
  computeRevision,
  type LastRuling,
  lastRulings,
  lastVerdicts,
  latestMark,
  publishComputed,
  standingVerdicts,
} from './rulings.ts';
import { claimsOfRevisions, type RevisionToCompute } from './stored-claim.ts';
import { clocksColumn, clocksToStore } from './stored-json.ts';

type Trx = Transaction<Schema>;

/** A published verdict that would change. */
export interface Queued {
  slug: string;
  cause: 'evidence' | 'method';
  before: Clocks<AnyVerdict>;
  after: Clocks<AnyVerdict>;
}

/** What came of bringing verdicts up to date. */
export interface Followed {
  /** What the calendar alone changed: published. */
  published: Changed[];
  /** What waits for an editor. */
  queued: Queued[];
}

/**
 * Brings published claims up to the day and the evidence. What time alone changes is published. Evidence and methods
 * that change no verdict are adopted; those that would change one are queued. What is queued and would no longer
 * change anything leaves the queue.
 */
export async function follow(
  trx: Trx,
  revisionIds: readonly number[],
  recordedAt: string,
): Promise<Followed> {
  const all: Followed = { published: [], queued: [] };
  if (revisionIds.length === 0) return all;
  const mark = await latestMark(trx);
  const day = await dayAt(trx, recordedAt);
  for (let i = 0; i < revisionIds.length; i += CLAIMS_AT_A_TIME) {
    const some = await followSome(trx, revisionIds.slice(i, i + CLAIMS_AT_A_TIME), mark, day);
    all.published.push(...some.published);
    all.queued.push(...some.queued);
  }
  return all;
}

/** A published revision whose verdict would be another, with both. */
export interface Waiting {
  revision: RevisionToCompute;
  cause: 'evidence' | 'method';
  before: Clocks<AnyVerdict>;
  after: Computed;
}

/** What becomes of some published revisions. */
interface Sorted {
  publish: Computed[];
  wait: Waiting[];
  /** The claims whose verdicts stand as they were published, by another method. */
  unmoved: number[];
}

async function followSome(
  trx: Trx,
  ids: readonly number[],
  mark: number,
  day: NewsroomDay,
): Promise<Followed> {
  const { today } = day;
  const revisions = await claimsOfRevisions(trx, ids);
  const { publish, wait, unmoved } = sorted(revisions, await lastRulings(trx, ids), mark, today);
  const published = await publishComputed(trx, publish, day);
  if (unmoved.length > 0)
    await trx
      .updateTable('listing')
      .set({ computed_on: today, ruled_on: sql`min(ruled_on, ${today})` })
      .where('claim_id', 'in', unmoved)
      .execute();
  await requeue(trx, ids, wait, mark, day.at);
  return {
    published,
    queued: wait.map(({ revision, cause, before, after }) => ({
      slug: revision.claim.claim.slug,
      cause,
      before: { said: before.said, now: before.now },
      after: { said: after.said, now: after.now },
    })),
  };
}

/** Tells revisions whose verdicts may be published from those whose verdicts an editor must look at. */
export function sorted(
  revisions: readonly RevisionToCompute[],
  rulings: ReadonlyMap<string, LastRuling>,
  mark: number,
  today: string,
): Sorted {
  const result: Sorted = { publish: [], wait: [], unmoved: [] };
  for (const revision of revisions) {
    const ruled = lastVerdicts(rulings, revision.revisionId);
    const latest = computeRevision(revision, 'latest', mark, today);
    if (ruled === undefined) {
      result.publish.push(latest);
      continue;
    }
    const { before, standing } = standingVerdicts(revision, ruled, mark, today);
    if (!isAnother(before.said, latest.said) && !isAnother(before.now, latest.now)) {
      result.publish.push(latest);
      continue;
    }
    const cause = standing === undefined ? 'method' : 'evidence';
    result.wait.push({ revision, cause, before, after: latest });
    if (standing === undefined) result.unmoved.push(revision.claimId);
    else result.publish.push(standing);
  }
  return result;
}

/**
 * Puts revisions that wait into the queue and takes the others out; one that waited already keeps its place in time,
 * unless that has not come.
 */
export async function requeue(
  trx: Trx,
  ids: readonly number[],
  wait: readonly Waiting[],
  mark: number,
  recordedAt: string,
): Promise<void> {
  const since = await trx
    .selectFrom('queue_item')
    .select(['claim_id', 'since'])
    .where('revision_id', 'in', ids)
    .execute();
  await trx.deleteFrom('queue_item').where('revision_id', 'in', ids).execute();
  if (wait.length === 0) return;
  await trx
    .insertInto('queue_item')
    .values(
      wait.map(({ revision, cause, before, after }) => ({
        claim_id: revision.claimId,
        revision_id: revision.revisionId,
        cause,
        evidence_mark: mark,
        moves: movement(before, after),
        before: clocksToStore(before),
        after: clocksToStore(after),
        since:
          since.find((s) => s.claim_id === revision.claimId && s.since <= recordedAt)?.since ?? recordedAt,
      })),
    )
    .execute();
}

/** The published revisions that rest on series in which something was recorded beyond what their verdicts see. */
export async function revisionsBehind(trx: Kysely<Schema>, series: readonly string[]): Promise<number[]> {
  if (series.length === 0) return [];
  const rows = await trx
    .selectFrom('series_pack as p')
    .innerJoin('revision_series as rs', 'rs.series_id', 'p.series_id')
    .innerJoin('listing as l', 'l.revision_id', 'rs.revision_id')
    .select('l.revision_id as id')
    .distinct()
    .where('p.series_id', 'in', series)
    .whereRef('p.last_observation', '>', 'l.evidence_mark')
    .execute();
  return rows.map((r) => r.id);
}

/**
 * Brings claims up to the day and the evidence, some in each transaction: all of them, or with `onlyStale` those that
 * were not computed yet today, or were by a clock that was ahead. `onProgress` gets how many are done, out of how many.
 */
export async function recompute(
  database: Database,
  recordedAt: string,
  {
    onlyStale = false,
    onProgress,
  }: { onlyStale?: boolean; onProgress?: (done: number, of: number) => void } = {},
): Promise<Followed> {
  const { today } = await dayAt(database.kysely, recordedAt);
  const rows = await database.kysely
    .selectFrom('listing')
    .select('revision_id')
    .$if(onlyStale, (query) =>
      query.where(({ eb, or }) =>
        or([eb('computed_on', '<', today), eb('computed_on', '>', today), eb('ruled_on', '>', today)]),
      ),
    )
    .orderBy('claim_id')
    .execute();
  const revisions = rows.map((r) => r.revision_id);
  const all: Followed = { published: [], queued: [] };
  for (let i = 0; i < revisions.length; i += CLAIMS_AT_A_TIME) {
    const chunk = revisions.slice(i, i + CLAIMS_AT_A_TIME);
    const some = await database.kysely.transaction().execute((trx) => follow(trx, chunk, recordedAt));
    all.published.push(...some.published);
    all.queued.push(...some.queued);
    onProgress?.(Math.min(i + CLAIMS_AT_A_TIME, revisions.length), revisions.length);
  }
  return all;
}

export const QUEUE_PAGE_SIZE = 20;

/** How many of the figures that an entry waits for it shows. */
const MAX_FIGURES = 20;

const earlierFigure = sql`json_object('value', b.value, 'publishedOn', b.published_on) FROM observation b`;

/** What was recorded beyond the mark of an entry, each with the figure that counted for the same time until then. */
const newFigures = sql`(SELECT json_group_array(json(f.figure)) FROM (
    SELECT json_object('series', o.series_id, 'title', s.title, 'unit', s.unit, 'at', o.at, 'value', o.value,
        'publishedOn', o.published_on, 'status', o.status, 'source', k.title, 'sourceUrl', k.url, 'by', coalesce(e.person, i.person), 'reason', e.reason,
        'corrects', json(CASE WHEN o.corrects <= l.evidence_mark THEN 'true' ELSE 'false' END),
        'earlier', json(CASE WHEN o.corrects <= l.evidence_mark THEN (SELECT ${earlierFigure} WHERE b.id = o.corrects)
          ELSE (SELECT ${earlierFigure}
            WHERE b.series_id = o.series_id AND b.at_end = o.at_end AND b.at = o.at AND b.id <= l.evidence_mark
              AND NOT EXISTS (SELECT 1 FROM observation y WHERE y.corrects = b.id AND y.id <= l.evidence_mark)
            ORDER BY b.published_on DESC LIMIT 1) END)) AS figure
      FROM revision_series rs JOIN observation o ON o.series_id = rs.series_id AND o.id > l.evidence_mark
        JOIN series s ON s.id = o.series_id JOIN source k ON k.id = o.source_id
        LEFT JOIN evidence_change e ON e.observation_id = o.id LEFT JOIN import i ON i.source_id = o.source_id
      WHERE rs.revision_id = q.revision_id AND NOT EXISTS (SELECT 1 FROM observation x WHERE x.corrects = o.id)
      ORDER BY o.id DESC LIMIT ${sql.lit(MAX_FIGURES)}) f)`;

const entries = sql`SELECT l.slug, q.cause, q.before, q.after, l.quote, l.claimant, q.since, q.evidence_mark AS mark, r.revision, q.moves,
    (SELECT json_group_array(DISTINCT n.person) FROM (
      SELECT w.value AS person FROM revision_series rs
        JOIN observation o ON o.series_id = rs.series_id AND o.id > l.evidence_mark
        JOIN evidence_change e ON e.observation_id = o.id, json_each(e.writers) w
        WHERE rs.revision_id = q.revision_id
      UNION SELECT i.person_id FROM revision_series rs
        JOIN observation o ON o.series_id = rs.series_id AND o.id > l.evidence_mark
        JOIN import i ON i.source_id = o.source_id
        WHERE rs.revision_id = q.revision_id AND i.person_id IS NOT NULL) n) AS recordedBy,
    ${newFigures} AS figures,
    coalesce((SELECT w.stage IN ('draft', 'in-review') FROM work w WHERE w.claim_id = q.claim_id), 0) AS hasDraft
  FROM queue_item q JOIN listing l ON l.claim_id = q.claim_id JOIN claim_revision r ON r.id = q.revision_id`;

const newFigure: z.ZodType<NewFigure> = z.object({
  series: z.string(),
  title: z.string(),
  unit: z.string(),
  at: z.string(),
  value: z.string(),
  publishedOn: z.string(),
  status: z.string().nullable(),
  source: z.string(),
  sourceUrl: z.string().nullable(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
  corrects: z.boolean(),
  earlier: z.object({ value: z.string(), publishedOn: z.string() }).nullable(),
});

const queueEntry: z.ZodType<QueueEntry> = z.object({
  slug: z.string(),
  cause: z.enum(['evidence', 'method']),
  before: clocksColumn,
  after: clocksColumn,
  quote: z.string(),
  claimant: z.string(),
  since: z.string(),
  mark: z.number(),
  revision: z.number(),
  moves: z.number(),
  recordedBy: jsonColumn(z.array(z.string())),
  figures: jsonColumn(z.array(newFigure)),
  hasDraft: flag,
});

/** The queue, what moves furthest first; one page of it, from 1, and how many wait in all. */
export async function listQueue(
  { read, kysely }: Database,
  page: number,
): Promise<{ entries: QueueEntry[]; total: number }> {
  const [found, [total]] = await read(
    sqlRows(
      kysely,
      sql`${entries} ORDER BY q.moves DESC, q.claim_id
        LIMIT ${sql.lit(QUEUE_PAGE_SIZE)} OFFSET ${sql.lit((page - 1) * QUEUE_PAGE_SIZE)}`,
      queueEntry,
    ),
    kysely.selectFrom('queue_item').select(({ fn }) => fn.countAll<number>().as('n')),
  );
  return { entries: found, total: Number(total?.n ?? 0) };
}

/** The entry of a claim; undefined if it does not wait. */
export async function findQueued(trx: Kysely<Schema>, slug: string): Promise<QueueEntry | undefined> {
  const [entry] = await runSql(trx, sql`${entries} WHERE l.slug = ${slug}`, queueEntry);
  return entry;
}
