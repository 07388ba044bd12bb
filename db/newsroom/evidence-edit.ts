/** Reads of the evidence editor: lists of series, one with all that was recorded in it, and what would become of verdicts. */

import { sql } from 'kysely';
import * as z from 'zod';
import { byMovement, type Impact, impactOn, type Proposed } from '../../claims/editorial/evidence-impact.ts';
import type { RestingClaim } from '../../claims/editorial/listed-claim.ts';
import type { Expected } from '../../claims/editorial/next-release.ts';
import { clocksInWords } from '../../claims/evaluate.ts';
import type { KnownSource, ListedSeries, RecordedFigure, SeriesHead } from '../../claims/evidence/record.ts';
import { type Source, STATUSES } from '../../claims/evidence/series.ts';
import { builtRows, jsonColumn, sqlRows } from '../base/json-columns.ts';
import { containingAll } from '../base/like.ts';
import type { Database } from '../base/open.ts';
import { nextReleaseOf } from '../evidence/next-release.ts';
import {
  type FigureColumns,
  observationFrom,
  seriesJson,
  seriesRow,
  sourceJson,
  sourceRow,
} from '../evidence/rows.ts';
import { listedSeries, restingClaims } from '../ledger/evidence-lists.ts';
import { lastRulings, lastVerdicts, standingVerdicts } from '../ledger/rulings.ts';
import { claimsOfRevisions } from '../ledger/stored-claim.ts';
import { type KeptSourceToEdit, keptSources } from './archives.ts';
import { SERIES_TEXT } from './draft-evidence.ts';
import { type EvidenceSaved, savedSchema } from './evidence-save.ts';

export const EDIT_PAGE_SIZE = 50;

/** The series that a search finds, by place and title: each word of it in the title, the id, the place or the unit. */
export async function searchSeries(
  { read, kysely }: Database,
  words: readonly string[],
  page: number,
): Promise<{ series: ListedSeries[]; total: number }> {
  const found = containingAll(SERIES_TEXT, words);
  const [series, [total]] = await read(
    listedSeries(
      kysely,
      sql`WHERE ${found} ORDER BY s.place, s.title, s.id
        LIMIT ${sql.lit(EDIT_PAGE_SIZE)} OFFSET ${sql.lit((page - 1) * EDIT_PAGE_SIZE)}`,
    ),
    kysely
      .selectFrom('series as s')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where(found),
  );
  return { series, total: Number(total?.n ?? 0) };
}

/** What the form of the editor is drawn and read with. */
export interface FormMatter {
  /** The sources recorded last. */
  recent: KnownSource[];
  /** Those that were asked for by id or by title. */
  sources: Source[];
  /** What came of the form before; null if it was not used. */
  used: EvidenceSaved | null;
}

/** A series as the editor shows it. */
export interface SeriesToEdit extends FormMatter {
  head: SeriesHead;
  figures: RecordedFigure[];
  claims: RestingClaim[];
  /** When its next figures are expected; null if that is not known. */
  next: Expected | null;
  /** Its sources, with where each is kept. */
  kept: KeptSourceToEdit[];
}

/** What is asked for besides a series. */
export interface Asked {
  ids: readonly string[];
  titles: readonly string[];
  /** Who asks, and the form whose outcome is asked for. */
  use: { person: string; token: string };
}

const RECENT_SOURCES = 50;
const MAX_RESTING = 100;

const usedRow = z.object({ outcome: jsonColumn(savedSchema) });

function matterQueries({ kysely }: Database, { ids, titles, use }: Asked) {
  return [
    kysely
      .selectFrom('source')
      .select(['id', 'title'])
      .orderBy('recorded_at', 'desc')
      .orderBy('id')
      .limit(RECENT_SOURCES),
    sqlRows(
      kysely,
      sql`SELECT ${sourceJson} AS source FROM source k
        WHERE k.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
          OR k.title IN (SELECT value FROM json_each(${JSON.stringify(titles)})) ORDER BY k.id LIMIT 500`,
      sourceRow,
    ),
    builtRows(
      kysely
        .selectFrom('form_use')
        .select('outcome')
        .where('person', '=', use.person)
        // Uses are named by the token of the form, a space, and what it asks for: "!" follows the space.
        .where('token', '>', `${use.token} `)
        .where('token', '<', `${use.token}!`)
        .limit(1),
      usedRow,
    ),
  ] as const;
}

function matterOf(
  recent: KnownSource[],
  sources: readonly { source: Source }[],
  used: { outcome: EvidenceSaved } | undefined,
): FormMatter {
  return { recent, sources: sources.map(({ source }) => source), used: used?.outcome ?? null };
}

/** What the form of a new series needs; `taken` is the series that has one of the ids already. */
export async function newSeriesMatter(
  database: Database,
  seriesId: string,
  asked: Asked,
): Promise<FormMatter & { taken: KnownSource | null }> {
  const [recent, sources, [used], [taken]] = await database.read(
    ...matterQueries(database, asked),
    database.kysely.selectFrom('series').select(['id', 'title']).where('id', '=', seriesId),
  );
  return { ...matterOf(recent, sources, used), taken: taken ?? null };
}

const recordedFigure: z.ZodType<RecordedFigure, FigureRow> = z
  .object({
    id: z.number(),
    at: z.string(),
    value: z.string(),
    precision: z.string().nullable(),
    source: z.string(),
    publishedOn: z.string(),
    status: z.enum(STATUSES).nullable(),
    sourceTitle: z.string(),
    recordedAt: z.string(),
    corrects: z.number().nullable(),
    correctedBy: z.number().nullable(),
    by: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .transform(({ at, value, precision, source, publishedOn, status, ...row }) => ({
    ...row,
    observation: observationFrom({ at, value, precision, source, publishedOn, status }),
  }));

type FigureRow = Omit<RecordedFigure, 'observation'> & FigureColumns;

/** The figures of a series, the latest date first, and of one date the latest publication. */
function figuresOf({ kysely }: Database, seriesId: string) {
  return builtRows(
    kysely
      .selectFrom('observation as o')
      .innerJoin('source as k', 'k.id', 'o.source_id')
      .leftJoin('evidence_change as e', 'e.observation_id', 'o.id')
      .select(['o.id', 'o.at', 'o.value', 'o.precision', 'o.source_id as source', 'o.status', 'o.corrects'])
      .select(['o.published_on as publishedOn', 'o.recorded_at as recordedAt', 'k.title as sourceTitle'])
      .select(['e.person as by', 'e.reason'])
      .select(({ selectFrom }) =>
        selectFrom('observation as x').select('x.id').whereRef('x.corrects', '=', 'o.id').as('correctedBy'),
      )
      .where('o.series_id', '=', seriesId)
      .orderBy('o.at_end', 'desc')
      .orderBy('o.at', 'desc')
      .orderBy('o.published_on', 'desc')
      .orderBy('o.id', 'desc'),
    recordedFigure,
  );
}

/** A series with everything that was recorded in it; undefined if none has the id. */
export async function findSeriesToEdit(
  database: Database,
  id: string,
  asked: Asked,
): Promise<SeriesToEdit | undefined> {
  const { read, kysely } = database;
  const [[head], figures, claims, [next], kept, recent, sources, [used]] = await read(
    sqlRows(kysely, sql`SELECT ${seriesJson} AS series FROM series s WHERE s.id = ${id}`, seriesRow),
    figuresOf(database, id),
    restingClaims(kysely, id, { limit: MAX_RESTING, waitingFirst: true }),
    nextReleaseOf(kysely, id),
    keptSources(database, id),
    ...matterQueries(database, asked),
  );
  if (head === undefined) return undefined;
  return { head: head.series, figures, claims, next: next ?? null, kept, ...matterOf(recent, sources, used) };
}

/** How many claims a preview computes; saving computes all. */
const MAX_PREVIEWED = 300;
/** How many at a time, since each brings its series along. */
const PREVIEWED_AT_A_TIME = 20;

/** What would become of the published claims that rest on a series, the furthest moved first; and how many rest on it in all. */
export async function whatBecomes(
  { kysely }: Database,
  proposed: Proposed,
  today: string,
): Promise<{ claims: Impact[]; total: number }> {
  const rows = await kysely
    .selectFrom('revision_series as rs')
    .innerJoin('listing as l', 'l.revision_id', 'rs.revision_id')
    .leftJoin('queue_item as q', 'q.claim_id', 'l.claim_id')
    .select(['l.revision_id', 'q.claim_id as queued'])
    .where('rs.series_id', '=', proposed.series)
    .orderBy('l.said_on', 'desc')
    .orderBy('l.claim_id', 'desc')
    .execute();
  const previewed = rows.slice(0, MAX_PREVIEWED);
  const queued = new Set(rows.filter((r) => r.queued !== null).map((r) => r.revision_id));
  const claims: Impact[] = [];
  for (let i = 0; i < previewed.length; i += PREVIEWED_AT_A_TIME) {
    const ids = previewed.slice(i, i + PREVIEWED_AT_A_TIME).map((r) => r.revision_id);
    const [revisions, rulings] = await Promise.all([
      claimsOfRevisions(kysely, ids),
      lastRulings(kysely, ids),
    ]);
    for (const revision of revisions) {
      const ruled = lastVerdicts(rulings, revision.revisionId);
      if (ruled === undefined) continue;
      const before = clocksInWords(standingVerdicts(revision, ruled, revision.mark, today).before);
      const { claim, series, sources } = revision.latest;
      const isQueued = queued.has(revision.revisionId);
      claims.push(impactOn({ claim, before, series, sources, isQueued }, proposed, today));
    }
  }
  return { claims: byMovement(claims), total: rows.length };
}
