/**
 * The queue: published verdicts that would be others on the evidence, or by the method, of today. None is
 * changed silently: an editor publishes it with a correction note (publish-queued.ts).
 */

import { type Kysely, sql, type Transaction } from 'kysely';
import type { NewFigure } from '../../claims/editorial/correction-sentence.ts';
import { movement } from '../../claims/editorial/movement.ts';
import { isAnother } from '../../claims/engine/identity.ts';
import { type Clocks, METHOD } from '../../claims/verdict.ts';
import { compilable } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import {
  type Changed,
  CLAIMS_AT_A_TIME,
  type Computed,
  computeRevision,
  lastRulings,
  latestMark,
  publishComputed,
} from './rulings.ts';
import { claimsOfRevisions, type RevisionToCompute } from './stored-claim.ts';

type Trx = Transaction<Schema>;

/** A published verdict that would be another. */
export interface Queued {
  slug: string;
  cause: 'evidence' | 'method';
  before: Clocks;
  after: Clocks;
}

/** What bringing verdicts to the day came to. */
export interface Followed {
  /** What the calendar alone changed, and a method that changes no verdict: published. */
  published: Changed[];
  /** What waits for an editor. */
  queued: Queued[];
}

/**
 * Brings published claims to the day and to the evidence. What time alone changes is published; evidence and
 * methods that change no verdict are taken over; those that would change one are queued, and what is queued
 * and would change nothing any more leaves the queue.
 */
export async function follow(
  trx: Trx,
  revisionIds: readonly number[],
  recordedAt: string,
): Promise<Followed> {
  const mark = await latestMark(trx);
  const all: Followed = { published: [], queued: [] };
  for (let i = 0; i < revisionIds.length; i += CLAIMS_AT_A_TIME) {
    const some = await followSome(trx, revisionIds.slice(i, i + CLAIMS_AT_A_TIME), mark, recordedAt);
    all.published.push(...some.published);
    all.queued.push(...some.queued);
  }
  return all;
}

async function followSome(
  trx: Trx,
  ids: readonly number[],
  mark: number,
  recordedAt: string,
): Promise<Followed> {
  const today = recordedAt.slice(0, 10);
  const revisions = await claimsOfRevisions(trx, ids);
  const rulings = await lastRulings(trx, ids);
  const publish: Computed[] = [];
  const wait: {
    revision: RevisionToCompute;
    cause: 'evidence' | 'method';
    before: Clocks;
    after: Computed;
  }[] = [];
  const unmoved: number[] = [];
  for (const revision of revisions) {
    const said = rulings.get(`${revision.revisionId} said`)?.verdict;
    const now = rulings.get(`${revision.revisionId} now`)?.verdict;
    const latest = computeRevision(revision, 'latest', mark, today);
    if (said === undefined || now === undefined) {
      publish.push(latest);
      continue;
    }
    const isOtherMethod = now.method !== METHOD || said.method !== METHOD;
    // By another method the verdict cannot be computed again, and stands as it was published.
    const standing = isOtherMethod ? undefined : computeRevision(revision, 'published', mark, today);
    const before: Clocks = standing ?? { said, now };
    if (!isAnother(before.said, latest.said) && !isAnother(before.now, latest.now)) publish.push(latest);
    else {
      wait.push({ revision, cause: isOtherMethod ? 'method' : 'evidence', before, after: latest });
      if (standing === undefined) unmoved.push(revision.claimId);
      else publish.push(standing);
    }
  }
  const published = await publishComputed(trx, publish, recordedAt);
  if (unmoved.length > 0)
    await trx.updateTable('listing').set({ computed_on: today }).where('claim_id', 'in', unmoved).execute();
  const since = await trx
    .selectFrom('queue_item')
    .select(['claim_id', 'since'])
    .where('revision_id', 'in', ids)
    .execute();
  await trx.deleteFrom('queue_item').where('revision_id', 'in', ids).execute();
  if (wait.length > 0)
    await trx
      .insertInto('queue_item')
      .values(
        wait.map(({ revision, cause, before, after }) => ({
          claim_id: revision.claimId,
          revision_id: revision.revisionId,
          cause,
          evidence_mark: mark,
          moves: movement(before, after),
          before: JSON.stringify({ said: before.said, now: before.now }),
          after: JSON.stringify({ said: after.said, now: after.now }),
          since: since.find((s) => s.claim_id === revision.claimId)?.since ?? recordedAt,
        })),
      )
      .execute();
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

/** The published revisions that rest on series in which something was recorded beyond what their verdicts see. */
export async function revisionsBehind(trx: Kysely<Schema>, series: readonly string[]): Promise<number[]> {
  if (series.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    SELECT DISTINCT l.revision_id AS id FROM series_pack p
      JOIN revision_series rs ON rs.series_id = p.series_id JOIN listing l ON l.revision_id = rs.revision_id
    WHERE p.series_id IN (${sql.join(series)}) AND p.last_observation > l.evidence_mark`.execute(trx);
  return rows.map((r) => r.id);
}

/**
 * Brings claims to the day and to the evidence, so many a transaction: all of them, or with `onlyStale` those
 * that were not computed today yet. `onProgress` is told how many are done.
 */
export async function recompute(
  database: Database,
  recordedAt: string,
  {
    onlyStale = false,
    onProgress,
  }: { onlyStale?: boolean; onProgress?: (done: number, of: number) => void } = {},
): Promise<Followed> {
  const rows = await database.kysely
    .selectFrom('listing')
    .select('revision_id')
    .$if(onlyStale, (query) => query.where('computed_on', '<', recordedAt.slice(0, 10)))
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

/** An entry of the queue, as the newsroom sees it. */
export interface QueueEntry extends Queued {
  quote: string;
  claimant: string;
  since: string;
  /** Names the state that is shown: publishing another than was looked at is refused. */
  mark: number;
  revision: number;
  moves: number;
  /** Who recorded the figures that wait, by their ids. */
  recordedBy: string[];
  /** The figures that wait, the latest first, up to a number. */
  figures: NewFigure[];
  /** Whether a draft of the claim is open, which may be about the same. */
  hasDraft: boolean;
}

export const QUEUE_PAGE_SIZE = 20;

interface QueueRow {
  slug: string;
  cause: 'evidence' | 'method';
  before: string;
  after: string;
  quote: string;
  claimant: string;
  since: string;
  mark: number;
  revision: number;
  moves: number;
  recordedBy: string;
  figures: string;
  hasDraft: number;
}

/** So many figures of an entry are told. */
const MAX_FIGURES = 20;

const earlierFigure = sql`json_object('value', b.value, 'publishedOn', b.published_on) FROM observation b`;

/** What was recorded beyond the mark of an entry, each with the figure that counted for the same time until then. */
const newFigures = sql`(SELECT json_group_array(json(f.figure)) FROM (
    SELECT json_object('series', o.series_id, 'title', s.title, 'unit', s.unit, 'at', o.at, 'value', o.value,
        'publishedOn', o.published_on, 'status', o.status, 'source', k.title, 'sourceUrl', k.url, 'by', e.person, 'reason', e.reason,
        'corrects', json(CASE WHEN o.corrects <= l.evidence_mark THEN 'true' ELSE 'false' END),
        'earlier', json(CASE WHEN o.corrects <= l.evidence_mark THEN (SELECT ${earlierFigure} WHERE b.id = o.corrects)
          ELSE (SELECT ${earlierFigure}
            WHERE b.series_id = o.series_id AND b.at_end = o.at_end AND b.at = o.at AND b.id <= l.evidence_mark
              AND NOT EXISTS (SELECT 1 FROM observation y WHERE y.corrects = b.id AND y.id <= l.evidence_mark)
            ORDER BY b.published_on DESC LIMIT 1) END)) AS figure
      FROM revision_series rs JOIN observation o ON o.series_id = rs.series_id AND o.id > l.evidence_mark
        JOIN series s ON s.id = o.series_id JOIN source k ON k.id = o.source_id
        LEFT JOIN evidence_change e ON e.observation_id = o.id
      WHERE rs.revision_id = q.revision_id AND NOT EXISTS (SELECT 1 FROM observation x WHERE x.corrects = o.id)
      ORDER BY o.id DESC LIMIT ${sql.lit(MAX_FIGURES)}) f)`;

const entries = sql`SELECT l.slug, q.cause, q.before, q.after, l.quote, l.claimant, q.since, q.evidence_mark AS mark, r.revision, q.moves,
    (SELECT json_group_array(DISTINCT w.value) FROM revision_series rs
      JOIN observation o ON o.series_id = rs.series_id AND o.id > l.evidence_mark
      JOIN evidence_change e ON e.observation_id = o.id, json_each(e.writers) w
      WHERE rs.revision_id = q.revision_id) AS recordedBy,
    ${newFigures} AS figures,
    coalesce((SELECT w.stage IN ('draft', 'in-review') FROM work w WHERE w.claim_id = q.claim_id), 0) AS hasDraft
  FROM queue_item q JOIN listing l ON l.claim_id = q.claim_id JOIN claim_revision r ON r.id = q.revision_id`;

function entryOf(row: QueueRow): QueueEntry {
  return {
    ...row,
    before: JSON.parse(row.before) as Clocks,
    after: JSON.parse(row.after) as Clocks,
    recordedBy: JSON.parse(row.recordedBy) as string[],
    figures: JSON.parse(row.figures) as NewFigure[],
    hasDraft: row.hasDraft === 1,
  };
}

/** The queue, what moves furthest first; one page of it, from 1, and how many wait in all. */
export async function listQueue(
  { read, kysely }: Database,
  page: number,
): Promise<{ entries: QueueEntry[]; total: number }> {
  const [rows, [total]] = await read(
    compilable(
      sql<QueueRow>`${entries} ORDER BY q.moves DESC, q.claim_id
        LIMIT ${sql.lit(QUEUE_PAGE_SIZE)} OFFSET ${sql.lit((page - 1) * QUEUE_PAGE_SIZE)}`,
      kysely,
    ),
    kysely.selectFrom('queue_item').select(({ fn }) => fn.countAll<number>().as('n')),
  );
  return { entries: rows.map(entryOf), total: Number(total?.n ?? 0) };
}

/** The entry of a claim; undefined where it does not wait. */
export async function findQueued(trx: Kysely<Schema>, slug: string): Promise<QueueEntry | undefined> {
  const { rows } = await sql<QueueRow>`${entries} WHERE l.slug = ${slug}`.execute(trx);
  return rows[0] && entryOf(rows[0]);
}
