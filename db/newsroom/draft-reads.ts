/** Reads of the newsroom: the work on claims, its saves and its steps. */
import { type Kysely, sql } from 'kysely';
import type { Claim } from '../../claims/bundle.ts';
import type { Stage, StepName } from '../../claims/editorial/workflow.ts';
import type { Source } from '../../claims/evidence/evidence.ts';
import { compilable, present, sourceJson } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';

/** A save of a draft. */
export interface DraftSave {
  /** 1 for the first, then one more each time. */
  number: number;
  /** The form exactly as it was typed. */
  fields: Record<string, string>;
  /** The address of whoever saved it, and their name where the newsroom knows them. */
  savedBy: string;
  savedByName: string | null;
  savedById: string | null;
  savedAt: string;
}

/** A remark on a field, of somebody who sent the draft back. */
export interface FieldComment {
  field: string;
  comment: string;
}

/** A step of the work. */
export interface Step {
  number: number;
  step: StepName;
  /** The address of whoever took it, and their name where the newsroom knows them. */
  by: string;
  byName: string | null;
  at: string;
  comments: FieldComment[];
}

/** The remark of writers who take their draft back by themselves. */
export const TAKEN_BACK = 'Taken back.';

/** The work on a claim: of one that is not published yet, or on the next revision of one that is. */
export interface Work {
  slug: string;
  stage: Stage;
  /** Whether readers can see a revision of it. */
  isPublished: boolean;
  /** The number of the last save; 0 where there is none. */
  latest: number;
  /** The save that was published last; 0 where none was. */
  publishedNumber: number;
  /** The save that is in review. */
  submittedNumber: number | null;
  /** The open draft; null where all saves are published. */
  draft: DraftSave | null;
  /** The notes for colleagues, as last saved. */
  notes: string;
  /** Who saved the open draft, by their ids: none of them is its second reader. */
  writers: string[];
  /** Who recorded the figures that wait in the queue, by their ids: publishing the draft would bring these to readers too. */
  recorders: string[];
  /** The revision that readers see; null before publication. */
  published: {
    claim: Claim;
    revision: number;
    topic: string;
    context: string;
    /** The sources that its inline figures name. */
    sources: Source[];
  } | null;
  withdrawn: { reason: string; at: string } | null;
  /** All steps, the latest first. */
  steps: Step[];
  /** The remarks of the last sending back, while the draft has not been submitted again. */
  comments: { field: string; comment: string; by: string; at: string }[];
}

interface WorkRow {
  id: number | null;
  slug: string;
  stage: Stage | null;
  latest: number | null;
  published_number: number | null;
  submitted_number: number | null;
  body: string | null;
  revision: number | null;
  topic: string | null;
  context: string | null;
  cited: string | null;
  reason: string | null;
  withdrawn_at: string | null;
}

/** The work on the claim of a slug, published or not; undefined where neither the ledger nor the newsroom has one. */
export async function findWork({ read, kysely }: Database, slug: string): Promise<Work | undefined> {
  const workId = kysely.selectFrom('work').select('id').where('slug', '=', slug);
  const [[row], saves, writers, steps, recorders] = await read(
    compilable(
      sql<WorkRow>`SELECT w.id, n.slug, w.stage, w.latest, w.published_number, w.submitted_number,
          r.body, r.revision, t.name AS topic, r.context, x.reason, x.at AS withdrawn_at,
          (SELECT json_group_array(json(${sourceJson})) FROM revision_source c JOIN source k ON k.id = c.source_id
            WHERE c.revision_id = r.id) AS cited
        FROM (SELECT ${slug} AS slug) n
          LEFT JOIN work w ON w.slug = n.slug LEFT JOIN claim m ON m.slug = n.slug
          LEFT JOIN claim_revision r ON r.claim_id = m.id
            AND r.revision = (SELECT max(revision) FROM claim_revision WHERE claim_id = m.id)
          LEFT JOIN topic t ON t.slug = r.topic_slug LEFT JOIN withdrawal x ON x.claim_id = m.id
        WHERE w.id IS NOT NULL OR r.id IS NOT NULL`,
      kysely,
    ),
    kysely
      .selectFrom('draft_save')
      .leftJoin('person', 'person.id', 'draft_save.person_id')
      .selectAll('draft_save')
      .select('person.name')
      .where('work_id', '=', workId)
      .orderBy('number', 'desc')
      .limit(1),
    kysely
      .selectFrom('draft_save')
      .innerJoin('work', 'work.id', 'draft_save.work_id')
      .select('draft_save.person_id')
      .distinct()
      .where('work.slug', '=', slug)
      .whereRef('draft_save.number', '>', 'work.published_number'),
    kysely
      .selectFrom('step')
      .leftJoin('person', 'person.id', 'step.person_id')
      .selectAll('step')
      .select('person.name')
      .where('work_id', '=', workId)
      .orderBy('step.id', 'desc'),
    compilable(
      sql<{ id: string }>`SELECT DISTINCT h.value AS id FROM listing l
        JOIN queue_item q ON q.claim_id = l.claim_id JOIN revision_series rs ON rs.revision_id = q.revision_id
        JOIN observation o ON o.series_id = rs.series_id AND o.id > l.evidence_mark
        JOIN evidence_change e ON e.observation_id = o.id, json_each(e.writers) h
        WHERE l.slug = ${slug}`,
      kysely,
    ),
  );
  if (row === undefined) return undefined;
  const all = steps.map(
    (s): Step => ({
      number: s.number,
      step: s.step,
      by: s.person,
      byName: s.name,
      at: s.at,
      comments: s.comments === null ? [] : (JSON.parse(s.comments) as FieldComment[]),
    }),
  );
  // A verdict from the queue leaves an open draft where it was.
  const last = all.find(({ step }) => step !== 'queue-published');
  const published = publishedOf(row);
  const withdrawn =
    row.reason === null || row.withdrawn_at === null ? null : { reason: row.reason, at: row.withdrawn_at };
  const save = saves[0] && draftSave(saves[0]);
  const publishedNumber = row.published_number ?? 0;
  return {
    slug,
    stage: withdrawn !== null ? 'withdrawn' : (row.stage ?? 'published'),
    isPublished: published !== null && withdrawn === null,
    latest: row.latest ?? 0,
    publishedNumber,
    submittedNumber: row.submitted_number,
    draft: save === undefined || save.number <= publishedNumber ? null : save,
    notes: save?.fields['notes'] ?? '',
    writers: writers.flatMap((w) => (w.person_id === null ? [] : [w.person_id])),
    recorders: recorders.map((r) => r.id),
    published,
    withdrawn,
    steps: all,
    comments:
      last?.step === 'sent-back' ? last.comments.map((c) => ({ ...c, by: last.by, at: last.at })) : [],
  };
}

function publishedOf(row: WorkRow): Work['published'] {
  if (row.body === null || row.revision === null) return null;
  return {
    claim: JSON.parse(row.body) as Claim,
    revision: row.revision,
    topic: row.topic ?? '',
    context: row.context ?? '',
    sources: (JSON.parse(row.cited ?? '[]') as Record<string, unknown>[]).map((s) => present<Source>(s)),
  };
}

/** A save from its row. */
export function draftSave(row: {
  number: number;
  fields: string;
  person: string;
  person_id: string | null;
  name?: string | null;
  at: string;
}): DraftSave {
  return {
    number: row.number,
    fields: JSON.parse(row.fields) as Record<string, string>,
    savedBy: row.person,
    savedByName: row.name ?? null,
    savedById: row.person_id,
    savedAt: row.at,
  };
}

/** All saves of a claim's drafts without their texts, the latest first. */
export async function listSaves(
  { read, kysely }: Database,
  slug: string,
): Promise<{ number: number; savedBy: string; savedByName: string | null; savedAt: string }[]> {
  const [rows] = await read(
    kysely
      .selectFrom('draft_save as d')
      .innerJoin('work as w', 'w.id', 'd.work_id')
      .leftJoin('person as p', 'p.id', 'd.person_id')
      .select(['d.number', 'd.person as savedBy', 'p.name as savedByName', 'd.at as savedAt'])
      .where('w.slug', '=', slug)
      .orderBy('d.number', 'desc'),
  );
  return rows;
}

/** Some saves of a claim's drafts, by their numbers, in their order. */
export async function findSaves(
  kysely: Kysely<Schema>,
  slug: string,
  numbers: readonly number[],
): Promise<DraftSave[]> {
  const rows = await kysely
    .selectFrom('draft_save as d')
    .innerJoin('work as w', 'w.id', 'd.work_id')
    .leftJoin('person as p', 'p.id', 'd.person_id')
    .select(['d.number', 'd.fields', 'd.person', 'd.person_id', 'p.name', 'd.at'])
    .where('w.slug', '=', slug)
    .where('d.number', 'in', numbers)
    .orderBy('d.number')
    .execute();
  return rows.map(draftSave);
}

/** A published revision of a claim: which, and when it was published. */
export interface RevisionLine {
  revision: number;
  recordedAt: string;
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
    claim: JSON.parse(body) as Claim,
    topic: topic ?? '',
    context: context ?? '',
  }));
}

/** The quotation of a published claim, or the beginning of a long one; undefined where there is none. */
export async function publishedQuote(kysely: Kysely<Schema>, slug: string): Promise<string | undefined> {
  const row = await kysely.selectFrom('listing').select('quote').where('slug', '=', slug).executeTakeFirst();
  return row?.quote;
}

/** The work on a claim as the newsroom's lists show it. */
export interface ListedWork {
  slug: string;
  stage: Stage;
  isPublished: number;
  quote: string;
  touchedAt: string;
  touchedBy: string;
  touchedByName: string | null;
  /** Whoever saved it last; null where nothing was saved. */
  writer: string | null;
  writerName: string | null;
  /** Whether it was sent back by a reviewer, and has not been submitted since. */
  isSentBack: number;
  /** Whether it is published, and something of its right of reply waits to be put on its page. */
  repliesWait: number;
}

export const WORK_PAGE_SIZE = 30;

/** What is worked on, the latest first; one page of it, from 1, and how many there are of each stage. */
export async function listWork(
  { read, kysely }: Database,
  { stage, page }: { stage?: Stage | undefined; page: number },
): Promise<{ work: ListedWork[]; tally: { stage: Stage; n: number }[]; waiting: number }> {
  const lastSave = sql`FROM draft_save d LEFT JOIN person p ON p.id = d.person_id
    WHERE d.work_id = work.id ORDER BY d.number DESC LIMIT 1`;
  const takenBack = JSON.stringify([{ field: '', comment: TAKEN_BACK }]);
  const [work, tally, [queue]] = await read(
    kysely
      .selectFrom('work')
      .select(['slug', 'stage', 'quote', 'touched_at as touchedAt', 'touched_by as touchedBy'])
      .select(sql<number>`claim_id IS NOT NULL`.as('isPublished'))
      .select([
        sql<string | null>`(SELECT p.name FROM person p WHERE p.email = work.touched_by)`.as('touchedByName'),
        sql<string | null>`(SELECT d.person ${lastSave})`.as('writer'),
        sql<string | null>`(SELECT p.name ${lastSave})`.as('writerName'),
        sql<number>`stage = 'draft' AND coalesce((SELECT s.step = 'sent-back' AND s.comments <> ${takenBack}
          FROM step s WHERE s.work_id = work.id AND s.step <> 'queue-published' ORDER BY s.id DESC LIMIT 1), 0)`.as(
          'isSentBack',
        ),
        sql<number>`claim_id IS NOT NULL AND stage <> 'withdrawn' AND EXISTS (SELECT 1 FROM reply_event e
          LEFT JOIN reply_release r ON r.event_id = e.id LEFT JOIN reply_taken_back b ON b.event_id = e.id
          WHERE e.work_id = work.id AND r.event_id IS NULL AND b.event_id IS NULL)`.as('repliesWait'),
      ])
      .$if(stage !== undefined, (query) => query.where('stage', '=', stage ?? 'draft'))
      .orderBy('touched_at', 'desc')
      .orderBy('id', 'desc')
      .limit(WORK_PAGE_SIZE)
      .offset((page - 1) * WORK_PAGE_SIZE),
    kysely
      .selectFrom('work')
      .select(['stage'])
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .groupBy('stage'),
    kysely.selectFrom('queue_item').select(({ fn }) => fn.countAll<number>().as('n')),
  );
  return { work, tally, waiting: Number(queue?.n ?? 0) };
}
