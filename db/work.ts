/** Reads of the newsroom: the work on claims, its saves and its steps. */
import { type Kysely, sql } from 'kysely';
import type { Claim } from '../claims/bundle.ts';
import type { Source } from '../claims/evidence.ts';
import type { Stage } from '../claims/workflow.ts';
import type { Database } from './open.ts';
import { compilable, present, sourceJson } from './rows.ts';
import type { Schema } from './schema.ts';

/** A save of a draft. */
export interface DraftSave {
  /** 1 for the first, then one more each time. */
  number: number;
  /** The form exactly as it was typed. */
  fields: Record<string, string>;
  savedBy: string;
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
  step: 'submitted' | 'sent-back' | 'published' | 'withdrawn';
  by: string;
  at: string;
  comments: FieldComment[];
}

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
      .selectAll()
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
    kysely.selectFrom('step').selectAll().where('work_id', '=', workId).orderBy('id', 'desc'),
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
      at: s.at,
      comments: s.comments === null ? [] : (JSON.parse(s.comments) as FieldComment[]),
    }),
  );
  const [last] = all;
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
  at: string;
}): DraftSave {
  return {
    number: row.number,
    fields: JSON.parse(row.fields) as Record<string, string>,
    savedBy: row.person,
    savedById: row.person_id,
    savedAt: row.at,
  };
}

/** All saves of a claim's drafts without their texts, the latest first. */
export async function listSaves(
  { read, kysely }: Database,
  slug: string,
): Promise<{ number: number; savedBy: string; savedAt: string }[]> {
  const [rows] = await read(
    kysely
      .selectFrom('draft_save as d')
      .innerJoin('work as w', 'w.id', 'd.work_id')
      .select(['d.number', 'd.person as savedBy', 'd.at as savedAt'])
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
    .select(['d.number', 'd.fields', 'd.person', 'd.person_id', 'd.at'])
    .where('w.slug', '=', slug)
    .where('d.number', 'in', numbers)
    .orderBy('d.number')
    .execute();
  return rows.map(draftSave);
}

/** The work on a claim as the newsroom's lists show it. */
export interface ListedWork {
  slug: string;
  stage: Stage;
  isPublished: number;
  quote: string;
  touchedAt: string;
  touchedBy: string;
}

export const WORK_PAGE_SIZE = 30;

/** What is worked on, the latest first; one page of it, from 1, and how many there are of each stage. */
export async function listWork(
  { read, kysely }: Database,
  { stage, page }: { stage?: Stage | undefined; page: number },
): Promise<{ work: ListedWork[]; tally: { stage: Stage; n: number }[]; waiting: number }> {
  const [work, tally, [queue]] = await read(
    kysely
      .selectFrom('work')
      .select(['slug', 'stage', 'quote', 'touched_at as touchedAt', 'touched_by as touchedBy'])
      .select(sql<number>`claim_id IS NOT NULL`.as('isPublished'))
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
