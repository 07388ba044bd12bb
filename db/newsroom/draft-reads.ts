/** Reads of the newsroom: the work on claims, its saves and its steps. */

import { type Kysely, type SqlBool, sql } from 'kysely';
import * as z from 'zod';
import type { Claim } from '../../claims/bundle.ts';
import { withDays } from '../../claims/drafting/typed-days.ts';
import type { Withdrawal } from '../../claims/editorial/correction.ts';
import type {
  Discarding,
  DraftSave,
  ListedWork,
  PublishedWork,
  RevisionLine,
  SaveLine,
  Step,
  Work,
} from '../../claims/editorial/work.ts';
import { STAGES, STEP_NAMES, type Stage } from '../../claims/editorial/workflow.ts';
import { dayIn } from '../../claims/exact/zone.ts';
import { storedZone, zoneRow } from '../base/calendar.ts';
import { builtRows, flag, idRow, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { sourcesCited, sourcesSchema } from '../evidence/rows.ts';
import { claimColumn, storedClaim } from '../ledger/stored-json.ts';
import { commentsColumn, fieldsColumn } from './draft-json.ts';

/** The remark of writers who take their draft back by themselves. */
export const TAKEN_BACK = 'Taken back.';

const workRow = z.object({
  stage: z.enum(STAGES).nullable(),
  latest: z.number().nullable(),
  published_number: z.number().nullable(),
  submitted_number: z.number().nullable(),
  discarded_number: z.number().nullable(),
  claim: claimColumn.nullable(),
  revision: z.number().nullable(),
  topic: z.string().nullable(),
  context: z.string().nullable(),
  cited: sourcesSchema,
  reason: z.string().nullable(),
  withdrawn_at: z.string().nullable(),
  merged_into: z.string().nullable(),
});

type WorkRow = z.infer<typeof workRow>;

/** The work on the claim of a slug, published or not; undefined if neither the ledger nor the newsroom has one. */
export async function findWork(database: Database, slug: string): Promise<Work | undefined> {
  const { read, kysely } = database;
  const [[zone], [row], [save], writers, steps, recorders] = await read(
    zoneRow(kysely),
    sqlRows(kysely, workOf(slug), workRow),
    lastSave(kysely, slug),
    writersOf(kysely, slug),
    stepsOf(kysely, slug),
    recordersOf(kysely, slug),
  );
  if (row === undefined) return undefined;
  const published = publishedOf(row);
  const withdrawn = withdrawalOf(row);
  const publishedNumber = row.published_number ?? 0;
  const isDiscarded = save !== undefined && save.number <= (row.discarded_number ?? 0);
  return {
    slug,
    stage:
      withdrawn !== null
        ? 'withdrawn'
        : isDiscarded && published === null
          ? 'discarded'
          : (row.stage ?? 'published'),
    isPublished: published !== null && withdrawn === null,
    latest: row.latest ?? 0,
    publishedNumber,
    submittedNumber: row.submitted_number,
    draft:
      save === undefined || save.number <= publishedNumber || isDiscarded
        ? null
        : asSaved(save, storedZone(zone?.value)),
    discarded: isDiscarded ? discardingOf(steps, save) : null,
    notes: save?.fields['notes'] ?? '',
    writers: writers.flatMap((w) => (w.id === null ? [] : [w.id])),
    recorders: recorders.map(({ id }) => id),
    published,
    withdrawn,
    mergedInto: row.merged_into,
    steps,
    comments: openComments(steps),
  };
}

/** A save with its words for days, if it has any, as the days that they meant when it was made. */
function asSaved(save: DraftSave, zone: string): DraftSave {
  return { ...save, fields: withDays(save.fields, dayIn(zone, save.savedAt)) };
}

/** The work on a claim with its last revision, as one row; none if neither is there. */
function workOf(slug: string) {
  return sql`SELECT w.stage, w.latest, w.published_number, w.submitted_number, w.discarded_number,
      r.body AS claim, r.revision, t.name AS topic, r.context, x.reason, x.at AS withdrawn_at,
      (SELECT t.slug FROM claim_lead d JOIN claim t ON t.id = d.into_claim_id WHERE d.claim_id = m.id) AS merged_into, ${sourcesCited} AS cited
    FROM (SELECT ${slug} AS slug) n
      LEFT JOIN work w ON w.slug = n.slug LEFT JOIN claim m ON m.slug = n.slug
      LEFT JOIN claim_revision r ON r.claim_id = m.id
        AND r.revision = (SELECT max(revision) FROM claim_revision WHERE claim_id = m.id)
      LEFT JOIN topic t ON t.slug = r.topic_slug LEFT JOIN withdrawal x ON x.claim_id = m.id
    WHERE w.id IS NOT NULL OR r.id IS NOT NULL`;
}

/** The saves of a claim's drafts, with whoever made them. */
function savesOf(kysely: Kysely<Schema>, slug: string) {
  return kysely
    .selectFrom('draft_save as d')
    .innerJoin('work as w', 'w.id', 'd.work_id')
    .leftJoin('person as p', 'p.id', 'd.person_id')
    .select(['d.number', 'd.person as savedBy', 'p.name as savedByName', 'd.at as savedAt'])
    .where('w.slug', '=', slug);
}

const draftSave: z.ZodType<DraftSave, DraftSaveRow> = z.object({
  number: z.number(),
  fields: fieldsColumn,
  savedBy: z.string(),
  savedByName: z.string().nullable(),
  savedById: z.string().nullable(),
  savedAt: z.string(),
});

type DraftSaveRow = Omit<DraftSave, 'fields'> & { fields: string };

function lastSave(kysely: Kysely<Schema>, slug: string) {
  return builtRows(
    savesOf(kysely, slug)
      .select(['d.fields', 'd.person_id as savedById'])
      .orderBy('d.number', 'desc')
      .limit(1),
    draftSave,
  );
}

/** Everybody who saved the open draft; if it was discarded, everybody who had saved it. */
function writersOf(kysely: Kysely<Schema>, slug: string) {
  return kysely
    .selectFrom('draft_save as d')
    .innerJoin('work as w', 'w.id', 'd.work_id')
    .select('d.person_id as id')
    .distinct()
    .where('w.slug', '=', slug)
    .whereRef('d.number', '>', 'w.published_number')
    .where(sql<SqlBool>`(d.number > w.discarded_number OR w.latest <= w.discarded_number)`);
}

const step = z.object({
  number: z.number(),
  step: z.enum(STEP_NAMES),
  by: z.string(),
  byName: z.string().nullable(),
  at: z.string(),
  comments: commentsColumn.nullable().transform((comments) => comments ?? []),
});

function stepsOf(kysely: Kysely<Schema>, slug: string) {
  return builtRows(
    kysely
      .selectFrom('step as s')
      .innerJoin('work as w', 'w.id', 's.work_id')
      .leftJoin('person as p', 'p.id', 's.person_id')
      .select(['s.number', 's.step', 's.person as by', 'p.name as byName', 's.at', 's.comments'])
      .where('w.slug', '=', slug)
      .orderBy('s.id', 'desc'),
    step,
  );
}

/** Everybody who recorded the figures that a published verdict waits in the queue for. */
function recordersOf(kysely: Kysely<Schema>, slug: string) {
  const query = sql`SELECT DISTINCT h.value AS id FROM listing l
    JOIN queue_item q ON q.claim_id = l.claim_id JOIN revision_series rs ON rs.revision_id = q.revision_id
    JOIN observation o ON o.series_id = rs.series_id AND o.id > l.evidence_mark
    JOIN evidence_change e ON e.observation_id = o.id, json_each(e.writers) h
    WHERE l.slug = ${slug}`;
  return sqlRows(kysely, query, idRow);
}

function publishedOf({ claim, revision, topic, context, cited }: WorkRow): PublishedWork | null {
  if (claim === null || revision === null) return null;
  return { claim, revision, topic: topic ?? '', context: context ?? '', sources: cited };
}

function withdrawalOf({ reason, withdrawn_at: at }: WorkRow): Withdrawal | null {
  return reason === null || at === null ? null : { reason, at };
}

/** The remarks from when the draft was last sent back, unless it was submitted since. A verdict from the queue leaves a draft as it was. */
function openComments(steps: readonly Step[]): Work['comments'] {
  let isRestored = false;
  for (const { step, comments, by, at } of steps) {
    if (step === 'restored') isRestored = true;
    // A draft that was discarded and taken up again is as it was.
    else if (step === 'discarded' && isRestored) isRestored = false;
    else if (step !== 'queue-published')
      return step === 'sent-back' ? comments.map((c) => ({ ...c, by, at })) : [];
  }
  return [];
}

/** When the draft was discarded last. */
function discardingOf(steps: readonly Step[], { fields }: DraftSave): Discarding | null {
  const last = steps.find(({ step }) => step === 'discarded');
  if (last === undefined) return null;
  const { number, by, byName, at, comments } = last;
  return { number, by, byName, at, reason: comments[0]?.comment ?? '', quote: fields['quote'] ?? '' };
}

/** All saves of a claim's drafts without their texts, the latest first. */
export async function listSaves({ read, kysely }: Database, slug: string): Promise<SaveLine[]> {
  const [rows] = await read(savesOf(kysely, slug).orderBy('d.number', 'desc'));
  return rows;
}

/** Some saves of a claim's drafts, by their numbers, in their order. */
export async function findSaves(
  kysely: Kysely<Schema>,
  slug: string,
  numbers: readonly number[],
): Promise<DraftSave[]> {
  const rows = await savesOf(kysely, slug)
    .select(['d.fields', 'd.person_id as savedById'])
    .where('d.number', 'in', numbers)
    .orderBy('d.number')
    .execute();
  return rows.map((row) => draftSave.parse(row));
}

/** The published revisions of a claim, the latest first. */
export async function listRevisions({ read, kysely }: Database, slug: string): Promise<RevisionLine[]> {
  const [rows] = await read(
    kysely
      .selectFrom('claim_revision as r')
      .innerJoin('claim', 'claim.id', 'r.claim_id')
      .select(['r.revision', 'r.recorded_at as recordedAt'])
      .where('claim.slug', '=', slug)
      .orderBy('r.revision', 'desc'),
  );
  return rows;
}

/** Some published revisions of a claim with their texts, by their numbers. */
export async function findRevisions(
  kysely: Kysely<Schema>,
  slug: string,
  revisions: readonly number[],
): Promise<(RevisionLine & { claim: Claim; topic: string; context: string })[]> {
  if (revisions.length === 0) return [];
  const rows = await kysely
    .selectFrom('claim_revision as r')
    .innerJoin('claim', 'claim.id', 'r.claim_id')
    .leftJoin('topic as t', 't.slug', 'r.topic_slug')
    .select(['r.revision', 'r.recorded_at as recordedAt', 'r.body', 'r.context', 't.name as topic'])
    .where('claim.slug', '=', slug)
    .where('r.revision', 'in', revisions)
    .execute();
  return rows.map(({ body, topic, context, ...row }) => ({
    ...row,
    claim: storedClaim(body),
    topic: topic ?? '',
    context: context ?? '',
  }));
}

/** The quotation of a published claim, or the beginning of a long one; undefined if there is none. */
export async function publishedQuote(kysely: Kysely<Schema>, slug: string): Promise<string | undefined> {
  const row = await kysely.selectFrom('listing').select('quote').where('slug', '=', slug).executeTakeFirst();
  return row?.quote;
}

export const WORK_PAGE_SIZE = 30;

const listedWork: z.ZodType<ListedWork, ListedWorkRow> = z.object({
  slug: z.string(),
  stage: z.enum(STAGES),
  isPublished: flag,
  quote: z.string(),
  touchedAt: z.string(),
  touchedBy: z.string(),
  touchedByName: z.string().nullable(),
  writer: z.string().nullable(),
  writerName: z.string().nullable(),
  isSentBack: flag,
  repliesWait: flag,
});

type WorkFlag = 'isPublished' | 'isSentBack' | 'repliesWait';
type ListedWorkRow = Omit<ListedWork, WorkFlag> & Record<WorkFlag, number>;

/** The work on claims, the latest first: one page of it, from 1, how much there is at each stage, and how much waits in the queue. */
export async function listWork(
  { read, kysely }: Database,
  { stage, page }: { stage?: Stage | undefined; page: number },
): Promise<{ work: ListedWork[]; tally: { stage: Stage; n: number }[]; waiting: number }> {
  const [work, tally, [queue]] = await read(
    builtRows(
      workLines(kysely)
        // What was discarded is in a list of its own.
        .where(
          stage === undefined
            ? sql<SqlBool>`${stageNow} <> 'discarded'`
            : sql<SqlBool>`${stageNow} = ${stage}`,
        )
        .orderBy('touched_at', 'desc')
        .orderBy('id', 'desc')
        .limit(WORK_PAGE_SIZE)
        .offset((page - 1) * WORK_PAGE_SIZE),
      listedWork,
    ),
    kysely
      .selectFrom('work')
      .select(({ fn }) => [stageNow.as('stage'), fn.countAll<number>().as('n')])
      .groupBy(stageNow),
    kysely.selectFrom('queue_item').select(({ fn }) => fn.countAll<number>().as('n')),
  );
  return { work, tally, waiting: Number(queue?.n ?? 0) };
}

/** The stage of a row of `work`: one whose only draft was discarded is at none of those that are stored. */
const stageNow = sql<Stage>`CASE WHEN work.stage = 'draft' AND work.latest > 0 AND work.latest <= work.discarded_number
  THEN 'discarded' ELSE work.stage END`;

/** The work on claims as lists show it; the caller narrows and orders it. */
function workLines(kysely: Kysely<Schema>) {
  const lastSave = sql`FROM draft_save d LEFT JOIN person p ON p.id = d.person_id
    WHERE d.work_id = work.id ORDER BY d.number DESC LIMIT 1`;
  const takenBack = JSON.stringify([{ field: '', comment: TAKEN_BACK }]);
  const isSentBack = sql<number>`stage = 'draft' AND coalesce((SELECT s.step = 'sent-back' AND s.comments <> ${takenBack}
    FROM step s WHERE s.work_id = work.id AND s.step <> 'queue-published' ORDER BY s.id DESC LIMIT 1), 0)`;
  const repliesWait = sql<number>`claim_id IS NOT NULL AND stage <> 'withdrawn' AND EXISTS (SELECT 1 FROM reply_event e
    LEFT JOIN reply_release r ON r.event_id = e.id LEFT JOIN reply_taken_back b ON b.event_id = e.id
    WHERE e.work_id = work.id AND r.event_id IS NULL AND b.event_id IS NULL)`;
  return kysely
    .selectFrom('work')
    .select(['slug', 'quote', 'touched_at as touchedAt', 'touched_by as touchedBy'])
    .select(stageNow.as('stage'))
    .select([
      sql<number>`claim_id IS NOT NULL`.as('isPublished'),
      sql<string | null>`(SELECT p.name FROM person p WHERE p.email = work.touched_by)`.as('touchedByName'),
      sql<string | null>`(SELECT d.person ${lastSave})`.as('writer'),
      sql<string | null>`(SELECT p.name ${lastSave})`.as('writerName'),
      isSentBack.as('isSentBack'),
      repliesWait.as('repliesWait'),
    ]);
}
